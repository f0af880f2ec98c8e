//! The folders of the pages of a plan (địa chỉ các trang), from the top of a language.

use crate::edition::Edition;
use crate::model::{Id, Obligation, Paper};

/// The page about the site.
pub const ABOUT: &str = "gioi-thieu";
/// The register of acts; the page of an act stands below it.
pub const ACTS: &str = "can-cu";

/// The calendars that go on over the years.
pub const CALENDARS: &str = "lich";
/// Search, and the list from A to Z.
pub const SEARCH: &str = "tim-kiem";

/// A page of the list from A to Z, where one is not enough, from 1.
pub fn letters(number: usize) -> String {
    format!("{SEARCH}/trang-{number}")
}

/// The list of posts; each post stands below it.
pub const POSTS: &str = "tin";

/// The plan itself.
pub fn plan<'e>(edition: &'e Edition) -> &'e str {
    &edition.plan.address
}

/// The calendar, day by day; the files of the calendars stand beside it.
pub fn agenda(edition: &Edition) -> String {
    format!("{}/{CALENDARS}", plan(edition))
}

/// How the calendars of the plan are subscribed to.
pub fn subscribe(edition: &Edition) -> String {
    format!("{}/dang-ky", agenda(edition))
}

/// A month.
pub fn month(edition: &Edition, month: (i32, u32)) -> String {
    format!("{}/{}", plan(edition), edition.month_folder(month))
}

/// The list of units.
pub fn units(edition: &Edition) -> String {
    format!("{}/don-vi", plan(edition))
}

/// The list of everything that is to be done or sent.
pub fn work(edition: &Edition) -> String {
    format!("{}/cong-viec", plan(edition))
}

/// A page of that list after the first, where one is not enough, from 2.
pub fn work_part(edition: &Edition, number: usize) -> String {
    format!("{}/trang-{number}", work(edition))
}

/// The deadlines, by day.
pub fn deadlines(edition: &Edition) -> String {
    format!("{}/han-chot", plan(edition))
}

/// The deadlines in another order.
pub fn deadlines_by(edition: &Edition, order: &str) -> String {
    format!("{}/{order}", deadlines(edition))
}

/// A unit.
pub fn unit(edition: &Edition, unit: &Id) -> String {
    format!("{}/don-vi/{unit}", plan(edition))
}

/// Another document of the year, by its name.
pub fn paper(edition: &Edition, name: &str) -> String {
    format!("{}/van-ban/{name}", plan(edition))
}

/// The page that has the words of something that must be sent.
pub fn duty(edition: &Edition, duty: &Obligation) -> String {
    let of = edition.plan.paper_of(duty);
    of.map_or_else(|| plan(edition).to_owned(), |of| paper(edition, &of.name))
}

/// Where a document is found: of what each unit has one of, the list.
pub fn document(edition: &Edition, paper: &Paper) -> String {
    match paper.each {
        Some(_) => papers(edition),
        None => self::paper(edition, &paper.name),
    }
}

/// The list of documents.
pub fn papers(edition: &Edition) -> String {
    format!("{}/van-ban", plan(edition))
}

/// A deliverable.
pub fn deliverable(edition: &Edition, id: &Id) -> String {
    format!("{}/san-pham/{id}", plan(edition))
}

/// The list of deliverables.
pub fn deliverables(edition: &Edition) -> String {
    format!("{}/san-pham", plan(edition))
}

/// A post, by its name.
pub fn post(name: &str) -> String {
    format!("{POSTS}/{name}")
}

/// What changed since the plan before.
pub fn changes(edition: &Edition) -> String {
    format!("{}/thay-doi", plan(edition))
}

/// The page of another plan that is of the same kind as a page of a plan: the same month, unit,
/// deliverable or list, else the plan itself.
pub fn same_kind(folder: &str, of: &Edition, other: &Edition) -> String {
    let below = folder.strip_prefix(plan(of)).unwrap_or_default().trim_start_matches('/');
    let (first, rest) = below.split_once('/').unwrap_or((below, ""));
    let unit = other.units.iter().find(|view| view.unit.id.as_str() == rest);
    let known = other.plan.deliverables.iter().find(|one| one.id.value.as_str() == rest);
    let month = other.busy_months().into_iter().find(|month| other.month_folder(*month) == below);
    let found = match (first, month, unit, known) {
        (_, Some(month), ..) => Some(self::month(other, month)),
        ("don-vi", _, Some(view), _) => Some(self::unit(other, &view.unit.id)),
        ("don-vi", ..) if !other.units.is_empty() => Some(units(other)),
        ("san-pham", _, _, Some(one)) => Some(deliverable(other, &one.id.value)),
        ("san-pham", ..) if !other.plan.deliverables.is_empty() => Some(deliverables(other)),
        ("van-ban", ..) if !other.plan.papers.is_empty() => Some(papers(other)),
        ("thay-doi", ..) => Some(changes(other)),
        ("cong-viec", ..) if other.has_work() => Some(work(other)),
        ("lich", ..) if rest == "dang-ky" && !other.events.is_empty() => Some(subscribe(other)),
        ("lich", ..) if other.has_calendar() => Some(agenda(other)),
        ("han-chot", ..) if !other.plan.obligations.is_empty() => Some(deadlines(other)),
        _ => None,
    };
    found.unwrap_or_else(|| plan(other).to_owned())
}

/// An act.
pub fn act(id: &Id) -> String {
    format!("{ACTS}/{id}")
}

/// A file of the plan, by its path in the plan's folder.
pub fn file(edition: &Edition, path: &str) -> String {
    format!("{}/{path}", plan(edition))
}
