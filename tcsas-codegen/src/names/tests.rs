//! Names in Rust, and that distinct names stay distinct.

use std::path::{Path, PathBuf};

use tcsas_spec::model::Service;

use super::*;

/// Converts a name on the wire to Rust.
type Namer = fn(&str) -> String;

fn field(wire: &str) -> String {
    Scope::fields().field(wire).0
}

fn variant(code: &str) -> String {
    let mut names = CodeNames::default();
    Scope::variants().variant(code, &mut names).0
}

#[test]
fn words_are_found() {
    for (wire, rust) in [
        ("MNPType", "mnp_type"),
        ("MNPId", "mnp_id"),
        ("VpcIDs", "vpc_ids"),
        ("IDsOfUsers", "ids_of_users"),
        ("VPCs", "vpcs"),
        ("IPv6Addr", "ipv6_addr"),
        ("PublicIPv4", "public_ipv4"),
        ("I18nList", "i18n_list"),
        ("Status", "status"),
        ("OS", "os"),
        ("snake_case", "snake_case"),
        ("MNPMAUCount", "mnp_mau_count"),
        ("VPCIDs", "vpc_ids"),
        ("VPCIPv6", "vpc_ipv6"),
        (
            "SharedCNAMEDDoSProtections",
            "shared_cname_ddos_protections",
        ),
    ] {
        assert_eq!(field(wire), rust, "{wire}");
    }
    assert_eq!(Scope::default().type_name("ModifyMNP").0, "ModifyMnp");
    assert_eq!(
        variant("InvalidParameterValue.InvalidMNPId"),
        "InvalidParameterValueInvalidMnpId"
    );
    assert_eq!(
        variant("InvalidParameterValue.InvalidMNPI18NLang"),
        "InvalidParameterValueInvalidMnpI18nLang"
    );
}

#[test]
fn keywords_and_names_of_our_own_are_avoided() {
    assert_eq!(field("Type"), "r#type");
    assert_eq!(field("Self"), "self_");
    assert_eq!(field("Build"), "build_");
    assert_eq!(Scope::default().method("New").0, "new_");
    assert_eq!(Scope::default().method("Into").0, "into_");
    assert_eq!(Scope::default().data_type("Self").0, "Self_");
    assert_eq!(Scope::default().data_type("S").0, "S_");
    assert_eq!(Scope::default().data_type("H").0, "H_");
    assert_eq!(Scope::default().data_type("TagBuilder").0, "TagBuilder_");
    assert_eq!(Scope::default().data_type("Builder").0, "Builder");
    assert_eq!(variant("Unknown"), "Unknown2");
    assert_eq!(variant("4xx"), "Code4xx");
    assert_eq!(Scope::response().field("RequestID").0, "request_id_2");
}

#[test]
fn the_first_of_colliding_names_is_unchanged() {
    let mut scope = Scope::fields();
    assert_eq!(scope.field("PublicIP").0, "public_ip");
    assert_eq!(scope.field("PublicIp").0, "public_ip_2");
    assert_eq!(scope.field("Public_Ip").0, "public_ip_3");
}

#[test]
fn every_keyword_is_a_valid_field() {
    for word in KEYWORDS
        .iter()
        .chain(NEVER_RAW)
        .filter(|word| **word != "_")
    {
        let name = field(word);
        assert!(
            syn::parse_str::<syn::Ident>(&name).is_ok() || name.starts_with("r#"),
            "{name}"
        );
        syn::parse_str::<syn::ItemStruct>(&format!("struct S {{ {name}: u8 }}")).unwrap();
    }
}

/// The names in a scope of a service and their conversion.
struct Names<'a> {
    of: String,
    wire: Vec<&'a str>,
    rust: fn(&str) -> String,
    /// The identifiers without a list of acronyms.
    heck: fn(&str) -> String,
}

impl<'a> Names<'a> {
    fn new(of: String, wire: impl IntoIterator<Item = &'a String>, kind: Kind) -> Self {
        let (rust, heck): (Namer, Namer) = match kind {
            Kind::Snake => (
                |wire| settle(wire).to_snake_case(),
                |wire| whole(wire).to_snake_case(),
            ),
            Kind::Camel => (
                |wire| settle(wire).to_upper_camel_case(),
                |wire| whole(wire).to_upper_camel_case(),
            ),
            Kind::Code => (camel, |code| {
                code.split('.')
                    .map(|part| whole(part).to_upper_camel_case())
                    .collect()
            }),
        };
        let wire = wire.into_iter().map(String::as_str).collect();
        Self {
            of,
            wire,
            rust,
            heck,
        }
    }

    /// The number of names that the list of acronyms changes.
    fn changed(&self) -> usize {
        let changed = |wire: &&&str| (self.rust)(wire) != (self.heck)(wire);
        self.wire.iter().filter(changed).count()
    }

    /// The names that collide only because of the list of acronyms.
    fn collisions(&self) -> Vec<String> {
        let mut seen: HashMap<String, &str> = HashMap::new();
        let mut found = Vec::new();
        for wire in &self.wire {
            let first = seen.entry((self.rust)(wire)).or_insert(wire);
            if (self.heck)(first) != (self.heck)(wire) {
                found.push(format!("{}: {first} and {wire}", self.of));
            }
        }
        found
    }
}

enum Kind {
    Snake,
    Camel,
    Code,
}

/// All scopes of a service.
fn scopes(service: &Service) -> Vec<Names<'_>> {
    let actions = || service.actions.iter().map(|action| &action.name);
    let mut scopes = vec![
        Names::new("methods".to_owned(), actions(), Kind::Snake),
        Names::new("requests".to_owned(), actions(), Kind::Camel),
        Names::new(
            "data types".to_owned(),
            service.types.iter().map(|data_type| &data_type.name),
            Kind::Camel,
        ),
    ];
    for action in &service.actions {
        for fields in [&action.input, &action.output] {
            let fields = fields.iter().map(|field| &field.name);
            scopes.push(Names::new(action.name.clone(), fields, Kind::Snake));
        }
        let codes = action.errors.iter().map(|error| &error.code);
        scopes.push(Names::new(action.name.clone(), codes, Kind::Code));
    }
    for data_type in &service.types {
        let fields = data_type.fields.iter().map(|field| &field.name);
        scopes.push(Names::new(data_type.name.clone(), fields, Kind::Snake));
    }
    scopes
}

/// The specs under test: all of `TCSAS_CORPUS`, or the difficult ones in `tests/corpus/made-up`,
/// and those in `specs/`.
fn services() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let corpus = std::env::var_os("TCSAS_CORPUS").map(PathBuf::from);
    let corpus = corpus.unwrap_or_else(|| root.join("tests/corpus/made-up"));
    let folders = |of: PathBuf| {
        let entries =
            std::fs::read_dir(&of).unwrap_or_else(|error| panic!("{}: {error}", of.display()));
        let paths = entries.map(|entry| entry.unwrap().path());
        let mut paths: Vec<_> = paths.filter(|path| path.is_dir()).collect();
        paths.sort();
        paths
    };
    let mut services: Vec<_> = folders(corpus).into_iter().flat_map(folders).collect();
    services.push(root.join("specs"));
    services
}

/// `cargo test -p tcsas-codegen names -- --nocapture` prints the number of names that the list
/// changes.
#[test]
fn separated_words_cause_no_collisions() {
    for path in services() {
        let service = tcsas_spec::load(&path, &tcsas_spec::Options::default()).service;
        let scopes = scopes(&service);
        let names: usize = scopes.iter().map(|names| names.wire.len()).sum();
        let changed: usize = scopes.iter().map(Names::changed).sum();
        let together: Vec<_> = scopes.iter().flat_map(Names::collisions).collect();
        println!(
            "{} {}: {changed} of {names} names",
            service.name, service.version
        );
        assert_eq!(together, [""; 0], "{}", path.display());
    }
}

/// The names in every file of `specs/` are the same when it is read alone, as far as that is
/// possible.
#[test]
fn names_do_not_depend_on_other_files() {
    let specs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs");
    let options = tcsas_spec::Options::default();
    let whole = tcsas_spec::load(&specs, &options).service;
    let whole = crate::plan::Plan::of(&whole);
    let mut compared = 0;
    for entry in std::fs::read_dir(&specs).unwrap() {
        let path = entry.unwrap().path();
        let text = std::fs::read(&path).unwrap();
        let name = path.file_name().unwrap().into();
        let alone = tcsas_spec::read(vec![tcsas_spec::Source { name, text }], &options).service;
        let alone = crate::plan::Plan::of(&alone);
        for action in &alone.actions {
            let of_all = &whole.actions;
            let same = of_all
                .iter()
                .find(|of| of.action.name == action.action.name);
            let same = same.unwrap();
            assert_eq!(action.method, same.method);
            assert_eq!(action.request.ident, same.request.ident);
            assert_eq!(fields(&action.request), fields(&same.request));
            assert_eq!(fields(&action.response), fields(&same.response));
            compared += 1;
        }
        for data_type in &alone.types {
            let same = whole.types.iter().find(|of| of.wire == data_type.wire);
            let same = same.unwrap();
            assert_eq!(data_type.ident, same.ident);
            assert_eq!(fields(data_type), fields(same));
        }
    }
    assert_eq!(compared, 155);
}

fn fields<'a>(of: &'a crate::plan::StructPlan<'_>) -> Vec<&'a Ident> {
    of.fields.iter().map(|field| &field.ident).collect()
}
