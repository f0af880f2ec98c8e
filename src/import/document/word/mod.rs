//! Word files (`.docx`): paragraphs and tables as Word shows them.

mod numbering;
mod styles;
mod xml;

use std::collections::BTreeMap;

use roxmltree::Node;

use super::body::{Beside, Block, Cell, Paragraph, Piece, Row, Source, Table, cleaned};
use super::package::Package;
use crate::diagnostic::{Diagnostic, Line};
use numbering::Numbering;
use styles::{Looks, Styles};
use xml::{attribute, child, children, is, name, value};

/// How deeply elements may stand in one another.
const MAX_DEPTH: usize = 200;

/// The most paragraphs and cells of a document: far more than a thousand pages have.
const MAX_PARTS: usize = 100_000;

/// Reads a Word file.
///
/// # Errors
/// What is wrong with it.
pub fn read(package: &mut Package) -> Result<Source, Diagnostic> {
    let styles = package.part("word/styles.xml")?;
    let styles = match &styles {
        Some(text) => Styles::read(&xml::parse("word/styles.xml", text)?),
        None => Styles::default(),
    };
    let numbering = package.part("word/numbering.xml")?;
    let numbering = match &numbering {
        Some(text) => Numbering::read(&xml::parse("word/numbering.xml", text)?),
        None => Numbering::default(),
    };
    let mut reader = Reader::new(styles, numbering);
    let text = package.document()?;
    let document = xml::parse("word/document.xml", &text)?;
    let Some(body) = child(document.root_element(), "body") else {
        let finding =
            Diagnostic::error("import-no-document").with("part", "word/document.xml › w:body");
        return Err(finding.hint(Line::new("import-zip-broken.again")));
    };
    let mut blocks = Vec::new();
    reader.blocks(body, 0, &mut blocks)?;
    reader.finish(&mut blocks);
    reader.source.blocks = blocks;
    reader.notes(package)?;
    reader.beside(package)?;
    reader.source.met.numbering = reader.numbering.unknown;
    Ok(reader.source)
}

struct Reader {
    styles: Styles,
    numbering: Numbering,
    source: Source,
    /// Footnotes and endnotes by kind and id, in the order in which the text calls them.
    called: Vec<(&'static str, String)>,
    /// How far the fields have come that are open: whether each shows its result yet.
    fields: Vec<bool>,
    /// The paragraph before, whose mark was struck out: the next one goes on with it.
    open: Option<Paragraph>,
    /// What stands in text boxes of the paragraph that is read.
    boxes: Vec<Block>,
    /// Whether a page begins with the next paragraph.
    page: bool,
    /// Paragraphs and cells so far.
    parts: usize,
}

impl Reader {
    fn new(styles: Styles, numbering: Numbering) -> Self {
        Self {
            styles,
            numbering,
            source: Source::default(),
            called: Vec::new(),
            fields: Vec::new(),
            open: None,
            boxes: Vec::new(),
            page: false,
            parts: 0,
        }
    }

    fn counted(&mut self) -> Result<(), Diagnostic> {
        self.parts += 1;
        if self.parts <= MAX_PARTS {
            return Ok(());
        }
        let finding = Diagnostic::error("import-too-long").with("max", MAX_PARTS);
        Err(finding.hint(Line::new("import-too-long.split")))
    }

    /// Paragraphs and tables below a node.
    fn blocks(&mut self, node: Node, depth: usize, out: &mut Vec<Block>) -> Result<(), Diagnostic> {
        if depth > MAX_DEPTH {
            return Err(too_deep());
        }
        for node in node.children() {
            match name(node) {
                Some("p") => {
                    self.counted()?;
                    self.paragraph(node, depth + 1, out)?;
                }
                Some("tbl") => {
                    self.close(out);
                    let table = self.table(node, depth + 1)?;
                    out.push(Block::Table(table));
                }
                Some("del" | "moveFrom") => {
                    self.source.met.deleted += struck(node);
                }
                Some("altChunk") => self.source.met.embedded += 1,
                Some(
                    "tblPr" | "tblGrid" | "sectPr" | "pPr" | "sdtPr" | "sdtEndPr" | "tcPr" | "trPr",
                ) => {}
                _ if node.is_element() => self.blocks(chosen(node), depth + 1, out)?,
                _ => {}
            }
        }
        Ok(())
    }

    /// A paragraph that waits for the next one waits no longer.
    fn close(&mut self, out: &mut Vec<Block>) {
        out.extend(self.open.take().map(Block::Paragraph));
    }

    fn finish(&mut self, out: &mut Vec<Block>) {
        self.close(out);
    }

    fn paragraph(
        &mut self,
        node: Node,
        depth: usize,
        out: &mut Vec<Block>,
    ) -> Result<(), Diagnostic> {
        let properties = child(node, "pPr");
        let style = properties.and_then(|node| value(node, "pStyle"));
        let of_style = self.styles.looks(style.as_deref());
        let own = properties.map(Looks::of_paragraph).unwrap_or_default();
        let own_level = own.level;
        let looks = own.over(&of_style);
        let mark = properties.and_then(|node| child(node, "rPr"));
        let joins = mark.is_some_and(|mark| child(mark, "del").is_some());
        let inserted = mark.is_some_and(|mark| child(mark, "ins").is_some());
        self.source.met.inserted += usize::from(inserted);
        let continues = self.open.is_some();
        let mut paragraph = self.open.take().unwrap_or_default();
        if !continues {
            paragraph.centred = looks.aligned.as_deref() == Some("center");
            paragraph.heading = looks.heading;
            paragraph.new_page = looks.new_page == Some(true) || std::mem::take(&mut self.page);
        }
        let before = paragraph.pieces.len();
        let held = std::mem::take(&mut self.boxes);
        self.runs(node, depth, &of_style, &mut paragraph)?;
        let boxes = std::mem::replace(&mut self.boxes, held);
        // A number stands only where there is something to count.
        let numbered = looks.list.as_deref().filter(|list| *list != "0" && !continues);
        if let Some(list) = numbered
            && !(paragraph.is_blank() && paragraph.pieces.len() == before)
        {
            let of_style = style.as_deref().and_then(|style| self.numbering.level_of(list, style));
            let level = own_level.or(of_style).or(looks.level).unwrap_or(0);
            if let Some(mark) = self.numbering.next(list, level) {
                paragraph.depth = u8::try_from(level).unwrap_or(u8::MAX);
                begin_with(&mut paragraph, &mark);
            }
        }
        if properties.and_then(|node| child(node, "sectPr")).is_some_and(turns_page) {
            self.page = true;
        }
        if joins {
            self.open = Some(paragraph);
        } else {
            out.push(Block::Paragraph(paragraph));
        }
        out.extend(boxes);
        Ok(())
    }

    /// What stands in a paragraph, run by run.
    fn runs(
        &mut self,
        node: Node,
        depth: usize,
        style: &Looks,
        paragraph: &mut Paragraph,
    ) -> Result<(), Diagnostic> {
        if depth > MAX_DEPTH {
            return Err(too_deep());
        }
        for node in node.children().filter(Node::is_element) {
            match name(node) {
                Some("r") => self.run(node, depth + 1, style, paragraph)?,
                Some("del" | "moveFrom") => self.source.met.deleted += struck(node),
                Some("ins" | "moveTo") => {
                    self.source.met.inserted += 1;
                    self.runs(node, depth + 1, style, paragraph)?;
                }
                Some("pPr" | "sdtPr" | "sdtEndPr") => {}
                Some(_) => self.runs(node, depth + 1, style, paragraph)?,
                None if node.tag_name().name() == "oMath"
                    || node.tag_name().name() == "oMathPara" =>
                {
                    self.source.met.formulas += 1;
                    let text = node.descendants().filter(|n| n.tag_name().name() == "t");
                    let text: String = text.filter_map(|node| node.text()).collect();
                    paragraph.push(&cleaned(&text), false, false);
                }
                None => self.runs(chosen(node), depth + 1, style, paragraph)?,
            }
        }
        Ok(())
    }

    fn run(
        &mut self,
        node: Node,
        depth: usize,
        style: &Looks,
        paragraph: &mut Paragraph,
    ) -> Result<(), Diagnostic> {
        let properties = child(node, "rPr");
        let own = properties.map(Looks::of_run).unwrap_or_default();
        let named = properties.and_then(|node| value(node, "rStyle"));
        let looks = own.over(&self.styles.of_run(named.as_deref())).over(style);
        if properties.is_some_and(|node| child(node, "del").is_some()) {
            self.source.met.deleted += struck(node);
            return Ok(());
        }
        self.inside(node, depth, &looks, paragraph)
    }

    fn inside(
        &mut self,
        node: Node,
        depth: usize,
        looks: &Looks,
        paragraph: &mut Paragraph,
    ) -> Result<(), Diagnostic> {
        if depth > MAX_DEPTH {
            return Err(too_deep());
        }
        for node in node.children().filter(Node::is_element) {
            let Some(tag) = name(node) else {
                self.drawing(node, depth, looks, paragraph)?;
                continue;
            };
            if tag == "fldChar" {
                match attribute(node, "fldCharType") {
                    Some("begin") => self.fields.push(false),
                    Some("separate") => {
                        if let Some(shows) = self.fields.last_mut() {
                            *shows = true;
                        }
                    }
                    Some("end") => {
                        self.fields.pop();
                    }
                    _ => {}
                }
                continue;
            }
            // The order of a field is no text; what it gave is.
            if self.fields.contains(&false) {
                continue;
            }
            match tag {
                "t" => self.words(node.text().unwrap_or_default(), looks, paragraph),
                "tab" | "ptab" => paragraph.pieces.push(Piece::Tab),
                "br" if matches!(attribute(node, "type"), Some("page" | "column")) => {
                    if paragraph.is_blank() {
                        paragraph.new_page = true;
                    } else {
                        self.page = true;
                    }
                }
                "br" | "cr" => paragraph.pieces.push(Piece::Break),
                "noBreakHyphen" => self.words("-", looks, paragraph),
                "sym" => {
                    self.source.met.signs += 1;
                    self.words("□", looks, paragraph);
                }
                "footnoteReference" => self.call("footnote", node, paragraph),
                "endnoteReference" => self.call("endnote", node, paragraph),
                "delText" => self.source.met.deleted += words(node.text().unwrap_or_default()),
                "drawing" | "pict" | "object" => self.drawing(node, depth, looks, paragraph)?,
                "ruby" => {
                    if let Some(base) = child(node, "rubyBase") {
                        self.runs(base, depth + 1, looks, paragraph)?;
                    }
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn words(&mut self, text: &str, looks: &Looks, paragraph: &mut Paragraph) {
        let mut text = cleaned(text);
        if looks.hidden == Some(true) {
            self.source.beside.push(Beside::Hidden(text));
            return;
        }
        if looks.capitals == Some(true) {
            text = text.to_uppercase();
        }
        if looks.raised == Some(true) {
            // `m2` with a small 2 above the line is a square metre.
            text = text.replace('2', "²").replace('3', "³");
        }
        paragraph.push(&text, looks.bold == Some(true), looks.italic == Some(true));
    }

    fn call(&mut self, kind: &'static str, node: Node, paragraph: &mut Paragraph) {
        if let Some(id) = attribute(node, "id") {
            paragraph.pieces.push(Piece::Note(self.called.len()));
            self.called.push((kind, id.to_owned()));
        }
    }

    /// A drawing: a picture, or a text box, whose paragraphs are kept.
    fn drawing(
        &mut self,
        node: Node,
        depth: usize,
        looks: &Looks,
        paragraph: &mut Paragraph,
    ) -> Result<(), Diagnostic> {
        if depth > MAX_DEPTH {
            return Err(too_deep());
        }
        let node = chosen(node);
        if let Some(content) = boxed(node) {
            for content in content {
                let mut blocks = Vec::new();
                // A field outside of the box is none inside of it.
                let fields = std::mem::take(&mut self.fields);
                let open = self.open.take();
                self.blocks(content, depth + 1, &mut blocks)?;
                self.close(&mut blocks);
                self.open = open;
                self.fields = fields;
                let said: Vec<String> = blocks.iter().map(Block::text).collect();
                let said = said.join(" ").trim().to_owned();
                if !said.is_empty() {
                    self.source.met.boxes.push(said);
                    self.boxes.extend(blocks);
                }
            }
            return Ok(());
        }
        let is_picture = |node: &Node| {
            matches!(
                node.tag_name().name(),
                "blip" | "imagedata" | "chart" | "relIds" | "OLEObject"
            )
        };
        let pictures = node.descendants().filter(is_picture).count();
        self.source.met.pictures += pictures.min(1);
        // A choice between forms of the same thing may hold words, too.
        if pictures == 0 && node.tag_name().name() == "Choice" {
            self.inside(node, depth + 1, looks, paragraph)?;
        }
        Ok(())
    }

    fn table(&mut self, node: Node, depth: usize) -> Result<Table, Diagnostic> {
        if depth > MAX_DEPTH {
            return Err(too_deep());
        }
        let mut table = Table::default();
        let mut rows = Vec::new();
        gather(node, "tr", depth, &mut rows)?;
        for row in rows {
            let properties = child(row, "trPr");
            if properties.is_some_and(|node| child(node, "del").is_some()) {
                self.source.met.deleted += struck(row);
                continue;
            }
            let number =
                |name| properties.and_then(|node| value(node, name)?.parse::<usize>().ok());
            let mut at = number("gridBefore").unwrap_or(0).min(MAX_DEPTH);
            let head = properties.is_some_and(|node| xml::switch(node, "tblHeader") == Some(true));
            let mut found = Row { cells: Vec::new(), head };
            let mut cells = Vec::new();
            gather(row, "tc", depth, &mut cells)?;
            for cell in cells {
                self.counted()?;
                let properties = child(cell, "tcPr");
                let span = properties.and_then(|node| value(node, "gridSpan")?.parse().ok());
                let span: usize = span.unwrap_or(1).clamp(1, MAX_DEPTH);
                let merge = properties.and_then(|node| child(node, "vMerge"));
                let continued = merge.is_some_and(|node| attribute(node, "val") != Some("restart"));
                let beside = properties.and_then(|node| child(node, "hMerge"));
                let mut blocks = Vec::new();
                self.blocks(cell, depth + 1, &mut blocks)?;
                self.close(&mut blocks);
                let paragraphs = self.flat(blocks);
                if beside.is_some_and(|node| attribute(node, "val") != Some("restart"))
                    && let Some(left) = found.cells.last_mut()
                {
                    left.span += span;
                    left.paragraphs.extend(paragraphs);
                } else {
                    found.cells.push(Cell { at, span, continued, paragraphs });
                }
                at += span;
            }
            table.rows.push(found);
        }
        join_below(&mut table);
        Ok(table)
    }

    /// The paragraphs of a cell; a table in it becomes a paragraph for each of its rows.
    fn flat(&mut self, blocks: Vec<Block>) -> Vec<Paragraph> {
        let mut paragraphs = Vec::new();
        for block in blocks {
            match block {
                Block::Paragraph(paragraph) => paragraphs.push(paragraph),
                Block::Table(table) => {
                    self.source.met.nested += 1;
                    for row in table.rows {
                        let mut line = Paragraph::default();
                        for paragraph in row.cells.into_iter().flat_map(|cell| cell.paragraphs) {
                            if !line.pieces.is_empty() && !paragraph.is_blank() {
                                line.push("; ", false, false);
                            }
                            line.pieces.extend(paragraph.pieces);
                        }
                        paragraphs.push(line);
                    }
                }
            }
        }
        paragraphs
    }

    /// Reads the footnotes that the text calls.
    fn notes(&mut self, package: &mut Package) -> Result<(), Diagnostic> {
        let mut said: BTreeMap<(&'static str, String), Vec<Paragraph>> = BTreeMap::new();
        for (kind, part) in [("footnote", "word/footnotes.xml"), ("endnote", "word/endnotes.xml")] {
            let Some(text) = package.part(part)? else { continue };
            let document = xml::parse(part, &text)?;
            for node in children(document.root_element(), kind) {
                let Some(id) = attribute(node, "id") else { continue };
                if matches!(attribute(node, "type"), Some("separator" | "continuationSeparator")) {
                    continue;
                }
                let mut blocks = Vec::new();
                self.blocks(node, 0, &mut blocks)?;
                self.close(&mut blocks);
                let mut paragraphs = self.flat(blocks);
                paragraphs.retain(|paragraph| !paragraph.is_blank());
                // A note calls no note.
                for paragraph in &mut paragraphs {
                    paragraph.pieces.retain(|piece| !matches!(piece, Piece::Note(_)));
                }
                said.insert((kind, id.to_owned()), paragraphs);
            }
        }
        let called = std::mem::take(&mut self.called);
        self.source.notes =
            called.into_iter().map(|key| said.remove(&key).unwrap_or_default()).collect();
        Ok(())
    }

    /// Reads what stands at the head and the foot of pages, and the remarks of readers.
    fn beside(&mut self, package: &mut Package) -> Result<(), Diagnostic> {
        let mut seen = Vec::new();
        for part in package.names() {
            let short = part.strip_prefix("word/").and_then(|name| name.strip_suffix(".xml"));
            let Some(short) = short.filter(|name| !name.contains('/')) else { continue };
            let margin = short.starts_with("header") || short.starts_with("footer");
            if !margin && short != "comments" {
                continue;
            }
            let Some(text) = package.part(&part)? else { continue };
            let document = xml::parse(&part, &text)?;
            let mut blocks = Vec::new();
            self.fields.clear();
            self.blocks(document.root_element(), 0, &mut blocks)?;
            self.close(&mut blocks);
            for block in blocks {
                let text = block.text();
                // Page numbers are the program's own.
                if !text.contains(char::is_alphabetic) || margin && seen.contains(&text) {
                    continue;
                }
                seen.push(text.clone());
                let beside = if margin { Beside::Margin(text) } else { Beside::Comment(text) };
                self.source.beside.push(beside);
            }
        }
        Ok(())
    }
}

/// Puts a mark before the words of a paragraph, looking as they do.
fn begin_with(paragraph: &mut Paragraph, mark: &str) {
    let looks = paragraph.pieces.iter().find_map(|piece| match piece {
        Piece::Words { text, bold, italic } if !text.trim().is_empty() => Some((*bold, *italic)),
        _ => None,
    });
    let (bold, italic) = looks.unwrap_or_default();
    let pieces = std::mem::take(&mut paragraph.pieces);
    paragraph.push(&format!("{mark} "), bold, italic);
    for piece in pieces {
        match piece {
            Piece::Words { text, bold, italic } => paragraph.push(&text, bold, italic),
            other => paragraph.pieces.push(other),
        }
    }
}

/// Words in cells that are joined to the cell above are not seen, and not lost: they go up.
fn join_below(table: &mut Table) {
    for row in 1..table.rows.len() {
        for at in 0..table.rows[row].cells.len() {
            let cell = &table.rows[row].cells[at];
            if !cell.continued {
                continue;
            }
            let column = cell.at;
            let above = (0..row).rev().find_map(|above| {
                let cells = &table.rows[above].cells;
                let found =
                    cells.iter().position(|cell| (cell.at..cell.at + cell.span).contains(&column));
                found.filter(|found| !cells[*found].continued).map(|found| (above, found))
            });
            let Some((above, found)) = above else {
                table.rows[row].cells[at].continued = false;
                continue;
            };
            let mut moved = std::mem::take(&mut table.rows[row].cells[at].paragraphs);
            moved.retain(|paragraph| !paragraph.is_blank());
            table.rows[above].cells[found].paragraphs.extend(moved);
        }
    }
}

/// The children of a name, those in containers such as content controls included.
fn gather<'a, 'x>(
    node: Node<'a, 'x>,
    wanted: &str,
    depth: usize,
    out: &mut Vec<Node<'a, 'x>>,
) -> Result<(), Diagnostic> {
    if depth > MAX_DEPTH {
        return Err(too_deep());
    }
    for node in node.children().filter(Node::is_element) {
        if is(node, wanted) {
            out.push(node);
        } else if matches!(name(node), Some("sdt" | "sdtContent" | "customXml" | "ins" | "moveTo"))
        {
            gather(node, wanted, depth + 1, out)?;
        }
    }
    Ok(())
}

/// Of an element that offers the same thing in several forms, the first.
fn chosen<'a, 'x>(node: Node<'a, 'x>) -> Node<'a, 'x> {
    if node.tag_name().name() != "AlternateContent" {
        return node;
    }
    let form = |name: &str| node.children().find(|form| form.tag_name().name() == name);
    form("Choice").or_else(|| form("Fallback")).unwrap_or(node)
}

/// The contents of the text boxes in a drawing, those in other boxes not counted; `None` if there are
/// none.
fn boxed<'a, 'x>(node: Node<'a, 'x>) -> Option<Vec<Node<'a, 'x>>> {
    let contents: Vec<Node> = node.descendants().filter(|node| is(*node, "txbxContent")).collect();
    let outer = contents.iter().filter(|content| {
        let inside = |above: Node| {
            above != **content && is(above, "txbxContent") && above.ancestors().any(|up| up == node)
        };
        // Of two forms of a group of boxes the first counts.
        let fallback = |above: Node| {
            above.tag_name().name() == "Fallback" && above.ancestors().skip(1).any(|up| up == node)
        };
        !content.ancestors().any(|above| inside(above) || fallback(above))
    });
    let outer: Vec<Node> = outer.copied().collect();
    (!outer.is_empty()).then_some(outer)
}

/// Whether a section begins on a new page.
fn turns_page(section: Node) -> bool {
    value(section, "type").is_none_or(|kind| kind != "continuous")
}

/// How many words are struck out below a node.
fn struck(node: Node) -> usize {
    let texts = node.descendants().filter(|node| is(*node, "delText") || is(*node, "t"));
    texts.filter_map(|node| node.text()).map(words).sum()
}

fn words(text: &str) -> usize {
    text.split_whitespace().count()
}

fn too_deep() -> Diagnostic {
    Diagnostic::error("import-too-deep")
        .with("max", MAX_DEPTH)
        .hint(Line::new("import-zip-broken.again"))
}
