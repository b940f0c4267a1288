//! Evaluates descriptions of pagination parameters: the unit in which they count, and their first
//! value.
//!
//! Names alone are no evidence: `Offset` is the number of a page in some dozens of the vendor's
//! actions. So pagination needs a description that states the unit, or no description at all.
//! Descriptions are in English or Chinese and phrase the same thing in many ways; a phrase in none
//! of these lists is a doubt, and so are phrases from two lists that exclude each other.

use super::first_number;
use super::folded_text::FoldedText;
use crate::model::Start;

/// The unit and the first value of a parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Counting {
    pub start: Start,
    pub first: u64,
    /// Whether the first value is only the usual one, because the description does not state it.
    /// Only a total can reveal that it is wrong.
    pub presumed: bool,
}

/// Phrases for the number of a page.
const PAGE: &str = "\
    pagenumber pagenum pageindex indexofthepage indexofpage indexofthecurrentpage \
    numberofthepage numberofthecurrentpage whichpage currentpage startingpage startpage pagetoreturn pagetoquery \
    pagetobereturned pagetobequeried pagetoget pagetofetch nthpage pageoftheresult pagesequence \
    ordinalnumberofpage offsetinpages countsinpages countedinpages unitsofpages unitofpages pagestoskip skippages 按页 以页 页码 页号 页索引 页序 页标 页下标 页编号 第几页 第n页 第x页 第i页 哪一页 哪页 哪1页 几页 当前页 起始页 开始页 请求页 查询页 目标页 指定页 页的序号 页的编号 \
    页面序号 页面编号 页面索引 页面号";
/// Phrases for the number of items on a page that contain a word for a page number.
const PAGE_COUNT: &str = "\
    页数量 页数目 页数据 页数大小 每页数 单页数";
/// Phrases for the number of all pages.
const PAGES: &str = "\
    numberofpages totalpage pagestotal pagecount countofpages 总页 页总数 共几页 多少页 最大页";
/// Phrases for the number of items on a page.
const SIZE: &str = "\
    perpage eachpage onapage singlepage pagesize sizeofpage sizeofthepage 每页 每1页 单页 页大小 页容量 返回数量 返回条数 返回的数量 返回个数 resultstoreturn \
    numbertoreturn itemstoreturn entriestoreturn recordstoreturn";
/// Words for an offset, which counts items unless stated otherwise.
const OFFSET: &str = "\
    offset 偏移 位移";
/// Phrases for the number of items before a page, or for the number of its first item.
const ITEMS: &str = "\
    skip recordoffset entryoffset rowoffset itemoffset dataoffset startingentry startingrecord startingrow \
    startingitem startingposition startposition startingindex startindex startrow startrecord firstrecord firstentry \
    firstitem firstrow linenumber comebefore precede whichrecord whichitem whichentry whichrow recordsbefore itemsbefore entriesbefore \
    跳过 略过 忽略前 第几条 第几个 第几行 哪条 哪1条 起始条 起始行 起始记录 起始位置 起始下标 起始序号 起始索引 开始位置 开始条 开始行 开始记录 开始下标 \
    记录偏移 数据偏移 条目偏移 条数偏移 行偏移 偏移条数 偏移数量 偏移的数量 偏移的条数 偏移记录 条记录开始 条数据开始 条开始 行号";
/// Phrases for an offset that is computed from the number of a page and its size.
const MULTIPLE: &str = "\
    multiple 倍";
const PRODUCT: &str = "*limit limit* limitx xlimit *pagesize pagesize* *每页 乘以 offset+limit limit=0 limit=1 limit=2 limit=5";
const SIZES: &str = "\
    limit pagesize perpage 每页 页大小 count size";
/// Phrases for deprecated parameters.
const DISUSED: &str = "\
    deprecated disused obsolete discontinued nolongerused nolongersupported nolongereffective donotuse 废弃 弃用 停用 作废 \
    不再使用 不再支持 不再生效 不推荐 不建议 已下线";
/// Words that add nothing to the name.
const PLAIN: &str = "\
    paginationoffset pagingoffset pageoffset offset pagination paginated paging parameters parameter queries query \
    results result records record list data amount value initial starting start which specifies indicates used \
    integer int uint64 int64 optional the for of in to an a is 分页 翻页 查询 列表 结果 数据 记录 偏移量 偏移值 偏移 位移 起始 开始 参数 数值 值 量 的 \
    用于 用来 表示 整数 整型 选填 可选 必填 时";
/// As [`PLAIN`], for parameters that are named after pages.
const PLAIN_PAGE: &str = "\
    pagination paginated paging page parameters parameter queries query number value current integer int uint64 int64 \
    optional the for of 分页 翻页 查询 页 参数 值 的 用于 整数 整型 选填 可选 必填";

/// Phrases for the end of a page instead of its length.
const ENDS: &str =
    "endposition endingposition endindex endoffset 结束位置 终止位置 截止位置 结束下标";
/// Phrases for the number of items on one page or in one response, as opposed to the list.
const PART: &str = "\
    thispage currentpage ofthepage onthepage perpage manypages lastpage thisresponse currentresponse thiscall thisrequest \
    thistime thisbatch currentbatch currentlist currentrequest lengthofthelist listlength sizeofthelist remaining \
    本页 当前页 此页 该页 这1页 这一页 单页 每页 页面总数 当前分页 分页返回 本次 此次 当次 这次 当前返回 本批 该批 当前批 当前列表 \
    列表长度 列表的长度 列表大小 剩余 返回数量 返回的 返回个数 返回条数 返回结果 返回列表 返回记录 返回数据 返回实例";
/// Phrases in which "returned" refers to the field, and not to the items it counts.
const RETURNED: &str = "bereturned isreturned notreturned returnedif returnedonly returnedwhen";
/// Phrases for numbers that are less or more than that of all items.
const VAGUE: &str =
    "theactual approximate estimate unaffectedby regardlessoffilter 不受 近似 估算 预估 大约";

/// The counting of a parameter whose name stands for an offset.
pub(super) fn of_offset(description: &str) -> Option<Counting> {
    let prose = FoldedText::of(description);
    let (zero, one) = first_number::of(&prose);
    let first = match (zero, one) {
        _ if prose.has(DISUSED) => return None,
        (true, false) => Some(0),
        (false, true) => Some(1),
        (false, false) => None,
        // Contradictory, unless one is the first page and the other the offset of its items.
        (true, true) if is_product(&prose) => Some(0),
        (true, true) => return None,
    };
    let second = first_number::second_page(&prose);
    let by_page = second.is_some_and(|second| second <= 2);
    let known = |start, first| {
        Some(Counting {
            start,
            first,
            presumed: false,
        })
    };
    if is_product(&prose) && !by_page {
        return match first {
            // The number of the page begins at 1 then.
            _ if is_from_page_1(&prose) && !first_number::default_is_1(&prose) => {
                known(Start::Offset, 0)
            }
            Some(0) => known(Start::Offset, 0),
            None if !mentions_pages(&prose) => known(Start::Offset, 0),
            _ => None,
        };
    }
    let (counted, offset) = (prose.has(ITEMS), prose.has(OFFSET));
    if by_page || is_page(&prose) || prose.has(PAGES) {
        let doubtful = counted || prose.has(PAGES) || offset && !by_page;
        return known(Start::Page, first.filter(|_| !doubtful)?);
    }
    match first {
        _ if prose.has(SIZE) && !counted && !offset => None,
        Some(0) => known(Start::Offset, 0),
        // The unit of an offset that begins at 1 is unknown unless stated.
        Some(_) => known(Start::Offset, 1).filter(|_| counted),
        None if counted => known(Start::Offset, 0),
        None => known(Start::Offset, 0).filter(|_| prose.is_only(PLAIN)),
    }
}

/// The counting of a parameter whose name stands for a page; `usual`: the name alone stands for one
/// that begins at 1.
pub(super) fn of_page(description: &str, usual: bool) -> Option<Counting> {
    let prose = FoldedText::of(description);
    let page = is_page(&prose);
    let other = [DISUSED, PAGES, OFFSET, MULTIPLE, "skip 跳过"];
    if other.iter().any(|words| prose.has(words)) || prose.has(SIZE) && !page || is_product(&prose)
    {
        return None;
    }
    let (first, presumed) = match first_number::of(&prose) {
        (true, false) => (0, false),
        (false, true) => (1, false),
        (false, false)
            if usual && !first_number::may_be_0(&prose) && (page || prose.is_only(PLAIN_PAGE)) =>
        {
            (1, true)
        }
        _ => return None,
    };
    Some(Counting {
        start: Start::Page,
        first,
        presumed,
    })
}

/// Whether the description fits a parameter for the number of items on a page.
pub(super) fn is_size(description: &str) -> bool {
    let prose = FoldedText::of(description);
    let other = [PAGES, ENDS, DISUSED];
    let other = other.iter().any(|words| prose.has(words));
    !other && (!is_page(&prose) || prose.has(SIZE) || prose.has("数量 个数 条数 大小"))
}

/// Whether a total may differ from the number of all items: because it lags behind, has a ceiling,
/// or counts pages, the items of one page, or more than the list.
pub(super) fn is_unreliable(description: &str) -> bool {
    let prose = FoldedText::of(description);
    let other = [PAGES, PART, VAGUE];
    let returned = prose.without(RETURNED).has("returned");
    returned || other.iter().any(|words| prose.has(words)) || is_page(&prose)
}

/// Whether a text is about the number of a page, apart from phrases about its size.
fn is_page(prose: &FoldedText) -> bool {
    let prose = prose.without(PAGES).without(PAGE_COUNT);
    let mut numbers = prose.text().split("pageno").skip(1);
    prose.has(PAGE)
        || numbers.any(|rest| !rest.starts_with(|c: char| c.is_ascii_alphabetic()))
        || prose.has("页数")
        || matches!(prose.text(), "page" | "page." | "页" | "页.")
}

/// Whether a text computes an offset from the number of a page and its size.
fn is_product(prose: &FoldedText) -> bool {
    let example = prose.has("limitis limit为 limit是 limit取 limit= pagesizeis")
        && first_number::second_page(prose).is_some();
    prose.has(SIZES) && (prose.has(MULTIPLE) || prose.has(PRODUCT) || example)
}

/// Whether the computed offset is 0 for page 1.
fn is_from_page_1(prose: &FoldedText) -> bool {
    prose.has("-1) -1] 减1 减去1 minus1 -1* -1x")
}

/// Whether a text mentions pages other than their size.
fn mentions_pages(prose: &FoldedText) -> bool {
    let rest = prose.without(SIZE).without("分页 翻页 pageoffset pageoff");
    rest.has("page 页")
}
