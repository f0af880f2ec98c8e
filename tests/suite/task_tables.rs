//! Tasks laid out as a plan wants them: columns, heads, headings, numbers, sums, lines of prose; and what
//! is wrong with them.

#![allow(clippy::too_many_lines, reason = "most of them are what the program says")]

use expect_test::{Expect, expect};

use super::harness::{Workspace, one_line, without_tags, wrong};
use super::pdf;

const PLAN: &str = "content/giai-doan-2026-2030/plan.yaml";
const TEXT: &str = "content/giai-doan-2026-2030/plan.md";
const PDF: &str = "output/site/giai-doan-2026-2030/pdf/ke-hoach.pdf";
const PAGE: &str = "output/site/giai-doan-2026-2030/index.html";

/// A commune whose plan for five years lays out its tasks itself.
fn commune() -> Workspace {
    Workspace::fixture("day-du")
}

/// A page of the site as lines of words: a line for each row of a table and each paragraph, a bar between
/// cells.
fn lines(html: &str) -> String {
    let body = html.split_once("<article").and_then(|(_, rest)| rest.split_once('>')).unwrap().1;
    let body = body.split("</article>").next().unwrap();
    let marked = body
        .replace('\n', " ")
        .replace("</tr>", "\n")
        .replace("</p>", "\n")
        .replace("</h2>", "\n")
        .replace("<br>", " / ");
    let marked = ["</td>", "</th>"].iter().fold(marked, |text, tag| text.replace(tag, "|"));
    let words = without_tags(&marked, "");
    words.lines().map(one_line).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// What stands between two lines of a page.
fn between<'t>(text: &'t str, from: &str, to: &str) -> &'t str {
    let start = text.find(from).unwrap_or_else(|| panic!("{from} in {text}"));
    let rest = &text[start..];
    &rest[..rest.find(to).unwrap_or_else(|| panic!("{to} in {rest}"))]
}

#[test]
fn a_table_has_the_columns_that_the_plan_wants() {
    let workspace = commune().built();
    let page = lines(&workspace.text(PAGE));
    expect![[r#"
        I. NỘI DUNG, THỜI GIAN THỰC HIỆN
        STT| Nhiệm vụ| Phân công| Thời gian| Sản phẩm| Kinh phí (triệu đồng)| Nguồn lực| Ghi chú|
        Chủ trì| Phối hợp|
        I|Xây dựng quy chế|
        1| Xây dựng quy chế nhận và trả lời sáng kiến. / - Khảo sát cách làm của các thôn. / - Lấy ý kiến của người dân.| Văn phòng| Phòng Văn hóa - Xã hội| Trước ngày 30 tháng 9 năm 2026| Quy chế| 12,5| - Con người / - Máy tính| |
        II|Phong trào sáng kiến|
        1| Đánh giá phong trào sáng kiến.| P. VHXH| | Hằng năm| | 3| | |
        1|Nhân rộng|
        1| Nhân rộng sáng kiến hay tới các thôn.| UBND xã| Các thôn| Từ năm 2027 đến năm 2030| Mô hình ở các thôn| | | Theo khả năng ngân sách|
        | Tổng cộng| | | | | 15,5| | |
        II. CHỈ TIÊU
        STT| Chỉ tiêu| Đơn vị tính| Mức phải đạt| Cơ quan chủ trì| Ghi chú|
        1| Sáng kiến được công nhận mỗi năm| sáng kiến| từ 12 trở lên| Văn phòng| Tính đến ngày 31 tháng 12|
    "#]]
    .assert_eq(between(&format!("{page}\n"), "I. NỘI DUNG", "III. TỔ CHỨC"));
    expect![[r#"
        Ủy ban nhân dân xã Suối Mây:
        1. Nhân rộng sáng kiến hay tới các thôn.
        - Thời gian: Từ năm 2027 đến năm 2030
        Phòng Văn hóa - Xã hội xã Suối Mây:
        2. Đánh giá phong trào sáng kiến.
        - Thời gian: Hằng năm
        Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã Suối Mây:
        3. Xây dựng quy chế nhận và trả lời sáng kiến.
        - Khảo sát cách làm của các thôn.
        - Lấy ý kiến của người dân.
        - Thời gian: Trước ngày 30 tháng 9 năm 2026
        - Cơ quan ban hành: Ủy ban nhân dân xã
        - Nguồn kinh phí: Ngân sách xã
    "#]]
    .assert_eq(between(&page, "Ủy ban nhân dân xã Suối Mây:\n1. Nhân", "Phụ lục II"));
    // Paper has every word of the page; titles stand in capitals there.
    let apart = PDF.replace(".pdf", ".mau-bao-cao.pdf");
    let paper = [PDF, &apart].map(|print| pdf::pages(workspace.bytes(print)));
    let paper: Vec<&str> = paper.iter().flatten().map(|page| page.text.as_str()).collect();
    let paper = one_line(&paper.join("\n")).to_lowercase();
    // The way to a print of its own stands on the page only.
    let page = page.replace("Bản in của phụ lục này (PDF)", "");
    for words in page.split(['|', '\n', '/']).map(str::trim).filter(|words| !words.is_empty()) {
        for word in words.split_whitespace() {
            assert!(
                paper.contains(&word.to_lowercase()),
                "`{word}` of `{words}` is not in {paper}"
            );
        }
    }
}

#[test]
fn links_to_a_task_lead_to_its_first_place() {
    let page = commune().built().text(PAGE);
    for id in ["xay-dung-quy-che", "nhan-rong-sang-kien", "danh-gia-phong-trao"] {
        assert_eq!(page.matches(&format!("id=\"{id}\"")).count(), 1, "{id}");
    }
    assert!(page.find("id=\"xay-dung-quy-che\"").unwrap() < page.find("Phụ lục").unwrap());
}

#[test]
fn cells_name_their_heads() {
    let page = commune().built().text(PAGE);
    for piece in [
        "<th scope=\"colgroup\" colspan=\"2\" id=\"bang_1_dau_1\">Phân công</th>",
        "<th scope=\"col\" rowspan=\"2\" id=\"bang_1_cot_1\">STT</th>",
        "<td class=\"middle\" headers=\"bang_1_cot_1\">I</td><th scope=\"rowgroup\" colspan=\"8\" id=\"bang_1_nhom_1\">",
        "<td headers=\"bang_1_dau_1 bang_1_cot_3 bang_1_nhom_1\">Văn phòng</td>",
    ] {
        assert!(page.contains(piece), "{piece} in {page}");
    }
}

/// What a plan with another table shows in its place.
fn table(definition: &str, expected: &Expect) {
    let text = Workspace::fixture("day-du").text(PLAN);
    let before = &text[..text.find("tables:\n").unwrap()];
    let after = &text[text.find("tasks:\n").unwrap()..];
    let workspace = commune()
        .write(PLAN, format!("{before}tables:\n{definition}{after}"))
        .write("content/giai-doan-2026-2030/phan-cong.md", "Không có bảng.\n")
        .write("content/giai-doan-2026-2030/bang-khac.md", "Không có bảng.\n");
    let page = lines(&workspace.built().text(PAGE));
    let page = format!("{page}\n");
    let (_, shown) = between(&page, "I. NỘI DUNG", "II. CHỈ TIÊU").split_once('\n').unwrap();
    expected.assert_eq(shown);
}

/// A head of one's own for money is told in which unit, unless it says so or that is đồng.
#[test]
fn a_head_of_money_has_its_unit() {
    let column = |column: &str| {
        format!("  - id: phan-cong\n    group: none\n    columns: [text, {column}]\n")
    };
    table(
        &column("{column: budget, head: Kinh phí, unit: triệu đồng}"),
        &expect![[r#"
        Nội dung công việc| Kinh phí (triệu đồng)|
        Xây dựng quy chế nhận và trả lời sáng kiến. / - Khảo sát cách làm của các thôn. / - Lấy ý kiến của người dân.| 12,5|
        Nhân rộng sáng kiến hay tới các thôn.| |
        Đánh giá phong trào sáng kiến.| 3|
    "#]],
    );
    table(
        &column("{column: budget, head: Kinh phí (tr.đ), unit: triệu đồng}"),
        &expect![[r#"
        Nội dung công việc| Kinh phí (tr.đ)|
        Xây dựng quy chế nhận và trả lời sáng kiến. / - Khảo sát cách làm của các thôn. / - Lấy ý kiến của người dân.| 12,5|
        Nhân rộng sáng kiến hay tới các thôn.| |
        Đánh giá phong trào sáng kiến.| 3|
    "#]],
    );
    table(
        &column("{column: budget, head: Số tiền}"),
        &expect![[r#"
        Nội dung công việc| Số tiền|
        Xây dựng quy chế nhận và trả lời sáng kiến. / - Khảo sát cách làm của các thôn. / - Lấy ý kiến của người dân.| 12.500.000|
        Nhân rộng sáng kiến hay tới các thôn.| |
        Đánh giá phong trào sáng kiến.| 3.000.000|
    "#]],
    );
}

#[test]
fn rows_are_gathered_under_months_and_counted_on() {
    table(
        "  - {id: a, group: month, columns: [number, time, text]}\n",
        &expect![[r#"
        STT| Thời gian| Nội dung công việc|
        Tháng 9|
        1| Trước ngày 30 tháng 9 năm 2026| Xây dựng quy chế nhận và trả lời sáng kiến. / - Khảo sát cách làm của các thôn. / - Lấy ý kiến của người dân.|
        Từ năm 2027 đến năm 2030|
        2| Từ năm 2027 đến năm 2030| Nhân rộng sáng kiến hay tới các thôn.|
        Hằng năm|
        3| Hằng năm| Đánh giá phong trào sáng kiến.|
    "#]],
    );
}

#[test]
fn what_has_a_day_stands_under_its_month() {
    let plan = "year: 2026\ndocument:\n  kind: KẾ HOẠCH\n  subject: Công tác năm 2026\n  symbol: KH-UBND\n  \
                place: Tân An\n  state: draft\nletterhead:\n  issuer: ỦY BAN NHÂN DÂN XÃ TÂN AN\n\
                issuer: ubnd-xa\ntables:\n  - {id: a, group: month, columns: [number, text]}\ntasks:\n";
    let times =
        ["quý II", "chậm nhất 20/3", "từ 12/10 đến 13/11", "tháng 3", "trước 01/3", "thường xuyên"];
    let tasks = times
        .iter()
        .enumerate()
        .map(|(at, when)| format!("  - id: viec-{at}\n    when: {when}\n    text: Việc {when}.\n"));
    let rest = "recipients:\n  - to: \"Lưu: VT, VP\"\nsignature:\n  title: CHỦ TỊCH\n  name: Nguyễn Văn Mẫu\n";
    let plan = format!("{plan}{}{rest}", tasks.collect::<String>());
    let workspace = Workspace::fixture("xa-tan-an")
        .without("content/2026/cai-cach-hanh-chinh/loi-van.md")
        .without("content/2026/cai-cach-hanh-chinh/plan.yaml")
        .write("content/2026/plan.yaml", plan)
        .write("content/2026/plan.md", "# I. NỘI DUNG\n\n{{ tasks }}\n")
        .built();
    let page = format!("{}\n", lines(&workspace.text("output/site/2026/index.html")));
    expect![[r#"
        STT| Nội dung công việc|
        Tháng 2|
        1| Việc trước 01/3.|
        Tháng 3|
        2| Việc chậm nhất 20/3.|
        3| Việc tháng 3.|
        Tháng 10|
        4| Việc từ 12/10 đến 13/11.|
        Quý II|
        5| Việc quý II.|
        Thường xuyên|
        6| Việc thường xuyên.|
    "#]]
    .assert_eq(between(&page, "STT|", "Nơi nhận"));
}

#[test]
fn rows_are_counted_below_the_numbers_of_their_headings() {
    table(
        "  - {id: a, numbering: outline, columns: [number, {column: text, head: Việc}, {column: lead, names: name}]}\n",
        &expect![[r#"
            STT| Việc| Cơ quan chủ trì|
            I|Xây dựng quy chế|
            I.1| Xây dựng quy chế nhận và trả lời sáng kiến. / - Khảo sát cách làm của các thôn. / - Lấy ý kiến của người dân.| Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã Suối Mây|
            II|Phong trào sáng kiến|
            II.1| Đánh giá phong trào sáng kiến.| Phòng Văn hóa - Xã hội xã Suối Mây|
            1|Nhân rộng|
            1.1| Nhân rộng sáng kiến hay tới các thôn.| Ủy ban nhân dân xã Suối Mây|
        "#]],
    );
}

#[test]
fn rows_stand_under_no_heading_where_none_is_wanted() {
    table(
        "  - {id: a, group: none, columns: [text, product, indicators, units, advised]}\n",
        &expect![[r#"
            Nội dung công việc| Sản phẩm| Chỉ tiêu| Đơn vị liên quan| Cơ quan được tham mưu|
            Xây dựng quy chế nhận và trả lời sáng kiến. / - Khảo sát cách làm của các thôn. / - Lấy ý kiến của người dân.| Quy chế| | | |
            Nhân rộng sáng kiến hay tới các thôn.| Mô hình ở các thôn| | | |
            Đánh giá phong trào sáng kiến.| | Sáng kiến được công nhận mỗi năm: từ 12 trở lên| | |
        "#]],
    );
}

#[test]
fn a_heading_without_a_column_of_numbers_has_its_number_before_its_words() {
    table(
        "  - {id: a, columns: [text, time]}\n",
        &expect![[r#"
        Nội dung công việc| Thời gian|
        I. Xây dựng quy chế|
        Xây dựng quy chế nhận và trả lời sáng kiến. / - Khảo sát cách làm của các thôn. / - Lấy ý kiến của người dân.| Trước ngày 30 tháng 9 năm 2026|
        II. Phong trào sáng kiến|
        Đánh giá phong trào sáng kiến.| Hằng năm|
        1. Nhân rộng|
        Nhân rộng sáng kiến hay tới các thôn.| Từ năm 2027 đến năm 2030|
    "#]],
    );
}

#[test]
fn columns_that_cannot_be() {
    let workspace = commune().edit(
        PLAN,
        "    columns: [number, text, time, issued_by, source]\n",
        "    columns: [number, text, text, leed, {id: lead, head: A}, {id: b, column: co, head: B}]\n",
    );
    wrong(
        &workspace,
        &expect![[r#"
            lỗi[column-twice]: cột `text` đã có trong bảng này
              --> content/giai-doan-2026-2030/plan.yaml:70:29
               |
            70 |     columns: [number, text, text, leed, {id: lead, head: A}, {id: b, column: co, head: B}]
               |                             ^^^^
               |
               = ở mục: giai-doan-2026-2030 › bảng 2

            lỗi[unknown-column]: không có cột nào tên `leed`
              --> content/giai-doan-2026-2030/plan.yaml:70:35
               |
            70 |     columns: [number, text, text, leed, {id: lead, head: A}, {id: b, column: co, head: B}]
               |                                   ^^^^
               |
               = ở mục: giai-doan-2026-2030 › bảng 2
               = cách sửa: có phải ý bạn là `lead`?
               = cách sửa: dùng được: number, text, time, lead, co, advised, issued_by, units, product, budget, source, indicators, note
               = cách sửa: cột không có sẵn thì khai mã và đầu cột: `{id: …, head: …}`

            lỗi[column-id-known]: `lead` là tên của cột có sẵn, không làm mã của cột riêng được
              --> content/giai-doan-2026-2030/plan.yaml:70:46
               |
            70 |     columns: [number, text, text, leed, {id: lead, head: A}, {id: b, column: co, head: B}]
               |                                              ^^^^
               |
               = ở mục: giai-doan-2026-2030 › bảng 2
               = cách sửa: dùng cột có sẵn thì viết `column: lead`; cột riêng thì đặt mã khác

            lỗi[column-or-id]: mục `column` đứng cùng `id`: cột có sẵn chỉ ghi `column`, cột riêng chỉ ghi `id`
              --> content/giai-doan-2026-2030/plan.yaml:70:78
               |
            70 |     columns: [number, text, text, leed, {id: lead, head: A}, {id: b, column: co, head: B}]
               |                                                                              ^^
               |
               = ở mục: giai-doan-2026-2030 › bảng 2
        "#]],
    );
}

#[test]
fn a_table_without_columns() {
    let workspace = commune().edit(
        PLAN,
        "    columns: [number, text, time, issued_by, source]\n",
        "    columns: []\n",
    );
    wrong(
        &workspace,
        &expect![[r#"
            lỗi[table-without-columns]: bảng không có cột nào
              --> content/giai-doan-2026-2030/plan.yaml:70:14
               |
            70 |     columns: []
               |              ^^
               |
               = ở mục: giai-doan-2026-2030 › bảng 2
        "#]],
    );
}

#[test]
fn tables_and_groups_that_do_not_exist() {
    let workspace = commune()
        .edit(PLAN, "    only: [the-che, phong-trao]\n", "    only: [the-chee]\n")
        .edit(PLAN, "    within: phong-trao\n", "    within: nhan-rong\n")
        .edit(PLAN, "    lead: van-phong\n", "    lead: van-phong-xa\n")
        .edit(TEXT, "{{ tasks }}", "{{ tasks: phan-congg }}");
    wrong(
        &workspace,
        &expect![[r#"
            lỗi[unknown-table]: không có bảng nào mang mã `phan-congg`
             --> content/giai-doan-2026-2030/plan.md:5:1
              |
            5 | {{ tasks: phan-congg }}
              | ^^^^^^^^^^^^^^^^^^^^^^^
              |
              = cách sửa: có phải ý bạn là `phan-cong`?
              = cách sửa: bảng được khai ở mục `tables` của `plan.yaml`

            lỗi[group-circle]: nhóm `nhan-rong` nằm trong chính nó
              --> content/giai-doan-2026-2030/plan.yaml:26:13
               |
            26 |     within: nhan-rong
               |             ^^^^^^^^^
               |
               = ở mục: giai-doan-2026-2030

            lỗi[unknown-unit]: không có đơn vị nào mang mã `van-phong-xa`
              --> content/giai-doan-2026-2030/plan.yaml:37:11
               |
            37 |     lead: van-phong-xa
               |           ^^^^^^^^^^^^
               |
               = ở mục: giai-doan-2026-2030
               = cách sửa: đơn vị được khai trong `content/units.yaml`

            lỗi[unknown-group]: không có nhóm nào mang mã `the-chee`
              --> content/giai-doan-2026-2030/plan.yaml:69:12
               |
            69 |     only: [the-chee]
               |            ^^^^^^^^
               |
               = ở mục: giai-doan-2026-2030
               = cách sửa: có phải ý bạn là `the-che`?
        "#]],
    );
}

#[test]
fn cells_that_are_no_words() {
    let workspace = commune()
        .edit(PLAN, "    cells: {product: Mô hình ở các thôn}\n", "    cells: [a]\n")
        .edit(PLAN, "      product: Quy chế\n", "      product: {a: b}\n");
    wrong(
        &workspace,
        &expect![[r#"
            lỗi[expected-text]: cần lời văn ở đây
              --> content/giai-doan-2026-2030/plan.yaml:99:16
               |
            99 |       product: {a: b}
               |                ^^^^^
               |
               = ở mục: giai-doan-2026-2030 › trước ngày 30 tháng 9 năm 2026 › việc 1

            lỗi[expected-mapping]: cần các dòng `tên: giá trị` ở đây
               --> content/giai-doan-2026-2030/plan.yaml:109:12
                |
            109 |     cells: [a]
                |            ^^
                |
                = ở mục: giai-doan-2026-2030 › từ năm 2027 đến năm 2030 › việc 1
        "#]],
    );
}

#[test]
fn a_table_that_is_too_wide_is_told_of_where_it_stands() {
    let columns: Vec<String> =
        (0..30).map(|at| format!("{{id: cot-{at}, head: Chuyên-viên-tổng-hợp}}")).collect();
    let workspace = commune().edit(
        PLAN,
        "    columns: [number, text, time, issued_by, source]\n",
        &format!("    layout: table\n    columns: [text, {}]\n", columns.join(", ")),
    );
    let workspace = workspace.edit(PLAN, "    layout: lines\n", "");
    wrong(
        &workspace,
        &expect![[r#"
        lỗi[table-too-wide]: bảng 31 cột rộng quá khổ giấy A4, kể cả khi xoay ngang
         --> content/giai-doan-2026-2030/phan-cong.md:1:1
          |
        1 | {{ tasks: theo-don-vi }}
          | ^^^^^^^^^^^^^^^^^^^^^^^^
          |
          = cách sửa: bớt cột, tách thành nhiều bảng, hoặc đưa vào phụ lục với ít cột hơn
    "#]],
    );
}

/// Groups of a few rows over some pages: wherever a page ends, no heading of a group is left behind on it.
#[test]
fn the_heading_of_a_group_stays_with_its_first_row() {
    let rows = (1..=40_usize).flat_map(|group| {
        let heading = format!("| **{group}** | **Nhóm thứ {group}** | |");
        let row = move |row: usize| {
            let words = "lời dài thêm ra ".repeat(group * row % 17);
            format!("| {row} | Việc {row} của nhóm {group} {words}| Cả năm |")
        };
        std::iter::once(heading).chain((1..=group % 4 + 1).map(row))
    });
    let head = ["| TT | Nội dung | Thời gian |".to_owned(), "|--|--|--|".to_owned()];
    let table = head.into_iter().chain(rows).collect::<Vec<_>>().join("\n");
    let workspace = Workspace::binh_luc();
    let text = workspace.text("content/2021/plan.md");
    let workspace = workspace.write("content/2021/plan.md", format!("{text}\n{table}\n")).built();
    let pages = pdf::pages(workspace.bytes("output/site/2021/pdf/ke-hoach.pdf"));
    let tabled = pages.iter().filter(|page| page.text.contains("Nhóm thứ"));
    assert!(tabled.clone().count() > 3);
    for page in tabled {
        let last = page.text.trim_end().lines().last().unwrap_or_default();
        assert!(!last.contains("Nhóm thứ"), "{}", page.text);
    }
}
