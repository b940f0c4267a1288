//! Cycles of a directed graph.

/// The edges that lie on a cycle, as pairs of indices; `edges[i]` are the ends of those of `i`.
///
/// Those are the edges within one strongly connected component, found by Kosaraju's algorithm: one
/// traversal that notes the order in which nodes are finished, one against the edges in the reverse
/// of that order. Both keep their own stack, since a description may chain as many types as it
/// likes.
pub(super) fn cyclic_edges(edges: &[Vec<usize>]) -> Vec<(usize, usize)> {
    let mut reversed = vec![Vec::new(); edges.len()];
    for (node, ends) in edges.iter().enumerate() {
        for &end in ends {
            reversed[end].push(node);
        }
    }
    let mut finished = Vec::with_capacity(edges.len());
    let mut seen = vec![false; edges.len()];
    for start in 0..edges.len() {
        traverse(start, edges, &mut seen, &mut |node| finished.push(node));
    }
    let mut component = vec![0; edges.len()];
    let mut seen = vec![false; edges.len()];
    for (number, start) in finished.into_iter().rev().enumerate() {
        traverse(start, &reversed, &mut seen, &mut |node| {
            component[node] = number
        });
    }
    let mut cyclic = Vec::new();
    for (node, ends) in edges.iter().enumerate() {
        let inside = ends
            .iter()
            .filter(|&&end| component[node] == component[end]);
        cyclic.extend(inside.map(|&end| (node, end)));
    }
    cyclic
}

/// Visits everything reachable from `start` that was not seen, depth first, and calls `finish` with
/// each node once all nodes reachable from it are finished.
fn traverse(start: usize, edges: &[Vec<usize>], seen: &mut [bool], finish: &mut dyn FnMut(usize)) {
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

#[cfg(test)]
mod tests {
    use super::cyclic_edges;

    #[test]
    fn edges_on_a_cycle_are_found() {
        let edges = [vec![1], vec![2, 3], vec![0], vec![3], vec![3]];
        let mut cyclic = cyclic_edges(&edges);
        cyclic.sort_unstable();
        assert_eq!(cyclic, [(0, 1), (1, 2), (2, 0), (3, 3)]);
    }
}
