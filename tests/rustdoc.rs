//! The documentation of a crate with a few specs, as a reader finds it: every link leads somewhere,
//! and no page shows an item that has none.

#[path = "common/scratch.rs"]
mod scratch;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use scratch::{Scratch, read, target, workspace};

/// The pages of some crates.
#[derive(Default)]
struct Pages {
    texts: BTreeMap<PathBuf, String>,
    /// Pages that only lead to another one, which is where a reexported item has its page.
    redirects: BTreeMap<PathBuf, PathBuf>,
}

impl Pages {
    fn add(&mut self, folder: &Path) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                self.add(&path);
            } else if path
                .extension()
                .is_some_and(|extension| extension == "html")
            {
                let text = fs::read_to_string(&path).unwrap();
                match text.split_once("content=\"0;URL=") {
                    Some((_, to)) => {
                        let to = to.split('"').next().unwrap();
                        let to = resolved(&folder.join(to));
                        self.redirects.insert(path, to);
                    }
                    None => {
                        self.texts.insert(path, text);
                    }
                }
            }
        }
    }

    fn get(&self, path: &Path) -> Option<&String> {
        let path = self.redirects.get(path).map_or(path, PathBuf::as_path);
        self.texts.get(path)
    }
}

/// The values of an attribute.
fn attributes<'p>(page: &'p str, name: &str) -> impl Iterator<Item = &'p str> {
    let start = format!(" {name}=\"");
    let parts: Vec<_> = page.split(&*start).skip(1).collect();
    parts.into_iter().filter_map(|part| part.split('"').next())
}

/// The path without `.` and `..`.
fn resolved(path: &Path) -> PathBuf {
    let mut resolved = PathBuf::new();
    for part in path.components() {
        match part.as_os_str().to_str() {
            Some("..") => {
                resolved.pop();
            }
            Some(".") => {}
            _ => resolved.push(part),
        }
    }
    resolved
}

/// The links of a page that lead to no file, or to no place in it.
fn dead_links(path: &Path, page: &str, pages: &Pages) -> Vec<String> {
    let mut dead = Vec::new();
    for link in attributes(own(page), "href") {
        if link.starts_with("https://") || link.starts_with("javascript:") {
            continue;
        }
        let (file, place) = link.split_once('#').unwrap_or((link, ""));
        let to = match file {
            "" => path.to_owned(),
            _ => resolved(&path.parent().unwrap().join(file)),
        };
        let id = format!(" id=\"{place}\"");
        // Line numbers of the source are made by a script.
        let is_line = to.components().any(|part| part.as_os_str() == "src");
        let found = match pages.get(&to) {
            Some(text) => place.is_empty() || is_line || text.contains(&id),
            None => to.is_file() && (place.is_empty() || is_line),
        };
        if !found {
            dead.push(link.to_owned());
        }
    }
    dead
}

/// The text of a page without its links, without markup.
fn unlinked(page: &str) -> String {
    let outside = page
        .split("<a ")
        .enumerate()
        .map(|(index, part)| match index {
            0 => part,
            _ => part.split_once("</a>").map_or("", |(_, rest)| rest),
        });
    let outside: String = outside.collect::<Vec<_>>().join(" ");
    let tags = outside
        .split('<')
        .map(|part| part.split_once('>').map_or(part, |(_, rest)| rest));
    tags.collect()
}

/// The part of a page about the item itself. Implementations for every type follow, most of them of
/// other crates.
fn own(page: &str) -> &str {
    page.split("id=\"synthetic-implementations\"")
        .next()
        .unwrap()
}

/// The signatures on a page of the crate, as text without their links.
fn signatures(page: &str) -> String {
    let mut text = String::new();
    for (start, end) in [
        ("class=\"code-header\">", "</h"),
        ("item-decl\"><code>", "</code>"),
    ] {
        for part in own(page).split(start).skip(1) {
            let signature = part.split(end).next().unwrap();
            text.push_str(&unlinked(signature));
            text.push('\n');
        }
    }
    text
}

/// The words in the signatures of a page that may be names of types, unless they are type
/// parameters, the item that the page is about, its variants, the item of an iterator, or the
/// button that shows long enums.
fn unlinked_types(page: &str, path: &Path) -> BTreeSet<String> {
    let item = path.file_stem().unwrap().to_str().unwrap();
    let item = item.rsplit('.').next().unwrap();
    let text = signatures(page).replace("Item = ", "").replace("Show ", "");
    let words = text.split(|char: char| !char.is_alphanumeric() && char != '_');
    let names = words.filter(|word| {
        let is_type = word.len() > 1 && word.starts_with(|first: char| first.is_uppercase());
        is_type || word.starts_with("without_")
    });
    let is_here = |name: &str| {
        ["Self", item].contains(&name) || page.contains(&format!("id=\"variant.{name}\""))
    };
    names
        .filter(|name| !is_here(name))
        .map(str::to_owned)
        .collect()
}

#[test]
fn pages_show_no_hidden_item_and_have_no_dead_links() {
    let scratch = Scratch::new("documented");
    let manifest = format!(
        "[package]\nname = \"documented\"\nedition = \"2024\"\n\n[workspace]\n\n[dependencies]\n\
         tcsas-macros = {{ path = \"{}\" }}\ntcsas-runtime = {{ path = \"{}\" }}\n",
        workspace("tcsas-macros"),
        workspace("tcsas-runtime")
    );
    scratch.write("Cargo.toml", &manifest);
    scratch.write(
        "src/lib.rs",
        "//! Documented.\n\ntcsas_macros::include_specs! { path: \"specs\", spec_url: \"https://a.test/\" }\n",
    );
    // An action with required parameters and lists of data types, two that share their error codes,
    // and a paginated one.
    for action in [
        "ModifyMNP",
        "DescribeTeam",
        "DescribeMNPList",
        "DescribeRoleList",
    ] {
        let file = format!("specs/{action}.json");
        scratch.write(&file, &read(&file));
    }
    scratch.write("specs/shared.json", &read("specs/shared.json"));
    let doc = target().join("doc");
    let _ = fs::remove_dir_all(doc.join("documented"));
    if !doc.join("tcsas_runtime").is_dir() {
        // Cargo would not write deleted pages again.
        scratch.cargo(&["clean", "-p", "tcsas-runtime"]);
    }
    // The pages of the runtime first: rustdoc links to those that exist.
    for package in ["tcsas-runtime", "documented"] {
        let (passed, text) = scratch.cargo(&["doc", "--no-deps", "-p", package]);
        assert!(
            passed && !text.contains("warning: unresolved link"),
            "{text}"
        );
    }

    let mut all = Pages::default();
    for name in ["documented", "tcsas_runtime", "src"] {
        all.add(&doc.join(name));
    }
    let mut faults = Vec::new();
    for (path, page) in &all.texts {
        let name = path.strip_prefix(target()).unwrap();
        let is_source = name.starts_with("doc/src");
        if !is_source {
            for link in dead_links(path, page, &all) {
                faults.push(format!("{}: dead link {link}", name.display()));
            }
            for word in ["__private", "__Client", "__tcsas_runtime"] {
                if unlinked(own(page)).contains(word) {
                    faults.push(format!("{}: shows {word}", name.display()));
                }
            }
        }
        if name.starts_with("doc/documented") {
            for unknown in unlinked_types(page, path) {
                faults.push(format!("{}: {unknown} has no page", name.display()));
            }
        }
        if page.contains(&workspace("specs")) || page.contains(&*scratch.folder.to_string_lossy()) {
            faults.push(format!("{}: has a path of this machine", name.display()));
        }
    }
    assert!(
        faults.is_empty(),
        "{} faults:\n{}",
        faults.len(),
        faults.join("\n")
    );

    // What the checks above look at is there.
    let page = |path: &str| &all.texts[&doc.join("documented").join(path)];
    let builder = page("builders/struct.ModifyMnpRequestBuilder.html");
    assert!(builder.contains("trait.AllSet.html") && builder.contains("trait.IntoItem.html"));
    let request = page("requests/struct.ModifyMnpRequest.html");
    for part in [
        "id=\"example\"",
        "id=\"errors\"",
        "https://a.test/specs/ModifyMNP.json",
    ] {
        assert!(request.contains(part), "{part}");
    }
    assert!(
        page("types/struct.MnpI18nSyncDto.html").contains("https://a.test/specs/shared.json#L")
    );
    let root = page("index.html");
    assert!(root.contains("struct.Client.html") && !root.contains("ModifyMnpRequest"));
}
