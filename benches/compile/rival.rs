//! The rivals: the crates compared, and how each is generated from a spec.

use std::path::Path;

use tcsas_spec::Outcome;

use crate::args::Args;
use crate::cargo::Crate;
use crate::shape::Shapes;
use crate::{openapi, structs};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rival {
    Ours,
    Serde,
    Progenitor,
}

impl Rival {
    pub const ALL: [Self; 3] = [Self::Ours, Self::Serde, Self::Progenitor];

    pub fn name(self) -> &'static str {
        match self {
            Self::Ours => "ours",
            Self::Serde => "serde",
            Self::Progenitor => "progenitor",
        }
    }

    pub fn named(name: &str) -> Result<Self, String> {
        let rival = Self::ALL.into_iter().find(|rival| rival.name() == name);
        rival.ok_or_else(|| format!("{name} is not one of ours, serde, progenitor"))
    }

    fn lib(self) -> &'static str {
        match self {
            Self::Ours => "leaf_ours",
            Self::Serde => "leaf_serde",
            Self::Progenitor => "leaf_progenitor",
        }
    }

    fn program(self) -> &'static str {
        match self {
            Self::Ours => "calls_ours",
            Self::Serde => "calls_serde",
            Self::Progenitor => "calls_progenitor",
        }
    }

    /// The dependencies according to its README.
    fn dependencies(self) -> String {
        let ours = |name| {
            let path = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/..")).join(name);
            format!("{name} = {{ path = {path:?} }}\n")
        };
        match self {
            Self::Ours => ours("tcsas-macros") + &ours("tcsas-runtime"),
            Self::Serde => "serde = { version = \"1\", features = [\"derive\"] }\n".into(),
            Self::Progenitor => "futures = \"0.3\"\nprogenitor = \"0.15\"\n\
                 reqwest = { version = \"0.13\", features = [\"json\", \"query\", \"stream\"] }\n\
                 serde = { version = \"1\", features = [\"derive\"] }\n"
                .into(),
        }
    }

    /// Additional dependencies of a program that runs the calls.
    fn of_program(self) -> &'static str {
        match self {
            Self::Serde => "serde_json = \"1\"\n",
            Self::Ours | Self::Progenitor => {
                "tokio = { version = \"1\", features = [\"net\", \"rt\", \"time\"] }\n"
            }
        }
    }
}

/// A rival's crates: a lib, and a program that calls every action.
pub struct Crates {
    pub rival: Rival,
    pub lib: Crate,
    pub program: Crate,
}

impl Crates {
    /// Those of all rivals.
    pub fn new(args: &Args) -> Result<Vec<Self>, String> {
        let new = |rival: &Rival| {
            let dependencies = rival.dependencies();
            let program = dependencies.clone() + rival.of_program();
            Ok(Self {
                rival: *rival,
                lib: Crate::new(rival.lib(), &dependencies)?,
                program: Crate::new(rival.program(), &program)?,
            })
        };
        args.rivals.iter().map(new).collect()
    }

    /// Writes the sources for a spec.
    pub fn describe(&self, outcome: &Outcome, shapes: &Shapes<'_>) -> Result<(), String> {
        let lib = &self.lib;
        match self.rival {
            Rival::Ours => {
                let _ = std::fs::remove_dir_all(lib.folder.join("specs"));
                for file in &outcome.files {
                    let name = file.file_name().unwrap_or_default().to_string_lossy();
                    let text = std::fs::read_to_string(file).map_err(|e| e.to_string())?;
                    lib.write(&format!("specs/{name}"), &text)?;
                }
                // As in the README.
                let watch = "fn main() {\n    println!(\"cargo::rerun-if-changed=specs\");\n}\n";
                lib.write("build.rs", watch)?;
                lib.write("src/lib.rs", "tcsas_macros::include_specs!(\"specs\");\n")
            }
            Rival::Serde => lib.write("src/lib.rs", &structs::source(shapes)),
            Rival::Progenitor => {
                let document = openapi::document(shapes, &outcome.service.version);
                lib.write("openapi.json", &document)?;
                lib.write(
                    "src/lib.rs",
                    "progenitor::generate_api!(\"openapi.json\");\n",
                )
            }
        }
    }
}
