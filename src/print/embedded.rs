//! Typst inside the program.

use std::collections::HashMap;
use std::fmt::Write;
use std::sync::Arc;

use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration, Smart};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World, WorldExt};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use super::attachment;
use super::font::Fonts;
use super::job::{Job, Standard};
use super::template::Templates;
use crate::diagnostic::Diagnostic;
use crate::source::{Place, SourceFile};

/// What every document shares: the library, the fonts and the forms.
#[derive(Debug)]
pub struct Embedded {
    /// The forms.
    pub templates: Templates,
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    /// What the forms are told of the fonts.
    data: Option<(FileId, Bytes)>,
    /// The forms, parsed, each with the file it came from.
    forms: HashMap<FileId, (Source, Arc<SourceFile>)>,
}

/// A file name inside Typst. It stays for the life of the process, and there is room for 65,535 of
/// them: every document has the same few.
fn named(path: &str) -> Option<FileId> {
    Some(RootedPath::new(VirtualRoot::Project, VirtualPath::new(path).ok()?).intern())
}

/// Files by number in a folder.
fn numbered<'f>(
    folder: &str,
    files: impl Iterator<Item = &'f Arc<[u8]>>,
) -> impl Iterator<Item = (FileId, Bytes)> {
    files.enumerate().filter_map(move |(n, bytes)| {
        Some((named(&format!("/{folder}/{n}"))?, Bytes::new(Arc::clone(bytes))))
    })
}

/// What one document can see: the forms, its data and its pictures, and nothing of the disk, the
/// network or the clock.
struct Desk<'d> {
    shared: &'d Embedded,
    main: FileId,
    files: HashMap<FileId, Bytes>,
}

impl World for Desk<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.shared.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.shared.book
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        let form = self.shared.forms.get(&id);
        form.map(|(source, _)| source.clone()).ok_or_else(|| absent(id))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        self.files.get(&id).cloned().ok_or_else(|| absent(id))
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

impl Embedded {
    /// Typst with forms and fonts.
    #[must_use]
    pub fn new(templates: Templates, fonts: &Fonts) -> Self {
        let data = named("/font.json").map(|id| (id, Bytes::new(fonts.json())));
        let fonts: Vec<Font> = fonts
            .faces()
            .filter_map(|face| Font::new(Bytes::new(face.file.clone()), face.index))
            .collect();
        let forms = templates.iter().filter_map(|(name, file)| {
            let id = named(&format!("/{name}"))?;
            Some((id, (Source::new(id, file.text.clone()), Arc::clone(file))))
        });
        Self {
            forms: forms.collect(),
            templates,
            library: LazyHash::new(Library::default()),
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            fonts,
            data,
        }
    }

    /// Sets a document.
    ///
    /// # Errors
    /// Every error and warning of Typst.
    pub fn typeset(&self, job: &Job) -> Result<Vec<u8>, Vec<Diagnostic>> {
        let Some(main) = named(&format!("/{}", job.form)) else {
            return Err(vec![failed(job.form)]);
        };
        let data = named("/data.json").map(|id| (id, Bytes::new(job.data.to_vec())));
        let listed = attachment::list(job.attachments);
        let listed = named("/attachments.json").map(|id| (id, Bytes::new(listed)));
        let attached = job.attachments.iter().map(|attachment| &attachment.bytes);
        let assets = numbered("asset", job.assets.iter()).chain(numbered("attachment", attached));
        let files = data.into_iter().chain(listed).chain(self.data.clone()).chain(assets);
        let desk = Desk { shared: self, main, files: files.collect() };
        let result = set(&desk, job);
        // What Typst remembers of a document is of little use to the next and grows without end.
        typst::comemo::evict(0);
        result
    }
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
    let archive = match job.standard() {
        Standard::A2a => PdfStandard::A_2a,
        Standard::A3a => PdfStandard::A_3a,
    };
    let standards = PdfStandards::new(&[archive, PdfStandard::Ua_1])
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
    let form = diagnostic.span.id().and_then(|id| desk.shared.forms.get(&id));
    match (desk.range(diagnostic.span), form) {
        (Some(range), Some((_, file))) if range.end <= file.text.len() => {
            finding.at(Place::new(file, range))
        }
        _ => match desk.shared.templates.named(job.form) {
            Some(file) => finding.about(&*file.path),
            None => finding,
        },
    }
}

fn failed(reason: &str) -> Diagnostic {
    Diagnostic::error("print-failed").with("reason", reason)
}
