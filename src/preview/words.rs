//! What the preview itself shows in a browser: findings and files of its own, in the user's words.

use std::path::PathBuf;

use serde_json::{Value, json};

use super::editor::Editor;
use super::reply::{HTML, Own};
use super::shown::{Found, News, Shown};
use crate::diagnostic::{self, Catalogue, Diagnostic, Line, Severity};

/// How many findings a page shows. Nobody mends more at once.
const MOST: usize = 100;

const PANEL_SCRIPT: &str = include_str!("browser/panel.js");
const PANEL_STYLE: &str = include_str!("browser/panel.css");
const BESIDE_SCRIPT: &str = include_str!("browser/beside.js");
const BESIDE_STYLE: &str = include_str!("browser/beside.css");

/// The words of a preview (lời của bản xem thử).
pub struct Words {
    /// The sentences.
    pub catalogue: &'static Catalogue,
    /// What opens files.
    pub editor: Editor,
    /// The workspace, by its whole path.
    pub root: PathBuf,
    /// What is shown.
    pub shown: std::sync::Arc<Shown>,
}

impl Words {
    /// What a page is told, as JSON.
    pub fn news(&self, news: &News) -> Value {
        let address = |path: &String| path.strip_prefix("site").map(str::to_owned);
        json!({
            "changed": news.changed.as_ref().map(|paths| {
                paths.iter().filter_map(address).collect::<Vec<String>>()
            }),
            "found": news.findings.as_ref().map(|found| self.found(found)),
            "prints": news.prints,
        })
    }

    fn found(&self, found: &Found) -> Value {
        let words = self.catalogue;
        // The gravest are shown, and in the order of files.
        let mut order: Vec<&Diagnostic> = found.findings.iter().collect();
        order.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
        let more = order.len().saturating_sub(MOST);
        order.truncate(MOST);
        let state = match (found.built, found.stale) {
            (_, false) => None,
            (true, true) => Some(words.word("preview.stale")),
            (false, true) => Some(words.word("preview.never")),
        };
        let summary = if found.findings.is_empty() {
            words.word("preview.good")
        } else {
            diagnostic::summary(&found.findings, words)
        };
        json!({
            "state": state,
            "summary": summary,
            "errors": found.findings.iter().filter(|one| one.severity == Severity::Error).count(),
            "findings": order.iter().map(|finding| self.finding(finding)).collect::<Vec<Value>>(),
            "more": (more > 0).then(|| words.say(&Line::new("more-findings").with("count", more))),
        })
    }

    fn finding(&self, finding: &Diagnostic) -> Value {
        let words = self.catalogue;
        let say = |line: &Line| words.say(line);
        let place = finding.place.as_ref().map(|place| (&place.file.path, place.line_column()));
        let name = match (&place, finding.file()) {
            (Some((path, (line, _))), _) => Some(format!("{path}:{line}")),
            (None, path) => path.map(str::to_owned),
        };
        // What is about a file of the output has nothing to open.
        let whole = |path: &str| Some(self.root.join(path)).filter(|path| path.exists());
        let file = finding.file().and_then(whole);
        let (line, column) = place.map_or((1, 1), |(_, at)| at);
        let related = finding.related.iter().map(|(place, line)| {
            let (at, column) = place.line_column();
            json!({
                "message": say(line),
                "place": format!("{}:{at}", place.file.path),
                "href": self.editor.address(&self.root.join(&place.file.path), at, column),
            })
        });
        json!({
            "severity": finding.severity.key(),
            "name": finding.severity.name(words),
            "id": finding.id(),
            "message": say(&finding.message),
            "record": finding.record.iter().map(say).collect::<Vec<String>>().join(" › "),
            "place": name,
            "href": file.map(|path| self.editor.address(&path, line, column)),
            "hints": finding.hints.iter().map(say).collect::<Vec<String>>(),
            "related": related.collect::<Vec<Value>>(),
        })
    }

    /// A script with the words that it says before it.
    fn script(&self, text: &str) -> String {
        let word = |key| self.catalogue.word(key);
        let words = json!({
            "region": word("preview.region"),
            "beside": word("preview.beside"),
            "close": word("preview.close"),
            "apart": word("preview.apart"),
            "making": word("preview.making"),
            "lost": word("preview.lost"),
            "none": word("preview.no-print"),
            "page": word("preview.page"),
            "print": word("preview.print"),
            "hint": word("preview.hint"),
            "lang": self.catalogue.language().code(),
        });
        format!("const WORDS = {words};\n{text}")
    }

    /// A page of the preview's own; what stands in it is text.
    fn page(&self, title: &str, head: &str, body: &str) -> String {
        let lang = self.catalogue.language().code();
        let title = escaped(title);
        format!(
            "<!DOCTYPE html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'self'; \
             style-src 'self'; connect-src 'self'; frame-src 'self'; img-src data:; base-uri 'none'; form-action \
             'none'\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta \
             name=\"color-scheme\" content=\"light dark\">\n<title>{title}</title>\n<link rel=\"icon\" \
             href=\"data:,\">\n<link rel=\"stylesheet\" href=\"beside.css\">\n{head}</head>\n<body>\n{body}</body>\n\
             </html>\n"
        )
        .replace("\"beside.", &format!("\"{}beside.", super::page::OWN))
    }
}

impl Own for Words {
    fn file(&self, name: &str) -> Option<(&'static str, String)> {
        const SCRIPT: &str = "text/javascript; charset=utf-8";
        const STYLE: &str = "text/css; charset=utf-8";
        Some(match name {
            "panel.js" => (SCRIPT, self.script(PANEL_SCRIPT)),
            "panel.css" => (STYLE, PANEL_STYLE.to_owned()),
            "beside.js" => (SCRIPT, self.script(BESIDE_SCRIPT)),
            "beside.css" => (STYLE, BESIDE_STYLE.to_owned()),
            "beside" => {
                let head = "<script defer src=\"beside.js\"></script>\n";
                (HTML, self.page(&self.catalogue.word("preview.title"), head, ""))
            }
            _ => return None,
        })
    }

    fn alone(&self) -> String {
        let words = self.catalogue;
        let found = self.shown.found();
        let title = words.word("preview.title");
        let text = words.word(match (found.built, found.stale) {
            (false, false) => "preview.first",
            (false, true) => "preview.never",
            (true, _) => "preview.no-page",
        });
        let body = format!(
            "<main class=\"alone\">\n<h1>{}</h1>\n<p>{}</p>\n</main>\n",
            escaped(&title),
            escaped(&text)
        );
        self.page(&title, "", &body)
    }
}

/// Text as HTML.
fn escaped(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    text.replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::diagnostic::Language;

    fn words() -> Words {
        Words {
            catalogue: Catalogue::of(Language::Vi),
            editor: Editor::default(),
            root: PathBuf::new(),
            shown: std::sync::Arc::new(Shown::new()),
        }
    }

    #[test]
    fn a_page_shows_the_gravest_findings_and_counts_the_rest() {
        let finding = |at: usize| {
            let reason = at.to_string();
            let of = if at < MOST { Diagnostic::warning } else { Diagnostic::error };
            of("serve-failed").with("reason", reason)
        };
        let shown = |count: usize| {
            let findings = (0..count).map(finding).collect();
            words().found(&Found { stale: true, built: true, findings })
        };
        let found = shown(MOST);
        assert_eq!(found["findings"].as_array().unwrap().len(), MOST);
        assert_eq!(found["more"], Value::Null);
        let found = shown(MOST + 2);
        assert_eq!(found["findings"].as_array().unwrap().len(), MOST);
        assert_eq!(found["findings"][1]["severity"], "error");
        assert_eq!(found["findings"][2]["severity"], "warning");
        assert!(found["more"].as_str().unwrap().starts_with("Còn 2 chỗ nữa"), "{found}");
        let told = include_str!("../../docs/xem-thu.md");
        assert!(told.contains(&format!("Khung hiện nhiều nhất {MOST} chỗ")));
    }

    #[test]
    fn scripts_are_given_the_words_that_they_say_and_no_others() {
        let words = words();
        let script = words.script("");
        let given = script.split_once("const WORDS = ").unwrap().1.split_once(";\n").unwrap().0;
        let given: Value = serde_json::from_str(given).unwrap();
        let given: BTreeSet<&str> = given.as_object().unwrap().keys().map(String::as_str).collect();
        let said = [PANEL_SCRIPT, BESIDE_SCRIPT].into_iter().flat_map(|text| {
            let after = text.split("WORDS.").skip(1);
            after.map(|rest| rest.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap())
        });
        assert_eq!(given, said.collect());
    }
}
