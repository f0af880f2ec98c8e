//! What a preview makes of a workspace: what a build does, in the order in which somebody who writes wants
//! to see it, and without writing. Pages come first, then calendars and data, then prints one by one.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use super::{
    Failure, Progress, Request, Step, broken_links, engine, fonts, judged, list_prints,
    list_tables, not_made, read, repeated,
};
use crate::diagnostic::{self, Diagnostic};
use crate::edition::{self, Edition};
use crate::output::{self, Artifact, Kind, Made, Memory, Rendered};
use crate::site;
use crate::workspace::Workspace;

/// Whom a preview shows what it makes (sân khấu).
pub trait Stage: Sync {
    /// What was made before.
    fn memory(&self) -> Memory;
    /// The paths of the pages that somebody looks at.
    fn open(&self) -> BTreeSet<String>;
    /// Those pages are ready. The others are still of before, and so is what was found; where they cannot be made
    /// these were not good either.
    fn first(&self, files: Vec<Rendered>);
    /// All pages are ready.
    fn pages(&self, pages: Pages);
    /// Calendars, data and what search looks through are ready.
    fn tables(&self, files: Vec<Rendered>);
    /// These prints will be made; none is told where something is wrong, and those of before stay.
    fn prints(&self, paths: Option<Vec<String>>);
    /// One of the prints was made, or could not be.
    fn print(&self, path: &str, made: Made);
    /// Everything was made, and this is what was found out only then.
    fn whole(&self, findings: Vec<Diagnostic>);
    /// The prints that somebody waits for. Comes back when it is time to make the next one; none when no
    /// more are wanted.
    fn turn(&self) -> Option<Vec<String>>;
}

/// What of a build is ready first (trang).
#[derive(Debug)]
pub struct Pages {
    /// The files of the site that are made from the plan at once.
    pub files: Vec<Rendered>,
    /// The findings that did not stop them.
    pub findings: Vec<Diagnostic>,
    /// The address that the site will have.
    pub address: Option<String>,
}

/// Builds everything but what is for portals, and shows it.
///
/// # Errors
/// [`Failure`]; nothing is shown then, and what went ahead is no more.
pub fn preview(
    request: &Request,
    progress: &dyn Progress,
    stage: &dyn Stage,
) -> Result<(), Failure> {
    let (workspace, mut findings) = read(request, progress);
    progress.step(Step::Check);
    let fonts = fonts(&workspace, &request.root, &request.fonts, &mut findings);
    let (editions, found) = edition::resolve(&workspace);
    findings.extend(found);
    let fonts = match fonts {
        Some(fonts) if !diagnostic::any_error(&findings) => Arc::new(fonts),
        // What is wrong with what was read is told with all the rest.
        fonts => {
            let findings = judged(&workspace, &editions, fonts.as_ref(), findings, request.jobs);
            return Err(Failure::Content(findings));
        }
    };
    // What somebody looks at is made while the rules are applied, and shown only where these find no error.
    let open = stage.open();
    // What nobody waits for leaves a processor to the browser, which draws what was shown first, and to what is
    // saved next.
    let unhurried = request.jobs.saturating_sub(1).max(1);
    let all = |jobs| make_pages(jobs, &workspace, &editions, progress, stage);
    let first = || {
        if open.is_empty() {
            return all(request.jobs);
        }
        let artifacts = site::some_pages(&workspace, &editions, &open)?;
        render(&artifacts, request.jobs, progress, stage)
    };
    let (findings, engine, first) = thread::scope(|scope| {
        let making = thread::Builder::new().stack_size(output::STACK).spawn_scoped(scope, first);
        let findings = judged(&workspace, &editions, Some(&fonts), findings, request.jobs);
        let engine = engine(request, &workspace, &fonts);
        let made = match making {
            Ok(making) => making.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)),
            Err(_) => first(),
        };
        (findings, engine, made)
    });
    if diagnostic::any_error(&findings) {
        return Err(Failure::Content(findings));
    }
    let engine = engine?;
    let address = workspace.agency.site_url.clone();
    let mut pages = first.map_err(not_made)?;
    if !open.is_empty() {
        stage.first(pages);
        pages = all(unhurried).map_err(not_made)?;
    }
    let mut seen: Vec<Rendered> = pages.iter().map(without_bytes).collect();
    stage.pages(Pages { files: pages, findings, address });

    // What search looks through takes longer than a page.
    let mut tables = list_tables(&editions, progress);
    tables.extend(site::indexes(&workspace, &editions));
    match render(&tables, unhurried, progress, stage) {
        Ok(made) => {
            seen.extend(made.iter().map(without_bytes));
            stage.tables(made);
        }
        Err(findings) => {
            stage.prints(None);
            stage.whole(findings);
            return Ok(());
        }
    }
    let prints = list_prints(&workspace, &editions, &engine, &fonts, &tables, progress);
    let prints = match prints {
        Ok(prints) => prints,
        Err(findings) => {
            stage.prints(None);
            stage.whole(findings);
            return Ok(());
        }
    };
    stage.prints(Some(prints.iter().map(|print| print.path.clone()).collect()));
    let (made, failed) = make_prints(&prints, unhurried, stage);
    if made.len() < prints.len() && !failed {
        // Something newer took its place.
        return Ok(());
    }
    if failed {
        stage.whole(Vec::new());
        return Ok(());
    }
    seen.extend(made);
    stage.whole(broken_links(&workspace, &seen, &stage.memory(), unhurried));
    Ok(())
}

/// Makes the pages, and all that stands beside them on the site.
fn make_pages(
    jobs: usize,
    workspace: &Workspace,
    editions: &[Edition],
    progress: &dyn Progress,
    stage: &dyn Stage,
) -> Result<Vec<Rendered>, Vec<Diagnostic>> {
    progress.step(Step::List(Kind::Site));
    let mut artifacts = site::pages(workspace, editions)?;
    artifacts.retain(|artifact| artifact.kind != Kind::Portal);
    let twice = repeated(&artifacts);
    if twice.is_empty() { render(&artifacts, jobs, progress, stage) } else { Err(twice) }
}

fn render(
    artifacts: &[Artifact],
    jobs: usize,
    progress: &dyn Progress,
    stage: &dyn Stage,
) -> Result<Vec<Rendered>, Vec<Diagnostic>> {
    progress.step(Step::Render);
    let made = |artifact: &Artifact| progress.made(artifact.kind);
    output::render(artifacts, &stage.memory(), jobs, &made)
}

/// Makes the prints, first those that somebody waits for.
fn make_prints(prints: &[Artifact], jobs: usize, stage: &dyn Stage) -> (Vec<Rendered>, bool) {
    let left: Mutex<BTreeSet<usize>> = Mutex::new((0..prints.len()).collect());
    let done: Mutex<(Vec<Rendered>, bool)> = Mutex::default();
    let choose = || {
        let wanted = stage.turn()?;
        let mut left = left.lock().unwrap_or_else(PoisonError::into_inner);
        let is_wanted =
            |at: &&usize| prints.get(**at).is_some_and(|print| wanted.contains(&print.path));
        let next = left.iter().find(is_wanted).or_else(|| left.first()).copied()?;
        left.remove(&next);
        Some(next)
    };
    let memory = stage.memory();
    output::render_chosen(prints, &memory, jobs, &choose, &|at, made| {
        let Some(print) = prints.get(at) else { return };
        {
            let mut done = done.lock().unwrap_or_else(PoisonError::into_inner);
            match &made {
                Ok(one) => done.0.push(without_bytes(one)),
                Err(_) => done.1 = true,
            }
        }
        stage.print(&print.path, made);
    });
    done.into_inner().unwrap_or_else(PoisonError::into_inner)
}

/// What was made, for whoever finds the bytes in memory.
fn without_bytes(one: &Rendered) -> Rendered {
    Rendered { path: one.path.clone(), record: one.record.clone(), bytes: None }
}
