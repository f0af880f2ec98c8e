//! Each rule: what it finds, in the exact words, and a near miss that it must leave alone.

mod facts;
mod issuing;
mod seed;
mod style;
mod words;

use expect_test::Expect;

use super::harness::Workspace;

/// The rule finds this, and shows it so.
fn finds(rule: &str, workspace: &Workspace, expected: &Expect) {
    let run = workspace.run(&["check", "--only", rule, "--deny", "advice"]);
    assert_eq!(run.code, 1, "`{rule}` finds nothing");
    expected.assert_eq(&run.err);
}

/// The rule finds nothing here.
fn passes(rule: &str, workspace: &Workspace) {
    let run = workspace.run(&["check", "--only", rule, "--deny", "advice"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""), "`{rule}`");
}
