//! The forms (biểu mẫu): Typst files that lay out the data. A workspace can replace them one by one.

use std::sync::Arc;

use crate::source::SourceFile;
use crate::workspace::Workspace;

/// The built-in forms by name.
const BUILT_IN: [(&str, &str); 17] = [
    ("document.typ", include_str!("../../templates/print/document.typ")),
    ("setting.typ", include_str!("../../templates/print/setting.typ")),
    ("words.typ", include_str!("../../templates/print/words.typ")),
    ("head.typ", include_str!("../../templates/print/head.typ")),
    ("body.typ", include_str!("../../templates/print/body.typ")),
    ("stamp.typ", include_str!("../../templates/print/stamp.typ")),
    ("appendix.typ", include_str!("../../templates/print/appendix.typ")),
    ("apart.typ", include_str!("../../templates/print/apart.typ")),
    ("attachment.typ", include_str!("../../templates/print/attachment.typ")),
    ("closing.typ", include_str!("../../templates/print/closing.typ")),
    ("sheet.typ", include_str!("../../templates/print/sheet.typ")),
    ("grid.typ", include_str!("../../templates/print/grid.typ")),
    ("unit.typ", include_str!("../../templates/print/unit.typ")),
    ("month.typ", include_str!("../../templates/print/month.typ")),
    ("deadlines.typ", include_str!("../../templates/print/deadlines.typ")),
    ("workload.typ", include_str!("../../templates/print/workload.typ")),
    ("year.typ", include_str!("../../templates/print/year.typ")),
];

/// The name of the form of administrative documents.
pub const DOCUMENT: &str = "document.typ";

/// The name of the form of appendices in files of their own.
pub const APART: &str = "apart.typ";

/// The folder of the forms below `templates/`.
const FOLDER: &str = "print";

/// The paths of the forms below `templates/`.
pub fn paths() -> impl Iterator<Item = String> {
    BUILT_IN.iter().map(|(name, _)| format!("{FOLDER}/{name}"))
}

/// Every form, the workspace's own where it has one.
#[derive(Debug, Clone)]
pub struct Templates(Vec<(&'static str, Arc<SourceFile>)>);

impl Templates {
    /// The forms of a workspace.
    #[must_use]
    pub fn of(workspace: &Workspace) -> Self {
        let own = |(name, text): &(&'static str, &'static str)| {
            let path = format!("{FOLDER}/{name}");
            let file = workspace.templates.get(&path).map_or_else(
                || SourceFile::built_in(format!("templates/{path}"), text),
                Arc::clone,
            );
            (*name, file)
        };
        Self(BUILT_IN.iter().map(own).collect())
    }

    /// Each form with its name.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &Arc<SourceFile>)> {
        self.0.iter().map(|(name, file)| (*name, file))
    }

    /// The form of a name.
    #[must_use]
    pub fn named(&self, name: &str) -> Option<&Arc<SourceFile>> {
        self.iter().find(|(known, _)| *known == name).map(|(_, file)| file)
    }
}
