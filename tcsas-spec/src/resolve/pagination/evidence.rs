//! What a description says of the parameter for the start of a page: what it counts, and from which
//! number on.
//!
//! Names are no evidence by themselves: `Offset` is the number of a page in some dozens of the
//! vendor's actions. So pagination needs a sentence that says what is counted, or no sentence at
//! all. Descriptions are in English or Chinese, and say the same thing in many ways; what is in
//! none of these lists is a doubt, and so is what is in two that exclude each other.

use super::first_number;
use super::folded_text::Prose;
use crate::model::Start;

/// How a parameter counts, and how well that is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Counting {
    pub start: Start,
    pub first: u64,
    /// Nothing says where it begins, so that it is what is usual: only a total would tell that it
    /// is not so.
    pub presumed: bool,
}

/// The number of a page.
const PAGE: &str = "\
    pagenumber pagenum pageindex indexofthepage indexofpage indexofthecurrentpage \
    numberofthepage numberofthecurrentpage whichpage currentpage startingpage startpage pagetoreturn pagetoquery \
    pagetobereturned pagetobequeried pagetoget pagetofetch nthpage pageoftheresult pagesequence \
    ordinalnumberofpage offsetinpages countsinpages countedinpages unitsofpages unitofpages pagestoskip skippages 按页 以页 页码 页号 页索引 页序 页标 页下标 页编号 第几页 第n页 第x页 第i页 哪一页 哪页 哪1页 几页 当前页 起始页 开始页 请求页 查询页 目标页 指定页 页的序号 页的编号 \
    页面序号 页面编号 页面索引 页面号";
/// The same word as in "how much is on a page".
const PAGE_COUNT: &str = "\
    页数量 页数目 页数据 页数大小 每页数 单页数";
/// How many pages there are.
const PAGES: &str = "\
    numberofpages totalpage pagestotal pagecount countofpages 总页 页总数 共几页 多少页 最大页";
/// How many items a page has.
const SIZE: &str = "\
    perpage eachpage onapage singlepage pagesize sizeofpage sizeofthepage 每页 每1页 单页 页大小 页容量 返回数量 返回条数 返回的数量 返回个数 resultstoreturn \
    numbertoreturn itemstoreturn entriestoreturn recordstoreturn";
/// An offset, which counts items unless it is said otherwise.
const OFFSET: &str = "\
    offset 偏移 位移";
/// The number of items before a page, or of the first one on it.
const ITEMS: &str = "\
    skip recordoffset entryoffset rowoffset itemoffset dataoffset startingentry startingrecord startingrow \
    startingitem startingposition startposition startingindex startindex startrow startrecord firstrecord firstentry \
    firstitem firstrow linenumber comebefore precede whichrecord whichitem whichentry whichrow recordsbefore itemsbefore entriesbefore \
    跳过 略过 忽略前 第几条 第几个 第几行 哪条 哪1条 起始条 起始行 起始记录 起始位置 起始下标 起始序号 起始索引 开始位置 开始条 开始行 开始记录 开始下标 \
    记录偏移 数据偏移 条目偏移 条数偏移 行偏移 偏移条数 偏移数量 偏移的数量 偏移的条数 偏移记录 条记录开始 条数据开始 条开始 行号";
/// What makes an offset out of pages and their size, or says that it is one.
const MULTIPLE: &str = "\
    multiple 倍";
const PRODUCT: &str = "*limit limit* limitx xlimit *pagesize pagesize* *每页 乘以 offset+limit limit=0 limit=1 limit=2 limit=5";
const SIZES: &str = "\
    limit pagesize perpage 每页 页大小 count size";
/// A parameter that should not be used.
const DISUSED: &str = "\
    deprecated disused obsolete discontinued nolongerused nolongersupported nolongereffective donotuse 废弃 弃用 停用 作废 \
    不再使用 不再支持 不再生效 不推荐 不建议 已下线";
/// Words that say no more than the name does.
const PLAIN: &str = "\
    paginationoffset pagingoffset pageoffset offset pagination paginated paging parameters parameter queries query \
    results result records record list data amount value initial starting start which specifies indicates used \
    integer int uint64 int64 optional the for of in to an a is 分页 翻页 查询 列表 结果 数据 记录 偏移量 偏移值 偏移 位移 起始 开始 参数 数值 值 量 的 \
    用于 用来 表示 整数 整型 选填 可选 必填 时";
/// As [`PLAIN`], for what is called a page.
const PLAIN_PAGE: &str = "\
    pagination paginated paging page parameters parameter queries query number value current integer int uint64 int64 \
    optional the for of 分页 翻页 查询 页 参数 值 的 用于 整数 整型 选填 可选 必填";

/// Where a page ends, in place of how long it is.
const ENDS: &str =
    "endposition endingposition endindex endoffset 结束位置 终止位置 截止位置 结束下标";
/// What is on one page, or in one response, and not in the list; or may be.
const PART: &str = "\
    thispage currentpage ofthepage onthepage perpage manypages lastpage thisresponse currentresponse thiscall thisrequest \
    thistime thisbatch currentbatch currentlist currentrequest lengthofthelist listlength sizeofthelist remaining \
    本页 当前页 此页 该页 这1页 这一页 单页 每页 页面总数 当前分页 分页返回 本次 此次 当次 这次 当前返回 本批 该批 当前批 当前列表 \
    列表长度 列表的长度 列表大小 剩余 返回数量 返回的 返回个数 返回条数 返回结果 返回列表 返回记录 返回数据 返回实例";
/// Where "returned" is said of the field, and not of what it counts.
const RETURNED: &str = "bereturned isreturned notreturned returnedif returnedonly returnedwhen";
/// What is less than the number of all items, or more.
const VAGUE: &str =
    "theactual approximate estimate unaffectedby regardlessoffilter 不受 近似 估算 预估 大约";

/// How a parameter that is called an offset counts.
pub(super) fn of_offset(description: &str) -> Option<Counting> {
    let prose = Prose::of(description);
    let (zero, one) = first_number::of(&prose);
    let first = match (zero, one) {
        _ if prose.has(DISUSED) => return None,
        (true, false) => Some(0),
        (false, true) => Some(1),
        (false, false) => None,
        // It does not begin at both; but a page may begin at the one, and the offset of its items
        // at the other.
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
            // The page begins at 1 then.
            _ if is_from_page_1(&prose) && !first_number::default_is_1(&prose) => {
                known(Start::Offset, 0)
            }
            Some(0) => known(Start::Offset, 0),
            None if !speaks_of_pages(&prose) => known(Start::Offset, 0),
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
        // Of an offset that begins at 1 nobody knows what it counts, unless that is said.
        Some(_) => known(Start::Offset, 1).filter(|_| counted),
        None if counted => known(Start::Offset, 0),
        None => known(Start::Offset, 0).filter(|_| prose.is_only(PLAIN)),
    }
}

/// How a parameter that is called a page counts; `usual`: its name alone stands for one that begins
/// at 1.
pub(super) fn of_page(description: &str, usual: bool) -> Option<Counting> {
    let prose = Prose::of(description);
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

/// Whether a parameter says how many items a page has, as far as its description shows.
pub(super) fn is_size(description: &str) -> bool {
    let prose = Prose::of(description);
    let other = [PAGES, ENDS, DISUSED];
    let other = other.iter().any(|words| prose.has(words));
    !other && (!is_page(&prose) || prose.has(SIZE) || prose.has("数量 个数 条数 大小"))
}

/// Whether a total is not the number of all items: one that lags behind, has a ceiling, counts
/// pages or what is on one, or more than the list.
pub(super) fn is_unreliable(description: &str) -> bool {
    let prose = Prose::of(description);
    let other = [PAGES, PART, VAGUE];
    let returned = prose.without(RETURNED).has("returned");
    returned || other.iter().any(|words| prose.has(words)) || is_page(&prose)
}

/// Whether a text speaks of the number of a page, beside what it says of a page's size.
fn is_page(prose: &Prose) -> bool {
    let prose = prose.without(PAGES).without(PAGE_COUNT);
    let mut numbers = prose.text().split("pageno").skip(1);
    prose.has(PAGE)
        || numbers.any(|rest| !rest.starts_with(|c: char| c.is_ascii_alphabetic()))
        || prose.has("页数")
        || matches!(prose.text(), "page" | "page." | "页" | "页.")
}

/// Whether a text makes an offset out of pages and their size.
fn is_product(prose: &Prose) -> bool {
    let example = prose.has("limitis limit为 limit是 limit取 limit= pagesizeis")
        && first_number::second_page(prose).is_some();
    prose.has(SIZES) && (prose.has(MULTIPLE) || prose.has(PRODUCT) || example)
}

/// Whether the product is 0 for a page with number 1.
fn is_from_page_1(prose: &Prose) -> bool {
    prose.has("-1) -1] 减1 减去1 minus1 -1* -1x")
}

/// Whether pages are spoken of, and not only how long they are.
fn speaks_of_pages(prose: &Prose) -> bool {
    let rest = prose.without(SIZE).without("分页 翻页 pageoffset pageoff");
    rest.has("page 页")
}
