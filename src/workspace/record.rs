//! Reading a record: fields by name, values by type, every mistake with its line.

use std::cmp::Ordering;
use std::ops::Range;
use std::sync::Arc;

use chrono::{Datelike, NaiveDate, NaiveDateTime};

use super::{disk, normal_form};
use crate::diagnostic::{Diagnostic, Line, nearest};
use crate::language::{date, fold};
use crate::markup::{self, Inline};
use crate::model::{Id, Reference, YEARS, is_plausible};
use crate::output;
use crate::source::yaml::{self, Cause, Entry, Node, Problem, Value};
use crate::source::{Located, Place, SourceFile};

/// How many findings are collected: a file with more is no plan, and each takes memory.
const MOST: usize = 100_000;

/// Reads the records of one file.
pub struct Reader<'f> {
    file: &'f Arc<SourceFile>,
    /// The record that is being read, from the outside in.
    trail: Vec<Line>,
    findings: &'f mut Vec<Diagnostic>,
}

/// The fields of a record that is being read.
pub struct Fields<'n> {
    entries: &'n [Entry],
    span: Range<usize>,
    told: Vec<&'static str>,
    known: Vec<&'static str>,
    missing: Vec<(&'static str, Range<usize>)>,
}

/// What people who think of a field in Vietnamese write for it, folded. A word with several fields
/// stands for the first that the record has.
const VIETNAMESE: [(&str, &str); 72] = [
    ("ban_hanh", "issued_by"),
    ("ban_sao", "copies"),
    ("ban_sao_dien_tu", "electronic_copies"),
    ("bieu_trung", "logo"),
    ("can_cu", "bases"),
    ("chi_tieu", "indicators"),
    ("chu_ky", "signature"),
    ("chu_tri", "lead"),
    ("chuc_vu", "title"),
    ("co_quan", "issuer"),
    ("cong_viec", "tasks"),
    ("cuoc_hop", "meetings"),
    ("danh_so", "numbering"),
    ("dia_chi", "address"),
    ("dia_danh", "place"),
    ("dia_diem", "place"),
    ("dien_thoai", "phone"),
    ("do_khan", "urgency"),
    ("don_vi", "units"),
    ("duoi", "bottom"),
    ("ghi_chu", "note"),
    ("giai_trinh", "internal"),
    ("gian_dong", "line_spacing"),
    ("han", "when"),
    ("han_chot", "when"),
    ("hinh_thuc", "form"),
    ("ho_ten", "name"),
    ("hop", "meetings"),
    ("in", "print"),
    ("khan", "urgency"),
    ("kinh_gui", "addressees"),
    ("kinh_phi", "budget"),
    ("ky_hieu", "symbol"),
    ("ky_hieu", "sign"),
    ("le", "margins"),
    ("lien_he", "contact"),
    ("loai", "kind"),
    ("luu_hanh", "circulation"),
    ("ma", "id"),
    ("mau", "colour"),
    ("mau_sac", "colour"),
    ("nam", "year"),
    ("ngay", "date"),
    ("nguoi_gui", "sender"),
    ("nguoi_ky", "signature"),
    ("nguoi_soan_thao", "drafter"),
    ("nhom", "group"),
    ("noi_bo", "internal"),
    ("noi_dung", "text"),
    ("noi_nhan", "recipients"),
    ("phai", "right"),
    ("pham_vi_luu_hanh", "circulation"),
    ("phoi_hop", "co"),
    ("phong", "font"),
    ("phong_chu", "font"),
    ("phu_luc", "appendices"),
    ("san_pham", "deliverables"),
    ("so", "number"),
    ("so_ban", "copies"),
    ("soan_thao", "drafter"),
    ("ten", "name"),
    ("ten", "title"),
    ("tham_muu", "advised"),
    ("tham_quyen", "authority"),
    ("thang", "month"),
    ("thoi_gian", "when"),
    ("thoi_gian", "time"),
    ("thu_dien_tu", "email"),
    ("tieu_de", "title"),
    ("trai", "left"),
    ("tren", "top"),
    ("trich_yeu", "subject"),
];

/// The YAML tree of a file, if there is one, with what is wrong with it as findings.
pub fn tree(file: &Arc<SourceFile>, findings: &mut Vec<Diagnostic>) -> Option<Node> {
    let root = tree_of_copy(file, &file.text, findings);
    normal_form::check(file, root.as_ref(), findings);
    root
}

/// The YAML tree of a copy of a file's text in which some of it may be blank, so that places in the
/// copy are places in the file.
pub fn tree_of_copy(
    file: &Arc<SourceFile>,
    copy: &str,
    findings: &mut Vec<Diagnostic>,
) -> Option<Node> {
    let (root, problems) = yaml::parse(copy);
    let at = |span: &Range<usize>| Place::new(file, span.clone());
    for problem in problems {
        findings.push(match &problem {
            Problem::Syntax { span, cause } => {
                Diagnostic::error("yaml-syntax").at(at(span)).hint(mended(*cause))
            }
            Problem::DuplicateKey { key, first, span } => Diagnostic::error("duplicate-key")
                .with("key", key)
                .at(at(span))
                .see(at(first), Line::new("duplicate-key.first")),
            Problem::KeyIsNoWord { span } => Diagnostic::error("key-is-no-word").at(at(span)),
            Problem::AnchorOrTag { span } => Diagnostic::error("yaml-anchor").at(at(span)),
            Problem::TooDeep { span } => {
                Diagnostic::error("yaml-too-deep").with("max", yaml::MAX_DEPTH).at(at(span))
            }
            Problem::TooMany { span } => {
                Diagnostic::error("yaml-too-many").with("max", yaml::MAX_NODES).at(at(span))
            }
            Problem::SecondDocument { span } => {
                Diagnostic::error("yaml-second-document").at(at(span))
            }
        });
    }
    root
}

/// How a slip in YAML is mended.
fn mended(cause: Cause) -> Line {
    match cause {
        Cause::Tab => Line::new("yaml-syntax.tab"),
        Cause::NoBreakSpace => Line::new("yaml-syntax.no-break-space"),
        Cause::NoSpace => Line::new("yaml-syntax.space"),
        Cause::Sign(sign) => Line::new("yaml-syntax.sign").with("sign", sign),
        Cause::TabAfterKey => Line::new("yaml-syntax.tab-after"),
        Cause::Indent => Line::new("yaml-syntax.indent"),
        Cause::Bracket(bracket) => Line::new("yaml-syntax.bracket").with("bracket", bracket),
        Cause::Quote => Line::new("yaml-syntax.quote"),
        Cause::Colon => Line::new("yaml-syntax.colon"),
        Cause::Unknown => Line::new("yaml-syntax.usual"),
    }
}

/// Reads a register: a file that holds one list of records. `None` when the file cannot be read as
/// records at all; items that cannot be read are left out, with a finding.
pub fn register<T>(
    file: Result<Arc<SourceFile>, Diagnostic>,
    key: &'static str,
    record: &'static str,
    findings: &mut Vec<Diagnostic>,
    read: fn(&mut Reader, &mut Fields) -> Option<T>,
) -> Option<Vec<T>> {
    let file = file.map_err(|finding| findings.push(finding)).ok()?;
    let root = tree(&file, findings)?;
    let mut reader = Reader::new(&file, findings);
    let mut fields = reader.fields(&root)?;
    let mut items = Vec::new();
    if let Some(node) = fields.required(key) {
        for (n, item) in reader.list(node).iter().enumerate() {
            items.extend(reader.within(Line::new(record).with("n", n + 1), |reader| {
                let mut fields = reader.fields(item)?;
                let value = read(reader, &mut fields);
                fields.finish(reader);
                value
            }));
        }
    }
    fields.finish(&mut reader);
    Some(items)
}

impl<'f> Reader<'f> {
    /// A reader of a file.
    pub fn new(file: &'f Arc<SourceFile>, findings: &'f mut Vec<Diagnostic>) -> Self {
        Self { file, trail: Vec::new(), findings }
    }

    /// Reads inside a record: findings made there carry its name.
    pub fn within<T>(&mut self, record: Line, read: impl FnOnce(&mut Self) -> T) -> T {
        self.trail.push(record);
        let value = read(self);
        self.trail.pop();
        value
    }

    /// A place in the file.
    pub fn place(&self, node: &Node) -> Place {
        self.place_of(node.span.clone())
    }

    /// A stretch of the file.
    pub fn place_of(&self, span: Range<usize>) -> Place {
        Place::new(self.file, span)
    }

    /// The text of the file.
    pub fn file_text(&self) -> &'f str {
        &self.file.text
    }

    /// What stands for a value that could not be read.
    pub fn nothing<T: Default>(&self, span: Range<usize>) -> Located<T> {
        Located { value: T::default(), place: self.place_of(span) }
    }

    /// Adds a finding about a value.
    pub fn report(&mut self, node: &Node, finding: Diagnostic) {
        self.report_at(node.span.clone(), finding);
    }

    /// Adds a finding about a stretch of the file.
    pub fn report_at(&mut self, span: Range<usize>, finding: Diagnostic) {
        match self.findings.len().cmp(&MOST) {
            Ordering::Less => {
                self.findings.push(finding.at(Place::new(self.file, span)).of(&self.trail));
            }
            Ordering::Equal => {
                let last = Diagnostic::error("too-many-mistakes").with("max", MOST);
                self.findings.push(last.at(Place::new(self.file, span)));
            }
            Ordering::Greater => {}
        }
    }

    /// The fields of a mapping.
    pub fn fields<'n>(&mut self, node: &'n Node) -> Option<Fields<'n>> {
        if let Value::Map(entries) = &node.value {
            Some(Fields {
                entries,
                span: node.span.clone(),
                known: Vec::new(),
                told: Vec::new(),
                missing: Vec::new(),
            })
        } else {
            self.report(node, Diagnostic::error("expected-mapping"));
            None
        }
    }

    /// The fields of an item of a list. Where only words stand, they are shown behind the key that
    /// belongs before them; `Lưu: VT` without quotation marks is words too.
    pub fn fields_of_item<'n>(&mut self, node: &'n Node, key: &'static str) -> Option<Fields<'n>> {
        let words = match &node.value {
            Value::Scalar(words) if words.contains([':', '#']) => Some(format!("\"{words}\"")),
            Value::Scalar(words) if !words.trim().is_empty() => Some(words.clone()),
            Value::Map(entries) => match &entries[..] {
                [Entry { key, value: Node { value: Value::Scalar(rest), .. }, .. }]
                    if key.starts_with(char::is_uppercase) =>
                {
                    Some(format!("\"{key}: {rest}\""))
                }
                _ => None,
            },
            _ => None,
        };
        let Some(words) = words else { return self.fields(node) };
        let hint = Line::new("expected-mapping.key").with("key", key).with("words", words);
        self.report(node, Diagnostic::error("expected-mapping").hint(hint));
        None
    }

    /// The items of a list.
    pub fn list<'n>(&mut self, node: &'n Node) -> &'n [Node] {
        if let Value::List(items) = &node.value {
            items
        } else {
            self.report(
                node,
                Diagnostic::error("expected-list").hint(Line::new("expected-list.dash")),
            );
            &[]
        }
    }

    /// Each item of a list field; items that cannot be read are left out, with a finding.
    pub fn records<T>(
        &mut self,
        fields: &mut Fields,
        key: &'static str,
        record: &'static str,
        read: fn(&mut Self, &Node) -> Option<T>,
    ) -> Vec<T> {
        let Some(node) = fields.optional(key) else { return Vec::new() };
        let items = self.list(node).iter().enumerate();
        items
            .filter_map(|(n, item)| {
                self.within(Line::new(record).with("n", n + 1), |reader| read(reader, item))
            })
            .collect()
    }

    /// Words on one line; block scalars are folded, and control characters refused.
    pub fn text(&mut self, node: &Node) -> Option<String> {
        let Value::Scalar(text) = &node.value else {
            self.report(node, Diagnostic::error("expected-text"));
            return None;
        };
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if text.is_empty() {
            self.report(node, Diagnostic::error("empty-text"));
            return None;
        }
        if let Some(control) = text.chars().find(|c| c.is_control()) {
            let code = format!("U+{:04X}", u32::from(control));
            self.report(node, Diagnostic::error("control-character").with("code", code));
            return None;
        }
        Some(text)
    }

    /// Words on one line, with their place.
    pub fn words(&mut self, node: &Node) -> Option<Located<String>> {
        let value = self.text(node)?;
        self.not_cut(node);
        Some(Located { value, place: self.place(node) })
    }

    /// Tells where ` #` ends words in the middle of their line: what is behind it is a comment and printed
    /// nowhere.
    fn not_cut(&mut self, node: &Node) {
        let text = &self.file.text;
        let quoted = text[node.span.clone()].starts_with(['"', '\'', '|', '>']);
        let rest = text[node.span.end..].lines().next().unwrap_or_default();
        let blanks = rest.len() - rest.trim_start().len();
        if !quoted && blanks > 0 && rest[blanks..].starts_with('#') {
            let start = node.span.end + blanks;
            let end = start + rest[blanks..].trim_end().len();
            let hint = Line::new("words-cut.quote");
            self.report_at(start..end, Diagnostic::warning("words-cut").hint(hint));
        }
    }

    /// Whether a key stands behind a comma and has no colon, in a mapping within braces: it is words then.
    pub fn is_cut_off(&self, key: &Range<usize>) -> bool {
        let before = self.file.text.get(..key.start).unwrap_or_default();
        let behind = self.file.text.get(key.end..).unwrap_or_default();
        before.trim_end().ends_with(',')
            && !behind.trim_start_matches('"').trim_start().starts_with(':')
    }

    /// The words of a field that must be there; empty ones at the record where it is not.
    pub fn required_words(&mut self, fields: &mut Fields, key: &'static str) -> Located<String> {
        let words = fields.required(key).and_then(|node| self.words(node));
        words.unwrap_or_else(|| self.nothing(fields.span()))
    }

    /// Says which ways of counting headings are none.
    pub fn check_numbering(&mut self, examples: &[Located<String>]) {
        let mut found = Vec::new();
        let _ = markup::examples(examples, &mut found);
        self.findings.extend(found.into_iter().map(|finding| finding.of(&self.trail)));
    }

    /// A list of words.
    pub fn word_list(&mut self, node: &Node) -> Vec<Located<String>> {
        self.list(node).iter().filter_map(|item| self.words(item)).collect()
    }

    /// An amount of money in đồng; full stops or spaces may stand between the thousands.
    pub fn amount(&mut self, node: &Node) -> Option<u64> {
        let text = self.text(node)?;
        let groups: Vec<&str> = text.split(['.', ' ']).collect();
        // `48.5000` is no number: thousands have three figures.
        let whole = groups.iter().skip(1).all(|group| group.len() == 3) && groups[0].len() <= 3;
        let amount = if groups.len() == 1 || whole { groups.concat().parse().ok() } else { None };
        if amount.is_none() {
            let hint = Line::new("expected-amount.form");
            self.report(node, Diagnostic::error("expected-amount").hint(hint));
        }
        amount
    }

    /// Printed words with bold and italic.
    pub fn inlines(&mut self, node: &Node) -> Option<Located<Vec<Inline>>> {
        let text = self.text(node)?;
        self.not_cut(node);
        let (inlines, findings) = markup::inlines(&text, &self.place(node));
        let good = findings.is_empty();
        self.findings.extend(findings.into_iter().map(|finding| finding.of(&self.trail)));
        good.then(|| Located { value: inlines, place: self.place(node) })
    }

    /// An id, made from nothing: a wrong one is answered with a proposal.
    pub fn id(&mut self, node: &Node) -> Option<Located<Id>> {
        let text = self.text(node)?;
        if output::is_reserved(&text) {
            self.report(node, disk::reserved(&text));
            return None;
        }
        if let Some(value) = Id::new(&text) {
            return Some(Located { value, place: self.place(node) });
        }
        let mut finding = Diagnostic::error("bad-id")
            .with("id", &text)
            .hint(Line::new("bad-id.allowed").with("max", Id::MAX_LENGTH));
        if let Some(proposal) = Id::new(&fold::slug(&text)) {
            finding = finding.hint(Line::new("bad-id.proposal").with("proposal", proposal));
        }
        self.report(node, finding);
        None
    }

    /// A list of ids of other records.
    pub fn references(&mut self, node: &Node) -> Vec<Reference> {
        self.list(node).iter().filter_map(|item| self.id(item)).collect()
    }

    /// A date, `2021-03-15`.
    pub fn date(&mut self, node: &Node) -> Option<NaiveDate> {
        let text = self.text(node)?;
        match date::read(&text) {
            Some(day) if is_plausible(day) => Some(day),
            Some(_) => {
                self.report(node, out_of_years("date-out-of-years"));
                None
            }
            None => {
                self.report(node, no_date(&text));
                None
            }
        }
    }

    /// A date with its place.
    pub fn located_date(&mut self, node: &Node) -> Option<Located<NaiveDate>> {
        Some(Located { value: self.date(node)?, place: self.place(node) })
    }

    /// A moment in Vietnamese time, `2021-03-15T08:30:00`.
    pub fn date_time(&mut self, node: &Node) -> Option<NaiveDateTime> {
        let text = self.text(node)?.replacen(' ', "T", 1);
        let time = NaiveDateTime::parse_from_str(&text, "%Y-%m-%dT%H:%M:%S").ok();
        let time = time.filter(|time| YEARS.contains(&time.year()));
        if time.is_none() {
            let hint = Line::new("expected-date-time.form");
            self.report(node, Diagnostic::error("expected-date-time").hint(hint));
        }
        time
    }

    /// A whole number from 1 on.
    pub fn count(&mut self, node: &Node) -> Option<u32> {
        let count = self.text(node)?.parse().ok().filter(|count| *count >= 1);
        if count.is_none() {
            self.report(node, Diagnostic::error("expected-count"));
        }
        count
    }

    /// A measure; a comma or a full stop stands before the fraction.
    pub fn measure(&mut self, node: &Node) -> Option<f64> {
        let number = self.text(node)?.replacen(',', ".", 1).parse().ok();
        let number = number.filter(|number: &f64| number.is_finite());
        if number.is_none() {
            self.report(node, Diagnostic::error("expected-measure"));
        }
        number
    }

    /// A school year, `2020-2021`, by the year it begins in.
    pub fn school_year(&mut self, node: &Node) -> Option<i32> {
        let text = self.text(node)?;
        let year = text.split_once('-').and_then(|(from, to)| {
            let (from, to): (i32, i32) = (from.trim().parse().ok()?, to.trim().parse().ok()?);
            (to == from + 1 && YEARS.contains(&from)).then_some(from)
        });
        if year.is_none() {
            self.report(node, Diagnostic::error("expected-school-year"));
        }
        year
    }

    /// A year.
    pub fn year(&mut self, node: &Node) -> Option<i32> {
        let year = self.text(node)?.parse().ok().filter(|year| YEARS.contains(year));
        if year.is_none() {
            self.report(node, out_of_years("expected-year"));
        }
        year
    }

    /// A month, 1 to 12.
    pub fn month(&mut self, node: &Node) -> Option<u32> {
        let month = self.text(node)?.parse().ok().filter(|month| (1..=12).contains(month));
        if month.is_none() {
            self.report(node, Diagnostic::error("expected-month"));
        }
        month
    }

    /// One of a few words.
    pub fn choice<T: Copy>(&mut self, node: &Node, choices: &[(&'static str, T)]) -> Option<T> {
        let text = self.text(node)?;
        let found = choices.iter().find(|(word, _)| *word == text);
        if found.is_none() {
            let words: Vec<&str> = choices.iter().map(|(word, _)| *word).collect();
            let mut finding = Diagnostic::error("unknown-choice").with("word", &text);
            if let Some(near) = nearest(&text, words.iter().copied()) {
                finding = finding.hint(Line::new("did-you-mean").with("near", near));
            }
            let finding = finding.hint(Line::new("allowed").with("words", words.join(", ")));
            self.report(node, finding);
        }
        found.map(|(_, value)| *value)
    }
}

/// Year, month and day of a date, in whatever form, whether the calendar has it or not: `05/03/2026`, `ngày 5 tháng 3 năm 2026`, `2026/3/5`.
fn meant(text: &str) -> Option<(i32, u32, u32)> {
    let numbers: Vec<&str> =
        text.split(|c: char| !c.is_ascii_digit()).filter(|digits| !digits.is_empty()).collect();
    let [first, month, last] = numbers[..] else { return None };
    let (year, day) = match (first.len(), last.len()) {
        (1..=2, 4) => (last, first),
        (4, 1..=2) => (first, last),
        _ => return None,
    };
    Some((year.parse().ok()?, month.parse().ok()?, day.parse().ok()?))
}

/// How many days there are where one too many is named.
pub fn month_length(month: Option<u32>, year: Option<i32>) -> Line {
    let days = month.and_then(|month| Some((month, date::days_of(month, year)?)));
    match (days, year) {
        (Some((month, days)), Some(year)) => Line::new("impossible-date.year")
            .with("month", month)
            .with("year", year)
            .with("days", days),
        (Some((month, days)), None) => {
            Line::new("impossible-date.month").with("month", month).with("days", days)
        }
        (None, _) => Line::new("impossible-date.any"),
    }
}

/// What is wrong with a text that is no date.
fn no_date(text: &str) -> Diagnostic {
    let form = Line::new("expected-date.form");
    let expected = Diagnostic::error("expected-date");
    let Some((year, month, day)) = meant(text) else { return expected.hint(form) };
    if let Some(day) = NaiveDate::from_ymd_opt(year, month, day) {
        let write = Line::new("expected-date.write").with("day", day);
        return expected.hint(if is_plausible(day) { write } else { form });
    }
    let finding = Diagnostic::error("impossible-date").with("date", text);
    let has_month = (1..=12).contains(&month);
    let finding = if has_month {
        finding.hint(month_length(Some(month), Some(year)))
    } else {
        finding.hint(Line::new("impossible-date.no-month"))
    };
    // The day may stand where the month belongs.
    if has_month && date::has_shape(text) { finding } else { finding.hint(form) }
}

fn out_of_years(id: &'static str) -> Diagnostic {
    Diagnostic::error(id).with("first", YEARS.start()).with("last", YEARS.end())
}

impl<'n> Fields<'n> {
    /// The value of a field that may be missing.
    pub fn optional(&mut self, key: &'static str) -> Option<&'n Node> {
        if !self.known.contains(&key) {
            self.known.push(key);
        }
        let entry = self.entries.iter().find(|entry| entry.key == key)?;
        (entry.value.value != Value::Null).then_some(&entry.value)
    }

    /// Where the name of a field stands that has no value.
    pub fn without_value(&self, key: &'static str) -> Option<Range<usize>> {
        let entry = self.entries.iter().find(|entry| entry.key == key)?;
        (entry.value.value == Value::Null).then(|| entry.key_span.clone())
    }

    /// The value of a key that has no place here and a finding of its own; it is not told of as unknown.
    pub fn refused(&mut self, key: &'static str) -> Option<&'n Node> {
        let entry = self.entries.iter().find(|entry| entry.key == key)?;
        self.told.push(key);
        Some(&entry.value)
    }

    /// The value of a field that must be there.
    pub fn required(&mut self, key: &'static str) -> Option<&'n Node> {
        let node = self.optional(key);
        if node.is_none() {
            // A key without a value is pointed at itself, a missing one at its record.
            let entry = self.entries.iter().find(|entry| entry.key == key);
            let span = entry.map_or(self.span.clone(), |entry| entry.key_span.clone());
            self.missing.push((key, span));
        }
        node
    }

    /// Reports the fields that are missing, and the keys that nobody asked for. A key that is a
    /// missing field with a slip in its name is one mistake, not two. Says whether every key is
    /// known.
    pub fn finish(self, reader: &mut Reader) -> bool {
        let mut meant = Vec::new();
        let mut known = true;
        let told = |key: &str| self.known.contains(&key) || self.told.contains(&key);
        for entry in self.entries.iter().filter(|entry| !told(&entry.key)) {
            known = false;
            if entry.value.value == Value::Null && reader.is_cut_off(&entry.key_span) {
                let finding = Diagnostic::error("words-cut-by-comma").with("words", &entry.key);
                let hint = Line::new("words-cut-by-comma.quote");
                reader.report_at(entry.key_span.clone(), finding.hint(hint));
                continue;
            }
            let mut finding = Diagnostic::error("unknown-key").with("key", &entry.key);
            // A word that means a field says more than letters that are like those of another one.
            let meant_here = self.meant_in_vietnamese(&entry.key);
            if let Some(near) =
                meant_here.or_else(|| nearest(&entry.key, self.known.iter().copied()))
            {
                finding = finding.hint(Line::new("did-you-mean").with("near", near));
                meant.push(near);
            }
            let finding = finding.hint(Line::new("allowed").with("words", self.known.join(", ")));
            reader.report_at(entry.key_span.clone(), finding);
        }
        for (key, span) in self.missing {
            if !meant.contains(&key) {
                reader.report_at(span, Diagnostic::error("missing-field").with("field", key));
            }
        }
        known
    }

    /// The field that a Vietnamese word stands for, if the record has it.
    fn meant_in_vietnamese(&self, key: &str) -> Option<&'static str> {
        let folded = fold::slug(key).replace('-', "_");
        let mut fields = VIETNAMESE.iter().filter(|(word, _)| *word == folded);
        fields.find(|(_, field)| self.known.contains(field)).map(|(_, field)| *field)
    }

    /// Where the record stands.
    pub fn span(&self) -> Range<usize> {
        self.span.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stand_for_fields_that_there_are() {
        let schemas = crate::workspace::schema::all();
        for (word, field) in VIETNAMESE {
            assert!(
                schemas.iter().any(|(_, text)| text.contains(&format!("\"{field}\": {{"))),
                "{field}"
            );
            assert_eq!(fold::slug(word).replace('-', "_"), word);
        }
        assert!(VIETNAMESE.is_sorted_by_key(|(word, _)| *word));
    }
}
