//! The key `usage` of data types.

use tcsas_spec::keys::TYPE;
use tcsas_spec::model::Usage;

use super::json_tree::Tree;

/// The directions that the key `usage` of a data type names.
pub(crate) fn stated_usage(data_type: &Tree) -> Usage {
    let usage = data_type.str("usage");
    Usage {
        input: matches!(usage, "in" | "both"),
        output: matches!(usage, "out" | "both"),
    }
}

/// Sets the key `usage` of a data type unless `usage` follows without it from `known`, the
/// directions in which the actions beside it use the data type.
pub(crate) fn add_usage(data_type: &mut Tree, usage: Usage, known: Usage) {
    if union(stated_usage(data_type), known) == usage {
        return;
    }
    let text = match (usage.input, usage.output) {
        (true, true) => "both",
        (true, false) => "in",
        (false, true) => "out",
        (false, false) => return,
    };
    data_type.set("usage", Tree::text(text), TYPE);
}

/// The directions of both.
pub(crate) fn union(one: Usage, other: Usage) -> Usage {
    Usage {
        input: one.input || other.input,
        output: one.output || other.output,
    }
}
