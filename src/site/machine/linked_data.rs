//! What a page is about, as linked data (dữ liệu liên kết, JSON-LD 1.1 with the words of schema.org): the
//! agency, the trail that leads to the page, the document on it.
//!
//! An administrative document is a `DigitalDocument` and no `Legislation`: it makes no law
//! (Decree 30/2020/NĐ-CP, article 3, clause 3). The acts that it is based on are.

use serde_json::{Value, json};

use crate::model::{Agency, State};
use crate::site::record::Record;
use crate::site::spot::Spot;

/// What stands for the agency in the graph of a page (a blank node, JSON-LD 1.1, section 3.5.1).
const AGENCY: &str = "_:co_quan";

/// The agency. `home` is the way to the first page.
pub fn agency(agency: &Agency, home: &str) -> Value {
    let contact = &agency.contact;
    let parent =
        agency.parent.as_ref().map(|name| json!({"@type": "GovernmentOrganization", "name": name}));
    without_nothing(json!({
        "@type": "GovernmentOrganization",
        "@id": AGENCY,
        "name": agency.name,
        "parentOrganization": parent,
        "url": home,
        "address": contact.address,
        "telephone": contact.phone,
        "email": contact.email,
    }))
}

/// The trail: names and ways of the pages that lead to this one, and its own name last.
pub fn trail(steps: &[(String, String)], name: &str) -> Value {
    let ways = steps.iter().map(|(name, way)| (name.as_str(), Some(way)));
    let steps = (1..).zip(ways.chain([(name, None)])).map(|(n, (name, way))| {
        without_nothing(json!({"@type": "ListItem", "position": n, "name": name, "item": way}))
    });
    json!({"@type": "BreadcrumbList", "itemListElement": steps.collect::<Vec<Value>>()})
}

/// The document on a page. `way` leads from there to a file of the site.
pub fn document(
    record: &Record,
    spot: &Spot,
    way: &dyn Fn(&str) -> String,
    description: &str,
) -> Value {
    let publisher = json!({"@id": AGENCY});
    let signers = record.signatures().iter().filter(|one| !one.name.is_empty()).map(|signature| {
        without_nothing(json!({
            "@type": "Person",
            "name": signature.name.as_str(),
            "jobTitle": signature.title.as_str(),
        }))
    });
    let acts = record.edition.laws.iter().map(|law| {
        without_nothing(json!({
            "@type": "Legislation",
            "name": law.title,
            "legislationIdentifier": law.number,
            "legislationType": law.kind,
            "legislationDate": law.issued,
        }))
    });
    let acts: Vec<Value> = acts.collect();
    let print = json!({
        "@type": "MediaObject",
        "encodingFormat": "application/pdf",
        "contentUrl": way(&record.print()),
    });
    let draft = record.is_draft();
    without_nothing(json!({
        "@type": "DigitalDocument",
        "name": record.title(),
        "description": description,
        "genre": record.kind(),
        "identifier": record.number(),
        "datePublished": record.date().filter(|_| !draft),
        "creativeWorkStatus": match record.edition.plan.document.state {
            State::Draft => Some("Draft"),
            State::Final => None,
            State::Signed => Some("Published"),
        },
        "inLanguage": "vi",
        "author": {"@type": "GovernmentOrganization", "name": record.issuer()},
        "contributor": signers.collect::<Vec<Value>>(),
        "publisher": publisher,
        "encoding": print,
        "citation": if acts.is_empty() { Value::Null } else { acts.into() },
        "url": way(&spot.path()),
    }))
}

/// The graph of a page as it can stand in a `script` element: nothing in it ends the element, and nothing
/// is more than a character of a string (HTML, section 4.12.1.3).
pub fn escaped(graph: &Value) -> String {
    let text = json!({"@context": "https://schema.org", "@graph": graph}).to_string();
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '<' => out.push_str("\\u003c"),
            '>' => out.push_str("\\u003e"),
            '&' => out.push_str("\\u0026"),
            '\u{2028}' => out.push_str("\\u2028"),
            '\u{2029}' => out.push_str("\\u2029"),
            c => out.push(c),
        }
    }
    out
}

/// A record without what is not known.
fn without_nothing(mut value: Value) -> Value {
    if let Value::Object(fields) = &mut value {
        fields.retain(|_, value| !value.is_null() && *value != json!([]));
    }
    value
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_it_ends_the_script() {
        let graph = json!([{"name": "</script><b> & \u{2028}"}]);
        let text = escaped(&graph);
        assert!(!text.contains(['<', '>', '&', '\u{2028}']), "{text}");
        let back: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(back["@graph"], graph);
    }

    #[test]
    fn a_trail_ends_with_the_page_itself() {
        let steps = [("Trang đầu".to_owned(), "../index.html".to_owned())];
        let trail = trail(&steps, "Tháng 3");
        assert_eq!(trail["itemListElement"][0]["item"], "../index.html");
        assert_eq!(
            trail["itemListElement"][1],
            json!({"@type": "ListItem", "position": 2, "name": "Tháng 3"})
        );
    }
}
