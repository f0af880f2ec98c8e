//! What changed since the plan before (thay đổi so với kế hoạch trước).

use serde_json::{Value, json};

use crate::diagnostic::Line;
use crate::edition::change::{Changes, Item, Pair, Role, Run};
use crate::edition::{Edition, wording};
use crate::site::frame::{Frame, filled};
use crate::site::spot::Spot;
use crate::site::words::Words;
use crate::site::{address, facts};

/// The page of changes.
pub fn page(frame: &Frame, spot: &Spot, before: &Edition, after: &Edition) -> Value {
    let words = spot.words();
    let changes = Changes::between(before.plan, after.plan);
    let name = words.say(&Line::new("changes").with("period", words.scope(before.plan.scope)));
    let said = Line::new("changes_description").with("period", words.scope(before.plan.scope));
    let shell = frame.of_plan(spot, after, None, &name, said);
    let count = |number: usize, key| words.say(&Line::new(key).with("n", number));
    let counts = [
        count(changes.changed.len(), "n_changed"),
        count(changes.new.len(), "n_new"),
        count(changes.dropped.len(), "n_dropped"),
        count(changes.kept.len(), "n_kept"),
    ];
    let altered = changes.changed.iter().map(|pair| changed(spot, before, after, &changes, pair));
    let items = |items: &[Item], of: &Edition| {
        items.iter().map(|item| line(spot, of, *item)).collect::<Vec<Value>>()
    };
    let kept: Vec<Item> = changes.kept.iter().map(|pair| pair.after).collect();
    filled(
        shell,
        json!({
            "counts": counts.join("; "),
            "before": facts::document(spot, &before.plan.document, address::plan(before)),
            "changed": altered.collect::<Vec<Value>>(),
            "new": items(&changes.new, after),
            "dropped": items(&changes.dropped, before),
            "kept": items(&kept, after),
        }),
    )
}

/// A record in a list, with the way to where it stands in its plan.
fn line(spot: &Spot, edition: &Edition, item: Item) -> Value {
    json!({
        "words": wording::beginning(&item.words(), 160),
        "when": item.when_words(),
        "href": spot.anchor(address::plan(edition), item.id().as_str()),
    })
}

fn changed(
    spot: &Spot,
    before: &Edition,
    after: &Edition,
    changes: &Changes,
    pair: &Pair,
) -> Value {
    let runs = |runs: Vec<Run>| {
        let runs = runs.into_iter();
        runs.map(|run| json!({"words": run.words, "differs": run.differs})).collect::<Vec<Value>>()
    };
    let (old, new) = changes.differing(pair);
    let words = pair.words.then(|| runs(old));
    let time = pair
        .time
        .then(|| json!({"before": pair.before.when_words(), "after": pair.after.when_words()}));
    let units = pair.units.then(|| {
        json!({
            "before": units(spot.words(), before, pair.before),
            "after": units(spot.words(), after, pair.after),
        })
    });
    json!({
        "runs": runs(new),
        "href": spot.anchor(address::plan(after), pair.after.id().as_str()),
        "was_href": spot.anchor(address::plan(before), pair.before.id().as_str()),
        "words": words,
        "time": time,
        "units": units,
    })
}

/// The units of a record with their parts: `Chủ trì`, `Phòng Nội vụ`.
fn units(words: &Words, edition: &Edition, item: Item) -> Vec<Value> {
    let units = item.units().into_iter();
    units
        .map(|(role, ids)| {
            let label = match role {
                Role::Of(part) => words.part(part),
                Role::Owes => words.word("who"),
                Role::Receives => words.word("send_to"),
                Role::Forwards => words.word("send_via"),
            };
            let names: Vec<&str> = ids.iter().map(|id| edition.unit_name(&id.value)).collect();
            json!({"role": label, "names": names.join("; ")})
        })
        .collect()
}
