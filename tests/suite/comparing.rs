//! What `kehoach diff` tells: two plans, two states of a workspace, and in which forms.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use expect_test::{Expect, expect};
use kehoach::edition::change::{EntryKind, PlanChanges, StateChanges, Value};
use kehoach::workspace;
use proptest::prelude::*;

use super::harness::{PROGRAM, Run, Workspace, program, words};

/// Runs git in a workspace, as one and the same person on one and the same day.
fn git(at: &Path, arguments: &[&str]) {
    let mut git = Command::new("git");
    git.args(arguments).current_dir(at).env("GIT_CONFIG_NOSYSTEM", "1").env("HOME", at);
    for who in ["AUTHOR", "COMMITTER"] {
        git.env(format!("GIT_{who}_NAME"), "Văn phòng").env(format!("GIT_{who}_EMAIL"), "vp@x.vn");
        git.env(format!("GIT_{who}_DATE"), "2026-01-12T08:00:00+07:00");
    }
    // These tests need git: without it they fail.
    let output = git.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

/// Makes a repository of a workspace, with everything in it.
fn committed(workspace: Workspace) -> Workspace {
    git(&workspace.path(""), &["init", "--quiet", "--initial-branch", "main", "."]);
    commit(&workspace);
    workspace
}

fn commit(workspace: &Workspace) {
    git(&workspace.path(""), &["add", "--all"]);
    git(&workspace.path(""), &["commit", "--quiet", "--message", "kế hoạch"]);
}

/// The run, with the names of commits, which are those of all bytes of the fixture, taken out.
fn told(run: &Run, expected: &Expect) {
    expected.assert_eq(&without_commits(&run.transcript()));
}

fn without_commits(text: &str) -> String {
    let mut out = String::new();
    for part in text.split_inclusive('(') {
        out.push_str(part);
    }
    let hex = |name: &str| name.len() == 7 && name.bytes().all(|b| b.is_ascii_hexdigit());
    let mut parts = out.split('(');
    let mut tidy = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        tidy.push('(');
        match part.split_once([')', '\\']) {
            Some((name, _)) if hex(name) => {
                tidy.push_str("BẢN LƯU");
                tidy.push_str(&part[name.len()..]);
            }
            _ => tidy.push_str(part),
        }
    }
    tidy
}

/// Changes of a workspace, one of each kind: file, words, and what stands there instead.
const EDITS: [(&str, &str, &str); 32] = [
    ("2026/plan.yaml", "number: \"07\"", "number: \"08\""),
    ("2026/plan.yaml", "date: 2026-01-12", "date: 2026-01-13"),
    ("2026/plan.yaml", "state: final", "state: signed"),
    ("2026/plan.yaml", "subject: Công tác thi đua, khen", "subject: Công việc thi đua, khen"),
    ("2026/plan.yaml", "before: previous_day", "before: stated_day"),
    ("2026/plan.yaml", "name: Lê Thị Mai Hiên", "name: Lê Thị Mai"),
    ("2026/plan.yaml", "remark: để t/h", "remark: để thực hiện"),
    ("2026/plan.yaml", "text: Căn cứ Luật Thi đua,", "text: Căn cứ vào Luật Thi đua,"),
    ("2026/plan.yaml", "long: Tổ xét, công nhận", "long: Tổ xét và công nhận"),
    ("2026/plan.yaml", "title: Phong trào thi đua\n", "title: Các phong trào thi đua\n"),
    (
        "2026/plan.yaml",
        "text: Dự thảo tiêu chí thi đua của xã.",
        "text: Dự thảo tiêu chí năm 2027 của xã.",
    ),
    ("2026/plan.yaml", "**tiêu chí thi đua**", "tiêu chí thi đua"),
    (
        "2026/plan.yaml",
        "when: tháng 3\n    group: phong-trao",
        "when: tháng 4\n    group: sang-kien",
    ),
    ("2026/plan.yaml", "co: [hoi-dong-tdkt]", "co: [van-phong, hoi-dong-tdkt]"),
    ("2026/plan.yaml", "place: Hội trường xã; phòng họp tầng 2, nếu mưa", "place: Hội trường xã"),
    ("2026/plan.yaml", "amount: 2500000", "amount: 3000000"),
    (
        "2026/plan.yaml",
        "  - id: khen-thuong-dot-xuat\n    when: đột xuất khi có yêu cầu\n    group: khen-thuong\n    text: Khen thưởng đột xuất gương người tốt, việc tốt.",
        "  - id: hoi-dien\n    when: tháng 9\n    group: khen-thuong\n    text: Tổ chức hội diễn văn nghệ.",
    ),
    ("2026/plan.yaml", "before: 2026-03-20", "before: 2026-03-25"),
    ("2026/plan.yaml", "title: Sổ theo dõi sáng kiến", "title: Sổ tay sáng kiến"),
    ("2026/plan.yaml", "target: 100%", "target: 95%"),
    ("2026/plan.yaml", "title: Mẫu đăng ký thi đua", "title: Mẫu bản đăng ký thi đua"),
    ("2026/plan.yaml", "number: \"02\"", "number: \"04\""),
    (
        "2026/plan.yaml",
        "internal: Chờ ý kiến của Thường trực",
        "internal: Đã có ý kiến của Thường trực",
    ),
    (
        "2026/plan.yaml",
        "text: Rà soát nhân sự của bộ phận",
        "text: Rà soát lại nhân sự của bộ phận",
    ),
    ("2026/loi-van.md", "giúp Ủy ban nhân dân xã trả lời", "giúp xã trả lời"),
    (
        "2026/loi-van.md",
        "# III. TỔ CHỨC THỰC HIỆN",
        "Kinh phí do ngân sách xã bảo đảm.\n\n# III. TỔ CHỨC THỰC HIỆN",
    ),
    (
        "2026/documents/bao-cao-tong-ket.md",
        "Các thôn đảm bảo số liệu đúng.",
        "Các thôn chịu trách nhiệm về số liệu.",
    ),
    (
        "2026/posts/so-ket-phong-trao.md",
        "Số liệu của các thôn còn thiếu.",
        "Số liệu của các thôn đã đủ.",
    ),
    ("2026/posts/nguoi-giu-cau-treo.md", "kind: good-deed", "kind: news"),
    ("units.yaml", "short: Trường Suối Mây", "short: Trường THCS Suối Mây"),
    ("laws.yaml", "effective: 2004-07-01", "effective: 2004-07-02"),
    ("agency.yaml", "name:", "# Cơ quan.\nname:"),
];

/// The workspace with some of these changes.
fn edited(wanted: impl Fn(usize) -> bool) -> Workspace {
    let edits = EDITS.iter().enumerate().filter(|(at, _)| wanted(*at));
    edits.fold(Workspace::fixture("day-du"), |workspace, (_, (file, from, to))| {
        let path = format!("content/{file}");
        let text = workspace.text(&path);
        assert!(text.contains(from), "`{from}` in {file}");
        workspace.write(&path, text.replacen(from, to, 1))
    })
}

fn between(before: &Workspace, after: &Workspace) -> StateChanges {
    let read = |workspace: &Workspace| workspace::read(&workspace.path("")).0;
    StateChanges::within(&read(before), &read(after), Vec::new())
}

/// A change by what it says, with both sides; `back` exchanges them.
fn said(changes: &StateChanges, back: bool) -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    for subject in &changes.subjects {
        for entry in &subject.entries {
            let kind = if back { entry.kind.back() } else { entry.kind };
            let mut fields: Vec<String> = Vec::new();
            for change in &entry.fields {
                let (before, after) = if back {
                    (&change.after, &change.before)
                } else {
                    (&change.before, &change.after)
                };
                fields.push(format!("{:?} {before:?} {after:?}", change.field));
            }
            let name = format!("{:?} {} {}", subject.kind, subject.plan, subject.name);
            all.insert(format!("{name} {:?} {kind:?} {fields:?}", entry.section));
        }
    }
    all
}

#[test]
#[allow(clippy::too_many_lines, reason = "one picture of every kind of change")]
fn every_kind_of_change_is_told_with_its_place() {
    let workspace = committed(Workspace::fixture("day-du"));
    for (path, bytes) in edited(|_| true).files("content") {
        std::fs::write(workspace.path("content").join(path), bytes).unwrap();
    }
    let workspace = workspace
        .without("content/2026/documents/cong-dien-ung-pho.md")
        .renamed(
            "content/2026/documents/cong-van-nhac.md",
            "content/2026/documents/cong-van-nhac-lai.md",
        )
        .without("content/2026/phu-luc/so-lieu.md")
        .write("content/2026/phu-luc/so-lieu.md", "Số liệu có ở Văn phòng.\n");
    told(
        &workspace.run(&["diff"]),
        &expect![[r#"
            HEAD (BẢN LƯU) → thư mục làm việc hiện nay

            Kế hoạch công việc thi đua, khen thưởng và sáng kiến năm 2026 (2026)
              Thể thức
                sửa  số: [-07-] {+08+}
                     content/2026/plan.yaml:6
                sửa  ngày: [-12/01/2026-] {+13/01/2026+}
                     content/2026/plan.yaml:9
                sửa  tình trạng: [-hoàn chỉnh, chờ ký-] {+đã ký+}
                     content/2026/plan.yaml:10
                sửa  trích yếu: Công [-tác-] {+việc+} thi đua, khen thưởng và sáng kiến năm
                     2026
                     content/2026/plan.yaml:5
                sửa  cách tính hạn “trước ngày”: [-không tính ngày nêu trong hạn-] {+tính cả
                     ngày nêu trong hạn+}
                     content/2026/plan.yaml:1
                sửa  chữ viết tắt: Tổ [-xét,-] {+xét và+} công nhận sáng kiến của xã (Tổ
                     sáng kiến)
                     content/2026/plan.yaml:23
              Căn cứ
                sửa  Căn cứ {+vào+} Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022
                     content/2026/plan.yaml:19
              Nhóm nhiệm vụ
                sửa  Các phong trào thi đua (phong-trao)
                     tên gọi: [-Phong-] {+Các phong+} trào thi đua
                     content/2026/plan.yaml:26
              Công việc
                sửa  Dự thảo tiêu chí năm 2027 của xã. (tieu-chi-du-thao)
                     lời: Dự thảo tiêu chí [-thi đua-] {+năm 2027+} của xã.
                     content/2026/plan.yaml:55
                sửa  Lấy ý kiến của các thôn về dự thảo tiêu chí thi đua. (tieu-chi-gop-y)
                     thời gian: Tháng [-3-] {+4+}
                     nhóm nhiệm vụ: [-Phong trào thi đua-] {+Sáng kiến+}
                     content/2026/plan.yaml:66
                sửa  Trình Chủ tịch Ủy ban nhân dân xã ban hành tiêu chí thi đua.
                     (tieu-chi-ban-hanh)
                     lời: Trình Chủ tịch Ủy ban nhân dân xã ban hành [-**tiêu-] {+tiêu+} chí
                       thi [-đua**.-] {+đua.+}
                     content/2026/plan.yaml:77
                sửa  Khảo sát ý kiến về việc nhận sáng kiến. (sang-kien-khao-sat)
                     thời gian: … trước ngày 15 tháng 10 năm 2026 (01/04/2026-30/06/2026;
                       [-14/10/2026)-] {+15/10/2026)+}
                     content/2026/plan.yaml:152
                sửa  Hoàn thiện hồ sơ khen thưởng cuối năm. (khen-thuong-ho-so)
                     kinh phí: [-2.500.000-] {+3.000.000+} đồng
                     content/2026/plan.yaml:159
                thêm Tổ chức hội diễn văn nghệ. (hoi-dien)
                     thời gian: Tháng 9
                     nhóm nhiệm vụ: Khen thưởng
                     chủ trì: Hội đồng Thi đua - Khen thưởng xã
                     content/2026/plan.yaml:173
                sửa  Tổ chức hội nghị tổng kết công tác thi đua, khen thưởng.
                     (hoi-nghi-tong-ket)
                     thời gian: Trước ngày 25 tháng 12 năm 2026 [-(24/12/2026)-]
                       {+(25/12/2026)+}
                     phối hợp: {+Văn phòng;+} Hội đồng Thi đua - Khen thưởng xã
                     cuộc họp: 18/12/2026 08:00-11:30, Hội trường [-xã; phòng họp tầng 2,
                       nếu mưa-] {+xã+}
                     content/2026/plan.yaml:179
                bỏ   Khen thưởng đột xuất gương người tốt, việc tốt. (khen-thuong-dot-xuat)
                     thời gian: Đột xuất khi có yêu cầu
                     nhóm nhiệm vụ: Khen thưởng
                     chủ trì: Hội đồng Thi đua - Khen thưởng xã
                     content/2026/plan.yaml:173
                sửa  Rà soát lại nhân sự của bộ phận một cửa. (ra-soat-nhan-su) [nội bộ]
                     lời: Rà soát {+lại+} nhân sự của bộ phận một cửa.
                     content/2026/plan.yaml:190
                sửa  Tổ chức lễ phát động thi đua tại các thôn. (phat-dong-thi-dua) [nội bộ]
                     ghi chú nội bộ: [-Chờ-] {+Đã có+} ý kiến của Thường trực trước khi ấn
                       định địa điểm
                     content/2026/plan.yaml:99
              Việc phải gửi
                sửa  Các thôn gửi bản đăng ký thi đua về Ủy ban nhân dân xã (qua Phòng Văn
                     hóa - Xã… (dang-ky-thi-dua)
                     thời gian: Trước ngày [-20-] {+25+} tháng 3 năm 2026
                     content/2026/plan.yaml:197
                sửa  Trưởng thôn gửi báo cáo về Phòng Văn hóa - Xã hội trước ngày 25 tháng
                     11 hằng… (bao-cao-hang-nam)
                     thời gian: … năm (hoặc đột xuất khi có yêu cầu) [-(24/11/2026)-]
                       {+(25/11/2026)+}
                     content/2026/plan.yaml:214
              Sản phẩm
                sửa  Sổ tay sáng kiến (so-sang-kien)
                     tên gọi: Sổ [-theo dõi-] {+tay+} sáng kiến
                     content/2026/plan.yaml:43
              Chỉ tiêu
                sửa  Tỷ lệ thôn đăng ký thi đua (ty-le-dang-ky)
                     mức phải đạt: [-100%-] {+95%+}
                     content/2026/plan.yaml:46
              Phần lời
                sửa  ở mục “I. MỤC ĐÍCH, YÊU CẦU”
                     … đây viết tắt là Tổ sáng kiến) giúp [-Ủy ban nhân dân-] xã trả lời mọi
                       sáng kiến của người dân.
                     content/2026/loi-van.md:5
                thêm ở mục “II. NỘI DUNG, THỜI GIAN THỰC HIỆN”
                     Kinh phí do ngân sách xã bảo đảm.
                     content/2026/loi-van.md:11
              Phụ lục
                sửa  Mẫu bản đăng ký thi đua (phu-luc-mau-dang-ky)
                     tên gọi: Mẫu {+bản+} đăng ký thi đua
                     content/2026/plan.yaml:222
              Nơi nhận
                sửa  Các thôn (để [-t/h)-] {+thực hiện)+}
                     content/2026/plan.yaml:227
              Người ký
                sửa  … / PHÓ CHỦ TỊCH / Lê Thị Mai [-Hiên-]
                     content/2026/plan.yaml:234
              Bản sao
                sửa  SAO LỤC số [-02:-] {+04:+} SL-TH; TRƯỜNG TIỂU HỌC SUỐI MÂY; Suối Mây, …
                     content/2026/plan.yaml:238

            Báo cáo kết quả công tác thi đua, khen thưởng và sáng kiến năm 2026
              (2026/documents/bao-cao-tong-ket), dự thảo
              Phần lời
                sửa  ở mục “II. PHƯƠNG HƯỚNG”
                     Các thôn [-đảm bảo-] {+chịu trách nhiệm về+} số [-liệu đúng.-]
                       {+liệu.+}
                     content/2026/documents/bao-cao-tong-ket.md:39
              Phụ lục
                bỏ   ở mục “Số liệu thi đua, khen thưởng”
                     Số liệu được bổ sung khi hết năm.
                     content/2026/phu-luc/so-lieu.md:1
                thêm ở mục “Số liệu thi đua, khen thưởng”
                     Số liệu có ở Văn phòng.
                     content/2026/phu-luc/so-lieu.md:1

            bỏ: Công điện về việc chủ động ứng phó mưa lớn
              (2026/documents/cong-dien-ung-pho)

            bỏ: Công văn nhắc báo cáo số liệu sáng kiến quý I năm 2026
              (2026/documents/cong-van-nhac)

            thêm: Công văn nhắc báo cáo số liệu sáng kiến quý I năm 2026
              (2026/documents/cong-van-nhac-lai)

            Tin: Người giữ cầu treo Nà Lạnh (2026/posts/nguoi-giu-cau-treo)
              Phần đầu của tin
                sửa  loại: [-người tốt, việc tốt-] {+tin+}
                     content/2026/posts/nguoi-giu-cau-treo.md:1

            Tin: Sơ kết phong trào thi đua 9 tháng (2026/posts/so-ket-phong-trao), dự thảo,
              nội bộ
              Phần lời
                sửa  Số liệu của các thôn [-còn thiếu.-] {+đã đủ.+}
                     content/2026/posts/so-ket-phong-trao.md:9

            Danh mục đơn vị (units.yaml)
              Mục trong danh mục
                sửa  Trường Trung học cơ sở Suối Mây (truong-suoi-may)
                     tên gọi ngắn: Trường {+THCS+} Suối Mây
                     content/units.yaml:27

            Danh mục văn bản pháp luật (laws.yaml)
              Mục trong danh mục
                sửa  15/2003/QH11 (luat-15-2003-qh11)
                     ngày có hiệu lực: [-01/07/2004-] {+02/07/2004+}
                     content/laws.yaml:2

            Tệp khác nhau, ngoài những thay đổi kể trên
                sửa  content/agency.yaml
            [mã kết thúc 0]
        "#]],
    );
}

#[test]
fn two_years_are_compared_without_their_years() {
    let workspace = Workspace::fixture("hai-nam");
    let run = workspace.run(&["diff", "2025", "2026"]);
    told(
        &run,
        &expect![[r#"
            Kế hoạch thi đua, khen thưởng năm 2025 (2025) → Kế hoạch thi đua, khen thưởng
              năm 2026 (2026)

            Kế hoạch thi đua, khen thưởng năm 2026 (2026)
              Công việc
                sửa  Sơ kết phong trào thi đua học kỳ I. (so-ket-hoc-ky-mot)
                     thời gian: Trước [-20/01-] {+15/01+}
                     content/2026/plan.yaml:31
                sửa  Tổ chức Hội thi kể chuyện và vẽ tranh cấp trường cho học sinh các khối.
                     (hoi-thi-ke-chuyen)
                     lời: Tổ chức Hội thi kể chuyện {+và vẽ tranh+} cấp trường cho học sinh
                       {+các+} khối. [-4, 5.-]
                     phối hợp: {+Tổ khối 1, 2, 3+}
                     content/2026/plan.yaml:35
                thêm Phát động Tết trồng cây; mỗi lớp nhận chăm sóc một cây. (tet-trong-cay)
                     thời gian: Tháng 2
                     đơn vị được nêu tên: Các lớp
                     content/2026/plan.yaml:40
                thêm Ghi Sổ thi đua điện tử năm 2026. (ghi-so-thi-dua)
                     thời gian: Tháng 12
                     chủ trì: Tổ Văn phòng
                     sản phẩm: Sổ thi đua điện tử
                     content/2026/plan.yaml:44
                bỏ   Hưởng ứng Ngày Sách và Văn hóa đọc Việt Nam. (ngay-sach)
                     thời gian: Tháng 4
                     chủ trì: Tổ Văn phòng
                     content/2025/plan.yaml:35
                bỏ   Ghi Sổ vàng thi đua năm 2025. (ghi-so-vang)
                     thời gian: Tháng 12
                     chủ trì: Tổ Văn phòng
                     sản phẩm: Sổ vàng thi đua
                     content/2025/plan.yaml:39
              Sản phẩm
                sửa  Sổ thi đua điện tử (so-thi-dua)
                     tên gọi: Sổ [-vàng-] thi đua {+điện tử+}
                     content/2026/plan.yaml:22
              Phần lời
                sửa  ở mục “III. CHẾ ĐỘ BÁO CÁO”
                     {{ obligation: [-bao-cao-cac-to-] {+bao-cao-thi-dua+} }}
                     content/2026/plan.md:11
            [mã kết thúc 0]
        "#]],
    );
    // The year before is known, and addresses are written in many ways.
    assert_eq!(workspace.run(&["diff", "2026"]).out, run.out);
    assert_eq!(workspace.run(&["diff", "content/2025/", "2026/"]).out, run.out);
}

#[test]
fn states_of_git_are_compared_with_each_other_and_with_what_is_here() {
    let workspace = committed(Workspace::fixture("hai-nam"));
    told(
        &workspace.run(&["diff"]),
        &expect![[r#"
        HEAD (BẢN LƯU) → thư mục làm việc hiện nay
        Không có gì thay đổi.
        [mã kết thúc 0]
    "#]],
    );
    let text = "text: Ghi Sổ thi đua điện tử năm 2026.";
    let workspace =
        workspace.edit("content/2026/plan.yaml", text, "text: Ghi Sổ thi đua điện tử năm 2027.");
    told(
        &workspace.run(&["diff", "HEAD", "--exit-code"]),
        &expect![[r#"
        HEAD (BẢN LƯU) → thư mục làm việc hiện nay

        Kế hoạch thi đua, khen thưởng năm 2026 (2026)
          Công việc
            sửa  Ghi Sổ thi đua điện tử năm 2027. (ghi-so-thi-dua)
                 lời: Ghi Sổ thi đua điện tử năm [-2026.-] {+2027.+}
                 content/2026/plan.yaml:44
        [mã kết thúc 1]
    "#]],
    );
    commit(&workspace);
    assert_eq!(workspace.run(&["diff", "--exit-code"]).code, 0);
    told(
        &workspace.run(&["diff", "main~1", "main", "--exit-code"]),
        &expect![[r#"
        main~1 (BẢN LƯU) → main (BẢN LƯU)

        Kế hoạch thi đua, khen thưởng năm 2026 (2026)
          Công việc
            sửa  Ghi Sổ thi đua điện tử năm 2027. (ghi-so-thi-dua)
                 lời: Ghi Sổ thi đua điện tử năm [-2026.-] {+2027.+}
                 content/2026/plan.yaml:44
        [mã kết thúc 1]
    "#]],
    );
    // What is not yet known to git is there all the same.
    let workspace = workspace
        .write(
            "content/2026/posts/tin-moi.md",
            "---\ntitle: Tin mới\ndate: 2026-05-01\nkind: news\nsummary: Tóm tắt.\n---\n\nLời.\n",
        )
        .without("content/2026/posts/tet-trong-cay.md");
    told(
        &workspace.run(&["diff"]),
        &expect![[r#"
        HEAD (BẢN LƯU) → thư mục làm việc hiện nay

        bỏ: Tin: Mỗi lớp một cây gạo non (2026/posts/tet-trong-cay)

        thêm: Tin: Tin mới (2026/posts/tin-moi)
        [mã kết thúc 0]
    "#]],
    );
    // There and back, between two revisions.
    let back = workspace.run(&["diff", "main", "main~1"]);
    told(
        &back,
        &expect![[r#"
        main (BẢN LƯU) → main~1 (BẢN LƯU)

        Kế hoạch thi đua, khen thưởng năm 2026 (2026)
          Công việc
            sửa  Ghi Sổ thi đua điện tử năm 2026. (ghi-so-thi-dua)
                 lời: Ghi Sổ thi đua điện tử năm [-2027.-] {+2026.+}
                 content/2026/plan.yaml:44
        [mã kết thúc 0]
    "#]],
    );
}

#[test]
fn a_workspace_may_lie_in_a_folder_of_its_repository() {
    let outer = Workspace::empty();
    for (path, bytes) in Workspace::fixture("hai-nam").files("") {
        let path = outer.path(&format!("van phong/kế hoạch/{path}"));
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }
    let outer = committed(outer.write("content/agency.yaml", "name: khác\n"));
    let outer =
        outer.edit("van phong/kế hoạch/content/2026/plan.yaml", "number: \"02\"", "number: \"04\"");
    let run = outer.run(&["-C", "van phong/kế hoạch", "diff", "HEAD"]);
    told(
        &run,
        &expect![[r#"
        HEAD (BẢN LƯU) → thư mục làm việc hiện nay

        Kế hoạch thi đua, khen thưởng năm 2026 (2026)
          Thể thức
            sửa  số: [-02-] {+04+}
                 content/2026/plan.yaml:6
        [mã kết thúc 0]
    "#]],
    );
}

#[test]
fn a_branch_that_is_named_like_a_plan_is_asked_for_by_its_full_name() {
    let workspace = committed(Workspace::fixture("hai-nam"));
    git(&workspace.path(""), &["branch", "2025"]);
    let workspace = workspace.edit("content/2026/plan.yaml", "number: \"02\"", "number: \"04\"");
    let run = workspace.run(&["diff", "2025", "HEAD"]);
    told(
        &run,
        &expect![[r#"
        lỗi[usage-diff-mixed]: `2025` là một kế hoạch, `HEAD` thì không; không so sánh được hai bên khác loại
         |
         = cách sửa: nếu muốn nói đến nhánh trong git trùng tên với kế hoạch, ghi refs/heads/2025
        [mã kết thúc 2]
    "#]],
    );
    told(
        &workspace.run(&["diff", "refs/heads/2025"]),
        &expect![[r#"
        refs/heads/2025 (BẢN LƯU) → thư mục làm việc hiện nay

        Kế hoạch thi đua, khen thưởng năm 2026 (2026)
          Thể thức
            sửa  số: [-02-] {+04+}
                 content/2026/plan.yaml:6
        [mã kết thúc 0]
    "#]],
    );
}

#[test]
fn another_folder_is_a_state_too() {
    let before = Workspace::fixture("hai-nam");
    let path = before.path("").display().to_string();
    let after = Workspace::fixture("hai-nam").without("content/2025/plan.yaml");
    let after =
        after.without("content/2025/plan.md").without("content/2025/posts/ngay-sach-2025.md");
    let run = after.run(&["diff", &path]);
    let shown = run.transcript().replace(path.trim_end_matches('/'), "[BẢN CHÉP]");
    expect![[r#"
        thư mục [BẢN CHÉP]/ → thư mục làm việc hiện nay

        bỏ: Kế hoạch thi đua, khen thưởng năm 2025 (2025)
        [mã kết thúc 0]
    "#]]
    .assert_eq(&shown);
}

/// A plan that was released twice and changed since.
fn released_twice() -> Workspace {
    let copied = |workspace: Workspace, number: u32| {
        ["plan.yaml", "plan.md"].into_iter().fold(workspace, |workspace, name| {
            let text = workspace.text(&format!("content/2026/{name}"));
            workspace.write(&format!("content/2026/released/{number}/{name}"), &text)
        })
    };
    let workspace = copied(Workspace::fixture("hai-nam"), 1);
    let second = workspace.edit("content/2026/plan.yaml", "number: \"02\"", "number: \"04\"");
    copied(second, 2).edit(
        "content/2026/plan.yaml",
        "mỗi lớp nhận chăm sóc một cây",
        "mỗi lớp chăm sóc hai cây",
    )
}

#[test]
fn a_plan_that_was_released_is_compared_with_what_it_says_now() {
    let workspace = released_twice();
    let last = workspace.run(&["diff", "2026/released"]);
    told(
        &last,
        &expect![[r#"
        Kế hoạch thi đua, khen thưởng năm 2026 (2026), bản phát hành lần 2 → Kế hoạch
          thi đua, khen thưởng năm 2026 (2026)

        Kế hoạch thi đua, khen thưởng năm 2026 (2026)
          Công việc
            sửa  Phát động Tết trồng cây; mỗi lớp chăm sóc hai cây. (tet-trong-cay)
                 lời: Phát động Tết trồng cây; mỗi lớp [-nhận-] chăm sóc [-một-] {+hai+}
                   cây.
                 content/2026/plan.yaml:40
        [mã kết thúc 0]
    "#]],
    );
    for from in ["2026/released/2", "content/2026/released/2/"] {
        assert_eq!(workspace.run(&["diff", from]).transcript(), last.transcript());
    }
    let run = |arguments: &[&str]| workspace.run(arguments);
    told(
        &run(&["diff", "2026/released/1", "2026/released/2"]),
        &expect![[r#"
        Kế hoạch thi đua, khen thưởng năm 2026 (2026), bản phát hành lần 1 → Kế hoạch
          thi đua, khen thưởng năm 2026 (2026), bản phát hành lần 2

        Kế hoạch thi đua, khen thưởng năm 2026 (2026/released/2)
          Thể thức
            sửa  số: [-02-] {+04+}
                 content/2026/released/2/plan.yaml:6
        [mã kết thúc 0]
    "#]],
    );
    assert_eq!(
        run(&["diff", "2026/released/1", "2026"]).transcript(),
        run(&["diff", "2026/released/1"]).transcript(),
    );
    let page = run(&["diff", "2026/released/1", "--format", "html"]);
    assert!(page.out.contains("bản phát hành lần 1"), "{}", page.out);
}

const OWN_PLAN_ALONE: &str = "\
lỗi[usage-diff-release]: bản đã phát hành ghi ở trước, và chỉ so sánh được với chính kế hoạch ấy hoặc với lần phát hành khác của nó
 |
 = cách sửa: ghi kehoach diff 2026/released/1, hoặc thêm lần phát hành sau ở cuối
[mã kết thúc 2]
";

#[test]
fn a_release_is_compared_with_its_own_plan_alone() {
    let workspace = committed(released_twice());
    let run = |arguments: &[&str]| workspace.run(arguments);
    told(
        &run(&["diff", "2026/released/3"]),
        &expect![[r#"
        lỗi[usage-unknown-release]: kế hoạch `2026` không có bản phát hành nào là `2026/released/3`
         |
         = cách sửa: lần phát hành gần nhất là lần 2
        [mã kết thúc 2]
    "#]],
    );
    told(
        &run(&["diff", "2026/released/đầu"]),
        &expect![[r#"
        lỗi[usage-unknown-release]: kế hoạch `2026` không có bản phát hành nào là `2026/released/đầu`
         |
         = cách sửa: lần phát hành gần nhất là lần 2
        [mã kết thúc 2]
    "#]],
    );
    told(
        &run(&["diff", "2025/released/1"]),
        &expect![[r#"
        lỗi[usage-unknown-release]: kế hoạch `2025` không có bản phát hành nào là `2025/released/1`
         |
         = cách sửa: kế hoạch này chưa phát hành lần nào
        [mã kết thúc 2]
    "#]],
    );
    for (from, to) in [
        ("2026/released/1", "2025"),
        ("2025", "2026/released/1"),
        ("2026", "2026/released/1"),
        ("HEAD", "2026/released/1"),
        ("2026/released/1", "HEAD"),
    ] {
        assert_eq!(run(&["diff", from, to]).transcript(), OWN_PLAN_ALONE, "{from} {to}");
    }
    // What is called almost like it is a name of git.
    let branch = run(&["diff", "2026/released-anew"]);
    assert!(branch.err.contains("lỗi[usage-unknown-state]"), "{}", branch.err);
}

#[test]
fn what_cannot_be_compared_is_told() {
    let workspace = Workspace::fixture("hai-nam");
    // A folder of a build may lie in a repository: this one must not.
    let alone = |arguments: &[&str]| {
        let top = workspace.path("").display().to_string();
        workspace.run_with(
            arguments,
            &[("GIT_CEILING_DIRECTORIES", Path::new(&top).parent().unwrap().to_str().unwrap())],
        )
    };
    told(
        &alone(&["diff"]),
        &expect![[r#"
        lỗi[usage-no-repository]: thư mục làm việc không nằm trong kho git nào, nên không có lần lưu trước để so sánh
         |
         = cách sửa: so sánh hai kế hoạch (kehoach diff 2021 2022) hoặc với bản chép của thư mục (kehoach diff ĐƯỜNG_DẪN)
        [mã kết thúc 2]
    "#]],
    );
    told(
        &alone(&["diff", "2025"]),
        &expect![[r#"
        lỗi[usage-diff-first]: trước `2025` không có kế hoạch nào cùng loại để so sánh
         |
         = cách sửa: ghi rõ hai kế hoạch, ví dụ kehoach diff 2021 2022
        [mã kết thúc 2]
    "#]],
    );
}

#[test]
fn names_that_mean_nothing_are_told() {
    let workspace = committed(Workspace::fixture("hai-nam"));
    let run = |arguments: &[&str]| workspace.run(arguments);
    told(
        &run(&["diff", "chua-co"]),
        &expect![[r#"
        lỗi[usage-unknown-state]: không có kế hoạch, thư mục làm việc hay bản lưu nào trong git tên là `chua-co`
         |
         = cách sửa: ghi thư mục của kế hoạch (2021), đường dẫn tới một thư mục có content/agency.yaml, hoặc tên trong git (HEAD, HEAD~3, tên nhánh, tên thẻ)
        [mã kết thúc 2]
    "#]],
    );
    told(
        &run(&["diff", "2026", "2029"]),
        &expect![[r#"
        lỗi[usage-unknown-plan]: không có kế hoạch `2029`
         |
         = cách sửa: các kế hoạch: 2025, 2026
        [mã kết thúc 2]
    "#]],
    );
    told(
        &run(&["diff", "--", "--output=x"]),
        &expect![[r#"
        lỗi[usage-unknown-state]: không có kế hoạch, thư mục làm việc hay bản lưu nào trong git tên là `--output=x`
         |
         = cách sửa: ghi thư mục của kế hoạch (2021), đường dẫn tới một thư mục có content/agency.yaml, hoặc tên trong git (HEAD, HEAD~3, tên nhánh, tên thẻ)
        [mã kết thúc 2]
    "#]],
    );
    told(
        &workspace.run_with(&["diff"], &[("PATH", "")]),
        &expect![[r#"
        lỗi[git-missing]: máy này không có chương trình git
         |
         = cách sửa: cài git, hoặc so sánh với bản chép của thư mục (kehoach diff ĐƯỜNG_DẪN)
        [mã kết thúc 3]
    "#]],
    );
    assert!(!workspace.path("x").exists());
    let workspace = workspace.edit("content/2026/plan.yaml", "month: 12", "month: 13");
    told(
        &workspace.run(&["diff"]),
        &expect![[r#"
        lỗi[expected-month]: cần một tháng từ 1 đến 12
          --> content/2026/plan.yaml:43:12
           |
        43 |     month: 13
           |            ^^
           |
           = ở mục: 2026 › việc 5

        lỗi[state-has-errors]: bên này có 1 lỗi nêu ở trên, nên chưa so sánh được
        --> content
         = cách sửa: sửa hết lỗi (xem bằng kehoach check); với bản lưu cũ thì chọn một bản lưu khác

        Chưa so sánh được.
        [mã kết thúc 1]
    "#]],
    );
    let broken = committed(Workspace::fixture("hai-nam")).write(".git/config", "[x");
    told(
        &broken.run(&["diff"]),
        &expect![[r#"
        lỗi[git-failed]: git không làm được: bad config line 2 in file .git/config
        [mã kết thúc 3]
    "#]],
    );
    let empty = committed(Workspace::empty().write("a", "b"));
    for (path, bytes) in Workspace::fixture("hai-nam").files("") {
        let path = empty.path(&path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }
    told(
        &empty.run(&["diff"]),
        &expect![[r#"
        lỗi[usage-state-empty]: bản lưu `HEAD` không có content/agency.yaml ở chỗ này
        [mã kết thúc 2]
    "#]],
    );
}

#[test]
fn what_is_internal_goes_out_only_when_it_is_asked_for() {
    let secret = ["Thường trực", "nhân sự", "đã đủ"];
    let before = Workspace::fixture("day-du");
    let path = before.path("").display().to_string();
    let after = edited(|at| [0, 22, 23, 27].contains(&at));
    for format in ["markdown", "html"] {
        let run = after.run(&["diff", &path, "--format", format]);
        assert_eq!(run.code, 0, "{}", run.err);
        assert!(secret.iter().all(|words| !run.out.contains(words)), "{}", run.out);
        assert!(run.out.contains("3 thay đổi nội bộ"), "{}", run.out);
        assert_eq!(run.err, "Đã để lại 3 thay đổi nội bộ, không đưa vào đây.\n");
        let all = after.run(&["diff", &path, "--format", format, "--internal"]);
        assert!(secret.iter().all(|words| words_shown(&all.out).contains(words)), "{}", all.out);
        assert_eq!(all.err, "");
    }
    // What is published does not name what is not, either.
    let hidden = "  - id: ra-soat-nhan-su\n";
    let order = "after: [khen-thuong-ho-so]";
    let plan = "content/2026/plan.yaml";
    let other = Workspace::fixture("day-du").edit(plan, order, "after: [ra-soat-nhan-su]");
    assert!(other.text(plan).contains(hidden));
    let run = other.run(&["diff", &path, "--format", "markdown"]);
    assert!(!run.out.contains("nhân sự") && run.out.contains("làm sau việc"), "{}", run.out);
    // On the terminal of who works on it everything is shown, and marked.
    let run = after.run(&["diff", &path]);
    assert!(secret.iter().all(|words| run.out.contains(words)), "{}", run.out);
    assert_eq!(run.out.matches("nội bộ").count(), 4, "{}", run.out);
}

/// Words with the marks of both forms taken out.
fn words_shown(text: &str) -> String {
    let text = if text.starts_with('<') { words(text) } else { text.to_owned() };
    text.replace(['~', '*', '\\'], "").split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn words_never_become_markup() {
    let hostile =
        "</style><script>alert(1)</script> **đậm** [x](javascript:a) @ai #12 | `mã` ~~xóa~~";
    let quoted = serde_json::Value::from(hostile).to_string();
    let before = Workspace::fixture("hai-nam");
    let path = before.path("").display().to_string();
    let after = Workspace::fixture("hai-nam")
        .edit(
            "content/2026/plan.yaml",
            "subject: Thi đua, khen thưởng năm 2026",
            &format!("subject: {quoted}"),
        )
        .edit("content/2026/plan.yaml", "title: Sổ thi đua điện tử", &format!("title: {quoted}"));
    let page = after.run(&["diff", &path, "--format", "html"]).out;
    assert!(!page.contains("<script"), "{page}");
    assert_eq!(page.matches("</style>").count(), 1);
    assert!(words(&page).contains("alert(1)"));
    let comment = after.run(&["diff", &path, "--format", "markdown"]).out;
    let comment = comment.replace('\u{2060}', "[NỐI]");
    let shown = comment.replace(path.trim_end_matches('/'), "[BẢN CHÉP]");
    let shown = shown.replace(
        &path.trim_end_matches('/').replace('.', "\\.").replace('_', "\\_").replace('-', "\\-"),
        "[BẢN CHÉP]",
    );
    expect![[r#"
        ## Thay đổi: thư mục [BẢN CHÉP]/ → thư mục làm việc hiện nay

        ### Kế hoạch \</style\>\<script\>alert\(1\)\</script\> \*\*đậm\*\* \[x\]\(javascript\:a\) \@[NỐI]ai \#[NỐI]12 \| \`mã\` \~\~xóa\~\~ (`2026`)

        #### Thể thức

        - **sửa** trích yếu: ~~Thi đua, khen thưởng năm 2026~~ **\</style\>\<script\>alert\(1\)\</script\> \*\*đậm\*\* \[x\]\(javascript\:a\) \@[NỐI]ai \#[NỐI]12 \| \`mã\` \~\~xóa\~\~** (`content/2026/plan.yaml:4`)

        #### Sản phẩm

        - **sửa** \</style\>\<script\>alert\(1\)\</script\> \*\*đậm\*\* \[x\]\(javascript\:a\) \@[NỐI]ai \#[NỐI]12 \| \`mã\` \~\~xóa\~\~ (`content/2026/plan.yaml:22`)
          - tên gọi: ~~Sổ thi đua điện tử~~ **\</style\>\<script\>alert\(1\)\</script\> \*\*đậm\*\* \[x\]\(javascript\:a\) \@[NỐI]ai \#[NỐI]12 \| \`mã\` \~\~xóa\~\~**
    "#]].assert_eq(&shown);
}

#[test]
fn a_comment_of_a_review_and_data_for_programs() {
    let workspace = committed(Workspace::fixture("hai-nam"))
        .edit("content/2026/plan.yaml", "when: trước 15/01", "when: trước 18/01")
        .edit("content/2026/plan.yaml", "  - id: tet-trong-cay", "  - id: tet-trong-cay-2026");
    told(
        &workspace.run(&["diff", "--format", "markdown"]),
        &expect![[r#"
        ## Thay đổi: HEAD \(BẢN LƯU\) → thư mục làm việc hiện nay

        ### Kế hoạch thi đua, khen thưởng năm 2026 (`2026`)

        #### Công việc

        - **sửa** Sơ kết phong trào thi đua học kỳ I\. (`content/2026/plan.yaml:31`)
          - thời gian: Trước ~~15/01~~ **18/01**
        - **sửa** Phát động Tết trồng cây; mỗi lớp nhận chăm sóc một cây\. (`content/2026/plan.yaml:40`)
          - mã: ~~tet\-trong\-cay~~ **tet\-trong\-cay\-2026**
        [mã kết thúc 0]
    "#]],
    );
    told(
        &workspace.run(&["diff", "--format", "json"]),
        &expect![[r#"
        {"files":[],"from":"HEAD (BẢN LƯU)","subjects":[{"change":"changed","draft":false,"entries":[{"change":"changed","fields":[{"after":"Trước 18/01","before":"Trước 15/01","field":"when"}],"file":"content/2026/plan.yaml","id":"so-ket-hoc-ky-mot","internal":false,"line":31,"section":"tasks","title":"Sơ kết phong trào thi đua học kỳ I."},{"change":"changed","fields":[{"after":"tet-trong-cay-2026","before":"tet-trong-cay","field":"id"}],"file":"content/2026/plan.yaml","id":"tet-trong-cay-2026","internal":false,"line":40,"section":"tasks","title":"Phát động Tết trồng cây; mỗi lớp nhận chăm sóc một cây."}],"internal":false,"kind":"plan","name":"","plan":"2026","title":"Kế hoạch thi đua, khen thưởng năm 2026"}],"to":"thư mục làm việc hiện nay","version":1}
        [mã kết thúc 0]
    "#]],
    );
    let run = workspace.run(&["diff", "--format", "markdown", "--output", "thay-doi.md"]);
    told(
        &run,
        &expect![[r#"
        Đã ghi thay-doi.md
        [mã kết thúc 0]
    "#]],
    );
    assert_eq!(workspace.text("thay-doi.md"), workspace.run(&["diff", "--format", "markdown"]).out);
    told(
        &workspace.run(&["diff", "--output", "thay-doi.md"]),
        &expect![[r#"
        lỗi[export-exists]: đã có tệp này
        --> thay-doi.md
         = cách sửa: chọn tên khác, hoặc thêm `--overwrite` để ghi đè
        [mã kết thúc 2]
    "#]],
    );
    assert_eq!(workspace.run(&["diff", "--output", "thay-doi.md", "--overwrite"]).code, 0);
    told(
        &workspace.run(&["diff", "--lang", "en"]),
        &expect![[r#"
            HEAD (BẢN LƯU) → the workspace as it is now

            Kế hoạch thi đua, khen thưởng năm 2026 (2026)
              Tasks
                changed Sơ kết phong trào thi đua học kỳ I. (so-ket-hoc-ky-mot)
                        time: Trước [-15/01-] {+18/01+}
                        content/2026/plan.yaml:31
                changed Phát động Tết trồng cây; mỗi lớp nhận chăm sóc một cây.
                        (tet-trong-cay-2026)
                        id: [-tet-trong-cay-] {+tet-trong-cay-2026+}
                        content/2026/plan.yaml:40
            [mã kết thúc 0]
        "#]],
    );
}

#[test]
fn the_page_needs_no_other_file() {
    let workspace = committed(Workspace::fixture("hai-nam")).edit(
        "content/2026/plan.yaml",
        "when: trước 15/01",
        "when: trước 18/01",
    );
    let page = workspace.run(&["diff", "--format", "html"]).out;
    for word in ["<link rel=\"stylesheet\"", "<script", "src=", "href=\"http", "url("] {
        assert!(!page.contains(word), "{word}");
    }
    assert!(page.contains("<del>15/01</del> <ins>18/01</ins>"), "{page}");
    assert!(page.contains("default-src 'none'"));
    // The look of the site is the office's own, and so is its page.
    let workspace =
        workspace.write("templates/site/comparison.html", "<p>{{ from }} {{ counts }}</p>\n");
    let own = without_commits(&workspace.run(&["diff", "--format", "html"]).out);
    assert_eq!(own, "<p>HEAD (BẢN LƯU) 1 chỗ sửa; 0 chỗ thêm; 0 chỗ bỏ</p>\n");
}

#[test]
fn the_page_calls_what_changed_by_the_words_of_the_terminal() {
    let before = Workspace::fixture("day-du");
    let path = before.path("").display().to_string();
    let page = edited(|_| true).run(&["diff", &path, "--format", "html", "--internal"]).out;
    let passage = "ở mục “I. MỤC ĐÍCH, YÊU CẦU”";
    assert!(page.contains(passage), "{}", words(&page));
    let heads: Vec<String> = page
        .split("<section>\n<h2>")
        .skip(1)
        .map(|section| words(section.split("<h3").next().unwrap()))
        .collect();
    expect![[r#"
        Kế hoạch công việc thi đua, khen thưởng và sáng kiến năm 2026 2026
        Báo cáo kết quả công tác thi đua, khen thưởng và sáng kiến năm 2026 Văn bản 2026/documents/bao-cao-tong-ket, Dự thảo
        Tin: Người giữ cầu treo Nà Lạnh 2026/posts/nguoi-giu-cau-treo
        Tin: Sơ kết phong trào thi đua 9 tháng 2026/posts/so-ket-phong-trao, Dự thảo, nội bộ
        Danh mục đơn vị units.yaml
        Danh mục văn bản pháp luật laws.yaml"#]].assert_eq(&heads.join("\n"));
}

#[test]
fn a_plan_compared_with_itself_has_no_changes() {
    for fixture in ["day-du", "hai-nam", "quy-che-mau", "ten-dai", "xa-tan-an"] {
        let workspace = Workspace::fixture(fixture);
        let path = workspace.path("").display().to_string();
        let run = workspace.run(&["diff", &path, ".", "--exit-code"]);
        assert_eq!(run.code, 0, "{fixture}: {}{}", run.out, run.err);
        let (read, _) = workspace::read(&workspace.path(""));
        for plan in &read.plans {
            assert!(PlanChanges::within(plan, plan).is_empty(), "{fixture}");
            assert!(PlanChanges::between(plan, plan).is_empty(), "{fixture}");
        }
    }
}

#[test]
fn each_change_by_itself_is_seen() {
    let before = Workspace::fixture("day-du");
    for (at, edit) in EDITS.iter().enumerate() {
        // A remark in a file that is no record: files are told of, and not here.
        if edit.0 == "agency.yaml" {
            continue;
        }
        let after = edited(|other| other == at);
        let changes = between(&before, &after);
        assert!(!changes.is_empty(), "{edit:?}");
        let entries = changes.subjects.iter().flat_map(|subject| &subject.entries);
        for entry in entries.clone() {
            for change in &entry.fields {
                assert_ne!(change.before, change.after, "{edit:?}: {change:?}");
                let shown =
                    |value: &Value| !matches!(value, Value::Words(words) if words.is_empty());
                assert!(shown(&change.before) || shown(&change.after), "{change:?}");
            }
            assert!(
                entry.place.is_some()
                    && (entry.kind != EntryKind::Changed || !entry.fields.is_empty())
            );
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn there_and_back_is_the_same(first in any::<u32>(), second in any::<u32>()) {
        let (old, new) = (edited(|at| first >> at & 1 == 1), edited(|at| second >> at & 1 == 1));
        let (there, back) = (between(&old, &new), between(&new, &old));
        prop_assert_eq!(said(&there, false), said(&back, true));
        if first == second {
            prop_assert!(there.is_empty());
        }
    }
}

#[test]
fn the_program_itself_runs_no_other_command_of_the_repository() {
    // What a repository asks git to run when files are read from it stays undone.
    let workspace = committed(Workspace::fixture("hai-nam"));
    let touched = workspace.path("chay");
    let script = format!("touch {}", touched.display());
    git(&workspace.path(""), &["config", "core.fsmonitor", &script]);
    git(&workspace.path(""), &["config", "filter.x.smudge", &script]);
    let workspace = workspace.write(".gitattributes", "* filter=x\n");
    git(&workspace.path(""), &["config", "filter.x.clean", &script]);
    for arguments in [&["diff"][..], &["release", "2026"]] {
        let mut command = program(PROGRAM);
        command.args(arguments);
        assert_eq!(workspace.run_command(command).code, 0);
        assert!(!touched.exists(), "{arguments:?}");
    }
}
