//! What the documents say is what the program does.

use std::fs;

use expect_test::expect;

use super::harness::{Workspace, repository};

fn document(name: &str) -> String {
    fs::read_to_string(repository().join(name)).unwrap()
}

#[test]
fn both_readmes_give_the_two_commands() {
    for name in ["README.md", "README.vi.md"] {
        let text = document(name);
        assert!(text.contains("cargo run -- build") && text.contains("cargo test"), "{name}");
    }
}

#[test]
fn both_readmes_show_a_finding_as_the_program_draws_it() {
    let workspace = Workspace::binh_luc().edit(
        "content/2021/plan.yaml",
        "    units: [ubnd-huyen, khoi-thi-dua-cac-huyen-thanh-pho, hoi-dong-tdkt-tinh]",
        "    untis: [ubnd-huyen, khoi-thi-dua-cac-huyen-thanh-pho, hoi-dong-tdkt-tinh]",
    );
    for (name, language) in [("README.md", "en"), ("README.vi.md", "vi")] {
        let run = workspace.run(&["check", "--only", "unknown-key", "--lang", language]);
        assert!(document(name).contains(&format!("```\n{}```\n", run.err)), "{name}\n{}", run.err);
    }
}

#[test]
fn the_readmes_say_how_many_acts_the_register_has() {
    let register = document("src/workspace/registers/laws.yaml");
    let count = register.matches("\n  - id: ").count().to_string();
    for name in ["README.md", "README.vi.md"] {
        assert!(document(name).contains(&format!(" {count} ")), "{name}: {count}");
    }
}

#[test]
fn every_file_that_the_documents_point_at_is_there() {
    let names = ["README.md", "README.vi.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md"];
    for name in names {
        for target in document(name).split("](").skip(1) {
            let target = target.split([')', '#', ' ']).next().unwrap();
            if !target.is_empty() && !target.contains("://") {
                assert!(repository().join(target).exists(), "{name}: {target}");
            }
        }
    }
}

#[test]
fn the_documents_that_the_guide_shows_are_right_and_become_prints() {
    let guide = document("docs/van-ban-va-ban-in.md");
    let mut workspace = Workspace::empty();
    assert_eq!(workspace.run(&["init", "--year", "2026"]).code, 0);
    for file in ["content/agency.yaml", "content/units.yaml"] {
        let text = workspace.text(file).replace("Tên Xã", "Tân An").replace("ten-xa", "tan-an");
        workspace = workspace.write(file, text);
    }
    let shown: Vec<&str> = guide.split("```markdown\n---").skip(1).collect();
    assert_eq!(shown.len(), 2);
    for (n, text) in shown.iter().enumerate() {
        let text = text.split("```").next().unwrap();
        let file = format!("content/2026/documents/vi-du-{n}.md");
        workspace = workspace.write(&file, format!("---{text}"));
    }
    // What is said of the plan that `init` writes is not about them.
    let run = workspace.run(&["check"]);
    assert!(run.code == 0 && !run.err.contains("vi-du"), "{}", run.err);
    let files = workspace.built().files("output/site/2026/pdf");
    let names: Vec<&str> = files.iter().map(|(path, _)| path.as_str()).collect();
    assert_eq!(names, ["ke-hoach.pdf", "vi-du-0.pdf", "vi-du-1.pdf"]);
}

#[test]
fn what_the_guide_of_the_site_shows_is_right() {
    let guide = document("docs/trang-web.md");
    let shown = |language: &str| {
        let fence = format!("```{language}\n");
        let parts = guide.split(&fence).skip(1);
        let parts = parts.map(|part| part.split("```").next().unwrap().to_owned());
        parts.collect::<Vec<String>>()
    };
    let (posts, settings) = (shown("markdown"), shown("yaml"));
    let [agency, renamed] = &settings[..] else { panic!("{settings:?}") };
    let mut workspace = Workspace::empty();
    assert_eq!(workspace.run(&["init", "--year", "2026"]).code, 0);
    let plan = workspace.text("content/2026/plan.yaml");
    let id = plan.split("- id: ").nth(1).unwrap().split_whitespace().next().unwrap();
    let renamed = renamed.replace("hop-giao-ban-thang", id);
    workspace = workspace
        .write("content/agency.yaml", agency)
        .write("content/2026/plan.yaml", format!("{plan}{renamed}"));
    assert_eq!(posts.len(), 2);
    for (n, text) in posts.iter().enumerate() {
        workspace = workspace.write(&format!("content/2026/posts/vi-du-{n}.md"), text);
    }
    // What is said of the plan that `init` writes is not about them.
    let run = workspace.run(&["check"]);
    let about = ["posts", "agency.yaml", "renamed"].iter().any(|word| run.err.contains(word));
    assert!(run.code == 0 && !about, "{}", run.err);
    let (read, _) = kehoach::workspace::read(&workspace.path(""));
    let titles: Vec<&str> = read.plans[0].posts.iter().map(|post| post.title.as_str()).collect();
    assert_eq!(titles, ["Chuyến đò không lấy tiền", "Ra quân vệ sinh đường làng"]);
    assert_eq!(read.plans[0].renamed.len(), 1);
}

#[test]
fn what_the_guide_of_calendars_shows_is_right() {
    let guide = document("docs/lich.md");
    let shown: Vec<&str> =
        guide.split("```yaml\n").skip(1).map(|part| part.split("```").next().unwrap()).collect();
    let [duties, meetings, calendar] = shown[..] else { panic!("{shown:?}") };
    let workspace = Workspace::empty();
    assert_eq!(workspace.run(&["init", "--year", "2027"]).code, 0);
    let plan = workspace.text("content/2027/plan.yaml");
    // The meetings are those of the first task.
    let at = plan.find("    text:").unwrap();
    let plan = format!("{}{meetings}{}", &plan[..at], &plan[at..]);
    let agency = workspace.text("content/agency.yaml");
    let agency = format!("{}\n{calendar}", agency.split("\ncalendar:").next().unwrap());
    let narrative =
        workspace.text("content/2027/plan.md") + "\n{{ obligation: so-lieu-tong-ket }}\n";
    let workspace = workspace
        .write("content/2027/plan.yaml", plan.replace("\nobligations:\n", &format!("\n{duties}")))
        .write("content/2027/plan.md", narrative)
        .write("content/agency.yaml", agency);
    let (read, findings) = kehoach::workspace::read(&workspace.path(""));
    assert_eq!(
        findings.iter().map(kehoach::diagnostic::Diagnostic::id).collect::<Vec<_>>(),
        [""; 0]
    );
    assert_eq!(read.agency.remind_days, [10, 3, 1]);
    assert_eq!(read.plans[0].tasks[0].meetings.len(), 1);
    // Ten working days before Saturday, 18 December 2027.
    let days = read.plans[0].spans(&read.plans[0].obligations[0].when);
    assert_eq!(days[0].0.to_string(), "2027-12-06");
}

#[test]
fn the_changelog_begins_with_what_is_not_released() {
    assert!(document("CHANGELOG.md").contains("## [Unreleased]"));
}

#[test]
fn help_is_the_manual() {
    let run = Workspace::empty().run(&["--help"]);
    assert_eq!(run.code, 0);
    expect![[r#"
        kehoach: dựng trang web, bản in và lịch từ kế hoạch viết bằng YAML và Markdown

        Cách dùng: kehoach [TÙY_CHỌN] LỆNH

        Lệnh:
          init         Lập một thư mục làm việc mới với kế hoạch dự thảo của một năm
          new          Soạn mới: kế hoạch năm sau từ kế hoạch năm nay, văn bản, tin bài, một việc
          check        Tìm mọi lỗi, chỉ rõ từng dòng; không ghi gì
          build        Dựng trang web, bản in, lịch và dữ liệu
          serve        Xem thử trang web và bản in trên máy này; lưu tệp là trang tự đổi
          publish      Đưa trang web lên thư mục hoặc máy chủ, cho xem trước những gì sẽ thêm, đổi, xóa
          status       Cho biết tình hình của kế hoạch trong một ngày: việc đến hạn, việc đã qua hạn, văn
                       bản đã có, theo từng đơn vị
          diff         Cho biết có gì khác giữa hai kế hoạch, hoặc giữa hai lần lưu của thư mục làm việc
          record       Ghi lại những gì lịch công bố, để lần sau biết việc nào đã sửa, đã hủy
          release      Đóng gói phát hành của một năm: trang web, bản in, lịch, dữ liệu, mã kiểm, ghi chú;
                       hoặc kiểm tra một gói
          export       Ghi các việc của kế hoạch ra bảng Excel hay CSV để sửa rồi nhập lại
          import       Nhập các việc từ bảng Excel hay CSV vào plan.yaml, chỉ sửa chỗ khác; hoặc lập thư mục
                       làm việc mới từ tệp Word, tệp chữ
          explain      Giải thích một thông báo: nghĩa là gì, theo điều nào, sửa thế nào
          schema       Ghi lược đồ JSON của các tệp YAML để trình soạn thảo gợi ý và bắt lỗi khi gõ
          completions  In ra phần gợi ý lệnh cho dòng lệnh (bash, zsh, fish, powershell, elvish)
          man          In ra trang hướng dẫn (man), hoặc ghi trang của mọi lệnh vào một thư mục

        Tùy chọn:
          -C <THƯ_MỤC>           Thư mục làm việc (có content/agency.yaml); mặc định tìm từ chỗ đang đứng
                                 trở lên
          -h, --help             Xem hướng dẫn
              --lang <NGÔN_NGỮ>  Ngôn ngữ của thông báo: vi, en; mặc định theo thư mục làm việc (language),
                                 rồi theo máy
          -q, --quiet            Chỉ hiện lỗi, cảnh báo và điều được hỏi
          -v, --verbose          Hiện mọi thứ: từng tệp đã ghi, thời gian từng bước, cả lời khuyên
          -V, --version          Xem phiên bản

        Mã kết thúc: 0 xong; 1 dữ liệu có lỗi; 2 gõ sai lệnh; 3 máy trục trặc (đĩa, chương trình dựng bản
        in).
    "#]].assert_eq(&run.out);
    let run = Workspace::empty().run(&["--lang", "en", "build", "--help"]);
    expect![[r#"
        Build the website, the printed documents, the calendars and the data

        Usage: kehoach build [OPTIONS]

        Options:
          -C <FOLDER>               The workspace (it holds content/agency.yaml); found upwards from here
                                    unless named
              --output <FOLDER>     Where to write; output/ in the workspace unless named
              --engine <ENGINE>     What sets the printed documents: embedded (part of the program) or cli
                                    (the typst program); embedded unless named, where there is one
              --typst <FILE>        Path of the typst program; implies --engine cli
              --font-path <FOLDER>  Folder with the font Times New Roman; can be given more than once
              --system-fonts        Look for the font Times New Roman on this machine; without it Liberation
                                    Serif, which is part of the program, is used
              --base-url <URL>      Where the site can be reached, in place of url in agency.yaml; with it
                                    come a sitemap and whole links
              --jobs <NUMBER>       How many files are made at once; one for each core unless named
              --timings             Say how long each step took
          -h, --help                Show help
              --lang <LANGUAGE>     Language of messages: vi, en; that of the workspace (language), then of
                                    the locale, unless named
          -q, --quiet               Show errors, warnings and what was asked for only
          -v, --verbose             Show everything: each file that was written, how long each step took,
                                    advice as well
    "#]].assert_eq(&run.out);
}
