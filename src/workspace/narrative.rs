//! Texts: Markdown made ready for every output. Headings are counted, references have their words,
//! pictures are read.

use std::path::Path;
use std::sync::Arc;

use super::{normal_form, picture};
use crate::diagnostic::Diagnostic;
use crate::markup::{self, Block};
use crate::model::{Appendix, Document, Narrative};
use crate::source::SourceFile;

/// Reads a whole file as a text of a document.
pub fn read(
    root: &Path,
    file: Arc<SourceFile>,
    document: &Document,
    appendices: &[Appendix],
    findings: &mut Vec<Diagnostic>,
) -> Narrative {
    let (mut blocks, found) = markup::parse(&file);
    findings.extend(found);
    normal_form::check(&file, None, findings);
    finish(root, &file, &mut blocks, document, appendices, findings);
    Narrative { file, blocks }
}

/// Counts the headings of a text as its document wants it, and reads its pictures. A text may refer
/// to the appendices.
pub fn finish(
    root: &Path,
    file: &Arc<SourceFile>,
    blocks: &mut [Block],
    document: &Document,
    appendices: &[Appendix],
    findings: &mut Vec<Diagnostic>,
) {
    // What is wrong with the ways of counting is told once, with the document's own text.
    let examples = markup::examples(&document.numbering, &mut Vec::new());
    let labels = Appendix::labels(appendices);
    let names = appendices.iter().map(|appendix| appendix.id.value.as_str().to_owned());
    let others: Vec<(String, String)> = names.zip(labels).collect();
    findings.extend(markup::number(file, blocks, &examples, &others));
    picture::read(root, file, blocks, findings);
}
