//! The JSON Schemas and the readers say the same about every YAML file.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use expect_test::expect;
use kehoach::diagnostic::{Diagnostic, Severity};
use kehoach::language::time;
use kehoach::source::yaml::{self, Node};
use kehoach::workspace::{self, schema};
use serde_json::{Value, json};

use super::harness::{Workspace, repository};
use super::json_schema::{problems, resolved};

/// The schemas of front matter: their names, and the folders of their files.
const FRONT_MATTER: [(&str, &str); 2] = [("document.json", "documents"), ("post.json", "posts")];

/// The schemas by name.
fn schemas() -> BTreeMap<&'static str, Value> {
    let read = |text| serde_json::from_str(text).unwrap();
    schema::all().into_iter().map(|(name, text)| (name, read(text))).collect()
}

/// A YAML text as editors understand it: YAML 1.2, core schema.
fn data(text: &str) -> Value {
    let (root, problems) = yaml::parse(text);
    assert_eq!(problems, []);
    value_of(text, &root.unwrap())
}

fn value_of(text: &str, node: &Node) -> Value {
    match &node.value {
        yaml::Value::Null => Value::Null,
        yaml::Value::List(items) => items.iter().map(|item| value_of(text, item)).collect(),
        yaml::Value::Map(entries) => {
            entries.iter().map(|entry| (entry.key.clone(), value_of(text, &entry.value))).collect()
        }
        // Words between quotes are words whatever they look like.
        yaml::Value::Scalar(words) if text[node.span.clone()] != *words => json!(words),
        yaml::Value::Scalar(words) => match words.as_str() {
            "true" => json!(true),
            "false" => json!(false),
            number if number.bytes().all(|b| b"+-.0123456789eE".contains(&b)) => {
                let whole = number.parse::<i64>().map(|number| json!(number));
                whole.or(number.parse::<f64>().map(|number| json!(number))).unwrap_or(json!(words))
            }
            _ => json!(words),
        },
    }
}

/// The front matter of a document.
fn front_matter(text: &str) -> &str {
    text.strip_prefix("---\n").unwrap().split("\n---\n").next().unwrap()
}

/// Every file of some workspace that has a schema: its path, the name of the schema, its data.
fn files_of(root: &Path) -> Vec<(PathBuf, &'static str, Value)> {
    let mut files = Vec::new();
    for entry in walkdir::WalkDir::new(root.join("content")).sort_by_file_name() {
        let path = entry.unwrap().into_path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let above =
            |folder: &str| path.parent().unwrap().ends_with(folder) && name.ends_with(".md");
        let paper = FRONT_MATTER.into_iter().find(|(_, folder)| above(folder));
        let known = schema::all().into_iter().map(|(known, _)| known);
        let found = known.into_iter().find(|known| known.replace(".json", ".yaml") == name);
        let Some(schema) = found.or(paper.map(|(schema, _)| schema)) else { continue };
        let text = fs::read_to_string(&path).unwrap();
        let data = data(if paper.is_some() { front_matter(&text) } else { &text });
        files.push((path, schema, data));
    }
    files
}

/// The repository itself, the workspaces of the fixtures, and the samples.
fn workspaces() -> Vec<PathBuf> {
    let folders = ["tests/fixtures", "templates/samples"];
    let folders = folders.into_iter().flat_map(|at| fs::read_dir(repository().join(at)).unwrap());
    let folders = folders.map(|entry| entry.unwrap().path());
    let mut all: Vec<PathBuf> = folders.filter(|path| path.join("content").is_dir()).collect();
    all.push(repository().to_path_buf());
    all
}

fn sample() -> Vec<(PathBuf, &'static str, Value)> {
    files_of(&repository().join("tests/fixtures/day-du"))
}

#[test]
fn every_file_is_right_by_schema_and_by_reader() {
    let schemas = schemas();
    for root in workspaces() {
        let (_, findings) = workspace::read(&root);
        let errors = findings.iter().filter(|finding| finding.severity == Severity::Error);
        assert_eq!(errors.map(Diagnostic::id).collect::<Vec<_>>(), [""; 0], "{}", root.display());
        for (path, schema, data) in files_of(&root) {
            assert_eq!(problems(&schemas[schema], &data), [""; 0], "{}", path.display());
        }
    }
}

/// A place in a file: keys and numbers from the outside in.
type Way = Vec<Step>;

#[derive(Debug, Clone, PartialEq)]
enum Step {
    Key(String),
    Item(usize),
}

fn at<'v>(value: &'v mut Value, path: &[Step]) -> &'v mut Value {
    path.iter().fold(value, |value, step| match step {
        Step::Key(key) => &mut value[key.as_str()],
        Step::Item(n) => &mut value[*n],
    })
}

/// A place of the sample: its file, the name of its schema, what of the file is around it, where it
/// stands in that, and its value.
struct Spot {
    file: String,
    schema: &'static str,
    data: Value,
    path: Way,
    value: Value,
}

impl Spot {
    fn named(&self) -> String {
        format!("{} {}", self.file, written(&self.path))
    }
}

/// Every place of the sample. Lists are cut down to what is on the way to it, or each of some
/// thousand changes would have the whole file read.
fn spots() -> Vec<Spot> {
    let mut spots = Vec::new();
    for (file, schema, data) in sample() {
        let file = file.strip_prefix(repository()).unwrap().display().to_string();
        for (path, value) in places(&data, false) {
            let (data, path) = around(&data, &path);
            spots.push(Spot { file: file.clone(), schema, data, path, value });
        }
    }
    spots
}

fn around(data: &Value, path: &[Step]) -> (Value, Way) {
    let mut cut = data.clone();
    for (key, value) in cut.as_object_mut().unwrap() {
        if value.is_array() && path.first() != Some(&Step::Key(key.clone())) {
            *value = json!([]);
        }
    }
    let mut way = Vec::new();
    for step in path {
        way.push(match step {
            Step::Item(n) => {
                let list = at(&mut cut, &way).as_array_mut().unwrap();
                *list = vec![list.swap_remove(*n)];
                Step::Item(0)
            }
            Step::Key(_) => step.clone(),
        });
    }
    (cut, way)
}

/// Every place of a value, the whole first. Unless each is asked for, the first of several items of
/// a list that are of one kind and stand in mappings of the same keys speaks for all.
fn places(value: &Value, each: bool) -> Vec<(Way, Value)> {
    let mut out = Vec::new();
    gather(value, &Vec::new(), "", &mut out);
    if !each {
        let mut seen = BTreeSet::new();
        out.retain(|(sort, ..)| seen.insert(sort.clone()));
    }
    out.into_iter().map(|(_, path, value)| (path, value)).collect()
}

fn gather(value: &Value, path: &Way, sort: &str, out: &mut Vec<(String, Way, Value)>) {
    let kind = match value {
        Value::Object(map) => map.keys().cloned().collect::<Vec<_>>().join(" "),
        Value::Array(_) => "list".to_owned(),
        Value::Number(_) => "number".to_owned(),
        _ => "words".to_owned(),
    };
    let sort = format!("{sort}: {kind}");
    out.push((sort.clone(), path.clone(), value.clone()));
    let deeper = |step| path.iter().cloned().chain([step]).collect();
    match value {
        Value::Object(map) => {
            for (key, value) in map {
                gather(value, &deeper(Step::Key(key.clone())), &format!("{sort} {key}"), out);
            }
        }
        Value::Array(items) => {
            for (n, value) in items.iter().enumerate() {
                gather(value, &deeper(Step::Item(n)), &sort, out);
            }
        }
        _ => {}
    }
}

/// The schema of a place, with the last name that a `$ref` gave it. Of several alternatives it is
/// the one of the value's type.
fn schema_at<'s>(root: &'s Value, whole: &Value, path: &[Step]) -> (&'s Value, String) {
    let mut schema = root;
    let mut value = whole;
    let mut name = String::new();
    let follow = |mut schema: &'s Value, value: &Value, name: &mut String| {
        loop {
            if let Some(target) = schema.get("$ref").and_then(Value::as_str) {
                target.rsplit('/').next().unwrap().clone_into(name);
                schema = resolved(root, schema);
            }
            let Some(choices) = schema.get("anyOf").and_then(Value::as_array) else { break };
            // The whole of a file has alternatives of what it must hold, not of what it is.
            if schema.get("properties").is_some() {
                break;
            }
            let kind = |choice: &&Value| {
                let choice = resolved(root, choice);
                let type_of = choice.get("type").map(ToString::to_string).unwrap_or_default();
                match value {
                    Value::Object(_) => type_of.contains("object"),
                    Value::Array(_) => type_of.contains("array"),
                    Value::Number(_) => type_of.contains("number") || type_of.contains("integer"),
                    _ => type_of.contains("string"),
                }
            };
            schema = choices.iter().find(kind).unwrap();
        }
        schema
    };
    for step in path {
        schema = follow(schema, value, &mut name);
        match step {
            Step::Key(key) => {
                // A mapping whose keys are ids has one schema for all values.
                let named = schema.get("properties");
                let inner = named.map_or(&schema["additionalProperties"], |all| &all[key.as_str()]);
                (schema, value) = (inner, &value[key.as_str()]);
                name.clone_from(key);
            }
            Step::Item(n) => (schema, value) = (&schema["items"], &value[*n]),
        }
    }
    (follow(schema, value, &mut name), name)
}

/// What the readers say about one file.
struct Reader {
    workspace: Workspace,
    /// Where the file stands.
    file: String,
    document: bool,
}

impl Reader {
    fn of(schema: &str) -> Self {
        let logo = repository().join("tests/fixtures/day-du/content/logo.png");
        let decision =
            "tests/fixtures/day-du/content/nam-hoc-2026-2027/documents/quyet-dinh-ban-hanh.md";
        let decision = fs::read(repository().join(decision)).unwrap();
        let workspace = Workspace::empty()
            .write("content/agency.yaml", "name: A\nsite: {title: B}\ncalendar: {domain: c}\n")
            .write("content/logo.png", fs::read(logo).unwrap())
            .write("content/units.yaml", "units: []\n")
            .write("content/x/plan.yaml", "")
            .write("content/x/plan.md", "Lời.\n")
            .write("content/x/documents/quyet-dinh-ban-hanh.md", decision)
            .write("content/x/loi-van.md", "Lời.\n")
            .write("content/x/phan-cong.md", "Lời.\n")
            .write("content/x/mau-phieu.md", "Lời.\n")
            .write("content/x/bang-khac.md", "Lời.\n")
            .write("content/x/phu-luc/mau-dang-ky.md", "Lời.\n")
            .write("content/x/phu-luc/so-lieu.md", "Lời.\n")
            .write("content/x/phu-luc/quy-che-to.md", "Lời.\n")
            .write("content/x/phu-luc/danh-sach-to.md", "Lời.\n")
            .write("content/x/phu-luc/lich-hop-to.md", "Lời.\n");
        let above = FRONT_MATTER.into_iter().find(|(name, _)| *name == schema);
        let file = match (above, schema) {
            (Some((_, folder)), _) => format!("content/x/{folder}/a.md"),
            (None, "plan.json") => "content/x/plan.yaml".to_owned(),
            (None, other) => format!("content/{}", other.replace(".json", ".yaml")),
        };
        Self { workspace, file, document: above.is_some() }
    }

    /// The errors in the file when it holds this data: JSON is YAML.
    fn errors(&self, data: &Value) -> Vec<Diagnostic> {
        let mut text = serde_json::to_string_pretty(data).unwrap();
        if self.document {
            text = format!("---\n{text}\n---\nLời.\n");
        }
        let path = self.workspace.path(&self.file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
        let (_, mut findings) = workspace::read(&self.workspace.path(""));
        findings.retain(|finding| {
            finding.severity == Severity::Error && finding.file() == Some(&self.file)
        });
        findings
    }
}

fn readers() -> BTreeMap<&'static str, Reader> {
    schema::all().into_iter().map(|(name, _)| (name, Reader::of(name))).collect()
}

fn written(path: &[Step]) -> String {
    let parts = path.iter().map(|step| match step {
        Step::Key(key) => key.clone(),
        Step::Item(n) => n.to_string(),
    });
    parts.collect::<Vec<_>>().join("/")
}

/// Whether reader and schema agree about some data; the difference in words if they do not.
fn differ(reader: &Reader, schema: &Value, data: &Value) -> Option<String> {
    let (errors, problems) = (reader.errors(data), problems(schema, data));
    match (errors.is_empty(), problems.is_empty()) {
        (true, false) => Some(format!("only the schema refuses: {problems:?}")),
        (false, true) => {
            let ids: Vec<&str> = errors.iter().map(Diagnostic::id).collect();
            Some(format!("only the reader refuses: {ids:?}"))
        }
        _ => None,
    }
}

#[test]
fn an_unknown_key_is_refused_everywhere_and_the_readers_keys_are_those_of_the_schema() {
    let schemas = schemas();
    // The keys that readers name as possible, by the keys of the schema at that place.
    let mut known: BTreeMap<(&str, String), BTreeSet<String>> = BTreeMap::new();
    let readers = readers();
    for spot in spots().iter().filter(|spot| spot.value.is_object()) {
        let (schema, place) = (&schemas[spot.schema], spot.named());
        let (there, _) = schema_at(schema, &spot.data, &spot.path);
        // Where keys are ids, any id may stand.
        if there.get("properties").is_none() {
            continue;
        }
        let mut changed = spot.data.clone();
        at(&mut changed, &spot.path)["zzzz"] = json!(1);
        assert_ne!(problems(schema, &changed), [""; 0], "{place}");
        let errors = readers[spot.schema].errors(&changed);
        let finding = errors.iter().find(|finding| finding.id() == "unknown-key");
        let finding = finding.unwrap_or_else(|| panic!("{place}"));
        let words = &finding.hints.last().unwrap().values[0].1;
        let keys = there["properties"].as_object().unwrap();
        for word in words.split(", ") {
            assert!(keys.contains_key(word), "{place}: `{word}` is not in the schema");
        }
        let keys = keys.keys().cloned().collect::<Vec<_>>().join(", ");
        let known = known.entry((spot.schema, keys)).or_default();
        known.extend(words.split(", ").map(str::to_owned));
    }
    for ((name, keys), found) in &known {
        let found = found.iter().cloned().collect::<Vec<_>>().join(", ");
        assert_eq!(found, *keys, "{name}: the reader knows the left, the schema the right");
    }
    // The sample holds every kind of mapping, and so every key was asked for.
    for (name, schema) in &schemas {
        for object in objects(schema).filter(|object| object.get("title").is_some()) {
            let keys = object["properties"].as_object().unwrap().keys().cloned();
            let keys = keys.collect::<Vec<_>>().join(", ");
            assert!(known.contains_key(&(*name, keys.clone())), "{name}: no sample of {keys}");
        }
    }
}

#[test]
fn the_sample_uses_every_key_and_every_choice() {
    let schemas = schemas();
    let mut used: BTreeSet<String> = BTreeSet::new();
    for (_, name, data) in sample() {
        for (path, value) in places(&data, true) {
            let (schema, _) = schema_at(&schemas[name], &data, &path);
            if let (Some(Step::Key(key)), Some((_, parent))) = (path.last(), path.split_last()) {
                let (parent, _) = schema_at(&schemas[name], &data, parent);
                used.insert(format!("{} {key}", parent["title"]));
                if schema.get("enum").is_some() || schema["type"] == "boolean" {
                    used.insert(format!("{} {key} {value}", parent["title"]));
                }
            }
        }
    }
    for (name, schema) in &schemas {
        for object in objects(schema).filter(|object| object.get("title").is_some()) {
            for (key, schema) in object["properties"].as_object().unwrap() {
                let place = format!("{} {key}", object["title"]);
                assert!(used.contains(&place), "{name}: {place} is not used");
                let yes_no = vec![json!(true), json!(false)];
                let choices = match (schema.get("enum"), schema.get("type")) {
                    (Some(choices), _) => choices.as_array().unwrap(),
                    (None, Some(kind)) if kind == "boolean" => &yes_no,
                    _ => continue,
                };
                // The program speaks one language to an office, and an office prints in one way.
                if object["title"] == "Bản in" {
                    continue;
                }
                for choice in choices.iter().filter(|choice| **choice != "en") {
                    assert!(used.contains(&format!("{place} {choice}")), "{place}: {choice}");
                }
            }
        }
    }
}

#[test]
fn without_a_key_both_agree() {
    let schemas = schemas();
    let readers = readers();
    for spot in spots() {
        let Spot { data, path, schema: name, .. } = &spot;
        let reader = &readers[name];
        let Some((Step::Key(key), parent)) = path.split_last() else { continue };
        let mut changed = data.clone();
        at(&mut changed, parent).as_object_mut().unwrap().remove(key);
        assert_eq!(differ(reader, &schemas[name], &changed), None, "{}", spot.named());
    }
}

/// What a schema cannot know and only the reader refuses: the name of the place, the value put there.
const EXCEPTIONS: [(&str, &str); 18] = [
    // The calendar has no such day.
    ("date", "2021-02-30"),
    // What words of time mean is for the grammar of times to say.
    ("when", "2021-02-30"),
    ("when", "Không phải mã"),
    ("when", "7"),
    ("stretch", "2021-02-30"),
    ("stretch", "Không phải mã"),
    ("stretch", "7"),
    ("yearly", "2021-02-30"),
    ("yearly", "Không phải mã"),
    ("yearly", "7"),
    ("relative", "2021-02-30"),
    ("relative", "Không phải mã"),
    ("relative", "7"),
    // Whether there is such a file, or such a finding.
    ("narrative", "*"),
    ("logo", "*"),
    ("file", "*"),
    ("wrapper", "*"),
    ("finding", "2021-02-30"),
];

#[test]
fn a_wrong_value_is_refused_by_both() {
    let schemas = schemas();
    let values = [
        json!(["x"]),
        json!({"x": "y"}),
        json!("Không phải mã"),
        json!("2021-02-30"),
        json!(7),
        json!(""),
    ];
    let mut met: BTreeSet<usize> = BTreeSet::new();
    let mut wrong = Vec::new();
    let readers = readers();
    for spot in spots() {
        let Spot { data, path, value, schema: name, .. } = &spot;
        let reader = &readers[name];
        let keys = path.iter().rev().filter_map(|step| match step {
            Step::Key(key) => Some(key.as_str()),
            Step::Item(_) => None,
        });
        let Some(key) = keys.clone().next() else { continue };
        if value.is_object() || value.is_array() {
            continue;
        }
        let (_, called) = schema_at(&schemas[name], data, path);
        for value in &values {
            let mut changed = data.clone();
            *at(&mut changed, path) = value.clone();
            let Some(differ) = differ(reader, &schemas[name], &changed) else { continue };
            let shown = value.as_str().map_or(value.to_string(), str::to_owned);
            let exception = EXCEPTIONS.iter().position(|(place, value)| {
                (*place == called || *place == key)
                    && (*value == shown || *value == "*")
                    && differ.starts_with("only the reader")
            });
            match exception {
                Some(at) => drop(met.insert(at)),
                None => wrong.push(format!("{} ({called}) = {shown}: {differ}", spot.named())),
            }
        }
    }
    assert_eq!(wrong.join("\n"), "");
    assert_eq!(met.len(), EXCEPTIONS.len(), "an exception is not needed: {met:?}");
}

#[test]
fn a_list_in_place_of_words_and_words_in_place_of_a_list_are_refused_by_both() {
    let schemas = schemas();
    let readers = readers();
    for spot in spots() {
        let Spot { data, path, value, schema: name, .. } = &spot;
        let reader = &readers[name];
        if !value.is_object() && !value.is_array() {
            continue;
        }
        for other in [json!("trước 15/3"), json!([]), json!([{}]), json!({})] {
            let mut changed = data.clone();
            *at(&mut changed, path) = other.clone();
            let place = format!("{} = {other} for {value}", spot.named());
            assert_eq!(differ(reader, &schemas[name], &changed), None, "{place}");
        }
    }
}

#[test]
fn both_agree_about_choices_between_fields() {
    let plan = schemas().remove("plan.json").unwrap();
    let reader = Reader::of("plan.json");
    let path = "tests/fixtures/ten-dai/content/2023/plan.yaml";
    let base = data(&fs::read_to_string(repository().join(path)).unwrap());
    for (pointer, value, good) in [
        ("/when", json!("tháng 3"), None),
        ("/tasks/0/when", json!("tháng 3"), Some(false)),
        ("/school_year", json!("2023-2024"), Some(false)),
        ("/year", json!("2023-2025"), Some(true)),
        ("/year", json!("2023 - 2025"), Some(true)),
        ("/year", json!("2023"), Some(true)),
        ("/year", json!(1800), Some(false)),
        ("/year", json!("1800-2025"), Some(false)),
        ("/signatures", json!([{"title": "A", "name": "B"}]), Some(true)),
        ("/signature/authority", json!([]), Some(true)),
        ("/document/state", json!("draft"), Some(true)),
        ("/document/number", json!(7), Some(true)),
        ("/document/number", json!(null), Some(false)),
        ("/document/date", json!(null), Some(false)),
        ("/document/date", json!("2023-1-5"), Some(false)),
        ("/document/date", json!("2201-01-05"), Some(false)),
        ("/document/date", json!("1944-01-05"), Some(false)),
        ("/tasks/0/month", json!(13), Some(false)),
        ("/tasks/0/month", json!(0), Some(false)),
        ("/tasks/0/about", json!({"year": 2023, "school_year": "2022-2023"}), Some(false)),
        ("/tasks/0/about", json!({"half": 1, "school_year": "2022-2023"}), Some(false)),
        ("/tasks/0/about", json!({"half": 3, "year": 2023}), Some(false)),
        ("/tasks/0/budget", json!({"amount": "15.000.000"}), Some(true)),
        ("/tasks/0/budget", json!({"amount": "15 triệu"}), Some(false)),
        ("/tasks/0/budget", json!({"amount": "..."}), Some(false)),
        ("/tasks/0/budget", json!({"amount": -5}), Some(false)),
        ("/tasks/0/deliverables", json!(["a", {"of": "b", "stage": "c"}]), Some(true)),
        ("/tasks/0/deliverables", json!([{"stage": "c"}]), Some(false)),
        ("/tasks/0/id", json!("a".repeat(64)), Some(true)),
        ("/tasks/0/id", json!("a".repeat(65)), Some(false)),
        ("/tasks/0/id", json!("a-"), Some(false)),
        ("/tasks/0/id", json!("1a"), Some(false)),
        ("/tasks/0/id", json!("a_b"), Some(false)),
    ] {
        let mut changed = base.clone();
        let (parent, key) = pointer.rsplit_once('/').unwrap();
        changed.pointer_mut(parent).unwrap()[key] = value.clone();
        if pointer == "/year" {
            // Times of a plan for several years name theirs, which is for the reader to see.
            for task in changed["tasks"].as_array_mut().unwrap() {
                task.as_object_mut().unwrap().remove("month");
                task["when"] = json!("tháng 12/2023");
            }
        }
        assert_eq!(differ(&reader, &plan, &changed), None, "{pointer} {value}");
        if let Some(good) = good {
            assert_eq!(problems(&plan, &changed).is_empty(), good, "{pointer} {value}");
        }
    }
    for (when, good) in [
        (json!({"in": "quý II"}), true),
        (json!({"in": "quý II", "by": "15/3"}), false),
        (json!({"from": "tháng 2", "to": "tháng 3"}), true),
        (json!({"from": "tháng 2", "before": "15/3"}), false),
        (json!({"to": "15/3"}), true),
        (json!({"words": "Sớm"}), false),
        (json!({"target": "tháng 3"}), false),
        (json!({"limit": "tháng 3"}), false),
        (json!({"target": {"in": "tháng 3"}, "limit": "chậm nhất 15/4"}), true),
        (json!({"parts": ["tháng 3", {"by": "30/6", "tentative": true}]}), true),
        (json!({"parts": "tháng 3"}), false),
        (json!({"phases": [{"name": "Một", "when": "quý I"}]}), true),
        (json!({"phases": [{"when": "quý I"}]}), false),
        (json!({"by": "15/3", "tentative": "có"}), false),
        (json!(2023), true),
        (json!(["tháng 3"]), false),
    ] {
        let mut changed = base.clone();
        let task = changed["tasks"][0].as_object_mut().unwrap();
        task.remove("month");
        task.insert("when".to_owned(), when.clone());
        assert_eq!(differ(&reader, &plan, &changed), None, "{when}");
        assert_eq!(problems(&plan, &changed).is_empty(), good, "{when}");
    }
}

/// An optional field without a value is as good as none to the reader; the schemas want it filled in
/// or gone, so that an editor marks what was left open. Number and date of a draft may be open.
#[test]
fn an_empty_field_is_marked_by_the_schema_and_missing_to_the_reader() {
    let schemas = schemas();
    let readers = readers();
    for spot in spots() {
        let Spot { data, path, value, schema: name, .. } = &spot;
        let reader = &readers[name];
        let Some((Step::Key(key), parent)) = path.split_last() else { continue };
        let mut without = data.clone();
        at(&mut without, parent).as_object_mut().unwrap().remove(key);
        let mut empty = data.clone();
        *at(&mut empty, path) = Value::Null;
        let good = |data| reader.errors(data).is_empty();
        assert_eq!(good(&empty), good(&without), "{}", spot.named());
        let draft = schema_at(&schemas[name], data, parent).1 == "document"
            && ["number", "date"].contains(&key.as_str())
            && (value.is_null() || good(&empty));
        assert_eq!(problems(&schemas[name], &empty).is_empty(), draft, "{}", spot.named());
    }
}

/// Every schema of a mapping in a schema.
fn objects(schema: &Value) -> impl Iterator<Item = &Value> {
    fn collect<'s>(schema: &'s Value, out: &mut Vec<&'s Value>) {
        if schema.get("properties").is_some() {
            out.push(schema);
        }
        match schema {
            Value::Object(map) => {
                let inner = map.iter().filter(|(key, _)| *key != "examples" && *key != "default");
                inner.for_each(|(_, inner)| collect(inner, out));
            }
            Value::Array(items) => items.iter().for_each(|inner| collect(inner, out)),
            _ => {}
        }
    }
    let mut out = Vec::new();
    collect(schema, &mut out);
    out.into_iter()
}

#[test]
fn every_property_says_what_to_write() {
    for (name, schema) in schemas() {
        assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
        assert_eq!(schema["$id"], name);
        // Conditions have properties, too, but no title.
        for object in objects(&schema).filter(|object| object.get("title").is_some()) {
            assert_eq!(object["additionalProperties"], false, "{name} {}", object["title"]);
            let properties = object["properties"].as_object().unwrap();
            for (key, property) in properties {
                let place = format!("{name} {} {key}", object["title"]);
                for word in ["title", "description"] {
                    let words = property[word].as_str().unwrap_or_default();
                    assert!(!words.is_empty(), "{place} has no {word}");
                    assert_eq!(words.ends_with('.'), word == "description", "{place}: {words}");
                }
                let description = property["description"].as_str().unwrap();
                for choice in property["enum"].as_array().into_iter().flatten() {
                    let shown = choice.as_str().map_or(choice.to_string(), str::to_owned);
                    assert!(description.contains(&format!("`{shown}`: ")), "{place}: {shown}");
                }
            }
            for key in object["required"].as_array().unwrap() {
                assert!(properties.contains_key(key.as_str().unwrap()), "{name}: {key}");
            }
        }
    }
}

#[test]
fn examples_are_right() {
    fn check(name: &str, root: &Value, schema: &Value) {
        for example in schema.get("examples").and_then(Value::as_array).into_iter().flatten() {
            let mut alone = schema.as_object().unwrap().clone();
            alone.insert("$defs".to_owned(), root["$defs"].clone());
            assert_eq!(problems(&alone.into(), example), [""; 0], "{name}: {example}");
            let refers = |to: &str| schema["$ref"] == format!("#/$defs/{to}");
            let times = refers("when") || refers("stretch") || schema["title"] == "Thời gian";
            if let (Some(words), true) = (example.as_str(), times) {
                time::parse(words, 2021).unwrap_or_else(|error| panic!("{words}: {error:?}"));
            }
        }
        match schema {
            Value::Object(map) => map.values().for_each(|inner| check(name, root, inner)),
            Value::Array(items) => items.iter().for_each(|inner| check(name, root, inner)),
            _ => {}
        }
    }
    for (name, schema) in schemas() {
        check(name, &schema, &schema);
    }
}

#[test]
fn what_files_share_is_the_same_in_each_and_nothing_is_left_over() {
    let schemas = schemas();
    let mut first: BTreeMap<&str, &Value> = BTreeMap::new();
    for (name, schema) in &schemas {
        let text = schema.to_string();
        for (key, shared) in schema["$defs"].as_object().into_iter().flatten() {
            let before = first.entry(key.as_str()).or_insert(shared);
            assert_eq!(*before, shared, "{name}: {key}");
            assert!(text.contains(&format!("\"#/$defs/{key}\"")), "{name}: {key} is not used");
        }
    }
}

#[test]
fn the_repository_holds_the_schemas_and_its_files_name_them() {
    for (name, text) in schema::all() {
        let path = repository().join(schema::FOLDER).join(name);
        let found = fs::read_to_string(path).unwrap_or_default();
        assert!(found == text, "{name} is not fresh: run `cargo run -- schema`");
    }
    let reference = repository().join(schema::FOLDER).join("dinh-dang.md");
    let workspace = Workspace::empty().write("content/agency.yaml", "");
    workspace.run(&["schema"]);
    let fresh = fs::read_to_string(reference).unwrap() == workspace.text("schema/dinh-dang.md");
    assert!(fresh, "dinh-dang.md is not fresh: run `cargo run -- schema`");
    assert_eq!(schema::without_line(repository()), []);
}

#[test]
fn the_command_writes_them_and_shows_the_lines() {
    let content = repository().join("tests/fixtures/xa-tan-an/content");
    let workspace = Workspace::copy_of(&content);
    expect![[r#"
        Đã ghi 9 tệp vào schema/: acknowledged.json, agency.json, document.json, laws.json, plan.json, post.json, rest_days.json, units.json, dinh-dang.md.
        3 tệp chưa chỉ tới lược đồ của mình; đặt dòng này ở đầu tệp:
          content/agency.yaml
            # yaml-language-server: $schema=../schema/agency.json
          content/units.yaml
            # yaml-language-server: $schema=../schema/units.json
          content/2026/cai-cach-hanh-chinh/plan.yaml
            # yaml-language-server: $schema=../../../schema/plan.json
        [mã kết thúc 0]
    "#]].assert_eq(&workspace.run(&["schema"]).transcript());
    for (name, text) in schema::all() {
        assert_eq!(workspace.text(&format!("schema/{name}")), text);
    }
    let workspace = workspace.write("schema/plan.json", "{}").edit(
        "content/agency.yaml",
        "name:",
        "# yaml-language-server: $schema=../schema/agency.json\nname:",
    );
    expect![[r#"
        Wrote 1 file into schema/: plan.json.
        2 files do not name their schema; put this line at the top:
          content/units.yaml
            # yaml-language-server: $schema=../schema/units.json
          content/2026/cai-cach-hanh-chinh/plan.yaml
            # yaml-language-server: $schema=../../../schema/plan.json
        [mã kết thúc 0]
    "#]]
    .assert_eq(&workspace.run(&["schema", "--lang", "en"]).transcript());
    let workspace = Workspace::binh_luc();
    assert_eq!(workspace.run(&["schema"]).code, 0);
    expect![[r#"
        Không có gì thay đổi: 9 tệp trong schema/ vẫn đúng.
        [mã kết thúc 0]
    "#]]
    .assert_eq(&workspace.run(&["schema"]).transcript());
    let run = Workspace::copy_of(&content).write("schema", "").run(&["schema"]);
    assert_eq!(run.code, 3);
    assert!(run.err.contains("lỗi[schema-failed]: không ghi được lược đồ: "), "{}", run.err);
}
