//! Which data types contain themselves by value.

use std::collections::{BTreeMap, HashSet};

use crate::model::{Service, Type};

/// The pairs (type, type of a field) that lie on a circle of types that contain each other by
/// value.
///
/// Those are the pairs within one strongly connected component, found by Kosaraju's two walks: one
/// that notes the order in which types are finished, one against the arrows in the reverse of that
/// order. Both keep their own stack, since a description may chain as many types as it likes.
pub(crate) fn by_value(service: &Service) -> HashSet<(&str, &str)> {
    let index: BTreeMap<&str, usize> = service
        .types
        .iter()
        .enumerate()
        .map(|(i, t)| (t.name.as_str(), i))
        .collect();
    let mut to = vec![Vec::new(); index.len()];
    let mut from = vec![Vec::new(); index.len()];
    for (i, data_type) in service.types.iter().enumerate() {
        for field in &data_type.fields {
            if let Type::Object(name) = &field.ty
                && let Some(&j) = index.get(name.as_str())
            {
                to[i].push(j);
                from[j].push(i);
            }
        }
    }
    let mut finished = Vec::with_capacity(to.len());
    let mut seen = vec![false; to.len()];
    for start in 0..to.len() {
        walk(start, &to, &mut seen, &mut |node| finished.push(node));
    }
    let mut component = vec![0; to.len()];
    let mut seen = vec![false; to.len()];
    for (number, start) in finished.into_iter().rev().enumerate() {
        walk(start, &from, &mut seen, &mut |node| {
            component[node] = number
        });
    }
    let mut pairs = HashSet::new();
    for (i, ends) in to.iter().enumerate() {
        for &j in ends.iter().filter(|&&j| component[i] == component[j]) {
            pairs.insert((
                service.types[i].name.as_str(),
                service.types[j].name.as_str(),
            ));
        }
    }
    pairs
}

/// Visits everything reachable from `start` that was not seen, and calls `finish` with each when
/// all behind it is done.
fn walk(start: usize, edges: &[Vec<usize>], seen: &mut [bool], finish: &mut dyn FnMut(usize)) {
    if std::mem::replace(&mut seen[start], true) {
        return;
    }
    let mut stack = vec![(start, 0)];
    while let Some((node, next)) = stack.pop() {
        match edges[node].get(next) {
            Some(&end) => {
                stack.push((node, next + 1));
                if !std::mem::replace(&mut seen[end], true) {
                    stack.push((end, 0));
                }
            }
            None => finish(node),
        }
    }
}
