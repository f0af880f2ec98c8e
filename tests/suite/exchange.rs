//! Tasks go out as a table and come back: what a table says, what the program answers, and what becomes of
//! the file.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use expect_test::expect;
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};

use super::harness::{Workspace, repository};

/// A small workspace: one plan with three tasks.
fn small() -> Workspace {
    Workspace::binh_luc()
        .write(
            "content/2021/plan.yaml",
            "\
year: 2021
document:
  kind: KẾ HOẠCH
  subject: Công tác thi đua, khen thưởng năm 2021
  number: \"01\"
  symbol: KH-HĐTĐKT
  place: Bình Lục
  date: 2021-02-25
letterhead:
  parent: UBND HUYỆN BÌNH LỤC
  issuer: HỘI ĐỒNG THI ĐUA, KHEN THƯỞNG
issuer: hoi-dong-tdkt-huyen
bases:
  - text: Căn cứ Luật thi đua, khen thưởng năm 2003
    laws: [luat-15-2003-qh11]
groups:
  - {id: phong-trao, title: Phong trào thi đua}
deliverables:
  - id: tieu-chi
    title: Tiêu chí thi đua
    stages: [du-thao, ban-hanh]
tables:
  - id: bang
    columns: [number, text, time, lead, co, product, budget, source, note]
tasks:
  # Quý I
  - id: dang-ky   # việc đầu năm
    month: 3
    group: phong-trao
    text: >-
      Tổng hợp đăng ký thi đua năm 2021 của các cơ quan, ban, ngành, đoàn thể, UBND các xã, thị
      trấn.
    lead: [phong-noi-vu]
    co: [ubnd-huyen]

  - id: tieu-chi-du-thao
    when: trước 15/4
    group: phong-trao
    text: \"Dự thảo tiêu chí: phương thức chấm điểm\"
    lead: [phong-noi-vu]
    deliverables:
      - {of: tieu-chi, stage: du-thao}   # bản đầu
    note: Gửi bản in
  # Quý II
  - id: nhan-su
    when: quý II
    group: phong-trao
    text: Rà soát nhân sự.
    lead: [phong-noi-vu]
    visibility: internal
recipients:
  - to: \"Lưu: VT\"
signature:
  authority: TM. HỘI ĐỒNG TĐKT
  title: CHỦ TỊCH
  name: Trần Xuân Dũng
",
        )
        .write("content/2021/plan.md", "# I. NHIỆM VỤ\n\n{{ tasks }}\n")
}

/// The lines of the plan's file that are others now, with `-` and `+`.
fn changes(before: &str, after: &str) -> String {
    let (before, after): (Vec<&str>, Vec<&str>) =
        (before.lines().collect(), after.lines().collect());
    // The longest common lines, by a table of their counts.
    let mut counts = vec![vec![0_usize; after.len() + 1]; before.len() + 1];
    for a in (0..before.len()).rev() {
        for b in (0..after.len()).rev() {
            counts[a][b] = if before[a] == after[b] {
                counts[a + 1][b + 1] + 1
            } else {
                counts[a + 1][b].max(counts[a][b + 1])
            };
        }
    }
    let (mut a, mut b, mut out) = (0, 0, String::new());
    while a < before.len() || b < after.len() {
        if a < before.len() && b < after.len() && before[a] == after[b] {
            (a, b) = (a + 1, b + 1);
        } else if b == after.len() || (a < before.len() && counts[a + 1][b] >= counts[a][b + 1]) {
            let _ = writeln!(out, "- {}", before[a]);
            a += 1;
        } else {
            let _ = writeln!(out, "+ {}", after[b]);
            b += 1;
        }
    }
    out
}

/// A run on a file, and what became of the plan.
fn told(workspace: &Workspace, arguments: &[&str]) -> String {
    let before = workspace.text("content/2021/plan.yaml");
    let run = workspace.run(arguments);
    let changes = changes(&before, &workspace.text("content/2021/plan.yaml"));
    format!("$ kehoach {}\n{}{changes}", arguments.join(" "), run.transcript())
}

/// Every plan of the repository and the fixtures: the workspace and the address.
fn plans() -> Vec<(Workspace, String)> {
    let mut plans = Vec::new();
    let mut contents = vec![repository().join("content")];
    for entry in std::fs::read_dir(repository().join("tests/fixtures")).unwrap().flatten() {
        contents.push(entry.path().join("content"));
    }
    contents.sort();
    for content in contents.into_iter().filter(|content| content.is_dir()) {
        for entry in walkdir::WalkDir::new(&content).sort_by_file_name().into_iter().flatten() {
            // What was released is a copy, and no plan.
            let copy = entry.path().iter().any(|part| part == "released");
            if entry.file_name() == "plan.yaml" && !copy {
                let address = entry.path().parent().unwrap().strip_prefix(&content).unwrap();
                plans.push((Workspace::copy_of(&content), address.to_str().unwrap().to_owned()));
            }
        }
    }
    assert!(plans.len() >= 6, "{}", plans.len());
    plans
}

#[test]
fn what_goes_out_and_comes_back_changes_no_byte() {
    for (workspace, plan) in plans() {
        let before = workspace.files("content");
        for file in ["bang.xlsx", "bang.csv"] {
            let run = workspace.run(&["export", &plan, file]);
            assert_eq!(run.code, 0, "{plan}: {}", run.err);
        }
        let text = workspace.text("bang.csv");
        // As Excel saves them for other settings of the machine.
        for (name, separator) in [("cham-phay.csv", ';'), ("tab.csv", '\t')] {
            std::fs::write(workspace.path(name), separated(&text, separator)).unwrap();
        }
        let units = format!("\u{feff}{}", separated(&text, '\t'));
        let utf_16: Vec<u8> = units.encode_utf16().flat_map(u16::to_le_bytes).collect();
        std::fs::write(workspace.path("utf-16.csv"), utf_16).unwrap();
        for file in ["bang.xlsx", "bang.csv", "cham-phay.csv", "tab.csv", "utf-16.csv"] {
            let run = workspace.run(&["import", file, "--plan", &plan]);
            assert_eq!((run.code, run.err.as_str()), (0, ""), "{plan} {file}");
            assert_eq!(run.out, format!("content/{plan}/plan.yaml: không có gì khác với bảng.\n"));
        }
        assert!(workspace.files("content") == before, "{plan}");
    }
}

/// A table of text with another separator and every cell in quotation marks, as some programs write them.
fn separated(csv: &str, separator: char) -> String {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(csv.as_bytes());
    let rows = reader.records().map(|row| {
        let row = row.unwrap();
        let cells = row.iter().map(|cell| format!("\"{}\"", cell.replace('"', "\"\"")));
        cells.collect::<Vec<_>>().join(&separator.to_string())
    });
    rows.collect::<Vec<_>>().join("\r\n")
}

#[test]
fn what_goes_out_makes_an_empty_plan_the_same() {
    for (workspace, plan) in plans() {
        let path = format!("content/{plan}/plan.yaml");
        let (whole, _) = kehoach::workspace::read(&workspace.path(""));
        let text = workspace.text(&path);
        for file in ["bang.xlsx", "bang.csv"] {
            workspace.run(&["export", &plan, file]);
            std::fs::write(workspace.path(&path), without_tasks(&text)).unwrap();
            let run = workspace.run(&["import", file, "--plan", &plan]);
            assert_eq!(run.code, 0, "{plan}: {}", run.err);
            let (again, findings) = kehoach::workspace::read(&workspace.path(""));
            assert!(!kehoach::diagnostic::any_error(&findings), "{plan} {findings:?}");
            let tasks = |workspace: &kehoach::workspace::Workspace| -> Vec<String> {
                let found = workspace.plans.iter().find(|one| one.address == plan).unwrap();
                let internal =
                    found.internal.tasks.iter().map(|task| format!("nội bộ {}", shape(task)));
                let notes = found.internal.notes.iter();
                let notes = notes.map(|(id, note)| format!("{id}: {note}"));
                found.tasks.iter().map(shape).chain(internal).chain(notes).collect()
            };
            assert_eq!(tasks(&whole), tasks(&again), "{plan} {file}");
            std::fs::write(workspace.path(&path), &text).unwrap();
        }
    }
}

/// A plan's file without its tasks.
fn without_tasks(text: &str) -> String {
    let (before, rest) = text.split_once("\ntasks:").unwrap();
    let rest: Vec<&str> = rest.lines().skip(1).collect();
    let next = rest.iter().position(|line| line.starts_with(|c: char| c.is_ascii_lowercase()));
    format!("{before}\ntasks: []\n{}\n", rest[next.unwrap_or(rest.len())..].join("\n"))
}

/// Everything of a task but where it stands in the file.
fn shape(task: &kehoach::model::Task) -> String {
    let ids = |ids: &[kehoach::model::Reference]| {
        ids.iter().map(ToString::to_string).collect::<Vec<_>>().join(",")
    };
    let one = |id: &Option<kehoach::model::Reference>| id.as_ref().map(ToString::to_string);
    let meetings = task.meetings.iter().map(|meeting| {
        (
            meeting.on.value,
            meeting.at,
            meeting.until,
            meeting.place.as_ref().map(|p| p.value.clone()),
        )
    });
    let stages =
        task.deliverables.iter().map(|stage| (stage.deliverable.to_string(), one(&stage.stage)));
    let budget = task.budget.as_ref();
    let budget = budget.map(|b| (b.source.as_ref().map(|words| words.value.clone()), b.amount));
    let cells = task.cells.iter().map(|cell| {
        let lines = cell.lines.iter().map(|line| line.value.clone());
        (cell.column.value.clone(), lines.collect::<Vec<_>>())
    });
    let mut cells: Vec<_> = cells.collect();
    cells.sort();
    format!(
        "{} {:?} {:?} {:?} {} {:?} {:?} {:?} lead {} co {} {:?} {:?} units {} {:?} after {} {} {budget:?} {:?} {cells:?}",
        task.id,
        task.text.value,
        task.items.iter().map(|item| &item.value).collect::<Vec<_>>(),
        task.when.value,
        task.when_words,
        meetings.collect::<Vec<_>>(),
        task.about,
        one(&task.group),
        ids(&task.lead),
        ids(&task.co),
        one(&task.advised),
        one(&task.issued_by),
        ids(&task.units),
        stages.collect::<Vec<_>>(),
        ids(&task.after),
        ids(&task.indicators),
        task.note.as_ref().map(|note| &note.value),
    )
}

#[test]
fn a_table_says_what_it_holds() {
    let workspace = small();
    let run = workspace.run(&["export", "bang.csv"]);
    expect![[r#"
        2021: đã ghi 3 việc vào bang.csv.
        Tệp này có cả phần nội bộ (1 việc); dùng trong cơ quan, đừng đưa lên mạng.
        [mã kết thúc 0]
        Mã,Tháng,Thời gian,Nhóm,Nội dung,Các ý,Chủ trì (mã),Phối hợp (mã),Tham mưu cho (mã),Ban hành (mã),Đơn vị được nêu (mã),Sản phẩm (mã),Chỉ tiêu (mã),Kỳ,Sau việc (mã),Cuộc họp,Kinh phí (đồng),Nguồn kinh phí,Ghi chú,Nội bộ,Hiển thị
        dang-ky,3,,phong-trao,"Tổng hợp đăng ký thi đua năm 2021 của các cơ quan, ban, ngành, đoàn thể, UBND các xã, thị trấn.",,phong-noi-vu,ubnd-huyen,,,,,,,,,,,,,
        tieu-chi-du-thao,,trước 15/4,phong-trao,Dự thảo tiêu chí: phương thức chấm điểm,,phong-noi-vu,,,,,tieu-chi: du-thao,,,,,,,Gửi bản in,,
        nhan-su,,quý II,phong-trao,Rà soát nhân sự.,,phong-noi-vu,,,,,,,,,,,,,,internal
    "#]].assert_eq(&format!(
        "{}{}",
        run.transcript(),
        workspace.text("bang.csv").trim_start_matches('\u{feff}').replace('\r', "")
    ));
    let again = told(&workspace, &["export", "2021", "bang.csv"]);
    let other = told(&workspace, &["export", "2022", "bang-2.csv"]);
    let kind = told(&workspace, &["export", "bang.ods"]);
    let none = told(&workspace, &["export"]);
    let folder = told(&workspace, &["export", "khong-co/bang.csv"]);
    let file = told(&workspace, &["export", "content/agency.yaml/bang.csv"]);
    let over = told(&workspace, &["export", "bang.csv", "--overwrite"]);
    expect![[r#"
        $ kehoach export 2021 bang.csv
        lỗi[export-exists]: đã có tệp này
        --> bang.csv
         = cách sửa: chọn tên khác, hoặc thêm `--overwrite` để ghi đè
        [mã kết thúc 2]

        $ kehoach export 2022 bang-2.csv
        lỗi[usage-unknown-plan]: không có kế hoạch `2022`
         |
         = cách sửa: các kế hoạch: 2021
        [mã kết thúc 2]

        $ kehoach export bang.ods
        lỗi[usage-table-kind]: bảng phải là tệp .xlsx hay .csv
        --> bang.ods
         = cách sửa: dùng được: .xlsx, .csv
        [mã kết thúc 2]

        $ kehoach export
        lỗi[usage-missing]: còn thiếu `<TỆP>`
         |
         = cách sửa: xem `kehoach --help`
        [mã kết thúc 2]

        $ kehoach export khong-co/bang.csv
        lỗi[export-no-folder]: không có thư mục sẽ chứa tệp này
        --> khong-co/bang.csv
        [mã kết thúc 3]

        $ kehoach export content/agency.yaml/bang.csv
        lỗi[export-failed]: không ghi được tệp này: not a directory
        --> content/agency.yaml/bang.csv
        [mã kết thúc 3]

        $ kehoach export bang.csv --overwrite
        2021: đã ghi 3 việc vào bang.csv.
        Tệp này có cả phần nội bộ (1 việc); dùng trong cơ quan, đừng đưa lên mạng.
        [mã kết thúc 0]
    "#]]
    .assert_eq(&[again, other, kind, none, folder, file, over].join("\n"));
    let several = Workspace::fixture("day-du").run(&["export", "bang.csv"]).transcript();
    expect![[r#"
        lỗi[usage-which-plan]: có nhiều kế hoạch; cần nói kế hoạch nào
         |
         = cách sửa: các kế hoạch: 2026, giai-doan-2026-2030, nam-hoc-2026-2027
        [mã kết thúc 2]
    "#]]
    .assert_eq(&several);
    let long = "a ".repeat(20_000);
    let workspace = small().edit("content/2021/plan.yaml", "Gửi bản in", &long);
    expect![[r#"
        $ kehoach export bang.xlsx
        lỗi[export-too-long]: việc thứ 2 có `Ghi chú` dài quá 32767 ký tự, Excel không chứa hết trong một ô
        --> content/2021/plan.yaml
         = cách sửa: xuất ra tệp .csv

        Chưa xuất gì.
        [mã kết thúc 1]
    "#]].assert_eq(&told(&workspace, &["export", "bang.xlsx"]));
    let broken =
        small().edit("content/2021/plan.yaml", "visibility: internal", "visibility: nội bộ");
    expect![[r#"
        $ kehoach export bang.xlsx
        lỗi[unknown-choice]: không dùng được `nội bộ` ở đây
          --> content/2021/plan.yaml:50:17
           |
        50 |     visibility: nội bộ
           |                 ^^^^^^
           |
           = ở mục: 2021 › quý ii › việc 1
           = cách sửa: dùng được: public, internal

        Chưa xuất gì.
        [mã kết thúc 1]
    "#]]
    .assert_eq(&told(&broken, &["export", "bang.xlsx"]));
}

#[test]
fn what_a_clerk_changes_is_changed_in_its_place() {
    let workspace = small();
    workspace.run(&["export", "bang.csv"]);
    let table = workspace
        .text("bang.csv")
        .replace("đăng ký thi đua năm 2021 của", "đăng ký thi đua của")
        .replace("trước 15/4", "trước 20/4")
        .replace("Gửi bản in", "\"Gửi bản in,\nbản điện tử\"")
        .replace(
            "phong-noi-vu,ubnd-huyen",
            "Phòng Nội vụ huyện Bình Lục,\"ubnd-huyen\ncac-don-vi\"",
        )
        .replace("dang-ky,3,,", "dang-ky,,quý I,");
    let first = table.find("\r\ntieu-chi").unwrap();
    let row = "\r\n,,tháng 4,phong-trao,\"=HYPERLINK(\"\"x\"\"): việc mới # 1\",\"Một\nHai: ba\",phong-noi-vu";
    let table = format!("{}{row}{}", &table[..first], &table[first..]);
    let table = table.replace("'=HYPER", "=HYPER");
    let workspace = workspace.write("sua.csv", table);
    let told = [
        told(&workspace, &["import", "sua.csv", "--dry-run"]),
        told(&workspace, &["import", "sua.csv"]),
        told(&workspace, &["import", "sua.csv"]),
    ];
    expect![[r#"
        $ kehoach import sua.csv --dry-run
        content/2021/plan.yaml: sẽ có 1 việc mới, 2 việc sửa, 0 việc bỏ.
          sửa  dang-ky
              Tháng: bỏ 3
              Thời gian: thêm quý I
              Nội dung: …hợp đăng ký thi đua năm 2021 của các cơ quan, ban, ngành, đo… → …hợp đăng ký thi đua của các cơ quan, ban, ngành, đoàn thể, U…
              Phối hợp (mã): ubnd-huyen → ubnd-huyen; cac-don-vi
          mới  hyperlink-x-viec-moi-1 (mã đề nghị): =HYPERLINK("x"): việc mới # 1
          sửa  tieu-chi-du-thao
              Thời gian: trước 15/4 → trước 20/4
              Ghi chú: Gửi bản in → Gửi bản in, bản điện tử
        Mới xem trước, chưa ghi gì.
        [mã kết thúc 0]

        $ kehoach import sua.csv
        content/2021/plan.yaml: 1 việc mới, 2 việc sửa, 0 việc bỏ.
          sửa  dang-ky
              Tháng: bỏ 3
              Thời gian: thêm quý I
              Nội dung: …hợp đăng ký thi đua năm 2021 của các cơ quan, ban, ngành, đo… → …hợp đăng ký thi đua của các cơ quan, ban, ngành, đoàn thể, U…
              Phối hợp (mã): ubnd-huyen → ubnd-huyen; cac-don-vi
          mới  hyperlink-x-viec-moi-1 (mã đề nghị): =HYPERLINK("x"): việc mới # 1
          sửa  tieu-chi-du-thao
              Thời gian: trước 15/4 → trước 20/4
              Ghi chú: Gửi bản in → Gửi bản in, bản điện tử
        Xem lại thay đổi trong plan.yaml rồi chạy `kehoach check`.
        [mã kết thúc 0]
        -     month: 3
        +     when: quý I
        -       Tổng hợp đăng ký thi đua năm 2021 của các cơ quan, ban, ngành, đoàn thể, UBND các xã, thị
        -       trấn.
        +       Tổng hợp đăng ký thi đua của các cơ quan, ban, ngành, đoàn thể, UBND các xã, thị trấn.
        -     co: [ubnd-huyen]
        +     co: [ubnd-huyen, cac-don-vi]
        +   - id: hyperlink-x-viec-moi-1
        +     when: tháng 4
        +     group: phong-trao
        +     text: "=HYPERLINK(\"x\"): việc mới # 1"
        +     items:
        +       - Một
        +       - "Hai: ba"
        +     lead: [phong-noi-vu]
        -     when: trước 15/4
        +     when: trước 20/4
        -     note: Gửi bản in
        +     note: Gửi bản in, bản điện tử

        $ kehoach import sua.csv
        content/2021/plan.yaml: không có gì khác với bảng.
        [mã kết thúc 0]
    "#]].assert_eq(&told.join("\n"));
}

#[test]
fn letters_with_loose_marks_are_the_same_letters() {
    let workspace =
        small().write("bang.csv", "Ma\u{303},Ghi chu\u{301}\ndang-ky,Hue\u{302}\u{301}\n");
    let run = workspace.run(&["import", "bang.csv"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(workspace.text("content/2021/plan.yaml").contains("    note: Huế\n"));
}

#[test]
fn rows_that_are_missing_or_stand_elsewhere() {
    let workspace = small().write(
        "bang.csv",
        "Mã,Nội dung\nnhan-su,Rà soát nhân sự.\ndang-ky,\"Tổng hợp đăng ký thi đua năm 2021 của các cơ quan, ban, \
         ngành, đoàn thể, UBND các xã, thị trấn.\"\n",
    );
    let told = [
        told(&workspace, &["import", "bang.csv"]),
        told(&workspace, &["import", "bang.csv", "--remove-missing"]),
    ];
    expect![[r#"
        $ kehoach import bang.csv
        content/2021/plan.yaml: không có gì khác với bảng.
          không có trong bảng  tieu-chi-du-thao: Dự thảo tiêu chí: phương thức chấm điểm
        1 việc không có trong bảng vẫn giữ nguyên; thêm `--remove-missing` để bỏ.
        1 việc đứng ở chỗ khác trong bảng (nhan-su); thứ tự trong tệp giữ nguyên, muốn đổi thì chuyển trong plan.yaml.
        [mã kết thúc 0]

        $ kehoach import bang.csv --remove-missing
        content/2021/plan.yaml: 0 việc mới, 0 việc sửa, 1 việc bỏ.
          bỏ   tieu-chi-du-thao: Dự thảo tiêu chí: phương thức chấm điểm
        1 việc đứng ở chỗ khác trong bảng (nhan-su); thứ tự trong tệp giữ nguyên, muốn đổi thì chuyển trong plan.yaml.
        Xem lại thay đổi trong plan.yaml rồi chạy `kehoach check`.
        [mã kết thúc 0]
        -   - id: tieu-chi-du-thao
        -     when: trước 15/4
        -     group: phong-trao
        -     text: "Dự thảo tiêu chí: phương thức chấm điểm"
        -     lead: [phong-noi-vu]
        -     deliverables:
        -       - {of: tieu-chi, stage: du-thao}   # bản đầu
        -     note: Gửi bản in
    "#]].assert_eq(&told.join("\n"));
}

#[test]
fn a_plan_that_would_have_errors_is_not_written() {
    let workspace = small().write("bang.csv", "Mã,Sau việc (mã)\ndang-ky,dang-ky\n");
    expect![[r#"
        $ kehoach import bang.csv
        lỗi[after-circle]: việc `dang-ky` phải chờ chính nó: dang-ky → dang-ky
          --> content/2021/plan.yaml:35:13
           |
        35 |     after: [dang-ky]
           |             ^^^^^^^
           |
           = ở mục: 2021 › tháng 3 › việc 1
           = cách sửa: bỏ bớt một dòng `after` trong vòng này

        Chưa ghi gì.
        [mã kết thúc 1]
    "#]]
    .assert_eq(&told(&workspace, &["import", "bang.csv"]));
    // What is wrong already does not stop it.
    let workspace = small()
        .edit("content/2021/plan.yaml", "issuer: hoi-dong-tdkt-huyen", "issuer: ai-day")
        .write("bang.csv", "Mã,Ghi chú\ndang-ky,Mới\n");
    assert_eq!(workspace.run(&["check"]).code, 1);
    expect![[r#"
        $ kehoach import bang.csv
        content/2021/plan.yaml: 0 việc mới, 1 việc sửa, 0 việc bỏ.
          sửa  dang-ky
              Ghi chú: thêm Mới
          không có trong bảng  tieu-chi-du-thao: Dự thảo tiêu chí: phương thức chấm điểm
          không có trong bảng  nhan-su: Rà soát nhân sự.
        2 việc không có trong bảng vẫn giữ nguyên; thêm `--remove-missing` để bỏ.
        Xem lại thay đổi trong plan.yaml rồi chạy `kehoach check`.
        [mã kết thúc 0]
        +     note: Mới
    "#]]
    .assert_eq(&told(&workspace, &["import", "bang.csv"]));
}

#[test]
fn cells_that_are_wrong_are_told_with_their_address() {
    let head = "Mã,Tháng,Thời gian,Nhóm,Nội dung,Chủ trì (mã),Sản phẩm (mã),Kỳ,Sau việc (mã),Cuộc họp,\
                Kinh phí (đồng),Hiển thị,Chỉ tiêu (mã)\n";
    let rows = "dang-ky,13,,nhom-la,,phong-la,tieu-chi: xong,năm nào,viec-la,họp,nhiều,riêng,ct\n\
                dang-ky,,ngày mai,,Việc,,san-pham-la,,,{on: ,,,\n\
                Mã sai,1,quý I,,\u{1}Việc,,,,,,,,\n\
                viec-moi,,,,,,,,,,,,\n\
                ke-hoach-cua-cac-don-vi,1,,,Việc,,,,,,,,\n";
    let workspace = small()
        .edit(
            "content/2021/plan.yaml",
            "recipients:\n",
            "obligations:\n  - id: ke-hoach-cua-cac-don-vi\n    what: Kế hoạch\n    text: Gửi.\n    \
             when: {before: 2021-03-15}\n    who: [cac-don-vi]\nrecipients:\n",
        )
        .write("bang.csv", format!("{head}{rows}"));
    expect![[r#"
        $ kehoach import bang.csv
        lỗi[expected-month]: cần một tháng từ 1 đến 12
        --> bang.csv
         = ở mục: ô B2 `13`

        lỗi[unknown-group]: không có nhóm nào mang mã `nhom-la`
        --> bang.csv
         = ở mục: ô D2 `nhom-la`

        lỗi[unknown-unit]: không có đơn vị nào mang mã `phong-la`
        --> bang.csv
         = ở mục: ô F2 `phong-la`
         = cách sửa: đơn vị được khai trong `content/units.yaml`

        lỗi[unknown-stage]: sản phẩm này không có giai đoạn nào mang mã `xong`
        --> bang.csv
         = ở mục: ô G2 `tieu-chi: xong`

        lỗi[sheet-period]: không đọc được kỳ trong ô này
        --> bang.csv
         = ở mục: ô H2 `năm nào`
         = cách sửa: viết như `năm 2021`, `6 tháng đầu năm 2021`, `6 tháng cuối năm 2021`, `năm học 2020-2021`

        lỗi[unknown-task]: không có việc nào mang mã `viec-la`
        --> bang.csv
         = ở mục: ô I2 `viec-la`

        lỗi[sheet-brackets]: phần trong ngoặc nhọn của ô này không viết đúng cách
        --> bang.csv
         = ở mục: ô J2 `họp`
         = cách sửa: giữ nguyên như tệp đã xuất, ví dụ `{in: quý II}` hay `{on: 2026-12-18, at: "08:00"}`

        lỗi[expected-amount]: cần một số tiền ở đây
        --> bang.csv
         = ở mục: ô K2 `nhiều`
         = cách sửa: viết số đồng, ví dụ `15000000` hay `15.000.000`

        lỗi[unknown-choice]: không dùng được `riêng` ở đây
        --> bang.csv
         = ở mục: ô L2 `riêng`
         = cách sửa: dùng được: public, internal

        lỗi[unknown-indicator]: không có chỉ tiêu nào mang mã `ct`
        --> bang.csv
         = ở mục: ô M2 `ct`

        lỗi[sheet-lacks]: việc này chưa có `Nội dung`
        --> bang.csv
         = ở mục: ô E2

        lỗi[when-unknown]: `ngày` không phải là thời gian
        --> bang.csv
         = ở mục: ô C3 `ngày mai`
         = cách sửa: viết như trong văn bản, ví dụ `tháng 3`, `quý II`, `trước 15/3`, `chậm nhất 25/12 hằng năm`, `từ 20/11 đến 03/12`, `thường xuyên`

        lỗi[unknown-deliverable]: không có sản phẩm nào mang mã `san-pham-la`
        --> bang.csv
         = ở mục: ô G3 `san-pham-la`

        lỗi[sheet-brackets]: phần trong ngoặc nhọn của ô này không viết đúng cách
        --> bang.csv
         = ở mục: ô J3 `{on:`
         = cách sửa: giữ nguyên như tệp đã xuất, ví dụ `{in: quý II}` hay `{on: 2026-12-18, at: "08:00"}`

        lỗi[sheet-same-id]: mã `dang-ky` đã có ở dòng 2
        --> bang.csv
         = ở mục: ô A3 `dang-ky`

        lỗi[bad-id]: `Mã sai` không làm mã được
        --> bang.csv
         = ở mục: ô A4 `Mã sai`
         = cách sửa: mã gồm chữ thường không dấu, chữ số và dấu gạch nối, bắt đầu bằng chữ, nhiều nhất 64 ký tự
         = cách sửa: có thể dùng `ma-sai`

        lỗi[control-character]: có ký tự điều khiển U+0001
        --> bang.csv
         = ở mục: ô E4 `Việc`

        lỗi[month-and-when]: `month` và `when` cùng nói thời gian; chỉ viết một
        --> bang.csv
         = ở mục: ô C4 `quý I`

        lỗi[sheet-lacks]: việc này chưa có `Nội dung`
        --> bang.csv
         = ở mục: ô E5

        lỗi[sheet-lacks]: việc này chưa có `Thời gian`
        --> bang.csv
         = ở mục: ô C5

        lỗi[duplicate-id]: mã `ke-hoach-cua-cac-don-vi` đã dùng cho mục khác
        --> bang.csv
         = ở mục: ô A6 `ke-hoach-cua-cac-don-vi`

        Chưa ghi gì.
        [mã kết thúc 1]
    "#]].assert_eq(&told(&workspace, &["import", "bang.csv"]));
}

#[test]
fn a_day_that_is_none_is_told_with_the_words_of_its_cell() {
    let text = "Mã,Nội dung,Thời gian\ndang-ky,Việc,trước ngày 31/4\n";
    let workspace = small().write("bang.csv", text);
    expect![[r#"
        $ kehoach import bang.csv
        lỗi[when-no-such-day]: không có ngày này
        --> bang.csv
         = ở mục: ô C2 `trước ngày 31/4`
         = cách sửa: tháng 4 có nhiều nhất 30 ngày

        Chưa ghi gì.
        [mã kết thúc 1]
    "#]]
    .assert_eq(&told(&workspace, &["import", "bang.csv"]));
}

#[test]
fn heads_that_are_wrong() {
    let mut all = String::new();
    for text in [
        "Mã,Noi dung,Ghi chú,Ghi chú\ndang-ky,Việc,a,b,c\n",
        "Mã,Năm,Tháng,Thời gian,Từ ngày\na,2021,3,Tháng 3,x\n",
        "Tên,Tuổi\nA,3\n",
        "Mã,Nội dung\n\n",
        "",
        "Mã,Nội dung\ndang-ky,\"Việc\n",
        "Mã,Nội dung\ndang-ky,\"Việc\" khác\n",
    ] {
        let workspace = small().write("bang.csv", text);
        let _ = writeln!(all, "{text}\n{}", told(&workspace, &["import", "bang.csv"]));
    }
    expect![[r#"
        Mã,Noi dung,Ghi chú,Ghi chú
        dang-ky,Việc,a,b,c

        $ kehoach import bang.csv
        lỗi[sheet-unknown-head]: không có cột nào tên `Noi dung`
        --> bang.csv
         = ở mục: ô B1 `Noi dung`
         = cách sửa: có phải ý bạn là `Nội dung`?
         = cách sửa: bảng có cột `Mã` phải giữ nguyên đầu bảng do `kehoach export` ghi; bảng của trang web (ke-hoach.xlsx) không nhập lại được

        lỗi[sheet-same-head]: cột `Ghi chú` có hai lần; lần đầu ở ô C1
        --> bang.csv
         = ở mục: ô D1 `Ghi chú`

        lỗi[sheet-headless]: cột E có chữ mà không có tên cột
        --> bang.csv
         = ở mục: ô E2 `c`

        Chưa ghi gì.
        [mã kết thúc 1]

        Mã,Năm,Tháng,Thời gian,Từ ngày
        a,2021,3,Tháng 3,x

        $ kehoach import bang.csv
        lỗi[sheet-unknown-head]: không có cột nào tên `Năm`
        --> bang.csv
         = ở mục: ô B1 `Năm`
         = cách sửa: bảng có cột `Mã` phải giữ nguyên đầu bảng do `kehoach export` ghi; bảng của trang web (ke-hoach.xlsx) không nhập lại được

        lỗi[sheet-unknown-head]: không có cột nào tên `Từ ngày`
        --> bang.csv
         = ở mục: ô E1 `Từ ngày`
         = cách sửa: bảng có cột `Mã` phải giữ nguyên đầu bảng do `kehoach export` ghi; bảng của trang web (ke-hoach.xlsx) không nhập lại được

        lỗi[month-and-when]: `month` và `when` cùng nói thời gian; chỉ viết một
        --> bang.csv
         = ở mục: ô D2 `Tháng 3`

        Chưa ghi gì.
        [mã kết thúc 1]

        Tên,Tuổi
        A,3

        $ kehoach import bang.csv
        lỗi[sheet-no-head]: không thấy bảng công việc nào trong tệp
        --> bang.csv
         = cách sửa: đầu bảng phải có cột `Mã` như bảng do `kehoach export` ghi, hoặc cột nội dung (Nội dung, Nhiệm vụ…) cùng ít nhất một cột nữa như Thời gian, Đơn vị chủ trì

        Chưa ghi gì.
        [mã kết thúc 1]

        Mã,Nội dung


        $ kehoach import bang.csv
        lỗi[sheet-no-rows]: dưới đầu bảng ở dòng 1 không có việc nào
        --> bang.csv

        Chưa ghi gì.
        [mã kết thúc 1]


        $ kehoach import bang.csv
        lỗi[sheet-no-head]: không thấy bảng công việc nào trong tệp
        --> bang.csv
         = cách sửa: đầu bảng phải có cột `Mã` như bảng do `kehoach export` ghi, hoặc cột nội dung (Nội dung, Nhiệm vụ…) cùng ít nhất một cột nữa như Thời gian, Đơn vị chủ trì

        Chưa ghi gì.
        [mã kết thúc 1]

        Mã,Nội dung
        dang-ky,"Việc

        $ kehoach import bang.csv
        lỗi[sheet-quote]: dấu nháy kép trong tệp CSV không khớp nhau
        --> bang.csv
         = ở mục: ô B2
         = cách sửa: ô này mở bằng dấu " mà không có dấu " đóng lại; dấu " trong lời văn viết hai lần

        Chưa ghi gì.
        [mã kết thúc 1]

        Mã,Nội dung
        dang-ky,"Việc" khác

        $ kehoach import bang.csv
        lỗi[sheet-quote]: dấu nháy kép trong tệp CSV không khớp nhau
        --> bang.csv
         = ở mục: ô B2
         = cách sửa: sau dấu " đóng phải là dấu ngăn cách hoặc hết dòng; dấu " trong lời văn viết hai lần

        Chưa ghi gì.
        [mã kết thúc 1]

    "#]].assert_eq(&all);
}

/// A spreadsheet with one sheet of XML.
fn xlsx(sheet: &str) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let links = |kind: &str, target: &str| {
        format!(
            "<Relationships><Relationship Id=\"r1\" Type=\"{kinds}/{kind}\" Target=\"{target}\"/></Relationships>"
        )
    };
    for (name, text) in [
        ("_rels/.rels", links("officeDocument", "xl/workbook.xml")),
        ("xl/_rels/workbook.xml.rels", links("worksheet", "/xl/worksheets/sheet1.xml")),
        (
            "xl/workbook.xml",
            "<workbook xmlns:r=\"x\"><sheets><sheet name=\"Việc\" r:id=\"r1\"/></sheets></workbook>".to_owned(),
        ),
        ("xl/worksheets/sheet1.xml", sheet.to_owned()),
    ] {
        let options = zip::write::SimpleFileOptions::default().compression_level(Some(1));
        zip.start_file(name, options).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// Cells of words, from the first column on.
fn row(cells: &[&str]) -> String {
    let cells = cells.iter().map(|words| format!("<c t=\"inlineStr\"><is><t>{words}</t></is></c>"));
    format!("<row>{}</row>", cells.collect::<String>())
}

fn sheet(rows: &str) -> String {
    format!("<worksheet><sheetData>{rows}</sheetData></worksheet>")
}

/// What the program says to files, each with what is wrong with it.
fn refused(files: Vec<(&str, &str, Vec<u8>)>) -> String {
    let mut all = String::new();
    for (what, name, bytes) in files {
        let workspace = small().write(name, bytes);
        let _ = writeln!(all, "{what}\n{}", told(&workspace, &["import", name]));
    }
    all
}

#[test]
fn files_that_are_no_tables() {
    let head = row(&["Mã", "Nội dung"]);
    let good = xlsx(&sheet(&format!("{head}{}", row(&["dang-ky", "Việc"]))));
    let compound = |name: &str| {
        let name = name.encode_utf16().flat_map(u16::to_le_bytes);
        [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
            .into_iter()
            .chain(name)
            .collect::<Vec<u8>>()
    };
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("a.txt", zip::write::SimpleFileOptions::default()).unwrap();
    let other = zip.finish().unwrap().into_inner();
    expect![[r#"
        có mật khẩu
        $ kehoach import a.xlsx
        lỗi[sheet-encrypted]: tệp bảng tính có mật khẩu
        --> a.xlsx
         = cách sửa: mở bằng Excel, bỏ mật khẩu (Tệp, Thông tin, Bảo vệ sổ làm việc), lưu lại rồi nhập

        Chưa ghi gì.
        [mã kết thúc 1]

        .xls đổi tên
        $ kehoach import a.xlsx
        lỗi[sheet-old-kind]: đây là tệp Excel kiểu cũ (.xls), dù tên tệp có thể viết khác
        --> a.xlsx
         = cách sửa: mở tệp bằng Excel hay LibreOffice, chọn Lưu thành… (Save As), chọn kiểu Excel Workbook (.xlsx)

        Chưa ghi gì.
        [mã kết thúc 1]

        .xls
        $ kehoach import a.xls
        lỗi[sheet-old-kind]: đây là tệp Excel kiểu cũ (.xls), dù tên tệp có thể viết khác
        --> a.xls
         = cách sửa: mở tệp bằng Excel hay LibreOffice, chọn Lưu thành… (Save As), chọn kiểu Excel Workbook (.xlsx)

        Chưa ghi gì.
        [mã kết thúc 1]

        chép chưa hết
        $ kehoach import a.xlsx
        lỗi[sheet-truncated]: tệp .xlsx bị hỏng, hoặc chép chưa hết
        --> a.xlsx
         = cách sửa: chép lại tệp từ nơi có bản lành, hoặc mở bằng Excel rồi lưu lại

        Chưa ghi gì.
        [mã kết thúc 1]

        PDF đổi tên
        $ kehoach import a.xlsx
        lỗi[sheet-other-kind]: đây không phải bảng tính .xlsx hay .csv
        --> a.xlsx
         = cách sửa: mở tệp bằng Excel hay LibreOffice, chọn Lưu thành… (Save As), chọn kiểu Excel Workbook (.xlsx)

        Chưa ghi gì.
        [mã kết thúc 1]

        zip khác
        $ kehoach import a.xlsx
        lỗi[sheet-other-kind]: đây không phải bảng tính .xlsx hay .csv
        --> a.xlsx
         = cách sửa: mở tệp bằng Excel hay LibreOffice, chọn Lưu thành… (Save As), chọn kiểu Excel Workbook (.xlsx)

        Chưa ghi gì.
        [mã kết thúc 1]

        XML hỏng
        $ kehoach import a.xlsx
        lỗi[sheet-xml]: phần `xl/worksheets/sheet1.xml` trong tệp .xlsx bị hỏng: ill-formed document: expected `</row>`, but `</c>` was found
        --> a.xlsx
         = cách sửa: chép lại tệp từ nơi có bản lành, hoặc mở bằng Excel rồi lưu lại

        Chưa ghi gì.
        [mã kết thúc 1]

        không UTF-8
        $ kehoach import a.csv
        lỗi[file-not-utf8]: tệp không theo bảng mã UTF-8 (sai từ dòng 1, byte thứ 2 của tệp)
        --> a.csv
         = cách sửa: trong Excel chọn Lưu thành… (Save As), kiểu CSV UTF-8 hay Unicode Text (UTF-16); hoặc dùng .xlsx

        Chưa ghi gì.
        [mã kết thúc 1]

        UTF-16 lẻ byte
        $ kehoach import a.csv
        lỗi[sheet-bad-utf16]: tệp bắt đầu như UTF-16 nhưng không đọc được thành chữ
        --> a.csv
         = cách sửa: trong Excel chọn Lưu thành… (Save As), kiểu CSV UTF-8 hay Unicode Text (UTF-16); hoặc dùng .xlsx

        Chưa ghi gì.
        [mã kết thúc 1]

    "#]].assert_eq(&refused(vec![
        ("có mật khẩu", "a.xlsx", compound("EncryptedPackage")),
        (".xls đổi tên", "a.xlsx", compound("Workbook")),
        (".xls", "a.xls", compound("Workbook")),
        ("chép chưa hết", "a.xlsx", good[..good.len() / 2].to_vec()),
        ("PDF đổi tên", "a.xlsx", b"%PDF-1.7".to_vec()),
        ("zip khác", "a.xlsx", other),
        ("XML hỏng", "a.xlsx", xlsx("<worksheet><sheetData><row></c>")),
        ("không UTF-8", "a.csv", b"M\xE3,N\xF4i dung\n".to_vec()),
        ("UTF-16 lẻ byte", "a.csv", b"\xFF\xFEa\0b".to_vec()),
    ]));
}

#[test]
fn tables_that_are_too_large() {
    let rows = |count: usize| "<row><c><v>1</v></c></row>".repeat(count);
    expect![[r#"
        mở ra rất lớn
        $ kehoach import a.xlsx
        lỗi[sheet-swells]: tệp .xlsx mở ra lớn quá 64 MB; kế hoạch không lớn như vậy
        --> a.xlsx
         = cách sửa: chép riêng bảng công việc sang một tệp mới rồi nhập tệp đó

        Chưa ghi gì.
        [mã kết thúc 1]

        quá nhiều dòng
        $ kehoach import a.xlsx
        lỗi[sheet-too-long]: bảng có quá nhiều dòng: nhiều nhất là 20000
        --> a.xlsx
         = ở mục: trang tính Việc › ô A20001

        Chưa ghi gì.
        [mã kết thúc 1]

        quá nhiều cột
        $ kehoach import a.xlsx
        lỗi[sheet-too-wide]: bảng có quá nhiều cột: nhiều nhất là 256
        --> a.xlsx
         = ở mục: trang tính Việc › ô XFD9

        Chưa ghi gì.
        [mã kết thúc 1]

        quá lớn
        $ kehoach import a.csv
        lỗi[file-too-large]: tệp quá lớn: 21 MB, nhiều nhất là 20 MB
        --> a.csv

        Chưa ghi gì.
        [mã kết thúc 1]

    "#]]
    .assert_eq(&refused(vec![
        ("mở ra rất lớn", "a.xlsx", xlsx(&sheet(&" ".repeat(64 * 1024 * 1024)))),
        ("quá nhiều dòng", "a.xlsx", xlsx(&sheet(&rows(20_001)))),
        ("quá nhiều cột", "a.xlsx", xlsx(&sheet("<row><c r=\"XFD9\"><v>1</v></c></row>"))),
        ("quá lớn", "a.csv", vec![b'a'; 20 * 1024 * 1024 + 1]),
    ]));
}

#[test]
fn formulas_without_a_value_and_sheets_without_rows() {
    let head = row(&["Mã", "Nội dung"]);
    let formulas = format!(
        "{head}<row><c t=\"inlineStr\"><is><t>dang-ky</t></is></c><c t=\"e\"><f>X</f><v>#REF!</v></c></row>\
         <row><c><f>1+1</f></c><c t=\"str\"><f>\"a\"</f><v>a</v></c></row>"
    );
    expect![[r#"
        công thức lỗi, chưa tính
        $ kehoach import a.xlsx
        lỗi[sheet-cell-error]: công thức trong ô này bị lỗi #REF!
        --> a.xlsx
         = ở mục: trang tính Việc › ô B2

        lỗi[sheet-uncomputed]: công thức trong ô này chưa có kết quả
        --> a.xlsx
         = ở mục: trang tính Việc › ô A3
         = cách sửa: mở bằng Excel hay LibreOffice cho tính xong, rồi lưu lại

        lỗi[sheet-lacks]: việc này chưa có `Thời gian`
        --> a.xlsx
         = ở mục: trang tính Việc › ô A3

        Chưa ghi gì.
        [mã kết thúc 1]

        không dòng nào
        $ kehoach import a.xlsx
        lỗi[sheet-no-rows]: dưới đầu bảng ở dòng 1 không có việc nào
        --> a.xlsx
         = ở mục: trang tính Việc

        Chưa ghi gì.
        [mã kết thúc 1]

    "#]]
    .assert_eq(&refused(vec![
        ("công thức lỗi, chưa tính", "a.xlsx", xlsx(&sheet(&formulas))),
        ("không dòng nào", "a.xlsx", xlsx(&sheet(&head))),
    ]));
}

#[test]
fn sheets_files_and_plans_that_are_not_there() {
    let good = xlsx(&sheet(&format!("{}{}", row(&["Mã", "Nội dung"]), row(&["dang-ky", "Việc"]))));
    let workspace = small().write("a.xlsx", good);
    let runs: [&[&str]; 4] = [
        &["import", "a.xlsx", "--sheet", "Khác"],
        &["import", "khong-co.xlsx"],
        &["import", "content"],
        &["import", "a.xlsx", "--plan", "2030"],
    ];
    expect![[r#"
        $ kehoach import a.xlsx --sheet Khác
        lỗi[sheet-unknown]: không có trang tính nào tên `Khác`
        --> a.xlsx
         = cách sửa: các trang tính: Việc

        Chưa ghi gì.
        [mã kết thúc 1]

        $ kehoach import khong-co.xlsx
        lỗi[file-missing]: không có tệp này
        --> khong-co.xlsx
        [mã kết thúc 1]

        $ kehoach import content
        lỗi[file-is-folder]: đây là thư mục, không phải tệp
        --> content
        [mã kết thúc 1]

        $ kehoach import a.xlsx --plan 2030
        lỗi[usage-unknown-plan]: không có kế hoạch `2030`
         |
         = cách sửa: các kế hoạch: 2021
        [mã kết thúc 2]
    "#]]
    .assert_eq(&runs.map(|arguments| told(&workspace, arguments)).join("\n"));
    let workspace = small().write("ke-hoach.xlsx", of_an_office());
    expect![[r#"
        $ kehoach import ke-hoach.xlsx --sheet Bìa
        lỗi[sheet-no-head]: không thấy bảng công việc nào trong tệp
        --> ke-hoach.xlsx
         = ở mục: trang tính Bìa
         = cách sửa: đầu bảng phải có cột `Mã` như bảng do `kehoach export` ghi, hoặc cột nội dung (Nội dung, Nhiệm vụ…) cùng ít nhất một cột nữa như Thời gian, Đơn vị chủ trì

        Chưa ghi gì.
        [mã kết thúc 1]
    "#]].assert_eq(&told(&workspace, &["import", "ke-hoach.xlsx", "--sheet", "Bìa"]));
}

#[test]
fn files_of_plans_that_cannot_be_changed() {
    let table = "Mã,Tháng,Nội dung,Ghi chú\ndang-ky,3,Việc khác,Mới\n";
    let workspace = small().write("bang.csv", table);
    let plan = workspace.text("content/2021/plan.yaml");
    let start = plan.find("tasks:").unwrap();
    let end = plan.find("recipients:").unwrap();
    let without = format!("{}{}", &plan[..start], &plan[end..]);
    let workspace = workspace.write("content/2021/plan.yaml", without);
    // A key that has not even a colon.
    let odd = format!(
        "{}tasks:\n  - {{id: dang-ky, note, month: 3, text: Việc}}\n{}",
        &plan[..start],
        &plan[end..]
    );
    let odd = small().write("bang.csv", table).write("content/2021/plan.yaml", odd);
    let told = [&workspace, &odd].map(|workspace| told(workspace, &["import", "bang.csv"]));
    expect![[r#"
        $ kehoach import bang.csv
        lỗi[import-no-tasks]: tệp kế hoạch không có danh sách `tasks`
        --> content/2021/plan.yaml
         = cách sửa: thêm dòng `tasks: []` vào tệp rồi nhập lại

        Chưa ghi gì.
        [mã kết thúc 1]

        $ kehoach import bang.csv
        lỗi[import-unsure]: không chắc sửa đúng việc `dang-ky` trong tệp này nên không sửa gì
        --> content/2021/plan.yaml
         = cách sửa: tự sửa việc này trong tệp theo bảng rồi nhập lại

        Chưa ghi gì.
        [mã kết thúc 1]
    "#]]
    .assert_eq(&told.join("\n"));
}

/// The plan of an office as it is kept in Excel: titles, a head of two rows, numbers of the columns,
/// headings, cells that go over rows, real dates, numbers, formulas, a sum, a signature.
fn of_an_office() -> Vec<u8> {
    let mut book = Workbook::new();
    book.add_worksheet().set_name("Bìa").unwrap().write(0, 0, "KẾ HOẠCH").unwrap();
    let sheet = book.add_worksheet().set_name("KH 2021").unwrap();
    let plain = Format::new();
    let day = Format::new().set_num_format("dd/mm/yyyy");
    sheet.write(0, 0, "UBND HUYỆN BÌNH LỤC").unwrap();
    sheet.merge_range(2, 0, 2, 8, "KẾ HOẠCH NĂM 2021", &plain).unwrap();
    for (column, head) in [
        (0, "STT"),
        (1, "Nội dung công việc"),
        (4, "Thời gian hoàn thành"),
        (5, "Sản phẩm"),
        (6, "Kinh phí (triệu đồng)"),
        (7, "Ghi chú"),
        (8, "Nguồn lực"),
    ] {
        sheet.merge_range(4, column, 5, column, head, &plain).unwrap();
    }
    sheet.merge_range(4, 2, 4, 3, "Cơ quan thực hiện", &plain).unwrap();
    sheet.write(5, 2, "Chủ trì").unwrap();
    sheet.write(5, 3, "Phối hợp").unwrap();
    for column in 0..9_u16 {
        sheet.write(6, column, format!("({})", column + 1)).unwrap();
    }
    sheet.write(7, 0, "I").unwrap();
    sheet.write(7, 1, "PHONG TRÀO THI ĐUA").unwrap();
    sheet.write(8, 0, 1).unwrap();
    sheet.write(8, 1, "Phát động thi đua:\n- Tại huyện\n- Tại các xã").unwrap();
    sheet.write(8, 3, "UBND huyện; các đơn vị").unwrap();
    sheet
        .write_datetime_with_format(8, 4, ExcelDateTime::from_ymd(2021, 3, 15).unwrap(), &day)
        .unwrap();
    sheet.write(8, 5, "Kế hoạch").unwrap();
    sheet.write(8, 6, 12.5).unwrap();
    sheet.write(8, 8, "Con người").unwrap();
    // Who leads goes over two tasks.
    sheet.merge_range(8, 2, 9, 2, "Phòng Nội vụ", &plain).unwrap();
    sheet.write(9, 0, 2).unwrap();
    sheet.write(9, 1, "Họp *bình xét* [lần 1]").unwrap();
    sheet.write(9, 3, "Công an huyện").unwrap();
    sheet.write(9, 4, "Quý II").unwrap();
    sheet.write(9, 5, "Tiêu chí thi đua").unwrap();
    sheet.merge_range(10, 0, 10, 8, "II. Khen thưởng", &plain).unwrap();
    // One task over two rows, with a product in each.
    sheet.merge_range(11, 0, 12, 0, "3", &plain).unwrap();
    sheet.merge_range(11, 1, 12, 1, "Xét khen thưởng", &plain).unwrap();
    sheet.write(11, 2, "Phòng Nội vụ").unwrap();
    sheet.write(11, 4, "xong sớm").unwrap();
    sheet.write(11, 5, "Tờ trình").unwrap();
    sheet.write(12, 5, "Quyết định").unwrap();
    sheet.write(13, 1, "Việc còn lại").unwrap();
    sheet.write_formula(13, 6, Formula::new("=G9*2").set_result("25")).unwrap();
    sheet.write(14, 0, 5).unwrap();
    sheet.write(14, 1, "Rà soát nhân sự.").unwrap();
    sheet.write(15, 1, "Tổng cộng").unwrap();
    sheet.write(15, 6, 37.5).unwrap();
    sheet.write(17, 7, "TM. HỘI ĐỒNG").unwrap();
    book.save_to_buffer().unwrap()
}

#[test]
fn the_table_of_an_office_becomes_tasks_and_nothing_of_it_is_lost() {
    let workspace = small().write("ke-hoach.xlsx", of_an_office());
    expect![[r#"
        $ kehoach import ke-hoach.xlsx
        content/2021/plan.yaml: 4 việc mới, 0 việc sửa, 0 việc bỏ.
          nhóm mới  Khen thưởng
          mới  phat-dong-thi-dua (mã đề nghị): Phát động thi đua:
          mới  hop-binh-xet-lan-1 (mã đề nghị): Họp \*bình xét\* \[lần 1\]
          mới  xet-khen-thuong (mã đề nghị): Xét khen thưởng
          mới  viec-con-lai (mã đề nghị): Việc còn lại
        Xem lại thay đổi trong plan.yaml rồi chạy `kehoach check`.
        cảnh báo[sheet-titles]: không nhập phần trên đầu bảng: UBND HUYỆN BÌNH LỤC / KẾ HOẠCH NĂM 2021
        --> ke-hoach.xlsx
         = ở mục: trang tính KH 2021

        cảnh báo[sheet-unit-kept]: không có đơn vị nào tên đúng như `Phòng Nội vụ`; giữ nguyên lời trong `cells`
        --> ke-hoach.xlsx
         = ở mục: trang tính KH 2021 › ô C9 `Phòng Nội vụ`
         = cách sửa: khai đơn vị hoặc tên gọi này (`names`) trong `content/units.yaml` rồi ghi mã thay cho lời

        cảnh báo[sheet-unit-kept]: không có đơn vị nào tên đúng như `Phòng Nội vụ`; giữ nguyên lời trong `cells`
        --> ke-hoach.xlsx
         = ở mục: trang tính KH 2021 › ô C10
         = cách sửa: khai đơn vị hoặc tên gọi này (`names`) trong `content/units.yaml` rồi ghi mã thay cho lời

        cảnh báo[sheet-unit-kept]: không có đơn vị nào tên đúng như `Công an huyện`; giữ nguyên lời trong `cells`
        --> ke-hoach.xlsx
         = ở mục: trang tính KH 2021 › ô D10 `Công an huyện`
         = cách sửa: khai đơn vị hoặc tên gọi này (`names`) trong `content/units.yaml` rồi ghi mã thay cho lời

        cảnh báo[sheet-unit-kept]: không có đơn vị nào tên đúng như `Phòng Nội vụ`; giữ nguyên lời trong `cells`
        --> ke-hoach.xlsx
         = ở mục: trang tính KH 2021 › ô C12 `Phòng Nội vụ`
         = cách sửa: khai đơn vị hoặc tên gọi này (`names`) trong `content/units.yaml` rồi ghi mã thay cho lời

        cảnh báo[sheet-time-kept]: không đọc được thời gian `xong sớm`; giữ nguyên lời trong `cells`
        --> ke-hoach.xlsx
         = ở mục: trang tính KH 2021 › ô E12 `xong sớm`
         = cách sửa: viết như trong văn bản, ví dụ `tháng 3`, `quý II`, `trước 15/3`, `chậm nhất 25/12 hằng năm`, `từ 20/11 đến 03/12`, `thường xuyên`

        cảnh báo[sheet-there]: kế hoạch đã có việc cùng lời này, mã `nhan-su`; không nhập lại
        --> ke-hoach.xlsx
         = ở mục: trang tính KH 2021 › ô B15 `Rà soát nhân sự.`

        cảnh báo[sheet-left]: không nhập dòng 16: Tổng cộng | 37,5
        --> ke-hoach.xlsx
         = ở mục: trang tính KH 2021
         = cách sửa: dòng cộng do chương trình tự tính (`total` trong `tables`)

        cảnh báo[sheet-left]: không nhập dòng 18: TM. HỘI ĐỒNG
        --> ke-hoach.xlsx
         = ở mục: trang tính KH 2021
         = cách sửa: dòng này không có nội dung công việc

        cảnh báo[sheet-own-column]: cột `Nguồn lực` chưa có chỗ riêng; giữ trong `cells` với mã `nguon-luc`
        --> ke-hoach.xlsx
         = ở mục: trang tính KH 2021 › ô I5 `Nguồn lực`
         = cách sửa: muốn in cột này, thêm vào `columns` của một bảng trong `tables`: `{id: nguon-luc, head: Nguồn lực}`
        [mã kết thúc 0]
        +   - id: khen-thuong
        +     label: II
        +     title: Khen thưởng
        +   - id: phat-dong-thi-dua
        +     when: 15/03/2021
        +     group: phong-trao
        +     text: "Phát động thi đua:"
        +     items:
        +       - Tại huyện
        +       - Tại các xã
        +     co: [ubnd-huyen, cac-don-vi]
        +     budget:
        +       amount: 12500000
        +     cells:
        +       lead: Phòng Nội vụ
        +       nguon-luc: Con người
        +       product: Kế hoạch
        +   - id: hop-binh-xet-lan-1
        +     when: Quý II
        +     group: phong-trao
        +     text: Họp \*bình xét\* \[lần 1\]
        +     deliverables: [tieu-chi]
        +     cells:
        +       co: Công an huyện
        +       lead: Phòng Nội vụ
        +   - id: xet-khen-thuong
        +     when: "-"
        +     group: khen-thuong
        +     text: Xét khen thưởng
        +     cells:
        +       lead: Phòng Nội vụ
        +       product:
        +         - Tờ trình
        +         - Quyết định
        +       time: xong sớm
        +   - id: viec-con-lai
        +     when: "-"
        +     group: khen-thuong
        +     text: Việc còn lại
        +     budget:
        +       amount: 25000000
    "#]].assert_eq(&told(&workspace, &["import", "ke-hoach.xlsx"]));
    // Once more: what is there is not taken in again.
    let run = workspace.run(&["import", "ke-hoach.xlsx"]);
    assert!(run.out.contains("không có gì khác"), "{}", run.transcript());
}

#[test]
fn cells_of_an_office_that_say_several_things() {
    let text = "TT;Nhiệm vụ;Thời gian;Kinh phí (đồng);;Ghi chú\n\
                1;Việc một;tháng 3;khoảng 5 triệu;lạc;\n\
                ;;;;;chữ ký\n";
    let workspace = small().write("bang.csv", text);
    expect![[r#"
        $ kehoach import bang.csv
        content/2021/plan.yaml: 1 việc mới, 0 việc sửa, 0 việc bỏ.
          mới  viec-mot (mã đề nghị): Việc một
        Xem lại thay đổi trong plan.yaml rồi chạy `kehoach check`.
        cảnh báo[sheet-left]: không nhập dòng 2: lạc
        --> bang.csv
         = cách sửa: những ô này ở cột không có tên; đặt tên cột nếu cần nhập

        cảnh báo[sheet-budget-kept]: không đọc được số tiền `khoảng 5 triệu`; giữ nguyên lời trong `cells`
        --> bang.csv
         = ở mục: ô D2 `khoảng 5 triệu`
         = cách sửa: viết số đồng, ví dụ `15000000` hay `15.000.000`

        cảnh báo[sheet-left]: không nhập dòng 3: chữ ký
        --> bang.csv
         = cách sửa: dòng này không có nội dung công việc
        [mã kết thúc 0]
        +   - id: viec-mot
        +     when: tháng 3
        +     text: Việc một
        +     cells:
        +       budget: khoảng 5 triệu
    "#]].assert_eq(&told(&workspace, &["import", "bang.csv"]));
}

#[test]
fn a_spreadsheet_that_is_worked_on_comes_back() {
    let workspace = small();
    assert_eq!(workspace.run(&["export", "bang.xlsx"]).code, 0);
    let bytes = workspace.bytes("bang.xlsx");
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut new = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for n in 0..archive.len() {
        let mut part = archive.by_index(n).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut text = String::new();
        std::io::Read::read_to_string(&mut part, &mut text).unwrap();
        assert!(!text.contains("<f>"), "a formula in {name}");
        let text = text.replace("Gửi bản in", "Gửi &lt;b&gt; &amp; = 1");
        new.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        new.write_all(text.as_bytes()).unwrap();
    }
    let workspace = workspace.write("bang.xlsx", new.finish().unwrap().into_inner());
    expect![[r#"
        $ kehoach import bang.xlsx
        content/2021/plan.yaml: 0 việc mới, 1 việc sửa, 0 việc bỏ.
          sửa  tieu-chi-du-thao
              Ghi chú: Gửi bản in → Gửi <b> & = 1
        Xem lại thay đổi trong plan.yaml rồi chạy `kehoach check`.
        [mã kết thúc 0]
        -     note: Gửi bản in
        +     note: Gửi <b> & = 1
    "#]]
    .assert_eq(&told(&workspace, &["import", "bang.xlsx"]));
}
