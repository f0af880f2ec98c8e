//! The index as scripts.

use super::entry::Entry;
use super::pack::pack;

/// How long an index may be, in bytes, that every reader of the search page gets. With the two scripts
/// of that page it stays below 15 kB.
const WHOLE: usize = 8_200;
/// How much text goes into a part, in bytes; packed it is a third.
const PART: usize = 60_000;

/// A script of the index.
#[derive(Debug)]
pub struct Script {
    /// Its path from the top of the site.
    pub path: String,
    before: String,
    /// The text that is packed into it.
    text: Option<String>,
    after: &'static str,
}

impl Script {
    /// What its bytes are made of, for a digest.
    pub fn inputs(&self) -> [&[u8]; 3] {
        let text = self.text.as_deref().unwrap_or_default();
        [self.before.as_bytes(), text.as_bytes(), self.after.as_bytes()]
    }

    /// The script itself. Packing takes time, so that it is done only when it is asked for.
    pub fn render(&self) -> String {
        let text = self.text.as_deref().map(|text| literal(&pack(text))).unwrap_or_default();
        format!("{}{text}{}\n", self.before, self.after)
    }
}

/// The index. A line of the text is an entry: kind, plan, address, title, place, more words, with tabs
/// between them. Kinds and plans are told by their number, `-` is none.
pub fn scripts(plans: &[String], entries: &[Entry]) -> Vec<Script> {
    let lines: Vec<String> = entries.iter().map(line).collect();
    let plans = serde_json::json!(plans);
    let head = |more: &str, text, after| Script {
        path: "assets/tim-kiem.js".to_owned(),
        before: format!("var timKiem={{plans:{plans},{more}"),
        text,
        after,
    };
    let text = lines.join("\n");
    if text.len() <= PART && pack(&text).len() <= WHOLE {
        return vec![head("parts:0,text:", Some(text), "}")];
    }
    let mut parts: Vec<String> = Vec::new();
    for line in &lines {
        match parts.last_mut() {
            Some(part) if part.len() + line.len() <= PART => {
                part.push('\n');
                part.push_str(line);
            }
            _ => parts.push(line.clone()),
        }
    }
    let mut scripts = vec![head(&format!("parts:{}", parts.len()), None, "}")];
    scripts.extend((1..).zip(parts).map(|(number, part)| Script {
        path: format!("assets/tim-kiem-{number}.js"),
        before: format!("timKiem.part({number},"),
        text: Some(part),
        after: ")",
    }));
    scripts
}

/// A text as a script writes it. Between these quotes line ends and tabs may stand as they are.
fn literal(text: &str) -> String {
    format!("`{}`", text.replace('\\', "\\\\").replace('`', "\\`").replace("${", "$\\{"))
}

fn line(entry: &Entry) -> String {
    let kind = (entry.kind as u8).to_string();
    let plan = entry.plan.map_or_else(|| "-".to_owned(), |plan| plan.to_string());
    let anchor = entry.anchor.as_ref().map(|anchor| format!("#{anchor}"));
    let address = format!("{}{}", entry.folder, anchor.unwrap_or_default());
    let fields = [&kind, &plan, &address, &entry.title, &entry.place, &entry.body];
    fields.map(String::as_str).join("\t").trim_end_matches('\t').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::search::entry::Kind;

    fn entry(title: &str) -> Entry {
        Entry {
            kind: Kind::Task,
            plan: Some(0),
            folder: "2026".to_owned(),
            anchor: Some("hop".to_owned()),
            title: title.to_owned(),
            place: "Tháng 3".to_owned(),
            body: String::new(),
        }
    }

    #[test]
    fn a_small_index_is_one_script() {
        let scripts = scripts(&["Kế hoạch \"A\"".to_owned()], &[entry("Họp `khối` ${1} \\")]);
        let [script] = scripts.as_slice() else { panic!("{scripts:?}") };
        assert_eq!(script.path, "assets/tim-kiem.js");
        assert_eq!(
            script.render(),
            "var timKiem={plans:[\"Kế hoạch \\\"A\\\"\"],parts:0,\
             text:`7\t0\t2026#hop\tHọp \\`khối\\` $\\{1} \\\\\tTháng 3`}\n"
        );
    }

    #[test]
    fn a_large_index_is_cut_into_parts_that_lose_nothing() {
        let entries: Vec<Entry> = (0..4_000).map(|n| entry(&format!("Việc số {n}"))).collect();
        let scripts = scripts(&[], &entries);
        let count = scripts.len() - 1;
        assert!(count > 1, "{count}");
        assert_eq!(scripts[0].render(), format!("var timKiem={{plans:[],parts:{count}}}\n"));
        let mut lines = 0;
        for (number, script) in scripts.iter().enumerate().skip(1) {
            assert_eq!(script.path, format!("assets/tim-kiem-{number}.js"));
            let text = script.text.as_deref().unwrap();
            assert!(text.len() <= PART, "{}", text.len());
            lines += text.lines().count();
        }
        assert_eq!(lines, entries.len());
        let last = scripts[count].render();
        assert!(last.starts_with(&format!("timKiem.part({count},`7\t0\t2026#hop\tViệc")), "{last}");
    }
}
