//! What the head of a page says to programs (siêu dữ liệu của trang).

use serde_json::{Value, json};

use super::{FEED, dublin_core, linked_data};
use crate::diagnostic::Language;
use crate::model::Agency;
use crate::site::record::Record;
use crate::site::spot::Spot;

/// The head of any page: its one address, the same page in other languages, the feed, the agency and the
/// trail. `languages` are those of the interface with
/// their folders, `trail` the pages that lead to it, as name and folder.
pub fn of_page(
    agency: &Agency,
    languages: &[(Language, String)],
    spot: &Spot,
    trail: &[(String, String)],
    name: &str,
) -> Value {
    let words = spot.words();
    let mut steps = vec![(words.word("home"), way(agency, spot, &spot.home_path()))];
    steps.extend(
        trail
            .iter()
            .map(|(name, folder)| (name.clone(), way(agency, spot, &spot.at(folder).path()))),
    );
    let mut graph = vec![linked_data::agency(agency, &way(agency, spot, &spot.home_path()))];
    if !spot.folder().is_empty() {
        graph.push(linked_data::trail(&steps, name));
    }
    // Each page names all of its languages, its own among them.
    let all = languages.iter().filter(|_| languages.len() > 1 && !spot.is_anywhere());
    let all = all.map(
        |(language, prefix)| json!({"code": language.code(), "href": spot.in_language(prefix)}),
    );
    json!({
        "canonical": canonical(agency, spot),
        "alternates": all.collect::<Vec<Value>>(),
        "feed": spot.file(FEED),
        "graph": graph,
        "dc": [],
    })
}

/// Adds the document that is on a page to its head.
pub fn add_record(page: &mut Value, agency: &Agency, spot: &Spot, record: &Record) {
    let description = page["page"]["description"].as_str().unwrap_or_default().to_owned();
    let way = |path: &str| way(agency, spot, path);
    let document = linked_data::document(record, spot, &way, &description);
    if let Some(graph) = page["meta"]["graph"].as_array_mut() {
        graph.push(document);
    }
    let elements = dublin_core::elements(record, &description, canonical(agency, spot).as_deref());
    page["meta"]["dc"] = elements.into();
}

/// Says in the head of a page that all that was there is on another page now.
pub fn leads_to(page: &mut Value, agency: &Agency, target: &Spot) {
    page["meta"]["canonical"] = canonical(agency, target).into();
}

/// A page whose linked data is text that can stand in it.
pub fn sealed(mut page: Value) -> Value {
    if let Some(meta) = page["meta"].as_object_mut()
        && let Some(graph) = meta.remove("graph")
    {
        meta.insert("linked".to_owned(), linked_data::escaped(&graph).into());
    }
    page
}

/// The one address of a page, where that of the site is known. The page for lost addresses has none.
fn canonical(agency: &Agency, spot: &Spot) -> Option<String> {
    let base = agency.site_url.as_ref().filter(|_| !spot.is_anywhere())?;
    Some(format!("{base}/{}", spot.path()))
}

/// The way to a file of the site: whole where the address of the site is known.
fn way(agency: &Agency, spot: &Spot, path: &str) -> String {
    match &agency.site_url {
        Some(base) => format!("{base}/{path}"),
        None => spot.file(path),
    }
}
