//! What the author of a text adds to it: tables, footnotes, quotations, pictures, references; and
//! what is wrong with them.

#![allow(clippy::too_many_lines, reason = "most of them are what the program says")]

use std::fmt::Write;

use expect_test::{Expect, expect};

use super::harness::{Workspace, repository};
use super::pdf::{self, Page};

const TEXT: &str = "content/2026/documents/quy-che-tiep-cong-dan.md";
const PDF: &str = "output/site/2026/pdf/quy-che-tiep-cong-dan.pdf";

/// A commune with a regulation that uses everything.
fn commune() -> Workspace {
    Workspace::copy_of(&repository().join("tests/fixtures/quy-che-mau/content"))
}

/// The same with another text of the regulation.
fn regulation(text: &str) -> Workspace {
    let workspace = commune();
    let before = workspace.text(TEXT);
    let record = before.split_inclusive("---\n").take(2).collect::<String>();
    workspace.write(TEXT, format!("{record}\n{text}"))
}

/// What a check says is wrong with the regulation.
fn says(text: &str, expected: &Expect) {
    shows(&regulation(text), expected);
}

fn shows(workspace: &Workspace, expected: &Expect) {
    let run = workspace.run(&["check"]);
    let parts = run.err.split("\n\n").filter(|picture| picture.starts_with("lỗi"));
    let parts: Vec<&str> = parts.map(str::trim_end).collect();
    expected.assert_eq(&format!("{}\n", parts.join("\n\n")));
}

fn flat(pages: &[Page]) -> String {
    let text: Vec<&str> = pages.iter().map(|page| page.text.as_str()).collect();
    text.join("\n").split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_regulation_is_printed_with_everything_in_it() {
    let pages = pdf::pages(commune().built().bytes(PDF));
    let text = flat(&pages);
    let mut at = 0;
    for words in [
        "Chương I QUY ĐỊNH CHUNG Điều 1. Phạm vi điều chỉnh và đối tượng áp dụng 1. Quy chế này",
        "2. Quy chế này áp dụng với: a) Chủ tịch",
        "b) Công chức",
        "c) Trưởng thôn",
        "d) Văn phòng",
        "đ) Bộ phận",
        "e) Công dân",
        "(1) Người đến một mình; (2) Người đại diện",
        "Điều 2. Lời dặn",
        "Dân đến thì tiếp",
        "Chương II TIẾP CÔNG DÂN Mục 1 LỊCH VÀ NƠI TIẾP Điều 3.",
        "Người tiếp Thứ Buổi trong năm",
        "7.250,5",
        "Sơ đồ trụ sở",
        "theo Điều 1 và khoản 1 Điều 3; điểm d khoản 2 Điều 1 trả lời bằng văn bản theo Mục 1 \
         Chương II. Quy định ở chương đầu",
        "Mục 2 SỔ VÀ MẪU",
        "Điều 6.",
        "Hẹn 15/02/2026",
        "Chương III ĐIỀU KHOẢN THI HÀNH Điều 7. Giao Văn phòng",
    ] {
        let found = text[at..].find(words).unwrap_or_else(|| panic!("{words}\n{text}"));
        at += found + words.len();
    }
    assert!(text.contains("Trụ sở ở thôn Đông, mở cửa các ngày làm việc."), "{text}");
    assert_eq!(text.matches("./.").count(), 1);
}

#[test]
fn a_wide_table_turns_its_page_and_takes_its_heading_along() {
    let pages = pdf::pages(commune().built().bytes(PDF));
    let turned: Vec<&Page> = pages.iter().filter(|page| page.size.0 > page.size.1).collect();
    let [page] = turned[..] else { panic!("{} pages are turned", turned.len()) };
    assert!(page.text.contains("Điều 6. Các cột của sổ"), "{}", page.text);
    assert!(page.text.contains("Hẹn"), "{}", page.text);
    assert!(!page.text.contains("Điều 5."), "{}", page.text);
}

#[test]
fn pictures_whose_names_differ_in_signs_only_are_two() {
    let workspace = commune();
    let bytes = workspace.bytes("content/2026/quy-trinh.png");
    // What stands after the end of a picture is none of it.
    let other = [bytes.as_slice(), b"\0"].concat();
    let text = workspace.text("content/2026/plan.md")
        + "\n![Hai](quy_trinh.png)\n\n![Ba](Quy-trinh.png)\n\n![Bốn](图/图.png)\n\n![Năm](图/a.png)\n";
    let workspace = workspace
        .write("content/2026/plan.md", text)
        .write("content/2026/quy_trinh.png", &other)
        .write("content/2026/Quy-trinh.png", &other)
        .write("content/2026/图/图.png", &other)
        .write("content/2026/图/a.png", &other)
        .built();
    let mut pictures: Vec<String> =
        workspace.files("output/site/2026/hinh").into_iter().map(|(path, _)| path).collect();
    pictures.sort_unstable();
    expect![[r#"
        2d913a35.png
        a-6ff72402.png
        documents/so-do.png
        quy-trinh-1fb0ecc7.png
        quy-trinh-460fc383.png
        quy-trinh.png"#]]
    .assert_eq(&pictures.join("\n"));
}

#[test]
fn the_page_shows_it_all_with_its_meaning() {
    let built = commune().built();
    let page = built.text("output/site/2026/index.html");
    let body = page.split("<div class=\"body\">").nth(1).unwrap();
    let body = body.split("<div class=\"closing\">").next().unwrap();
    expect![[r##"

        <h2 id="muc_muc-dich">I. MỤC ĐÍCH, YÊU CẦU</h2>
        <p id="doan_1">Việc tiếp công dân được làm đúng lịch, đúng người<sup id="goi_1"><a href="#chu_thich_1" aria-label="Chú thích 1">1</a></sup>, theo tinh thần của lời dặn cán bộ xã:</p>
        <blockquote>
        <p id="doan_2">Dân đến thì tiếp, dân hỏi thì thưa, việc chưa xong thì hẹn rõ ngày.</p>
        <p id="doan_3">Hẹn rồi thì giữ.</p>
        </blockquote>
        <h2 id="muc_2_ii-noi-dung">II. NỘI DUNG</h2>
        <p id="doan_4"><span id="muc_lich">1.</span> Lịch tiếp công dân</p>
        <p id="doan_5">Lịch ghi ở bảng dưới đây; kinh phí lấy từ nguồn chi thường xuyên.</p>
        <section class="wide" aria-label="Bảng 1" tabindex="0">
        <table class="own">
        <thead>
        <tr><th scope="col" id="bang_1_cot_1">TT</th>
        <th scope="col" id="bang_1_cot_2">Nơi tiếp</th>
        <th scope="col" id="bang_1_cot_3">Người tiếp</th>
        <th scope="col" id="bang_1_cot_4">Buổi trong năm</th>
        <th scope="col" id="bang_1_cot_5">Kinh phí (nghìn đồng)</th>
        </tr>
        </thead>
        <tbody>
        <tr class="group"><th scope="rowgroup" colspan="5" id="bang_1_nhom_1">Tại trụ sở</th></tr>
        <tr>
        <td class="middle" headers="bang_1_cot_1 bang_1_nhom_1">1</td>
        <td headers="bang_1_cot_2 bang_1_nhom_1">Phòng tiếp công dân</td>
        <td headers="bang_1_cot_3 bang_1_nhom_1">Chủ tịch Ủy ban nhân dân xã</td>
        <td class="amount" headers="bang_1_cot_4 bang_1_nhom_1">24</td>
        <td class="amount" headers="bang_1_cot_5 bang_1_nhom_1">12.000</td>
        </tr>
        <tr>
        <td class="middle" headers="bang_1_cot_1 bang_1_nhom_1">2</td>
        <td headers="bang_1_cot_2 bang_1_nhom_1">Bộ phận Một cửa</td>
        <td headers="bang_1_cot_3 bang_1_nhom_1">Công chức được phân công theo tuần</td>
        <td class="amount" headers="bang_1_cot_4 bang_1_nhom_1">250</td>
        <td class="amount" headers="bang_1_cot_5 bang_1_nhom_1">1.250,5</td>
        </tr>
        </tbody>
        <tbody>
        <tr class="group"><th scope="rowgroup" colspan="5" id="bang_1_nhom_4">Tại thôn</th></tr>
        <tr>
        <td class="middle" headers="bang_1_cot_1 bang_1_nhom_4">3</td>
        <td headers="bang_1_cot_2 bang_1_nhom_4">Nhà văn hóa các thôn</td>
        <td headers="bang_1_cot_3 bang_1_nhom_4">Phó Chủ tịch Ủy ban nhân dân xã, cùng trưởng thôn nơi tiếp</td>
        <td class="amount" headers="bang_1_cot_4 bang_1_nhom_4">11</td>
        <td class="amount" headers="bang_1_cot_5 bang_1_nhom_4">5.500</td>
        </tr>
        </tbody>
        </table>
        </section>
        <p id="doan_6">2. Quy trình tiếp công dân</p>
        <p id="doan_7">a) Tiếp đón và ghi sổ.</p>
        <p id="doan_8">b) Nghe, hỏi lại cho rõ.</p>
        <p id="doan_9"><span id="muc_tra-loi">c)</span> Trả lời ngay hoặc hẹn ngày trả lời.</p>
        <figure>
        <img src="hinh/quy-trinh.png" alt="Ba bước tiếp công dân: ghi sổ, nghe, trả lời" width="760" height="180">
        <figcaption>Ba bước tiếp công dân</figcaption>
        </figure>
        <p id="doan_10">3. Việc theo tháng</p>
        <table class="tasks">
        <thead>
        <tr><th scope="col">Tháng</th><th scope="col">Nội dung công việc</th></tr>
        </thead>
        <tbody>
        <tr>
        <th scope="row"><a href="thang-01/index.html">Tháng 1</a></th>
        <td>
        <p id="niem-yet-lich">Niêm yết lịch tiếp công dân tại trụ sở.</p>
        </td>
        </tr>
        <tr>
        <th scope="row"><a href="thang-06/index.html">Tháng 6</a></th>
        <td>
        <p id="so-ket-nua-nam">Sơ kết việc tiếp công dân 6 tháng đầu năm.</p>
        </td>
        </tr>
        </tbody>
        </table>
        <h2 id="muc_3_iii-to-chuc-thuc-hien">III. TỔ CHỨC THỰC HIỆN</h2>
        <p id="doan_11">Văn phòng theo dõi việc thực hiện <a href="#muc_muc-dich">Mục I</a>, <a href="#muc_lich"><span class="whole">khoản 1</span> Mục II</a> và <a href="#muc_tra-loi"><span class="whole">điểm c</span> <span class="whole">khoản 2</span> Mục II</a>, tổng hợp số buổi đã tiếp<sup><a href="#chu_thich_1" aria-label="Chú thích 1">1</a></sup>, báo cáo Ủy ban nhân dân xã trước <span class="whole">ngày 15 tháng 12</span> năm 2026.</p>
        <section class="notes" aria-label="Chú thích">
        <ol>
        <li id="chu_thich_1">
        <p>Người tiếp công dân là Chủ tịch hoặc người được Chủ tịch ủy quyền <em>bằng văn bản</em>.</p>
        <p>Văn bản ủy quyền được niêm yết cùng lịch tiếp công dân. <a class="back" href="#goi_1" aria-label="Về chỗ có chú thích 1">↩</a></p>
        </li>
        </ol>
        </section>

        </div>
    "##]].assert_eq(body);
    let picture = built.bytes("output/site/2026/hinh/quy-trinh.png");
    assert_eq!(picture, built.bytes("content/2026/quy-trinh.png"));
}

#[test]
fn typst_is_printed_as_it_is_written() {
    let hostile = "#panic(1) $x$ @x #let [y] // z ... -- `";
    let hostile = hostile.trim_end_matches([' ', '`']);
    let text = format!(
        "# Điều 1. {hostile}\n\n{hostile}[^1]\n\n[^1]: Chú thích {hostile}\n\n\
         | A {hostile} | B |\n|---|---|\n| ô {hostile} | c |\n\n> Trích {hostile}\n\n\
         ![Hình {hostile}](so-do.png \"Dưới {hostile}\")\n\n1. Khoản {hostile}\n"
    );
    let pages = pdf::pages(regulation(&text).built().bytes(PDF));
    let text = flat(&pages);
    for before in ["1. ", "Chú thích ", "A ", "ô ", "Trích ", "Dưới ", "1. Khoản "] {
        assert!(text.contains(&format!("{before}{hostile}")), "{before}{hostile}\n{text}");
    }
}

#[test]
fn a_word_longer_than_the_line_is_torn_and_nothing_is_lost() {
    let word = "đ".repeat(300);
    let text = format!(
        "# Điều 1. Từ dài\n\nTrước {word} sau.\n\n| A | B |\n|---|---|\n| {word} | c |\n\n\
         > **{word}**\n"
    );
    let pages = pdf::pages(regulation(&text).built().bytes(PDF));
    let letters = |page: &Page| page.text.matches('đ').count();
    // Those of `Độc lập`, of the date and of the signature are others.
    assert_eq!(pages.iter().map(letters).sum::<usize>(), 900, "{}", flat(&pages));
}

#[test]
fn a_long_word_of_a_footnote_stays_on_the_paper() {
    let long = "nghiêng".repeat(40);
    // About as wide as the text, so that some have no room beside the number of their note.
    let wide: Vec<String> = (74..=80).map(|n| "n".repeat(n)).collect();
    let mut text = format!(
        "# Điều 1. Từ dài\n\nMột[^1].\n\n| Hai | Ba |\n|---|---|\n| Hai[^2] | ba |\n\n> **Ba[^3]**\n\n\
         [^1]: Trước {long} sau.\n\n[^2]: **{long}**\n\n[^3]: [{long}](https://a.vn)\n"
    );
    for (n, wide) in wide.iter().enumerate() {
        let _ = writeln!(text, "\nBốn[^a{n}].\n\n[^a{n}]: {wide}");
    }
    let agency =
        commune().text("content/agency.yaml") + "print:\n  margins: {left: 35, right: 20}\n";
    let workspace = regulation(&text).write("content/agency.yaml", agency);
    let pages = pdf::pages(workspace.built().bytes(PDF));
    let letters: String = flat(&pages).split_whitespace().collect();
    assert_eq!(letters.matches(&long).count(), 3, "{letters}");
    for (n, wide) in wide.iter().enumerate() {
        assert!(letters.contains(&format!("{}{wide}", n + 4)), "{letters}");
    }
    for page in pages {
        // Where letters begin; no letter of the notes is narrower than 4 points.
        let (left, right) = (35.0 / 25.4 * 72.0, page.size.0 - 20.0 / 25.4 * 72.0);
        assert!(page.letters.x0 >= left - 0.1, "{:?}", page.letters);
        assert!(page.letters.x1 <= right - 4.0, "{:?}", page.letters);
    }
}

#[test]
fn footnotes_stand_below_the_text_that_they_belong_to() {
    let text =
        "# Điều 1. Một\n\nHai[^a] và ba[^b], lại hai[^a].\n\n[^b]: Lời ba.\n\n[^a]: Lời hai.\n";
    let pages = pdf::pages(regulation(text).built().bytes(PDF));
    let text = flat(&pages);
    assert!(text.contains("Hai 1 và ba 2 , lại hai 1 ./."), "{text}");
    assert!(text.ends_with("1 Lời hai. 2 Lời ba."), "{text}");
}

#[test]
fn what_is_wrong_with_footnotes() {
    says(
        "Một[^1] hai[^2] \\[^3].\n\n[^1]: Lời.\n\n[^4]: Thừa.\n\n[^1]: Lại.\n",
        &expect![[r#"
        lỗi[note-undefined]: chú thích `[^2]` chưa có lời
          --> content/2026/documents/quy-che-tiep-cong-dan.md:20:12
           |
        20 | Một[^1] hai[^2] \[^3].
           |            ^^^^
           |
           = cách sửa: viết lời ở một dòng riêng: `[^2]: …`; muốn in nguyên văn thì viết `\[^2]`

        lỗi[note-unused]: lời chú thích `[^4]` không gắn với chỗ nào
          --> content/2026/documents/quy-che-tiep-cong-dan.md:24:1
           |
        24 | [^4]: Thừa.
           | ^^^^^^^^^^^
           |
           = cách sửa: đặt `[^4]` vào chỗ cần chú thích, hoặc bỏ đi

        lỗi[note-twice]: chú thích `[^1]` có hai lời
          --> content/2026/documents/quy-che-tiep-cong-dan.md:26:1
           |
        22 | [^1]: Lời.
           | ---------- lần đầu ở đây
        ...
        26 | [^1]: Lại.
           | ^^^^^^^^^^
    "#]],
    );
    says(
        "Một[^1] hai[^2].\n\n[^1]: Lời[^2].\n\n[^2]: - a\n",
        &expect![[r#"
        lỗi[note-in-note]: trong lời chú thích không đặt chú thích khác
          --> content/2026/documents/quy-che-tiep-cong-dan.md:22:10
           |
        22 | [^1]: Lời[^2].
           |          ^^^^

        lỗi[note-content]: lời chú thích chỉ gồm các đoạn văn
          --> content/2026/documents/quy-che-tiep-cong-dan.md:24:7
           |
        24 | [^2]: - a
           |       ^^^
    "#]],
    );
    says(
        "Một[^1].\n\n[^1]:\n",
        &expect![[r#"
        lỗi[note-empty]: lời chú thích `[^1]` để trống
          --> content/2026/documents/quy-che-tiep-cong-dan.md:22:1
           |
        22 | [^1]:
           | ^^^^^
    "#]],
    );
}

#[test]
fn what_is_wrong_with_numbering() {
    let workspace = commune();
    let numbering = "\ndocument:\n  numbering: [Chương I, Một.]\n";
    let text = workspace.text(TEXT).replacen("\ndocument:\n", numbering, 1);
    shows(
        &workspace.write(TEXT, text),
        &expect![[r#"
        lỗi[numbering-example]: không hiểu cách đánh số: `Một.`
         --> content/2026/documents/quy-che-tiep-cong-dan.md:3:25
          |
        3 |   numbering: [Chương I, Một.]
          |                         ^^^^
          |
          = ở mục: 2026 › văn bản quy-che-tiep-cong-dan › phần document
          = cách sửa: viết số đầu tiên của mỗi cấp, ví dụ `Chương I`, `Mục 1`, `Điều 1.`, `I.`, `1.`, `1.1.`, `a)`
    "#]],
    );
}

#[test]
fn what_is_wrong_with_references() {
    says(
        "# Điều 1. Một {#mot}\n\nTheo [](#mott), [](#khac) và [](#so).\n\n\
         ## Không số {#so}\n\n1. Hai {#mot}\n2. Ba {#Ba b}\n",
        &expect![[r#"
            lỗi[reference-unknown]: không có phần nào mang mã `mott`
              --> content/2026/documents/quy-che-tiep-cong-dan.md:22:6
               |
            22 | Theo [](#mott), [](#khac) và [](#so).
               |      ^^^^^^^^^
               |
               = cách sửa: có phải ý bạn là `mot`?

            lỗi[reference-unknown]: không có phần nào mang mã `khac`
              --> content/2026/documents/quy-che-tiep-cong-dan.md:22:17
               |
            22 | Theo [](#mott), [](#khac) và [](#so).
               |                 ^^^^^^^^^
               |
               = cách sửa: viết `{#…}` vào cuối đề mục hoặc cuối khoản, điểm cần dẫn chiếu

            lỗi[reference-unnumbered]: phần mang mã `so` không có số để gọi tên
              --> content/2026/documents/quy-che-tiep-cong-dan.md:22:30
               |
            22 | Theo [](#mott), [](#khac) và [](#so).
               |                              ^^^^^^^
               |
               = cách sửa: viết lời vào trong ngoặc vuông, ví dụ `[phần này](#so)`

            lỗi[anchor-twice]: mã `mot` đã đặt cho chỗ khác trong văn bản
              --> content/2026/documents/quy-che-tiep-cong-dan.md:26:8
               |
            20 | # Điều 1. Một {#mot}
               |               ------ lần đầu ở đây
            ...
            26 | 1. Hai {#mot}
               |        ^^^^^^

            lỗi[anchor-form]: mã không đúng dạng: `Ba b`
              --> content/2026/documents/quy-che-tiep-cong-dan.md:27:7
               |
            27 | 2. Ba {#Ba b}
               |       ^^^^^^^
               |
               = cách sửa: mã gồm chữ thường không dấu, chữ số và gạch nối, bắt đầu bằng chữ, ví dụ `{#to-chuc-thuc-hien}`
        "#]],
    );
}

#[test]
fn what_is_wrong_with_tables() {
    says(
        "| | |\n|---|---|\n| a | b |\n",
        &expect![[r#"
        lỗi[table-head]: dòng đầu bảng để trống
          --> content/2026/documents/quy-che-tiep-cong-dan.md:20:1
           |
        20 | | | |
           | ^^^^^
           |
           = cách sửa: ghi tên các cột vào dòng đầu
    "#]],
    );
    says(
        "| A | B |\n|---|---|\n| a | b | c |\n",
        &expect![[r#"
        lỗi[table-row-cells]: dòng này có 3 ô, bảng chỉ có 2 cột
          --> content/2026/documents/quy-che-tiep-cong-dan.md:22:1
           |
        22 | | a | b | c |
           | ^^^^^^^^^^^^^
           |
           = cách sửa: dấu `|` trong lời thì viết `\|`
    "#]],
    );
    says(
        "Một.\n\n| A[^1] | B |\n|---|---|\n| a | b |\n\n[^1]: Lời.\n",
        &expect![[r#"
        lỗi[table-head-link]: tên cột không chứa chú thích, liên kết hay dẫn chiếu
          --> content/2026/documents/quy-che-tiep-cong-dan.md:22:2
           |
        22 | | A[^1] | B |
           |  ^^^^^^
           |
           = cách sửa: dòng đầu bảng in lại ở mỗi trang; đặt chú thích ở lời trên bảng hoặc trong ô
    "#]],
    );
    let row = |word: &str| format!("|{}\n", format!(" {word} |").repeat(40));
    let wide = format!("{}{}{}", row("Ngành"), row("---"), row("1.000"));
    says(
        &wide,
        &expect![[r#"
        lỗi[table-too-wide]: bảng 40 cột rộng quá khổ giấy A4, kể cả khi xoay ngang
          --> content/2026/documents/quy-che-tiep-cong-dan.md:20:1
           |
        20 | | Ngành | Ngành | Ngành | Ngành | Ngành | Ngà...ành | Ngành | Ngành | Ngành | Ngành | Ngành |
           | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^...^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
           |
           = cách sửa: bớt cột, tách thành nhiều bảng, hoặc đưa vào phụ lục với ít cột hơn
    "#]],
    );
    says(
        &format!("{}{}", "| A ".repeat(65) + "|\n", "|--".repeat(65) + "|\n"),
        &expect![[r#"
        lỗi[table-columns]: bảng có 65 cột, quá 64 cột
          --> content/2026/documents/quy-che-tiep-cong-dan.md:20:1
           |
        20 | | A | A | A | A | A | A | A | A | A | A | A | A | A | A | A | A | A | A | A | A | A | A | A | A | A | A | A | A | A | A | A | A | A | A | A | A | A | A | A | A | A | A | A | A | A | A | A | A | A | A | A | A | A | A | A | A | A | A | A | A | A | A | A | A | A |
           | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    "#]],
    );
    // A head alone is a table that waits for its rows.
    assert_eq!(regulation("| A | B |\n|---|---|\n").run(&["check"]).code, 0);
    let long = format!("| A | B |\n|---|---|\n{}", "| a | b |\n".repeat(5001));
    says(
        &long,
        &expect![[r#"
        lỗi[table-rows]: bảng có quá 5000 dòng
            --> content/2026/documents/quy-che-tiep-cong-dan.md:5022:1
             |
        5022 | | a | b |
             | ^^^^^^^^^
    "#]],
    );
}

#[test]
fn what_is_wrong_with_lists() {
    let nested = |mark: &str| -> String {
        let width = mark.len() + 1;
        let items = (0..12).map(|n| format!("{}{mark} mục\n", " ".repeat(width * n)));
        items.collect::<Vec<_>>().concat()
    };
    says(
        &nested("1."),
        &expect![[r#"
        lỗi[numbered-too-deep]: danh sách đánh số lồng nhau quá 3 tầng
          --> content/2026/documents/quy-che-tiep-cong-dan.md:23:10
           |
        23 |          1. mục
           |          ^^^^^^
           |
           = cách sửa: có khoản `1.`, điểm `a)` và tiết `(1)`; sâu hơn thì dùng gạch đầu dòng
    "#]],
    );
    says(
        &nested("-"),
        &expect![[r#"
        lỗi[list-too-deep]: danh sách lồng nhau quá 6 tầng
          --> content/2026/documents/quy-che-tiep-cong-dan.md:26:13
           |
        26 |             - mục
           |             ^^^^^
    "#]],
    );
    let points: Vec<String> = (1..=25).map(|n| format!("   {n}. điểm\n")).collect();
    let points = points.concat();
    says(
        &format!("1. Khoản:\n{points}"),
        &expect![[r#"
        lỗi[points-run-out]: hết chữ cái cho điểm: chỉ đánh được đến 23 điểm, từ `a)` đến `y)`
          --> content/2026/documents/quy-che-tiep-cong-dan.md:44:4
           |
        44 |    24. điểm
           |    ^^^^^^^^
           |
           = cách sửa: tách bớt sang khoản khác
    "#]],
    );
}

#[test]
fn what_is_wrong_with_quotations() {
    says(
        "> # Đề mục\n>\n> Lời.\n",
        &expect![[r#"
            lỗi[quote-heading]: trong phần trích dẫn không đặt đề mục
              --> content/2026/documents/quy-che-tiep-cong-dan.md:20:3
               |
            20 | > # Đề mục
               |   ^^^^^^^^
        "#]],
    );
}

/// The check sum of a chunk of a PNG.
fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| {
            if sum & 1 == 1 { (sum >> 1) ^ 0xEDB8_8320 } else { sum >> 1 }
        })
    })
}

#[test]
fn what_is_wrong_with_pictures() {
    says(
        "Lời ![Sơ đồ](so-do.png) lời.\n",
        &expect![[r#"
        lỗi[figure-alone]: hình phải đứng riêng một đoạn
          --> content/2026/documents/quy-che-tiep-cong-dan.md:20:5
           |
        20 | Lời ![Sơ đồ](so-do.png) lời.
           |     ^^^^^^^^^^^^^^^^^^^
           |
           = cách sửa: để một dòng trống ở trên và ở dưới hình
    "#]],
    );
    says(
        "![](so-do.png)\n\n![Hình](../quy-trinh.png)\n",
        &expect![[r#"
        lỗi[figure-alt]: hình chưa có lời mô tả cho người không nhìn thấy
          --> content/2026/documents/quy-che-tiep-cong-dan.md:20:1
           |
        20 | ![](so-do.png)
           | ^^^^^^^^^^^^^^
           |
           = cách sửa: viết vào trong ngoặc vuông, ví dụ `![Sơ đồ quy trình](so-do.png)`

        lỗi[figure-path]: hình `../quy-trinh.png` phải nằm trong thư mục của văn bản
          --> content/2026/documents/quy-che-tiep-cong-dan.md:22:1
           |
        22 | ![Hình](../quy-trinh.png)
           | ^^^^^^^^^^^^^^^^^^^^^^^^^
           |
           = cách sửa: chép hình vào thư mục ấy, ghi tên tệp, ví dụ `![…](so-do.png)`
    "#]],
    );
    says(
        "![Hình](khong-co.png)\n\n![Hình](https://a.vn/a.png)\n",
        &expect![[r#"
        lỗi[figure-missing]: không có tệp hình `khong-co.png`
          --> content/2026/documents/quy-che-tiep-cong-dan.md:20:1
           |
        20 | ![Hình](khong-co.png)
           | ^^^^^^^^^^^^^^^^^^^^^

        lỗi[figure-path]: hình `https://a.vn/a.png` phải nằm trong thư mục của văn bản
          --> content/2026/documents/quy-che-tiep-cong-dan.md:22:1
           |
        22 | ![Hình](https://a.vn/a.png)
           | ^^^^^^^^^^^^^^^^^^^^^^^^^^^
           |
           = cách sửa: chép hình vào thư mục ấy, ghi tên tệp, ví dụ `![…](so-do.png)`
    "#]],
    );
    let folder = "content/2026/documents";
    let png = commune().bytes(&format!("{folder}/so-do.png"));
    let mut bomb = png.clone();
    bomb[16..24].copy_from_slice(&[0, 0, 0x40, 0, 0, 0, 0x40, 0]);
    let sum = crc(&bomb[12..29]);
    bomb[29..33].copy_from_slice(&sum.to_be_bytes());
    let text = "![Hình](a.png)\n\n![Hình](b.svg)\n\n![Hình](c.png)\n\n![Hình](d.png)\n";
    let workspace = regulation(text)
        .write(&format!("{folder}/a.png"), &png[..png.len() / 2])
        .write(&format!("{folder}/b.svg"), "<svg xmlns=\"http://www.w3.org/2000/svg\"/>")
        .write(&format!("{folder}/c.png"), bomb)
        .write(&format!("{folder}/d.png"), vec![0; 21 * 1024 * 1024]);
    shows(
        &workspace,
        &expect![[r#"
            lỗi[figure-corrupt]: tệp hình `a.png` bị hỏng
              --> content/2026/documents/quy-che-tiep-cong-dan.md:20:1
               |
            20 | ![Hình](a.png)
               | ^^^^^^^^^^^^^^
               |
               = cách sửa: lưu lại hình từ bản gốc

            lỗi[figure-format]: tệp `b.svg` không phải hình PNG hay JPEG
              --> content/2026/documents/quy-che-tiep-cong-dan.md:22:1
               |
            22 | ![Hình](b.svg)
               | ^^^^^^^^^^^^^^
               |
               = cách sửa: lưu hình thành tệp PNG hoặc JPEG

            lỗi[figure-too-large]: hình `c.png` quá lớn: 16384 × 16384
              --> content/2026/documents/quy-che-tiep-cong-dan.md:24:1
               |
            24 | ![Hình](c.png)
               | ^^^^^^^^^^^^^^
               |
               = cách sửa: hình không quá 20 MB và 50 triệu điểm ảnh

            lỗi[figure-too-large]: hình `d.png` quá lớn: 21 MB
              --> content/2026/documents/quy-che-tiep-cong-dan.md:26:1
               |
            26 | ![Hình](d.png)
               | ^^^^^^^^^^^^^^
               |
               = cách sửa: hình không quá 20 MB và 50 triệu điểm ảnh
        "#]],
    );
}

#[test]
fn characters_that_the_fonts_lack_are_found_in_every_kind_of_text() {
    says(
        "Một[^1].\n\n[^1]: Lời 😀.\n\n| A | B |\n|---|---|\n| ☑ | b |\n\n> مر\n",
        &expect![[r#"
            lỗi[missing-glyph]: phông chữ của bản in (Liberation Serif) không có ký tự 😀 (U+1F600)
              --> content/2026/documents/quy-che-tiep-cong-dan.md:22:11
               |
            22 | [^1]: Lời 😀.
               |           ^^
               |
               = cách sửa: thay bằng chữ, hoặc bằng ký tự khác

            lỗi[missing-glyph]: phông chữ của bản in (Liberation Serif) không có ký tự ☑ (U+2611)
              --> content/2026/documents/quy-che-tiep-cong-dan.md:26:3
               |
            26 | | ☑ | b |
               |   ^
               |
               = cách sửa: thay bằng chữ, hoặc bằng ký tự khác

            lỗi[missing-glyph]: phông chữ của bản in (Liberation Serif) không có ký tự م (U+0645)
              --> content/2026/documents/quy-che-tiep-cong-dan.md:28:3
               |
            28 | > مر
               |   ^
               |
               = cách sửa: thay bằng chữ, hoặc bằng ký tự khác

            lỗi[missing-glyph]: phông chữ của bản in (Liberation Serif) không có ký tự ر (U+0631)
              --> content/2026/documents/quy-che-tiep-cong-dan.md:28:4
               |
            28 | > مر
               |    ^
               |
               = cách sửa: thay bằng chữ, hoặc bằng ký tự khác
        "#]],
    );
}
