//! The files of a new workspace, put together from the parts of a document.

use std::collections::BTreeSet;
use std::fmt::Write;

use super::Imported;
use super::bases::{self, Preamble};
use super::body::{Beside, Block, Met, Paragraph, Piece, Source};
use super::closing::{self, Closing, Signer};
use super::columns::Kind;
use super::head::{self, Head};
use super::markdown::{self, Within};
use super::names::{Ids, Register, in_small_letters, place_in};
use super::narrative::{self, Text};
use super::report::Report;
use super::task_table::{self, Shared, Task, TaskTable, TaskTime};
use super::yaml::Yaml;
use crate::diagnostic::{Diagnostic, Line};
use crate::language::fold::slug;
use crate::language::{phrase, time};
use crate::model::DocumentType;
use crate::workspace;

/// The file for words that found no place.
const UNPLACED: &str = "chua-xep-cho.md";

/// The years that a plan is for.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Scope {
    /// The year that times without one mean.
    first: i32,
    /// The value of `year` or `school_year`.
    written: String,
    /// Whether it is a school year.
    school: bool,
    /// The folder.
    folder: String,
}

/// An appendix.
#[derive(Debug)]
struct Appendix {
    id: String,
    title: String,
    file: String,
    text: String,
}

/// What the texts of a document share.
struct Texts<'s> {
    year: i32,
    notes: Vec<Vec<Paragraph>>,
    placed: BTreeSet<usize>,
    tables: Vec<(String, TaskTable)>,
    task_ids: Ids,
    group_ids: Ids,
    table_ids: Ids,
    units: &'s mut Register,
    report: &'s mut Report,
}

/// Puts a workspace together.
///
/// # Errors
/// That no year is known.
pub fn write(mut source: Source, said: &str, year: Option<i32>) -> Result<Imported, Diagnostic> {
    let mut report = Report::default();
    drop_empty_notes(&mut source);
    let (head, text_at) = head::read(&source.blocks, &mut report);
    let scope = scope(&head, year, &mut report)?;
    let (preamble, text_at) = bases::read(&source.blocks, text_at, head.kind);
    let blocks = &source.blocks;
    let closing_at = closing::start(blocks, text_at).unwrap_or_else(|| {
        (text_at..blocks.len())
            .find(|at| closing::is_appendix(&blocks[*at]))
            .unwrap_or(blocks.len())
    });
    let appendix_at = closing::end(blocks, closing_at);
    let closing = closing::read(&blocks[closing_at..appendix_at], &mut report);
    let mut units = Register::default();
    let agency = Agency::of(&head, &closing, said, &mut report);
    let (issuer, _) = units.unit(&agency.name);
    let mut texts = Texts {
        year: scope.first,
        notes: source.notes.clone(),
        placed: BTreeSet::new(),
        tables: Vec::new(),
        task_ids: Ids::default(),
        group_ids: Ids::default(),
        table_ids: Ids::default(),
        units: &mut units,
        report: &mut report,
    };
    let mut body = blocks[text_at..closing_at].to_vec();
    narrative::without_mark_of_end(&mut body);
    let narrative = texts.text(&body);
    let mut rest = blocks[appendix_at..].to_vec();
    narrative::without_mark_of_end(&mut rest);
    let appendices = texts.appendices(&rest);
    let (tables, placed) = (texts.tables, texts.placed);
    let draft = is_draft(&head, &agency, &closing, said);
    for (number, note) in source.notes.iter().enumerate().filter(|(n, _)| !placed.contains(n)) {
        let words: Vec<String> = note.iter().map(Paragraph::text).collect();
        report.unplaced(Line::new("import.at.note").with("n", number + 1), &words.join(" "));
    }
    for beside in &source.beside {
        let (at, words) = match beside {
            Beside::Margin(words) => ("import.at.margin", words),
            Beside::Comment(words) => ("import.at.comment", words),
            Beside::Hidden(words) => ("import.at.hidden", words),
        };
        report.unplaced(Line::new(at), words);
    }
    let laws = workspace::shipped_laws();
    let cited: Vec<Vec<String>> =
        preamble.bases.iter().map(|basis| bases::laws(&basis.text(), &laws)).collect();
    tell(&source.met, &head, draft, &mut report);
    found(&head, &cited, &tables, &closing, &appendices, units.units.len(), &mut report);
    let plan = Plan {
        head: &head,
        scope: &scope,
        preamble: &preamble,
        cited: &cited,
        closing: &closing,
        agency: &agency,
        issuer: &issuer,
        tables: &tables,
        appendices: &appendices,
        draft,
    };
    let folder = format!("content/{}", scope.folder);
    let mut files = vec![
        (workspace::AGENCY_FILE.to_owned(), agency.file()),
        ("content/units.yaml".to_owned(), units_file(&units)),
        (format!("{folder}/plan.yaml"), plan.file()),
        (format!("{folder}/plan.md"), narrative),
    ];
    files.extend(appendices.iter().map(|a| (format!("{folder}/{}", a.file), a.text.clone())));
    if !report.unplaced.is_empty() {
        files.push((format!("{folder}/{UNPLACED}"), unplaced_file(&report)));
    }
    Ok(Imported { files, report })
}

/// A note that says nothing is not called.
fn drop_empty_notes(source: &mut Source) {
    let blank: Vec<bool> =
        source.notes.iter().map(|note| note.iter().all(Paragraph::is_blank)).collect();
    let keep = |piece: &Piece| !matches!(piece, Piece::Note(n) if blank.get(*n) == Some(&true));
    for block in &mut source.blocks {
        match block {
            Block::Paragraph(paragraph) => paragraph.pieces.retain(keep),
            Block::Table(table) => {
                let cells = table.rows.iter_mut().flat_map(|row| &mut row.cells);
                for paragraph in cells.flat_map(|cell| &mut cell.paragraphs) {
                    paragraph.pieces.retain(keep);
                }
            }
        }
    }
}

/// The years: those that the subject names, else that of the date, else the one that was given.
fn scope(head: &Head, given: Option<i32>, report: &mut Report) -> Result<Scope, Diagnostic> {
    let subject = head.subject.to_lowercase();
    let numbers: Vec<&str> =
        subject.split(|c: char| !c.is_ascii_digit()).filter(|part| part.len() == 4).collect();
    let pair = numbers.windows(2).find_map(|pair| {
        let (first, last): (i32, i32) = (pair[0].parse().ok()?, pair[1].parse().ok()?);
        let between = subject.split_once(pair[0])?.1.split_once(pair[1])?.0.trim().to_owned();
        let joined = matches!(between.as_str(), "-" | "–" | "đến" | "đến năm");
        let good = time::YEARS.contains(&first) && time::YEARS.contains(&last) && first < last;
        (joined && good).then_some((first, last))
    });
    if let Some((first, last)) = pair {
        let school = subject.contains("năm học") && last == first + 1;
        let written = format!("{first}-{last}");
        return Ok(Scope { first, folder: written.clone(), written, school });
    }
    let in_subject = subject.find("năm ").and_then(|at| head::year_in(&subject[at..]));
    let in_subject = in_subject.or_else(|| head::year_in(&subject));
    if in_subject.is_none() && head.year.is_some() {
        report.look(Line::new("import.look.year"));
    }
    let year = in_subject.or(head.year).or(given).ok_or_else(|| {
        Diagnostic::error("import-no-year").hint(Line::new("import-no-year.give"))
    })?;
    let written = year.to_string();
    Ok(Scope { first: year, folder: written.clone(), written, school: false })
}

/// A document is finished where it has number and date, and nothing is left to be filled in.
fn is_draft(head: &Head, agency: &Agency, closing: &Closing, said: &str) -> bool {
    // What is signed has nothing left to fill in, whatever its dots stand for.
    let gaps = !closing.signed() && (said.contains('…') || said.contains("..."));
    let named =
        closing.signatures.iter().all(|signer| !signer.name.is_empty() && !signer.title.is_empty());
    head.draft
        || head.number.is_none()
        || head.symbol.is_none()
        || head.date.is_none()
        || head.place.is_none()
        || head.kind.is_none()
        || head.lacks_subject()
        || gaps
        || agency.unknown
        || closing.signatures.is_empty()
        || !named
}

impl Texts<'_> {
    /// A text with its tables of tasks taken out.
    fn text(&mut self, blocks: &[Block]) -> String {
        let mut text = Text::default();
        let mut pending: Vec<Paragraph> = Vec::new();
        let mut before: Option<Vec<String>> = None;
        for block in joined(blocks) {
            match block {
                Block::Paragraph(paragraph) => {
                    if !paragraph.is_blank() {
                        before = None;
                    }
                    pending.push(paragraph);
                }
                Block::Table(table) => {
                    text.paragraphs(&std::mem::take(&mut pending));
                    let mut shared = Shared {
                        year: self.year,
                        tasks: &mut self.task_ids,
                        groups: &mut self.group_ids,
                        units: self.units,
                        report: self.report,
                    };
                    let Some(found) = task_table::read(&table, &mut shared) else {
                        before = None;
                        text.table(&table);
                        continue;
                    };
                    let heads: Vec<String> =
                        found.columns.iter().map(|column| column.column.head.clone()).collect();
                    // A table that goes on below the break of a page is the same table.
                    if before.as_ref() == Some(&heads)
                        && let Some((_, table)) = self.tables.last_mut()
                    {
                        table.groups.extend(found.groups);
                        table.tasks.extend(found.tasks);
                        self.report.look(Line::new("import.look.goes-on"));
                        continue;
                    }
                    text.paragraphs(&found.above);
                    let id = self.table_ids.propose("bảng việc", "bang-viec");
                    text.directive(&match self.tables.len() {
                        0 => "{{ tasks }}".to_owned(),
                        _ => format!("{{{{ tasks: {id} }}}}"),
                    });
                    self.tables.push((id, found));
                    before = Some(heads);
                }
            }
        }
        text.paragraphs(&pending);
        let (text, called) = text.finish(&self.notes);
        self.placed.extend(called);
        text
    }

    /// What stands below the closing, appendix by appendix.
    fn appendices(&mut self, blocks: &[Block]) -> Vec<Appendix> {
        let mut starts: Vec<usize> =
            (0..blocks.len()).filter(|at| closing::is_appendix(&blocks[*at])).collect();
        let first = blocks.iter().position(|block| !block.is_blank());
        if let Some(first) = first
            && !starts.contains(&first)
        {
            starts.insert(0, first);
        }
        let mut ids = Ids::default();
        let mut appendices = Vec::new();
        for (n, start) in starts.iter().enumerate() {
            let end = starts.get(n + 1).copied().unwrap_or(blocks.len());
            let (title, rest) = Self::title_of(&blocks[*start..end]);
            let title = title.unwrap_or_else(|| {
                self.report.look(Line::new("import.look.appendix-title").with("n", n + 1));
                format!("Phụ lục {}", n + 1)
            });
            let id = ids.propose("phụ lục", "phu-luc");
            let file = format!("phu-luc/{id}.md");
            let text = self.text(&rest);
            appendices.push(Appendix { id, title, file, text });
        }
        appendices
    }

    /// The title of an appendix, and what follows it.
    fn title_of(blocks: &[Block]) -> (Option<String>, Vec<Block>) {
        let mut title: Vec<String> = Vec::new();
        let mut at = 0;
        while let Some(Block::Paragraph(paragraph)) = blocks.get(at) {
            let mut done = false;
            for line in paragraph.lines(false) {
                let text = line.text();
                if closing::is_appendix(&Block::Paragraph(line.clone())) {
                    title.extend(behind_label(&text));
                } else if narrative::is_pointer(&text) {
                    // The form says it, and with number and date of the document.
                } else if (line.centred
                    || line.is_bold()
                    || phrase::is_capitals(&text)
                    || !line.apart && title.is_empty())
                    && line.number().is_none()
                    && title.iter().map(|words| words.chars().count()).sum::<usize>()
                        + text.chars().count()
                        < 300
                {
                    title.push(text);
                } else {
                    done = true;
                }
            }
            if done {
                break;
            }
            at += 1;
        }
        let rest = blocks.get(at..).unwrap_or_default().to_vec();
        let title = title.join(" ").trim().to_owned();
        ((!title.is_empty()).then_some(title), rest)
    }
}

/// The words behind `PHỤ LỤC I.`
fn behind_label(text: &str) -> Option<String> {
    let rest = text.get("PHỤ LỤC".len()..)?.trim();
    let first = rest.split([' ', '.', ':', '-', '–']).next().unwrap_or_default();
    let counted = crate::language::numbering::from_roman(first).is_some()
        || !first.is_empty() && first.chars().all(|c| c.is_ascii_digit())
        || first.len() == 1;
    let rest = if counted { &rest[first.len()..] } else { rest };
    let rest = rest.trim_start_matches([' ', '.', ':', '-', '–']);
    rest.contains(char::is_alphanumeric).then(|| rest.to_owned())
}

/// Blank paragraphs between two tables do not part them.
fn joined(blocks: &[Block]) -> impl Iterator<Item = Block> + '_ {
    blocks.iter().filter(|block| !block.is_blank()).cloned()
}

/// The agency, from the letterhead.
struct Agency {
    name: String,
    parent: Option<String>,
    letterhead: String,
    place: String,
    /// Whether the document does not name it.
    unknown: bool,
}

impl Agency {
    fn of(head: &Head, closing: &Closing, said: &str, report: &mut Report) -> Self {
        let mut signed = closing.signatures.iter().flat_map(|signer| &signer.authority);
        let signed = signed.find_map(|line| line.strip_prefix("TM.")).map(str::trim);
        let letterhead = match (&head.issuer, signed) {
            (Some(issuer), _) => issuer.clone(),
            (None, Some(signed)) => {
                report.look(Line::new("import.look.issuer").with("words", signed));
                signed.to_owned()
            }
            (None, None) => {
                report.look(Line::new("import.look.no-issuer"));
                format!("ỦY BAN NHÂN DÂN XÃ {}", workspace::UNFILLED.place.to_uppercase())
            }
        };
        let unknown = head.issuer.is_none() && signed.is_none();
        let name = in_small_letters(&letterhead, said);
        let place = head.place.clone().or_else(|| place_in(&name));
        if head.place.is_none() {
            report.look(Line::new("import.look.place"));
        }
        let place = place.unwrap_or_else(|| workspace::UNFILLED.place.clone());
        let parent = head.parent.as_ref().map(|parent| in_small_letters(parent, said));
        report.look(Line::new("import.look.agency").with("name", &name));
        Self { name, parent, letterhead, place, unknown }
    }

    fn file(&self) -> String {
        let mut yaml = Yaml::default();
        yaml.raw("# yaml-language-server: $schema=../schema/agency.json");
        yaml.raw("# Cơ quan ban hành và trang web, lấy từ đầu văn bản đã nhập. Xem lại từng dòng.");
        yaml.words("name", &self.name);
        if let Some(parent) = &self.parent {
            yaml.words("parent", parent);
        }
        yaml.plain("language", "vi");
        yaml.map("site", |yaml| {
            yaml.words("title", "Kế hoạch công tác");
            yaml.words("subtitle", &self.name);
        });
        yaml.map("calendar", |yaml| {
            yaml.raw("  # Tên miền của đơn vị; đã có người đăng ký lịch thì không đổi nữa.");
            let slug = slug(&self.place);
            let domain = if slug.is_empty() { "don-vi" } else { &slug };
            yaml.plain(
                "domain",
                format!("{}.example", &domain[..domain.len().min(60)].trim_end_matches('-')),
            );
        });
        yaml.finish()
    }
}

fn units_file(units: &Register) -> String {
    let mut yaml = Yaml::default();
    yaml.raw("# yaml-language-server: $schema=../schema/units.json");
    yaml.raw(
        "# Các đơn vị có tên trong bảng công việc của văn bản đã nhập. id thành địa chỉ trang web:",
    );
    yaml.raw("# đã công bố thì không đổi.");
    yaml.map("units", |yaml| {
        for unit in &units.units {
            yaml.item(|yaml| {
                yaml.plain("id", &unit.id);
                yaml.words("name", &unit.name);
                if let Some(kind) = unit.kind {
                    yaml.plain("kind", kind);
                }
            });
        }
    });
    yaml.finish()
}

/// The words that found no place, each below where it stood.
fn unplaced_file(report: &Report) -> String {
    let words = crate::diagnostic::Catalogue::of(crate::diagnostic::Language::Vi);
    let mut text = format!("{}\n\n", words.word("import.unplaced.head"));
    for unplaced in &report.unplaced {
        let at = words.say(&unplaced.at);
        let _ = writeln!(text, "- {at}: {}", markdown::words(&unplaced.words, Within::Value));
    }
    text
}

/// What `plan.yaml` is written from.
struct Plan<'p> {
    head: &'p Head,
    scope: &'p Scope,
    preamble: &'p Preamble,
    cited: &'p [Vec<String>],
    closing: &'p Closing,
    agency: &'p Agency,
    issuer: &'p str,
    tables: &'p [(String, TaskTable)],
    appendices: &'p [Appendix],
    draft: bool,
}

impl Plan<'_> {
    fn file(&self) -> String {
        let mut yaml = Yaml::default();
        yaml.raw("# yaml-language-server: $schema=../../schema/plan.json");
        yaml.raw("# Nhập từ tệp văn bản. Phần lời ở plan.md; đơn vị ở ../units.yaml.");
        let key = if self.scope.school { "school_year" } else { "year" };
        yaml.plain(key, &self.scope.written);
        self.document(&mut yaml);
        yaml.map("letterhead", |yaml| {
            if let Some(parent) = &self.head.parent {
                yaml.words("parent", parent);
            }
            yaml.words("issuer", &self.agency.letterhead);
        });
        yaml.plain("issuer", self.issuer);
        self.bases(&mut yaml);
        self.tasks(&mut yaml);
        if !self.appendices.is_empty() {
            yaml.raw("");
            yaml.map("appendices", |yaml| {
                for appendix in self.appendices {
                    yaml.item(|yaml| {
                        yaml.plain("id", &appendix.id);
                        yaml.words("title", &appendix.title);
                        yaml.plain("file", &appendix.file);
                    });
                }
            });
        }
        self.closing(&mut yaml);
        yaml.finish()
    }

    fn kind(&self) -> &'static DocumentType {
        let usual = || DocumentType::named("KẾ HOẠCH").unwrap_or(&DocumentType::all()[0]);
        self.head.kind.unwrap_or_else(usual)
    }

    fn document(&self, yaml: &mut Yaml) {
        let (head, kind) = (self.head, self.kind());
        yaml.map("document", |yaml| {
            yaml.words("kind", &kind.name);
            if kind.subject || kind.subject_by_number {
                let subject = if head.subject.is_empty() { "…" } else { &head.subject };
                yaml.words("subject", subject);
            }
            match &head.number {
                Some(number) => yaml.quoted("number", number),
                None => yaml.nothing("number"),
            }
            let symbol = head.symbol.clone().unwrap_or_else(|| match &kind.abbreviation {
                Some(short) => format!("{short}-UBND"),
                None => "UBND".to_owned(),
            });
            yaml.words("symbol", &symbol);
            yaml.words("place", &self.agency.place);
            match head.date {
                Some(date) => yaml.plain("date", date),
                None => yaml.nothing("date"),
            }
            let state = match (self.draft, self.closing.signed()) {
                (true, _) => "draft",
                (false, true) => "signed",
                (false, false) => "final",
            };
            yaml.plain("state", state);
            if !self.preamble.addressees.is_empty() {
                yaml.list("addressees", &self.preamble.addressees);
            }
            if let Some(authority) = &head.authority {
                yaml.words("authority", authority);
            }
            if let Some(urgency) = head.urgency {
                yaml.words("urgency", urgency);
            }
        });
    }

    fn bases(&self, yaml: &mut Yaml) {
        if self.preamble.bases.is_empty() {
            return;
        }
        yaml.raw("");
        yaml.raw("# Căn cứ: không ghi dấu \";\" hay \".\" ở cuối. laws ghi mã của văn bản trong sổ văn bản.");
        yaml.map("bases", |yaml| {
            for (basis, laws) in self.preamble.bases.iter().zip(self.cited) {
                yaml.item(|yaml| {
                    // A basis is set in italics as a whole.
                    yaml.words("text", &markdown::paragraph(&basis.unadorned(), Within::Value));
                    if !laws.is_empty() {
                        yaml.ids("laws", laws);
                    }
                });
            }
        });
    }

    fn tasks(&self, yaml: &mut Yaml) {
        yaml.raw("");
        if self.tables.is_empty() {
            yaml.raw(
                "# Văn bản không có bảng công việc nào nhận ra được. Ghi các việc ở đây, và ghi",
            );
            yaml.raw("# {{ tasks }} vào plan.md ở chỗ đặt bảng.");
            yaml.plain("tasks", "[]");
            return;
        }
        let several = self.tables.len() > 1;
        let groups: Vec<_> = self.tables.iter().flat_map(|(_, table)| &table.groups).collect();
        if !groups.is_empty() || several {
            yaml.map("groups", |yaml| {
                for (id, table) in self.tables {
                    if several && table.tasks.iter().any(|task| task.group.is_none()) {
                        yaml.item(|yaml| {
                            yaml.plain("id", format!("nhom-{id}"));
                            yaml.words("title", "Các việc của bảng");
                        });
                    }
                    for group in &table.groups {
                        yaml.item(|yaml| {
                            yaml.plain("id", &group.id);
                            if let Some(label) = &group.label {
                                yaml.quoted("label", label);
                            }
                            yaml.words("title", &group.title);
                            if let Some(within) = &group.within {
                                yaml.plain("within", within);
                            }
                        });
                    }
                }
            });
        }
        if several || !is_usual(&self.tables[0].1) {
            yaml.map("tables", |yaml| {
                for (id, table) in self.tables {
                    yaml.item(|yaml| columns(yaml, id, table, several));
                }
            });
            yaml.raw("");
        }
        yaml.raw("# Công việc. text là lời văn để in; when là thời gian; cells là lời in của các cột khác.");
        yaml.map("tasks", |yaml| {
            for (id, table) in self.tables {
                for one in &table.tasks {
                    let group = one.group.clone().or_else(|| several.then(|| format!("nhom-{id}")));
                    yaml.item(|yaml| task(yaml, one, group.as_deref()));
                }
            }
        });
    }

    fn closing(&self, yaml: &mut Yaml) {
        if !self.closing.recipients.is_empty() {
            yaml.raw("");
            yaml.raw("# Nơi nhận: không ghi \"- \" ở đầu và dấu \";\" hay \".\" ở cuối.");
            yaml.map("recipients", |yaml| {
                for (to, remark) in &self.closing.recipients {
                    yaml.item(|yaml| {
                        yaml.words("to", to);
                        if let Some(remark) = remark {
                            yaml.words("remark", remark);
                        }
                    });
                }
            });
        }
        yaml.raw("");
        match self.closing.signatures.as_slice() {
            [] => yaml.map("signature", |yaml| signature(yaml, &Signer::default())),
            [one] => yaml.map("signature", |yaml| signature(yaml, one)),
            several => yaml.map("signatures", |yaml| {
                for one in several {
                    yaml.item(|yaml| signature(yaml, one));
                }
            }),
        }
    }
}

/// Whether a table is the one that the program sets where a plan names none: months, and what is done in
/// them.
fn is_usual(table: &TaskTable) -> bool {
    let heads: Vec<(Kind, &str)> =
        table.columns.iter().map(|plan| (plan.column.kind, plan.column.head.as_str())).collect();
    let months = table
        .tasks
        .iter()
        .all(|task| matches!(task.when, TaskTime::Month(_)) && task.cells.is_empty());
    let time = if months { "Tháng" } else { "Thời gian" };
    table.groups.is_empty() && heads == [(Kind::Time, time), (Kind::Text, "Nội dung công việc")]
}

fn signature(yaml: &mut Yaml, signer: &Signer) {
    if !signer.authority.is_empty() {
        yaml.one_or_more("authority", &signer.authority);
    }
    let title = if signer.title.is_empty() { "CHỦ TỊCH" } else { &signer.title };
    yaml.words("title", title);
    if let Some(office) = &signer.office {
        yaml.words("office", office);
    }
    let name = if signer.name.is_empty() { &workspace::UNFILLED.signer } else { &signer.name };
    yaml.words("name", name);
}

fn columns(yaml: &mut Yaml, id: &str, table: &TaskTable, several: bool) {
    yaml.plain("id", id);
    if table.groups.is_empty() {
        yaml.plain("group", "none");
    }
    if table.numbering != "continue" {
        yaml.plain("numbering", table.numbering);
    }
    if several {
        let mut only: Vec<String> = table.groups.iter().map(|group| group.id.clone()).collect();
        if table.tasks.iter().any(|task| task.group.is_none()) {
            only.insert(0, format!("nhom-{id}"));
        }
        yaml.ids("only", &only);
    }
    if let Some(total) = &table.total {
        yaml.words("total", total);
    }
    yaml.map("columns", |yaml| {
        for plan in &table.columns {
            let column = &plan.column;
            yaml.item(|yaml| {
                match (column.kind.word(), &plan.id) {
                    (_, Some(id)) => yaml.plain("id", id),
                    (word, None) => yaml.plain("column", word.unwrap_or_default()),
                }
                yaml.words("head", &column.head);
                if let Some(under) = &column.under {
                    yaml.words("under", under);
                }
                if let Some((unit, _)) = column.money().filter(|_| column.kind == Kind::Budget) {
                    yaml.words("unit", unit);
                }
            });
        }
    });
}

fn task(yaml: &mut Yaml, task: &Task, group: Option<&str>) {
    yaml.plain("id", &task.id);
    match &task.when {
        TaskTime::Month(month) => yaml.plain("month", month),
        TaskTime::Words(words) => yaml.words("when", words),
        // A dash is a time, too: none.
        TaskTime::Nothing => yaml.quoted("when", "-"),
    }
    yaml.words("text", &task.text);
    if !task.items.is_empty() {
        yaml.list("items", &task.items);
    }
    if let Some(group) = group {
        yaml.plain("group", group);
    }
    for (key, ids) in [("lead", &task.lead), ("co", &task.co)] {
        if !ids.is_empty() {
            yaml.ids(key, ids);
        }
    }
    if task.amount.is_some() || task.source.is_some() {
        yaml.map("budget", |yaml| {
            if let Some(source) = &task.source {
                yaml.words("source", source);
            }
            if let Some(amount) = task.amount {
                yaml.plain("amount", amount);
            }
        });
    }
    if let Some(note) = &task.note {
        yaml.words("note", note);
    }
    if !task.cells.is_empty() {
        yaml.map("cells", |yaml| {
            for (column, words) in &task.cells {
                yaml.one_or_more(column, words);
            }
        });
    }
}

/// What was found, for the report.
fn found(
    head: &Head,
    cited: &[Vec<String>],
    tables: &[(String, TaskTable)],
    closing: &Closing,
    appendices: &[Appendix],
    units: usize,
    report: &mut Report,
) {
    let kind = head.kind.map_or("KẾ HOẠCH", |kind| kind.name.as_str());
    let number = match (&head.number, &head.symbol) {
        (Some(number), Some(symbol)) => format!("{number}/{symbol}"),
        (None, Some(symbol)) => format!("…/{symbol}"),
        _ => "…".to_owned(),
    };
    let line = match head.subject.as_str() {
        "" => Line::new("import.found.document.bare"),
        subject => Line::new("import.found.document").with("subject", subject),
    };
    report.found.push(line.with("kind", kind).with("number", number));
    let with_laws = cited.iter().filter(|laws| !laws.is_empty()).count();
    let bases = Line::new("import.found.bases").with("count", cited.len());
    report.found.push(bases.with("known", with_laws));
    let tasks: Vec<&Task> = tables.iter().flat_map(|(_, table)| &table.tasks).collect();
    let timed = tasks.iter().filter(|task| task.when != TaskTime::Nothing).count();
    let groups: usize = tables.iter().map(|(_, table)| table.groups.len()).sum();
    if tables.is_empty() {
        report.look(Line::new("import.look.no-table"));
    } else {
        let line = Line::new("import.found.tasks").with("tasks", tasks.len());
        let line = line.with("tables", tables.len()).with("groups", groups);
        report.found.push(line.with("timed", timed).with("units", units));
        let worded = |task: &&&Task| task.cells.iter().any(|(column, _)| column == "time");
        let unsaid = tasks.iter().filter(|task| task.when == TaskTime::Nothing);
        let unsaid = unsaid.filter(|task| !worded(task)).count();
        if unsaid > 0 {
            report.look(Line::new("import.look.no-time").with("count", unsaid));
        }
    }
    let line = Line::new("import.found.closing").with("recipients", closing.recipients.len());
    let line = line.with("signatures", closing.signatures.len());
    report.found.push(line.with("appendices", appendices.len()));
}

/// What somebody has to look at, for the report.
fn tell(met: &Met, head: &Head, draft: bool, report: &mut Report) {
    if head.kind.is_none() {
        report.look(Line::new("import.look.kind"));
    }
    if head.lacks_subject() {
        report.look_first(Line::new("import.look.subject"));
    }
    if draft {
        report.look(Line::new("import.look.draft"));
    }
    let mut count = |key, count: usize| {
        if count > 0 {
            report.look(Line::new(key).with("count", count));
        }
    };
    count("import.look.deleted", met.deleted);
    count("import.look.inserted", met.inserted);
    count("import.look.pictures", met.pictures);
    count("import.look.formulas", met.formulas);
    count("import.look.signs", met.signs);
    count("import.look.nested", met.nested);
    count("import.look.numbering", met.numbering);
    count("import.look.embedded", met.embedded);
    count("import.look.joined", met.joined);
    count("import.look.tags", met.tags);
    for words in &met.boxes {
        report.look(Line::new("import.look.box").with("words", words));
    }
}
