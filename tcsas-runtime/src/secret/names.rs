//! Names of secrets.

/// Parts of folded names that denote a secret.
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
    // One-time codes.
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

/// Prefixes of `key` that denote a secret. There is no complete list of the others (`TagKey`,
/// `SearchKey`, `PublicKey`).
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

/// Folded names, or last words of names, that denote a secret.
const WORDS: &[&str] = &["dsn", "jwt", "otp", "pem", "pin", "psk", "psw", "sig", "sk"];

/// Folded names that denote a secret.
const WHOLE: &[&str] = &["ak", "auth", "pass", "pskey", "sign", "skey"];

/// Suffixes of folded names that describe a secret without containing it.
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

/// Suffixes of pagination tokens, and idempotency tokens.
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

/// Whether `name` is that of a field, a member or a parameter with a secret.
pub(crate) fn is_secret(name: &str) -> bool {
    let folded = fold(name);
    if WHOLE.contains(&&*folded) || is_secret_word(name, &folded) {
        return true;
    }
    // The public half of credentials: not a secret, but not to be disclosed either.
    let half = ["secretid", "secretids", "accesskeyid", "accesskeyids"];
    if half.iter().any(|half| folded.ends_with(half)) {
        return true;
    }
    if CURSORS.iter().any(|cursor| folded.ends_with(cursor))
        || IDEMPOTENCY.contains(&&*folded)
        // Package names of mobile platforms.
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

/// Whether `name` is that of a number that is a secret. Names like `max_tokens` denote a count of
/// tokens in a text.
pub(crate) fn is_secret_number(name: &str) -> bool {
    is_secret(name) && !fold(name).ends_with("tokens")
}

/// Whether `name` is that of a URL parameter with a secret. Such names are often short.
pub(super) fn is_secret_parameter(name: &str) -> bool {
    is_secret(name)
        || matches!(
            &*fold(name),
            "key" | "ticket" | "hash" | "st" | "wssecret" | "code"
        )
}

/// Whether a member called `name` names the value of the member `Value` beside it.
pub(crate) fn names_a_value(name: &str) -> bool {
    let folded = fold(name);
    matches!(
        &*folded,
        "key" | "name" | "field" | "parameter" | "variable"
    ) || ["key", "name"].iter().any(|end| folded.ends_with(end))
}

/// Whether a member is the value of such a pair.
pub(crate) fn is_a_value(name: &str) -> bool {
    fold(name).ends_with("value") || fold(name).ends_with("values")
}

/// A name without case and punctuation.
pub(crate) fn fold(name: &str) -> String {
    let letters = name.chars().filter(|char| char.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

/// Whether the last word of the name, in any notation, is a short one for a secret.
fn is_secret_word(name: &str, folded: &str) -> bool {
    WORDS.iter().any(|word| {
        let Some(before) = folded.strip_suffix(word) else {
            return false;
        };
        if before.is_empty() {
            return true;
        }
        // Names that are not ASCII do not end in one of these words.
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
