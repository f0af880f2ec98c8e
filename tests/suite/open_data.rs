//! The open data of the 2021 plan.

use std::collections::BTreeSet;

use serde_json::Value;

use super::harness::Workspace;
use super::json_schema::{problems, resolved};

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

/// The data of every plan of some workspace with its schema, both as they were written.
fn written(workspace: Workspace) -> Vec<(Value, Value)> {
    let workspace = workspace.built();
    let read = |path: &str| serde_json::from_str(&workspace.text(path)).unwrap();
    let files = workspace.files("output").into_iter().map(|(path, _)| format!("output/{path}"));
    let data = files.filter(|path| path.ends_with("du-lieu/ke-hoach.json"));
    data.map(|path| {
        let data: Value = read(&path);
        let schema = data["$schema"].as_str().unwrap();
        (read(&path.replace("ke-hoach.json", schema)), data)
    })
    .collect()
}

#[test]
fn the_data_keeps_to_its_schema() {
    let mut plans = 0;
    for name in ["day-du", "quy-che-mau", "ten-dai", "xa-tan-an"] {
        for (schema, data) in written(Workspace::fixture(name)) {
            assert_eq!(problems(&schema, &data), [""; 0], "{name} {}", data["address"]);
            plans += 1;
        }
    }
    for (schema, data) in written(Workspace::binh_luc()) {
        assert_eq!(problems(&schema, &data), [""; 0]);
        plans += 1;
    }
    assert_eq!(plans, 7);
}

/// The places of a schema that some data fills, as `task.lead` of its definitions.
fn filled(root: &Value, schema: &Value, data: &Value, at: &str, seen: &mut BTreeSet<String>) {
    let schema = resolved(root, schema);
    for (key, value) in data.as_object().into_iter().flatten() {
        let at = format!("{at}.{key}");
        filled(root, &schema["properties"][key], value, &at, seen);
        if !value.is_null() && *value != serde_json::json!([]) {
            seen.insert(at);
        }
    }
    for item in data.as_array().into_iter().flatten() {
        filled(root, &schema["items"], item, at, seen);
    }
}

/// The places of a schema.
fn places(root: &Value, schema: &Value, at: &str, all: &mut BTreeSet<String>) {
    let schema = resolved(root, schema);
    for (key, of_key) in schema["properties"].as_object().into_iter().flatten() {
        let at = format!("{at}.{key}");
        places(root, of_key, &at, all);
        all.insert(at);
    }
    if let Some(items) = schema.get("items") {
        places(root, items, at, all);
    }
}

#[test]
fn the_schema_has_no_place_that_no_plan_fills() {
    let (mut all, mut seen) = (BTreeSet::new(), BTreeSet::new());
    let data = written(Workspace::fixture("day-du"));
    for (schema, data) in data.iter().chain(&written(Workspace::binh_luc())) {
        places(schema, schema, "", &mut all);
        filled(schema, schema, data, "", &mut seen);
    }
    let never: Vec<&String> = all.difference(&seen).collect();
    assert_eq!(never, [""; 0]);
}

#[test]
fn the_schema_sees_what_is_wrong() {
    let (schema, data) = written(Workspace::binh_luc()).remove(0);
    let plant = |pointer: &str, value: Value| {
        let mut data = data.clone();
        *data.pointer_mut(pointer).unwrap() = value;
        problems(&schema, &data)
    };
    for (pointer, value) in [
        ("/version", 3.into()),
        ("/tasks/0/id", "Việc".into()),
        ("/tasks/0/first_day", "01/02/2021".into()),
        ("/tasks/0/lead", Value::Null),
        ("/tasks/0", serde_json::json!({"id": "a"})),
        ("/document/state", "đã ký".into()),
        ("/units/0/kind", "office".into()),
    ] {
        assert_ne!(plant(pointer, value), [""; 0], "{pointer}");
    }
}

#[test]
fn the_json_holds_the_documents_of_the_year() {
    let data = written(Workspace::fixture("day-du"));
    let (_, data) = data.iter().find(|(_, data)| data["address"] == "2026").unwrap();
    let document = |id: &str| {
        let all = data["documents"].as_array().unwrap();
        all.iter().find(|document| document["id"] == id).unwrap().clone()
    };
    let decision = document("quyet-dinh-to-sang-kien");
    assert_eq!(decision["number"], "45/QĐ-UBND");
    assert_eq!(decision["date"], "2026-02-09");
    assert_eq!(decision["signatures"][0]["name"], "Vũ Thị Khánh");
    assert_eq!(decision["file"], "../pdf/quyet-dinh-to-sang-kien.pdf");
    let draft = document("bao-cao-tong-ket");
    assert_eq!((&draft["state"], &draft["number"]), (&"draft".into(), &Value::Null));
}
