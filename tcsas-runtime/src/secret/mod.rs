//! What nobody should read in a log, and what is shown in its place.
//!
//! One rule for all that prints data: `Debug` of generated types and of JSON, bodies in the log,
//! excerpts in errors. It goes by names, folded over case and punctuation (`ApiKey`, `api_key`,
//! `APIKEY`), and looks into texts that are JSON, addresses or `name=value` themselves. In doubt it
//! hides: a name that hides too much costs a look elsewhere, the other way round costs a key.
//! `secret/names.txt` holds what becomes of every name of the corpus that looks like one.

mod json;
mod text;

pub(crate) use json::{Shown, ShownObject};
pub(crate) use text::hide;

/// What is shown in the place of a secret.
pub(crate) const HIDDEN: &str = "***";

/// Parts of folded names that make a secret of what they stand in.
const PARTS: &[&str] = &[
    "secret",
    "password",
    "passwd",
    "passphrase",
    "passcode",
    "pwd",
    "token",
    "credential",
    "signature",
    "authorization",
    "cookie",
    "userdata",
    "usersig",
    "plaintext",
    "kubeconfig",
    "connectionstring",
    "privateparameter",
    "privatekey",
    "privkey",
    "privatepem",
    "keycontent",
    "keymaterial",
    "connstring",
    "mnemonic",
    "pswd",
    "userpass",
    "adminpass",
    "loginpass",
    "rootpass",
    "密码",
    "口令",
    "密钥",
    "私钥",
    "令牌",
    // Codes that let their bearer in.
    "accesscode",
    "authcode",
    "captchacode",
    "checkcode",
    "dynamiccode",
    "lockcode",
    "mfacode",
    "otpcode",
    "pincode",
    "recoverycode",
    "securitycode",
    "smscode",
    "validatecode",
    "validationcode",
    "verificationcode",
    "verifycode",
];

/// What stands before `key` where that is a secret. Of the others (`TagKey`, `SearchKey`,
/// `PublicKey`) there is no end.
const KEYS: &[&str] = &[
    "access",
    "account",
    "admin",
    "aes",
    "api",
    "app",
    "auth",
    "back",
    "backup",
    "bot",
    "callback",
    "cert",
    "cipher",
    "client",
    "content",
    "crypt",
    "crypted",
    "crypto",
    "customer",
    "data",
    "des",
    "device",
    "drm",
    "dkim",
    "encryption",
    "decryption",
    "hmac",
    "hook",
    "im",
    "integration",
    "jwt",
    "license",
    "live",
    "login",
    "master",
    "merchant",
    "mch",
    "pay",
    "pem",
    "play",
    "pre",
    "private",
    "privatemap",
    "pull",
    "push",
    "rc4",
    "root",
    "rsa",
    "sdk",
    "secure",
    "security",
    "server",
    "session",
    "share",
    "shared",
    "sign",
    "signed",
    "sig",
    "signing",
    "sm4",
    "sse",
    "ssh",
    "ssl",
    "storage",
    "stream",
    "symmetric",
    "temp",
    "tls",
    "transfer",
    "upload",
    "webhook",
    "wrapping",
];

/// The whole of a folded name, or the last word of one.
const WORDS: &[&str] = &["dsn", "jwt", "otp", "pem", "pin", "psk", "psw", "sig", "sk"];

/// Whole folded names.
const WHOLE: &[&str] = &["ak", "auth", "pass", "pskey", "sign", "skey"];

/// Ends of folded names that are about a secret and do not hold it.
const ABOUT: &[&str] = &[
    "algo",
    "algorithm",
    "balance",
    "comment",
    "cost",
    "count",
    "counts",
    "createtime",
    "date",
    "days",
    "description",
    "disabled",
    "domain",
    "enable",
    "enabled",
    "endpoint",
    "errors",
    "expiration",
    "expire",
    "expired",
    "expires",
    "fingerprint",
    "flag",
    "format",
    "free",
    "id",
    "ids",
    "invalidation",
    "issuer",
    "label",
    "length",
    "level",
    "limit",
    "method",
    "mode",
    "name",
    "names",
    "num",
    "policies",
    "policy",
    "position",
    "provider",
    "regex",
    "region",
    "remark",
    "required",
    "risk",
    "risklist",
    "rows",
    "rule",
    "rules",
    "scope",
    "size",
    "stat",
    "state",
    "stats",
    "status",
    "strength",
    "switch",
    "time",
    "timestamp",
    "total",
    "ttl",
    "type",
    "types",
    "uri",
    "url",
    "urls",
    "usage",
    "validity",
    "verified",
    "version",
    "alarmlist",
    "typelists",
];

/// Tokens that say where a list goes on, or tell a repeated call from a second one.
const CURSORS: &[&str] = &[
    "continuationtoken",
    "continuetoken",
    "cursortoken",
    "nexttoken",
    "pagetoken",
    "pagingtoken",
    "paginationtoken",
    "scrolltoken",
];
const IDEMPOTENCY: &[&str] = &[
    "clienttoken",
    "clientrequesttoken",
    "idempotencytoken",
    "idempotenttoken",
];

/// Whether a field, a member or a parameter is called like one that holds a secret.
pub(crate) fn is_secret(name: &str) -> bool {
    let folded = fold(name);
    if WHOLE.contains(&&*folded) || is_secret_word(name, &folded) {
        return true;
    }
    // Half of a pair of keys. It is no secret, and yet nobody's business.
    let half = ["secretid", "secretids", "accesskeyid", "accesskeyids"];
    if half.iter().any(|half| folded.ends_with(half)) {
        return true;
    }
    if CURSORS.iter().any(|cursor| folded.ends_with(cursor))
        || IDEMPOTENCY.contains(&&*folded)
        // What platforms call the names of packages.
        || matches!(&*folded, "androidappkey" | "iosappkey")
        || ABOUT.iter().any(|end| folded.ends_with(end))
    {
        return false;
    }
    let folded = folded.replace("tokeniz", "").replace("keyword", "");
    PARTS.iter().any(|part| folded.contains(part))
        || folded.match_indices("key").any(|(at, _)| {
            let before = &folded[..at];
            KEYS.iter().any(|kind| before.ends_with(kind))
        })
}

/// The same for a number: of tokens there are many in a text.
pub(crate) fn is_secret_number(name: &str) -> bool {
    is_secret(name) && !fold(name).ends_with("tokens")
}

/// The same for a parameter in an address, where names are short.
fn is_secret_parameter(name: &str) -> bool {
    is_secret(name)
        || matches!(
            &*fold(name),
            "key" | "ticket" | "hash" | "st" | "wssecret" | "code"
        )
}

/// Whether members called `name` say what the member `Value` beside them is.
pub(crate) fn names_a_value(name: &str) -> bool {
    let folded = fold(name);
    matches!(
        &*folded,
        "key" | "name" | "field" | "parameter" | "variable"
    ) || ["key", "name"].iter().any(|end| folded.ends_with(end))
}

/// Whether a member is the other half of that.
pub(crate) fn is_a_value(name: &str) -> bool {
    fold(name).ends_with("value") || fold(name).ends_with("values")
}

/// A name without case and punctuation.
fn fold(name: &str) -> String {
    let letters = name.chars().filter(|char| char.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

/// Whether the last word of the name, however it is separated from the others, is a short one for a
/// secret.
fn is_secret_word(name: &str, folded: &str) -> bool {
    WORDS.iter().any(|word| {
        let Some(before) = folded.strip_suffix(word) else {
            return false;
        };
        if before.is_empty() {
            return true;
        }
        // Names are words of ASCII, or they do not end in one of these.
        let Some((head, tail)) = name
            .len()
            .checked_sub(word.len())
            .and_then(|at| name.split_at_checked(at))
        else {
            return false;
        };
        let begins = tail.starts_with(|char: char| char.is_ascii_uppercase());
        let apart = !head.ends_with(char::is_alphanumeric);
        let upper = head.ends_with(|char: char| char.is_ascii_uppercase());
        apart || (begins && !upper)
    })
}

#[cfg(test)]
mod tests;
