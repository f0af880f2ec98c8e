//! The part of JSON Schema (draft 2020-12) that the schemas of the program use, as a judge. Crates
//! that do all of it would make cargo build shared crates twice. A keyword that is not known here
//! stops the test: nothing in a schema goes unjudged.

use serde_json::{Map, Value};

/// What is wrong with a value by a schema, each with the path of the value in the whole.
pub fn problems(root: &Value, value: &Value) -> Vec<String> {
    let mut found = Vec::new();
    Judge { root }.judge(root, value, "", &mut found);
    found
}

/// The schema that a `$ref` leads to, or the schema itself.
pub fn resolved<'s>(root: &'s Value, schema: &'s Value) -> &'s Value {
    match schema.get("$ref").and_then(Value::as_str) {
        Some(target) => {
            let pointer = target.strip_prefix('#').unwrap_or_else(|| panic!("{target}"));
            let there = root.pointer(pointer).unwrap_or_else(|| panic!("nothing at {target}"));
            resolved(root, there)
        }
        None => schema,
    }
}

struct Judge<'s> {
    root: &'s Value,
}

impl Judge<'_> {
    fn holds(&self, schema: &Value, value: &Value) -> bool {
        let mut found = Vec::new();
        self.judge(schema, value, "", &mut found);
        found.is_empty()
    }

    fn judge(&self, schema: &Value, value: &Value, path: &str, found: &mut Vec<String>) {
        let Value::Object(keywords) = schema else { panic!("no schema: {schema}") };
        for (keyword, says) in keywords {
            if !self.keyword(keywords, keyword, says, value, path, found) {
                found.push(format!("{path}: {keyword}"));
            }
        }
    }

    /// Judges by one keyword. What stands further in adds its own findings.
    fn keyword(
        &self,
        keywords: &Map<String, Value>,
        keyword: &str,
        says: &Value,
        value: &Value,
        path: &str,
        found: &mut Vec<String>,
    ) -> bool {
        let length = || value.as_str().map(|text| text.chars().count() as u64);
        let holding = || list(says).iter().filter(|schema| self.holds(schema, value)).count();
        match keyword {
            // They say something to people, or stand for others.
            "$schema" | "$id" | "$defs" | "title" | "description" | "examples" | "default"
            | "then" | "else" => true,
            "$ref" => {
                let target = self.root.pointer(&text(says)[1..]);
                self.judge(target.unwrap_or_else(|| panic!("{says}")), value, path, found);
                true
            }
            "type" => match says {
                Value::String(name) => is_a(value, name),
                names => list(names).iter().any(|name| is_a(value, text(name))),
            },
            "enum" => list(says).contains(value),
            "const" => says == value,
            "pattern" => value.as_str().is_none_or(|value| matches(text(says), value)),
            "minLength" => length().is_none_or(|length| Some(length) >= says.as_u64()),
            "maxLength" => length().is_none_or(|length| Some(length) <= says.as_u64()),
            "minimum" => value.as_f64().is_none_or(|value| Some(value) >= says.as_f64()),
            "maximum" => value.as_f64().is_none_or(|value| Some(value) <= says.as_f64()),
            "minItems" => {
                value.as_array().is_none_or(|items| Some(items.len() as u64) >= says.as_u64())
            }
            "uniqueItems" => value.as_array().is_none_or(|items| {
                items.iter().enumerate().all(|(n, item)| !items[..n].contains(item))
            }),
            "items" => {
                for (n, item) in value.as_array().into_iter().flatten().enumerate() {
                    self.judge(says, item, &format!("{path}/{n}"), found);
                }
                true
            }
            "properties" => {
                let known = map(says);
                for (key, value) in value.as_object().into_iter().flatten() {
                    if let Some(schema) = known.get(key) {
                        self.judge(schema, value, &format!("{path}/{key}"), found);
                    }
                }
                true
            }
            "additionalProperties" => {
                let known = keywords.get("properties").map(map);
                let more = value.as_object().into_iter().flatten();
                let mut more =
                    more.filter(|(key, _)| !known.is_some_and(|known| known.contains_key(*key)));
                if says.is_object() {
                    let mut judged: Vec<(&String, &Value)> = more.collect();
                    judged.retain(|(_, value)| !self.holds(says, value));
                    return judged.is_empty();
                }
                assert_eq!(says, &Value::Bool(false));
                more.next().is_none()
            }
            "minProperties" => {
                value.as_object().is_none_or(|map| Some(map.len() as u64) >= says.as_u64())
            }
            "propertyNames" => value.as_object().is_none_or(|value| {
                value.keys().all(|key| self.holds(says, &Value::String(key.clone())))
            }),
            "required" => value
                .as_object()
                .is_none_or(|value| list(says).iter().all(|key| value.contains_key(text(key)))),
            "dependentRequired" => value.as_object().is_none_or(|value| {
                map(says)
                    .iter()
                    .filter(|(key, _)| value.contains_key(*key))
                    .all(|(_, needed)| list(needed).iter().all(|key| value.contains_key(text(key))))
            }),
            "allOf" => holding() == list(says).len(),
            "anyOf" => holding() > 0,
            "oneOf" => holding() == 1,
            "if" => {
                let next = if self.holds(says, value) { "then" } else { "else" };
                if let Some(next) = keywords.get(next) {
                    self.judge(next, value, path, found);
                }
                true
            }
            _ => panic!("the judge does not know `{keyword}`"),
        }
    }
}

fn is_a(value: &Value, name: &str) -> bool {
    match name {
        "null" => value.is_null(),
        "boolean" => value.is_boolean(),
        "string" => value.is_string(),
        "number" => value.is_number(),
        "integer" => value.as_f64().is_some_and(|value| value.fract() == 0.0),
        "array" => value.is_array(),
        "object" => value.is_object(),
        _ => panic!("no type is named `{name}`"),
    }
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_else(|| panic!("no text: {value}"))
}

fn list(value: &Value) -> &[Value] {
    value.as_array().unwrap_or_else(|| panic!("no list: {value}"))
}

fn map(value: &Value) -> &Map<String, Value> {
    value.as_object().unwrap_or_else(|| panic!("no mapping: {value}"))
}

/// Whether a text holds a pattern: `^` and `$` at its ends, classes, groups of alternatives, `?`,
/// `*`, `+` and `{m,n}`.
fn matches(pattern: &str, text: &str) -> bool {
    let inner = pattern.strip_prefix('^').and_then(|rest| rest.strip_suffix('$'));
    let inner: Vec<char> =
        inner.unwrap_or_else(|| panic!("not whole: {pattern}")).chars().collect();
    let mut at = 0;
    let choices = alternatives(&inner, &mut at);
    assert_eq!(at, inner.len(), "{pattern}");
    let text: Vec<char> = text.chars().collect();
    ends(&choices, &text, 0).contains(&text.len())
}

type Choices = Vec<Vec<(Atom, usize, usize)>>;

enum Atom {
    Letter(char),
    Class(Vec<(char, char)>),
    Group(Choices),
}

fn alternatives(pattern: &[char], at: &mut usize) -> Choices {
    let mut choices = vec![Vec::new()];
    while let Some(letter) = pattern.get(*at) {
        *at += 1;
        let atom = match letter {
            ')' => {
                *at -= 1;
                break;
            }
            '|' => {
                choices.push(Vec::new());
                continue;
            }
            '(' => {
                let inner = alternatives(pattern, at);
                assert_eq!(pattern[*at], ')');
                *at += 1;
                Atom::Group(inner)
            }
            '[' => {
                let end = *at + pattern[*at..].iter().position(|c| *c == ']').unwrap();
                let class = &pattern[*at..end];
                *at = end + 1;
                Atom::Class(ranges(class))
            }
            '\\' | '.' | '^' | '$' => panic!("`{letter}` is not known"),
            letter => Atom::Letter(*letter),
        };
        let (least, most) = times(pattern, at);
        choices.last_mut().unwrap().push((atom, least, most));
    }
    choices
}

fn ranges(class: &[char]) -> Vec<(char, char)> {
    assert_ne!(class[0], '^');
    match class {
        [] => Vec::new(),
        [from, '-', to, rest @ ..] => {
            let mut all = vec![(*from, *to)];
            if !rest.is_empty() {
                all.extend(ranges(rest));
            }
            all
        }
        [one, rest @ ..] => {
            let mut all = vec![(*one, *one)];
            if !rest.is_empty() {
                all.extend(ranges(rest));
            }
            all
        }
    }
}

fn times(pattern: &[char], at: &mut usize) -> (usize, usize) {
    let (least, most, length) = match pattern.get(*at) {
        Some('?') => (0, 1, 1),
        Some('*') => (0, usize::MAX, 1),
        Some('+') => (1, usize::MAX, 1),
        Some('{') => {
            let length = pattern[*at..].iter().position(|c| *c == '}').unwrap();
            let inner: String = pattern[*at + 1..*at + length].iter().collect();
            let (least, most) = inner.split_once(',').unwrap_or((&inner, &inner));
            (least.parse().unwrap(), most.parse().unwrap(), length + 1)
        }
        _ => (1, 1, 0),
    };
    *at += length;
    (least, most)
}

/// Every place at which the choices can end that begin here.
fn ends(choices: &Choices, text: &[char], start: usize) -> Vec<usize> {
    let mut all = Vec::new();
    for sequence in choices {
        let mut places = vec![start];
        for (atom, least, most) in sequence {
            let mut reached = if *least == 0 { places.clone() } else { Vec::new() };
            let mut count = 0;
            while count < *most && !places.is_empty() {
                places = places.iter().flat_map(|at| step(atom, text, *at)).collect();
                places.sort_unstable();
                places.dedup();
                count += 1;
                if count >= *least {
                    reached.extend(&places);
                }
            }
            reached.sort_unstable();
            reached.dedup();
            places = reached;
        }
        all.extend(places);
    }
    all
}

fn step(atom: &Atom, text: &[char], at: usize) -> Vec<usize> {
    let one = |good: bool| if good { vec![at + 1] } else { Vec::new() };
    match (atom, text.get(at)) {
        (Atom::Group(choices), _) => ends(choices, text, at),
        (Atom::Letter(letter), Some(found)) => one(letter == found),
        (Atom::Class(ranges), Some(found)) => {
            one(ranges.iter().any(|(from, to)| (from..=to).contains(&found)))
        }
        (_, None) => Vec::new(),
    }
}

#[test]
fn patterns_are_held_to_the_whole_text() {
    for (pattern, text, expected) in [
        ("^[a-z]([a-z0-9-]{0,2}[a-z0-9])?$", "a", true),
        ("^[a-z]([a-z0-9-]{0,2}[a-z0-9])?$", "a-1b", true),
        ("^[a-z]([a-z0-9-]{0,2}[a-z0-9])?$", "a-1bc", false),
        ("^[a-z]([a-z0-9-]{0,2}[a-z0-9])?$", "a-", false),
        ("^[a-z]([a-z0-9-]{0,2}[a-z0-9])?$", "á", false),
        ("^(1|2[01])x* *- *y+$", "21xx -y", true),
        ("^(1|2[01])x* *- *y+$", "22-y", false),
        ("^(1|2[01])x* *- *y+$", "1-", false),
        ("^a([.]b)*$", "a.b.b", true),
        ("^a([.]b)*$", "a.b.", false),
        ("^a$", "ba", false),
    ] {
        assert_eq!(matches(pattern, text), expected, "{pattern} {text}");
    }
}

#[test]
fn every_keyword_judges() {
    use serde_json::json;
    for (schema, good, bad) in [
        (json!({"type": "string"}), json!("a"), json!(1)),
        (json!({"type": ["null", "number"]}), json!(null), json!("1")),
        (json!({"type": "integer"}), json!(1), json!(1.5)),
        (json!({"type": "boolean"}), json!(true), json!("true")),
        (json!({"enum": ["a", 1]}), json!(1), json!("1")),
        (json!({"const": "a"}), json!("a"), json!("b")),
        (json!({"pattern": "^[ab]+$"}), json!(1), json!("c")),
        (json!({"minLength": 1}), json!("đ"), json!("")),
        (json!({"maxLength": 1}), json!("đ"), json!("đa")),
        (json!({"minimum": 1}), json!(1), json!(0)),
        (json!({"maximum": 1}), json!(1), json!(2)),
        (json!({"items": {"type": "string"}}), json!(["a"]), json!(["a", 1])),
        (json!({"properties": {"a": {"type": "null"}}}), json!({"b": 1}), json!({"a": 1})),
        (
            json!({"properties": {"a": {}}, "additionalProperties": false}),
            json!({"a": 1}),
            json!({"b": 1}),
        ),
        (json!({"required": ["a"]}), json!({"a": 1}), json!({})),
        (json!({"dependentRequired": {"a": ["b"]}}), json!({"b": 1}), json!({"a": 1})),
        (json!({"allOf": [{"minimum": 1}, {"maximum": 2}]}), json!(2), json!(3)),
        (json!({"anyOf": [{"const": 1}, {"const": 2}]}), json!(2), json!(3)),
        (json!({"oneOf": [{"minimum": 1}, {"minimum": 2}]}), json!(1), json!(2)),
        (
            json!({"if": {"required": ["a"]}, "then": {"required": ["b"]}, "else": {"required": ["c"]}}),
            json!({"a": 1, "b": 1}),
            json!({"a": 1}),
        ),
        (json!({"if": {"const": 1}, "else": {"const": 2}}), json!(2), json!(3)),
        (json!({"$defs": {"a": {"const": 1}}, "$ref": "#/$defs/a"}), json!(1), json!(2)),
    ] {
        assert_eq!(problems(&schema, &good), [""; 0], "{schema} {good}");
        assert_ne!(problems(&schema, &bad), [""; 0], "{schema} {bad}");
    }
}
