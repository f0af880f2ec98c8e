//! The open data of the 2021 plan.

use super::harness::Workspace;

#[test]
fn the_json_holds_the_whole_plan() {
    let text = Workspace::binh_luc().built().text("output/site/2021/du-lieu/ke-hoach.json");
    let data: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(data["document"]["number"], "01/KH-HĐTĐKT");
    assert_eq!(data["document"]["date"], "2021-02-25");
    assert_eq!(data["tasks"].as_array().unwrap().len(), 26);
    assert_eq!(data["bases"].as_array().unwrap().len(), 3);
    assert_eq!(data["recipients"].as_array().unwrap().len(), 8);
    let task = &data["tasks"][5];
    assert_eq!(task["id"], "dang-ky-thi-dua-tong-hop");
    assert_eq!(task["first_day"], "2021-03-01");
    assert_eq!(task["last_day"], "2021-03-31");
    assert_eq!(task["about"], "2021");
    let obligation = &data["obligations"][0];
    assert_eq!(obligation["last_day"], "2021-03-14");
    assert_eq!(obligation["last_working_day"], "2021-03-12");
    assert!(obligation["text"].as_str().unwrap().contains("trước ngày 15 tháng 3 năm 2021"));
}

#[test]
fn the_csv_opens_right_in_a_spreadsheet() {
    let text = Workspace::binh_luc().built().text("output/site/2021/du-lieu/ke-hoach.csv");
    let text = text.strip_prefix('\u{feff}').unwrap();
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    assert_eq!(reader.headers().unwrap().iter().next(), Some("Mã"));
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    // 26 tasks and the obligation.
    assert_eq!(rows.len(), 27);
    let row: Vec<&str> = rows[6].iter().collect();
    assert_eq!(
        row,
        [
            "dang-ky-thi-dua-voi-khoi-va-tinh",
            "Công việc",
            "2021",
            "3",
            "01/03/2021",
            "31/03/2021",
            "Tham mưu UBND huyện đăng ký thi đua năm 2021 với Khối thi đua các huyện, thành phố và Hội đồng Thi đua khen thưởng tỉnh Hà Nam.",
            "năm 2021",
            "UBND huyện; Khối thi đua các huyện, thành phố; Hội đồng thi đua, khen thưởng tỉnh",
        ]
    );
    assert_eq!(rows[26].get(5), Some("14/03/2021"));
}
