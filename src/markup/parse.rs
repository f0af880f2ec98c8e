//! Markdown text into the tree.

use std::iter::Peekable;
use std::ops::Range;
use std::sync::Arc;

use pulldown_cmark::{Event, HeadingLevel, OffsetIter, Options, Parser, Tag, TagEnd};

use super::{Block, BlockKind, Directive, Inline, MAX_BLOCKS, MAX_DEPTH};
use crate::diagnostic::{Diagnostic, Line};
use crate::source::{Place, SourceFile};

/// Reads a whole Markdown file.
#[must_use]
pub fn parse(file: &Arc<SourceFile>) -> (Vec<Block>, Vec<Diagnostic>) {
    parse_copy(file, &file.text)
}

/// Reads a copy of a file's text in which some of it may be blank, so that places in the copy are
/// places in the file.
#[must_use]
pub fn parse_copy(file: &Arc<SourceFile>, copy: &str) -> (Vec<Block>, Vec<Diagnostic>) {
    let mut reader = Reader {
        file,
        events: parser(copy).into_offset_iter().peekable(),
        origin: Origin::File,
        findings: Vec::new(),
        seen: 0,
    };
    let blocks = reader.blocks(0);
    let mut findings = reader.findings;
    check_heading_levels(file, &blocks, &mut findings);
    (blocks, findings)
}

/// Reads a value of a YAML file as one paragraph of inlines. `place` is where the value stands.
#[must_use]
pub fn inlines(text: &str, place: &Place) -> (Vec<Inline>, Vec<Diagnostic>) {
    let mut reader = Reader {
        file: &place.file,
        events: parser(text).into_offset_iter().peekable(),
        origin: Origin::Value(place.span.clone()),
        findings: Vec::new(),
        seen: 0,
    };
    let mut blocks = reader.blocks(0);
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
    // Tables and footnotes are recognised so that they can be refused by name instead of being
    // printed as bars and brackets.
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
    /// Blocks and loose inlines met so far.
    seen: usize,
}

impl<'f> Reader<'f> {
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
            self.seen += 1;
            if self.seen > MAX_BLOCKS {
                if self.seen == MAX_BLOCKS + 1 {
                    let finding = Diagnostic::error("markup-too-long").with("max", MAX_BLOCKS);
                    self.findings.push(finding.at(self.place(span)));
                }
                // Whoever is waiting for its end finds it at once.
                self.events = parser("").into_offset_iter().peekable();
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
                let inlines = self.inlines_until(TagEnd::Paragraph);
                return Some(paragraph(span, inlines));
            }
            Event::Start(Tag::Heading { level, .. }) => {
                let text = self.inlines_until(TagEnd::Heading(level));
                BlockKind::Heading { level: number(level), text }
            }
            Event::Start(Tag::List(start)) => {
                if depth == MAX_DEPTH {
                    let place = self.place(span.clone());
                    self.findings
                        .push(Diagnostic::error("list-too-deep").with("max", MAX_DEPTH).at(place));
                    self.skip();
                    return None;
                }
                let items = self.items(depth);
                match start {
                    Some(start) => BlockKind::Numbered { start, items },
                    None => BlockKind::Dashed(items),
                }
            }
            Event::Rule => {
                self.refuse("markup-rule", span);
                return None;
            }
            Event::Start(tag) => {
                let name = match tag {
                    Tag::Table(_) => "markup-table",
                    Tag::CodeBlock(_) => "markup-code",
                    Tag::BlockQuote(_) => "markup-quote",
                    Tag::HtmlBlock => "markup-html",
                    Tag::FootnoteDefinition(_) => "markup-footnote",
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

    fn items(&mut self, depth: usize) -> Vec<Vec<Block>> {
        let mut items = Vec::new();
        while let Some((event, _)) = self.next() {
            match event {
                Event::Start(Tag::Item) => {
                    items.push(self.blocks(depth + 1));
                    self.next();
                }
                _ => break,
            }
        }
        items
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
            Event::Text(text) => push_text(out, &text),
            Event::SoftBreak => push_text(out, " "),
            Event::HardBreak => out.push(Inline::Break),
            Event::Start(Tag::Strong) => {
                out.push(Inline::Strong(self.inlines_until(TagEnd::Strong)));
            }
            Event::Start(Tag::Emphasis) => {
                out.push(Inline::Emphasis(self.inlines_until(TagEnd::Emphasis)));
            }
            Event::Start(Tag::Link { dest_url, .. }) => {
                let text = self.inlines_until(TagEnd::Link);
                let safe = ["https://", "http://", "mailto:"];
                if safe.iter().any(|scheme| dest_url.starts_with(scheme)) {
                    out.push(Inline::Link { target: dest_url.into_string(), text });
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
                self.refuse("markup-image", span);
                self.skip();
            }
            Event::Code(_) => self.refuse("markup-code", span),
            // The tag that opens has been refused already.
            Event::InlineHtml(tag) if tag.starts_with("</") => {}
            Event::InlineHtml(_) | Event::Html(_) => self.refuse("markup-html", span),
            Event::FootnoteReference(_) => self.refuse("markup-footnote", span),
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
                BlockKind::Heading { level: 1, text: words("I. MỤC ĐÍCH") },
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
        let [BlockKind::Numbered { start: 1, items }] =
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
            ("> x", "markup-quote"),
            ("![x](y.png)", "markup-image"),
            ("| a |\n|---|\n| b |", "markup-table"),
            ("a\n\n---\n\nb", "markup-rule"),
            ("[x](javascript:alert(1))", "link-target"),
            ("## II", "heading-level"),
            ("# I\n\n### 1", "heading-level"),
        ] {
            assert_eq!(read(text).1.first(), Some(&id), "{text}");
        }
        let deep: Vec<String> = (0..9).map(|n| format!("{}- x\n", "  ".repeat(n))).collect();
        assert_eq!(read(&deep.concat()).1, ["list-too-deep"]);
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
