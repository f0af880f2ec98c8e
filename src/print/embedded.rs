//! Typst inside the program.

use std::fmt::Write;
use std::sync::LazyLock;

use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration, Smart};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World, WorldExt};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use super::font;
use super::job::Job;
use crate::diagnostic::Diagnostic;
use crate::source::Place;

/// What every document shares: the library and the fonts.
struct Shared {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    /// File names inside Typst stay for the life of the process: every document has the same two.
    main: FileId,
    data: FileId,
}

static SHARED: LazyLock<Option<Shared>> = LazyLock::new(|| {
    let file =
        |path| Some(RootedPath::new(VirtualRoot::Project, VirtualPath::new(path).ok()?).intern());
    let fonts: Vec<Font> =
        font::FACES.iter().filter_map(|(_, bytes)| Font::new(Bytes::new(*bytes), 0)).collect();
    Some(Shared {
        library: LazyHash::new(Library::default()),
        book: LazyHash::new(FontBook::from_fonts(&fonts)),
        fonts,
        main: file("/main.typ")?,
        data: file("/data.json")?,
    })
});

/// What one document can see: its form and its data, and nothing of the disk, the network or the
/// clock.
struct Desk {
    shared: &'static Shared,
    form: Source,
    data: Bytes,
}

impl World for Desk {
    fn library(&self) -> &LazyHash<Library> {
        &self.shared.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.shared.book
    }

    fn main(&self) -> FileId {
        self.shared.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.shared.main { Ok(self.form.clone()) } else { Err(absent(id)) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.shared.data { Ok(self.data.clone()) } else { Err(absent(id)) }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.shared.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

fn absent(id: FileId) -> FileError {
    FileError::NotFound(id.vpath().get_without_slash().into())
}

/// Sets a document.
///
/// # Errors
/// Every error and warning of Typst.
pub fn typeset(job: &Job) -> Result<Vec<u8>, Vec<Diagnostic>> {
    let Some(shared) = SHARED.as_ref() else {
        return Err(vec![Diagnostic::error("print-failed").with("reason", "fonts")]);
    };
    let desk = Desk {
        shared,
        form: Source::new(shared.main, job.form.text.clone()),
        data: Bytes::new(job.data.to_vec()),
    };
    let result = set(&desk, job);
    // What Typst remembers of a document is of little use to the next and grows without end.
    typst::comemo::evict(0);
    result
}

fn set(desk: &Desk, job: &Job) -> Result<Vec<u8>, Vec<Diagnostic>> {
    let findings = |diagnostics: &[SourceDiagnostic]| -> Vec<Diagnostic> {
        diagnostics.iter().map(|diagnostic| finding(desk, job, diagnostic)).collect()
    };
    let compiled = typst::compile::<PagedDocument>(desk);
    let document: PagedDocument = compiled.output.map_err(|errors| findings(&errors))?;
    if !compiled.warnings.is_empty() {
        return Err(findings(&compiled.warnings));
    }
    let standards = PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1])
        .map_err(|error| vec![failed(error.message())])?;
    let options = PdfOptions {
        ident: Smart::Custom(job.ident.to_owned()),
        creator: Smart::Custom(Some(concat!("kehoach ", env!("CARGO_PKG_VERSION")).to_owned())),
        standards,
        ..PdfOptions::default()
    };
    typst_pdf::pdf(&document, &options).map_err(|errors| findings(&errors))
}

fn finding(desk: &Desk, job: &Job, diagnostic: &SourceDiagnostic) -> Diagnostic {
    let mut reason = diagnostic.message.to_string();
    for hint in &diagnostic.hints {
        let _ = write!(reason, " ({})", hint.v);
    }
    let finding = failed(&reason);
    match desk.range(diagnostic.span) {
        Some(range) if range.end <= job.form.text.len() => finding.at(Place::new(job.form, range)),
        _ => finding.about(&*job.form.path),
    }
}

fn failed(reason: &str) -> Diagnostic {
    Diagnostic::error("print-failed").with("reason", reason)
}
