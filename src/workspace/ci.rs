//! Recipes for continuous integration: what a code host does with a workspace on each push.

/// A code host that there is a recipe for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CiKind {
    /// GitHub Actions.
    Github,
    /// GitLab CI.
    Gitlab,
}

impl CiKind {
    /// Every one, by the word that names it.
    pub const ALL: [(&'static str, Self); 2] = [("github", Self::Github), ("gitlab", Self::Gitlab)];
}

/// The recipe of a code host: its path in the repository, and its text.
#[must_use]
pub fn ci_recipe(kind: CiKind) -> (&'static str, &'static str) {
    match kind {
        CiKind::Github => (
            ".github/workflows/kehoach.yml",
            include_str!("../../templates/workspace/ci/github.yml"),
        ),
        CiKind::Gitlab => {
            (".gitlab-ci.yml", include_str!("../../templates/workspace/ci/gitlab.yml"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::yaml::{self, Value};

    /// The keys at the top of a recipe, which must be YAML without a fault.
    fn keys(kind: CiKind) -> Vec<String> {
        let (root, problems) = yaml::parse(ci_recipe(kind).1);
        assert_eq!(problems, [], "{kind:?}");
        let Some(Value::Map(entries)) = root.map(|root| root.value) else {
            panic!("{kind:?} is no mapping")
        };
        entries.into_iter().map(|entry| entry.key).collect()
    }

    #[test]
    fn recipes_are_yaml_with_what_they_are_for() {
        let github = keys(CiKind::Github);
        assert_eq!(github, ["name", "on", "permissions", "concurrency", "env", "jobs"]);
        let gitlab = keys(CiKind::Gitlab);
        for job in ["check", "build", "pages", "release"] {
            assert!(gitlab.iter().any(|key| key == job), "{job}");
        }
    }

    #[test]
    fn both_get_this_version_and_check_its_digest() {
        for (name, kind) in CiKind::ALL {
            let text = ci_recipe(kind).1;
            let version = format!("KEHOACH_VERSION: '{}'", env!("CARGO_PKG_VERSION"));
            assert_eq!(text.matches(&version).count(), 1, "{name}");
            assert_eq!(text.matches("KEHOACH_FROM: ").count(), 1, "{name}");
            assert!(text.contains("sha256sum"), "{name}");
            assert!(text.contains(&format!("check --format {name}")), "{name}");
        }
    }

    #[test]
    fn actions_are_pinned_to_what_was_looked_at() {
        for line in ci_recipe(CiKind::Github).1.lines() {
            let Some((_, action)) = line.split_once("uses: ") else { continue };
            let (digest, version) =
                action.split_once('@').unwrap().1.split_once(" # v").unwrap_or_default();
            assert!(digest.len() == 40 && digest.bytes().all(|b| b.is_ascii_hexdigit()), "{line}");
            assert!(version.starts_with(|c: char| c.is_ascii_digit()), "{line}");
        }
    }
}
