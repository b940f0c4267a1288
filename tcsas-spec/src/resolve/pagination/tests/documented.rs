//! Descriptions of parameters and totals, with their evaluation.

use super::super::derive::{INDICES, PAGES};
use super::super::evidence::{self, Counting};
use crate::model::Start;

/// The counting of a parameter by its description: `i0` for items from 0 on, `p1` for pages from 1
/// on, `p?` for pages that are assumed to begin at 1, and `-` in case of doubt.
fn counted(name: &str, description: &str) -> String {
    let text = crate::Description::from_text(description).visible_text();
    let counting = match name {
        "Offset" => evidence::of_offset(&text),
        name => evidence::of_page(&text, PAGES.contains(&name)),
    };
    let Some(Counting {
        start,
        first,
        presumed,
    }) = counting
    else {
        return "-".to_owned();
    };
    let start = match start {
        Start::Offset => 'i',
        Start::Page => 'p',
    };
    match presumed {
        true => format!("{start}?"),
        false => format!("{start}{first}"),
    }
}

fn check(name: &str, table: &str) {
    let mut wrong = Vec::new();
    let lines = table.lines().map(str::trim).filter(|line| !line.is_empty());
    for line in lines {
        let (expected, description) = line.split_once(' ').unwrap_or((line, ""));
        let found = counted(name, description);
        if found != expected {
            wrong.push(format!("{found} instead of {expected}: {description}"));
        }
    }
    assert!(wrong.is_empty(), "{name}\n{}", wrong.join("\n"));
}

#[test]
fn offsets_count_as_documented() {
    check(
        "Offset",
        "
        i0
        i0 Offset
        i0 Pagination offset.
        i0 Page offset
        i0 Offset of the query
        i0 Pagination parameter, which specifies the offset.
        i0 Offset. Default value: `0`.
        i0 The offset, 0 by default
        i0 Offset, starting from zero
        i0 Paginated query offset. Defaults to 0 when not specified.
        i0 Number of records to skip
        i0 How many teams come before the page
        i0 Offset, which is an integer multiple of Limit.
        i0 Offset = Limit x (Page number – 1). The default value is 0.
        i0 `offset=limit*(page number-1)`
        i0 Starting offset. It will return entries from Offset to Offset+Limit-1.
        i0 If Offset is 0, it indicates the first page. If Limit is 100, then Offset is 100, and it indicates the second page.
        i0 Record offset starting from `0`. Default value: `0`.
        i0 Offset. Value range: [0, +∞)
        i0 偏移量
        i0 分页偏移量。
        i0 偏移量，默认为0。
        i0 偏移量，默认值为 0 。关于`Offset`的更进一步介绍请参考 API [简介](https://cloud.tencent.com/document/api/213/15688)
        i0 偏移量，不填默认为０
        i0 偏移量，从零开始
        i0 分页查询起始位置，默认0
        i0 跳过的记录条数
        i0 从第几条记录开始返回
        i0 偏移量，Limit的整数倍
        i0 偏移量，Offset=Limit*(页码-1)
        i0 Offset=(页码-1)*Limit，页码从1开始
        i0 分页数据的偏移量，默认值：0
        i0 偏移量，取值范围：大于等于0
        i0 偏移量，第一页传0
        i0 偏移量，第一页为0，第二页为Limit
        i0 分页偏移量，取值为Limit的整数倍，第一页为0，第二页为20
        i1 从第几条记录开始返回，从1开始
        i1 起始行，默认为1
        i1 Number of the first record, i.e. the starting record. Starts from 1.
        p0 页码，从0开始
        p0 页数，从0开始计数
        p0 第几页，默认为0
        p0 分页页码，默认值：0
        p0 当前页，０表示第一页
        p0 0表示第一页，1表示第二页
        p0 第一页为0，第二页为1
        p0 The page number the records start from, starting from 0. The default is 0.
        p0 Page index, zero-based
        p1 页码，从1开始
        p1 Page No., default: 1
        p1 页数，第几页，默认为1
        p1 第几页，从一开始
        p1 页码。默认返回第一页
        p1 页码，取值为正整数
        p1 页码，最小值为1
        p1 Page number, starts from 1 by default
        p1 The page number the records start from. The default is 1.
        p1 Current page. Minimum value: 1.
        - 页数，第几页
        - 页码
        - 分页页码
        - 页数
        - 查询第几页
        - Page number
        - page
        - 页偏移（第几页），从0开始
        - 页码偏移量，默认为0
        - Offset, the page number. Default value: 1
        - 页码，从0开始，默认为1
        - 偏移量，默认为1
        - Offset. Starts from 1.
        - Offset = Page*Limit
        - 每页数量，默认0
        - 返回数量，默认为20
        - The number of results to return. Default value: 10. Maximum value: 10,000.
        - Number of records per page
        - Total number of pages
        - 总页数，默认1
        - Deprecated. Default value: 0.
        - 已废弃，默认0
        - Import data location. -2: earliest; -1: latest.
        - Filter parameter.
        - 偏移量，默认20
        - 偏移量，按页偏移，从0开始
        - Offset in pages, from 0
        - Number of pages to skip. Default value: 0
        - 上一次返回的偏移量
        - 游标
        ",
    );
}

#[test]
fn page_numbers_count_as_documented() {
    let stated = "
        p1 Page number. Default value: 1. Minimum value: 1.
        p1 Page number. Value range: starts from 1. Values less than 1 are handled as 1.
        p1 Page number. Value range: 1-200.
        p1 Starting page, where PageNo=1 indicates the first page, PageNo=2 indicates the second page, and so on.
        p1 You can query events on a certain page by specifying PageNo (page number) and PageSize (number of results per page). Default value: 1.
        p1 页码，从1开始
        p1 页码，默认值为1
        p1 当前页，默认１
        p1 第几页，取值范围：[1,100]
        p1 分页页码，大于0
        p0 页码，从0开始
        p0 页号，默认0
        p0 Page number, from `0`
        p0 Page number (starts at 0)
        p0 Zero-based page index.
        - 页码，从0开始，默认1
        - 偏移量，从0开始
        - (页码-1)*每页数量，默认0
        - 每页数量，默认1
        - Total number of pages
        - 总页数
        - Deprecated. Default value: 1.
        - Number of entries per page. Default value: 1.
        - Offset, an integer multiple of PageSize. Default value: 0.
        ";
    for name in PAGES.iter().chain(INDICES) {
        check(name, stated);
    }
    check(
        "PageNumber",
        "
        p?
        p? Page number.
        p? Page number, integer.
        p? Current page
        p? 页码
        p? 分页查询的页码
        p? 分页参数
        - Something else
        ",
    );
    check("PageIndex", "-\n- Page index\n- 页码\n- 当前页");
}

#[test]
fn sizes_are_recognised_by_their_descriptions() {
    for (description, expected) in [
        ("", true),
        ("Limit", true),
        (
            "Number of records returned in pages, from Offset to Offset+Limit-1.",
            true,
        ),
        ("Number of entries per page. Default: 20", true),
        ("返回数量，默认为20，最大值为100", true),
        ("每页显示的条数", true),
        ("分页数量", true),
        ("页大小", true),
        ("页码", false),
        ("第几页", false),
        ("Page number, starts from 1", false),
        ("Total number of pages", false),
        ("结束位置", false),
        ("Deprecated", false),
    ] {
        assert_eq!(evidence::is_size(description), expected, "{description}");
    }
}

#[test]
fn totals_of_anything_but_the_list_are_unreliable() {
    for (description, relied) in [
        ("", true),
        ("Total number of records.", true),
        ("Total number of custom error pages.", true),
        (
            "How many teams there are in total, of which `DataList` holds one page.",
            true,
        ),
        ("总数", true),
        ("符合条件的实例数量。", true),
        ("Total number of pages", false),
        ("总页数", false),
        ("页数", false),
        ("Number of records on this page", false),
        ("Number of items on the current page", false),
        ("本页的记录数", false),
        ("当前页条数", false),
        ("本次返回的数量", false),
        (
            "Cached once a day, may be less than the actual number",
            false,
        ),
        ("Number of all machines (unaffected by filtering)", false),
    ] {
        assert_eq!(
            !evidence::is_unreliable(description),
            relied,
            "{description}"
        );
    }
}

#[test]
fn page_number_that_may_begin_at_0_is_ambiguous() {
    for number in ["PageNumber", "PageNo", "Page"] {
        check(
            number,
            "
            p0 zero-indexed page number
            p0 Page number (0-indexed)
            p0 Page number. Valid values: 0, 1, 2, ...
            - Page number. Non-negative integer
            - Page number. If not specified, 0 is used
            - Page number. If omitted, 0.
            - Page number, which is 0 unless set
            - 页码，非负整数
            - 页码，0、1、2……
            - 页码，首页页码是零
            - 页码，基于0
            - 页码，首个页码为0
            - 页码，开始页是0
            - 页码，0对应第一页
            - 页码，等于0时返回第一页
            - 页码，为0时表示第一页
            - 页码，0：第一页；1：第二页
            - 页码-1
            - 页码减1
            - 页码减一
            - 最大页数
            p? 页码
            p? 页码，最大100
            p1 页码，大于0
            ",
        );
    }
    check("Offset", "- How many pages to skip\n- Pages to skip");
}

#[test]
fn total_that_may_count_one_page_is_unreliable() {
    for doubtful in [
        "返回数量",
        "返回的实例个数",
        "返回结果的数量",
        "本次请求返回的实例总数",
        "当前分页返回的数量",
        "当前列表的数量",
        "列表长度",
        "页面总数",
        "剩余数量",
        "Number of entries returned",
        "Number of returned instances",
        "Number of items actually returned",
        "Number of items returned by this call",
        "Items in this batch",
        "How many pages there are",
        "Number of remaining items",
        "Length of the list",
    ] {
        assert!(evidence::is_unreliable(doubtful), "{doubtful}");
    }
    for total in [
        "",
        "总数",
        "总条数",
        "符合条件的实例数量。",
        "返回总数",
        "记录总数\n注意：此字段可能返回 null，表示取不到有效值。",
        "Total number of results.\nNote: This field may return null, indicating that no valid values can be obtained.",
        "Total number of namespaces that can be returned",
        "Total number, which is not returned if `NeedCount` is 0",
        "Number of instances that meet the condition",
    ] {
        assert!(!evidence::is_unreliable(total), "{total}");
    }
}
