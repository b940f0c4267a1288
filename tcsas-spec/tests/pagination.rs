//! Pagination of all lists of the project, and of most lists below the folder `TCSAS_CORPUS`.
//!
//! `cargo test -p tcsas-spec --test pagination -- --nocapture` prints the numbers, and the actions
//! that look paginated but have no derived pagination.

#[path = "support/corpus.rs"]
mod corpus;

use std::path::Path;

use tcsas_spec::model::{Action, Start, Type};
use tcsas_spec::{Options, load};

/// Whether an action has a parameter that may select a page.
fn looks_paginated(action: &Action) -> bool {
    let starts = ["Offset", "PageNumber", "PageNo", "PageNum", "Page"];
    let starts = |name: &str| starts.contains(&name);
    action.input.iter().any(|field| starts(&field.name))
}

#[test]
fn every_list_of_the_project_has_pagination() {
    let service = load(Path::new("../specs"), &Options::default())
        .into_result()
        .unwrap_or_else(|report| panic!("{report}"));
    let lists = service.actions.iter().filter(|a| looks_paginated(a));
    let lists: Vec<_> = lists.collect();
    assert!(lists.len() >= 20, "{}", lists.len());
    for action in lists {
        assert!(action.pagination.is_some(), "{}", action.name);
    }
}

#[test]
fn most_lists_of_the_corpus_have_pagination() {
    let versions = corpus::versions();
    if versions.is_empty() {
        return;
    }
    let (mut all, mut found, mut likely) = (0, 0, 0);
    let mut by_first = [[0; 2]; 2];
    for version in versions {
        let service = load(&version, &Options::default())
            .into_result()
            .unwrap_or_else(|report| panic!("{report}"));
        let paginations = service.actions.iter().filter_map(|a| a.pagination.as_ref());
        let paginations: Vec<_> = paginations.collect();
        for pagination in &paginations {
            by_first[usize::from(pagination.start == Start::Page)][pagination.first as usize] += 1;
        }
        let pages = paginations.iter().filter(|p| p.start == Start::Page);
        let nested = paginations.iter().filter(|p| p.items.len() > 1);
        let no_total = paginations.iter().filter(|p| p.total.is_none());
        let missed = service.actions.iter();
        let missed = missed.filter(|a| a.pagination.is_none() && looks_paginated(a));
        let missed: Vec<_> = missed.collect();
        println!(
            "{} {}: {} of {} actions, {} by page number, {} inside an object, {} without a total; {} more look paginated",
            service.name,
            service.version,
            paginations.len(),
            service.actions.len(),
            pages.count(),
            nested.count(),
            no_total.count(),
            missed.len(),
        );
        for action in &missed {
            let is_list = |ty: &Type| matches!(ty, Type::Array(_));
            let fields = action.output.iter();
            let fields = fields.filter(|f| is_list(&f.ty) || f.ty.object().is_some());
            let fields: Vec<_> = fields.map(|f| f.name.as_str()).collect();
            println!("    not {}: {fields:?}", action.name);
        }
        all += service.actions.len();
        found += paginations.len();
        likely += paginations.len() + missed.len();
    }
    println!("pagination: {found} of {all} actions; {likely} look paginated");
    let [[items_0, items_1], [pages_0, pages_1]] = by_first;
    println!(
        "offsets from 0: {items_0}, from 1: {items_1}; pages from 0: {pages_0}, from 1: {pages_1}"
    );
    assert!(likely == 0 || found * 4 > likely * 3, "{found} of {likely}");
}
