//! What a page says of its document in Dublin Core (đặc tả dữ liệu, DCMES 1.1): the elements that state
//! portals ask for.

use serde_json::{Value, json};

use crate::site::record::Record;

/// The elements, in the order in which portals list them; those that are not known are left out.
/// `description` is what the page says of itself, `page` its address where that is known.
pub fn elements(record: &Record, description: &str, page: Option<&str>) -> Vec<Value> {
    let plan = record.edition.plan;
    let agency = record.edition.agency;
    let number = record.number();
    let date = record.date().filter(|_| !record.is_draft()).map(|date| date.to_string());
    let scope = plan.scope;
    let period = if scope.first == scope.last {
        scope.first.to_string()
    } else {
        format!("{}-{}", scope.first, scope.last)
    };
    let kind = record.kind();
    let title = record.title();
    let elements = [
        ("title", Some(title.as_str())),
        ("creator", Some(record.issuer())),
        ("date", date.as_deref()),
        ("description", Some(description)),
        ("publisher", Some(agency.name.as_str())),
        // A document without a number is known by its address alone.
        ("identifier", number.as_deref().or(page)),
        ("language", Some("vi")),
        ("type", Some(kind.as_str())),
        ("subject", Some(agency.site_title.as_str())),
        ("coverage", Some(plan.document.place.as_str())),
        ("coverage", Some(period.as_str())),
        ("format", Some("text/html")),
    ];
    let known = elements.into_iter().filter_map(|(name, value)| Some((name, value?)));
    let known = known.filter(|(_, value)| !value.is_empty());
    known.map(|(name, value)| json!({"name": name, "content": value})).collect()
}
