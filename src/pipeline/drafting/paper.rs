//! Another document of the year, and a post.

use std::path::Path;

use chrono::NaiveDate;

use super::{exists, readable, write};
use crate::diagnostic::{Diagnostic, Line};
use crate::drafting::{self, Meant, PaperDraft};
use crate::model::DocumentType;
use crate::pipeline::{Failure, named};
use crate::workspace;

/// A document or a post that was drafted.
#[derive(Debug)]
pub struct NewPaper {
    /// Its path in the workspace.
    pub path: String,
    /// Its text.
    pub text: String,
    /// Whether it was written.
    pub written: bool,
}

/// Drafts another document of the year of a plan.
///
/// # Errors
/// [`Failure`]; nothing is then written.
pub fn new_paper(
    root: &Path,
    plan: Option<&str>,
    kind: &str,
    name: Option<&str>,
    dry_run: bool,
) -> Result<NewPaper, Failure> {
    let of = match drafting::paper_types(kind) {
        Meant::Type(of) => of,
        other => {
            let mut finding = Diagnostic::error("usage-unknown-type").with("kind", kind);
            if let Meant::Near(near) = other {
                finding = finding.hint(Line::new("did-you-mean").with("near", near.to_lowercase()));
            }
            let all = DocumentType::all().iter().map(|of| of.name.to_lowercase());
            let all: Vec<String> = all.collect();
            // A value that is very long is cut off.
            for some in all.chunks(15) {
                let hint = Line::new("usage-unknown-type.known").with("types", some.join(", "));
                finding = finding.hint(hint);
            }
            return Err(Failure::Content(vec![finding]));
        }
    };
    let (workspace, findings) = workspace::read(root);
    let plan = named::plan(&workspace, plan, &findings)?;
    readable(plan, &findings)?;
    let draft = drafting::draft_paper(plan, of, name);
    place(root, draft, name.unwrap_or_default(), dry_run)
}

/// Drafts a post.
///
/// # Errors
/// [`Failure`]; nothing is then written.
pub fn new_post(
    root: &Path,
    plan: Option<&str>,
    title: &str,
    day: NaiveDate,
    dry_run: bool,
) -> Result<NewPaper, Failure> {
    let (workspace, findings) = workspace::read(root);
    let plan = named::plan(&workspace, plan, &findings)?;
    readable(plan, &findings)?;
    place(root, drafting::draft_post(plan, title, day), title, dry_run)
}

fn place(
    root: &Path,
    draft: Option<PaperDraft>,
    name: &str,
    dry_run: bool,
) -> Result<NewPaper, Failure> {
    let Some(PaperDraft { path, text }) = draft else {
        let finding = Diagnostic::error("usage-no-slug").with("name", name);
        return Err(Failure::Content(vec![finding.hint(Line::new("usage-no-slug.letters"))]));
    };
    if root.join(&path).symlink_metadata().is_ok() {
        return Err(Failure::Content(vec![exists(&path)]));
    }
    if !dry_run {
        write(root, &[(path.clone(), text.clone().into_bytes())])?;
    }
    Ok(NewPaper { path, text, written: !dry_run })
}
