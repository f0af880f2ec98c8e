//! Blocks and inlines as HTML.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::sync::Arc;

use super::spot::Spot;
use crate::edition::{Edition, INDICATORS, OBLIGATION, OBLIGATIONS, TASKS};
use crate::language::fold;
use crate::language::whole::{self, Piece};
use crate::markup::{
    self, Alignment, Anchor, Block, BlockKind, Figure, Form, Inline, Note, Number, Picture, Table,
};
use crate::output::Digest;

/// A heading for the table of contents.
#[derive(Debug, serde::Serialize)]
pub struct Entry {
    /// Its words.
    pub name: String,
    /// Its anchor.
    pub anchor: String,
}

/// The anchor of a paragraph of the narrative, by its number (from 0).
pub fn paragraph_anchor(number: usize) -> String {
    format!("doan_{}", number + 1)
}

/// The anchor of a part of the text that has an id. Ids of records hold no underscore: no task can
/// have it.
fn part_anchor(text: usize, id: &str) -> String {
    match text {
        0 => format!("muc_{id}"),
        text => format!("phu_luc_{text}_{id}"),
    }
}

/// What references of a text can lead to.
#[derive(Debug, Default)]
struct Targets<'e> {
    /// Which text it is: 0 for the narrative, then the appendices.
    text: usize,
    /// The ids of its parts.
    ids: BTreeSet<&'e str>,
    /// The ids of the appendices, in order.
    appendices: Vec<&'e str>,
}

impl<'e> Targets<'e> {
    fn of(edition: &Edition<'e>, text: usize, blocks: &'e [Block]) -> Self {
        let appendices = &edition.plan.appendices;
        let appendices = appendices.iter().map(|appendix| appendix.id.value.as_str()).collect();
        Self { text, ids: ids(blocks), appendices }
    }

    /// The anchor that a reference leads to.
    fn anchor(&self, name: &str) -> Option<String> {
        if self.ids.contains(name) {
            return Some(part_anchor(self.text, name));
        }
        let at = self.appendices.iter().position(|id| *id == name)?;
        Some(appendix_anchor(at + 1))
    }
}

/// The anchor of an appendix, by its number (from 1).
pub fn appendix_anchor(number: usize) -> String {
    format!("phu_luc_{number}")
}

/// The pictures that a document shows: the path of each on the site, and its bytes. `address` is the
/// folder of the plan that it belongs to.
pub fn pictures(edition: &Edition, address: &str) -> BTreeMap<String, Arc<[u8]>> {
    let texts = edition.plan.texts().map(|text| text.blocks.as_slice());
    texts.flat_map(|blocks| pictures_of(blocks, address)).collect()
}

/// The pictures of one text.
pub fn pictures_of(blocks: &[Block], address: &str) -> BTreeMap<String, Arc<[u8]>> {
    let mut found = BTreeMap::new();
    markup::walk(blocks, &mut |block| {
        if let BlockKind::Figure(Figure { picture: Some(picture), .. }) = &block.kind {
            found.insert(picture_path(address, picture), Arc::clone(&picture.bytes));
        }
    });
    found
}

/// Where a picture stands on the site: `2026/hinh/so-do.png`, `2026/hinh/posts/cay-gao.png`. Files whose names
/// differ in marks or signs only are told apart by the beginning of a digest: `sơ đồ.png` is
/// `so-do-5f2c81d0.png`.
fn picture_path(address: &str, picture: &Picture) -> String {
    let folder = format!("content/{address}/");
    let name = picture.path.strip_prefix(&folder).unwrap_or(&picture.path);
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let mut path = stem.split('/').map(fold::slug).collect::<Vec<String>>().join("/");
    if path != stem {
        let digest = Digest::of(name.as_bytes()).to_string();
        let digest = digest.get(..8).unwrap_or_default();
        // Of names in other scripts nothing may be left.
        let parts = path.split('/').filter(|part| !part.is_empty());
        let known = parts.collect::<Vec<&str>>().join("/");
        path = if known.is_empty() { digest.to_owned() } else { format!("{known}-{digest}") };
    }
    format!("{address}/hinh/{path}.{}", picture.format.ending())
}

/// A text of a plan as HTML.
#[derive(Debug)]
pub struct Shown {
    /// The narrative.
    pub body: String,
    /// Its headings of the first level.
    pub contents: Vec<Entry>,
    /// The appendices, in order.
    pub appendices: Vec<String>,
}

/// The narrative and the appendices, as a page shows them. `address` is the folder of the plan that they
/// belong to, `tasks` the table of tasks.
pub fn html(edition: &Edition, spot: &Spot, address: &str, tasks: &str) -> Shown {
    let blocks = edition.plan.blocks();
    let targets = Targets::of(edition, 0, blocks);
    let mut writer =
        Writer { edition: Some(edition), tasks, ..Writer::new(spot, address, targets) };
    writer.blocks(blocks, None);
    writer.notes(blocks);
    let body = std::mem::take(&mut writer.out);
    let contents = std::mem::take(&mut writer.contents);
    let mut appendices = Vec::new();
    for (n, appendix) in (1..).zip(&edition.plan.appendices) {
        if let Some(text) = &appendix.text {
            writer.targets = Targets::of(edition, n, &text.blocks);
            writer.blocks(&text.blocks, None);
            writer.notes(&text.blocks);
        }
        appendices.push(std::mem::take(&mut writer.out));
    }
    Shown { body, contents, appendices }
}

/// A text that belongs to no document. `address` is the folder of the plan that its pictures stand
/// below.
pub fn piece(blocks: &[Block], spot: &Spot, address: &str) -> String {
    let targets = Targets { text: 0, ids: ids(blocks), appendices: Vec::new() };
    let mut writer = Writer::new(spot, address, targets);
    writer.blocks(blocks, None);
    writer.notes(blocks);
    writer.out
}

/// The ids of the parts of a text.
fn ids(blocks: &[Block]) -> BTreeSet<&str> {
    let mut ids = BTreeSet::new();
    markup::walk(blocks, &mut |block| match &block.kind {
        BlockKind::Heading { id: Some(id), .. } => {
            ids.insert(id.name.as_str());
        }
        BlockKind::Numbered { marks, .. } => {
            let named = marks.iter().filter_map(|mark| mark.id.as_ref());
            ids.extend(named.map(|id| id.name.as_str()));
        }
        _ => {}
    });
    ids
}

/// Inlines as HTML, outside of the text that their references lead to.
pub fn inlines(list: &[Inline]) -> String {
    let mut out = String::new();
    write_inlines(list, &Targets::default(), &mut out);
    out
}

struct Writer<'e> {
    /// The plan whose data stands in the text; `None` for a text without.
    edition: Option<&'e Edition<'e>>,
    spot: &'e Spot,
    address: &'e str,
    tasks: &'e str,
    targets: Targets<'e>,
    out: String,
    contents: Vec<Entry>,
    /// Headings so far: part of an anchor, so that no two are the same.
    seen: usize,
    /// Paragraphs so far.
    paragraphs: usize,
    /// Tables of the author's own so far.
    tables: usize,
}

impl<'e> Writer<'e> {
    fn new(spot: &'e Spot, address: &'e str, targets: Targets<'e>) -> Self {
        Self {
            edition: None,
            spot,
            address,
            tasks: "",
            targets,
            out: String::new(),
            contents: Vec::new(),
            seen: 0,
            paragraphs: 0,
            tables: 0,
        }
    }

    /// Writes blocks. `mark` is put before the first words, as HTML: numbers and dashes are words of
    /// an administrative text, and people quote them, so they are text and not list bullets.
    fn blocks(&mut self, blocks: &'e [Block], mark: Option<String>) {
        let mut mark = mark;
        let takes_mark = |block: &Block| match &block.kind {
            BlockKind::Paragraph(_) => true,
            BlockKind::Directive(directive) => directive.name == OBLIGATION,
            _ => false,
        };
        // A number before a list or a table, or before nothing, stands alone.
        if !blocks.first().is_some_and(takes_mark)
            && let Some(mark) = mark.take()
        {
            let _ = writeln!(self.out, "<p>{}</p>", mark.trim_end());
        }
        for block in blocks {
            match &block.kind {
                BlockKind::Heading { level, text, number, id } => {
                    self.heading(*level, text, number.as_ref(), id.as_ref());
                }
                BlockKind::Paragraph(text) => {
                    let mark = mark.take().unwrap_or_default();
                    let anchor = paragraph_anchor(self.paragraphs);
                    self.paragraphs += 1;
                    let words = self.words(text);
                    let _ = writeln!(self.out, "<p id=\"{anchor}\">{mark}{words}</p>");
                }
                BlockKind::Numbered { marks, items, .. } => {
                    for (mark, item) in marks.iter().zip(items) {
                        let words = &mark.words;
                        let mark = match &mark.id {
                            Some(id) => {
                                let anchor = part_anchor(self.targets.text, &id.name);
                                format!("<span id=\"{anchor}\">{words}</span> ")
                            }
                            None => format!("{words} "),
                        };
                        self.blocks(item, Some(mark));
                    }
                }
                BlockKind::Dashed(items) => {
                    for item in items {
                        self.blocks(item, Some("- ".to_owned()));
                    }
                }
                BlockKind::Table(table) => self.table(table),
                BlockKind::Quote(inner) => {
                    self.out.push_str("<blockquote>\n");
                    self.blocks(inner, None);
                    self.out.push_str("</blockquote>\n");
                }
                BlockKind::Figure(figure) => self.figure(figure),
                BlockKind::Directive(directive) => {
                    let argument = directive.argument.as_deref();
                    match directive.name.as_str() {
                        TASKS | INDICATORS | OBLIGATIONS => {
                            match self.edition.and_then(|edition| edition.placed(directive)) {
                                Some(placed) => self.blocks(placed, None),
                                None if directive.name == TASKS => self.out.push_str(self.tasks),
                                None => {}
                            }
                        }
                        OBLIGATION => self.obligation(argument, mark.take().as_deref()),
                        _ => {}
                    }
                }
            }
        }
    }

    fn words(&self, text: &[Inline]) -> String {
        let mut out = String::new();
        write_inlines(text, &self.targets, &mut out);
        out
    }

    fn heading(
        &mut self,
        level: u8,
        text: &[Inline],
        number: Option<&Number>,
        id: Option<&Anchor>,
    ) {
        self.seen += 1;
        let title = markup::title(text, number);
        let name = match number {
            Some(number) => format!("{} {}", number.words, markup::plain(text)),
            None => markup::plain(text),
        };
        let anchor = match id {
            Some(id) => part_anchor(self.targets.text, &id.name),
            // Ids of records hold no underscore: no task can have this anchor.
            None => format!("muc_{}_{}", self.seen, fold::slug(&name)),
        };
        let (class, inner) = match (title.form, &title.number) {
            (Form::Division, Some(number)) => {
                let words = self.words(&title.words);
                let title = if words.is_empty() {
                    String::new()
                } else {
                    format!(" <span class=\"title\">{words}</span>")
                };
                (" class=\"division\"", format!("<span class=\"number\">{number}</span>{title}"))
            }
            (Form::Sentence, Some(number)) => {
                let words = self.words(&title.words);
                (" class=\"sentence\"", format!("<strong>{number}</strong> {words}"))
            }
            _ => {
                let number = number.map(|number| format!("{} ", number.words));
                ("", format!("{}{}", number.unwrap_or_default(), self.words(text)))
            }
        };
        // The page's own title is the first level.
        let tag = (level + 1).min(6);
        let _ = writeln!(self.out, "<h{tag} id=\"{anchor}\"{class}>{inner}</h{tag}>");
        if level == 1 {
            self.contents.push(Entry { name, anchor });
        }
    }

    /// A table in a box of its own, which is moved sideways on a narrow screen and not the page.
    fn table(&mut self, table: &'e Table) {
        self.tables += 1;
        let classes: Vec<&str> = table
            .alignments()
            .into_iter()
            .map(|alignment| match alignment {
                Alignment::Natural | Alignment::Left => "",
                Alignment::Centre => " class=\"middle\"",
                Alignment::Right => " class=\"amount\"",
            })
            .collect();
        let _ = writeln!(
            self.out,
            "<section class=\"wide\" aria-label=\"Bảng {}\" tabindex=\"0\">\n\
             <table class=\"own{}\">",
            self.tables,
            // Many columns are narrower each.
            if table.columns.len() >= MANY { " many" } else { "" }
        );
        self.table_head(table);
        self.out.push_str("<tbody>\n");
        let names_heads = names_heads(table);
        let number = self.tables;
        // Headings that stand right below one another hold for the same rows.
        let mut groups: Vec<String> = Vec::new();
        let mut below = true;
        for (at, row) in table.rows.iter().enumerate() {
            if let Some(group) = row.group() {
                if std::mem::take(&mut below) {
                    groups.clear();
                    // The rows below belong to it.
                    if at > 0 {
                        self.out.push_str("</tbody>\n<tbody>\n");
                    }
                }
                let id = format!("bang_{number}_nhom_{}", at + 1);
                let label = group.label.map(|label| self.words(label));
                let columns = table.columns.len() - usize::from(label.is_some());
                let head = named_by(&heads(table, number, 0));
                let label = label.map(|words| format!("<td class=\"middle\"{head}>{words}</td>"));
                let words = self.words(group.words);
                let _ = writeln!(
                    self.out,
                    "<tr class=\"group\">{}<th scope=\"rowgroup\" colspan=\"{columns}\" id=\"{id}\">{words}</th></tr>",
                    label.unwrap_or_default()
                );
                groups.push(id);
                continue;
            }
            below = true;
            self.out.push_str("<tr>\n");
            for (column, (cell, class)) in row.cells.iter().zip(&classes).enumerate() {
                let words = self.words(&cell.text);
                let heads = if names_heads { heads(table, number, column) } else { Vec::new() };
                let groups = groups.iter().filter(|_| names_heads).cloned();
                let heads: Vec<String> = heads.into_iter().chain(groups).collect();
                let heads = named_by(&heads);
                let _ = writeln!(self.out, "<td{class}{heads}>{words}</td>");
            }
            self.out.push_str("</tr>\n");
        }
        self.out.push_str("</tbody>\n</table>\n</section>\n");
    }

    /// The head of a table; of two rows where some of it stands over several columns.
    fn table_head(&mut self, table: &Table) {
        let number = self.tables;
        let names_heads = names_heads(table);
        let id = |at: usize, of: fn(usize, usize) -> String| {
            if names_heads { format!(" id=\"{}\"", of(number, at)) } else { String::new() }
        };
        let column = |writer: &mut Self, at: usize, rows: usize| {
            let Some(cell) = table.head.cells.get(at) else { return };
            let words = writer.words(&cell.text);
            let span = if rows > 1 { format!(" rowspan=\"{rows}\"") } else { String::new() };
            // An empty head names nothing.
            let _ = if words.is_empty() {
                writeln!(writer.out, "<td{span}></td>")
            } else {
                writeln!(writer.out, "<th scope=\"col\"{span}{}>{words}</th>", id(at, head_id))
            };
        };
        self.out.push_str("<thead>\n<tr>");
        let rows = if table.over.is_empty() { 1 } else { 2 };
        for at in 0..table.head.cells.len() {
            match table.over.iter().enumerate().find(|(_, over)| over.columns.contains(&at)) {
                Some((n, over)) if over.columns.start == at => {
                    let words = self.words(&over.cell.text);
                    let columns = over.columns.len();
                    let _ = writeln!(
                        self.out,
                        "<th scope=\"colgroup\" colspan=\"{columns}\"{}>{words}</th>",
                        id(n, over_id)
                    );
                }
                Some(_) => {}
                None => column(self, at, rows),
            }
        }
        self.out.push_str("</tr>\n");
        if rows > 1 {
            self.out.push_str("<tr>");
            for at in table.over.iter().flat_map(|over| over.columns.clone()) {
                column(self, at, 1);
            }
            self.out.push_str("</tr>\n");
        }
        self.out.push_str("</thead>\n");
    }

    fn figure(&mut self, figure: &Figure) {
        let Some(picture) = &figure.picture else { return };
        let mut alt = String::new();
        escape(&figure.alt, &mut alt);
        let path = self.spot.file(&picture_path(self.address, picture));
        let (width, height) = (picture.width, picture.height);
        let _ = writeln!(
            self.out,
            "<figure>\n<img src=\"{path}\" alt=\"{alt}\" width=\"{width}\" height=\"{height}\">"
        );
        if let Some(caption) = &figure.caption {
            let mut words = String::new();
            escape(caption, &mut words);
            let _ = writeln!(self.out, "<figcaption>{words}</figcaption>");
        }
        self.out.push_str("</figure>\n");
    }

    /// The footnotes below the text, each with the way back.
    fn notes(&mut self, blocks: &'e [Block]) {
        let mut notes: Vec<&Note> = Vec::new();
        markup::words(blocks, &mut |_, text| {
            notes.extend(markup::notes(text));
        });
        if notes.is_empty() {
            return;
        }
        self.out.push_str("<section class=\"notes\" aria-label=\"Chú thích\">\n<ol>\n");
        for note in notes {
            let number = note.number;
            let _ = writeln!(self.out, "<li id=\"{}\">", note_anchor(self.targets.text, number));
            for (at, block) in note.blocks.iter().enumerate() {
                let BlockKind::Paragraph(text) = &block.kind else { continue };
                let words = self.words(text);
                let back = if at + 1 == note.blocks.len() {
                    let anchor = call_anchor(self.targets.text, number);
                    let label = format!("Về chỗ có chú thích {number}");
                    format!(" <a class=\"back\" href=\"#{anchor}\" aria-label=\"{label}\">↩</a>")
                } else {
                    String::new()
                };
                let _ = writeln!(self.out, "<p>{words}{back}</p>");
            }
            self.out.push_str("</li>\n");
        }
        self.out.push_str("</ol>\n</section>\n");
    }

    fn obligation(&mut self, id: Option<&str>, mark: Option<&str>) {
        let mark = mark.unwrap_or_default();
        let Some(edition) = self.edition else { return };
        let found = edition.plan.obligations.iter();
        for obligation in found.filter(|o| Some(o.id.value.as_str()) == id) {
            let text = inlines(&obligation.text);
            let id = &obligation.id.value;
            // What once led here still does.
            let mut olds = String::new();
            for old in edition.plan.old_ids(id) {
                let _ = write!(olds, "<span id=\"{old}\"></span>");
            }
            let _ = writeln!(self.out, "<p id=\"{id}\">{olds}{mark}{text}</p>");
        }
    }
}

/// Whether each cell of a table names its heads: where rows stand under headings of their own, or heads
/// over several columns (WCAG 2.2, technique H43).
fn names_heads(table: &Table) -> bool {
    !table.over.is_empty() || table.rows.iter().any(|row| row.group().is_some())
}

/// The name of the head of a column.
fn head_id(table: usize, column: usize) -> String {
    format!("bang_{table}_cot_{}", column + 1)
}

/// The name of a head over several columns.
fn over_id(table: usize, over: usize) -> String {
    format!("bang_{table}_dau_{}", over + 1)
}

/// The names of the heads of a column.
fn heads(table: &Table, number: usize, column: usize) -> Vec<String> {
    let over = table.over.iter().position(|over| over.columns.contains(&column));
    let named = table.head.cells.get(column).is_some_and(|head| !head.text.is_empty());
    let over = over.map(|at| over_id(number, at));
    over.into_iter().chain(named.then(|| head_id(number, column))).collect()
}

/// A table of so many columns is set smaller.
const MANY: usize = 6;

/// The attribute of a cell that names its heads.
fn named_by(heads: &[String]) -> String {
    match heads {
        [] => String::new(),
        heads => format!(" headers=\"{}\"", heads.join(" ")),
    }
}

/// The anchor of a footnote.
fn note_anchor(text: usize, number: usize) -> String {
    match text {
        0 => format!("chu_thich_{number}"),
        text => format!("chu_thich_{text}_{number}"),
    }
}

/// The anchor of the place that a footnote belongs to.
fn call_anchor(text: usize, number: usize) -> String {
    match text {
        0 => format!("goi_{number}"),
        text => format!("goi_{text}_{number}"),
    }
}

fn write_inlines(list: &[Inline], targets: &Targets, out: &mut String) {
    for inline in list {
        match inline {
            Inline::Text(text) => {
                for piece in whole::pieces(text) {
                    match piece {
                        Piece::Free(text) => escape(text, out),
                        Piece::Whole(text) => {
                            out.push_str("<span class=\"whole\">");
                            escape(text, out);
                            out.push_str("</span>");
                        }
                    }
                }
            }
            Inline::Strong(inner) => wrap("strong", inner, targets, out),
            Inline::Emphasis(inner) => wrap("em", inner, targets, out),
            Inline::Link { target, text } => {
                out.push_str("<a href=\"");
                escape(target, out);
                out.push_str("\">");
                write_inlines(text, targets, out);
                out.push_str("</a>");
            }
            Inline::Reference { to, text, .. } => match targets.anchor(&to.name) {
                Some(anchor) => {
                    let _ = write!(out, "<a href=\"#{anchor}\">");
                    write_inlines(text, targets, out);
                    out.push_str("</a>");
                }
                None => write_inlines(text, targets, out),
            },
            Inline::Named { ids, text } => {
                for id in ids {
                    let _ = write!(out, "<span id=\"{id}\">");
                }
                write_inlines(text, targets, out);
                out.push_str(&"</span>".repeat(ids.len()));
            }
            Inline::Note(note) => {
                let number = note.number;
                // The way back leads to the first place.
                let id = if note.blocks.is_empty() {
                    String::new()
                } else {
                    format!(" id=\"{}\"", call_anchor(targets.text, number))
                };
                let _ = write!(
                    out,
                    "<sup{id}><a href=\"#{}\" aria-label=\"Chú thích {number}\">{number}</a></sup>",
                    note_anchor(targets.text, number)
                );
            }
            Inline::Break => out.push_str("<br>"),
        }
    }
}

fn wrap(tag: &str, inner: &[Inline], targets: &Targets, out: &mut String) {
    let _ = write!(out, "<{tag}>");
    write_inlines(inner, targets, out);
    let _ = write!(out, "</{tag}>");
}

fn escape(text: &str, out: &mut String) {
    let mut bytes = Vec::with_capacity(text.len());
    // Writing to memory does not fail, and escaped UTF-8 is UTF-8.
    let _ = tera::escape_html(text, &mut bytes);
    out.push_str(&String::from_utf8_lossy(&bytes));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_documents_stay_whole() {
        let text = Inline::Text("số 91/2017/NĐ-CP.".into());
        assert_eq!(inlines(&[text]), "số <span class=\"whole\">91/2017/NĐ-CP.</span>");
    }

    #[test]
    fn text_is_escaped() {
        let text = Inline::Text("<script>\"a\" & 'b'".into());
        let link = Inline::Link { target: "https://x/?a=1&b=\"".into(), text: vec![text] };
        assert_eq!(
            inlines(&[link]),
            "<a href=\"https://x/?a=1&amp;b=&quot;\">\
             &lt;script&gt;&quot;a&quot; &amp; &#39;b&#39;</a>"
        );
    }
}
