//! `posts/*.md`: news of the year, each with its record above its text.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use super::front_matter::{self, Halves};
use super::record::Reader;
use super::{disk, picture};
use crate::diagnostic::{Diagnostic, Line};
use crate::markup::{self, BlockKind};
use crate::model::{Post, PostKind};
use crate::source::yaml::Node;
use crate::source::{Located, SourceFile};

/// The longest summary, in characters: some four lines on a phone.
pub const MAX_SUMMARY: usize = 300;

const KINDS: [(&str, PostKind); 2] = [("news", PostKind::News), ("good-deed", PostKind::GoodDeed)];

/// What was read: the posts that are published, the newest first, and those that are not (bản nháp).
#[derive(Debug, Default)]
pub struct Posts {
    /// Published.
    pub published: Vec<Post>,
    /// Kept for the office (`draft: true`).
    pub drafts: Vec<Post>,
}

/// Reads the posts of the plan at an address. One whose record cannot be read at all is left out,
/// with a finding.
pub fn read(root: &Path, address: &str, findings: &mut Vec<Diagnostic>) -> Posts {
    let mut posts = Posts::default();
    for path in disk::markdown(root, address, disk::POSTS, findings) {
        match read_one(root, address, &path, findings) {
            Some((post, true)) => posts.drafts.push(post),
            Some((post, false)) => posts.published.push(post),
            None => {}
        }
    }
    not_read(root, address, &posts, findings);
    // Of one day, by name.
    posts.published.sort_by(|a, b| b.date.cmp(&a.date).then_with(|| a.name.cmp(&b.name)));
    posts
}

/// A post, and whether it is a draft.
fn read_one(
    root: &Path,
    address: &str,
    path: &str,
    findings: &mut Vec<Diagnostic>,
) -> Option<(Post, bool)> {
    let path = format!("content/{address}/{path}");
    let halves = front_matter::read(root, &path, "front-matter-missing.post", findings)?;
    let Halves { file, tree, mut blocks } = halves;
    let name = disk::name_below(disk::POSTS, address, &path);
    let mut reader = Reader::new(&file, findings);
    let plan = Line::new("record.plan").with("plan", address);
    let record = Line::new("record.post").with("post", &name);
    let post = reader.within(plan, |reader| {
        reader.within(record, |reader| post(reader, &file, name, tree.as_ref()?))
    });
    // What is wrong with the text is told whatever the record is like.
    findings.extend(markup::number(&file, &mut blocks, &[], &[]));
    picture::read(root, &file, &mut blocks, findings);
    let (post, draft) = post?;
    Some((Post { blocks, ..post }, draft))
}

fn post(
    reader: &mut Reader,
    file: &Arc<SourceFile>,
    name: String,
    tree: &Node,
) -> Option<(Post, bool)> {
    let mut fields = reader.fields(tree)?;
    let title = reader.required_words(&mut fields, "title");
    let date = fields.required("date").and_then(|node| reader.date(node));
    let kind = fields.optional("kind").and_then(|node| reader.choice(node, &KINDS));
    let summary = fields.required("summary").and_then(|node| summary(reader, node));
    let summary = summary.unwrap_or_else(|| reader.nothing(fields.span()));
    let unit = fields.optional("unit").and_then(|node| reader.id(node));
    // Where it cannot be told, nothing is published.
    let draft = fields.optional("draft");
    let draft = if let Some(open) = fields.without_value("draft") {
        let hint = Line::new("post-draft-open.say");
        reader.report_at(open, Diagnostic::warning("post-draft-open").hint(hint));
        true
    } else {
        draft.is_some_and(|node| {
            reader.choice(node, &[("true", true), ("false", false)]).unwrap_or(true)
        })
    };
    fields.finish(reader);
    let post = Post {
        name,
        file: Arc::clone(file),
        title,
        date: date.unwrap_or_default(),
        kind: kind.unwrap_or(PostKind::News),
        summary,
        unit,
        blocks: Vec::new(),
    };
    Some((post, draft))
}

fn summary(reader: &mut Reader, node: &Node) -> Option<Located<String>> {
    let summary = reader.words(node)?;
    let length = summary.chars().count();
    if length > MAX_SUMMARY {
        let finding = Diagnostic::error("summary-too-long").with("length", length);
        reader.report(node, finding.with("max", MAX_SUMMARY));
    }
    Some(summary)
}

/// Tells of files beside the posts that nothing reads: a piece in another format would be missing
/// unsaid.
fn not_read(root: &Path, address: &str, posts: &Posts, findings: &mut Vec<Diagnostic>) {
    let mut used = BTreeSet::new();
    for post in posts.published.iter().chain(&posts.drafts) {
        let folder = post.file.path.rsplit_once('/').map_or("", |(folder, _)| folder);
        markup::walk(&post.blocks, &mut |block| {
            if let BlockKind::Figure(figure) = &block.kind {
                used.insert(format!("{folder}/{}", figure.file));
            }
        });
    }
    let others = disk::beside_markdown(root, address, disk::POSTS);
    for path in others.into_iter().filter(|path| !used.contains(path)) {
        let hint = Line::new("post-not-read.convert");
        findings.push(Diagnostic::warning("post-not-read").about(path).hint(hint));
    }
}
