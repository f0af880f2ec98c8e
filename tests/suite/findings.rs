//! The ways in which findings are shown, failed on, mended and let stand.

use expect_test::expect;
use kehoach::diagnostic::{Catalogue, Language};
use serde_json::Value;

use super::harness::{Workspace, repository};

/// One error, one warning and the advice on the words of the signed plan.
fn mistaken() -> Workspace {
    Workspace::binh_luc()
        .edit("content/2021/plan.yaml", "  symbol: KH", "  symbl: KH")
        .write("templates/site/plam.html", "x")
}

#[test]
fn as_json() {
    let run = mistaken().run(&["check", "--format", "json", "--only", "unknown-key"]);
    assert_eq!(run.code, 1);
    assert_eq!(run.err, "");
    expect![[r#"
        {
          "advice": 0,
          "errors": 1,
          "findings": [
            {
              "file": "content/2021/plan.yaml",
              "fixes": [],
              "hints": [
                "có phải ý bạn là `symbol`?",
                "dùng được: kind, subject, state, numbered, number, symbol, place, date, addressees, sender, authority, urgency, circulation, drafter, numbering"
              ],
              "id": "unknown-key",
              "message": "không có mục nào tên `symbl`",
              "place": {
                "column": 3,
                "end_column": 8,
                "end_line": 9,
                "line": 9
              },
              "record": [
                "2021",
                "phần document"
              ],
              "related": [],
              "severity": "error"
            }
          ],
          "version": 1,
          "warnings": 0
        }
    "#]]
    .assert_eq(&run.out);
}

#[test]
fn as_annotations() {
    let run =
        mistaken().run(&["check", "--format", "github", "--only", "unknown-key,unknown-template"]);
    assert_eq!((run.code, run.err.as_str()), (1, ""));
    expect![[r#"
        ::error file=content/2021/plan.yaml,line=9,col=3,endColumn=8,title=unknown-key::không có mục nào tên `symbl`%0Acó phải ý bạn là `symbol`?%0Adùng được: kind, subject, state, numbered, number, symbol, place, date, addressees, sender, authority, urgency, circulation, drafter, numbering
        ::warning file=templates/site/plam.html,title=unknown-template::không có mẫu nào tên như tệp này; tệp không được dùng%0Acó phải ý bạn là `site/plan.html`?
    "#]].assert_eq(&run.out);
}

#[test]
fn annotations_are_seen_from_where_one_stands() {
    let workspace = mistaken();
    let named = ["-C", "content/..", "check", "--format", "github", "--only", "unknown-key"];
    let run = workspace.run(&named);
    assert!(run.out.contains("file=content/../content/2021/plan.yaml"), "{}", run.out);
}

#[test]
fn as_sarif() {
    let run = mistaken().run(&["check", "--format", "sarif", "--only", "unknown-key"]);
    assert_eq!((run.code, run.err.as_str()), (1, ""));
    let log: Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(log["version"], "2.1.0");
    let result = &log["runs"][0]["results"][0];
    expect![[r#"
        {
          "level": "error",
          "locations": [
            {
              "physicalLocation": {
                "artifactLocation": {
                  "uri": "content/2021/plan.yaml"
                },
                "region": {
                  "endColumn": 8,
                  "endLine": 9,
                  "startColumn": 3,
                  "startLine": 9
                }
              }
            }
          ],
          "message": {
            "text": "không có mục nào tên `symbl`\ncó phải ý bạn là `symbol`?\ndùng được: kind, subject, state, numbered, number, symbol, place, date, addressees, sender, authority, urgency, circulation, drafter, numbering"
          },
          "relatedLocations": [],
          "ruleId": "unknown-key",
          "ruleIndex": 0
        }"#]].assert_eq(&format!("{result:#}"));
    let rules = log["runs"][0]["tool"]["driver"]["rules"].as_array().unwrap();
    for result in log["runs"][0]["results"].as_array().unwrap() {
        let at = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(rules[at]["id"], result["ruleId"]);
    }
}

#[test]
fn as_a_code_quality_report() {
    let report = |workspace: &Workspace, only: &str| {
        workspace.run(&["check", "--format", "gitlab", "--only", only]).out
    };
    let workspace = mistaken();
    let told = report(&workspace, "unknown-key,unknown-template");
    expect![[r#"
        [
          {
            "check_name": "unknown-key",
            "description": "không có mục nào tên `symbl`; có phải ý bạn là `symbol`?; dùng được: kind, subject, state, numbered, number, symbol, place, date, addressees, sender, authority, urgency, circulation, drafter, numbering",
            "fingerprint": "aab40faa2aa9555c0938c4a906ae7875",
            "location": {
              "lines": {
                "begin": 9
              },
              "path": "content/2021/plan.yaml"
            },
            "severity": "critical"
          },
          {
            "check_name": "unknown-template",
            "description": "không có mẫu nào tên như tệp này; tệp không được dùng; có phải ý bạn là `site/plan.html`?",
            "fingerprint": "a7aebf973d6b817a67036db39428d91e",
            "location": {
              "lines": {
                "begin": 1
              },
              "path": "templates/site/plam.html"
            },
            "severity": "minor"
          }
        ]
    "#]].assert_eq(&told);
    // A finding is the same one though it moved down.
    let moved =
        workspace.edit("content/2021/plan.yaml", "document:\n", "# Một dòng nữa.\ndocument:\n");
    let print = |text: &str| {
        let issues: Value = serde_json::from_str(text).unwrap();
        (issues[0]["fingerprint"].clone(), issues[0]["location"]["lines"]["begin"].clone())
    };
    let (before, after) = (print(&told), print(&report(&moved, "unknown-key")));
    assert_eq!((before.0, before.1), (after.0, 9.into()));
    assert_eq!(after.1, 10);
    // GitLab shows one finding of each fingerprint.
    let all: Value =
        serde_json::from_str(&moved.run(&["check", "--format", "gitlab"]).out).unwrap();
    let prints: std::collections::BTreeSet<_> = all
        .as_array()
        .unwrap()
        .iter()
        .map(|issue| issue["fingerprint"].as_str().unwrap())
        .collect();
    assert_eq!(prints.len(), all.as_array().unwrap().len());
}

#[test]
fn every_format_tells_every_finding() {
    let workspace = mistaken();
    let json = workspace.run(&["check", "--format", "json"]).out;
    let json: Value = serde_json::from_str(&json).unwrap();
    let findings = json["findings"].as_array().unwrap().len();
    assert!(findings >= 3, "{findings}");
    let total = ["errors", "warnings", "advice"].map(|key| json[key].as_u64().unwrap());
    assert_eq!(total.iter().sum::<u64>(), findings as u64);
    let lines = workspace.run(&["check", "--format", "github"]).out;
    assert_eq!(lines.lines().count(), findings);
    let sarif = workspace.run(&["check", "--format", "sarif"]).out;
    let sarif: Value = serde_json::from_str(&sarif).unwrap();
    assert_eq!(sarif["runs"][0]["results"].as_array().unwrap().len(), findings);
    let gitlab = workspace.run(&["check", "--format", "gitlab"]).out;
    let gitlab: Value = serde_json::from_str(&gitlab).unwrap();
    assert_eq!(gitlab.as_array().unwrap().len(), findings);
    let text = workspace.run(&["check"]).err;
    let pictures = ["lỗi[", "cảnh báo[", "lời khuyên["]
        .map(|head| text.lines().filter(|line| line.starts_with(head)).count());
    assert_eq!(pictures.iter().sum::<usize>(), findings);
}

#[test]
fn warnings_fail_when_they_are_denied() {
    let warned = Workspace::binh_luc().write("templates/site/plam.html", "x");
    let only = ["--only", "unknown-template"];
    for (more, code) in [(&[][..], 0), (&["--deny", "warnings"], 1), (&["--deny", "advice"], 1)] {
        let run = warned.run(&[&["check"], &only[..], more].concat());
        assert_eq!(run.code, code, "{more:?}");
    }
    let advised = Workspace::binh_luc();
    assert_eq!(advised.run(&["check"]).code, 0);
    assert_eq!(advised.run(&["check", "--deny", "warnings"]).code, 0);
    assert_eq!(advised.run(&["check", "--deny", "advice"]).code, 1);
}

#[test]
fn an_id_with_a_slip_in_it() {
    for command in [&["check", "--only", "heading-colom"][..], &["explain", "heading-colom"]] {
        let run = Workspace::binh_luc().run(command);
        assert_eq!(run.code, 2);
        assert!(run.err.contains("heading-colon"), "{}", run.err);
    }
}

#[test]
fn every_finding_is_explained_in_both_languages() {
    let workspace = Workspace::empty();
    for language in ["vi", "en"] {
        let list = workspace.run(&["explain", "--lang", language]).out;
        let ids: Vec<&str> = list
            .lines()
            .filter_map(|line| line.strip_prefix("  ")?.split_whitespace().next())
            .collect();
        assert!(ids.len() > 80, "{list}");
        for id in ids {
            let run = workspace.run(&["explain", id, "--lang", language]);
            assert_eq!(run.code, 0, "{id}");
            assert!(run.out.starts_with(&format!("{id}: ")), "{}", run.out);
        }
    }
}

#[test]
fn a_missing_id_is_proposed_and_written_on_request() {
    let workspace = Workspace::binh_luc()
        .edit(
            "content/2021/plan.yaml",
            "  - id: hoat-dong-cua-khoi\n    month: 7\n",
            "  - month: 7 # giữ\n",
        )
        .edit("content/2021/plan.yaml", "# Tháng 8\n", "# Tháng 8 giữ nguyên\n");
    let run = workspace.run(&["check", "--only", "missing-id"]);
    assert_eq!(run.code, 1);
    expect![[r#"
        lỗi[missing-id]: thiếu mã (`id`): trang web, lịch và liên kết đều dựa vào mã, nên mã không tự sinh
           --> content/2021/plan.yaml:140:5
            |
        140 |   - month: 7 # giữ
            |     ^^^^^^^^^^^^^^
            |
            = ở mục: 2021 › tháng 7 › việc 1
            = cách sửa: thêm dòng `id: tham-gia-cac-hoat-dong-cua`; chạy với `--fix` thì chương trình thêm giúp

        Có 1 lỗi.
    "#]].assert_eq(&run.err);
    let run = workspace.run(&["check", "--only", "missing-id", "--fix"]);
    assert_eq!(run.code, 0, "{}", run.err);
    expect![[r#"
        content/2021/plan.yaml:140
        -   - month: 7 # giữ
        +   - id: tham-gia-cac-hoat-dong-cua
        content/2021/plan.yaml:141
        +     month: 7 # giữ

        Đã sửa 1 tệp.
    "#]]
    .assert_eq(&run.err);
    let text = workspace.text("content/2021/plan.yaml");
    assert!(
        text.contains("  - id: tham-gia-cac-hoat-dong-cua\n    month: 7 # giữ\n    text: >-\n")
    );
    assert!(text.contains("# Tháng 8 giữ nguyên\n"));
    let before = Workspace::binh_luc().text("content/2021/plan.yaml");
    assert_eq!(text.lines().count(), before.lines().count());
}

#[test]
fn an_id_is_written_between_braces_too() {
    let workspace = Workspace::binh_luc().edit(
        "content/2021/plan.yaml",
        "  # Tháng 8\n",
        "  - {month: 7, text: Họp giao ban.}\n  - {month: 7, text: Họp giao ban quý.}\n",
    );
    assert_eq!(workspace.run(&["check", "--only", "missing-id", "--fix"]).code, 0);
    let text = workspace.text("content/2021/plan.yaml");
    assert!(text.contains("  - {id: hop-giao-ban, month: 7, text: Họp giao ban.}\n"));
    assert!(text.contains("  - {id: hop-giao-ban-quy, month: 7, text: Họp giao ban quý.}\n"));
}

#[test]
fn loose_marks_are_composed_in_values_and_left_in_remarks() {
    let loose = "Hue\u{302}\u{301}";
    let workspace = Workspace::binh_luc()
        .edit(
            "content/2021/plan.yaml",
            "  place: Bình Lục\n",
            &format!("  place: {loose} # {loose}\n"),
        )
        .edit("content/2021/plan.md", "# V. TỔ CHỨC", &format!("{loose}.\r\n\r\n# V. TỔ CHỨC"));
    let run = workspace.run(&["check", "--only", "not-nfc", "--deny", "warnings"]);
    assert_eq!(run.code, 1);
    expect![[r#"
        cảnh báo[not-nfc]: 1 chữ viết bằng dấu rời (Unicode tổ hợp), trông giống chữ thường mà tìm không thấy
          --> content/2021/plan.md:49:3
           |
        49 | Huế.␍
           |   ^
           |
           = cách sửa: chạy với `--fix` để đổi sang Unicode dựng sẵn

        cảnh báo[not-nfc]: 1 chữ viết bằng dấu rời (Unicode tổ hợp), trông giống chữ thường mà tìm không thấy
          --> content/2021/plan.yaml:10:12
           |
        10 |   place: Huế # Huế
           |            ^
           |
           = cách sửa: chạy với `--fix` để đổi sang Unicode dựng sẵn

        Có 2 cảnh báo.
    "#]].assert_eq(&run.err);
    let run = workspace.run(&["check", "--only", "not-nfc", "--fix", "--deny", "warnings"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let text = workspace.text("content/2021/plan.yaml");
    assert!(text.contains(&format!("  place: Huế # {loose}\n")));
    // Every other byte is as it was, line ends too.
    assert!(workspace.text("content/2021/plan.md").contains("Huế.\r\n\r\n# V. TỔ CHỨC"));
}

#[test]
fn what_is_mechanical_is_mended_at_once() {
    const PLAN: &str = "content/2021/plan.yaml";
    let workspace = Workspace::binh_luc()
        .edit(PLAN, "state: signed", "state: final")
        .edit(PLAN, "number: \"01\"", "number: 1 # số")
        .edit(PLAN, "symbol: KH-HĐTĐKT", "symbol: KH - HĐTĐKT")
        .edit(PLAN, "  - to: TT Huyện ủy\n", "  - to: TT Huyện ủy; # giữ;  nguyên ,đây\n")
        .edit(
            "content/2021/plan.md",
            "# V. TỔ CHỨC",
            "Họp ngày 5 tháng 03 năm 2021 ,tại  huyện.\n\n# V. TỔ CHỨC",
        );
    let run = workspace.run(&["check", "--fix"]);
    let end = run.err.find("Đã sửa").unwrap();
    expect![[r#"
        content/2021/plan.md:49
        - Họp ngày 5 tháng 03 năm 2021 ,tại  huyện.
        + Họp ngày 05 tháng 3 năm 2021, tại huyện.

        content/2021/plan.yaml:8
        -   number: 1 # số
        +   number: "01" # số
        content/2021/plan.yaml:9
        -   symbol: KH - HĐTĐKT
        +   symbol: KH-HĐTĐKT
        content/2021/plan.yaml:248
        -   - to: TT Huyện ủy; # giữ;  nguyên ,đây
        +   - to: TT Huyện ủy # giữ;  nguyên ,đây

    "#]]
    .assert_eq(&run.err[..end]);
    let text = workspace.text(PLAN);
    assert!(text.contains("  - to: TT Huyện ủy # giữ;  nguyên ,đây\n"));
    assert!(text.contains("number: \"01\" # số\n"));
    let again = workspace.files("content");
    workspace.run(&["check", "--fix"]);
    assert_eq!(workspace.files("content"), again, "a second run finds nothing to mend");
}

#[test]
fn signed_words_are_not_mended() {
    let workspace = Workspace::binh_luc().edit(
        "content/2021/plan.md",
        "# V. TỔ CHỨC",
        "Họp ngày 5 tháng 03 năm 2021 ,tại  huyện.\n\n# V. TỔ CHỨC",
    );
    let before = workspace.text("content/2021/plan.md");
    workspace.run(&["check", "--fix"]);
    assert_eq!(workspace.text("content/2021/plan.md"), before);
}

#[test]
fn nothing_is_written_where_there_is_nothing_to_mend() {
    let workspace = Workspace::binh_luc();
    let before = workspace.files("content");
    let run = workspace.run(&["check", "--fix", "--only", "missing-id,not-nfc"]);
    assert_eq!(run.code, 0);
    assert_eq!(workspace.files("content"), before);
}

/// An entry that lets the colon of heading IV stand.
const COLON: &str = "acknowledged:
  - finding: heading-colon
    file: content/2021/plan.md
    words: IV. NỘI DUNG
    reason: Bản đã ký, giữ nguyên văn
";

#[test]
fn advice_can_be_let_stand_with_a_reason() {
    let workspace = Workspace::binh_luc().write("content/acknowledged.yaml", COLON);
    let only = "heading-colon,acknowledged-nothing";
    let run = workspace.run(&["check", "--only", only, "--deny", "advice"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let elsewhere = COLON.replace("IV. NỘI DUNG", "III. GIẢI PHÁP");
    let workspace = workspace.write("content/acknowledged.yaml", elsewhere);
    let run = workspace.run(&["check", "--only", only, "--deny", "advice"]);
    expect![[r#"
        lời khuyên[heading-colon]: đề mục này có dấu hai chấm khác với các đề mục cùng cấp
          --> content/2021/plan.md:45:36
           |
        45 | # IV. NỘI DUNG, THỜI GIAN THỰC HIỆN:
           |                                    ^
           |
           = cách sửa: bỏ dấu `:` ở cuối, như các đề mục kia

        cảnh báo[acknowledged-nothing]: mục này không ứng với thông báo `heading-colon` nào
         --> content/acknowledged.yaml:2:14
          |
        2 |   - finding: heading-colon
          |              ^^^^^^^^^^^^^
          |
          = cách sửa: chỗ ấy có lẽ đã sửa; bỏ mục này đi, hoặc xem lại `file` và `words`

        Có 1 cảnh báo và 1 lời khuyên.
    "#]]
    .assert_eq(&run.err);
}

#[test]
fn an_error_cannot_be_let_stand() {
    let entry = COLON.replace("heading-colon", "unknown-key").replace("plan.md", "plan.yaml");
    let entry = entry.replace("IV. NỘI DUNG", "symbl");
    let workspace = mistaken().write("content/acknowledged.yaml", entry);
    let run = workspace.run(&["check", "--only", "unknown-key,acknowledged-nothing"]);
    expect![[r#"
        lỗi[unknown-key]: không có mục nào tên `symbl`
         --> content/2021/plan.yaml:9:3
          |
        9 |   symbl: KH-HĐTĐKT
          |   ^^^^^
          |
          = ở mục: 2021 › phần document
          = cách sửa: có phải ý bạn là `symbol`?
          = cách sửa: dùng được: kind, subject, state, numbered, number, symbol, place, date, addressees, sender, authority, urgency, circulation, drafter, numbering

        cảnh báo[acknowledged-nothing]: mục này không ứng với thông báo `unknown-key` nào
         --> content/acknowledged.yaml:2:14
          |
        2 |   - finding: unknown-key
          |              ^^^^^^^^^^^
          |
          = cách sửa: lỗi thì phải sửa, không chấp nhận được; chỉ cảnh báo và lời khuyên mới chấp nhận được

        Có 1 lỗi và 1 cảnh báo.
    "#]].assert_eq(&run.err);
}

#[test]
fn an_entry_without_a_reason_or_about_nothing() {
    let entry = "acknowledged:\n  - finding: heading-colom\n    file: content/2021/plan.md\n";
    let workspace = Workspace::binh_luc().write("content/acknowledged.yaml", entry);
    let run = workspace.run(&["check", "--only", "unknown-finding,missing-field"]);
    expect![[r#"
        lỗi[missing-field]: thiếu mục `reason`
         --> content/acknowledged.yaml:2:5
          |
        2 |   - finding: heading-colom
          |     ^^^^^^^^^^^^^^^^^^^^^^
          |
          = ở mục: mục 1

        lỗi[unknown-finding]: không có thông báo nào mang mã `heading-colom`
         --> content/acknowledged.yaml:2:14
          |
        2 |   - finding: heading-colom
          |              ^^^^^^^^^^^^^
          |
          = ở mục: mục 1
          = cách sửa: có phải ý bạn là `heading-colon`?

        Có 2 lỗi.
    "#]]
    .assert_eq(&run.err);
}

#[test]
fn the_language_is_that_of_the_option_the_workspace_the_locale() {
    let says = |workspace: &Workspace, arguments: &[&str], locale: &str| {
        let run = workspace.run_with(arguments, &[("LC_ALL", locale)]);
        if run.err.contains("error[") { "en" } else { "vi" }
    };
    let check = ["check", "--only", "unknown-key"];
    let vietnamese = mistaken();
    assert_eq!(says(&vietnamese, &check, "en_US.UTF-8"), "vi");
    assert_eq!(says(&vietnamese, &["--lang", "en", "check"], "vi_VN"), "en");
    let english = mistaken().edit("content/agency.yaml", "language: vi", "language: en");
    assert_eq!(says(&english, &check, "vi_VN.UTF-8"), "en");
    assert_eq!(says(&english, &["check", "--lang=vi"], "en_US"), "vi");
    let silent = mistaken().edit("content/agency.yaml", "language: vi\n", "");
    assert_eq!(says(&silent, &check, "en_US.UTF-8"), "en");
    assert_eq!(says(&silent, &check, "vi_VN.UTF-8"), "vi");
    assert_eq!(says(&silent, &check, "fr_FR.UTF-8"), "vi");
}

#[test]
fn what_is_internal_reaches_no_output() {
    let workspace = Workspace::binh_luc()
        .edit(
            "content/2021/plan.yaml",
            "    about: {school_year: 2020-2021}\n    units: [nganh-giao-duc-va-dao-tao]\n\n  # Tháng 8",
            "    internal: KHOANTHU giải trình với lãnh đạo\n\n  - id: khoanthu-hai\n    when: quý III\n    text: KHOANTHU họp kín về nhân sự.\n    visibility: internal\n    note: KHOANTHU\n    after: [hoat-dong-cua-khoi]\n\n  # Tháng 8",
        )
        .edit(
            "content/2021/plan.yaml",
            "  - id: cham-diem-thi-dua-huong-dan\n",
            "  - id: cham-diem-thi-dua-huong-dan\n    after: [khoanthu-hai]\n",
        )
        .built();
    for (path, bytes) in workspace.files("output") {
        let text = String::from_utf8_lossy(&bytes).to_lowercase();
        assert!(!text.contains("khoanthu"), "{path}");
    }
    let pages = super::pdf::pages(workspace.bytes("output/site/2021/pdf/ke-hoach.pdf"));
    let pdf: String = pages.into_iter().map(|page| page.text).collect::<Vec<_>>().join(" ");
    let pdf = pdf.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(!pdf.contains("KHOANTHU"));
    assert!(pdf.contains("Xét duyệt khen thưởng"));
}

#[test]
fn the_repository_has_a_schema_of_findings_that_programs_can_trust() {
    let run = Workspace::copy_of(&repository().join("content")).run(&["check", "--format", "json"]);
    let json: Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(json["version"], 1);
    for finding in json["findings"].as_array().unwrap() {
        assert!(finding["place"]["line"].as_u64() >= Some(1), "{finding}");
    }
}

#[test]
fn each_finding_is_shown_somewhere_in_its_exact_words() {
    /// Nothing that the reader of Markdown hands on today is told of so.
    const NEVER: [&str; 1] = ["markup-other"];
    let mut tests = String::new();
    for folder in ["src", "tests/suite"] {
        for entry in walkdir::WalkDir::new(repository().join(folder)).into_iter().flatten() {
            if entry.path().extension().is_some_and(|ending| ending == "rs") {
                tests.push_str(&std::fs::read_to_string(entry.path()).unwrap());
            }
        }
    }
    for id in Catalogue::of(Language::Vi).findings() {
        let picture = |severity: &&str| tests.contains(&format!("{severity}[{id}]: "));
        let shown = ["lỗi", "cảnh báo", "lời khuyên"].iter().any(picture);
        assert_eq!(shown, !NEVER.contains(&id), "{id}");
    }
}
