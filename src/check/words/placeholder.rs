//! Nothing is left to be filled in: `…`, `[CẦN BỔ SUNG]`, `ngày … tháng …`.

use std::ops::Range;

use crate::check::rule::{About, Rule, Scope};
use crate::diagnostic::{Diagnostic, Line, Severity};
use crate::edition::{Edition, INDICATORS, OBLIGATION, OBLIGATIONS, TASKS, Text, TextKind};
use crate::language::phrase::capitalised;
use crate::workspace::{AGENCY_FILE, SKELETON, UNFILLED};

use super::spelling::Spellings;

/// Something to be filled in. In a draft it is a warning.
pub static RULE: Rule =
    Rule { id: "placeholder", severity: Severity::Error, about: About::Words, check };

fn check(scope: &Scope, findings: &mut Vec<Diagnostic>) {
    let draft = scope.edition.plan.document.is_draft();
    let mut spellings = Spellings::default();
    // The blanks of a form are for those who fill it in.
    let appendices = scope.edition.plan.appendices.iter().filter(|appendix| appendix.form);
    let forms = appendices.filter_map(|form| form.text.as_ref());
    let forms: Vec<&str> = forms.map(|text| &*text.file.path).collect();
    let is_form = |text: &&Text| {
        !scope.edition.plan.document.numbered || forms.contains(&&*text.whole().file.path)
    };
    for text in scope.texts.iter().filter(|text| !is_form(text)) {
        let mut found = gaps(&text.words);
        // Room left with spaces is seen in the file only: values of data have one space each.
        found.extend(blanks(&text.words).into_iter().filter(|range| {
            let place = text.place(range.clone());
            let source = place.file.text.get(place.span.clone()).unwrap_or_default();
            source.contains("   ") && !source.contains('\n')
        }));
        for range in found {
            let written = text.words.get(range.clone()).unwrap_or_default().to_owned();
            spellings.add(text, range, None, |place| {
                let hint = if is_directive(&written) {
                    Line::new("placeholder.own-line").with("written", &written)
                } else {
                    Line::new("placeholder.fill-in")
                };
                let mut finding = RULE.finding().with("written", written).at(place);
                if draft {
                    finding.severity = Severity::Warning;
                }
                finding.hint(hint)
            });
        }
    }
    findings.extend(spellings.findings());
    if !draft {
        left_over(scope, findings);
    }
}

/// Whether it is the place of a table or of words of the plan, which is known on a line of its own only.
fn is_directive(written: &str) -> bool {
    let name = written.strip_prefix("{{").and_then(|rest| rest.split([':', '}']).next());
    name.is_some_and(|name| [TASKS, OBLIGATION, OBLIGATIONS, INDICATORS].contains(&name.trim()))
}

/// The names that a new workspace was started with.
fn left_over(scope: &Scope, findings: &mut Vec<Diagnostic>) {
    let (place, signer) = (UNFILLED.place.as_str(), UNFILLED.signer.as_str());
    let province = UNFILLED.province.as_str();
    let capitals = [place, signer, province].map(str::to_uppercase);
    let said =
        |written: &str| RULE.finding().with("written", written).hint(Line::new("placeholder.init"));
    for text in scope.texts {
        // In a table the same words may head a column, and in capitals they may be a heading.
        let words: &[&str] = match text.kind {
            TextKind::Cell => &[],
            TextKind::Signature => &[place, signer, &capitals[0], &capitals[1]],
            TextKind::Letterhead => &[place, province, &capitals[0], &capitals[2]],
            _ => &[place, province],
        };
        // A whole paragraph, numbered or not.
        let skeleton = SKELETON.iter().filter(|sentence| {
            let before = text.words.trim().strip_suffix(**sentence);
            before.is_some_and(|number| !number.contains(char::is_alphabetic))
        });
        for word in words.iter().chain(skeleton) {
            if let Some(range) = whole(&text.words, word) {
                findings.push(said(word).at(text.place(range)).of(&text.record));
            }
        }
    }
    let plan = scope.edition.plan;
    if whole(&plan.document.place, place).is_some() {
        findings.push(said(place).at(plan.document.place.place.clone()));
    }
    // What all plans share is told of once.
    let finished = |edition: &&&Edition| !edition.plan.document.is_draft();
    let first = scope.all.iter().find(finished);
    if !first.is_some_and(|first| std::ptr::eq(first.plan, plan)) {
        return;
    }
    for unit in scope.edition.workspace.units.iter().flatten() {
        let left = [place, province].into_iter().find(|word| whole(&unit.name, word).is_some());
        findings.extend(left.map(|word| said(word).at(unit.place.clone())));
    }
    let agency = scope.edition.agency;
    for word in [place, province] {
        let names = [Some(&agency.name), agency.parent.as_ref(), agency.site_subtitle.as_ref()];
        if names.into_iter().flatten().any(|name| whole(name, word).is_some()) {
            findings.push(said(word).about(AGENCY_FILE));
        }
    }
    if agency.calendar_domain == UNFILLED.domain {
        findings.push(said(&UNFILLED.domain).about(AGENCY_FILE));
    }
}

/// Where a text holds some words and not only their letters.
fn whole(text: &str, words: &str) -> Option<Range<usize>> {
    let apart = |range: &Range<usize>| {
        !text[..range.start].ends_with(char::is_alphanumeric)
            && !text[range.end..].starts_with(char::is_alphanumeric)
    };
    let found = text.match_indices(words).map(|(at, _)| at..at + words.len());
    found.filter(|range| !range.is_empty()).find(apart)
}

fn is_dot(c: char) -> bool {
    matches!(c, '.' | '…')
}

/// Every place to be filled in.
fn gaps(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    while let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) {
        let end = match c {
            '.' | '…' | '_' => run(text, at),
            '[' => brackets(text, at),
            '{' => braces(text, at),
            'T' | 'x' | 'X' => letters(text, at),
            '/' => slash(text, at),
            _ => None,
        };
        match end {
            Some(range) if found.last().is_none_or(|last| last.end <= range.start) => {
                at = range.end;
                found.push(range);
            }
            _ => at += c.len_utf8(),
        }
    }
    found
}

/// `{{ … }}` within words: nothing is filled in there.
fn braces(text: &str, start: usize) -> Option<Range<usize>> {
    let inner = text.get(start..)?.strip_prefix("{{")?;
    let end = inner.find("}}").map_or(2, |close| close + 4);
    Some(start..start + end)
}

/// A run of dots or lines that is too long for an ellipsis, or one that stands for a day, a month or
/// a number.
fn run(text: &str, start: usize) -> Option<Range<usize>> {
    let rest = text.get(start..)?;
    if rest.starts_with('_') {
        let length = rest.find(|c| c != '_').unwrap_or(rest.len());
        return (length >= 3).then_some(start..start + length);
    }
    let length = rest.find(|c| !is_dot(c)).unwrap_or(rest.len());
    let (dots, after) = rest.split_at(length);
    let end = start + length;
    let before = text.get(..start)?.trim_end();
    // `ngày … tháng … năm …` is one thing to fill in.
    let mut from = None;
    for (word, next) in [("ngày", "tháng"), ("tháng", "năm")] {
        let led = before.strip_suffix(word).or_else(|| before.strip_suffix(&capitalised(word)));
        if let Some(head) = led
            && !head.ends_with(char::is_alphanumeric)
            && after.trim_start_matches(['/', ' ']).starts_with(next)
        {
            from = Some(head.len());
        }
    }
    if let Some(from) = from {
        return Some(from..date_end(text, end));
    }
    let number = ["số", "Số", "số:", "Số:"].iter().find_map(|word| before.strip_suffix(word));
    if let Some(head) = number
        && after.trim_start().starts_with('/')
        && !head.ends_with(char::is_alphanumeric)
    {
        return Some(head.len()..end + after.find('/')? + 1);
    }
    let ellipses = dots.chars().filter(|c| *c == '…').count();
    // Dots that are all there is are no ellipsis either.
    let alone = before.is_empty() && after.trim().is_empty();
    let long = alone || ellipses >= 2 || (ellipses == 0 && length >= 4);
    long.then_some(start..end)
}

/// Where `… tháng … năm …` ends that goes on here.
fn date_end(text: &str, mut end: usize) -> usize {
    for word in ["tháng", "năm"] {
        let rest = text.get(end..).unwrap_or_default();
        let Some(after) = rest.trim_start_matches(['/', ' ']).strip_prefix(word) else { continue };
        let bare = after.trim_start();
        let dots = bare.trim_start_matches(is_dot);
        if dots.len() == bare.len() {
            break;
        }
        end = text.len() - dots.len();
    }
    end
}

/// The longest bracket that is looked into, in characters.
const LONGEST_BRACKET: usize = 120;

/// Capitals in square brackets.
fn brackets(text: &str, start: usize) -> Option<Range<usize>> {
    let rest = text.get(start..)?;
    // Longer than this, nobody writes what is missing.
    let mut near = rest.char_indices().skip(1).take(LONGEST_BRACKET);
    let (close, _) = near.find(|(_, c)| matches!(c, '[' | ']')).filter(|(_, c)| *c == ']')?;
    let inside = rest.get(1..close)?;
    let capitals = inside.chars().filter(|c| c.is_uppercase()).count();
    // Digits make it a mark of something, such as `[H01]`; `[…]` stands for words left out.
    let shouted = capitals >= 2 && !inside.contains(|c: char| c.is_lowercase() || c.is_numeric());
    shouted.then_some(start..start + close + 1)
}

/// Words before a numeral that three crosses may be.
const COUNTED: [&str; 14] = [
    "thứ", "khóa", "khoá", "kỷ", "kỳ", "chương", "phần", "mục", "lục", "hội", "lần", "tập",
    "quyển", "bộ",
];

/// Crosses such as `xx/xx`, and the English word for what is left to do.
fn letters(text: &str, start: usize) -> Option<Range<usize>> {
    let before = text.get(..start)?;
    if before.ends_with(|c: char| c.is_alphanumeric() || c == '/') {
        return None;
    }
    let rest = text.get(start..)?;
    let length = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
    let (word, after) = rest.split_at(length);
    if word == concat!("TO", "DO") {
        return Some(start..start + length);
    }
    let crosses = word.chars().all(|c| matches!(c, 'x' | 'X'));
    if !crosses || length < 2 {
        return None;
    }
    let next = after.strip_prefix('/').unwrap_or_default();
    let second = next.find(|c: char| !c.is_alphanumeric()).unwrap_or(next.len());
    if second >= 2 && next[..second].chars().all(|c| matches!(c, 'x' | 'X')) {
        return Some(start..start + length + 1 + second);
    }
    let last = before.trim_end().rsplit(' ').next().unwrap_or_default().to_lowercase();
    // Three capitals are also the number 30.
    let numeral = length == 3 && word == concat!("X", "XX");
    let counted = last.is_empty() || COUNTED.contains(&last.as_str()) || after.starts_with('.');
    (length >= 4 || (numeral && !counted)).then_some(start..start + length)
}

/// `số /KH-UBND`: room for a number.
fn slash(text: &str, at: usize) -> Option<Range<usize>> {
    let before = text.get(..at)?;
    let bare = before.trim_end();
    let head = ["số:", "Số:", "số", "Số"].iter().find_map(|word| bare.strip_suffix(word))?;
    let sign = text.get(at + 1..)?.starts_with(char::is_uppercase);
    let apart = !head.ends_with(char::is_alphanumeric);
    (bare.len() < before.len() && sign && apart).then_some(head.len()..at + 1)
}

/// `ngày tháng năm` and `ngày tháng`, where room may have been left with spaces.
fn blanks(text: &str) -> Vec<Range<usize>> {
    let starts = text.match_indices("ngày").map(|(at, _)| at);
    starts
        .filter_map(|start| {
            let rest = text.get(start + "ngày".len()..)?;
            let bare = rest.trim_start().strip_prefix("tháng")?;
            let year = bare.trim_start().strip_prefix("năm").unwrap_or(bare);
            (rest.len() - rest.trim_start().len() > 0).then_some(start..text.len() - year.len())
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn gaps_are_found() {
        let cross = "X".repeat(3);
        let numeral = format!("Đại hội lần thứ {cross}");
        let name = format!("ông Nguyễn Văn {cross} ký");
        for (text, found) in [
            ("gửi [CẦN BỔ SUNG] trước", Some("[CẦN BỔ SUNG]")),
            ("theo [1] và [a]", None),
            ("mã [H01]", None),
            ("“Điều 1 […] khoản 2”", None),
            ("ngày … tháng … năm 2021", Some("ngày … tháng …")),
            ("ngày .... tháng .... năm ....", Some("ngày .... tháng .... năm ....")),
            ("ngày …/3/2021", None),
            ("số …/KH-UBND", Some("số …/")),
            ("số /KH-UBND", Some("số /")),
            ("số lượng…/năm", None),
            ("Họ tên: ……", Some("……")),
            ("Họ tên: ......", Some("......")),
            ("Họ tên: ____", Some("____")),
            ("các sở, ban, ngành…", None),
            ("các sở, ban, ngành...", None),
            ("v.v…", None),
            ("các sở….", None),
            ("ngày xx/xx/2021", Some("xx/xx")),
            (numeral.as_str(), None),
            (name.as_str(), Some(cross.as_str())),
            ("và/hoặc", None),
            ("gửi {{ unit }} trước", Some("{{ unit }}")),
            ("gửi {{ unit trước", Some("{{")),
            ("tập {a; b}", None),
        ] {
            let ranges = gaps(text);
            assert_eq!(ranges.first().map(|range| &text[range.clone()]), found, "{text}");
            assert!(ranges.len() < 2, "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "(ngày|tháng|năm|số|…|[xXT/._\\[\\]{} ]|\\PC){0,40}") {
            for range in gaps(&text).into_iter().chain(blanks(&text)) {
                prop_assert!(text.get(range).is_some());
            }
        }
    }
}
