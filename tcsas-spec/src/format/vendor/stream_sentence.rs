//! The sentence by which the vendor marks actions that may respond with a stream of events.
//!
//! No key of a description does. The sentence is part of the documentation of the response's
//! `RequestId`, which is in a header then.

/// The sentence in Chinese: the action “is a streaming response interface”.
const CHINESE: &str = "流式响应";

/// Its forms in English.
const ENGLISH: [&str; 4] = [
    "streaming response",
    "streaming api",
    "streaming interface",
    "streamed response",
];

/// What precedes a form that is negated.
const NEGATIONS: [&str; 5] = ["non-", "non ", "not a ", "no ", "非"];

/// Whether the documentation of `RequestId` has the sentence.
pub(super) fn is_in(text: &str) -> bool {
    let text = text.to_lowercase();
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut forms = ENGLISH.iter().copied().chain([CHINESE]);
    forms.any(|form| {
        text.match_indices(form).any(|(at, _)| {
            let before = &text[..at];
            !NEGATIONS.iter().any(|negation| before.ends_with(negation))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::is_in;

    #[test]
    fn sentence_is_found_in_both_languages() {
        for (text, expected) in [
            (
                "The unique request ID. As a streaming response API, when the request is successfully completed, it will be placed in the header.",
                true,
            ),
            ("This API returns a Streaming\n  response.", true),
            (
                "唯一请求 ID。本接口为流式响应接口，当请求成功时，RequestId 会被放在 Header 中。",
                true,
            ),
            ("唯一请求 ID，由服务端生成，每次请求都会返回。", false),
            (
                "The unique request ID, which is returned for each request.",
                false,
            ),
            ("It is in the header of a non-streaming response.", false),
            ("本接口为非流式响应接口", false),
        ] {
            assert_eq!(is_in(text), expected, "{text}");
        }
    }
}
