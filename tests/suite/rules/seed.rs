//! What the rules say of the 2021 plan: what a careful reader of the decree finds in it, and no more.
//! Its words were signed, so all of it is advice.

use expect_test::expect;
use serde_json::Value;

use super::super::harness::Workspace;

/// Every finding as `id file:line words`.
#[test]
fn the_findings_are_true_and_there_are_no_others() {
    let workspace = Workspace::binh_luc();
    let run = workspace.run(&["check", "--format", "json"]);
    assert_eq!(run.code, 0);
    let found: Value = serde_json::from_str(&run.out).unwrap();
    let mut lines = Vec::new();
    for finding in found["findings"].as_array().unwrap() {
        assert_eq!(finding["severity"], "advice");
        let file = finding["file"].as_str().unwrap();
        let place = &finding["place"];
        let at = |key: &str| usize::try_from(place[key].as_u64().unwrap()).unwrap();
        let text = workspace.text(file);
        let line: Vec<char> = text.lines().nth(at("line") - 1).unwrap().chars().collect();
        let end = if at("line") == at("end_line") { at("end_column") - 1 } else { line.len() };
        let words: String = line[at("column") - 1..end].iter().collect();
        let id = finding["id"].as_str().unwrap();
        let file = file.trim_start_matches("content/2021/");
        lines.push(format!("{id} {file}:{} {words}", at("line")));
    }
    expect![[r#"
        prefer-bao-dam plan.md:7 đảm bảo
        capital-law plan.md:9 Luật Thi đua, Khen thưởng
        capital-law plan.md:11 Luật thi đua, khen thưởng
        mixed-spelling plan.md:25 kinh tế-xã hội
        citation-repeated plan.md:35 Chỉ thị số 34-CT/TW ngày 07 tháng 4 năm 2014 của
        heading-colon plan.md:45 :
        capital-law plan.yaml:23 Luật thi đua, khen thưởng
        bases-in-one plan.yaml:23 ;
        capital-body plan.yaml:87 Hội đồng
        capital-body plan.yaml:167 hội đồng thi đua
        archive-unit plan.yaml:254 "Lưu: VT""#]]
    .assert_eq(&lines.join("\n"));
}

/// The mistakes that a reader of the decree lists for this plan, without those that data without
/// endings and brackets cannot have (a space in the number, the last basis that ends with `;`, the
/// remark behind the `;`).
#[test]
fn every_mistake_that_is_known_is_found() {
    let workspace = Workspace::binh_luc();
    for (rule, words) in [
        ("bases-in-one", "Căn cứ Luật thi đua, khen thưởng năm 2003;"),
        ("capital-law", "Luật Thi đua, Khen thưởng"),
        ("capital-body", "Hội đồng"),
        ("heading-colon", "# IV."),
        ("archive-unit", "Lưu: VT"),
        ("mixed-spelling", "kinh tế-xã hội"),
        ("prefer-bao-dam", "đảm bảo"),
    ] {
        let run = workspace.run(&["check", "--only", rule]);
        assert!(run.err.contains(words), "{rule}: {}", run.err);
    }
}
