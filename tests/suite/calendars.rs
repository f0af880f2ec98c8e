//! The calendars of the 2021 plan.

use expect_test::expect;

use super::harness::Workspace;

fn calendar(name: &str) -> String {
    Workspace::binh_luc().built().text(&format!("output/site/2021/lich/{name}.ics"))
}

/// The events, unfolded, each as its lines.
fn events(text: &str) -> Vec<Vec<String>> {
    let text = text.replace("\r\n ", "");
    text.split("BEGIN:VEVENT\r\n")
        .skip(1)
        .map(|event| {
            let event = event.split("END:VEVENT").next().unwrap();
            event.trim_end().split("\r\n").map(str::to_owned).collect()
        })
        .collect()
}

fn value<'e>(event: &'e [String], name: &str) -> &'e str {
    let lines = event.iter().filter_map(|line| line.split_once(':'));
    let mut found = lines.filter(|(key, _)| key.split(';').next() == Some(name));
    found.next().unwrap_or_else(|| panic!("{name} in {event:?}")).1
}

#[test]
fn the_deadline_stands_on_its_last_day_in_the_words_of_the_plan() {
    let events = events(&calendar("han-chot"));
    let due = events.iter().find(|event| value(event, "CATEGORIES") == "Hạn chót").unwrap();
    expect![[r#"
        UID:ke-hoach-cua-cac-don-vi@2021.tdkt.binhluc.example
        DTSTAMP:20210225T000000Z
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
fn the_bytes_are_those_of_rfc_5545() {
    for name in ["han-chot", "cong-viec"] {
        let text = calendar(name);
        assert!(text.ends_with("END:VCALENDAR\r\n"));
        assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
        for line in text.split_terminator("\r\n") {
            assert!(line.len() <= 75, "{line}");
        }
        assert!(!text.contains("METHOD"), "{name}");
        let events = events(&text);
        let mut ids: Vec<&str> = events.iter().map(|event| value(event, "UID")).collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), events.len());
        for event in &events {
            assert_eq!(value(event, "TRANSP"), "TRANSPARENT");
            assert_eq!(value(event, "DTSTAMP"), "20210225T000000Z");
            assert!(value(event, "DTEND") > value(event, "DTSTART"));
        }
    }
}

#[test]
fn ids_stay_when_words_and_order_change() {
    let ids = |workspace: Workspace| {
        let text = workspace.built().text("output/site/2021/lich/cong-viec.ics");
        let mut ids: Vec<String> =
            events(&text).iter().map(|event| value(event, "UID").to_owned()).collect();
        ids.sort();
        ids
    };
    let changed = Workspace::binh_luc().edit(
        "content/2021/plan.yaml",
        "Tham gia các hoạt động của Khối thi đua các huyện, thành phố.",
        "Tham gia hoạt động của Khối thi đua.",
    );
    assert_eq!(ids(Workspace::binh_luc()), ids(changed));
}
