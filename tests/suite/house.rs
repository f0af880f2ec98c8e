//! The shape of the house: a room imports only rooms on lower floors.

use std::collections::BTreeMap;
use std::fs;

use super::harness::repository;

/// The rooms by floor, from the ground up. Rooms that share a floor do not know one another, with
/// two exceptions on the ground floor: a finding points into a file, a recipe answers with findings.
const FLOORS: [&[&str]; 10] = [
    &["language", "output", "diagnostic", "source"],
    &["links", "publish"],
    &["markup"],
    &["model"],
    &["workspace"],
    &["edition"],
    &["site", "print", "check", "calendar", "data", "import", "drafting", "release"],
    &["pipeline"],
    &["preview"],
    &["cli"],
];
const NEIGHBOURS: [(&str, &str); 2] = [("diagnostic", "source"), ("output", "diagnostic")];

fn floor(room: &str) -> usize {
    let at = FLOORS.iter().position(|rooms| rooms.contains(&room));
    at.unwrap_or_else(|| panic!("`{room}` has no floor"))
}

/// The rooms that each room's files name as `crate::ROOM` (or in `crate::{…}`).
fn imports() -> BTreeMap<String, Vec<String>> {
    let src = repository().join("src");
    let mut imports: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for entry in walkdir::WalkDir::new(&src).into_iter().flatten() {
        let path = entry.path();
        let is_code = path.extension().is_some_and(|extension| extension == "rs");
        let relative = path.strip_prefix(&src).unwrap();
        let first = relative.iter().next().map(|part| part.to_string_lossy().into_owned());
        let room = first.unwrap_or_default().trim_end_matches(".rs").to_owned();
        if !is_code || ["main", "lib"].contains(&room.as_str()) {
            continue;
        }
        let text = fs::read_to_string(path).unwrap();
        // Doc links name rooms, too: only code counts.
        let code: String = text
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"))
            .collect::<Vec<_>>()
            .join("\n");
        let named = imports.entry(room).or_default();
        for rest in code.split("crate::").skip(1) {
            let list = rest.strip_prefix('{').and_then(|rest| rest.split('}').next());
            for name in list.unwrap_or(rest).split(',') {
                let name = name.trim_start();
                let end = name.find(|c: char| !c.is_alphanumeric() && c != '_');
                named.push(name[..end.unwrap_or(name.len())].to_owned());
                if list.is_none() {
                    break;
                }
            }
        }
    }
    imports
}

#[test]
fn rooms_import_only_from_lower_floors() {
    let imports = imports();
    assert_eq!(imports.len(), FLOORS.iter().map(|rooms| rooms.len()).sum::<usize>());
    for (room, named) in imports {
        for other in named.iter().filter(|other| **other != room && !other.is_empty()) {
            let neighbours = NEIGHBOURS.contains(&(room.as_str(), other.as_str()));
            assert!(
                floor(other) < floor(&room) || neighbours,
                "`{room}` imports `{other}`, which is not on a lower floor"
            );
        }
    }
}

#[test]
fn only_the_command_line_prints_reads_the_environment_or_asks_the_clock() {
    for entry in walkdir::WalkDir::new(repository().join("src")).into_iter().flatten() {
        let path = entry.path().to_string_lossy().replace('\\', "/");
        let is_code = entry.path().extension().is_some_and(|extension| extension == "rs");
        if !is_code || path.contains("/src/cli/") {
            continue;
        }
        let text = fs::read_to_string(entry.path()).unwrap();
        for word in
            ["println!", "eprintln!", "env::var", "Instant::now", "SystemTime", "current_dir()"]
        {
            assert!(!text.contains(word), "{path}: {word}");
        }
    }
}

#[test]
fn every_rule_is_tried_on_what_it_finds_and_on_a_near_miss() {
    let folder = repository().join("tests/suite/rules");
    let mut tests = String::new();
    for entry in walkdir::WalkDir::new(folder).into_iter().flatten() {
        if entry.file_type().is_file() {
            tests.push_str(&fs::read_to_string(entry.path()).unwrap());
        }
    }
    // Calls may be broken over lines.
    let calls: String = tests.split_whitespace().collect();
    for rule in kehoach::check::rules() {
        for call in ["finds", "passes"] {
            assert!(calls.contains(&format!("{call}(\"{}\",", rule.id)), "{call}: {}", rule.id);
        }
    }
}

#[test]
fn nothing_is_left_to_do() {
    let words = ["TODO", "FIXME", "XXX", "todo!(", "dbg!("];
    for folder in ["src", "templates", "content"] {
        for entry in walkdir::WalkDir::new(repository().join(folder)).into_iter().flatten() {
            if let Ok(text) = fs::read_to_string(entry.path()) {
                for word in words {
                    // A VTODO of a calendar is something else.
                    let alone = |at: usize| !text[..at].ends_with(|c: char| c.is_alphanumeric());
                    let found = text.match_indices(word).any(|(at, _)| alone(at));
                    assert!(!found, "{}: {word}", entry.path().display());
                }
            }
        }
    }
}

/// The code of the rooms that are wanted, without its tests.
fn code(wanted: impl Fn(&str) -> bool) -> String {
    let src = repository().join("src");
    let mut code = String::new();
    for entry in walkdir::WalkDir::new(&src).into_iter().flatten() {
        let path = entry.path().strip_prefix(&src).unwrap().to_string_lossy().replace('\\', "/");
        if path.ends_with(".rs") && wanted(&path) {
            let text = fs::read_to_string(entry.path()).unwrap();
            code.push_str(text.split("#[cfg(test)]").next().unwrap());
        }
    }
    code
}

/// The keys that code says.
fn said(code: &str) -> Vec<&str> {
    let mut keys = Vec::new();
    for call in ["Diagnostic::error(", "Diagnostic::warning(", "Line::new(", ".word(", ".refuse("] {
        for rest in code.split(call).skip(1) {
            if let Some(rest) = rest.trim_start().strip_prefix('"') {
                keys.push(rest.split('"').next().unwrap());
            }
        }
    }
    keys
}

#[test]
fn the_catalogue_holds_every_sentence_that_is_said_and_no_other() {
    use kehoach::diagnostic::{Catalogue, Language};
    let words = Catalogue::of(Language::Vi);
    // Pages have words of their own; what is wrong with a template is a finding like others.
    let pages = code(|path| path.starts_with("site/"));
    let code = code(|path| !path.starts_with("site/"));
    for key in said(&code) {
        assert!(words.raw(key).is_some(), "`{key}` is said and not in the catalogue");
    }
    let everything = code + &pages;
    for key in words.keys() {
        let quoted = format!("\"{key}\"");
        assert!(everything.contains(&quoted), "`{key}` is in the catalogue and never said");
    }
}

#[test]
fn pages_have_every_word_that_they_say_and_no_other() {
    use kehoach::diagnostic::{Catalogue, Language};
    let text = fs::read_to_string(repository().join("src/site/words/vi.yaml")).unwrap();
    let words = Catalogue::read(Language::Vi, &[&text]);
    let code = code(|path| path.starts_with("site/"));
    let findings = Catalogue::of(Language::Vi);
    for key in said(&code) {
        let known = words.raw(key).is_some() || findings.raw(key).is_some();
        assert!(known, "`{key}` is said and no word of pages");
    }
    let mut templates = String::new();
    for entry in walkdir::WalkDir::new(repository().join("templates/site")).into_iter().flatten() {
        if entry.file_type().is_file() {
            templates.push_str(&fs::read_to_string(entry.path()).unwrap());
        }
    }
    for rest in templates.split("{{ w.").skip(1) {
        let key = rest.split(' ').next().unwrap();
        assert!(words.raw(key).is_some(), "w.{key} is no word");
    }
    for key in words.keys() {
        let said = code.contains(&format!("\"{key}\"")) || templates.contains(&format!("w.{key} "));
        assert!(said, "`{key}` is a word of pages and never said");
    }
}
