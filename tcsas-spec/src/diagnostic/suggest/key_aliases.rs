//! Keys as documentation pages and other formats call them.

use super::squeezed::squeezed;

/// The key that `key` stands for in an object that describes `what` (with its article).
pub(crate) fn meant(what: &str, key: &str) -> Option<&'static str> {
    let key = squeezed(key);
    let tables: &[&[(&str, &[&str])]] = match what {
        "an action" => &[ACTION, TEXTS],
        "a shared file" => &[SHARED, TEXTS],
        "a parameter" | "a field" | "a member" => &[MEMBER, TEXTS],
        "a data type" => &[TYPE, TEXTS],
        "an error code" => &[CODE, TEXTS],
        "an example" => &[EXAMPLE],
        _ => &[],
    };
    let rows = tables.iter().copied().flatten();
    let found = rows.into_iter().find(|(_, words)| words.contains(&&*key));
    found.map(|(right, _)| *right)
}

/// Keys, each with its aliases.
type Table = [(&'static str, &'static [&'static str])];

const TEXTS: &Table = &[(
    "description",
    &[
        "desc",
        "doc",
        "docs",
        "document",
        "documentation",
        "summary",
        "comment",
        "描述",
        "说明",
        "接口描述",
        "apidescription",
    ],
)];

const ACTION: &Table = &[
    ("service", &["product", "module", "servicename", "产品"]),
    ("version", &["apiversion", "版本"]),
    (
        "endpoint",
        &[
            "domain",
            "domainname",
            "host",
            "hostname",
            "url",
            "domainnameforapirequest",
            "域名",
        ],
    ),
    (
        "action",
        &[
            "name",
            "api",
            "apiname",
            "method",
            "operation",
            "接口",
            "接口名称",
        ],
    ),
    ("subject", &["category", "group", "分类"]),
    (
        "rate_limit",
        &[
            "qps",
            "limit",
            "frequency",
            "requestlimit",
            "ratelimiting",
            "请求频率限制",
            "接口请求频率限制",
        ],
    ),
    (
        "input",
        &[
            "parameters",
            "parameter",
            "params",
            "inputs",
            "request",
            "inputparameters",
            "requestparameters",
            "arguments",
            "参数",
            "输入参数",
            "请求参数",
        ],
    ),
    (
        "output",
        &[
            "response",
            "responses",
            "outputs",
            "returns",
            "result",
            "outputparameters",
            "responseparameters",
            "输出参数",
            "返回参数",
        ],
    ),
    (
        "types",
        &[
            "datatypes",
            "datatype",
            "structs",
            "structures",
            "models",
            "objects",
            "definitions",
            "schemas",
            "数据结构",
        ],
    ),
    (
        "errors",
        &["error", "errorcodes", "errorcode", "codes", "错误码"],
    ),
    (
        "examples",
        &["example", "sample", "samples", "demo", "示例"],
    ),
];

const SHARED: &Table = &[
    ("service", &["product", "module", "servicename", "产品"]),
    ("version", &["apiversion", "版本"]),
    (
        "types",
        &[
            "datatypes",
            "structs",
            "structures",
            "models",
            "objects",
            "数据结构",
        ],
    ),
    (
        "errors",
        &["error", "errorcodes", "errorcode", "codes", "错误码"],
    ),
];

const MEMBER: &Table = &[
    (
        "name",
        &[
            "parameter",
            "parametername",
            "param",
            "field",
            "fieldname",
            "member",
            "key",
            "名称",
            "参数名称",
        ],
    ),
    ("type", &["datatype", "kind", "类型"]),
    (
        "required",
        &[
            "mandatory",
            "isrequired",
            "must",
            "必选",
            "是否必选",
            "必填",
        ],
    ),
    (
        "example",
        &["sample", "examples", "examplevalue", "示例", "示例值"],
    ),
    ("default", &["defaultvalue", "默认值"]),
];

const TYPE: &Table = &[
    ("name", &["type", "typename", "datatype", "名称"]),
    (
        "members",
        &["fields", "properties", "parameters", "attributes", "参数"],
    ),
];

const CODE: &Table = &[
    ("code", &["errorcode", "error", "name", "错误码"]),
    ("description", &["message"]),
];

const EXAMPLE: &Table = &[
    ("title", &["name", "heading", "description", "标题"]),
    ("input", &["request", "req", "inputexample", "输入示例"]),
    (
        "output",
        &[
            "response",
            "resp",
            "answer",
            "result",
            "outputexample",
            "输出示例",
        ],
    ),
];

/// Advice on the value of a missing key.
pub(crate) fn advice(key: &str) -> Option<&'static str> {
    Some(match key {
        "service" => {
            "write the first part of the page's domain name, such as `\"service\": \"tcsas\"`"
        }
        "version" => {
            "write the value that the page gives for `Version`, such as `\"version\": \"2025-01-06\"`"
        }
        "endpoint" => {
            "write the page's domain name for API requests, such as `\"endpoint\": \"tcsas.intl.tencentcloudapi.com\"`"
        }
        "action" => "write the name of the action, such as `\"action\": \"ModifyMNP\"`",
        "input" => "list the page's input parameters; `\"input\": []` if there are none",
        "output" => "list the page's output parameters; `\"output\": []` if there are none",
        "members" => "list the members of the data type in the same form as `input`",
        _ => return None,
    })
}
