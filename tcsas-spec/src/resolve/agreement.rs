//! Values that all files of a folder must have in common.

use crate::diagnostic::{Diag, Kind, Sink, quote};
use crate::format::Stated;

/// Whether `new` is the same as the value of the files before; reports it otherwise.
/// `about_shared`: one of the two is that of a shared file.
pub(super) fn agree(
    first: &mut Option<Stated>,
    new: Option<Stated>,
    what: &str,
    about_shared: bool,
    sink: &mut Sink,
) -> bool {
    let Some(new) = new else { return true };
    let Some(old) = first else {
        *first = Some(new);
        return true;
    };
    match (old.span, new.span) {
        _ if old.text == new.text => return true,
        (Some(there), Some(here)) => {
            let message = format!(
                "all files of a folder must have the same {what}, but {} is not {}",
                quote(&new.text),
                quote(&old.text)
            );
            let module = match what {
                "version" => format!("v{}", new.text.replace('-', "")),
                _ => new.text.replace('-', "_"),
            };
            let help = match what {
                "endpoint" => {
                    "a client has one endpoint: write the same one in all files of the folder"
                        .to_owned()
                }
                _ if about_shared => {
                    "a shared file belongs to the action files of its own service and version: replace the shared file by the one of the folder that the action files are from"
                        .to_owned()
                }
                _ => format!(
                    "move the files of each to a folder of their own, with an `include_specs!` in a module of its own: `mod {module} {{ tcsas_macros::include_specs!(\"specs/{module}\"); }}`"
                ),
            };
            sink.add(
                Diag::new(Kind::Conflict, here, message)
                    .label(format!("different {what} here"))
                    .related(there, format!("{what} of the files before"))
                    .help(help),
            );
        }
        // An explicit value has precedence over one that follows from the format.
        (None, Some(_)) => *first = Some(new),
        _ => {}
    }
    false
}
