//! The release of a year: checked, built, packed, and kept to be held against later.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::{Built, Failure, Progress, Request, build, examine, fonts, named};
use crate::diagnostic::{self, Catalogue, Diagnostic, Language, Line, Severity};
use crate::edition::Edition;
use crate::edition::change::{self, PlanChanges, SinceRelease};
use crate::model::Plan;
use crate::output::{self, Digest};
use crate::print::{self, Choice};
use crate::release::{
    Before, Bundle, BundleManifest, Group, NOTES, SUMS, Tool, name_in_bundle, notes, prove,
};
use crate::workspace::{self, Workspace};

/// What to release, and where to.
#[derive(Debug)]
pub struct ReleaseRequest<'r> {
    /// What is built for it.
    pub build: Request,
    /// The year, or the address of a plan; may be left out where there is one year.
    pub release: Option<&'r str>,
    /// The folder below which the bundle is written.
    pub folder: PathBuf,
}

/// A release that was made.
#[derive(Debug)]
pub struct ReleaseMade {
    /// What the build found that did not stop it, and what of the source is not in a commit.
    pub warnings: Vec<Diagnostic>,
    /// What was released.
    pub release: String,
    /// Which release it is.
    pub number: u32,
    /// Where the bundle is.
    pub path: PathBuf,
    /// How many files it holds.
    pub files: usize,
    /// Whether the bundle was just so already.
    pub same: bool,
    /// The folders of the copies that were kept now, by the number of their release.
    pub kept: Vec<(u32, String)>,
    /// Whether what the calendars of it publish was never written down.
    pub unrecorded: bool,
}

/// Makes a release. What is a draft, has an error or a place to fill in is not released.
///
/// # Errors
/// [`Failure`]; no bundle was written then.
pub fn release(request: &ReleaseRequest, progress: &dyn Progress) -> Result<ReleaseMade, Failure> {
    let root = &request.build.root;
    let (mut workspace, mut findings) = workspace::read(root);
    if request.build.base_url.is_some() {
        workspace.agency.site_url.clone_from(&request.build.base_url);
    }
    let found_fonts = fonts(&workspace, root, &request.build.fonts, &mut findings);
    let (editions, mut findings) =
        examine(&workspace, found_fonts.as_ref(), findings, request.build.jobs);
    let release = which(&workspace, request.release, &findings)?;
    let released: Vec<&Edition> =
        editions.iter().filter(|edition| belongs(edition.plan, &release)).collect();
    refuse(&editions, &released, &mut findings);
    if diagnostic::any_error(&findings) {
        findings.retain(|finding| finding.severity > Severity::Advice);
        return Err(Failure::Content(findings));
    }
    let built = build(&request.build, progress)?;
    let numbers: Vec<Number> = released.iter().map(|edition| Number::of(edition.plan)).collect();
    let number = numbers.iter().map(|one| one.number).max().unwrap_or(1);
    let plans: Vec<&str> = released.iter().map(|edition| edition.plan.address.as_str()).collect();
    let (files, counts) = files(&built, &request.build.output, &release, &plans)?;
    let words = Catalogue::of(workspace.agency.languages.first().copied().unwrap_or(Language::Vi));
    let compared: Vec<(&Edition, Before)> = released
        .iter()
        .zip(&numbers)
        .map(|(edition, own)| (*edition, before(&workspace, edition.plan, own.number)))
        .collect();
    let text = notes(words, &release, number, &compared, &counts);
    let (commit, mut warnings) = source(root);
    let is_unrecorded =
        |edition: &&Edition| edition.published().is_none() && !edition.events.is_empty();
    let unrecorded = released.iter().any(is_unrecorded);
    warnings.extend(built.warnings);
    warnings.extend(drafts(&released));
    let stamp = released.iter().map(|edition| edition.plan.stamp()).max().unwrap_or_default();
    let manifest = BundleManifest {
        version: BundleManifest::VERSION,
        release: release.clone(),
        number,
        plans: plans.iter().map(|plan| (*plan).to_owned()).collect(),
        tool: tool(&request.build.engine),
        commit,
        site: workspace.agency.site_url.clone(),
        inputs: inputs(root),
        files: BTreeMap::new(),
    };
    let machine = |path: &Path, error: std::io::Error| {
        let finding = Diagnostic::error("release-failed").with("reason", error);
        Failure::Machine(finding.about(diagnostic::shown(path)))
    };
    let folder = request.folder.join(&release);
    let bundle =
        Bundle::pack(files, &text, manifest, stamp).map_err(|error| machine(&folder, error))?;
    let path = folder.join(&bundle.name);
    let there = fs::read(&path).ok();
    let same = there.as_ref() == Some(&bundle.bytes);
    // Of what is not in a plan no copy is kept; and of several plans the one that was released less often may have changed.
    let replaced = there.filter(|_| !same).and_then(|bytes| proven(&bundle.name, &bytes));
    // From which commit it was made changes nothing for whoever has it.
    let is_another =
        |before: BundleManifest| before.number == number && before.files != bundle.manifest.files;
    if replaced.is_some_and(is_another) {
        let finding = Diagnostic::warning("release-replaced").with("number", number);
        let finding = finding.about(diagnostic::shown(&path));
        let same_plans = numbers.iter().all(|one| one.kept);
        warnings.push(finding.hint(if same_plans {
            Line::new("release-replaced.keep")
        } else {
            Line::new("release-replaced.plan")
        }));
    }
    for (path, bytes) in [
        (&path, bundle.bytes.as_slice()),
        (&folder.join(NOTES), text.as_bytes()),
        (&folder.join(SUMS), bundle.sums.as_bytes()),
    ] {
        // What is just so is not written again.
        if fs::read(path).ok().as_deref() != Some(bytes) {
            output::write_whole(path, bytes).map_err(|error| machine(path, error))?;
        }
    }
    let mut kept = Vec::new();
    for (edition, number) in released.iter().zip(&numbers).filter(|(_, number)| !number.kept) {
        workspace::write_released(root, edition.plan, number.number)
            .map_err(|(path, error)| machine(Path::new(&path), error))?;
        let folder =
            format!("content/{}/{}/{}", edition.plan.address, workspace::RELEASED, number.number);
        kept.push((number.number, folder));
    }
    let files = bundle.manifest.files.len();
    Ok(ReleaseMade { warnings, release, number, path, files, same, kept, unrecorded })
}

/// What a bundle says of itself, if it is one.
fn proven(name: &str, bytes: &[u8]) -> Option<BundleManifest> {
    prove(name, bytes).ok().map(|proof| proof.manifest)
}

/// What a plan's release is called by: the first part of its address.
fn year(plan: &Plan) -> &str {
    plan.address.split('/').next().unwrap_or(&plan.address)
}

fn belongs(plan: &Plan, release: &str) -> bool {
    plan.address == release
        || plan.address.strip_prefix(release).is_some_and(|rest| rest.starts_with('/'))
}

/// What is to be released.
fn which(
    workspace: &Workspace,
    wanted: Option<&str>,
    findings: &[Diagnostic],
) -> Result<String, Failure> {
    let mut years: Vec<&str> = workspace.plans.iter().map(year).collect();
    years.dedup();
    let wanted = wanted.map(workspace::address);
    let found = match &wanted {
        Some(wanted) => {
            workspace.plans.iter().any(|plan| belongs(plan, wanted)).then_some(&**wanted)
        }
        None => match years.as_slice() {
            [only] => Some(*only),
            _ => None,
        },
    };
    if let Some(found) = found {
        return Ok(found.to_owned());
    }
    Err(named::none_of(years.into_iter(), wanted, workspace, findings))
}

/// What a build lets pass and a release does not. A plan that is not released may be a draft with places to fill in.
fn refuse(editions: &[Edition], released: &[&Edition], findings: &mut Vec<Diagnostic>) {
    let own = |edition: &Edition| format!("content/{}/", edition.plan.address);
    // A plan may lie in the folder of another: the longest address is whose a file is.
    let is_released = |path: &str| {
        let owner = editions.iter().filter(|edition| path.starts_with(&own(edition)));
        let owner = owner.max_by_key(|edition| edition.plan.address.len());
        owner.is_none_or(|owner| {
            released.iter().any(|edition| edition.plan.address == owner.plan.address)
        })
    };
    for finding in findings.iter_mut().filter(|finding| finding.id() == "placeholder") {
        if is_released(finding.file().unwrap_or_default()) {
            finding.severity = Severity::Error;
        }
    }
    for edition in released.iter().filter(|edition| edition.plan.document.is_draft()) {
        let finding =
            Diagnostic::error("release-draft").at(edition.plan.document.state_at().clone());
        findings.push(finding.hint(Line::new("release-draft.finish")));
    }
}

/// The documents of the year that are drafts.
fn drafts(released: &[&Edition]) -> Vec<Diagnostic> {
    let papers = released.iter().flat_map(|edition| &edition.plan.papers);
    papers
        .filter(|paper| paper.is_looked_at() && paper.document.is_draft())
        .map(|paper| {
            Diagnostic::warning("release-draft-paper").at(paper.document.state_at().clone())
        })
        .collect()
}

/// Which release of a plan this is.
struct Number {
    number: u32,
    /// Whether a copy of it is there already.
    kept: bool,
}

impl Number {
    fn of(plan: &Plan) -> Self {
        match SinceRelease::of(plan) {
            None => Self { number: 1, kept: false },
            Some(since) if since.changes.is_empty() => Self { number: since.number, kept: true },
            Some(since) => Self { number: since.number + 1, kept: false },
        }
    }
}

/// What a plan is compared with in the notes: what was released of it before, else the plan of the year before.
fn before<'w>(workspace: &'w Workspace, plan: &Plan, number: u32) -> Before<'w> {
    if let Some(since) = SinceRelease::before(plan, number) {
        return Before::Release(since.number, since.changes);
    }
    match change::before(&workspace.plans, plan) {
        Some(year) => Before::Year(&year.address, PlanChanges::between(year, plan)),
        None => Before::Nothing,
    }
}

/// The files of a bundle by their names, and how many there are of each group.
type Files = (BTreeMap<String, Vec<u8>>, BTreeMap<Group, usize>);

fn files(built: &Built, output: &Path, release: &str, plans: &[&str]) -> Result<Files, Failure> {
    let mut files = BTreeMap::new();
    let mut counts = BTreeMap::new();
    for (path, _) in &built.artifacts {
        let Some((name, group)) = name_in_bundle(path, release, plans) else { continue };
        let full = output.join(path);
        let bytes = fs::read(&full).map_err(|error| {
            let finding = Diagnostic::error("release-failed").with("reason", error);
            Failure::Machine(finding.about(diagnostic::shown(&full)))
        })?;
        files.insert(name, bytes);
        *counts.entry(group).or_default() += 1;
    }
    Ok((files, counts))
}

fn tool(engine: &Choice) -> Tool {
    let engine = match engine {
        #[cfg(feature = "embedded")]
        Choice::Embedded => "embedded",
        Choice::External(_) => "cli",
    };
    Tool {
        name: env!("CARGO_PKG_NAME").to_owned(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        typst: print::TYPST.to_owned(),
        engine: engine.to_owned(),
    }
}

/// The digests of the source. Copies of what was released are made by releases, and so are no source of one.
fn inputs(root: &Path) -> BTreeMap<String, String> {
    let copies = format!("/{}/", workspace::RELEASED);
    let files = workspace::contents(root).into_iter().filter(|(path, _)| !path.contains(&copies));
    files.map(|(path, digest)| (path, Digest::from_bytes(&digest).to_string())).collect()
}

/// The commit of the source, where all of it is in one; else why none is named.
fn source(root: &Path) -> (Option<String>, Vec<Diagnostic>) {
    match workspace::source_commit(root) {
        None => (None, vec![Diagnostic::new(Severity::Advice, "release-no-commit")]),
        Some(source) => match source.differing.first() {
            None => (Some(source.commit), Vec::new()),
            Some(first) => {
                let finding = Diagnostic::warning("release-uncommitted").with("file", first);
                (None, vec![finding.with("count", source.differing.len())])
            }
        },
    }
}
