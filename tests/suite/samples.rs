//! The samples that `init` starts from: each is whole, nothing is said of it, and no word of it is lost.

use std::collections::BTreeMap;
use std::fs;

use expect_test::expect;
use kehoach::source::yaml::{self, Value};

use super::harness::{Workspace, files, repository};
use super::pdf;

/// A word and how often it stands.
type Words = BTreeMap<String, usize>;

#[test]
fn samples_are_told() {
    expect![[r#"
        Những bộ mẫu lập được bằng `kehoach init THƯ_MỤC --sample TÊN`:
          huyen-2021           kế hoạch thi đua, khen thưởng năm 2021 của huyện Bình Lục: bảng theo tháng, văn bản đã ký (có thật)
          xa-2026              kế hoạch thi đua, khen thưởng năm 2026 của một xã theo chính quyền hai cấp
          cai-cach-hanh-chinh  kế hoạch cải cách hành chính năm 2026 của một xã: chỉ tiêu, phụ lục nhiệm vụ bảy cột, kinh phí, bảng điểm
          nam-hoc              kế hoạch năm học 2026-2027 của một trường trung học cơ sở: theo tháng, theo tổ, phiếu đăng ký
          quyet-dinh           quyết định ban hành kèm theo kế hoạch phòng, chống thiên tai của một xã: việc theo đơn vị, kinh phí
        [mã kết thúc 0]
    "#]].assert_eq(&Workspace::empty().run(&["init", "--samples"]).transcript());
    expect![[r#"
        Samples that `kehoach init FOLDER --sample NAME` starts from:
          huyen-2021           the emulation and commendation plan of Bình Lục district for 2021: a table by month, a signed document (real)
          xa-2026              the emulation and commendation plan of a commune for 2026, under two-tier government
          cai-cach-hanh-chinh  the administrative-reform plan of a commune for 2026: indicators, tasks in seven columns, budget, scores
          nam-hoc              the plan of a lower secondary school for the school year 2026-2027: by month, by department, a form to register
          quyet-dinh           a decision with the disaster-prevention plan of a commune attached: tasks by unit, budget
        [mã kết thúc 0]
    "#]]
        .assert_eq(&Workspace::empty().run(&["init", "--samples", "--lang", "en"]).transcript());
}

#[test]
fn a_sample_of_another_name() {
    let workspace = Workspace::empty();
    let run = workspace.run(&["init", "--sample", "xa-2025"]);
    expect![[r#"
        lỗi[usage-unknown-sample]: không có bộ mẫu nào tên `xa-2025`
         |
         = cách sửa: có phải ý bạn là `xa-2026`?
         = cách sửa: xem `kehoach init --samples`
        [mã kết thúc 2]
    "#]]
    .assert_eq(&run.transcript());
    let run = workspace.run(&["init", "--sample", "tỉnh"]);
    expect![[r#"
        lỗi[usage-unknown-sample]: không có bộ mẫu nào tên `tỉnh`
         |
         = cách sửa: xem `kehoach init --samples`
        [mã kết thúc 2]
    "#]]
    .assert_eq(&run.transcript());
    assert_eq!(workspace.files(""), []);
}

#[test]
fn a_sample_for_another_year() {
    let workspace = Workspace::empty();
    let run = workspace.run(&["init", "--sample", "xa-2026", "--year", "2027"]);
    expect![[r#"
        Đã lập 7 tệp và các lược đồ trong schema/:
          ./content/agency.yaml
          ./content/units.yaml
          ./content/2027/plan.yaml
          ./content/2027/plan.md
          ./content/2027/phu-luc/thang-diem.md
          ./content/2027/phu-luc/mau-dang-ky.md
          ./content/2027/viec-can-quyet.md
        Cùng với: HUONG-DAN.md, .editorconfig, .gitignore, .vscode/settings.json, .vscode/extensions.json, .github/workflows/kehoach.yml, .gitlab-ci.yml
        Kế hoạch của bộ mẫu đã dời sang 2027; còn 15 điều phải quyết, ghi ở ./content/2027/viec-can-quyet.md.
        Đọc HUONG-DAN.md, sửa các tệp trên, rồi chạy `kehoach check` và `kehoach build`.
        [mã kết thúc 0]
    "#]].assert_eq(&run.transcript());
    // Another document of the sample and what its calendars published are of its own year.
    let paths: Vec<String> = workspace.files("content").into_iter().map(|(path, _)| path).collect();
    expect![[r#"
        2027/phu-luc/mau-dang-ky.md
        2027/phu-luc/thang-diem.md
        2027/plan.md
        2027/plan.yaml
        2027/viec-can-quyet.md
        agency.yaml
        units.yaml"#]]
    .assert_eq(&paths.join("\n"));
    expect![[r#"
        # Việc cần quyết của kế hoạch 2027

        Lập từ kế hoạch 2026 của bộ mẫu xa-2026; ngày và năm trong lời văn đã dời. Tệp này để người soạn đánh dấu; không đăng lên trang web, không in. Quyết xong thì xóa.

        ## Ngày

        - [ ] content/2027/plan.yaml:102: ngày ghi trong hạn, 23/01/2027, là ngày nghỉ (hôm ấy là thứ Bảy; ngày làm việc liền trước là 22/01/2027)
        - [ ] content/2027/plan.yaml:135: ngày ghi trong hạn, 10/02/2027, là ngày nghỉ (hôm ấy nghỉ bù; ngày làm việc liền trước là 03/02/2027)
        - [ ] content/2027/plan.yaml:149: ngày ghi trong hạn, 20/03/2027, là ngày nghỉ (hôm ấy là thứ Bảy; ngày làm việc liền trước là 19/03/2027)
        - [ ] content/2027/plan.yaml:200: ngày ghi trong hạn, 29/05/2027, là ngày nghỉ (hôm ấy là thứ Bảy; ngày làm việc liền trước là 28/05/2027)
        - [ ] content/2027/plan.yaml:218: ngày ghi trong hạn, 19/06/2027, là ngày nghỉ (hôm ấy là thứ Bảy; ngày làm việc liền trước là 18/06/2027)
        - [ ] content/2027/plan.yaml:238: ngày ghi trong hạn, 24/07/2027, là ngày nghỉ (hôm ấy là thứ Bảy; ngày làm việc liền trước là 23/07/2027)
        - [ ] content/2027/plan.yaml:330: ngày ghi trong hạn, 11/12/2027, là ngày nghỉ (hôm ấy là thứ Bảy; ngày làm việc liền trước là 10/12/2027)
        - [ ] content/2027/plan.yaml:349: ngày ghi trong hạn, 18/12/2027, là ngày nghỉ (hôm ấy là thứ Bảy; ngày làm việc liền trước là 17/12/2027)
        - [ ] content/2027/plan.yaml:381: ngày ghi trong hạn, 06/03/2027, là ngày nghỉ (hôm ấy là thứ Bảy; ngày làm việc liền trước là 05/03/2027)
        - [ ] content/2027/plan.yaml:400: ngày ghi trong hạn, 20/11/2027, là ngày nghỉ (hôm ấy là thứ Bảy; ngày làm việc liền trước là 19/11/2027)
        - [ ] chưa có ngày nghỉ Tết, Quốc khánh năm 2027 trong `content/rest_days.yaml`; có thông báo thì ghi vào, rồi xem lại các hạn

        ## Văn bản, tin bài của bộ mẫu (không chép sang)

        - [ ] công văn: đăng ký thi đua năm 2026
        - [ ] văn bản mới: `kehoach new document LOẠI_VĂN_BẢN`

        ## Của bộ mẫu, xem có đúng với cơ quan mình không

        - [ ] content/2027/plan.yaml:443: người ký: Nguyễn Văn Mẫu, CHỦ TỊCH
        - [ ] content/2027/plan.yaml:426: nơi nhận: 9 dòng
    "#]].assert_eq(&workspace.text("content/2027/viec-can-quyet.md"));
    let plan = workspace.text("content/2027/plan.yaml");
    let head: Vec<&str> = plan.lines().skip(1).take(13).collect();
    expect![[r#"
        # Kế hoạch công tác thi đua, khen thưởng năm 2027 của một xã.
        # Phần lời ở plan.md; thang điểm và mẫu đăng ký ở phu-luc/; đơn vị ở ../units.yaml.
        year: 2027
        document:
          kind: KẾ HOẠCH
          subject: Công tác thi đua, khen thưởng năm 2027
          number:
          symbol: KH-UBND
          place: Đồng Mây
          state: draft
          date:
        letterhead:
          issuer: ỦY BAN NHÂN DÂN XÃ ĐỒNG MÂY"#]]
    .assert_eq(&head.join("\n"));
    // A remark of the sample says where to begin.
    let agency = workspace.text("content/agency.yaml");
    assert!(agency.contains("rồi 2027/plan.yaml và 2027/plan.md."), "{agency}");
    assert!(workspace.text("HUONG-DAN.md").contains("`content/2027/plan.md`"));
    assert!(workspace.text("HUONG-DAN.md").contains("`content/2027/viec-can-quyet.md`"));
    assert!(workspace.text("content/2027/plan.yaml").contains("mừng Xuân Đinh Mùi;"));
}

#[test]
fn a_sample_for_another_year_in_english() {
    let workspace = Workspace::empty();
    let office = ["--agency", "Trường THCS Tân An", "--place", "Tân An", "--signer", "Lê Thị B"];
    let sample = ["init", "--sample", "nam-hoc", "--year", "2030", "--lang", "en", "--ci", "none"];
    expect![[r#"
        Wrote 8 files and the schemas in schema/:
          ./content/agency.yaml
          ./content/units.yaml
          ./content/2030-2031/plan.yaml
          ./content/2030-2031/plan.md
          ./content/2030-2031/phu-luc/theo-to.md
          ./content/2030-2031/phu-luc/phan-cong.md
          ./content/2030-2031/phu-luc/phieu-dang-ky.md
          ./content/2030-2031/viec-can-quyet.md
        Along with: HUONG-DAN.md, .editorconfig, .gitignore, .vscode/settings.json, .vscode/extensions.json
        The plan of the sample was carried over to 2030-2031; 6 things are left to decide, in ./content/2030-2031/viec-can-quyet.md.
        Read HUONG-DAN.md, edit these files, then run `kehoach check` and `kehoach build`.
        [mã kết thúc 0]
    "#]].assert_eq(&workspace.run(&[&sample[..], &office].concat()).transcript());
    expect![[r#"
        # To decide for the plan 2030-2031

        Made from the plan 2026-2027 of the sample nam-hoc; days and years in words were moved. This file is for whoever drafts; it is neither published nor printed. Remove it when you are done.

        ## Days

        - [ ] content/2030-2031/plan.yaml:95: the day that the deadline names, 08/09/2030, is a day of rest (that day is a Sunday; the last working day before it is 06/09/2030)
        - [ ] content/2030-2031/plan.yaml:101: the day that the deadline names, 15/09/2030, is a day of rest (that day is a Sunday; the last working day before it is 13/09/2030)
        - [ ] `content/rest_days.yaml` has no days of rest for Tết and the National Day of 2030 yet; write them down once they are announced, and look at the deadlines again
        - [ ] `content/rest_days.yaml` has no days of rest for Tết and the National Day of 2031 yet; write them down once they are announced, and look at the deadlines again

        ## As in the sample; see whether it is right for your office

        - [ ] content/2030-2031/plan.yaml:332: signer: Lê Thị B, HIỆU TRƯỞNG
        - [ ] content/2030-2031/plan.yaml:320: recipients: 6 lines
    "#]].assert_eq(&workspace.text("content/2030-2031/viec-can-quyet.md"));
}

#[test]
fn a_sample_for_its_own_year_is_as_it_is() {
    for (sample, year) in [("xa-2026", "2026"), ("nam-hoc", "2026"), ("huyen-2021", "2021")] {
        let (plain, named) = (Workspace::empty(), Workspace::empty());
        let before = plain.run(&["init", "--sample", sample]);
        let run = named.run(&["init", "--sample", sample, "--year", year]);
        assert_eq!(run.transcript(), before.transcript());
        assert!(named.files("") == plain.files(""), "{sample}");
    }
}

#[test]
fn every_sample_for_the_year_to_come() {
    every_sample_for(2027);
}

#[test]
fn every_sample_for_a_year_far_off() {
    every_sample_for(2030);
}

/// Starts every sample that is told for a year, in its own name and in that of an office: it is checked and built at
/// once, and nothing is left of its own year.
fn every_sample_for(year: i32) {
    let told = Workspace::empty().run(&["init", "--samples"]).out;
    let told = told.lines().skip(1).filter_map(|line| line.split_whitespace().next());
    let office = ["--agency", "UBND phường Tân An", "--parent", "UBND tỉnh Phú Thọ"];
    for (sample, office) in told.flat_map(|sample| [(sample, &office[..0]), (sample, &office)]) {
        let of = format!("{sample} {year} {office:?}");
        let own = Workspace::empty();
        own.run(&["init", "--sample", sample]);
        let own = plan_of(&own);
        let workspace = Workspace::empty();
        let year = year.to_string();
        let run =
            workspace.run(&[&["init", "--sample", sample, "--year", &*year], office].concat());
        assert_eq!((run.code, run.err.as_str()), (0, ""), "{of}");
        let plan = plan_of(&workspace);
        let length = own.len();
        let years = format!("{year}-{}", year.parse::<i32>().unwrap() + 1);
        assert_eq!(plan, years[..length], "{of}");
        let list = workspace.text(&format!("content/{plan}/viec-can-quyet.md"));
        let count = list.matches("- [ ] ").count();
        let line =
            format!("còn {count} điều phải quyết, ghi ở ./content/{plan}/viec-can-quyet.md.");
        assert!(run.out.contains(&line), "{of}: {}", run.out);
        for file in list.split(['`', ' ']).filter(|word| word.starts_with("content/")) {
            let file = file.split(':').next().unwrap();
            let there = workspace.path(file).is_file() || file == "content/rest_days.yaml";
            assert!(there, "{of}: {file}");
        }
        for (path, bytes) in workspace.files(&format!("content/{plan}")) {
            // The plan of the next year may speak of what this one's says of its own.
            let is_next = Ok(year.as_str())
                == own[..4].parse().map(|own: i32| (own + 1).to_string()).as_deref();
            if path == "viec-can-quyet.md" || is_next {
                continue;
            }
            let text = String::from_utf8(bytes).unwrap().to_lowercase();
            let of_own = &own[..4];
            for left in [format!("năm {of_own}"), format!("{of_own}-0"), format!("/{of_own} ")] {
                assert!(!text.contains(&left), "{of}: {path}: {left}");
            }
        }
        // The district is one of 2021: that its level has ended since is told of, and for them to mend.
        let deny = if sample == "huyen-2021" { &[][..] } else { &["--deny", "warnings"] };
        let run = workspace.run(&[&["check", "--quiet"], deny].concat());
        assert_eq!(run.code, 0, "{of}: {}", run.err);
        let workspace = workspace.built();
        let plan = workspace.bytes(&format!("output/site/{plan}/pdf/ke-hoach.pdf"));
        let text: String = pdf::pages(plan).iter().map(|page| page.text.as_str()).collect();
        assert!(text.contains("DỰ THẢO"), "{of}");
    }
}

/// The address of the only plan of a workspace.
fn plan_of(workspace: &Workspace) -> String {
    let files = workspace.files("content").into_iter();
    let plans: Vec<String> =
        files.filter_map(|(path, _)| path.strip_suffix("/plan.yaml").map(str::to_owned)).collect();
    let [plan] = &plans[..] else { panic!("{plans:?}") };
    plan.clone()
}

#[test]
fn a_sample_writes_nothing_over() {
    let workspace = Workspace::empty().write("content/2026/plan.md", "của tôi");
    let run = workspace.run(&["init", "--sample", "xa-2026"]);
    expect![[r#"
        lỗi[init-exists]: đã có tệp này; không ghi đè
        --> ./content/2026/plan.md
        [mã kết thúc 2]
    "#]]
    .assert_eq(&run.transcript());
    assert_eq!(workspace.files("").len(), 1);
    let workspace = Workspace::empty().write("content/2027/viec-can-quyet.md", "của tôi");
    let run = workspace.run(&["init", "--sample", "xa-2026", "--year", "2027"]);
    expect![[r#"
        lỗi[init-exists]: đã có tệp này; không ghi đè
        --> ./content/2027/viec-can-quyet.md
        [mã kết thúc 2]
    "#]]
    .assert_eq(&run.transcript());
    assert_eq!(workspace.files("").len(), 1);
}

#[test]
fn every_folder_of_samples_is_told() {
    let told = Workspace::empty().run(&["init", "--samples"]).out;
    let told: Vec<&str> =
        told.lines().skip(1).filter_map(|l| l.split_whitespace().next()).collect();
    let mut folders = vec!["huyen-2021".to_owned()];
    for entry in fs::read_dir(repository().join("templates/samples")).unwrap().flatten() {
        folders.push(entry.file_name().into_string().unwrap());
    }
    folders.sort();
    let mut sorted = told.clone();
    sorted.sort_unstable();
    assert_eq!(sorted, folders);
}

#[test]
fn the_district_of_2021() {
    let workspace = started("huyen-2021", "content");
    let run = workspace.run(&["check", "--deny", "warnings"]);
    assert_eq!(run.code, 0, "{}", run.err);
    published(&Workspace::binh_luc().built(), "2021", &[]);
}

#[test]
fn the_commune_of_2026() {
    whole("xa-2026", "2026", &["huong-dan-dang-ky-thi-dua"]);
}

#[test]
fn the_reform() {
    let workspace = whole("cai-cach-hanh-chinh", "2026", &[]);
    // The table of seven columns has its pages turned.
    let pages = pdf::pages(workspace.bytes("output/site/2026/pdf/ke-hoach.pdf"));
    let turned = pages.iter().filter(|page| page.size.0 > page.size.1).count();
    assert!(turned >= 2, "{turned}");
}

#[test]
fn the_school_year() {
    whole("nam-hoc", "2026-2027", &[]);
}

#[test]
fn the_decision_with_a_plan() {
    let workspace = whole("quyet-dinh", "2026", &[]);
    let decision = "content/2026/documents/quyet-dinh-ban-hanh.md";
    let mut words = Words::new();
    document(&workspace.text(decision), &mut words);
    found(&words, &paper(&workspace, "2026/pdf/ke-hoach.pdf"), "on paper");
    let page = page(&workspace, "2026/van-ban/quyet-dinh-ban-hanh/index.html");
    found(&words, &page, "on the page");
}

/// Starts a workspace from a sample and holds it to the folder that the sample is kept in.
fn started(sample: &str, folder: &str) -> Workspace {
    let workspace = Workspace::empty();
    let run = workspace.run(&["init", "--sample", sample]);
    assert_eq!(run.code, 0, "{}", run.err);
    let written = workspace.files("content");
    for (path, bytes) in &written {
        let schema = bytes.starts_with(b"# yaml-language-server: $schema=../");
        assert!(schema || !path.ends_with(".yaml") || path.ends_with("published.yaml"), "{path}");
    }
    let of_folder = files(&repository().join(folder));
    let paths = |files: &[(String, Vec<u8>)]| -> Vec<String> {
        files.iter().map(|(path, _)| path.clone()).collect()
    };
    assert_eq!(paths(&written), paths(&of_folder));
    assert!(written == of_folder);
    assert!(workspace.path("schema/plan.json").is_file());
    workspace
}

/// A sample of which nothing at all is said, and of which each word is published.
fn whole(sample: &str, year: &str, papers: &[&str]) -> Workspace {
    let workspace = started(sample, &format!("templates/samples/{sample}/content"));
    let run = workspace.run(&["check", "--deny", "advice"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    let workspace = workspace.built();
    published(&workspace, year, papers);
    workspace
}

/// Looks for each word of a plan and of other documents of its year on paper and on the site.
fn published(workspace: &Workspace, year: &str, papers: &[&str]) {
    let mut words = Words::new();
    let plan = workspace.text(&format!("content/{year}/plan.yaml"));
    printed(&plan, &mut words);
    for (path, bytes) in workspace.files(&format!("content/{year}")) {
        let other = path.starts_with("documents/") || path.starts_with("posts/");
        if path.ends_with(".md") && !other {
            markdown(&String::from_utf8(bytes).unwrap(), &mut words);
        }
    }
    assert!(words.len() > 150, "{words:?}");
    found(&words, &paper(workspace, &format!("{year}/pdf/ke-hoach.pdf")), "on paper");
    found(&words, &page(workspace, &format!("{year}/index.html")), "on the page");
    for name in papers {
        let mut words = Words::new();
        document(&workspace.text(&format!("content/{year}/documents/{name}.md")), &mut words);
        found(&words, &paper(workspace, &format!("{year}/pdf/{name}.pdf")), name);
        found(&words, &page(workspace, &format!("{year}/van-ban/{name}/index.html")), name);
    }
}

/// Every word stands there at least as often as in the sources. The reader of PDFs sees no gap where the
/// words of two cells come close: what is no word of the sources is taken apart into such.
fn found(wanted: &Words, there: &Words, place: &str) {
    let mut known = wanted.clone();
    count("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc", &mut known);
    let mut apart = Words::new();
    for (word, times) in there {
        for part in parts(word, &known).unwrap_or_else(|| vec![word]) {
            *apart.entry(part.to_owned()).or_default() += times;
        }
    }
    let there = apart;
    let lost: Vec<String> = wanted
        .iter()
        .filter_map(|(word, times)| {
            let known = there.get(word).copied().unwrap_or_default();
            (known < *times).then(|| format!("{word}: {known} of {times}"))
        })
        .collect();
    assert!(lost.is_empty(), "{place}: {lost:?}");
}

/// What a word is made of: itself if it is known, or the fewest known words.
fn parts<'t>(word: &'t str, known: &Words) -> Option<Vec<&'t str>> {
    if known.contains_key(word) {
        return Some(vec![word]);
    }
    let ends = word.char_indices().skip(1).map(|(at, _)| word.split_at(at));
    let starts = ends.filter(|(start, _)| known.contains_key(*start));
    let whole = starts.filter_map(|(start, rest)| {
        let mut parts = parts(rest, known)?;
        parts.insert(0, start);
        Some(parts)
    });
    whole.min_by_key(Vec::len)
}

/// Letters and digits make words; marks, and where lines are broken, do not matter.
fn count(text: &str, words: &mut Words) {
    let lower = text.to_lowercase();
    for word in lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        *words.entry(word.to_owned()).or_default() += 1;
    }
}

fn paper(workspace: &Workspace, path: &str) -> Words {
    let mut words = Words::new();
    for page in pdf::pages(workspace.bytes(&format!("output/site/{path}"))) {
        count(&page.text, &mut words);
    }
    words
}

/// The words of the article of a page.
fn page(workspace: &Workspace, path: &str) -> Words {
    let html = workspace.text(&format!("output/site/{path}"));
    let (_, article) = html.split_once("<article").unwrap();
    let article = article.split("</article>").next().unwrap().replace("<wbr>", "");
    let mut text = String::new();
    for part in article.split('<') {
        text.push(' ');
        text.push_str(part.split_once('>').map_or("", |(_, words)| words));
    }
    let mut words = Words::new();
    count(&text, &mut words);
    words
}

/// The words of a document with its record before its text.
fn document(text: &str, words: &mut Words) {
    let (record, text) = text.trim_start_matches("---\n").split_once("\n---\n").unwrap();
    printed(record, words);
    markdown(text, words);
}

/// The words of Markdown. What stands in place of something else is left out, and so are the numbers of
/// inner lists, which are letters in print.
fn markdown(text: &str, words: &mut Words) {
    for line in text.lines() {
        let indented = line.starts_with(' ');
        let line = line.trim();
        let number = line.split_once(". ").filter(|(number, _)| number.parse::<u32>().is_ok());
        let line = match number {
            Some((_, rest)) if indented => rest,
            _ => line,
        };
        if line.starts_with("{{") {
            continue;
        }
        if line.contains(" >> ") {
            // A head over several columns stands once.
            let mut above = "";
            for cell in line.split('|').map(str::trim) {
                let (over, head) = cell.split_once(" >> ").unwrap_or(("", cell));
                if over != above {
                    count(over, words);
                }
                above = over;
                count(head, words);
            }
            continue;
        }
        count(&line.replace("<br>", " "), words);
    }
}

/// The words of a record that are printed.
fn printed(record: &str, words: &mut Words) {
    /// Whose words are printed, by the list or the mapping that they stand in.
    const PRINTED: [(&str, &[&str]); 11] = [
        ("document", &["kind", "subject", "symbol", "place", "authority"]),
        ("letterhead", &["parent", "issuer"]),
        ("bases", &["text"]),
        ("groups", &["label", "title"]),
        ("columns", &["head"]),
        ("indicators", &["text", "unit", "target", "note"]),
        ("tasks", &["text", "items", "cells"]),
        ("obligations", &["text"]),
        ("appendices", &["title"]),
        ("recipients", &["to", "remark"]),
        ("signature", &["authority", "title", "office", "name"]),
    ];
    let (root, _) = yaml::parse(record);
    let Value::Map(entries) = root.unwrap().value else { panic!("{record}") };
    for entry in entries {
        if entry.key == "tables" {
            // A plan may lay out its tasks in several ways; only heads are words of its own.
            let Value::List(tables) = entry.value.value else { panic!() };
            for table in tables {
                let Value::Map(fields) = table.value else { panic!() };
                for field in fields.into_iter().filter(|field| field.key == "columns") {
                    of(&field.value.value, PRINTED[4].1, words);
                }
            }
            continue;
        }
        if let Some((_, fields)) = PRINTED.iter().find(|(key, _)| *key == entry.key) {
            of(&entry.value.value, fields, words);
        }
    }
}

/// The words of some fields of a mapping, or of each mapping of a list.
fn of(value: &Value, fields: &[&str], words: &mut Words) {
    match value {
        Value::List(list) => list.iter().for_each(|one| of(&one.value, fields, words)),
        Value::Map(entries) => {
            for entry in entries.iter().filter(|entry| fields.contains(&entry.key.as_str())) {
                every(&entry.value.value, words);
            }
        }
        Value::Scalar(_) | Value::Null => {}
    }
}

fn every(value: &Value, words: &mut Words) {
    match value {
        Value::Null => {}
        // The only type whose name is not printed.
        Value::Scalar(text) if text == "CÔNG VĂN" => {}
        Value::Scalar(text) => count(text, words),
        Value::List(list) => list.iter().for_each(|one| every(&one.value, words)),
        Value::Map(entries) => entries.iter().for_each(|entry| every(&entry.value.value, words)),
    }
}

#[test]
fn a_province_has_nothing_above_it() {
    let workspace = Workspace::empty();
    let office = ["--agency", "UBND tỉnh Hà Nam", "--place", "Hà Nam"];
    let run =
        workspace.run(&[&["init", "--sample", "xa-2026", "--year", "2027"], &office[..]].concat());
    assert_eq!(run.code, 0, "{}", run.err);
    let agency = workspace.text("content/agency.yaml");
    let head: Vec<&str> = agency.lines().take(9).collect();
    expect![[r#"
        # yaml-language-server: $schema=../schema/agency.json
        name: Ủy ban nhân dân tỉnh Hà Nam
        language: vi
        site:
          title: Kế hoạch thi đua, khen thưởng
          subtitle: Tỉnh Hà Nam
        calendar:
          # Tên miền của đơn vị; đã có người đăng ký lịch thì không đổi nữa.
          domain: ten-xa.example"#]]
    .assert_eq(&head.join("\n"));
    assert_eq!(workspace.run(&["build"]).code, 0);
}
