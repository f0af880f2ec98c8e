//! The reference of the format (tra cứu định dạng): every key of every file, made from the schemas, so that it
//! never says anything else than they do.

use std::collections::BTreeSet;
use std::fmt::Write;

use serde_json::{Map, Value};

/// The name of its file, beside the schemas.
pub const NAME: &str = "dinh-dang.md";

/// What stands above the files: what no schema knows.
const TEXTS: &str = include_str!("schema/loi-van.md");

/// The files in the order in which somebody meets them, with where they stand.
const FILES: [(&str, &str); 8] = [
    ("agency.json", "content/agency.yaml"),
    ("units.json", "content/units.yaml"),
    ("plan.json", "content/<năm>/plan.yaml"),
    ("document.json", "content/<năm>/documents/*.md"),
    ("post.json", "content/<năm>/posts/*.md"),
    ("laws.json", "content/laws.yaml"),
    ("rest_days.json", "content/rest_days.yaml"),
    ("acknowledged.json", "content/acknowledged.yaml"),
];

/// The whole reference as Markdown. `schemas` are names and texts.
#[must_use]
pub fn text(schemas: &[(&str, &str)]) -> String {
    let mut out = TEXTS.to_owned();
    let mut told = BTreeSet::new();
    for (name, path) in FILES {
        let found = schemas.iter().find(|(known, _)| *known == name);
        let Some(schema) = found.and_then(|(_, text)| serde_json::from_str::<Value>(text).ok())
        else {
            continue;
        };
        let _ = writeln!(out, "\n## `{path}`\n\n{}\n", words(&schema, "description"));
        let mut open = Vec::new();
        table(&schema, &mut open, &mut out);
        while let Some(kind) = open.pop() {
            // What several files share is told once.
            if !told.insert(kind.clone()) {
                continue;
            }
            let of = &schema["$defs"][kind.as_str()];
            let title = format!("{} (`{kind}`)", words(of, "title"));
            let _ = writeln!(out, "\n### {title}\n\n{}\n", words(of, "description"));
            table(of, &mut open, &mut out);
        }
    }
    out
}

fn words<'v>(schema: &'v Value, key: &str) -> &'v str {
    schema[key].as_str().unwrap_or_default()
}

/// A row for each key of a mapping. Kinds of mapping that it names are added to `open`.
fn table(schema: &Value, open: &mut Vec<String>, out: &mut String) {
    let Some(keys) = schema["properties"].as_object() else {
        choices(schema, open, out);
        return;
    };
    let _ = writeln!(out, "| mục | là | ghi | ví dụ |\n|---|---|---|---|");
    let required = required(schema);
    let mut kinds = Vec::new();
    for (key, value) in keys {
        let must = if required.contains(&key.as_str()) { " (phải có)" } else { "" };
        let told = format!("{}{must}", words(value, "title"));
        let mut named = Vec::new();
        kinds_of(value, &mut named);
        let of = named.iter().map(|kind| format!("`{kind}`")).collect::<Vec<_>>().join(", ");
        let of = if of.is_empty() { String::new() } else { format!(" Dạng: {of}.") };
        let description = format!("{}{of}", words(value, "description"));
        let example = value["examples"].get(0).map(|one| format!("`{one}`")).unwrap_or_default();
        let cells = [format!("`{key}`"), told, description, example];
        let cells = cells.map(|cell| cell.replace('|', "\\|"));
        let _ = writeln!(out, "| {} |", cells.join(" | "));
        kinds.extend(named);
    }
    kinds.reverse();
    open.extend(kinds);
    // A mapping that is told of where it stands, and has no name of its own.
    for (key, value) in keys {
        for inner in [value, &value["items"]] {
            if inner["properties"].is_object() {
                let _ = writeln!(out, "\n### {} (`{key}`)\n", words(value, "title"));
                table(inner, open, out);
            }
        }
    }
}

/// The forms that a value may have.
fn choices(schema: &Value, open: &mut Vec<String>, out: &mut String) {
    let mut kinds = Vec::new();
    kinds_of(schema, &mut kinds);
    if !kinds.is_empty() {
        let named = kinds.iter().map(|kind| format!("`{kind}`")).collect::<Vec<_>>().join(", ");
        let _ = writeln!(out, "Dạng: {named}.");
        kinds.reverse();
        open.extend(kinds);
    }
}

fn required(schema: &Value) -> Vec<&str> {
    schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect()
}

/// Plain values, which need no table.
const PLAIN: [&str; 8] = ["words", "id", "ids", "date", "years", "year", "school_year", "hour"];

/// The kinds of mapping that a value may be.
fn kinds_of(schema: &Value, kinds: &mut Vec<String>) {
    let Some(map) = schema.as_object() else { return };
    let mut add = |map: &Map<String, Value>| {
        let target = map.get("$ref").and_then(Value::as_str);
        let kind = target.and_then(|target| target.rsplit('/').next()).unwrap_or_default();
        if !kind.is_empty() && !PLAIN.contains(&kind) && !kinds.iter().any(|known| known == kind) {
            kinds.push(kind.to_owned());
        }
    };
    add(map);
    for key in ["items", "additionalProperties"] {
        if let Some(inner) = map.get(key) {
            kinds_of(inner, kinds);
        }
    }
    for key in ["anyOf", "oneOf"] {
        for inner in map.get(key).and_then(Value::as_array).into_iter().flatten() {
            kinds_of(inner, kinds);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workspace::schema;

    #[test]
    fn every_key_of_every_schema_is_told_of() {
        let schemas = schema::all();
        let text = text(&schemas);
        for (name, schema) in schemas {
            assert!(FILES.iter().any(|(known, _)| *known == name), "{name}");
            let schema: Value = serde_json::from_str(schema).unwrap();
            // Conditions have properties, too, but no title.
            let kinds = schema["$defs"].as_object().into_iter().flat_map(Map::values);
            let mut open: Vec<&Value> = kinds.chain([&schema]).collect();
            while let Some(of) = open.pop() {
                for (key, value) in of["properties"].as_object().into_iter().flatten() {
                    assert!(text.contains(&format!("\n| `{key}` |")), "{name}: {key}");
                    open.extend([value, &value["items"]]);
                }
            }
        }
    }
}
