//! Another office, another level, another year: nothing of Bình Lục is in the program.

use expect_test::expect;

use super::harness::{Workspace, repository};
use super::pdf;

fn commune() -> Workspace {
    Workspace::copy_of(&repository().join("tests/fixtures/xa-tan-an/content"))
}

#[test]
fn a_commune_builds_its_plan() {
    let workspace = commune().built();
    let paths: Vec<String> = workspace.files("output").into_iter().map(|(path, _)| path).collect();
    expect![[r#"
        manifest.json
        portal/2026/cai-cach-hanh-chinh/manh/don-vi/cac-thon.html
        portal/2026/cai-cach-hanh-chinh/manh/don-vi/ubnd-xa.html
        portal/2026/cai-cach-hanh-chinh/manh/han-chot.html
        portal/2026/cai-cach-hanh-chinh/manh/ke-hoach.html
        portal/2026/cai-cach-hanh-chinh/manh/thang-02.html
        portal/2026/cai-cach-hanh-chinh/manh/thang-05.html
        portal/2026/cai-cach-hanh-chinh/manh/thang-12.html
        portal/2026/cai-cach-hanh-chinh/phieu/ke-hoach.html
        portal/2026/cai-cach-hanh-chinh/phieu.csv
        portal/may-chu/apache.conf
        portal/may-chu/nginx.conf
        portal/may-chu/web.config
        portal/phieu.css
        portal/trang.zip
        site/2026/cai-cach-hanh-chinh/ban-in/don-vi/cac-thon.pdf
        site/2026/cai-cach-hanh-chinh/ban-in/don-vi/ubnd-xa.pdf
        site/2026/cai-cach-hanh-chinh/ban-in/han-chot.pdf
        site/2026/cai-cach-hanh-chinh/ban-in/lich-nam.pdf
        site/2026/cai-cach-hanh-chinh/ban-in/thang-02.pdf
        site/2026/cai-cach-hanh-chinh/ban-in/thang-05.pdf
        site/2026/cai-cach-hanh-chinh/ban-in/thang-12.pdf
        site/2026/cai-cach-hanh-chinh/cong-viec/index.html
        site/2026/cai-cach-hanh-chinh/don-vi/cac-thon/index.html
        site/2026/cai-cach-hanh-chinh/don-vi/index.html
        site/2026/cai-cach-hanh-chinh/don-vi/ubnd-xa/index.html
        site/2026/cai-cach-hanh-chinh/du-lieu/ke-hoach.csv
        site/2026/cai-cach-hanh-chinh/du-lieu/ke-hoach.json
        site/2026/cai-cach-hanh-chinh/du-lieu/ke-hoach.schema.json
        site/2026/cai-cach-hanh-chinh/du-lieu/ke-hoach.xlsx
        site/2026/cai-cach-hanh-chinh/han-chot/index.html
        site/2026/cai-cach-hanh-chinh/han-chot/theo-don-vi/index.html
        site/2026/cai-cach-hanh-chinh/han-chot/theo-ke-hoach/index.html
        site/2026/cai-cach-hanh-chinh/index.html
        site/2026/cai-cach-hanh-chinh/lich/cong-viec.ics
        site/2026/cai-cach-hanh-chinh/lich/dang-ky/index.html
        site/2026/cai-cach-hanh-chinh/lich/don-vi/cac-thon.ics
        site/2026/cai-cach-hanh-chinh/lich/don-vi/ubnd-xa.ics
        site/2026/cai-cach-hanh-chinh/lich/han-chot.ics
        site/2026/cai-cach-hanh-chinh/lich/index.html
        site/2026/cai-cach-hanh-chinh/lich/nhac-han.ics
        site/2026/cai-cach-hanh-chinh/lich/viec-can-lam.ics
        site/2026/cai-cach-hanh-chinh/pdf/ke-hoach.pdf
        site/2026/cai-cach-hanh-chinh/thang-02/index.html
        site/2026/cai-cach-hanh-chinh/thang-05/index.html
        site/2026/cai-cach-hanh-chinh/thang-12/index.html
        site/404.html
        site/assets/calendar.css
        site/assets/document.css
        site/assets/search.js
        site/assets/site.js
        site/assets/style.css
        site/assets/tim-kiem.js
        site/assets/work.js
        site/feed.xml
        site/gioi-thieu/index.html
        site/index.html
        site/lich/cong-viec.ics
        site/lich/don-vi/cac-thon.ics
        site/lich/don-vi/ubnd-xa.ics
        site/lich/han-chot.ics
        site/lich/index.html
        site/lich/nhac-han.ics
        site/lich/viec-can-lam.ics
        site/tim-kiem/index.html"#]]
    .assert_eq(&paths.join("\n"));
    for (path, bytes) in workspace.files("output") {
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains("Bình Lục") && !text.contains("TĐKT"), "{path}");
    }
}

#[test]
fn the_longest_names_leave_the_nation_its_line() {
    let content = repository().join("tests/fixtures/ten-dai/content");
    let bytes = Workspace::copy_of(&content).built().bytes("output/site/2023/pdf/ke-hoach.pdf");
    let text = pdf::pages(bytes).remove(0).text;
    let head: Vec<&str> =
        text.lines().map(str::trim).take_while(|line| *line != "KẾ HOẠCH").collect();
    expect![[r#"
        ỦY BAN NHÂN DÂN
        THÀNH PHỐ HỒ CHÍ MINH
        HỘI ĐỒNG PHỐI HỢP
        PHỔ BIẾN, GIÁO DỤC
        PHÁP LUẬT THÀNH PHỐ
        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        Độc lập - Tự do - Hạnh phúc
        Số: 112/KH-HĐPHPBGDPL
        Thành phố Hồ Chí Minh, ngày 29 tháng 11 năm 2023"#]]
    .assert_eq(&head.join("\n"));
}

#[test]
fn its_calendar_is_its_own() {
    let text = commune().built().text("output/site/2026/cai-cach-hanh-chinh/lich/han-chot.ics");
    expect![[r#"
        BEGIN:VCALENDAR
        VERSION:2.0
        PRODID:-//kehoach//kehoach//VI
        CALSCALE:GREGORIAN
        NAME:Hạn chót và việc hằng tháng: Cải cách hành chính năm 20
         26
        X-WR-CALNAME:Hạn chót và việc hằng tháng: Cải cách hành chính
          năm 2026
        DESCRIPTION:Cải cách hành chính năm 2026. Kế hoạch số 07/KH-UBN
         D\, ngày 05 tháng 01 năm 2026.
        X-WR-CALDESC:Cải cách hành chính năm 2026. Kế hoạch số 07/KH-UB
         ND\, ngày 05 tháng 01 năm 2026.
        X-WR-TIMEZONE:Asia/Ho_Chi_Minh
        LAST-MODIFIED:20260105T000000Z
        REFRESH-INTERVAL;VALUE=DURATION:P1D
        X-PUBLISHED-TTL:P1D
        COLOR:firebrick
        X-APPLE-CALENDAR-COLOR:#B22222
        BEGIN:VEVENT
        UID:2026-02@cai-cach-hanh-chinh.2026.tan-an.example
        DTSTAMP:20260105T000000Z
        LAST-MODIFIED:20260105T000000Z
        SEQUENCE:0
        DTSTART;VALUE=DATE:20260202
        DTEND;VALUE=DATE:20260203
        SUMMARY:Việc tháng 2 năm 2026 (1 việc)
        DESCRIPTION:1. Niêm yết thủ tục tại các thôn.
        CATEGORIES:Việc trong tháng
        STATUS:CONFIRMED
        TRANSP:TRANSPARENT
        X-MICROSOFT-CDO-BUSYSTATUS:FREE
        X-MICROSOFT-CDO-ALLDAYEVENT:TRUE
        END:VEVENT
        BEGIN:VEVENT
        UID:bao-cao-cua-thon@cai-cach-hanh-chinh.2026.tan-an.example
        DTSTAMP:20260105T000000Z
        LAST-MODIFIED:20260105T000000Z
        SEQUENCE:0
        DTSTART;VALUE=DATE:20260501
        DTEND;VALUE=DATE:20260502
        SUMMARY:Hạn chót: Báo cáo của các thôn
        DESCRIPTION:Các thôn gửi báo cáo chậm nhất ngày 01/5/2026.\n\nH
         ạn chót: thứ Sáu\, ngày 01 tháng 5 năm 2026.\nNgày làm việc c
         uối cùng: thứ Tư\, ngày 29 tháng 4 năm 2026.\nĐơn vị phải g
         ửi: Các thôn.\nGửi đến: UBND xã.
        CATEGORIES:Hạn chót
        STATUS:CONFIRMED
        TRANSP:TRANSPARENT
        X-MICROSOFT-CDO-BUSYSTATUS:FREE
        X-MICROSOFT-CDO-ALLDAYEVENT:TRUE
        END:VEVENT
        BEGIN:VEVENT
        UID:2026-12@cai-cach-hanh-chinh.2026.tan-an.example
        DTSTAMP:20260105T000000Z
        LAST-MODIFIED:20260105T000000Z
        SEQUENCE:0
        DTSTART;VALUE=DATE:20261201
        DTEND;VALUE=DATE:20261202
        SUMMARY:Việc tháng 12 năm 2026 (1 việc)
        DESCRIPTION:1. Rà soát thủ tục hành chính.
        CATEGORIES:Việc trong tháng
        STATUS:CONFIRMED
        TRANSP:TRANSPARENT
        X-MICROSOFT-CDO-BUSYSTATUS:FREE
        X-MICROSOFT-CDO-ALLDAYEVENT:TRUE
        END:VEVENT
        END:VCALENDAR
    "#]]
    .assert_eq(&text.replace("\r\n", "\n"));
}
