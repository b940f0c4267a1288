//! Separation of adjacent acronyms in names.
//!
//! `DescribeMNPMAULineChart` names the MAU of an MNP, and case does not mark the boundary. Deriving
//! the acronyms from the other names of a service would make the name of a method depend on the set
//! of spec files. They are therefore listed here, once for all services, from the names in all
//! published descriptions, and a Rust name depends on the name in the description alone.
//!
//! A run of capitals is split if it consists of listed words only, into as few of them as possible.
//! A run that is ambiguous or contains any other word is left whole.
//!
//! A word that is added renames every identifier that it splits: that is a breaking change of this
//! crate. Two names that differ in nothing but case and `_` are separated by
//! [`Scope`](super::Scope); words cannot bring other ones together.

use std::borrow::Cow;

/// Acronyms of capitals and digits, sorted.
pub(super) const ACRONYMS: &[&str] = &[
    "ACL", "AI", "AIGW", "AK", "AMQP", "ANR", "API", "APM", "APP", "ASN", "AWS", "BGP", "BPM",
    "BYOK", "CA", "CAM", "CBS", "CC", "CCN", "CDB", "CDC", "CDN", "CFG", "CFS", "CFW", "CHDFS",
    "CIDR", "CLB", "CLS", "CN", "CNAME", "CNNVD", "CNVD", "COS", "CPU", "CSIP", "CSPM", "CVE",
    "CVM", "CWE", "CWP", "DAU", "DB", "DDL", "DDOS", "DLP", "DML", "DNS", "DSPA", "DTS", "EBPF",
    "ECM", "EIP", "EKS", "EMR", "ENI", "ES", "FEC", "FS", "FW", "GPU", "GW", "HDFS", "HPC", "HTTP",
    "HTTPS", "I18N", "ICP", "ID", "IOS", "IP", "IPSEC", "ISP", "JKS", "JSON", "JWKS", "JWT", "K8S",
    "KB", "KMS", "KTV", "KV", "L10N", "L4", "L7", "LB", "LDAP", "LLM", "MAC", "MACOS", "MAU",
    "MCP", "MD5", "MDP", "MFA", "MNG", "MNP", "MP", "MPS", "MQTT", "NAT", "OCR", "OIDC", "OS",
    "PID", "POC", "PSTN", "PURL", "QPS", "QR", "RAM", "RDB", "RNE", "RNM", "RPC", "RTMP", "RTSP",
    "S3", "SAML", "SCF", "SDK", "SG", "SK", "SMS", "SQL", "SRT", "SSAI", "SSE", "SSL", "SSO",
    "STD", "STS", "STT", "TCP", "TCR", "TCSS", "TDE", "TDEM", "TDMQ", "TKE", "TLS", "TRTC", "TTL",
    "TTS", "UDP", "UI", "UIN", "UMID", "URI", "URL", "UUID", "VIP", "VPC", "VPN", "VUL", "WAF",
    "WAU", "XML",
];

/// Words of mixed case, which would otherwise be split.
pub(super) const MIXED: &[&str] = &[
    "ARPPu", "DDoS", "DDos", "GBps", "GiB", "I18n", "IPv4", "IPv6", "IaC", "IoT", "K8s", "L10n",
    "MBps", "MiB", "OAuth", "QoS",
];

/// `name` with a `_` between words that case does not separate, and words of mixed case
/// written as any other word.
pub(super) fn separated(name: &str) -> Cow<'_, str> {
    if !may_part(name) {
        return name.into();
    }
    let mut out = String::with_capacity(name.len() + 8);
    let mut rest = name;
    while let Some(first) = rest.chars().next() {
        let run = capitals(rest);
        if run == 0 {
            out.push(first);
            rest = &rest[first.len_utf8()..];
        } else if let Some((before, word, end)) = (0..run).find_map(|at| mixed(rest, at)) {
            for acronym in before {
                out.push_str(acronym);
                out.push('_');
            }
            out.push_str(&word[..1]);
            out.push_str(&word[1..].to_ascii_lowercase());
            rest = &rest[end..];
            if capitals(rest) > 0 {
                out.push('_');
            }
        } else {
            let run = &rest[..own(rest, run)];
            match split(run) {
                Some(words) => out.push_str(&words.join("_")),
                None => out.push_str(run),
            }
            rest = &rest[run.len()..];
        }
    }
    out.into()
}

/// Whether there may be something to do. Nearly every name is right as it is, and the macro that
/// goes through all of a service is mostly built without optimisation.
fn may_part(name: &str) -> bool {
    let bytes = name.as_bytes();
    let mut run = 0;
    for (at, byte) in bytes.iter().enumerate() {
        match byte {
            b'A'..=b'Z' => run += 1,
            b'0'..=b'9' if run > 0 => run += 1,
            _ if run == 0 => {}
            // Two acronyms are four letters, and one more if the last begins the next word.
            _ if run > 4 || run == 4 && matches!(byte, b's' | b'_') => return true,
            _ if is_mixed(&bytes[at - run..], run) => return true,
            _ => run = 0,
        }
    }
    run >= 4
}

/// Whether it looks like a word of mixed case where the `run` of capitals ends that a name goes on
/// with.
fn is_mixed(name: &[u8], run: usize) -> bool {
    match (name[run - 1], name[run]) {
        (b'G' | b'M', b'i') | (b'I', b'a' | b'o') | (b'Q', b'o') => {
            name.get(run + 1).is_some_and(u8::is_ascii_uppercase)
        }
        (b'0' | b'8', b'n') | (b'8', b's') | (b'A' | b'P', b'u') => run >= 2,
        (b'B', b'p') | (b'D', b'o') | (b'P', b'v') => run >= 2,
        _ => false,
    }
}

/// How many capitals, and digits behind them, a text begins with.
fn capitals(text: &str) -> usize {
    let inside = |byte: &u8| byte.is_ascii_uppercase() || byte.is_ascii_digit();
    match text.starts_with(|first: char| first.is_ascii_uppercase()) {
        true => text.bytes().take_while(inside).count(),
        false => 0,
    }
}

/// The word of mixed case at `at` with the acronyms before it and its end, if `text` has them.
fn mixed(text: &str, at: usize) -> Option<(Vec<&str>, &'static str, usize)> {
    let word = MIXED.iter().find(|word| {
        let behind = text[at..].strip_prefix(**word);
        behind.is_some_and(|rest| !begins_lower(rest) || is_plural(rest))
    })?;
    Some((split(&text[..at])?, word, at + word.len()))
}

/// How much of the `run` of capitals that `text` begins with is theirs: the last one begins the
/// next word if a lower-case letter follows, unless that makes it a plural (`IDs`) or a version
/// (`IPv6`).
fn own(text: &str, run: usize) -> usize {
    let (run, rest) = text.split_at(run);
    let version = run.ends_with("IP") && ["v4", "v6"].iter().any(|v| rest.starts_with(v));
    if !begins_lower(rest) || is_plural(rest) || version {
        return run.len();
    }
    let last = run.rfind(|c: char| c.is_ascii_uppercase());
    last.unwrap_or_default().max(1)
}

fn begins_lower(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_lowercase())
}

/// Whether a text begins with an `s` that ends a word.
fn is_plural(text: &str) -> bool {
    text.strip_prefix('s')
        .is_some_and(|rest| !begins_lower(rest))
}

/// The acronyms that `run` is made up of, a number behind the last one included; nothing if it is
/// not, or not in one way.
fn split(run: &str) -> Option<Vec<&str>> {
    let digits = run.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let mut ends = ends(run, ACRONYMS).or_else(|| ends(&run[..digits], ACRONYMS))?;
    if let Some(last) = ends.last_mut() {
        *last = run.len();
    }
    let starts = [0].into_iter().chain(ends.clone());
    Some(
        starts
            .zip(&ends)
            .map(|(start, end)| &run[start..*end])
            .collect(),
    )
}

/// Where each of the fewest `words` ends that `run` is made up of, if they are the only ones.
fn ends(run: &str, words: &[&str]) -> Option<Vec<usize>> {
    /// The fewest words up to some place.
    #[derive(Clone, Copy)]
    struct Fewest {
        count: usize,
        /// Where the last one begins.
        last: usize,
        only: bool,
    }
    let mut fewest: Vec<Option<Fewest>> = vec![None; run.len() + 1];
    fewest[0] = Some(Fewest {
        count: 0,
        last: 0,
        only: true,
    });
    for start in 0..run.len() {
        let Some(before) = fewest[start] else {
            continue;
        };
        for word in words.iter().filter(|word| run[start..].starts_with(**word)) {
            let reached = &mut fewest[start + word.len()];
            let new = Fewest {
                count: before.count + 1,
                last: start,
                only: before.only,
            };
            match reached {
                Some(old) if old.count < new.count => {}
                Some(old) if old.count == new.count => old.only = false,
                _ => *reached = Some(new),
            }
        }
    }
    let mut ends = Vec::new();
    let mut at = run.len();
    if !fewest[at]?.only {
        return None;
    }
    while at > 0 {
        ends.push(at);
        at = fewest[at]?.last;
    }
    ends.reverse();
    Some(ends)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_in_order_and_of_the_form_that_is_looked_for() {
        for list in [ACRONYMS, MIXED] {
            assert!(list.is_sorted_by(|a, b| a < b));
        }
        for word in ACRONYMS {
            assert!(word.len() >= 2 && capitals(word) == word.len(), "{word}");
            assert_eq!(separated(word), *word);
        }
        for word in MIXED {
            let lower = |c: char| c.is_ascii_lowercase();
            assert!(capitals(word) > 0 && word.contains(lower), "{word}");
            assert!(may_part(word), "{word}");
        }
    }

    #[test]
    fn a_run_is_split_where_it_is_made_up_of_words_in_one_way() {
        for (name, expected) in [
            ("DescribeMNPMAULineChart", "DescribeMNP_MAULineChart"),
            ("MNPI18NSyncDto", "MNP_I18NSyncDto"),
            ("MNPI18nSyncDto", "MNP_I18n_SyncDto"),
            ("InvalidMNPI18N", "InvalidMNP_I18N"),
            ("MNPMAU", "MNP_MAU"),
            ("MNPMAU2", "MNP_MAU2"),
            ("BGPIPL7RuleEntry", "BGP_IP_L7RuleEntry"),
            ("AIGWAKSKConfig", "AIGW_AK_SKConfig"),
            ("IPVPCInfo", "IP_VPCInfo"),
            ("VPCIDs", "VPC_IDs"),
            ("VPCIPv6Set", "VPC_Ipv6_Set"),
            ("CreateDDoSAI", "CreateDdos_AI"),
            ("CNAMEDDoSAcl", "CNAME_Ddos_Acl"),
            ("OAuth2Server", "Oauth2Server"),
            ("ARPPu", "Arppu"),
            // A word that is one although words are in it.
            ("HTTPSPort", "HTTPSPort"),
            ("MACOSVersion", "MACOSVersion"),
            ("VIPv6", "VIPv6"),
            ("EIPs", "EIPs"),
            // Something in it is not listed.
            ("QUUIDMNP", "QUUIDMNP"),
            ("CICDName", "CICDName"),
            ("HKIDCard", "HKIDCard"),
            ("GTID", "GTID"),
            ("DDoSomething", "DDoSomething"),
            ("MNPMAUx", "MNPMAUx"),
            ("Status", "Status"),
            ("a1B", "a1B"),
            ("A1b", "A1b"),
            ("", ""),
            ("\u{c9}MNPMAU\u{e9}", "\u{c9}MNP_MAU\u{e9}"),
        ] {
            assert_eq!(separated(name), expected, "{name}");
            assert_eq!(separated(&format!("{name}_A")), format!("{expected}_A"));
        }
    }

    #[test]
    fn the_fewest_words_count_and_none_are_guessed() {
        assert_eq!(ends("ABCD", &["AB", "CD", "ABC"]), Some(vec![2, 4]));
        assert_eq!(ends("ABCD", &["AB", "CD", "ABC", "D"]), None);
        assert_eq!(ends("ABCD", &["AB", "CD", "ABCD"]), Some(vec![4]));
        assert_eq!(ends("ABCD", &["AB", "CDE", "BCD"]), None);
        assert_eq!(ends("ABABAB", &["AB", "BA"]), Some(vec![2, 4, 6]));
        assert_eq!(ends("", &["AB"]), Some(vec![]));
    }

    #[test]
    fn any_two_listed_words_are_separated() {
        for first in ACRONYMS {
            for second in ACRONYMS {
                let run = format!("{first}{second}");
                let words = split(&run).unwrap_or_else(|| panic!("{first} and {second}"));
                assert!(words.concat() == run && words.len() <= 2, "{words:?}");
            }
        }
    }
}
