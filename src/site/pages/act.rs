//! A legal act (trang căn cứ): what is known of it, and the plans and documents that are based on it; and
//! the list of acts.

use serde_json::{Value, json};

use crate::diagnostic::Line;
use crate::model::{Basis, Document, Law, Reference};
use crate::site::frame::{About, Frame, filled, name_is_vietnamese};
use crate::site::spot::Spot;
use crate::site::{address, facts, narrative};

/// The acts that plans and documents of the site are based on, those of the newest first.
pub fn cited<'e>(frame: &Frame<'e>) -> Vec<&'e Law> {
    let mut laws: Vec<&Law> = Vec::new();
    for edition in &frame.editions {
        let papers = edition.plan.papers.iter().flat_map(|paper| &paper.bases);
        for id in edition.plan.bases.iter().chain(papers).flat_map(|basis| &basis.laws) {
            if let Some(law) = edition.workspace.laws().find(|law| law.id == id.value)
                && !laws.iter().any(|seen| seen.id == law.id)
            {
                laws.push(law);
            }
        }
    }
    laws
}

/// What an act is called: `Nghị định 91/2017/NĐ-CP`.
pub fn name(law: &Law) -> String {
    format!("{} {}", law.kind.as_deref().unwrap_or_default(), law.number).trim().to_owned()
}

/// The page of an act. `cited` are the acts that have a page.
pub fn page(frame: &Frame, spot: &Spot, law: &Law, cited: &[&Law]) -> Value {
    let words = spot.words();
    let name = name(law);
    let mut shell = frame.page(
        spot,
        None,
        &[(words.word("acts"), address::ACTS.to_owned())],
        &About {
            name: &name,
            of: &words.word("acts"),
            description: &words
                .say(&Line::new("act_description").with("name", &name).with("title", &law.title)),
        },
    );
    name_is_vietnamese(&mut shell);
    let day = |day: Option<chrono::NaiveDate>| day.map(|day| words.short_day(day));
    // Days are told in the language of the page, all else in the words of the register.
    let facts = [
        ("act_number", Some(law.number.clone()), true),
        ("act_title", Some(law.title.clone()), true),
        ("act_issuer", law.issuer.clone(), true),
        ("act_issued", day(law.issued), false),
        ("act_effective", day(law.effective), false),
        ("act_expires", day(law.expires), false),
        ("act_source", law.source.clone(), true),
    ];
    let facts = facts.into_iter().filter_map(|(key, value, text)| {
        Some(json!({"name": words.word(key), "value": value?, "text": text}))
    });
    let others = |ids: &[Reference]| {
        let known = ids.iter().filter_map(|id| {
            let other = frame.editions.first()?.workspace.laws().find(|law| law.id == id.value)?;
            let has_page = cited.iter().any(|law| law.id == other.id);
            let href = has_page.then(|| spot.page(&address::act(&other.id)));
            Some(json!({"name": self::name(other), "title": other.title, "href": href}))
        });
        known.collect::<Vec<Value>>()
    };
    filled(
        shell,
        json!({
            "title": law.title,
            "facts": facts.collect::<Vec<Value>>(),
            "replaced_by": others(&law.replaced_by),
            "amends": others(&law.amends),
            "citing": citing(frame, spot, law),
        }),
    )
}

/// The plans and documents that are based on an act, each with the words in which it is named.
fn citing(frame: &Frame, spot: &Spot, law: &Law) -> Vec<Value> {
    let mut citing = Vec::new();
    let based = |bases: &[Basis]| {
        let basis = bases.iter().find(|basis| basis.laws.iter().any(|id| id.value == law.id));
        basis.map(|basis| narrative::inlines(&basis.text))
    };
    let mut add = |document: &Document, folder: &str, bases: &[Basis]| {
        if let Some(html) = based(bases) {
            let mut line = facts::document(spot, document, folder);
            line["html"] = html.into();
            citing.push(line);
        }
    };
    for edition in &frame.editions {
        let plan = edition.plan;
        add(&plan.document, address::plan(edition), &plan.bases);
        for paper in &plan.papers {
            let folder = address::paper(edition, &paper.name);
            add(&paper.document, &folder, &paper.bases);
        }
    }
    citing
}

/// The list of acts.
pub fn list(frame: &Frame, spot: &Spot, cited: &[&Law]) -> Value {
    let words = spot.words();
    let shell = frame.of_site(spot, &words.word("acts"), Line::new("acts_description"));
    let acts = cited.iter().map(|law| {
        json!({
            "name": name(law),
            "title": law.title,
            "href": spot.page(&address::act(&law.id)),
        })
    });
    filled(shell, json!({"acts": acts.collect::<Vec<Value>>()}))
}
