//! Generation from a build script.

use std::path::{Path, PathBuf};
use std::{env, fmt, fs, io};

use tcsas_spec::{Diagnostic, Options, Outcome};

use crate::settings::{CratePath, Settings};

/// The file that [`Generator::write`] writes.
const FILE: &str = "tcsas.rs";

/// Generates the Rust of spec files into a file, for crates that want the source on disk.
///
/// ```no_run
/// // The `main` of build.rs:
/// let out_dir = std::env::var_os("OUT_DIR").expect("Cargo sets OUT_DIR");
/// let generator = tcsas_codegen::Generator::new("specs").actions(["Describe*"]);
/// if let Err(error) = generator.write(out_dir) {
///     panic!("{error}");
/// }
/// ```
///
/// The crate includes the file, and depends on `tcsas-runtime` as with `include_specs!`:
///
/// ```ignore
/// include!(concat!(env!("OUT_DIR"), "/tcsas.rs"));
/// ```
#[derive(Clone, Debug)]
pub struct Generator {
    specs: PathBuf,
    options: Options,
    settings: Settings,
}

impl Generator {
    /// Takes the spec files from a folder or a single file. A relative path starts at the manifest
    /// of the package whose build script runs.
    #[must_use]
    pub fn new(specs: impl Into<PathBuf>) -> Self {
        let base = env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| ".".into(), PathBuf::from);
        Self {
            specs: specs.into(),
            options: Options {
                base,
                ..Options::default()
            },
            settings: Settings::default(),
        }
    }

    /// Takes only these actions, by name or with `*` for any part of a name, and the data types
    /// they reach.
    #[must_use]
    pub fn actions<A: Into<String>>(mut self, actions: impl IntoIterator<Item = A>) -> Self {
        self.options.actions = actions.into_iter().map(Into::into).collect();
        self
    }

    /// Leaves out these actions, by name or with `*` for any part of a name.
    #[must_use]
    pub fn exclude<A: Into<String>>(mut self, actions: impl IntoIterator<Item = A>) -> Self {
        self.options.exclude = actions.into_iter().map(Into::into).collect();
        self
    }

    /// Selects the host of the international site (`true`) or of the mainland site (`false`) for a
    /// vendor's `api.json`, which names none.
    #[must_use]
    pub fn intl(mut self, intl: bool) -> Self {
        self.options.intl = intl;
        self.options.mainland = !intl;
        self
    }

    /// Sets the path of the runtime as seen from inside the generated module. Default:
    /// `::tcsas_runtime`.
    #[must_use]
    pub fn runtime(mut self, path: CratePath) -> Self {
        self.settings.runtime = Some(path);
        self
    }

    /// Compiles the examples in the generated documentation as doctests, which find the generated
    /// items at this path.
    #[must_use]
    pub fn doctests(mut self, path: CratePath) -> Self {
        self.settings.doctests = Some(path);
        self
    }

    /// Links the docs to the spec files, at addresses that begin with this one and continue with
    /// the path of the file in the package: `https://github.com/OWNER/REPOSITORY/blob/main/`.
    #[must_use]
    pub fn spec_url(mut self, url: impl Into<String>) -> Self {
        self.settings.spec_url = Some(url.into());
        self
    }

    /// Returns the Rust source text, formatted with the feature `format`.
    ///
    /// # Errors
    ///
    /// [`GenerateError::Specs`] with all diagnostics if a spec file is invalid.
    pub fn source(&self) -> Result<String, GenerateError> {
        Ok(self.generate()?.0)
    }

    /// Writes the Rust source text to `tcsas.rs` in the folder `out_dir`, and returns its path.
    ///
    /// Prints the `cargo::rerun-if-changed` line of the specs, and their warnings as
    /// `cargo::warning`. A file that has the same text already is left as it is.
    ///
    /// # Errors
    ///
    /// [`GenerateError::Specs`] with all diagnostics if a spec file is invalid, and
    /// [`GenerateError::Write`] if the file cannot be written.
    pub fn write(&self, out_dir: impl AsRef<Path>) -> Result<PathBuf, GenerateError> {
        println!(
            "cargo::rerun-if-changed={}",
            self.options.base.join(&self.specs).display()
        );
        let (source, warnings) = self.generate()?;
        for warning in &warnings {
            for line in warning.to_string().lines() {
                println!("cargo::warning={line}");
            }
        }
        let path = out_dir.as_ref().join(FILE);
        let unchanged = fs::read(&path).is_ok_and(|present| present == source.as_bytes());
        if !unchanged {
            fs::write(&path, source).map_err(|source| GenerateError::Write {
                path: path.clone(),
                source,
            })?;
        }
        Ok(path)
    }

    fn generate(&self) -> Result<(String, Vec<Diagnostic>), GenerateError> {
        let Outcome {
            service,
            diagnostics,
            warnings,
            places,
            files,
        } = tcsas_spec::load(&self.specs, &self.options);
        if !diagnostics.is_empty() {
            return Err(GenerateError::Specs(diagnostics));
        }
        let settings = Settings {
            allow_lints: true,
            places,
            ..self.settings.clone()
        };
        let source = crate::expand(&service, &settings, &files);
        #[cfg(feature = "format")]
        let source = crate::format(&source);
        Ok((source, warnings))
    }
}

/// Why nothing was generated.
#[derive(Debug)]
#[non_exhaustive]
pub enum GenerateError {
    /// Spec files are invalid. Its text has every diagnostic with its file, line and column.
    Specs(Vec<Diagnostic>),
    /// The file could not be written.
    Write {
        /// The file.
        path: PathBuf,
        /// The cause.
        source: io::Error,
    },
}

impl fmt::Display for GenerateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Specs(diagnostics) => {
                for (index, diagnostic) in diagnostics.iter().enumerate() {
                    let separator = if index > 0 { "\n\n" } else { "" };
                    write!(f, "{separator}{diagnostic}")?;
                }
                Ok(())
            }
            Self::Write { path, source } => {
                write!(f, "cannot write {}: {source}", path.display())
            }
        }
    }
}

impl std::error::Error for GenerateError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Specs(_) => None,
            Self::Write { source, .. } => Some(source),
        }
    }
}
