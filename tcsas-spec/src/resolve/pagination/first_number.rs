//! The first value of a parameter according to its description.

use std::ops::Range;

use super::folded_text::FoldedText;

/// Phrases before the first value, with [`FILLERS`] between.
const LEADS: &str = "\
    default defaults startfrom startsfrom startingfrom startedfrom startat startsat startingat startwith startswith \
    startingwith beginfrom beginsfrom beginningfrom beginat beginsat beginningat beginwith beginswith beginningwith \
    countedfrom countingfrom countfrom numberedfrom indexedfrom from minimum min smallest range ranges \
    validvalues initial >= greaterthanorequalto nolessthan notlessthan nosmallerthan 默认 缺省 不填 不传 不指定 未指定 起始 \
    初始 第1条 最小 范围 从 由 自 以 大于等于 大于或等于 不小于 不低于";
/// Words that may be between the two.
const FILLERS: &str = "\
    values value isset isto is are to be as of the number pagenumber pageindex page offset index start starts \
    starting begin begins from with at set it will when not specified record and 值 为 是 从 第 取 填 时 页码 页数 页 的 则 即 就 传 设置 \
    设 均 都 指定 展示 显示 返回 查询 数 序号 索引 编号 下标 应 须 开始 条 : = [ 到";
/// Phrases after the first value.
const TRAILS: &str = "\
    开始 起始 起 计数 为起点 为首页 是首页 表示首页 代表首页 为第1页 是第1页 即第1页 表示第1页 代表第1页 指第1页 bydefault -based based -indexed indexed indicatesthefirstpage \
    indicatesfirstpage meansthefirstpage meansfirstpage representsthefirstpage representsfirstpage isthefirst \
    asthefirstpage forthefirstpage ,itindicatesthefirstpage ,indicatesthefirstpage denotesthefirstpage 为默认 (默认 \
    (default (thedefault";
/// Phrases before an exclusive lower bound.
const ABOVE: &str = "\
    大于 greaterthan morethan largerthan >";
/// Phrases before the default value.
const DEFAULT: &str = "default defaults 默认 缺省 不填 不传";
/// Phrases for integers from 0 on, or for the number of a page less one.
const BELOW: &str = "nonnegative non-negative notnegative minus1 -1 非负 自然数 减1 减一 减去1";
/// Phrases for integers from 1 on.
const POSITIVE: &str = "\
    positiveinteger 正整数";

/// Phrases directly before the number of the first page: a number after a comma is that of the next
/// one.
const FIRST_PAGE: &str = "\
    firstpageis firstpage: firstpage= firstpageas firstpagehasnumber 首页为 首页是 首页传 首页填 首页: 首页= 第1页为 第1页是 第1页传 第1页填 第1页: 第1页=";

/// Whether the first value is stated to be 0, and whether 1.
pub(super) fn of(prose: &FoldedText) -> (bool, bool) {
    let text = prose.text();
    let (mut found, mut positive) = ([false; 2], prose.has(POSITIVE));
    for (number, place) in prose.numbers() {
        let Some(number @ 0..=1) = number else {
            continue;
        };
        let (before, after) = (&text[..place.start], &text[place.end..]);
        let first_page = ends_with(before, FIRST_PAGE) || before.ends_with("page") && number == 0;
        if first_page || leads_to(before, LEADS) || starts_with(after, TRAILS) {
            found[usize::from(number == 1)] = true;
        } else {
            positive |= number == 0 && leads_to(before, ABOVE);
        }
    }
    match found {
        // That the value is positive matters only if the first value is not stated.
        [false, false] => (false, positive),
        [zero, one] => (zero, one),
    }
}

/// Whether the first value may be 0 although it is not stated: the text mentions 0 in any role
/// other than that of an exclusive lower bound.
pub(super) fn may_be_0(prose: &FoldedText) -> bool {
    let text = prose.text();
    let unexplained = |place: Range<usize>| !leads_to(&text[..place.start], ABOVE);
    let mut numbers = prose.numbers();
    prose.has(BELOW) || numbers.any(|(number, place)| number == Some(0) && unexplained(place))
}

/// Whether 1 is the default value.
pub(super) fn default_is_1(prose: &FoldedText) -> bool {
    let text = prose.text();
    prose.numbers().any(|(number, place)| {
        let (before, after) = (&text[..place.start], &text[place.end..]);
        number == Some(1) && (leads_to(before, DEFAULT) || after.starts_with("bydefault"))
    })
}

/// The value of the parameter for the second page, if given as an example.
pub(super) fn second_page(prose: &FoldedText) -> Option<u64> {
    let text = prose.text();
    let mut names = "secondpage 第2页 2ndpage".split_ascii_whitespace();
    let found = names.find_map(|name| Some(text.find(name)?..text.find(name)? + name.len()))?;
    let rest = &text[found.end..];
    let is = ["为", "是", "传", "填", ":", "=", "is"];
    if let Some(what) = is.iter().find_map(|is| rest.strip_prefix(is)) {
        let at = text.len() - what.len();
        return prose.numbers().find(|(_, number)| number.start == at)?.0;
    }
    let numbers = prose.numbers();
    let before = numbers.take_while(|(_, number)| number.end <= found.start);
    before.last()?.0
}

/// Whether `before` ends with one of `leads`, followed only by fillers.
fn leads_to(before: &str, leads: &str) -> bool {
    let mut before = before;
    // Enough for any real sentence; bounds the time that a hostile text can take.
    for _ in 0..12 {
        if ends_with(before, leads) {
            return true;
        }
        let shorter = FILLERS
            .split_ascii_whitespace()
            .filter_map(|filler| before.strip_suffix(filler));
        match shorter.min_by_key(|rest| rest.len()) {
            Some(rest) => before = rest,
            None => return false,
        }
    }
    false
}

fn ends_with(text: &str, words: &str) -> bool {
    words
        .split_ascii_whitespace()
        .any(|word| text.ends_with(word))
}

fn starts_with(text: &str, words: &str) -> bool {
    words
        .split_ascii_whitespace()
        .any(|word| text.starts_with(word))
}
