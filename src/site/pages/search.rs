//! The search page (trang tìm kiếm): a form for scripts, and the list from A to Z for everybody.

use serde_json::{Value, json};

use crate::diagnostic::Line;
use crate::edition::wording;
use crate::site::address;
use crate::site::frame::{About, Frame, filled};
use crate::site::search::{Entry, Kind, Letter};
use crate::site::spot::Spot;

/// So many entries stand on a page of the list.
const PAGE: usize = 80;

/// Where a letter begins, and the entries of one page.
type Part<'l, 'e> = (&'l Letter<'e>, &'l [(String, &'e Entry)]);

/// Every page of search and of the list: its place, its template, what it says.
pub fn pages(frame: &Frame, home: &Spot, letters: &[Letter]) -> Vec<(Spot, &'static str, Value)> {
    let lists = lists(letters);
    let search = home.at(address::SEARCH);
    // One page of the list stands on the search page itself.
    let parts = if lists.len() > 1 { lists.as_slice() } else { &[] };
    let spots: Vec<Spot> = if parts.is_empty() {
        vec![search.clone()]
    } else {
        (1..=parts.len()).map(|number| home.at(&address::letters(number))).collect()
    };
    let mut pages = vec![(search.clone(), "search.html", {
        let shell = shell(frame, &search, &[], &search.words().word("search"));
        let list = lists.first().filter(|_| parts.is_empty()).map(Vec::as_slice);
        let list = list.unwrap_or_default();
        let own = json!({
            "root": search.page("").trim_end_matches("index.html"),
            "kinds": Kind::ALL.map(|(_, key)| search.words().word(key)).join("|"),
            "script": search.file("assets/search.js"),
            "index": search.file("assets/tim-kiem.js"),
            "nav": nav(&search, &lists, &spots),
            "letters": list.iter().map(|part| letter(frame, &search, part)).collect::<Vec<Value>>(),
        });
        filled(shell, own)
    })];
    for (number, (list, spot)) in (1..).zip(parts.iter().zip(&spots)) {
        let trail = [(spot.words().word("search"), address::SEARCH.to_owned())];
        let name = spot.words().say(&Line::new("letters_page").with("n", number));
        let own = json!({
            "nav": nav(spot, &lists, &spots),
            "letters": list.iter().map(|part| letter(frame, spot, part)).collect::<Vec<Value>>(),
        });
        pages.push((spot.clone(), "letters.html", filled(shell(frame, spot, &trail, &name), own)));
    }
    pages
}

fn shell(frame: &Frame, spot: &Spot, trail: &[(String, String)], name: &str) -> Value {
    let line = Line::new("search_description").with("agency", &frame.agency.name);
    let description = spot.words().say(&line);
    let about = About { name, of: &frame.agency.site_title, description: &description };
    frame.page(spot, None, trail, &about)
}

/// The letters cut into pages.
fn lists<'l, 'e>(letters: &'l [Letter<'e>]) -> Vec<Vec<Part<'l, 'e>>> {
    let mut lists: Vec<Vec<Part>> = Vec::new();
    let mut room = 0;
    for letter in letters {
        let mut rest = letter.entries.as_slice();
        while !rest.is_empty() {
            if room == 0 {
                lists.push(Vec::new());
                room = PAGE;
            }
            let (part, more) = rest.split_at(rest.len().min(room));
            if let Some(list) = lists.last_mut() {
                list.push((letter, part));
            }
            room -= part.len();
            rest = more;
        }
    }
    lists
}

/// The ways to where each letter begins.
fn nav(here: &Spot, lists: &[Vec<Part>], spots: &[Spot]) -> Vec<Value> {
    let mut nav: Vec<Value> = Vec::new();
    let mut last = None;
    for (list, spot) in lists.iter().zip(spots) {
        for (letter, _) in list {
            if last.replace(&letter.anchor) != Some(&letter.anchor) {
                let href = here.anchor(spot.folder(), &letter.anchor);
                nav.push(json!({"name": name(here, letter), "href": href}));
            }
        }
    }
    nav
}

fn name(spot: &Spot, letter: &Letter) -> String {
    letter.initial.map_or_else(|| spot.words().word("letter_other"), |c| c.to_string())
}

fn letter(frame: &Frame, spot: &Spot, (letter, entries): &Part) -> Value {
    let words = spot.words();
    let several = frame.editions.len() > 1;
    let entries = entries.iter().map(|(title, entry)| {
        let href = match &entry.anchor {
            Some(anchor) => spot.anchor(&entry.folder, anchor),
            None => spot.page(&entry.folder),
        };
        // Which plan, where there are several.
        let plan = entry.plan.filter(|_| several && entry.kind != Kind::Document);
        let plan = plan.and_then(|at| frame.editions.get(at));
        let kind = Kind::ALL.iter().find(|(kind, _)| *kind == entry.kind);
        json!({
            "title": title,
            "href": href,
            "kind": kind.map(|(_, key)| words.word(key)),
            "place": entry.place,
            "plan": plan.map(|edition| wording::title(&edition.plan.document)),
        })
    });
    json!({
        "name": name(spot, letter),
        "anchor": letter.anchor,
        "entries": entries.collect::<Vec<Value>>(),
    })
}
