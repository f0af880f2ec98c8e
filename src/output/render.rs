//! Makes what needs making, several at once.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use super::{Artifact, Digest, Record, Store};
use crate::diagnostic::Diagnostic;

/// An artifact after rendering.
#[derive(Debug)]
pub struct Rendered {
    /// Its path.
    pub path: String,
    /// Its record for the manifest.
    pub record: Record,
    /// The bytes, unless the file on disk is what they would be.
    pub bytes: Option<Vec<u8>>,
}

/// An artifact that was made, or why it could not be.
pub type Made = Result<Rendered, Vec<Diagnostic>>;

/// A Typst document nests deeper than the default stack of a thread allows for.
pub const STACK: usize = 16 * 1024 * 1024;

/// Makes every artifact that `store` does not hold already, on `jobs` threads. `done` is called
/// after each one, on any thread. Nothing is written.
///
/// # Errors
/// Every finding of every artifact that could not be made.
pub fn render(
    artifacts: &[Artifact],
    store: &dyn Store,
    jobs: usize,
    done: &(dyn Fn(&Artifact) + Sync),
) -> Result<Vec<Rendered>, Vec<Diagnostic>> {
    let next = AtomicUsize::new(0);
    let results: Mutex<Vec<(usize, Made)>> = Mutex::default();
    let choose = || Some(next.fetch_add(1, Ordering::Relaxed));
    render_chosen(artifacts, store, jobs, &choose, &|at, result| {
        if let Some(artifact) = artifacts.get(at) {
            done(artifact);
        }
        results.lock().unwrap_or_else(std::sync::PoisonError::into_inner).push((at, result));
    });
    let mut results = results.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
    results.sort_by_key(|(at, _)| *at);
    let mut rendered = Vec::new();
    let mut findings = Vec::new();
    for (_, result) in results {
        match result {
            Ok(one) => rendered.push(one),
            // One mistake in a template is one finding, however many pages it spoils.
            Err(found) => {
                for finding in found {
                    if !findings.contains(&finding) {
                        findings.push(finding);
                    }
                }
            }
        }
    }
    if findings.is_empty() { Ok(rendered) } else { Err(findings) }
}

/// Makes artifacts in an order that somebody chooses as it goes, on `jobs` threads: `choose` names the
/// next one by its place, until it names none. `done` is given each, on any thread.
pub fn render_chosen(
    artifacts: &[Artifact],
    store: &dyn Store,
    jobs: usize,
    choose: &(dyn Fn() -> Option<usize> + Sync),
    done: &(dyn Fn(usize, Made) + Sync),
) {
    let work = || {
        while let Some(at) = choose() {
            let Some(artifact) = artifacts.get(at) else { break };
            done(at, make(artifact, store));
        }
    };
    // Plain threads, each taking the next artifact: Typst spreads one document over a pool of its
    // own, and documents inside that same pool would nest.
    thread::scope(|scope| {
        for _ in 0..jobs.clamp(1, artifacts.len().max(1)) {
            let builder = thread::Builder::new().stack_size(STACK);
            if builder.spawn_scoped(scope, work).is_err() {
                break;
            }
        }
    });
    // What no thread took, because none could be had, is done here; usually nothing.
    work();
}

fn make(artifact: &Artifact, store: &dyn Store) -> Made {
    let path = artifact.path.clone();
    if let Some(record) = store.unchanged(&path, &artifact.recipe.digest) {
        return Ok(Rendered { path, record, bytes: None });
    }
    let bytes = artifact.make()?;
    let record = Record {
        recipe: artifact.recipe.digest.clone(),
        content: Digest::of(&bytes),
        size: bytes.len() as u64,
    };
    Ok(Rendered { path, record, bytes: Some(bytes) })
}
