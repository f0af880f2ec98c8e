//! The plan of 2021 as data: every fact that the words hold.

use kehoach::diagnostic::{Diagnostic, Severity};
use kehoach::model::{Stretch, When, WhenKind};
use kehoach::print::FontFolders;
use kehoach::{edition, pipeline, workspace};

use super::harness::repository;

#[test]
fn the_repository_is_a_workspace_without_an_error_or_a_warning() {
    let (counts, findings) = pipeline::check(repository(), &FontFolders::default(), 2);
    let pressing = findings.iter().filter(|finding| finding.severity > Severity::Advice);
    assert_eq!(pressing.map(Diagnostic::id).collect::<Vec<_>>(), [""; 0]);
    assert_eq!((counts.plans, counts.tasks, counts.units), (1, 26, 17));
}

#[test]
fn months_hold_the_tasks_that_the_plan_lists() {
    let (workspace, _) = workspace::read(repository());
    let (editions, _) = edition::resolve(&workspace);
    let counts: Vec<usize> = editions[0].months.iter().map(|month| month.tasks.len()).collect();
    assert_eq!(counts, [2, 3, 3, 2, 2, 2, 2, 1, 1, 2, 3, 3]);
}

#[test]
fn a_unit_is_listed_with_a_task_exactly_where_the_words_name_it() {
    let (workspace, _) = workspace::read(repository());
    for task in &workspace.plans[0].tasks {
        let words = task.words().to_lowercase();
        let mut spellings: Vec<(String, &str)> = Vec::new();
        for unit in workspace.units() {
            let names =
                unit.names.iter().map(String::as_str).chain([unit.name.as_str(), unit.short()]);
            spellings.extend(names.map(|name| (name.to_lowercase(), unit.id.as_str())));
        }
        // The longest spelling wins: `Lãnh đạo UBND huyện` is not `UBND huyện`.
        spellings.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
        let mut rest = words;
        let mut named = Vec::new();
        for (name, id) in spellings {
            if rest.contains(&name) {
                rest = rest.replace(&name, "·");
                named.push(id.to_owned());
            }
        }
        named.sort();
        named.dedup();
        let mut listed: Vec<String> = task.units.iter().map(|id| id.value.to_string()).collect();
        listed.sort();
        assert_eq!(listed, named, "{}", task.id.value);
    }
}

#[test]
fn what_the_work_is_about_is_not_when_it_is_done() {
    let (workspace, _) = workspace::read(repository());
    let tasks = &workspace.plans[0].tasks;
    let about = |id: &str| {
        let task = tasks.iter().find(|task| task.id.value.as_str() == id).unwrap();
        (task.when.value.clone(), task.about.unwrap().words())
    };
    let month = |month| When::new(WhenKind::In(Stretch::Month { year: 2021, month }));
    assert_eq!(about("khen-cap-nha-nuoc-nam-2020"), (month(2), "năm 2020".into()));
    assert_eq!(about("tieu-chi-nam-hoc-2021-2022"), (month(9), "năm học 2021-2022".into()));
    assert_eq!(about("bao-cao-so-ket-du-thao"), (month(5), "6 tháng đầu năm 2021".into()));
    assert!(tasks.iter().all(|task| task.about.is_some()));
}
