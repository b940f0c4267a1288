//! The number that a count is said to begin with.

use std::ops::Range;

use super::folded_text::Prose;

/// What stands in front of the first number, with [`FILLERS`] between.
const LEADS: &str = "\
    default defaults startfrom startsfrom startingfrom startedfrom startat startsat startingat startwith startswith \
    startingwith beginfrom beginsfrom beginningfrom beginat beginsat beginningat beginwith beginswith beginningwith \
    countedfrom countingfrom countfrom numberedfrom indexedfrom from minimum min smallest range ranges \
    validvalues initial >= greaterthanorequalto nolessthan notlessthan nosmallerthan 默认 缺省 不填 不传 不指定 未指定 起始 \
    初始 第1条 最小 范围 从 由 自 以 大于等于 大于或等于 不小于 不低于";
/// What may stand between the two.
const FILLERS: &str = "\
    values value isset isto is are to be as of the number pagenumber pageindex page offset index start starts \
    starting begin begins from with at set it will when not specified record and 值 为 是 从 第 取 填 时 页码 页数 页 的 则 即 就 传 设置 \
    设 均 都 指定 展示 显示 返回 查询 数 序号 索引 编号 下标 应 须 开始 条 : = [ 到";
/// What stands behind the first number.
const TRAILS: &str = "\
    开始 起始 起 计数 为起点 为首页 是首页 表示首页 代表首页 为第1页 是第1页 即第1页 表示第1页 代表第1页 指第1页 bydefault -based based -indexed indexed indicatesthefirstpage \
    indicatesfirstpage meansthefirstpage meansfirstpage representsthefirstpage representsfirstpage isthefirst \
    asthefirstpage forthefirstpage ,itindicatesthefirstpage ,indicatesthefirstpage denotesthefirstpage 为默认 (默认 \
    (default (thedefault";
/// What stands in front of a number that is less than all of the count.
const ABOVE: &str = "\
    大于 greaterthan morethan largerthan >";
/// What stands in front of what a parameter is if it is left out.
const DEFAULT: &str = "default defaults 默认 缺省 不填 不传";
/// Numbers from 0 on, or one less than what a page is called.
const BELOW: &str = "nonnegative non-negative notnegative minus1 -1 非负 自然数 减1 减一 减去1";
/// Numbers from 1 on.
const POSITIVE: &str = "\
    positiveinteger 正整数";

/// What stands directly in front of the number of the first page: behind a comma, the next one is
/// spoken of.
const FIRST_PAGE: &str = "\
    firstpageis firstpage: firstpage= firstpageas firstpagehasnumber 首页为 首页是 首页传 首页填 首页: 首页= 第1页为 第1页是 第1页传 第1页填 第1页: 第1页=";

/// Whether a count is said to begin at 0, and whether at 1.
pub(super) fn of(prose: &Prose) -> (bool, bool) {
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
        // That it is above 0 says little beside what is said of the first number.
        [false, false] => (false, positive),
        [zero, one] => (zero, one),
    }
}

/// Whether a count of which nothing says where it begins may begin at 0: that number is spoken of,
/// whatever is said of it.
pub(super) fn may_be_0(prose: &Prose) -> bool {
    let text = prose.text();
    let unexplained = |place: Range<usize>| !leads_to(&text[..place.start], ABOVE);
    let mut numbers = prose.numbers();
    prose.has(BELOW) || numbers.any(|(number, place)| number == Some(0) && unexplained(place))
}

/// Whether 1 is what a parameter is if it is left out.
pub(super) fn default_is_1(prose: &Prose) -> bool {
    let text = prose.text();
    prose.numbers().any(|(number, place)| {
        let (before, after) = (&text[..place.start], &text[place.end..]);
        number == Some(1) && (leads_to(before, DEFAULT) || after.starts_with("bydefault"))
    })
}

/// What the parameter is said to be for the second page, if that is given as an example.
pub(super) fn second_page(prose: &Prose) -> Option<u64> {
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

/// Whether `before` ends with one of `leads`, behind which there are fillers only.
fn leads_to(before: &str, leads: &str) -> bool {
    let mut before = before;
    // As long as any real sentence needs; of a text made up there may be more.
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
