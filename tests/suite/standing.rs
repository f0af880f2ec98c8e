//! What `kehoach status` tells of a plan on a day.

use super::harness::{PROGRAM, Workspace, one_line, program};
use expect_test::expect;

/// The second document of the year that becomes the first product of the plan.
const CRITERIA: &str = "---\ndocument:\n  kind: QUYẾT ĐỊNH\n  subject: Về việc ban hành Tiêu chí thi đua\n  number: \"52\"\n  \
    symbol: QĐ-UBND\n  place: Suối Mây\n  date: 2026-05-20\n  authority: ỦY BAN NHÂN DÂN XÃ SUỐI MÂY\n  state: signed\n\
    letterhead:\n  issuer: ỦY BAN NHÂN DÂN XÃ SUỐI MÂY\nissuer: ubnd-xa\nbases:\n  - text: Căn cứ Kế hoạch\n\
    recipients:\n  - to: \"Lưu: VT\"\nsignature:\n  title: CHỦ TỊCH\n  name: Trần Văn Khê\n\
    deliverables:\n  - of: tieu-chi\n    stage: ban-hanh\n---\n\nBan hành Tiêu chí thi đua.\n";

const FILE: &str = "content/2026/documents/quyet-dinh-tieu-chi.md";

/// The workspace with the document in a state.
fn with_criteria(from: &str, to: &str) -> Workspace {
    Workspace::fixture("day-du").write(FILE, CRITERIA.replacen(from, to, 1))
}

/// What is shown of the plan on a day.
fn on(workspace: &Workspace, day: &str, more: &[&str]) -> String {
    let arguments = [&["status", "2026", "--on", day], more].concat();
    let shown = workspace.run(&arguments).transcript();
    // No line is wider than a terminal.
    for line in shown.lines() {
        assert!(line.chars().count() <= 80, "{line}");
    }
    shown
}

#[test]
fn before_the_year_nothing_is_due() {
    expect![[r#"
        Kế hoạch công tác thi đua, khen thưởng và sáng kiến năm 2026
        Số 07/KH-UBND ngày 12/01/2026; chưa ghi là đã ký
        Thứ Bảy, 20/12/2025: còn 12 ngày nữa mới đến thời gian của kế hoạch

        Chưa có việc nào đến hạn.

        Từ nay đến hết ngày 19/01/2026 không có việc nào đến hạn.

        Ngoài ra có 2 việc làm thường xuyên, hoặc không ghi ngày kết thúc.

        Sản phẩm: 0 trong 2 đã có văn bản
          [ ] Tiêu chí thi đua năm 2026: chưa thấy văn bản
          [ ] Sổ theo dõi sáng kiến: chưa thấy văn bản

        Theo đơn vị                            Việc  Đang làm  Đến hạn  Qua hạn  Văn bản
        Ủy ban nhân dân xã                        3         ·        ·        ·        ·
        Hội đồng Thi đua - Khen thưởng xã         2         ·        ·        ·        ·
        Phòng Văn hóa - Xã hội                    6         ·        ·        ·        ·
        Văn phòng                                 5         ·        ·        ·        ·
        Trường Suối Mây                           1         ·        ·        ·        ·
        các thôn                                  4         ·        ·        ·        ·
        Thôn Thượng                               4         ·        ·        ·        ·
        Thôn Hạ                                   4         ·        ·        ·        ·
        Trưởng thôn                               1         ·        ·        ·        ·
        Chủ tịch Ủy ban nhân dân xã               1         ·        ·        ·        ·

        Ở đây chỉ biết những gì có trong thư mục làm việc: văn bản nào trong documents/
        ghi là sản phẩm nào. Việc đã xong mà không có văn bản ở đó thì không thể biết.
        [mã kết thúc 0]
    "#]]
    .assert_eq(&on(&Workspace::fixture("day-du"), "2025-12-20", &[]));
}

#[test]
fn within_the_year_what_has_passed_is_due_and_runs() {
    expect![[r#"
        Kế hoạch công tác thi đua, khen thưởng và sáng kiến năm 2026
        Số 07/KH-UBND ngày 12/01/2026; chưa ghi là đã ký
        Thứ Ba, 10/03/2026: ngày thứ 69 trong 365, đã qua 18% thời gian

        Đã qua hạn, ở đây chưa có gì cho thấy đã xong (2)
          28/02 Dự thảo tiêu chí thi đua của xã.
                chủ trì: Phòng Văn hóa - Xã hội
                chưa thấy văn bản
          28/02 Mở sổ theo dõi sáng kiến của xã.
                chủ trì: Văn phòng
                chưa thấy văn bản

        Đến hạn từ nay đến hết ngày 30/03/2026 (1)
          19/03 Bản đăng ký thi đua của các thôn (còn 9 ngày)
                nơi gửi: các thôn

        Đang trong thời gian thực hiện, ghi theo ngày cuối (2)
          31/03 Lấy ý kiến của các thôn về dự thảo tiêu chí thi đua.
                chủ trì: Phòng Văn hóa - Xã hội
                chưa thấy văn bản
          30/04 Trả lời hết những sáng kiến đã nhận trong năm trước.
                chủ trì: Văn phòng
        Ngoài ra có 2 việc làm thường xuyên, hoặc không ghi ngày kết thúc.

        Sản phẩm: 0 trong 2 đã có văn bản
          [ ] Tiêu chí thi đua năm 2026: chưa thấy văn bản
          [ ] Sổ theo dõi sáng kiến: chưa thấy văn bản

        Theo đơn vị                            Việc  Đang làm  Đến hạn  Qua hạn  Văn bản
        Ủy ban nhân dân xã                        3         ·        ·        ·        ·
        Hội đồng Thi đua - Khen thưởng xã         2         ·        ·        ·        ·
        Phòng Văn hóa - Xã hội                    6         1        ·        1        ·
        Văn phòng                                 5         1        ·        2        ·
        Trường Suối Mây                           1         ·        ·        ·        ·
        các thôn                                  4         1        1        ·        ·
        Thôn Thượng                               4         1        1        ·        ·
        Thôn Hạ                                   4         1        1        ·        ·
        Trưởng thôn                               1         ·        ·        ·        ·
        Chủ tịch Ủy ban nhân dân xã               1         ·        ·        ·        ·

        Ở đây chỉ biết những gì có trong thư mục làm việc: văn bản nào trong documents/
        ghi là sản phẩm nào. Việc đã xong mà không có văn bản ở đó thì không thể biết.
        [mã kết thúc 0]
    "#]]
    .assert_eq(&on(&Workspace::fixture("day-du"), "2026-03-10", &["--days", "20"]));
}

#[test]
fn a_document_shows_that_its_product_came_about() {
    let signed = with_criteria("", "");
    expect![[r#"
        Kế hoạch công tác thi đua, khen thưởng và sáng kiến năm 2026
        Số 07/KH-UBND ngày 12/01/2026; chưa ghi là đã ký
        Chủ nhật, 05/07/2026: ngày thứ 186 trong 365, đã qua 50% thời gian

        Đã qua hạn, ở đây chưa có gì cho thấy đã xong (3)
          28/02 Mở sổ theo dõi sáng kiến của xã.
                chủ trì: Văn phòng
                chưa thấy văn bản
          19/03 Bản đăng ký thi đua của các thôn
                nơi gửi: các thôn
          30/06 Sơ kết phong trào thi đua nửa năm.
                chủ trì: Phòng Văn hóa - Xã hội
        Ngoài ra có 3 việc đã qua thời gian mà kế hoạch không ghi sản phẩm, nên ở đây
        không thể biết đã làm hay chưa.

        Từ nay đến hết ngày 12/07/2026 không có việc nào đến hạn.

        Ngoài ra có 2 việc làm thường xuyên, hoặc không ghi ngày kết thúc.

        Sản phẩm: 1 trong 2 đã có văn bản
          [x] Tiêu chí thi đua năm 2026: đã có văn bản số 52/QĐ-UBND
          [ ] Sổ theo dõi sáng kiến: chưa thấy văn bản

        Theo đơn vị                            Việc  Đang làm  Đến hạn  Qua hạn  Văn bản
        Ủy ban nhân dân xã                        3         ·        ·        ·        1
        Hội đồng Thi đua - Khen thưởng xã         2         ·        ·        ·        ·
        Phòng Văn hóa - Xã hội                    6         ·        ·        1        3
        Văn phòng                                 5         ·        ·        1        1
        Trường Suối Mây                           1         ·        ·        ·        ·
        các thôn                                  4         ·        ·        1        1
        Thôn Thượng                               4         ·        ·        1        1
        Thôn Hạ                                   4         ·        ·        1        1
        Trưởng thôn                               1         ·        ·        ·        ·
        Chủ tịch Ủy ban nhân dân xã               1         ·        ·        ·        1

        Ở đây chỉ biết những gì có trong thư mục làm việc: văn bản nào trong documents/
        ghi là sản phẩm nào. Việc đã xong mà không có văn bản ở đó thì không thể biết.
        [mã kết thúc 0]
    "#]]
    .assert_eq(&on(&signed, "2026-07-05", &["--days", "7"]));
    // On the day before it was issued it was not there.
    let before = on(&signed, "2026-05-19", &["--days", "7"]);
    assert!(before.contains("[ ]") && !before.contains("52/QĐ-UBND"), "{before}");
    let draft = with_criteria("state: signed", "state: draft");
    let shown = on(&draft, "2026-07-05", &["--days", "7"]);
    assert!(shown.contains("[-] Tiêu chí thi đua năm 2026: mới có dự thảo"), "{shown}");
    // A draft is all that a stage before the last wants.
    let stage = with_criteria("stage: ban-hanh", "stage: du-thao").edit(
        FILE,
        "state: signed",
        "state: draft",
    );
    let shown = on(&stage, "2026-07-05", &["--days", "7"]);
    assert!(one_line(&shown).contains("đã có bước “dự thảo”"), "{shown}");
}

#[test]
fn after_the_year_it_is_over() {
    expect![[r#"
        Kế hoạch thi đua, khen thưởng năm 2026
        Số 02/KH-THHG ngày 05/01/2026; đã ký
        Chủ nhật, 10/01/2027: thời gian của kế hoạch đã hết được 10 ngày

        Đã qua hạn, ở đây chưa có gì cho thấy đã xong (3)
          14/01 Sơ kết phong trào thi đua học kỳ I.
                chủ trì: Nhà trường
          04/12 Báo cáo thi đua của các tổ
                nơi gửi: Tổ khối 1, 2, 3; Tổ khối 4, 5
          31/12 Ghi Sổ thi đua điện tử năm 2026.
                chủ trì: Tổ Văn phòng
                chưa thấy văn bản
        Ngoài ra có 3 việc đã qua thời gian mà kế hoạch không ghi sản phẩm, nên ở đây
        không thể biết đã làm hay chưa.

        Từ nay đến hết ngày 10/01/2027 không có việc nào đến hạn.

        Sản phẩm: 0 trong 1 đã có văn bản
          [ ] Sổ thi đua điện tử: chưa thấy văn bản

        Theo đơn vị                            Việc  Đang làm  Đến hạn  Qua hạn  Văn bản
        Nhà trường                                1         ·        ·        1        ·
        Tổ khối 1, 2, 3                           3         ·        ·        1        ·
        Tổ khối 4, 5                              3         ·        ·        1        ·
        Tổ Văn phòng                              2         ·        ·        1        ·
        Các lớp                                   1         ·        ·        ·        ·

        Ở đây chỉ biết những gì có trong thư mục làm việc: văn bản nào trong documents/
        ghi là sản phẩm nào. Việc đã xong mà không có văn bản ở đó thì không thể biết.
        [mã kết thúc 0]
    "#]]
    .assert_eq(&on(&Workspace::fixture("hai-nam"), "2027-01-10", &["--days", "0"]));
}

#[test]
fn days_have_their_year_where_one_is_of_another() {
    let workspace = Workspace::fixture("day-du").edit(
        "content/2026/plan.yaml",
        "before: 2026-03-20",
        "before: 2027-01-11",
    );
    let shown = on(&workspace, "2026-12-10", &["--unit", "cac-thon", "--days", "60"]);
    expect![[r#"
        Kế hoạch công tác thi đua, khen thưởng và sáng kiến năm 2026
        Số 07/KH-UBND ngày 12/01/2026; chưa ghi là đã ký
        Thứ Năm, 10/12/2026: ngày thứ 344 trong 365, đã qua 93% thời gian
        Chỉ những việc có liên quan đến: các thôn

        Đã qua hạn, ở đây chưa có gì cho thấy đã xong (2)
          31/03/2026 Lấy ý kiến của các thôn về dự thảo tiêu chí thi đua.
                     chủ trì: Phòng Văn hóa - Xã hội
                     chưa thấy văn bản
          04/12/2026 Số liệu cho hội nghị tổng kết
                     nơi gửi: các thôn
        Ngoài ra có 1 việc đã qua thời gian mà kế hoạch không ghi sản phẩm, nên ở đây
        không thể biết đã làm hay chưa.

        Đến hạn từ nay đến hết ngày 08/02/2027 (1)
          10/01/2027 Bản đăng ký thi đua của các thôn (còn 31 ngày)
                     nơi gửi: các thôn
                     hạn rơi vào Chủ nhật; ngày làm việc cuối cùng là thứ Sáu,
                     08/01/2027

        Sản phẩm: 0 trong 1 đã có văn bản
          [ ] Tiêu chí thi đua năm 2026: chưa thấy văn bản

        Theo đơn vị                            Việc  Đang làm  Đến hạn  Qua hạn  Văn bản
        các thôn                                  4         ·        1        2        ·

        Ở đây chỉ biết những gì có trong thư mục làm việc: văn bản nào trong documents/
        ghi là sản phẩm nào. Việc đã xong mà không có văn bản ở đó thì không thể biết.
        [mã kết thúc 0]
    "#]]
    .assert_eq(&shown);
}

#[test]
fn one_unit_sees_what_concerns_it() {
    let shown = on(&Workspace::fixture("day-du"), "2026-12-10", &["--unit", "van-phong"]);
    expect![[r#"
        Kế hoạch công tác thi đua, khen thưởng và sáng kiến năm 2026
        Số 07/KH-UBND ngày 12/01/2026; chưa ghi là đã ký
        Thứ Năm, 10/12/2026: ngày thứ 344 trong 365, đã qua 93% thời gian
        Chỉ những việc có liên quan đến: Văn phòng

        Đã qua hạn, ở đây chưa có gì cho thấy đã xong (4)
          28/02 Dự thảo tiêu chí thi đua của xã.
                chủ trì: Phòng Văn hóa - Xã hội
                chưa thấy văn bản
          28/02 Mở sổ theo dõi sáng kiến của xã.
                chủ trì: Văn phòng
                chưa thấy văn bản
          14/10 Khảo sát ý kiến về việc nhận sáng kiến.
                chủ trì: Văn phòng
          04/12 Số liệu cho hội nghị tổng kết
                nơi gửi: các thôn
        Ngoài ra có 1 việc đã qua thời gian mà kế hoạch không ghi sản phẩm, nên ở đây
        không thể biết đã làm hay chưa.

        Từ nay đến hết ngày 09/01/2027 không có việc nào đến hạn.

        Ngoài ra có 1 việc làm thường xuyên, hoặc không ghi ngày kết thúc.

        Sản phẩm: 0 trong 2 đã có văn bản
          [ ] Tiêu chí thi đua năm 2026: chưa thấy văn bản
          [ ] Sổ theo dõi sáng kiến: chưa thấy văn bản

        Theo đơn vị                            Việc  Đang làm  Đến hạn  Qua hạn  Văn bản
        Văn phòng                                 5         ·        ·        3        ·

        Ở đây chỉ biết những gì có trong thư mục làm việc: văn bản nào trong documents/
        ghi là sản phẩm nào. Việc đã xong mà không có văn bản ở đó thì không thể biết.
        [mã kết thúc 0]
    "#]]
    .assert_eq(&shown);
    // A name says which one as well as an id, whatever its capitals.
    for name in ["Văn phòng", "VĂN PHÒNG", " van-phong "] {
        let named = on(&Workspace::fixture("day-du"), "2026-12-10", &["--unit", name]);
        assert_eq!(named, shown, "{name}");
    }
}

#[test]
fn a_draft_is_told_of_as_one() {
    let workspace = Workspace::fixture("hai-nam").edit(
        "content/2026/plan.yaml",
        "state: signed",
        "state: draft",
    );
    let shown = on(&workspace, "2026-06-01", &[]);
    assert!(shown.contains("DỰ THẢO (chưa có số, ký hiệu KH-THHG): chưa ban hành"), "{shown}");
    assert!(!shown.contains("02/KH-THHG"), "{shown}");
    let run = workspace.run(&["status", "2026", "--on", "2026-06-01", "--format", "json"]);
    let data: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(data["plan"]["number"], serde_json::Value::Null);
    assert_eq!(data["plan"]["date"], serde_json::Value::Null);
    assert_eq!(data["plan"]["state"], "draft");
}

#[test]
fn the_plan_that_runs_is_shown_and_others_are_named() {
    let workspace = Workspace::fixture("day-du");
    for (day, title, others) in [
        ("2026-03-10", "Kế hoạch công tác thi đua, khen thưởng và sáng kiến năm 2026", true),
        // The one that runs, the one that ended last, and of two that begin on one day the one whose address comes first.
        ("2029-03-10", "Kế hoạch phát triển phong trào sáng kiến giai đoạn 2026-2030", false),
        ("2040-01-01", "Kế hoạch phát triển phong trào sáng kiến giai đoạn 2026-2030", false),
        ("2020-01-01", "Kế hoạch công tác thi đua, khen thưởng và sáng kiến năm 2026", false),
    ] {
        let run = workspace.run(&["status", "--on", day]);
        assert_eq!(run.code, 0, "{}", run.err);
        assert_eq!(run.out.lines().next(), Some(title), "{}", run.out);
        assert_eq!(run.out.contains("còn có kế hoạch khác"), others, "{day}: {}", run.out);
    }
}

#[test]
fn programs_are_told_the_same() {
    let workspace = with_criteria("", "");
    let run =
        workspace.run(&["status", "2026", "--on", "2026-03-16", "--days", "7", "--format", "json"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let data: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    let mut short = data.clone();
    for list in ["running", "units", "passed", "deliverables"] {
        short[list] = serde_json::Value::Null;
    }
    expect![[r#"
        {
          "day": "2026-03-16",
          "days": 7,
          "deliverables": null,
          "due": [
            {
              "document": {
                "name": null,
                "state": "untraced"
              },
              "id": "dang-ky-thi-dua",
              "kind": "obligation",
              "last_day": "2026-03-19",
              "last_working_day": "2026-03-19",
              "rounds": 0,
              "tentative": false,
              "units": [
                "cac-thon"
              ],
              "words": "Bản đăng ký thi đua của các thôn"
            }
          ],
          "meetings": [],
          "passed": null,
          "plan": {
            "address": "2026",
            "date": "2026-01-12",
            "number": "07",
            "state": "final",
            "symbol": "KH-UBND",
            "title": "Kế hoạch công tác thi đua, khen thưởng và sáng kiến năm 2026"
          },
          "progress": {
            "day": 75,
            "of": 365,
            "state": "on"
          },
          "running": null,
          "unit": null,
          "units": null,
          "until": "2026-03-23",
          "untimed": [
            "so-sang-kien-ghi",
            "khen-thuong-dot-xuat"
          ],
          "untraced": [],
          "version": 1
        }
    "#]]
    .assert_eq(&format!("{short:#}\n"));
    // The counts of a unit are those of the lists.
    for unit in data["units"].as_array().unwrap() {
        let id = &unit["id"];
        let own = data["due"].as_array().unwrap().iter();
        let own = own.filter(|due| due["units"].as_array().unwrap().contains(id)).count();
        assert!(unit["due"].as_u64().unwrap() >= own as u64, "{unit}");
    }
}

#[test]
fn mistakes_of_the_command_line_are_told() {
    let workspace = Workspace::fixture("day-du");
    let units = workspace.text("content/units.yaml");
    let group = |id: &str| format!("  - id: {id}\n    name: Tổ {id}\n    short: Tổ cùng tên\n");
    let workspace = workspace.write(
        "content/units.yaml",
        format!("{}\n{}{}", units.trim_end(), group("to-a"), group("to-b")),
    );
    for (arguments, expected) in [
        (
            &["status", "2031"][..],
            expect![[r#"
            lỗi[usage-unknown-plan]: không có kế hoạch `2031`
             |
             = cách sửa: các kế hoạch: 2026, giai-doan-2026-2030, nam-hoc-2026-2027
            [mã kết thúc 2]
        "#]],
        ),
        (
            &["status", "--unit", "van-phog"],
            expect![[r#"
                lỗi[usage-unknown-unit]: không có đơn vị nào có mã hoặc tên là `van-phog`
                 |
                 = cách sửa: có phải ý bạn là `van-phong`?
                [mã kết thúc 2]
            "#]],
        ),
        (
            &["status", "--unit", "Văn phog"],
            expect![[r#"
                lỗi[usage-unknown-unit]: không có đơn vị nào có mã hoặc tên là `Văn phog`
                 |
                 = cách sửa: có phải ý bạn là `van-phong`?
                [mã kết thúc 2]
            "#]],
        ),
        (
            &["status", "--unit", "khong-co-dau"],
            expect![[r#"
                lỗi[usage-unknown-unit]: không có đơn vị nào có mã hoặc tên là `khong-co-dau`
                 |
                 = cách sửa: dùng được: ubnd-xa, hoi-dong-tdkt, phong-van-hoa-xa-hoi, van-phong, truong-suoi-may, cac-thon, thon-thuong, thon-ha, truong-thon, ubnd-tinh, ban-chi-dao-quoc-gia, ubnd-huyen-cu, chu-tich, to-a, to-b
                [mã kết thúc 2]
            "#]],
        ),
        (
            &["status", "--unit", "Tổ cùng tên"],
            expect![[r#"
            lỗi[usage-which-unit]: có nhiều đơn vị gọi là `Tổ cùng tên`; ghi mã của một đơn vị
             |
             = cách sửa: dùng được: to-a, to-b
            [mã kết thúc 2]
        "#]],
        ),
        (
            &["status", "--on", "10/3/2021"],
            expect![[r#"
            lỗi[usage-bad-value]: giá trị `10/3/2021` không dùng được cho `--on`
             |
             = cách sửa: viết năm, tháng, ngày: `2021-03-15`
             = cách sửa: xem `kehoach --help`
            [mã kết thúc 2]
        "#]],
        ),
        (
            &["status", "--days", "-3"],
            expect![[r#"
            lỗi[usage-unknown-option]: không có tùy chọn `-3`
             |
             = cách sửa: xem `kehoach --help`
            [mã kết thúc 2]
        "#]],
        ),
        (
            &["status", "--days", "99999"],
            expect![[r#"
            lỗi[usage-bad-value]: giá trị `99999` không dùng được cho `--days`
             |
             = cách sửa: cần một số từ 0 đến 3660
             = cách sửa: xem `kehoach --help`
            [mã kết thúc 2]
        "#]],
        ),
    ] {
        expected.assert_eq(&workspace.run(arguments).transcript());
    }
    let broken = workspace.edit("content/2026/plan.yaml", "when: tháng 12", "when: tháng 13");
    expect![[r#"
        lỗi[when-no-such-month]: không có tháng 13
           --> content/2026/plan.yaml:189:11
            |
        189 |     when: tháng 13
            |           ^^^^^^^^
            |
            = ở mục: 2026 › việc 15

        Kế hoạch còn lỗi, chưa xem được tình hình; xem mọi lỗi bằng kehoach check.
        [mã kết thúc 1]
    "#]]
    .assert_eq(&broken.run(&["status"]).transcript());
}

#[test]
fn piped_it_is_plain_and_the_clock_is_asked() {
    let workspace = Workspace::fixture("day-du");
    let run = workspace.run(&["status"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(!run.out.contains('\u{1b}'));
    let mut english = program(PROGRAM);
    english.args(["status", "2026", "--on", "2026-03-10", "--lang", "en"]);
    let run = workspace.run_command(english);
    assert!(run.out.contains("Tuesday 10/03/2026: day 69 of 365"), "{}", run.out);
}
