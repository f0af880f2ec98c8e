//! From what the last build left to a folder or a server.

use std::path::Path;

use crate::diagnostic::{Diagnostic, Line, first_few, shown};
use crate::output::{Folder, NotStanding};
use crate::publish::{Destination, File, Publication, Site, Tools};
use crate::workspace;

/// The folder of the output that is published.
const SITE: &str = "site";

/// The folder of a workspace that is built where nothing else was asked for.
const OUTPUT: &str = "output";

/// Why nothing was published.
#[derive(Debug)]
pub enum NotPublished {
    /// The command cannot be carried out as it was called.
    Usage(Vec<Diagnostic>),
    /// The machine, the network or the server refused.
    Machine(Diagnostic),
}

/// Where a workspace says that it is published to.
///
/// # Errors
/// [`NotPublished::Usage`] where it says nothing, or nothing that can be read.
pub fn destination(root: &Path) -> Result<Destination, NotPublished> {
    let (agency, mut findings) = workspace::agency(root);
    if let Some(destination) = agency.publish {
        return Ok(destination.from(root));
    }
    // Other mistakes of the file are for `check` to tell.
    findings.retain(|finding| finding.id() == "bad-destination");
    if findings.is_empty() {
        let hint = Line::new("publish-no-destination.write");
        findings.push(
            Diagnostic::error("publish-no-destination")
                .hint(hint)
                .hint(Line::new("bad-destination.form")),
        );
    }
    Err(NotPublished::Usage(findings))
}

/// Compares the site that the last build of a workspace wrote into `output` with what is published. Nothing is
/// written. The findings tell what will be left out.
///
/// # Errors
/// [`NotPublished`].
pub fn compare<'t>(
    root: &Path,
    output: &Path,
    destination: &Destination,
    tools: &'t dyn Tools,
) -> Result<(Publication<'t>, Vec<Diagnostic>), NotPublished> {
    let usage = |finding: Diagnostic| NotPublished::Usage(vec![finding]);
    let folder =
        Folder::open(output).map_err(|error| NotPublished::Machine(super::no_folder(&error)))?;
    let files = folder.standing(SITE).map_err(|wrong| usage(not_standing(output, &wrong)))?;
    if let Destination::Folder(path) = destination
        && lies_in(path, output)
    {
        return Err(usage(
            Diagnostic::error("publish-into-output")
                .about(shown(path))
                .hint(Line::new("publish-into-output.other")),
        ));
    }
    if let Destination::Folder(path) = destination
        && belongs_to_workspace(path)
    {
        return Err(usage(
            Diagnostic::error("publish-into-workspace")
                .about(shown(path))
                .hint(Line::new("publish-into-workspace.other")),
        ));
    }
    let strangers = folder.strangers(SITE);
    let mut findings = Vec::new();
    let written = workspace::written_after(root, &folder.manifest());
    if !written.is_empty() {
        findings.push(
            Diagnostic::warning("publish-older")
                .with("count", written.len())
                .with("files", first_few(&written))
                .about(shown(output))
                .hint(Line::new("publish-older.build")),
        );
    }
    if !strangers.is_empty() {
        findings.push(
            Diagnostic::warning("publish-stranger")
                .with("count", strangers.len())
                .with("files", first_few(&strangers))
                .about(shown(&output.join(SITE))),
        );
    }
    let files = files.into_iter().map(|(path, record)| {
        let file = File { content: record.content, size: record.size };
        (path, file)
    });
    let site = Site { folder: output.join(SITE), files: files.collect() };
    let publication = Publication::compare(site, destination, tools).map_err(|finding| {
        if ["publish-no-folder", "publish-is-file", "publish-server-folder"].contains(&finding.id())
        {
            usage(finding)
        } else {
            NotPublished::Machine(finding)
        }
    })?;
    Ok((publication, findings))
}

fn not_standing(output: &Path, wrong: &NotStanding) -> Diagnostic {
    match wrong {
        NotStanding::NoBuild => Diagnostic::error("publish-no-build")
            .about(shown(output))
            .hint(Line::new("publish-no-build.build")),
        NotStanding::Differing(files) => Diagnostic::error("publish-stale")
            .with("count", files.len())
            .with("files", first_few(files))
            .about(shown(output))
            .hint(Line::new("publish-stale.build")),
    }
}

/// Whether a folder is a workspace, or lies in one of the folders that its files or its results are kept in.
fn belongs_to_workspace(path: &Path) -> bool {
    let Ok(path) = path.canonicalize() else { return false };
    // A file is refused as one.
    path.is_dir()
        && workspace::find(&path).is_some_and(|root| {
            let mut own = workspace::FOLDERS.into_iter().chain([OUTPUT]);
            path == root || own.any(|folder| lies_in(&path, &root.join(folder)))
        })
}

/// Whether a folder is another one or lies in it.
fn lies_in(path: &Path, folder: &Path) -> bool {
    match (path.canonicalize(), folder.canonicalize()) {
        (Ok(path), Ok(folder)) => path.starts_with(folder),
        _ => false,
    }
}
