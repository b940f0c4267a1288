//! Spans of the expansion.

use proc_macro::{Group, Span, TokenStream, TokenTree};

/// Gives every token of a parsed expansion the span of the macro invocation, its
/// origin.
///
/// rustc does so by itself. rust-analyzer keeps the token's offset in the parsed text instead,
/// finds no such place in the file of the invocation, and fails every request for a definition or
/// for references. The tokens are visited only there: in rustc, one look at the first token is all
/// that this costs.
pub(crate) fn at_call_site(expansion: TokenStream) -> TokenStream {
    let site = Span::call_site();
    let shown = format!("{site:?}");
    match expansion.clone().into_iter().next() {
        Some(first) if format!("{:?}", first.span()) != shown => respan(expansion, site),
        _ => expansion,
    }
}

fn respan(tokens: TokenStream, span: Span) -> TokenStream {
    let respanned = tokens.into_iter().map(|token| {
        let mut token = match token {
            TokenTree::Group(group) => {
                let inner = respan(group.stream(), span);
                TokenTree::Group(Group::new(group.delimiter(), inner))
            }
            other => other,
        };
        token.set_span(span);
        token
    });
    respanned.collect()
}
