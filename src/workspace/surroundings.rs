//! What stands around the content of a new workspace: settings for editors, what is not kept, a page that says
//! where to begin.

use super::ci::{CiKind, ci_recipe};

/// The files, by their path in the workspace; `NĂM` stands for the folder of the plan.
const FILES: [(&str, &str); 5] = [
    ("HUONG-DAN.md", include_str!("../../templates/workspace/beside/HUONG-DAN.md")),
    (".editorconfig", include_str!("../../templates/workspace/beside/editorconfig")),
    (".gitignore", include_str!("../../templates/workspace/beside/gitignore")),
    (".vscode/settings.json", include_str!("../../templates/workspace/beside/settings.json")),
    (".vscode/extensions.json", include_str!("../../templates/workspace/beside/extensions.json")),
];

/// The list of what is to decide about a plan that was carried over, beside it: no reader asks for it. A line of the
/// first page that names it is for workspaces that have it.
pub const LIST: &str = "viec-can-quyet.md";

/// The files around those of a content, by their path in the workspace, with the recipes for these code hosts.
pub fn files(content: &[(String, String)], hosts: &[CiKind]) -> Vec<(String, String)> {
    let plan = content.iter().find_map(|(path, _)| {
        path.strip_prefix("content/")?.strip_suffix("/plan.yaml").map(str::to_owned)
    });
    let plan = plan.unwrap_or_else(|| "NĂM".to_owned());
    let recipes = hosts.iter().map(|host| ci_recipe(*host));
    let recipes = recipes.map(|(path, text)| (path.to_owned(), text.to_owned()));
    let list = content.iter().any(|(path, _)| path.ends_with(&format!("/{LIST}")));
    let told = |line: &&str| list || !line.contains(LIST);
    let own = FILES.iter().map(|(path, text)| {
        let text: String = text.split_inclusive('\n').filter(told).collect();
        ((*path).to_owned(), text.replace("NĂM", &plan))
    });
    own.chain(recipes).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workspace::schema;

    #[test]
    fn editors_are_told_the_schema_of_every_yaml_file() {
        let (_, settings) = FILES[3];
        let settings: serde_json::Value = serde_json::from_str(settings).unwrap();
        let schemas = settings["yaml.schemas"].as_object().unwrap();
        for (name, _) in schema::all() {
            // Front matter is no file of its own.
            let told = schemas.contains_key(&format!("{}/{name}", schema::FOLDER));
            assert_eq!(told, !["document.json", "post.json"].contains(&name), "{name}");
        }
        let (_, extensions) = FILES[4];
        assert!(serde_json::from_str::<serde_json::Value>(extensions).is_ok());
    }

    #[test]
    fn the_page_names_the_folder_of_the_plan() {
        let content = [("content/2027/plan.yaml".to_owned(), String::new())];
        let (_, page) = &files(&content, &[])[0];
        assert!(page.contains("`content/2027/plan.md`") && !page.contains("NĂM"), "{page}");
        assert!(!page.contains(LIST), "{page}");
        let list = ("content/2027/viec-can-quyet.md".to_owned(), String::new());
        let (_, page) = &files(&[content[0].clone(), list], &[])[0];
        assert!(page.contains("| `content/2027/viec-can-quyet.md` | "), "{page}");
    }
}
