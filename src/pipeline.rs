//! The order of the steps: read ▸ resolve ▸ check ▸ render ▸ look at links ▸ write.

mod compare;
mod drafting;
mod exchange;
mod named;
mod preview;
mod publishing;
mod release;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::NaiveDate;

use crate::diagnostic::{self, Diagnostic, Line, Severity, shown};
use crate::edition::{self, Change, Edition};
use crate::output::{self, Artifact, Folder, FolderError, Kind, Rendered, Store, Written};
use crate::print::{
    self, Attached, Attachment, Choice, Engine, FontFolders, Fonts, Templates, Unusable,
};
use crate::source::SourceFile;
use crate::workspace::{self, Mended, Workspace};
use crate::{calendar, check, data, links, site};

pub use compare::{Comparison, Sides, State, compare, sides};
pub use drafting::{
    NewPaper, NewPlan, NewTask, NewYear, OpenList, StartRequest, StartedInYear, TaskRequest,
    YearRequest, new_paper, new_post, new_task, new_year, start_in_year,
};
pub use exchange::{Exported, ImportRequest, Imported, TableKind, export, import};
pub use named::{unit as unit_named, unknown_plan};
pub use preview::{Pages, Stage, preview};
pub use publishing::{NotPublished, compare as compare_published, destination};
pub use release::{ReleaseMade, ReleaseRequest, release};

/// What to build, and where.
#[derive(Debug)]
pub struct Request {
    /// The workspace.
    pub root: PathBuf,
    /// The output folder.
    pub output: PathBuf,
    /// What sets the PDFs.
    pub engine: Choice,
    /// Where fonts are looked for.
    pub fonts: FontFolders,
    /// Where the site can be reached, if that is not where the agency's file says.
    pub base_url: Option<String>,
    /// How many artifacts are made at once.
    pub jobs: usize,
}

/// A step of a build, for whoever shows its progress.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// The files are read.
    Read,
    /// References are resolved and rules applied.
    Check,
    /// The artifacts of a kind are listed.
    List(Kind),
    /// The artifacts are made.
    Render,
    /// The artifacts are written.
    Write,
}

/// Is told how far a build has come.
pub trait Progress: Sync {
    /// A step begins.
    fn step(&self, step: Step);
    /// So many artifacts will be made.
    fn total(&self, artifacts: usize);
    /// An artifact was made, or found to need no making.
    fn made(&self, kind: Kind);
}

/// What a workspace holds, for a closing line.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Plans.
    pub plans: usize,
    /// Tasks of all plans.
    pub tasks: usize,
    /// Units of the register.
    pub units: usize,
}

/// A build that succeeded.
#[derive(Debug)]
pub struct Built {
    /// Findings that did not stop it.
    pub warnings: Vec<Diagnostic>,
    /// What was written.
    pub written: Written,
    /// The path and kind of each artifact.
    pub artifacts: Vec<(String, Kind)>,
}

/// Why a build failed. Nothing was written, unless the disk failed half-way.
#[derive(Debug)]
pub enum Failure {
    /// The content has errors.
    Content(Vec<Diagnostic>),
    /// The machine failed: disk or engine.
    Machine(Diagnostic),
}

/// Looks for every problem, on `jobs` threads, and changes nothing.
#[must_use]
pub fn check(root: &Path, folders: &FontFolders, jobs: usize) -> (Counts, Vec<Diagnostic>) {
    let (workspace, mut findings) = workspace::read(root);
    let fonts = fonts(&workspace, root, folders, &mut findings);
    let (_, findings) = examine(&workspace, fonts.as_ref(), findings, jobs);
    let counts = Counts {
        plans: workspace.plans.len(),
        tasks: workspace.plans.iter().map(|plan| plan.tasks.len()).sum(),
        units: workspace.units().count(),
    };
    (counts, findings)
}

/// Mends what findings say how to mend.
///
/// # Errors
/// What the machine refused to write.
pub fn mend(root: &Path, findings: &[Diagnostic]) -> Result<Vec<Mended>, Diagnostic> {
    workspace::mend(root, findings).map_err(|(path, error)| {
        let finding = Diagnostic::error("mend-failed").with("reason", &error).about(path);
        output::or_open(finding, &error)
    })
}

/// What [`record`] did for a plan.
#[derive(Debug)]
pub struct Recorded {
    /// The address of the plan.
    pub plan: String,
    /// The file that holds it; none for a draft, of which nothing is written down.
    pub path: Option<String>,
    /// Whether the file had other words before, or was not there.
    pub written: bool,
    /// Whether nothing was written down before.
    pub first: bool,
    /// How many events are written down.
    pub events: usize,
    /// What changed since, each with its title.
    pub changes: Vec<(Change, String)>,
}

/// Writes down what the calendars publish as the plans stand now. What changed bears the day.
///
/// # Errors
/// [`Failure`]; where the content has errors nothing is written.
pub fn record(
    root: &Path,
    folders: &FontFolders,
    day: NaiveDate,
) -> Result<Vec<Recorded>, Failure> {
    let (workspace, mut findings) = workspace::read(root);
    let fonts = fonts(&workspace, root, folders, &mut findings);
    let (editions, findings) = examine(&workspace, fonts.as_ref(), findings, 1);
    if diagnostic::any_error(&findings) {
        return Err(Failure::Content(findings));
    }
    let mut done = Vec::new();
    for edition in &editions {
        let plan = edition.plan.address.clone();
        let mut record = Recorded {
            plan,
            path: None,
            written: false,
            first: edition.published().is_none(),
            events: edition.events.len(),
            changes: Vec::new(),
        };
        if !edition.plan.document.is_draft() {
            let events = edition.to_record(day);
            let domain = edition.uid_domain();
            let (path, written) = workspace::write_published(root, &record.plan, &domain, &events)
                .map_err(|(path, error)| {
                    let finding = Diagnostic::error("record-failed").with("reason", &error);
                    Failure::Machine(output::or_open(finding.about(path), &error))
                })?;
            record.path = Some(path);
            record.written = written;
            let events = edition.events.iter();
            record.changes = events
                .filter_map(|event| {
                    Some((event.revision.unrecorded?, event.plain_title().to_owned()))
                })
                .collect();
        }
        done.push(record);
    }
    Ok(done)
}

/// The fonts that the office asks for.
fn fonts(
    workspace: &Workspace,
    root: &Path,
    folders: &FontFolders,
    findings: &mut Vec<Diagnostic>,
) -> Option<Fonts> {
    let fonts = Fonts::of(&workspace.agency.print, root.join(print::FONT_FOLDER), folders);
    fonts.map_err(|found| findings.extend(found)).ok()
}

/// Resolves what was read and applies every rule to it; the findings of reading go in, all findings
/// come out, in order.
fn examine<'w>(
    workspace: &'w Workspace,
    fonts: Option<&Fonts>,
    mut findings: Vec<Diagnostic>,
    jobs: usize,
) -> (Vec<Edition<'w>>, Vec<Diagnostic>) {
    let (editions, found) = edition::resolve(workspace);
    findings.extend(found);
    let findings = judged(workspace, &editions, fonts, findings, jobs);
    (editions, findings)
}

/// Those of the findings that are errors.
fn errors(findings: Vec<Diagnostic>) -> Vec<Diagnostic> {
    findings.into_iter().filter(|finding| finding.severity == Severity::Error).collect()
}

/// Applies every rule to what was resolved; the findings before it go in, all findings come out, in order.
fn judged(
    workspace: &Workspace,
    editions: &[Edition],
    fonts: Option<&Fonts>,
    mut findings: Vec<Diagnostic>,
    jobs: usize,
) -> Vec<Diagnostic> {
    findings.extend(fonts.iter().flat_map(|fonts| print::check(editions, fonts)));
    let found = check::check(editions, &findings, jobs);
    findings.extend(found);
    findings.extend(unknown_templates(workspace));
    findings.extend(site::check_templates(workspace));
    check::acknowledge(&workspace.acknowledged, findings)
}

/// A template whose name is none of the known ones would be left out without a word.
fn unknown_templates(workspace: &Workspace) -> Vec<Diagnostic> {
    let known: Vec<String> = site::template_names().chain(print::template_names()).collect();
    let unknown = workspace.templates.iter().filter(|(path, _)| !known.contains(path));
    unknown
        .map(|(path, file)| {
            let finding = Diagnostic::warning("unknown-template").about(&*file.path);
            match diagnostic::nearest(path, known.iter().map(String::as_str)) {
                Some(near) => finding.hint(Line::new("did-you-mean").with("near", near)),
                None => finding.hint(Line::new("allowed").with("words", known.join(", "))),
            }
        })
        .collect()
}

/// Builds everything.
///
/// # Errors
/// [`Failure`]; the last good output then stands as it was.
pub fn build(request: &Request, progress: &dyn Progress) -> Result<Built, Failure> {
    // Before anything is read: what is written from now on may not be in the build.
    let newest = workspace::newest(&request.root);
    let (workspace, mut findings) = read(request, progress);
    progress.step(Step::Check);
    let fonts = fonts(&workspace, &request.root, &request.fonts, &mut findings);
    let (editions, findings) = examine(&workspace, fonts.as_ref(), findings, request.jobs);
    let fonts = match fonts {
        Some(fonts) if !diagnostic::any_error(&findings) => Arc::new(fonts),
        _ => return Err(Failure::Content(findings)),
    };
    let engine = engine(request, &workspace, &fonts)?;
    let folder =
        Folder::open(&request.output).map_err(|error| Failure::Machine(no_folder(&error)))?;

    let tables = list_tables(&editions, progress);
    // The slowest first, so that no thread is left alone with them at the end.
    let prints = list_prints(&workspace, &editions, &engine, &fonts, &tables, progress);
    let mut artifacts = prints.map_err(Failure::Content)?;
    artifacts.extend(list_site(&workspace, &editions, progress).map_err(Failure::Content)?);
    artifacts.extend(tables);
    let twice = repeated(&artifacts);
    if !twice.is_empty() {
        return Err(Failure::Content(twice));
    }
    progress.step(Step::Render);
    progress.total(artifacts.len());
    let made = |artifact: &Artifact| progress.made(artifact.kind);
    let rendered = output::render(&artifacts, &folder, request.jobs, &made);
    let mut rendered = rendered.map_err(not_made)?;
    let whole = whole_site(&editions, &rendered, &folder);
    rendered.push(whole.map_err(|error| Failure::Machine(no_folder(&error)))?);
    let broken = broken_links(&workspace, &rendered, &folder, request.jobs);
    if !broken.is_empty() {
        return Err(Failure::Content(broken));
    }
    progress.step(Step::Write);
    let written = folder.write(&rendered).map_err(|error| Failure::Machine(no_folder(&error)))?;
    if let Some(newest) = newest {
        folder.as_new_as(&newest);
    }
    let artifacts = artifacts.into_iter().map(|artifact| (artifact.path, artifact.kind));
    let artifacts = artifacts.chain([(WHOLE_SITE.to_owned(), Kind::Portal)]).collect();
    Ok(Built { warnings: findings, written, artifacts })
}

/// Reads the workspace, with the address of the site that was asked for.
fn read(request: &Request, progress: &dyn Progress) -> (Workspace, Vec<Diagnostic>) {
    progress.step(Step::Read);
    let (mut workspace, findings) = workspace::read(&request.root);
    if request.base_url.is_some() {
        workspace.agency.site_url.clone_from(&request.base_url);
    }
    (workspace, findings)
}

fn engine(request: &Request, workspace: &Workspace, fonts: &Arc<Fonts>) -> Result<Engine, Failure> {
    Engine::ready(&request.engine, Templates::of(workspace), Arc::clone(fonts))
        .map_err(|error| Failure::Machine(no_engine(&error)))
}

/// The calendars and the data.
fn list_tables<'e>(editions: &'e [Edition], progress: &dyn Progress) -> Vec<Artifact<'e>> {
    progress.step(Step::List(Kind::Calendar));
    let mut tables = calendar::artifacts(editions);
    progress.step(Step::List(Kind::Data));
    tables.extend(editions.iter().flat_map(data::artifacts));
    tables
}

fn list_prints<'e>(
    workspace: &Workspace,
    editions: &'e [Edition],
    engine: &'e Engine,
    fonts: &Fonts,
    tables: &[Artifact],
    progress: &dyn Progress,
) -> Result<Vec<Artifact<'e>>, Vec<Diagnostic>> {
    progress.step(Step::List(Kind::Print));
    let mut prints = Vec::new();
    for edition in editions {
        let attachments = attachments(workspace, edition, tables.iter())?;
        prints.extend(print::artifacts(edition, engine, fonts, &attachments));
    }
    Ok(prints)
}

fn list_site<'e>(
    workspace: &Workspace,
    editions: &[Edition],
    progress: &dyn Progress,
) -> Result<Vec<Artifact<'e>>, Vec<Diagnostic>> {
    progress.step(Step::List(Kind::Site));
    site::artifacts(workspace, editions)
}

/// The links that lead nowhere.
fn broken_links(
    workspace: &Workspace,
    rendered: &[Rendered],
    store: &dyn Store,
    jobs: usize,
) -> Vec<Diagnostic> {
    let own = links::Own { folder: SITE, address: workspace.agency.site_url.as_deref() };
    let broken = links::check(rendered, store, &own, jobs);
    if broken.is_empty() {
        return Vec::new();
    }
    let sources = sources(workspace);
    broken.iter().map(|broken| broken.finding(&sources)).collect()
}

/// The folder of the site in the output.
const SITE: &str = "site";

/// Where the site as one file is.
const WHOLE_SITE: &str = "portal/trang.zip";

/// The site as one file, for whoever uploads it. It is made of all other files of the site, and so when
/// they are; its entries bear the day of the newest plan.
fn whole_site(
    editions: &[Edition],
    rendered: &[Rendered],
    folder: &Folder,
) -> Result<Rendered, FolderError> {
    let stamp = editions.iter().map(|edition| edition.plan.stamp()).max().unwrap_or_default();
    output::archive(WHOLE_SITE, "site/", stamp, rendered, folder)
}

/// The files of a plan that are attached to its PDF, where the office asks for it.
fn attachments<'a, 'e: 'a>(
    workspace: &Workspace,
    edition: &Edition,
    files: impl Iterator<Item = &'a Artifact<'e>>,
) -> Result<Vec<Attachment>, Vec<Diagnostic>> {
    const ATTACHED: [(&str, Attached); 3] = [
        ("du-lieu/ke-hoach.json", Attached::Data),
        ("lich/han-chot.ics", Attached::Deadlines),
        ("lich/cong-viec.ics", Attached::Tasks),
    ];
    let mut attachments = Vec::new();
    if !workspace.agency.print.attach {
        return Ok(attachments);
    }
    let folder = format!("site/{}/", edition.plan.address);
    for file in files {
        let below = file.path.strip_prefix(&folder);
        if let Some((path, what)) = ATTACHED.into_iter().find(|(path, _)| below == Some(path)) {
            let name = path.rsplit('/').next().unwrap_or(path).to_owned();
            attachments.push(Attachment { what, name, bytes: file.make()?.into() });
        }
    }
    Ok(attachments)
}

/// The files that somebody may have written a link into: templates and texts.
fn sources(workspace: &Workspace) -> Vec<Arc<SourceFile>> {
    let mut sources: Vec<Arc<SourceFile>> = workspace.templates.values().map(Arc::clone).collect();
    for plan in &workspace.plans {
        let papers: Vec<_> = plan.papers.iter().map(|paper| plan.like(paper)).collect();
        let texts = std::iter::once(plan).chain(&papers).flat_map(edition::Text::of);
        let posts = plan.posts.iter().map(|post| Arc::clone(&post.file));
        for file in texts.map(|text| text.whole().file).chain(posts) {
            if !sources.iter().any(|known| Arc::ptr_eq(known, &file)) {
                sources.push(file);
            }
        }
    }
    sources
}

/// Paths that two artifacts have: a plan's folder can have the name of another plan's page. Windows and
/// macOS take capitals for small letters. What no system could write is told of, too.
fn repeated(artifacts: &[Artifact]) -> Vec<Diagnostic> {
    let mut seen = BTreeSet::new();
    let mut findings = Vec::new();
    for artifact in artifacts {
        let path = artifact.path.as_str();
        if !seen.insert(path.to_lowercase()) {
            let hint = Line::new("artifact-twice.rename");
            findings.push(Diagnostic::error("artifact-twice").about(path).hint(hint));
        }
        if !output::is_portable(path) {
            let part = path.split('/').find(|part| !output::is_portable(part)).unwrap_or(path);
            let hint = Line::new("reserved-name.rename").with("proposal", format!("{part}-1"));
            findings
                .push(Diagnostic::error("reserved-name").with("name", part).about(path).hint(hint));
        }
    }
    findings
}

/// An engine that broke down is the machine's fault, not that of the content.
fn not_made(mut findings: Vec<Diagnostic>) -> Failure {
    let of_engine = |finding: &Diagnostic| ["engine-broken", "engine-slow"].contains(&finding.id());
    match findings.iter().position(of_engine) {
        Some(at) => Failure::Machine(findings.swap_remove(at)),
        None => Failure::Content(findings),
    }
}

fn no_engine(error: &Unusable) -> Diagnostic {
    let finding = match error {
        Unusable::Missing(path) => Diagnostic::error("engine-missing").with("path", shown(path)),
        Unusable::Version { found } => {
            Diagnostic::error("engine-version").with("found", found).with("wanted", print::TYPST)
        }
        Unusable::Slow(path) => Diagnostic::error("engine-slow").with("path", shown(path)),
        Unusable::Broken { path, reason } => {
            Diagnostic::error("engine-broken").with("path", shown(path)).with("reason", reason)
        }
    };
    let finding = finding.hint(Line::new("engine.install").with("version", print::TYPST));
    if cfg!(feature = "embedded") { finding.hint(Line::new("engine.embedded")) } else { finding }
}

fn no_folder(error: &FolderError) -> Diagnostic {
    let other = Line::new("output.other");
    match error {
        FolderError::IsFile(path) => {
            Diagnostic::error("output-is-file").about(shown(path)).hint(other)
        }
        FolderError::Foreign(paths) => Diagnostic::error("output-foreign")
            .with("count", paths.len())
            .about(paths.first().map(|path| shown(path)).unwrap_or_default())
            .hint(other),
        FolderError::Io { path, error } => {
            let finding = output::refusal(error).about(shown(path));
            if finding.id() == "output-denied" { finding.hint(other) } else { finding }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Catalogue, Language, Style};
    use expect_test::{Expect, expect};

    fn shows(finding: &Diagnostic, expected: &Expect) {
        let words = Catalogue::of(Language::Vi);
        let picture = diagnostic::text(finding, words, Style::Plain);
        // What helps against it depends on the engines that there are.
        expected.assert_eq(picture.lines().next().unwrap_or_default());
    }

    #[test]
    fn paths_that_are_one_where_capitals_do_not_count() {
        let file = |path: &str| Artifact::ready(Kind::Site, path, Vec::new());
        let found = repeated(&[file("site/a.html"), file("site/A.html"), file("site/aux.html")]);
        let found: Vec<_> = found.iter().map(|one| (one.id(), one.file().unwrap())).collect();
        assert_eq!(found, [("artifact-twice", "site/A.html"), ("reserved-name", "site/aux.html")]);
    }

    /// What no test can wait for or bring about.
    #[test]
    fn what_the_machine_may_refuse() {
        let slow = Unusable::Slow("typst".into());
        shows(
            &no_engine(&slow),
            &expect![
                "lỗi[engine-slow]: đã dừng `typst` vì chạy quá 5 phút mà chưa xong một văn bản"
            ],
        );
        let error = std::io::ErrorKind::StorageFull.into();
        let full = FolderError::Io { path: "output".into(), error };
        shows(&no_folder(&full), &expect!["lỗi[output-full]: đĩa đã đầy"]);
    }
}
