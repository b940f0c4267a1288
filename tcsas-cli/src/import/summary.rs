//! The messages at the end of an import.

use std::collections::HashSet;

use tcsas_spec::model::{Field, Service, Site, Usage};
use tcsas_spec::quote;

use crate::console::count;
use crate::site;

/// The endpoint of the files as `read`, and the reason for it. `kept` is true if files of the
/// folder specified it before.
pub(super) fn endpoint(
    site: Option<Site>,
    described: &Service,
    read: &Service,
    kept: bool,
) -> String {
    let endpoint = site::endpoint(read);
    let wanted = quote(&described.endpoint);
    match site {
        Some(site) if read.endpoint != described.endpoint => format!(
            "{endpoint}, as the folder already specifies; for {site}, change `endpoint` in its files to {wanted}"
        ),
        _ if kept => format!("{endpoint}, as the folder already specifies"),
        None if described.site_is_presumed => format!(
            "{endpoint}, because no site is specified; confirm it with `--site mainland`, or import with \
             `--site intl` into an empty folder, or change `endpoint` in the files"
        ),
        _ => endpoint,
    }
}

/// The number of response fields of `actions` that stay an `Option` although the description flags
/// them as always present; `None` if there are none.
pub(super) fn unadopted_guarantees(
    actions: &[String],
    described: &Service,
    read: &Service,
) -> Option<String> {
    let flagged = |old: &[Field], new: &[Field], usage: Usage| -> usize {
        let new = new.iter().filter(|field| field.is_optional(usage));
        let names: HashSet<&str> = new.map(|field| &*field.name).collect();
        let old = old
            .iter()
            .filter(|field| field.vendor_guarantee == Some(true));
        old.filter(|field| names.contains(&*field.name)).count()
    };
    let response = Usage {
        input: false,
        output: true,
    };
    let imported: HashSet<&str> = actions.iter().map(String::as_str).collect();
    let actions = described.actions.iter();
    let actions = actions.filter(|action| imported.contains(&*action.name));
    let mut amount = 0;
    for action in actions.clone() {
        let now = read.action(&action.name)?;
        amount += flagged(&action.output, &now.output, response);
    }
    for name in described.reached_from(actions.flat_map(|action| &action.output)) {
        let (then, now) = (described.data_type(name)?, read.data_type(name)?);
        // A field that requests may omit cannot be guaranteed in responses either.
        let usage = Usage {
            input: false,
            ..now.usage
        };
        amount += flagged(&then.fields, &now.fields, usage);
    }
    (amount > 0).then(|| {
        format!(
            "{} that the description flags as always present stay optional; --adopt-guaranteed guarantees them\n",
            count(amount, "field")
        )
    })
}
