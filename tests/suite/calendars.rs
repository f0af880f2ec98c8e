//! The calendars, as the programs that people subscribe with read them.

use std::collections::BTreeMap;

use expect_test::expect;

use super::harness::Workspace;

const PLAN: &str = "content/2021/plan.yaml";

fn calendar(name: &str) -> String {
    Workspace::binh_luc().built().text(&format!("output/site/2021/lich/{name}.ics"))
}

/// The components of a kind, unfolded, each as its lines.
fn components(text: &str, kind: &str) -> Vec<Vec<String>> {
    let text = text.replace("\r\n ", "");
    text.split(&format!("BEGIN:{kind}\r\n"))
        .skip(1)
        .map(|event| {
            let event = event.split(&format!("END:{kind}")).next().unwrap();
            event.trim_end().split("\r\n").map(str::to_owned).collect()
        })
        .collect()
}

fn events(text: &str) -> Vec<Vec<String>> {
    components(text, "VEVENT")
}

fn value<'e>(event: &'e [String], name: &str) -> &'e str {
    let lines = event.iter().filter_map(|line| line.split_once(':'));
    let mut found = lines.filter(|(key, _)| key.split(';').next() == Some(name));
    found.next().unwrap_or_else(|| panic!("{name} in {event:?}")).1
}

/// Events in a line each: what was revised, days, and title.
fn told(text: &str) -> String {
    let lines = events(text).into_iter().map(|event| {
        let uid = value(&event, "UID").split('@').next().unwrap().to_owned();
        format!(
            "{uid} {}/{} {}-{} {} {}",
            value(&event, "SEQUENCE"),
            value(&event, "LAST-MODIFIED"),
            value(&event, "DTSTART"),
            event.iter().find_map(|line| line.strip_prefix("DTEND;VALUE=DATE:")).unwrap_or("…"),
            value(&event, "STATUS"),
            value(&event, "SUMMARY").chars().take(50).collect::<String>().trim_end(),
        )
    });
    lines.collect::<Vec<_>>().join("\n") + "\n"
}

/// The lines of a calendar that are about it as a whole.
fn head(text: &str) -> String {
    let text = text.replace("\r\n ", "");
    text.split("BEGIN:V").nth(1).unwrap().replace("\r\n", "\n").replacen("CALENDAR\n", "", 1)
}

/// A commune's plan with every kind of record, built.
fn day_du() -> &'static BTreeMap<String, String> {
    static CALENDARS: std::sync::OnceLock<BTreeMap<String, String>> = std::sync::OnceLock::new();
    CALENDARS.get_or_init(|| {
        let files = Workspace::fixture("day-du").built().files("output/site").into_iter();
        let files = files.filter(|(path, _)| path.ends_with(".ics"));
        files.map(|(path, bytes)| (path, String::from_utf8(bytes).unwrap())).collect()
    })
}

#[test]
fn the_deadline_stands_on_its_last_day_in_the_words_of_the_plan() {
    let events = events(&calendar("han-chot"));
    let due = events.iter().find(|event| value(event, "CATEGORIES") == "Hạn chót").unwrap();
    expect![[r#"
        UID:ke-hoach-cua-cac-don-vi@2021.tdkt.binhluc.example
        DTSTAMP:20210225T000000Z
        LAST-MODIFIED:20210225T000000Z
        SEQUENCE:0
        DTSTART;VALUE=DATE:20210314
        DTEND;VALUE=DATE:20210315
        SUMMARY:Hạn chót: Kế hoạch công tác thi đua\, khen thưởng của đơn vị
        DESCRIPTION:Kế hoạch công tác thi đua\, khen thưởng của các đơn vị gửi về Hội đồng thi đua\, khen thưởng huyện (qua Phòng Nội vụ huyện) trước ngày 15 tháng 3 năm 2021 để theo dõi\, tổng hợp.\n\nHạn chót: Chủ nhật\, ngày 14 tháng 3 năm 2021.\nNgày làm việc cuối cùng: thứ Sáu\, ngày 12 tháng 3 năm 2021.\nĐơn vị phải gửi: các đơn vị\; các cơ quan\, ban\, ngành\, đoàn thể\; UBND các xã\, thị trấn.\nGửi đến: Hội đồng thi đua\, khen thưởng huyện.\nQua: Phòng Nội vụ huyện.
        CATEGORIES:Hạn chót
        STATUS:CONFIRMED
        TRANSP:TRANSPARENT
        X-MICROSOFT-CDO-BUSYSTATUS:FREE
        X-MICROSOFT-CDO-ALLDAYEVENT:TRUE
    "#]]
    .assert_eq(&(due.join("\n") + "\n"));
}

#[test]
fn a_calendar_says_what_it_is_and_where_it_can_be_had_again() {
    expect![[r#"
        VERSION:2.0
        PRODID:-//kehoach//kehoach//VI
        CALSCALE:GREGORIAN
        NAME:Hạn chót và việc hằng tháng: Công tác thi đua\, khen thưởng năm 2021
        X-WR-CALNAME:Hạn chót và việc hằng tháng: Công tác thi đua\, khen thưởng năm 2021
        DESCRIPTION:Công tác thi đua\, khen thưởng năm 2021. Kế hoạch số 01/KH-HĐTĐKT\, ngày 25 tháng 02 năm 2021.
        X-WR-CALDESC:Công tác thi đua\, khen thưởng năm 2021. Kế hoạch số 01/KH-HĐTĐKT\, ngày 25 tháng 02 năm 2021.
        X-WR-TIMEZONE:Asia/Ho_Chi_Minh
        LAST-MODIFIED:20210225T000000Z
        REFRESH-INTERVAL;VALUE=DURATION:P1D
        X-PUBLISHED-TTL:P1D
        COLOR:firebrick
        X-APPLE-CALENDAR-COLOR:#B22222
    "#]].assert_eq(&head(&calendar("han-chot")));
    let calendars = day_du();
    expect![[r#"
        VERSION:2.0
        PRODID:-//kehoach//kehoach//VI
        CALSCALE:GREGORIAN
        NAME:Hạn chót và việc hằng tháng: Công tác thi đua\, khen thưởng và sáng kiến năm 2026
        X-WR-CALNAME:Hạn chót và việc hằng tháng: Công tác thi đua\, khen thưởng và sáng kiến năm 2026
        DESCRIPTION:Công tác thi đua\, khen thưởng và sáng kiến năm 2026. Kế hoạch số 07/KH-UBND\, ngày 12 tháng 01 năm 2026.
        X-WR-CALDESC:Công tác thi đua\, khen thưởng và sáng kiến năm 2026. Kế hoạch số 07/KH-UBND\, ngày 12 tháng 01 năm 2026.
        X-WR-TIMEZONE:Asia/Ho_Chi_Minh
        LAST-MODIFIED:20260112T000000Z
        URL:https://suoi-may.example/2026/lich/index.html
        SOURCE;VALUE=URI:https://suoi-may.example/2026/lich/han-chot.ics
        REFRESH-INTERVAL;VALUE=DURATION:P1D
        X-PUBLISHED-TTL:P1D
        X-APPLE-CALENDAR-COLOR:#1f5a3c
    "#]].assert_eq(&head(&calendars["2026/lich/han-chot.ics"]));
    expect![[r#"
        VERSION:2.0
        PRODID:-//kehoach//kehoach//VI
        CALSCALE:GREGORIAN
        NAME:Hạn chót và việc hằng tháng: Kế hoạch công tác
        X-WR-CALNAME:Hạn chót và việc hằng tháng: Kế hoạch công tác
        DESCRIPTION:Hạn chót và việc hằng tháng\, của mọi năm.
        X-WR-CALDESC:Hạn chót và việc hằng tháng\, của mọi năm.
        X-WR-TIMEZONE:Asia/Ho_Chi_Minh
        LAST-MODIFIED:20260824T000000Z
        URL:https://suoi-may.example/lich/index.html
        SOURCE;VALUE=URI:https://suoi-may.example/lich/han-chot.ics
        REFRESH-INTERVAL;VALUE=DURATION:P1D
        X-PUBLISHED-TTL:P1D
        X-APPLE-CALENDAR-COLOR:#1f5a3c
    "#]]
    .assert_eq(&head(&calendars["lich/han-chot.ics"]));
    expect![[r#"
        VERSION:2.0
        PRODID:-//kehoach//kehoach//VI
        CALSCALE:GREGORIAN
        NAME:Các thôn: Công tác thi đua\, khen thưởng và sáng kiến năm 2026
        X-WR-CALNAME:Các thôn: Công tác thi đua\, khen thưởng và sáng kiến năm 2026
        DESCRIPTION:Công tác thi đua\, khen thưởng và sáng kiến năm 2026. Kế hoạch số 07/KH-UBND\, ngày 12 tháng 01 năm 2026.
        X-WR-CALDESC:Công tác thi đua\, khen thưởng và sáng kiến năm 2026. Kế hoạch số 07/KH-UBND\, ngày 12 tháng 01 năm 2026.
        X-WR-TIMEZONE:Asia/Ho_Chi_Minh
        LAST-MODIFIED:20260112T000000Z
        URL:https://suoi-may.example/2026/lich/index.html
        SOURCE;VALUE=URI:https://suoi-may.example/2026/lich/don-vi/cac-thon.ics
        REFRESH-INTERVAL;VALUE=DURATION:P1D
        X-PUBLISHED-TTL:P1D
        X-APPLE-CALENDAR-COLOR:#1f5a3c
    "#]].assert_eq(&head(&calendars["2026/lich/don-vi/cac-thon.ics"]));
}

#[test]
fn each_month_has_a_digest_on_its_first_working_day() {
    let events = events(&calendar("han-chot"));
    let digests: Vec<String> = events
        .iter()
        .filter(|event| value(event, "CATEGORIES") == "Việc trong tháng")
        .map(|event| format!("{} {}", value(event, "DTSTART"), value(event, "SUMMARY")))
        .collect();
    expect![[r#"
        20210104 Việc tháng 1 năm 2021 (2 việc)
        20210201 Việc tháng 2 năm 2021 (3 việc)
        20210301 Việc tháng 3 năm 2021 (3 việc)
        20210401 Việc tháng 4 năm 2021 (2 việc)
        20210504 Việc tháng 5 năm 2021 (2 việc)
        20210601 Việc tháng 6 năm 2021 (2 việc)
        20210701 Việc tháng 7 năm 2021 (2 việc)
        20210802 Việc tháng 8 năm 2021 (1 việc)
        20210901 Việc tháng 9 năm 2021 (1 việc)
        20211001 Việc tháng 10 năm 2021 (2 việc)
        20211101 Việc tháng 11 năm 2021 (3 việc)
        20211201 Việc tháng 12 năm 2021 (3 việc)"#]]
    .assert_eq(&digests.join("\n"));
}

#[test]
fn each_task_spans_its_month() {
    let events = events(&calendar("cong-viec"));
    assert_eq!(events.len(), 26);
    let february: Vec<(&str, &str)> = events
        .iter()
        .filter(|event| value(event, "DTSTART") == "20210201")
        .map(|event| (value(event, "UID"), value(event, "DTEND")))
        .collect();
    assert_eq!(
        february,
        [
            ("khen-cap-nha-nuoc-nam-2020@2021.tdkt.binhluc.example", "20210301"),
            ("ke-hoach-cong-tac-ban-hanh@2021.tdkt.binhluc.example", "20210301"),
            ("dang-ky-thi-dua-huong-dan@2021.tdkt.binhluc.example", "20210301"),
        ]
    );
    assert!(events.iter().any(|event| value(event, "DTEND") == "20220101"));
}

#[test]
fn every_kind_of_time_has_its_treatment() {
    // Every calendar of the commune's year: deadlines, spans, phases, limits, what comes round, meetings.
    let calendars = day_du();
    expect![[r#"
        2026-01 0/20260112T000000Z 20260102-20260103 CONFIRMED Việc tháng 1 năm 2026 (1 việc)
        2026-02 0/20260112T000000Z 20260202-20260203 CONFIRMED Việc tháng 2 năm 2026 (2 việc)
        2026-03 0/20260112T000000Z 20260302-20260303 CONFIRMED Việc tháng 3 năm 2026 (2 việc)
        dang-ky-thi-dua 0/20260112T000000Z 20260319-20260320 CONFIRMED Hạn chót: Bản đăng ký thi đua của các thôn
        phat-dong-thi-dua 0/20260112T000000Z 20260326-20260327 TENTATIVE Tổ chức lễ phát động thi đua tại các thôn
        2026-04 0/20260112T000000Z 20260401-20260402 CONFIRMED Việc tháng 4 năm 2026 (2 việc)
        2026-05 0/20260112T000000Z 20260504-20260505 CONFIRMED Việc tháng 5 năm 2026 (3 việc)
        2026-06 0/20260112T000000Z 20260601-20260602 CONFIRMED Việc tháng 6 năm 2026 (4 việc)
        so-ket-6-thang 0/20260112T000000Z 20260630-20260701 CONFIRMED Hạn chót: Sơ kết phong trào thi đua nửa năm
        2026-10 0/20260112T000000Z 20261001-20261002 CONFIRMED Việc tháng 10 năm 2026 (2 việc)
        sang-kien-khao-sat.2 0/20260112T000000Z 20261014-20261015 CONFIRMED Hạn chót: Khảo sát ý kiến về việc nhận sáng kiến (
        2026-11 0/20260112T000000Z 20261102-20261103 CONFIRMED Việc tháng 11 năm 2026 (2 việc)
        khen-thuong-ho-so.2 0/20260112T000000Z 20261113-20261114 CONFIRMED Hạn chót: Hoàn thiện hồ sơ khen thưởng cuối năm (t
        bao-cao-hang-nam 0/20260112T000000Z 20261124-20261125 CONFIRMED Hạn chót: Báo cáo hằng năm của trưởng thôn
        2026-12 0/20260112T000000Z 20261201-20261202 CONFIRMED Việc tháng 12 năm 2026 (1 việc)
        so-lieu-tong-ket 0/20260112T000000Z 20261204-20261205 CONFIRMED Hạn chót: Số liệu cho hội nghị tổng kết
        hoi-nghi-tong-ket.hop 0/20260112T000000Z 20261218T080000-… CONFIRMED Tổ chức hội nghị tổng kết công tác thi đua\, khen
        hoi-nghi-tong-ket 0/20260112T000000Z 20261224-20261225 CONFIRMED Hạn chót: Tổ chức hội nghị tổng kết công tác thi đ
    "#]].assert_eq(&told(&calendars["2026/lich/han-chot.ics"]));
    expect![[r#"
        so-sang-kien-mo 0/20260112T000000Z 20260101-20260301 CONFIRMED Mở sổ theo dõi sáng kiến của xã
        tieu-chi-du-thao 0/20260112T000000Z 20260201-20260301 CONFIRMED Dự thảo tiêu chí thi đua của xã
        tieu-chi-gop-y 0/20260112T000000Z 20260301-20260401 CONFIRMED Lấy ý kiến của các thôn về dự thảo tiêu chí thi đu
        phat-dong-thi-dua 0/20260112T000000Z 20260326-20260327 TENTATIVE Tổ chức lễ phát động thi đua tại các thôn
        tieu-chi-ban-hanh 0/20260112T000000Z 20260401-20260701 CONFIRMED Trình Chủ tịch Ủy ban nhân dân xã ban hành tiêu ch
        sang-kien-khao-sat 0/20260112T000000Z 20260401-20260701 CONFIRMED Khảo sát ý kiến về việc nhận sáng kiến (Đợt 1)
        sang-kien-hop-to 0/20260112T000000Z 20260501-20260601 CONFIRMED Họp Tổ sáng kiến để xét\, công nhận sáng kiến
        khen-thuong-hoc-sinh 0/20260112T000000Z 20260601-20260613 CONFIRMED Khen thưởng học sinh có thành tích xuất sắc
        so-ket-6-thang 0/20260112T000000Z 20260630-20260701 CONFIRMED Hạn chót: Sơ kết phong trào thi đua nửa năm
        khen-thuong-ho-so 0/20260112T000000Z 20261001-20261101 CONFIRMED Hoàn thiện hồ sơ khen thưởng cuối năm
        sang-kien-khao-sat.2 0/20260112T000000Z 20261014-20261015 CONFIRMED Hạn chót: Khảo sát ý kiến về việc nhận sáng kiến (
        sang-kien-hop-to.2 0/20260112T000000Z 20261101-20261201 CONFIRMED Họp Tổ sáng kiến để xét\, công nhận sáng kiến
        khen-thuong-ho-so.2 0/20260112T000000Z 20261113-20261114 CONFIRMED Hạn chót: Hoàn thiện hồ sơ khen thưởng cuối năm (t
        hoi-nghi-tong-ket 0/20260112T000000Z 20261224-20261225 CONFIRMED Hạn chót: Tổ chức hội nghị tổng kết công tác thi đ
    "#]].assert_eq(&told(&calendars["2026/lich/cong-viec.ics"]));
    expect![[r#"
        dang-ky-thi-dua.nhac 0/20260112T000000Z 20260309-20260310 CONFIRMED Còn 10 ngày: Bản đăng ký thi đua của các thôn
        dang-ky-thi-dua 0/20260112T000000Z 20260319-20260320 CONFIRMED Hạn chót: Bản đăng ký thi đua của các thôn
        so-ket-6-thang.nhac 0/20260112T000000Z 20260619-20260620 CONFIRMED Còn 11 ngày: Sơ kết phong trào thi đua nửa năm
        so-ket-6-thang 0/20260112T000000Z 20260630-20260701 CONFIRMED Hạn chót: Sơ kết phong trào thi đua nửa năm
        sang-kien-khao-sat.2.nhac 0/20260112T000000Z 20261002-20261003 CONFIRMED Còn 12 ngày: Khảo sát ý kiến về việc nhận sáng kiế
        sang-kien-khao-sat.2 0/20260112T000000Z 20261014-20261015 CONFIRMED Hạn chót: Khảo sát ý kiến về việc nhận sáng kiến (
        khen-thuong-ho-so.2.nhac 0/20260112T000000Z 20261103-20261104 CONFIRMED Còn 10 ngày: Hoàn thiện hồ sơ khen thưởng cuối năm
        bao-cao-hang-nam.nhac 0/20260112T000000Z 20261113-20261114 CONFIRMED Còn 11 ngày: Báo cáo hằng năm của trưởng thôn
        khen-thuong-ho-so.2 0/20260112T000000Z 20261113-20261114 CONFIRMED Hạn chót: Hoàn thiện hồ sơ khen thưởng cuối năm (t
        so-lieu-tong-ket.nhac 0/20260112T000000Z 20261123-20261124 CONFIRMED Còn 11 ngày: Số liệu cho hội nghị tổng kết
        bao-cao-hang-nam 0/20260112T000000Z 20261124-20261125 CONFIRMED Hạn chót: Báo cáo hằng năm của trưởng thôn
        so-lieu-tong-ket 0/20260112T000000Z 20261204-20261205 CONFIRMED Hạn chót: Số liệu cho hội nghị tổng kết
        hoi-nghi-tong-ket.nhac 0/20260112T000000Z 20261214-20261215 CONFIRMED Còn 10 ngày: Tổ chức hội nghị tổng kết công tác th
        hoi-nghi-tong-ket 0/20260112T000000Z 20261224-20261225 CONFIRMED Hạn chót: Tổ chức hội nghị tổng kết công tác thi đ
    "#]].assert_eq(&told(&calendars["2026/lich/nhac-han.ics"]));
    expect![[r#"
        hoi-nghi-tong-ket.hop 0/20260112T000000Z 20261218T080000-… CONFIRMED Tổ chức hội nghị tổng kết công tác thi đua\, khen
    "#]].assert_eq(&told(&calendars["2026/lich/cuoc-hop.ics"]));
}

#[test]
fn what_comes_round_is_one_event_where_a_rule_says_it_exactly() {
    let yearly = Workspace::binh_luc()
        .for_years(PLAN, 2021, "2021-2025")
        .edit(PLAN, "when: {before: 2021-03-15}", "when: trước ngày 01/6 và 01/3 hằng năm")
        .edit(PLAN, "**trước ngày 15 tháng 3 năm 2021**", "trước ngày 01/6 và 01/3 hằng năm")
        .built();
    let text = yearly.text("output/site/2021/lich/han-chot.ics");
    let due: Vec<String> = events(&text)
        .into_iter()
        .filter(|event| value(event, "UID").starts_with("ke-hoach-cua-cac-don-vi"))
        .map(|event| {
            let kept = ["UID", "DTSTART", "RRULE", "DESCRIPTION"];
            let kept = event
                .iter()
                .filter(|line| kept.contains(&line.split([':', ';']).next().unwrap_or_default()));
            kept.map(|line| line.replace("\\n\\n", "\\n").replace("\\n", "\n    "))
                .collect::<Vec<_>>()
                .join("\n")
        })
        .collect();
    expect![[r#"
        UID:ke-hoach-cua-cac-don-vi.2@2021.tdkt.binhluc.example
        DTSTART;VALUE=DATE:20210228
        DESCRIPTION:Kế hoạch công tác thi đua\, khen thưởng của các đơn vị gửi về Hội đồng thi đua\, khen thưởng huyện (qua Phòng Nội vụ huyện) trước ngày 01/6 và 01/3 hằng năm để theo dõi\, tổng hợp.
            Hạn chót: Chủ nhật\, ngày 28 tháng 02 năm 2021.
            Ngày làm việc cuối cùng: thứ Sáu\, ngày 26 tháng 02 năm 2021.
            Đơn vị phải gửi: các đơn vị\; các cơ quan\, ban\, ngành\, đoàn thể\; UBND các xã\, thị trấn.
            Gửi đến: Hội đồng thi đua\, khen thưởng huyện.
            Qua: Phòng Nội vụ huyện.

        UID:ke-hoach-cua-cac-don-vi@2021.tdkt.binhluc.example
        DTSTART;VALUE=DATE:20210531
        RRULE:FREQ=YEARLY;UNTIL=20250531
        DESCRIPTION:Kế hoạch công tác thi đua\, khen thưởng của các đơn vị gửi về Hội đồng thi đua\, khen thưởng huyện (qua Phòng Nội vụ huyện) trước ngày 01/6 và 01/3 hằng năm để theo dõi\, tổng hợp.
            Kỳ có hạn vào ngày nghỉ: hạn 31/05/2025 là thứ Bảy\, ngày làm việc cuối cùng là thứ Sáu 30/05/2025.
            Đơn vị phải gửi: các đơn vị\; các cơ quan\, ban\, ngành\, đoàn thể\; UBND các xã\, thị trấn.
            Gửi đến: Hội đồng thi đua\, khen thưởng huyện.
            Qua: Phòng Nội vụ huyện.

        UID:ke-hoach-cua-cac-don-vi.3@2021.tdkt.binhluc.example
        DTSTART;VALUE=DATE:20220228
        DESCRIPTION:Kế hoạch công tác thi đua\, khen thưởng của các đơn vị gửi về Hội đồng thi đua\, khen thưởng huyện (qua Phòng Nội vụ huyện) trước ngày 01/6 và 01/3 hằng năm để theo dõi\, tổng hợp.
            Hạn chót: thứ Hai\, ngày 28 tháng 02 năm 2022.
            Đơn vị phải gửi: các đơn vị\; các cơ quan\, ban\, ngành\, đoàn thể\; UBND các xã\, thị trấn.
            Gửi đến: Hội đồng thi đua\, khen thưởng huyện.
            Qua: Phòng Nội vụ huyện.

        UID:ke-hoach-cua-cac-don-vi.4@2021.tdkt.binhluc.example
        DTSTART;VALUE=DATE:20230228
        DESCRIPTION:Kế hoạch công tác thi đua\, khen thưởng của các đơn vị gửi về Hội đồng thi đua\, khen thưởng huyện (qua Phòng Nội vụ huyện) trước ngày 01/6 và 01/3 hằng năm để theo dõi\, tổng hợp.
            Hạn chót: thứ Ba\, ngày 28 tháng 02 năm 2023.
            Đơn vị phải gửi: các đơn vị\; các cơ quan\, ban\, ngành\, đoàn thể\; UBND các xã\, thị trấn.
            Gửi đến: Hội đồng thi đua\, khen thưởng huyện.
            Qua: Phòng Nội vụ huyện.

        UID:ke-hoach-cua-cac-don-vi.5@2021.tdkt.binhluc.example
        DTSTART;VALUE=DATE:20240229
        DESCRIPTION:Kế hoạch công tác thi đua\, khen thưởng của các đơn vị gửi về Hội đồng thi đua\, khen thưởng huyện (qua Phòng Nội vụ huyện) trước ngày 01/6 và 01/3 hằng năm để theo dõi\, tổng hợp.
            Hạn chót: thứ Năm\, ngày 29 tháng 02 năm 2024.
            Đơn vị phải gửi: các đơn vị\; các cơ quan\, ban\, ngành\, đoàn thể\; UBND các xã\, thị trấn.
            Gửi đến: Hội đồng thi đua\, khen thưởng huyện.
            Qua: Phòng Nội vụ huyện.

        UID:ke-hoach-cua-cac-don-vi.6@2021.tdkt.binhluc.example
        DTSTART;VALUE=DATE:20250228
        DESCRIPTION:Kế hoạch công tác thi đua\, khen thưởng của các đơn vị gửi về Hội đồng thi đua\, khen thưởng huyện (qua Phòng Nội vụ huyện) trước ngày 01/6 và 01/3 hằng năm để theo dõi\, tổng hợp.
            Hạn chót: thứ Sáu\, ngày 28 tháng 02 năm 2025.
            Đơn vị phải gửi: các đơn vị\; các cơ quan\, ban\, ngành\, đoàn thể\; UBND các xã\, thị trấn.
            Gửi đến: Hội đồng thi đua\, khen thưởng huyện.
            Qua: Phòng Nội vụ huyện.
    "#]].assert_eq(&(due.join("\n\n") + "\n"));
    // To-dos do not come round: each is one of its own.
    let to_dos = components(&yearly.text("output/site/2021/lich/viec-can-lam.ics"), "VTODO");
    let to_dos: Vec<String> = to_dos
        .iter()
        .filter(|to_do| value(to_do, "UID").starts_with("ke-hoach-cua-cac-don-vi"))
        .map(|to_do| format!("{} {}", value(to_do, "DUE"), value(to_do, "UID")))
        .collect();
    expect![[r#"
        20210228 ke-hoach-cua-cac-don-vi.2.viec@2021.tdkt.binhluc.example
        20210531 ke-hoach-cua-cac-don-vi.viec@2021.tdkt.binhluc.example
        20220531 ke-hoach-cua-cac-don-vi.viec.2@2021.tdkt.binhluc.example
        20230531 ke-hoach-cua-cac-don-vi.viec.3@2021.tdkt.binhluc.example
        20240531 ke-hoach-cua-cac-don-vi.viec.4@2021.tdkt.binhluc.example
        20250531 ke-hoach-cua-cac-don-vi.viec.5@2021.tdkt.binhluc.example
        20220228 ke-hoach-cua-cac-don-vi.3.viec@2021.tdkt.binhluc.example
        20230228 ke-hoach-cua-cac-don-vi.4.viec@2021.tdkt.binhluc.example
        20240229 ke-hoach-cua-cac-don-vi.5.viec@2021.tdkt.binhluc.example
        20250228 ke-hoach-cua-cac-don-vi.6.viec@2021.tdkt.binhluc.example
    "#]]
    .assert_eq(&(to_dos.join("\n") + "\n"));
}

#[test]
fn a_meeting_has_its_hours_its_place_and_its_zone() {
    let text = &day_du()["2026/lich/cuoc-hop.ics"];
    let zone = text.split("BEGIN:VTIMEZONE").nth(1).unwrap();
    let zone = zone.split("END:VTIMEZONE").next().unwrap().replace("\r\n", "\n");
    expect![[r#"
        TZID:Asia/Ho_Chi_Minh
        BEGIN:STANDARD
        DTSTART:19700101T000000
        TZOFFSETFROM:+0700
        TZOFFSETTO:+0700
        TZNAME:+07
        END:STANDARD
        UID:hoi-nghi-tong-ket.hop@2026.suoi-may.example
        DTSTAMP:20260112T000000Z
        LAST-MODIFIED:20260112T000000Z
        SEQUENCE:0
        DTSTART;TZID=Asia/Ho_Chi_Minh:20261218T080000
        DTEND;TZID=Asia/Ho_Chi_Minh:20261218T113000
        SUMMARY:Tổ chức hội nghị tổng kết công tác thi đua\, khen thưởng
        DESCRIPTION:Tổ chức hội nghị tổng kết công tác thi đua\, khen thưởng.\n\nThời gian: 08 giờ 00 đến 11 giờ 30\, thứ Sáu\, ngày 18 tháng 12 năm 2026.\nĐịa điểm: Hội trường xã\; phòng họp tầng 2\, nếu mưa.\nChủ trì: Ủy ban nhân dân xã.\nPhối hợp: Hội đồng Thi đua - Khen thưởng xã.\n\nXem trong kế hoạch: https://suoi-may.example/2026/index.html#hoi-nghi-tong-ket
        LOCATION:Hội trường xã\; phòng họp tầng 2\, nếu mưa
        URL:https://suoi-may.example/2026/index.html#hoi-nghi-tong-ket
        CATEGORIES:Cuộc họp
        STATUS:CONFIRMED
        TRANSP:OPAQUE
    "#]].assert_eq(&(zone.trim_start().to_owned() + &events(text)[0].join("\n") + "\n"));
    // Where there are no hours there is no zone.
    assert!(!day_du()["2026/lich/cong-viec.ics"].contains("VTIMEZONE"));
}

#[test]
fn reminders_ring_and_stand_in_the_calendar() {
    let text = calendar("nhac-han");
    let [near, due] = &events(&text)[..] else { panic!("{text}") };
    assert_eq!(
        value(near, "SUMMARY"),
        "Còn 9 ngày: Kế hoạch công tác thi đua\\, khen thưởng của đơn vị"
    );
    // Seven days before 14 March 2021 is a Sunday.
    assert_eq!(value(near, "DTSTART"), "20210305");
    assert!(!near.contains(&"BEGIN:VALARM".to_owned()));
    let at = due.iter().position(|line| line == "BEGIN:VALARM").unwrap();
    expect![[r#"
        BEGIN:VALARM
        ACTION:DISPLAY
        DESCRIPTION:Hạn chót: Kế hoạch công tác thi đua\, khen thưởng của đơn vị
        TRIGGER:-P6DT16H
        END:VALARM
        BEGIN:VALARM
        ACTION:DISPLAY
        DESCRIPTION:Hạn chót: Kế hoạch công tác thi đua\, khen thưởng của đơn vị
        TRIGGER:-PT16H
        END:VALARM
    "#]]
    .assert_eq(&(due[at..].join("\n") + "\n"));
    // An office that wants no reminders has none.
    let quiet = Workspace::binh_luc()
        .edit(
            "content/agency.yaml",
            "  domain: tdkt.binhluc.example\n",
            "  domain: tdkt.binhluc.example\n  remind_days: []\n",
        )
        .built();
    let text = quiet.text("output/site/2021/lich/nhac-han.ics");
    // What was published once is called off.
    expect![[r#"
        ke-hoach-cua-cac-don-vi.nhac 1/20210225T000001Z 20210305-20210306 CANCELLED [HỦY] Còn 9 ngày: Kế hoạch công tác thi đua\, khen
        ke-hoach-cua-cac-don-vi 0/20210225T000000Z 20210314-20210315 CONFIRMED Hạn chót: Kế hoạch công tác thi đua\, khen thưởng
    "#]].assert_eq(&told(&text));
    assert!(!text.contains("VALARM"));
}

#[test]
fn to_dos_are_due_on_their_last_day() {
    let text = calendar("viec-can-lam");
    assert_eq!((events(&text).len(), components(&text, "VTODO").len()), (0, 27));
    let march = components(&text, "VTODO").into_iter();
    let march = march.filter(|to_do| value(to_do, "DUE").starts_with("202103"));
    let march: Vec<String> = march
        .map(|to_do| {
            let begins = to_do.iter().find_map(|line| line.strip_prefix("DTSTART;VALUE=DATE:"));
            format!("{} {} {}", begins.unwrap_or("-"), value(&to_do, "DUE"), value(&to_do, "UID"))
        })
        .collect();
    expect![[r#"
        20210301 20210331 dang-ky-thi-dua-tong-hop.viec@2021.tdkt.binhluc.example
        20210301 20210331 dang-ky-thi-dua-voi-khoi-va-tinh.viec@2021.tdkt.binhluc.example
        20210301 20210331 tieu-chi-thi-dua-du-thao.viec@2021.tdkt.binhluc.example
        - 20210314 ke-hoach-cua-cac-don-vi.viec@2021.tdkt.binhluc.example
    "#]]
    .assert_eq(&(march.join("\n") + "\n"));
}

#[test]
fn a_unit_has_what_it_and_its_groups_owe_and_a_group_what_its_members_do() {
    let members = "    members: [xa-mot, xa-hai]\n";
    let group = "    short: UBND các xã, thị trấn\n    kind: group\n";
    let commune =
        |id: &str| format!("  - id: {id}\n    name: Ủy ban nhân dân {id}\n    kind: unit\n");
    let units = Workspace::binh_luc().text("content/units.yaml");
    let own = "    units: [cac-don-vi]\n";
    let workspace = Workspace::binh_luc()
        .write("content/units.yaml", units + &commune("xa-mot") + &commune("xa-hai"))
        .edit("content/units.yaml", group, &format!("{group}{members}"))
        .edit(PLAN, own, "    units: [cac-don-vi, xa-mot]\n")
        .built();
    let names = |unit: &str| {
        let text = workspace.text(&format!("output/site/2021/lich/don-vi/{unit}.ics"));
        let events = events(&text).into_iter();
        let names = events.map(|event| value(&event, "UID").split('@').next().unwrap().to_owned());
        names.collect::<Vec<_>>().join(" ")
    };
    expect![[r#"
        dang-ky-thi-dua-huong-dan dang-ky-thi-dua-tong-hop ke-hoach-cua-cac-don-vi cham-diem-thi-dua-huong-dan
        dang-ky-thi-dua-huong-dan dang-ky-thi-dua-tong-hop ke-hoach-cua-cac-don-vi
        dang-ky-thi-dua-huong-dan dang-ky-thi-dua-tong-hop ke-hoach-cua-cac-don-vi cham-diem-thi-dua-huong-dan
    "#]].assert_eq(&(names("xa-mot") + "\n" + &names("xa-hai") + "\n" + &names("ubnd-cac-xa-thi-tran") + "\n"));
}

#[test]
fn a_group_that_holds_itself_has_a_calendar_all_the_same() {
    let group = "    short: UBND các xã, thị trấn\n    kind: group\n";
    let workspace = Workspace::binh_luc()
        .edit("content/units.yaml", group, &format!("{group}    members: [ubnd-cac-xa-thi-tran]\n"))
        .built();
    let text = workspace.text("output/site/2021/lich/don-vi/ubnd-cac-xa-thi-tran.ics");
    assert_eq!(events(&text).len(), 3);
}

#[test]
fn calendars_go_on_over_the_years_without_drafts() {
    let workspace = Workspace::fixture("hai-nam").built();
    let both = workspace.text("output/site/lich/han-chot.ics");
    let years = ["2025", "2026"].map(|year| {
        events(&workspace.text(&format!("output/site/{year}/lich/han-chot.ics"))).len()
    });
    assert_eq!(events(&both).len(), years[0] + years[1]);
    let draft =
        workspace.edit("content/2026/plan.yaml", "  state: signed\n", "  state: draft\n").built();
    assert_eq!(events(&draft.text("output/site/lich/han-chot.ics")).len(), years[0]);
    let text = draft.text("output/site/2026/lich/han-chot.ics");
    assert!(events(&text).iter().all(|event| value(event, "STATUS") == "TENTATIVE"), "{text}");
    assert!(head(&text).contains("(dự thảo)"), "{text}");
}

#[test]
fn the_bytes_are_those_of_rfc_5545() {
    let workspace = Workspace::binh_luc().built();
    let mut texts: Vec<(String, String)> =
        day_du().iter().map(|(path, text)| (path.clone(), text.clone())).collect();
    for (path, bytes) in workspace.files("output/site") {
        if path.ends_with(".ics") {
            texts.push((path, String::from_utf8(bytes).unwrap()));
        }
    }
    assert!(texts.len() > 40, "{}", texts.len());
    for (path, text) in texts {
        assert!(text.ends_with("END:VCALENDAR\r\n"));
        assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
        for line in text.split_terminator("\r\n") {
            assert!(line.len() <= 75, "{line}");
        }
        assert!(!text.contains("METHOD"), "{path}");
        let mut events = events(&text);
        events.extend(components(&text, "VTODO"));
        let mut ids: Vec<&str> = events.iter().map(|event| value(event, "UID")).collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), events.len(), "{path}");
        for event in
            events.iter().filter(|event| event.iter().any(|l| l.starts_with("DTEND;VALUE")))
        {
            assert_eq!(value(event, "TRANSP"), "TRANSPARENT");
            assert!(value(event, "DTEND") > value(event, "DTSTART"));
        }
    }
}

/// The plan with its deadline before another day of March, in data and words.
fn due_before(workspace: Workspace, from: &str, to: &str) -> Workspace {
    let date = |day: &str| format!("when: {{before: 2021-03-{day}}}");
    let words = |day: &str| format!("trước ngày {day} tháng 3 năm 2021");
    workspace.edit(PLAN, &date(from), &date(to)).edit(PLAN, &words(from), &words(to))
}

/// The same calendar before and after a change of the plan that was written down on a day.
fn amended(change: impl Fn(Workspace) -> Workspace, day: &str) -> (String, String) {
    let before = Workspace::binh_luc();
    let after = change(Workspace::binh_luc());
    let run = after.run(&["record", "--date", day]);
    assert_eq!(run.code, 0, "{}", run.err);
    let text = |workspace: Workspace| {
        let workspace = workspace.built();
        told(&workspace.text("output/site/2021/lich/han-chot.ics"))
            + &told(&workspace.text("output/site/2021/lich/cong-viec.ics"))
    };
    (text(before), text(after))
}

/// The lines that are others.
fn differ((before, after): &(String, String)) -> String {
    let lines = |text: &str, other: &str, mark: &str| {
        let lines = text.lines().filter(|line| !other.lines().any(|found| found == *line));
        lines.map(|line| format!("{mark} {line}\n")).collect::<Vec<String>>().concat()
    };
    lines(before, after, "-") + &lines(after, before, "+")
}

#[test]
fn a_task_that_is_moved_is_the_same_event_and_nothing_else_is_touched() {
    let moved = |workspace: Workspace| {
        workspace.edit(
            PLAN,
            "tieu-chi-thi-dua-du-thao\n    month: 3",
            "tieu-chi-thi-dua-du-thao\n    month: 4",
        )
    };
    expect![[r#"
        - 2021-03 0/20210225T000000Z 20210301-20210302 CONFIRMED Việc tháng 3 năm 2021 (3 việc)
        - 2021-04 0/20210225T000000Z 20210401-20210402 CONFIRMED Việc tháng 4 năm 2021 (2 việc)
        - tieu-chi-thi-dua-du-thao 0/20210225T000000Z 20210301-20210401 CONFIRMED Xây dựng dự thảo tiêu chí thi đua\, phương thức ch
        + 2021-03 1/20210301T000001Z 20210301-20210302 CONFIRMED Việc tháng 3 năm 2021 (2 việc)
        + 2021-04 1/20210301T000001Z 20210401-20210402 CONFIRMED Việc tháng 4 năm 2021 (3 việc)
        + tieu-chi-thi-dua-du-thao 1/20210301T000001Z 20210401-20210501 CONFIRMED Xây dựng dự thảo tiêu chí thi đua\, phương thức ch
    "#]].assert_eq(&differ(&amended(moved, "2021-03-01")));
}

#[test]
fn a_deadline_that_is_moved_is_the_same_event() {
    let moved = |workspace: Workspace| due_before(workspace, "15", "22");
    expect![[r#"
        - 2021-03 0/20210225T000000Z 20210301-20210302 CONFIRMED Việc tháng 3 năm 2021 (3 việc)
        - ke-hoach-cua-cac-don-vi 0/20210225T000000Z 20210314-20210315 CONFIRMED Hạn chót: Kế hoạch công tác thi đua\, khen thưởng
        + 2021-03 1/20210301T000001Z 20210301-20210302 CONFIRMED Việc tháng 3 năm 2021 (3 việc)
        + ke-hoach-cua-cac-don-vi 1/20210301T000001Z 20210321-20210322 CONFIRMED Hạn chót: Kế hoạch công tác thi đua\, khen thưởng
    "#]].assert_eq(&differ(&amended(moved, "2021-03-01")));
}

#[test]
fn a_task_that_is_renamed_keeps_its_event() {
    let renamed = |workspace: Workspace| {
        workspace.edit(PLAN, "  - id: hop-hoi-dong-binh-xet\n", "  - id: hop-hoi-dong\n").edit(
            PLAN,
            "\ntasks:\n",
            "\nrenamed:\n  hop-hoi-dong-binh-xet: hop-hoi-dong\ntasks:\n",
        )
    };
    assert_eq!(differ(&amended(renamed, "2021-03-01")), "");
    // Its links stay, too: where an address is known every byte is the same.
    let known = |workspace: Workspace| {
        let workspace =
            workspace.edit("content/agency.yaml", "site:\n", "site:\n  url: https://a.example\n");
        workspace.built().text("output/site/2021/lich/cong-viec.ics")
    };
    assert_eq!(known(renamed(Workspace::binh_luc())), known(Workspace::binh_luc()));
}

#[test]
fn a_task_that_is_dropped_is_called_off_in_its_title() {
    let words = "  - id: hoat-dong-cua-khoi
    month: 7
    text: >-
      Tham gia các hoạt động của Khối thi đua các huyện, thành phố.
    about: {year: 2021}
    units: [khoi-thi-dua-cac-huyen-thanh-pho]
";
    let dropped = |workspace: Workspace| workspace.edit(PLAN, words, "");
    expect![[r#"
        - 2021-07 0/20210225T000000Z 20210701-20210702 CONFIRMED Việc tháng 7 năm 2021 (2 việc)
        - hoat-dong-cua-khoi 0/20210225T000000Z 20210701-20210801 CONFIRMED Tham gia các hoạt động của Khối thi đua các huyện\
        + 2021-07 1/20210630T000001Z 20210701-20210702 CONFIRMED Việc tháng 7 năm 2021 (1 việc)
        + hoat-dong-cua-khoi 1/20210630T000001Z 20210701-20210801 CANCELLED [HỦY] Tham gia các hoạt động của Khối thi đua các
    "#]].assert_eq(&differ(&amended(dropped, "2021-06-30")));
    // It stays so as long as the year, and comes back as the same event.
    let workspace = Workspace::binh_luc().edit(PLAN, words, "");
    assert_eq!(workspace.run(&["record", "--date", "2021-06-30"]).code, 0);
    assert_eq!(
        workspace.run(&["record", "--date", "2021-07-30"]).transcript(),
        "2021: không có gì thay đổi so với lần công bố trước; 40 sự kiện trong content/2021/published.yaml.\n\
         [mã kết thúc 0]\n"
    );
    let back = workspace.write(PLAN, Workspace::binh_luc().text(PLAN));
    expect![[r#"
        2021: 2 thay đổi so với lần công bố trước, đã ghi vào content/2021/published.yaml:
          sửa đổi  Việc tháng 7 năm 2021 (2 việc)
          trở lại  Tham gia các hoạt động của Khối thi đua các huyện, thành phố
        Xem lại tệp đã ghi, lưu cùng kế hoạch, rồi chạy `kehoach build` và đưa lịch lên.
        [mã kết thúc 0]
    "#]]
    .assert_eq(&back.run(&["record", "--date", "2021-08-01"]).transcript());
    let text = back.built().text("output/site/2021/lich/cong-viec.ics");
    let line = told(&text).lines().find(|line| line.starts_with("hoat-dong")).unwrap().to_owned();
    expect![[r#"hoat-dong-cua-khoi 2/20210801T000002Z 20210701-20210801 CONFIRMED Tham gia các hoạt động của Khối thi đua các huyện\"#]].assert_eq(&line);
}

#[test]
fn two_changes_of_one_day_are_two_revisions() {
    let workspace = due_before(Workspace::binh_luc(), "15", "16");
    workspace.run(&["record", "--date", "2021-03-01"]);
    let workspace = due_before(workspace, "16", "17");
    // A clock that goes back takes no revision back.
    workspace.run(&["record", "--date", "2021-02-27"]);
    let text = workspace.built().text("output/site/2021/lich/han-chot.ics");
    let line =
        told(&text).lines().find(|line| line.starts_with("ke-hoach-cua")).unwrap().to_owned();
    expect![[r#"ke-hoach-cua-cac-don-vi 2/20210301T000002Z 20210316-20210317 CONFIRMED Hạn chót: Kế hoạch công tác thi đua\, khen thưởng"#]].assert_eq(&line);
}

#[test]
fn a_change_that_is_not_written_down_yet_is_a_revision_and_is_told() {
    let workspace = due_before(Workspace::binh_luc(), "15", "16");
    let before = workspace.text("content/2021/published.yaml");
    let run = workspace.run(&["build"]);
    assert_eq!(run.code, 0);
    assert!(run.err.contains("cảnh báo[published-stale]"), "{}", run.err);
    assert_eq!(workspace.text("content/2021/published.yaml"), before, "a build writes nothing");
    let text = workspace.text("output/site/2021/lich/han-chot.ics");
    let line =
        told(&text).lines().find(|line| line.starts_with("ke-hoach-cua")).unwrap().to_owned();
    expect![[r#"ke-hoach-cua-cac-don-vi 1/20210225T000001Z 20210315-20210316 CONFIRMED Hạn chót: Kế hoạch công tác thi đua\, khen thưởng"#]].assert_eq(&line);
}

#[test]
fn a_plan_that_is_a_draft_again_takes_no_revision_back() {
    let workspace = due_before(Workspace::binh_luc(), "15", "16");
    workspace.run(&["record", "--date", "2021-03-01"]);
    let draft = workspace.edit(PLAN, "  state: signed\n", "  state: draft\n").built();
    let text = draft.text("output/site/2021/lich/han-chot.ics");
    let due = told(&text).lines().find(|line| line.starts_with("ke-hoach-cua")).unwrap().to_owned();
    assert!(due.starts_with("ke-hoach-cua-cac-don-vi 2/20210301T000002Z"), "{due}");
    assert!(due.contains("TENTATIVE"), "{due}");
}

#[test]
fn ids_stay_when_words_order_folder_and_domain_change() {
    let ids = |workspace: Workspace, folder: &str| {
        let text = workspace.built().text(&format!("output/site/{folder}/lich/cong-viec.ics"));
        let mut ids: Vec<String> =
            events(&text).iter().map(|event| value(event, "UID").to_owned()).collect();
        ids.sort();
        ids
    };
    let words = |workspace: Workspace| {
        workspace.edit(
            PLAN,
            "Tham gia các hoạt động của Khối thi đua các huyện, thành phố.",
            "Tham gia hoạt động của Khối thi đua.",
        )
    };
    let before = ids(Workspace::binh_luc(), "2021");
    assert_eq!(before, ids(words(Workspace::binh_luc()), "2021"));
    let moved = Workspace::binh_luc().edit(
        "content/agency.yaml",
        "  domain: tdkt.binhluc.example\n",
        "  domain: tdkt.hanam.example\n",
    );
    std::fs::create_dir(moved.path("content/cu")).unwrap();
    std::fs::rename(moved.path("content/2021"), moved.path("content/cu/2021")).unwrap();
    assert_eq!(before, ids(moved, "cu/2021"));
}

#[test]
fn what_is_written_down_is_shown() {
    let workspace = Workspace::binh_luc().without("content/2021/published.yaml");
    expect![[r#"
        2021: đã ghi 40 sự kiện vào content/2021/published.yaml.
        Xem lại tệp đã ghi, lưu cùng kế hoạch, rồi chạy `kehoach build` và đưa lịch lên.
        [mã kết thúc 0]
    "#]]
    .assert_eq(&workspace.run(&["record"]).transcript());
    // A first record is as old as the plan, so that it says what is said without it.
    let own = Workspace::binh_luc().text("content/2021/published.yaml");
    assert_eq!(workspace.text("content/2021/published.yaml"), own);
    let draft = workspace.edit(PLAN, "  state: signed\n", "  state: draft\n");
    expect![[r#"
        2021: còn là dự thảo, chưa ghi gì.
        [mã kết thúc 0]
    "#]]
    .assert_eq(&draft.run(&["record"]).transcript());
    let english = draft.edit(PLAN, "  state: draft\n", "  state: signed\n");
    let english = due_before(english, "15", "16");
    expect![[r#"
        2021: 3 changes since it was published last, written down in content/2021/published.yaml:
          changed  Việc tháng 3 năm 2021 (3 việc)
          changed  Còn 7 ngày: Kế hoạch công tác thi đua, khen thưởng của đơn vị
          changed  Hạn chót: Kế hoạch công tác thi đua, khen thưởng của đơn vị
        Look at what was written, keep it with the plan, then run `kehoach build` and put the calendars up.
        [mã kết thúc 0]
    "#]].assert_eq(&english.run(&["--lang", "en", "record", "--date", "2021-03-01"]).transcript());
}

#[test]
fn nothing_is_written_down_of_a_plan_with_errors() {
    let workspace = Workspace::binh_luc().edit(
        PLAN,
        "    month: 7\n    text: >-\n      Tham gia",
        "    month: 13\n    text: >-\n      Tham gia",
    );
    let before = workspace.text("content/2021/published.yaml");
    let run = workspace.run(&["record"]);
    assert_eq!((run.code, run.out.as_str()), (1, ""));
    assert!(run.err.ends_with("Kế hoạch còn lỗi nên chưa ghi gì.\n"), "{}", run.err);
    assert_eq!(workspace.text("content/2021/published.yaml"), before);
    expect![[r#"
        lỗi[usage-bad-value]: giá trị `31/12/2021` không dùng được cho `--date`
         |
         = cách sửa: viết năm, tháng, ngày: `2021-03-15`
         = cách sửa: xem `kehoach --help`
        [mã kết thúc 2]
    "#]]
    .assert_eq(&workspace.run(&["record", "--date", "31/12/2021"]).transcript());
}
