//! Markdown text into the tree.

mod figure;
mod note;
mod slip;
mod table;

use std::iter::Peekable;
use std::ops::Range;
use std::sync::Arc;

use pulldown_cmark::{Event, HeadingLevel, LinkType, OffsetIter, Options, Parser, Tag, TagEnd};

use super::{
    Anchor, Block, BlockKind, Directive, Inline, MAX_BLOCKS, MAX_DEPTH, MAX_NUMBERED, Mark, anchor,
    is_id,
};
use crate::diagnostic::{Diagnostic, Line};
use crate::language::numbering;
use crate::links;
use crate::source::{Place, SourceFile};
use note::Notes;
use slip::Slip;

/// Reads a whole Markdown file.
#[must_use]
pub fn parse(file: &Arc<SourceFile>) -> (Vec<Block>, Vec<Diagnostic>) {
    parse_copy(file, &file.text)
}

/// Reads a copy of a file's text in which some of it may be blank, so that places in the copy are
/// places in the file.
#[must_use]
pub fn parse_copy(file: &Arc<SourceFile>, copy: &str) -> (Vec<Block>, Vec<Diagnostic>) {
    let mut reader = Reader::new(file, copy, Origin::File);
    let mut blocks = reader.blocks(0);
    reader.place_notes(&mut blocks);
    let mut findings = reader.findings;
    check_heading_levels(file, &blocks, &mut findings);
    (blocks, findings)
}

/// Reads a value of a YAML file as one paragraph of inlines. `place` is where the value stands.
#[must_use]
pub fn inlines(text: &str, place: &Place) -> (Vec<Inline>, Vec<Diagnostic>) {
    let mut reader = Reader::new(&place.file, text, Origin::Value(place.span.clone()));
    let mut blocks = reader.blocks(0);
    reader.place_notes(&mut blocks);
    let mut findings = reader.findings;
    if blocks.len() == 1
        && let Some(Block { kind: BlockKind::Paragraph(inlines), .. }) = blocks.pop()
    {
        return (inlines, findings);
    }
    if findings.is_empty() {
        findings.push(
            Diagnostic::error("text-not-one-paragraph")
                .at(place.clone())
                .hint(Line::new("text-not-one-paragraph.escape")),
        );
    }
    (Vec::new(), findings)
}

fn parser(text: &str) -> Parser<'_> {
    Parser::new_ext(text, Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES)
}

/// Where the parsed text comes from: spans of a folded YAML value do not map onto the file.
enum Origin {
    File,
    Value(Range<usize>),
}

struct Reader<'f> {
    file: &'f Arc<SourceFile>,
    events: Peekable<OffsetIter<'f, pulldown_cmark::DefaultBrokenLinkCallback>>,
    origin: Origin,
    findings: Vec<Diagnostic>,
    /// Blocks, cells and loose inlines met so far.
    seen: usize,
    /// Numbered lists around the place that is read.
    numbered: usize,
    /// Quotations around it.
    quoted: usize,
    /// Whether a table is read.
    in_table: bool,
    notes: Notes,
}

impl<'f> Reader<'f> {
    fn new(file: &'f Arc<SourceFile>, text: &'f str, origin: Origin) -> Self {
        Self {
            file,
            events: parser(text).into_offset_iter().peekable(),
            origin,
            findings: Vec::new(),
            seen: 0,
            numbered: 0,
            quoted: 0,
            in_table: false,
            notes: Notes::default(),
        }
    }

    /// Counts one more; false if that is one too many, and nothing more is read.
    fn counted(&mut self, span: &Range<usize>) -> bool {
        self.seen += 1;
        if self.seen <= MAX_BLOCKS {
            return true;
        }
        if self.seen == MAX_BLOCKS + 1 {
            let finding = Diagnostic::error("markup-too-long").with("max", MAX_BLOCKS);
            self.findings.push(finding.at(self.place(span.clone())));
        }
        // Whoever is waiting for its end finds it at once.
        self.events = parser("").into_offset_iter().peekable();
        false
    }

    fn place(&self, span: Range<usize>) -> Place {
        let span = match &self.origin {
            Origin::File => span,
            Origin::Value(whole) => whole.clone(),
        };
        Place::new(self.file, span)
    }

    fn next(&mut self) -> Option<(Event<'f>, Range<usize>)> {
        self.events.next()
    }

    /// Blocks up to the end of the container they stand in.
    fn blocks(&mut self, depth: usize) -> Vec<Block> {
        let mut blocks = Vec::new();
        // Inlines that stand in a list item without a paragraph around them (a tight list).
        let mut loose: Option<(Range<usize>, Vec<Inline>)> = None;
        let close = |loose: &mut Option<(Range<usize>, Vec<Inline>)>, blocks: &mut Vec<Block>| {
            if let Some((span, inlines)) = loose.take() {
                blocks.push(paragraph(span, inlines));
            }
        };
        while let Some((event, span)) = self.events.peek().cloned() {
            if matches!(event, Event::End(_)) {
                break;
            }
            if !self.counted(&span) {
                break;
            }
            if is_inline(&event) {
                let (start, mut inlines) = loose.take().unwrap_or((span.clone(), Vec::new()));
                self.inline(&mut inlines);
                loose = Some((start.start..span.end, inlines));
                continue;
            }
            close(&mut loose, &mut blocks);
            self.next();
            if let Some(block) = self.block(event, span, depth) {
                blocks.push(block);
            }
        }
        close(&mut loose, &mut blocks);
        blocks
    }

    fn block(&mut self, event: Event<'f>, span: Range<usize>, depth: usize) -> Option<Block> {
        let kind = match event {
            Event::Start(Tag::Paragraph) => {
                if let Some(figure) = self.figure(&span) {
                    return figure
                        .ok()
                        .map(|figure| Block { span, kind: BlockKind::Figure(figure) });
                }
                self.tell_slip(&span);
                let inlines = self.inlines_until(TagEnd::Paragraph);
                return Some(paragraph(span, inlines));
            }
            Event::Start(Tag::Heading { level, .. }) => {
                let mut text = self.inlines_until(TagEnd::Heading(level));
                if self.quoted > 0 {
                    let finding = Diagnostic::error("quote-heading").at(self.place(span));
                    self.findings.push(finding);
                    return None;
                }
                let id = self.anchor(&mut text, &span);
                BlockKind::Heading { level: number(level), text, number: None, id }
            }
            Event::Start(Tag::List(start)) => return self.list(start, span, depth),
            Event::Start(Tag::BlockQuote(_)) => {
                if depth == MAX_DEPTH {
                    return self.too_deep(span);
                }
                self.quoted += 1;
                let inner = self.blocks(depth + 1);
                self.quoted -= 1;
                self.next();
                BlockKind::Quote(inner)
            }
            Event::Start(Tag::Table(columns)) => BlockKind::Table(self.table(&columns, &span)?),
            Event::Start(Tag::FootnoteDefinition(name)) => {
                self.definition(&name, span);
                return None;
            }
            Event::Rule => {
                self.refuse("markup-rule", span);
                return None;
            }
            Event::Start(tag) => {
                let name = match tag {
                    Tag::CodeBlock(_) => "markup-code",
                    Tag::HtmlBlock => "markup-html",
                    _ => "markup-other",
                };
                self.refuse(name, span);
                self.skip();
                return None;
            }
            _ => {
                self.refuse("markup-other", span);
                return None;
            }
        };
        Some(Block { span, kind })
    }

    /// Tells of a paragraph that was meant to be something else.
    fn tell_slip(&mut self, span: &Range<usize>) {
        let source = self.file.text.get(span.clone()).unwrap_or_default();
        let finding = match (&self.origin, slip::of(source)) {
            (Origin::File, Some(Slip::Heading(marks))) => {
                let written = &source[marks.clone()];
                let place = self.place(span.start + marks.start..span.start + marks.end);
                Diagnostic::error("heading-unspaced")
                    .with("marks", written)
                    .at(place.clone())
                    .hint(Line::new("heading-unspaced.write").with("marks", written))
                    .fix(place, format!("{written} "))
            }
            (Origin::File, Some(Slip::Table(line, columns))) => {
                let rule = format!("|{}", "---|".repeat(columns));
                let place = self.place(span.start + line.start..span.start + line.end);
                Diagnostic::error("table-unruled")
                    .at(place.clone())
                    .hint(Line::new("table-unruled.write").with("rule", &rule))
                    .fix(place, format!("{}\n{rule}", &source[line]))
            }
            (Origin::File, Some(Slip::Points(letters))) => {
                let within =
                    |letter: &Range<usize>| span.start + letter.start..span.start + letter.end;
                let mut finding =
                    Diagnostic::error("points-joined").hint(Line::new("points-joined.part"));
                if let Some(first) = letters.first() {
                    finding = finding.at(self.place(within(first)));
                }
                for letter in letters {
                    finding =
                        finding.fix(self.place(within(&letter)), format!("\n{}", &source[letter]));
                }
                finding
            }
            _ => return,
        };
        self.findings.push(finding);
    }

    fn list(&mut self, start: Option<u64>, span: Range<usize>, depth: usize) -> Option<Block> {
        if depth == MAX_DEPTH {
            return self.too_deep(span);
        }
        let Some(start) = start else {
            let items = self.items(depth).into_iter().map(|(_, item)| item).collect();
            return Some(Block { span, kind: BlockKind::Dashed(items) });
        };
        if self.numbered == MAX_NUMBERED {
            let place = self.place(span);
            let finding = Diagnostic::error("numbered-too-deep").with("max", MAX_NUMBERED);
            self.findings.push(finding.at(place).hint(Line::new("numbered-too-deep.use")));
            self.skip();
            return None;
        }
        self.numbered += 1;
        let mut found = self.items(depth);
        self.numbered -= 1;
        let mut marks = Vec::new();
        for ((place, item), number) in found.iter_mut().zip(start..) {
            let number = u32::try_from(number).unwrap_or(u32::MAX);
            let words = numbering::item(self.numbered, number).unwrap_or_else(|| {
                // Those behind it follow from the first.
                if usize::try_from(number) == Ok(numbering::LETTERS.len() + 1) || number == 0 {
                    let finding = Diagnostic::error("points-run-out")
                        .with("max", numbering::LETTERS.len())
                        .at(self.place(place.clone()));
                    self.findings.push(finding.hint(Line::new("points-run-out.split")));
                }
                String::new()
            });
            let id = match item.first_mut() {
                Some(Block { kind: BlockKind::Paragraph(text), span }) => {
                    let span = span.clone();
                    self.anchor(text, &span)
                }
                _ => None,
            };
            marks.push(Mark { words, id });
        }
        let items = found.into_iter().map(|(_, item)| item).collect();
        Some(Block { span, kind: BlockKind::Numbered { start, marks, items } })
    }

    fn too_deep(&mut self, span: Range<usize>) -> Option<Block> {
        let place = self.place(span);
        self.findings.push(Diagnostic::error("list-too-deep").with("max", MAX_DEPTH).at(place));
        self.skip();
        None
    }

    fn items(&mut self, depth: usize) -> Vec<(Range<usize>, Vec<Block>)> {
        let mut items = Vec::new();
        while let Some((event, span)) = self.next() {
            match event {
                Event::Start(Tag::Item) => {
                    items.push((span, self.blocks(depth + 1)));
                    self.next();
                }
                _ => break,
            }
        }
        items
    }

    /// Takes the id away that stands at the end of some words.
    fn anchor(&mut self, text: &mut Vec<Inline>, within: &Range<usize>) -> Option<Anchor> {
        let name = anchor::take(text)?;
        let source = self.file.text.get(within.clone()).unwrap_or_default();
        let span = match source.rfind("{#") {
            Some(at) => {
                let end = source[at..].find('}').map_or(source.len(), |end| at + end + 1);
                within.start + at..within.start + end
            }
            None => within.clone(),
        };
        if is_id(&name) {
            return Some(Anchor { name, span });
        }
        let place = self.place(span);
        self.findings.push(
            Diagnostic::error("anchor-form")
                .with("id", name)
                .at(place)
                .hint(Line::new("anchor-form.write")),
        );
        None
    }

    fn inlines_until(&mut self, end: TagEnd) -> Vec<Inline> {
        let mut inlines = Vec::new();
        while let Some((event, _)) = self.events.peek() {
            if matches!(event, Event::End(tag) if *tag == end) {
                self.next();
                break;
            }
            self.inline(&mut inlines);
        }
        inlines
    }

    fn inline(&mut self, out: &mut Vec<Inline>) {
        let Some((event, span)) = self.next() else { return };
        match event {
            // What was copied from a sheet has tabs between its words.
            Event::Text(text) => push_text(out, &text.replace('\t', " ")),
            Event::SoftBreak => push_text(out, " "),
            Event::HardBreak => out.push(Inline::Break),
            Event::Start(Tag::Strong) => {
                out.push(Inline::Strong(self.inlines_until(TagEnd::Strong)));
            }
            Event::Start(Tag::Emphasis) => {
                out.push(Inline::Emphasis(self.inlines_until(TagEnd::Emphasis)));
            }
            Event::Start(Tag::Link { link_type, dest_url, .. }) => {
                let text = self.inlines_until(TagEnd::Link);
                if let (Some(id), Origin::File) = (dest_url.strip_prefix('#'), &self.origin) {
                    let given = !super::plain(&text).trim().is_empty();
                    let to = Anchor { name: id.to_owned(), span };
                    out.push(Inline::Reference { to, text, given });
                    return;
                }
                // `<vanthu@binhluc.example>` is an address of mail without saying so.
                let target = match link_type {
                    LinkType::Email => format!("mailto:{dest_url}"),
                    _ => dest_url.to_string(),
                };
                let of_kind = |kind: &&str| {
                    target.get(..kind.len()).is_some_and(|head| head.eq_ignore_ascii_case(kind))
                };
                if ["https:", "http:", "mailto:"].iter().any(of_kind) && links::opens(&target) {
                    out.push(Inline::Link { target, text });
                } else {
                    let place = self.place(span);
                    self.findings.push(
                        Diagnostic::error("link-target")
                            .with("target", dest_url)
                            .at(place)
                            .hint(Line::new("link-target.schemes")),
                    );
                }
            }
            Event::Start(Tag::Image { .. }) => {
                self.skip();
                let place = self.place(span);
                let finding = Diagnostic::error("figure-alone").at(place);
                self.findings.push(finding.hint(Line::new("figure-alone.write")));
            }
            Event::Code(_) => self.refuse("markup-code", span),
            // The tag that opens has been refused already.
            Event::InlineHtml(tag) if tag.starts_with("</") => {}
            // A cell is one line of the file; there is no other way to begin a line in it.
            Event::InlineHtml(tag) if self.in_table && is_break(&tag) => out.push(Inline::Break),
            Event::InlineHtml(_) | Event::Html(_) => self.refuse("markup-html", span),
            Event::FootnoteReference(name) => self.note(&name, span, out),
            Event::Start(_) => {
                self.refuse("markup-other", span);
                self.skip();
            }
            _ => self.refuse("markup-other", span),
        }
    }

    /// Passes over the rest of a container whose start has been read.
    fn skip(&mut self) {
        let mut depth = 1;
        while let Some((event, _)) = self.next() {
            match event {
                Event::Start(_) => depth += 1,
                Event::End(_) => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                break;
            }
        }
    }

    fn refuse(&mut self, name: &'static str, span: Range<usize>) {
        let place = self.place(span);
        let hint = if name == "markup-html" { "markup-html.escape" } else { "markup.allowed" };
        self.findings.push(Diagnostic::error(name).at(place).hint(Line::new(hint)));
    }
}

fn is_inline(event: &Event) -> bool {
    matches!(
        event,
        Event::Text(_)
            | Event::Code(_)
            | Event::InlineHtml(_)
            | Event::SoftBreak
            | Event::HardBreak
            | Event::FootnoteReference(_)
            | Event::Start(Tag::Strong | Tag::Emphasis | Tag::Link { .. } | Tag::Image { .. })
    )
}

/// Whether a tag is that of a line break.
fn is_break(tag: &str) -> bool {
    ["<br>", "<br/>", "<br />"].iter().any(|known| tag.eq_ignore_ascii_case(known))
}

fn number(level: HeadingLevel) -> u8 {
    level as u8
}

/// Joins neighbouring runs: the parser splits text at every character that might be markup.
fn push_text(out: &mut Vec<Inline>, text: &str) {
    if let Some(Inline::Text(last)) = out.last_mut() {
        last.push_str(text);
    } else {
        out.push(Inline::Text(text.to_owned()));
    }
}

/// A paragraph that is nothing but `{{ … }}` is a directive.
fn paragraph(span: Range<usize>, inlines: Vec<Inline>) -> Block {
    if let [Inline::Text(text)] = &inlines[..]
        && let Some(inner) = text.trim().strip_prefix("{{").and_then(|t| t.strip_suffix("}}"))
    {
        let (name, argument) = match inner.split_once(':') {
            Some((name, argument)) => (name, Some(argument.trim().to_owned())),
            None => (inner, None),
        };
        let directive = Directive { name: name.trim().to_owned(), argument };
        return Block { span, kind: BlockKind::Directive(directive) };
    }
    Block { span, kind: BlockKind::Paragraph(inlines) }
}

/// PDF/UA-1 and WCAG want levels that start at 1 and are not skipped on the way down.
fn check_heading_levels(file: &Arc<SourceFile>, blocks: &[Block], findings: &mut Vec<Diagnostic>) {
    let mut before = 0;
    for block in blocks {
        if let BlockKind::Heading { level, .. } = block.kind {
            if level > before + 1 {
                findings.push(
                    Diagnostic::error("heading-level")
                        .with("level", level)
                        .with("most", before + 1)
                        .at(Place::new(file, block.span.clone()))
                        .hint(
                            Line::new("heading-level.use")
                                .with("marks", "#".repeat((before + 1).into())),
                        ),
                );
            }
            before = level;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(text: &str) -> (Vec<Block>, Vec<&'static str>) {
        let file = SourceFile::decode("plan.md", text.into()).unwrap();
        let (blocks, findings) = parse(&file);
        (blocks, findings.iter().map(Diagnostic::id).collect())
    }

    fn kinds(text: &str) -> Vec<BlockKind> {
        let (blocks, findings) = read(text);
        assert_eq!(findings, [""; 0]);
        blocks.into_iter().map(|b| b.kind).collect()
    }

    fn words(text: &str) -> Vec<Inline> {
        vec![Inline::Text(text.into())]
    }

    #[test]
    fn headings_paragraphs_and_directives() {
        assert_eq!(
            kinds("Mở đầu:\n\n# I. MỤC ĐÍCH\n\n{{ tasks }}\n\n{{obligation: a-b}}\n"),
            [
                BlockKind::Paragraph(words("Mở đầu:")),
                BlockKind::Heading {
                    level: 1, text: words("I. MỤC ĐÍCH"), number: None, id: None
                },
                BlockKind::Directive(Directive { name: "tasks".into(), argument: None }),
                BlockKind::Directive(Directive {
                    name: "obligation".into(),
                    argument: Some("a-b".into())
                }),
            ]
        );
    }

    #[test]
    fn a_numbered_item_holds_several_blocks() {
        let [BlockKind::Numbered { start: 1, items, .. }] =
            &kinds("1. Một.\n\n   {{ tasks }}\n\n2. Hai\n   tiếp.\n")[..]
        else {
            panic!()
        };
        assert_eq!(items.len(), 2);
        assert_eq!(items[0].len(), 2);
        assert_eq!(items[1][0].kind, BlockKind::Paragraph(words("Hai tiếp.")));
    }

    #[test]
    fn tight_and_loose_lists_read_alike() {
        let strip = |kinds: Vec<BlockKind>| match &kinds[0] {
            BlockKind::Dashed(items) => {
                items.iter().map(|item| item[0].kind.clone()).collect::<Vec<_>>()
            }
            _ => panic!(),
        };
        assert_eq!(strip(kinds("- a *b* c\n- d\n")), strip(kinds("- a *b* c\n\n- d\n")));
    }

    #[test]
    fn punctuation_and_marks_stay_as_written() {
        let text = "“Người tốt, việc tốt” 2020-2021... -- \"x\" #y $z @t 5*3 a_b [1] {{a}} <5%";
        assert_eq!(kinds(text), [BlockKind::Paragraph(words(text))]);
    }

    #[test]
    fn what_the_tree_does_not_hold_is_refused_by_name() {
        for (text, id) in [
            ("<b>x</b>", "markup-html"),
            ("<script>alert(1)</script>", "markup-html"),
            ("```\nx\n```", "markup-code"),
            ("> # x", "quote-heading"),
            ("a ![x](y.png)", "figure-alone"),
            ("a\n\n---\n\nb", "markup-rule"),
            ("[x](javascript:alert(1))", "link-target"),
            ("[x](JavaScript:alert(1))", "link-target"),
            ("[x](data:text/html,x)", "link-target"),
            ("[x](../2025/index.html)", "link-target"),
            ("[x](/index.html)", "link-target"),
            ("[x](//binhluc.example)", "link-target"),
            ("[x](binhluc.example)", "link-target"),
            ("[x]()", "link-target"),
            ("[x](https://)", "link-target"),
            ("[x](<https://binh luc.example>)", "link-target"),
            ("[x](http://a@binhluc.example)", "link-target"),
            ("[x](mailto:vanthu)", "link-target"),
            ("## II", "heading-level"),
            ("# I\n\n### 1", "heading-level"),
        ] {
            assert_eq!(read(text).1.first(), Some(&id), "{text}");
        }
        let deep: Vec<String> = (0..9).map(|n| format!("{}- x\n", "  ".repeat(n))).collect();
        assert_eq!(read(&deep.concat()).1, ["list-too-deep"]);
    }

    #[test]
    fn addresses_of_sites_and_of_mail_are_links() {
        for (text, to) in [
            ("[x](https://binhluc.example/a?b=c#d)", "https://binhluc.example/a?b=c#d"),
            ("<http://binhluc.example>", "http://binhluc.example"),
            ("<vanthu@binhluc.example>", "mailto:vanthu@binhluc.example"),
            ("[x](HTTPS://binhluc.example)", "HTTPS://binhluc.example"),
        ] {
            let found = kinds(text);
            let [BlockKind::Paragraph(inlines)] = &found[..] else { panic!("{text}") };
            let [Inline::Link { target, .. }] = &inlines[..] else { panic!("{text}: {inlines:?}") };
            assert_eq!(target, to, "{text}");
        }
    }

    #[test]
    fn a_value_is_one_paragraph() {
        let file = SourceFile::decode("plan.yaml", "text: x".into()).unwrap();
        let place = Place::new(&file, 6..7);
        let (found, findings) = inlines("gửi về (*qua Phòng*) **trước 15/3** để", &place);
        assert!(findings.is_empty());
        assert_eq!(super::super::plain(&found), "gửi về (qua Phòng) trước 15/3 để");
        for text in ["a\n\nb", "- a", "# a", ""] {
            let (_, findings) = inlines(text, &place);
            assert_eq!(findings[0].id(), "text-not-one-paragraph", "{text}");
        }
    }

    proptest! {
        #[test]
        fn plain_words_survive(text in "[a-zđươăâêôàảãáạ0-9 ,;.()“”/-]{1,80}") {
            let text = text.trim();
            prop_assume!(!text.is_empty() && text.starts_with(char::is_alphabetic));
            let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
            let (blocks, findings) = read(&text);
            prop_assert_eq!(findings, [""; 0]);
            let BlockKind::Paragraph(found) = &blocks[0].kind else { panic!() };
            prop_assert_eq!(super::super::plain(found), text);
        }

        #[test]
        fn no_text_makes_it_panic(text in "\\PC{0,200}") {
            let _ = read(&text);
        }

        #[test]
        fn no_markup_makes_it_panic(text in "[-#*_`<>|\\[\\]!{}: \n\t1.a~&]{0,120}") {
            let _ = read(&text);
        }
    }
}
