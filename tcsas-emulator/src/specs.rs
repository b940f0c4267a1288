//! Where an emulator takes the specs of its service from.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use tcsas_spec::{Options, Outcome, Source};

/// The spec files of the service: a folder, a single file, or the constant `SPECS` of a generated
/// client.
///
/// ```
/// # use tcsas_emulator::Specs;
/// let folder = Specs::from("specs");
/// // `tcsas::Client::SPECS` in a program.
/// let embedded = Specs::from(
///     &[(
///         "shared.json",
///         r#"{ "service": "cvm", "version": "2017-03-12" }"#,
///     )][..],
/// );
/// ```
#[derive(Clone, Debug)]
pub struct Specs(Origin);

#[derive(Clone, Debug)]
enum Origin {
    Path(PathBuf),
    /// Names and texts.
    Embedded(&'static [(&'static str, &'static str)]),
}

impl Specs {
    pub(crate) fn load(&self) -> Outcome {
        match self.0 {
            Origin::Path(ref path) => tcsas_spec::load(path, &Options::default()),
            Origin::Embedded(files) => {
                let sources = files.iter().map(|(name, text)| Source {
                    name: name.into(),
                    text: text.as_bytes().to_vec(),
                });
                tcsas_spec::read(sources.collect(), &Options::default())
            }
        }
    }
}

impl From<&'static [(&'static str, &'static str)]> for Specs {
    fn from(files: &'static [(&'static str, &'static str)]) -> Self {
        Self(Origin::Embedded(files))
    }
}

impl From<PathBuf> for Specs {
    fn from(path: PathBuf) -> Self {
        Self(Origin::Path(path))
    }
}

// No implementation for everything that is `AsRef<Path>`: the language would not allow the one for
// embedded files beside it.
macro_rules! from_paths {
    ($($path:ty),*) => {$(
        impl From<$path> for Specs {
            fn from(path: $path) -> Self {
                Self(Origin::Path(Path::new(path).to_owned()))
            }
        }
    )*};
}

from_paths!(&str, &String, &OsStr, &Path, &PathBuf);

impl From<String> for Specs {
    fn from(path: String) -> Self {
        Self(Origin::Path(path.into()))
    }
}
