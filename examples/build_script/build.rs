//! Writes the Rust of `specs/` to `OUT_DIR/tcsas.rs`.

use tcsas_codegen::Generator;

fn main() {
    let out_dir = std::env::var_os("OUT_DIR").expect("Cargo sets OUT_DIR");
    let generator = Generator::new("specs");
    if let Err(error) = generator.write(out_dir) {
        panic!("{error}");
    }
}
