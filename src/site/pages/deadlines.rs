//! The deadlines of a plan (trang hạn chót) in three orders, a page each: by day, by unit, and as the plan is
//! printed.

use serde_json::{Value, json};

use crate::diagnostic::Line;
use crate::edition::Edition;
use crate::site::frame::{Frame, filled};
use crate::site::spot::Spot;
use crate::site::words::month_of_day;
use crate::site::{address, facts};

/// The orders: the key of the words of each, and its folder below the first.
const ORDERS: [(&str, Option<&str>); 3] = [
    ("order_day", None),
    ("order_unit", Some("theo-don-vi")),
    ("order_plan", Some("theo-ke-hoach")),
];

/// The pages: the place of each, and what it says. There is none without duties.
pub fn pages(frame: &Frame, home: &Spot, edition: &Edition) -> Vec<(Spot, Value)> {
    if edition.plan.obligations.is_empty() {
        return Vec::new();
    }
    let folder = |order: Option<&str>| match order {
        Some(order) => address::deadlines_by(edition, order),
        None => address::deadlines(edition),
    };
    let page = |(key, order): (&'static str, Option<&str>)| {
        let spot = home.at(&folder(order));
        let words = spot.words();
        let between = order.map(|_| ("deadlines", address::deadlines(edition)));
        let name = if order.is_none() {
            words.word("deadlines")
        } else {
            words.say(&Line::new("deadlines_by").with("order", words.word(key).to_lowercase()))
        };
        let said = Line::new("deadlines_description");
        let shell = frame.of_plan(&spot, edition, between, &name, said);
        let groups = match key {
            "order_day" => by_day(&spot, edition),
            "order_unit" => by_unit(&spot, edition),
            _ => as_printed(&spot, edition),
        };
        let orders = ORDERS.map(|(other, order)| {
            let href = spot.page(&folder(order));
            json!({"name": words.word(other), "href": href, "here": other == key})
        });
        let own = json!({
            "groups": groups,
            "orders": orders,
            "by_day": order.is_none(),
            "every_fact": true,
            "subscribe": frame.subscribe(&spot, edition),
            "sheet": spot.file(&address::file(edition, "ban-in/han-chot.pdf")),
        });
        (spot.clone(), filled(shell, own))
    };
    ORDERS.into_iter().map(page).collect()
}

/// By day, a part for each month; last what has no day.
fn by_day(spot: &Spot, edition: &Edition) -> Vec<Value> {
    let words = spot.words();
    let months = edition
        .deadlines
        .chunk_by(|a, b| month_of_day(a.last_day) == month_of_day(b.last_day))
        .filter_map(|month| {
            let (year, number) = month_of_day(month.first()?.last_day);
            let of_month =
                |d: &crate::edition::Deadline| month_of_day(d.last_day) == (year, number);
            Some(json!({
                "name": words.short_month((year, number), edition.plan.year()),
                "anchor": format!("thang_{year}_{number:02}"),
                "deadlines": facts::deadlines(spot, edition, of_month),
            }))
        });
    let mut groups: Vec<Value> = months.collect();
    let undated: Vec<Value> =
        edition.undated().map(|duty| facts::duty(spot, edition, duty)).collect();
    if !undated.is_empty() {
        groups.push(json!({
            "name": words.word("no_day"),
            "anchor": "khong_ngay",
            "deadlines": undated,
        }));
    }
    groups
}

/// By who owes it, in the order of the register.
fn by_unit(spot: &Spot, edition: &Edition) -> Vec<Value> {
    let owing = edition.units.iter().filter(|view| !view.owes.is_empty());
    let mut groups: Vec<Value> = owing
        .map(|view| {
            let id = &view.unit.id;
            let owes = |who: &[crate::model::Reference]| who.iter().any(|unit| unit.value == *id);
            json!({
                "name": view.unit.name,
                "href": spot.page(&address::unit(edition, id)),
                "anchor": format!("don_vi_{id}"),
                "vi": true,
                "deadlines": of_owner(facts::duties(spot, edition, |duty| owes(&duty.who))),
            })
        })
        .collect();
    let nobody = facts::duties(spot, edition, |duty| duty.who.is_empty());
    if !nobody.is_empty() {
        groups.push(json!({
            "name": spot.words().word("no_unit"),
            "anchor": "khong_don_vi",
            "deadlines": nobody,
        }));
    }
    groups
}

/// Lines under the name of who owes them: it is not told again in each, nor who else does.
fn of_owner(mut lines: Vec<Value>) -> Vec<Value> {
    for line in &mut lines {
        line["who"] = Value::Null;
    }
    lines
}

/// As the plan is printed, each once.
fn as_printed(spot: &Spot, edition: &Edition) -> Vec<Value> {
    let duties = edition.plan.obligations.iter();
    let lines: Vec<Value> = duties.map(|duty| facts::duty(spot, edition, duty)).collect();
    vec![json!({"name": Value::Null, "deadlines": lines})]
}
