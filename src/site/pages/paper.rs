//! The other documents of a year (văn bản khác trong năm): each as a page, and the list of all.

use serde_json::{Value, json};

use crate::diagnostic::Line;
use crate::edition::{Edition, wording};
use crate::model::{Paper, Plan, State};
use crate::site::frame::{About, Frame, filled, name_is_vietnamese};
use crate::site::record::Record;
use crate::site::spot::Spot;
use crate::site::words::Words;
use crate::site::{address, article, facts, machine};

/// The page of a document. `own` is the document looked at as a plan without tasks.
pub fn page(frame: &Frame, spot: &Spot, edition: &Edition, paper: &Paper, own: &Edition) -> Value {
    let words = spot.words();
    let document = &paper.document;
    let title = wording::title(document);
    let mut trail = Frame::trail(spot, edition);
    trail.push((words.word("documents"), address::papers(edition)));
    let mut shell = frame.page(
        spot,
        Some(edition),
        &trail,
        &About {
            name: &title,
            of: &facts::plan(words, edition),
            description: &words.say(
                &Line::new("document_description")
                    .with("title", &title)
                    .with("number", facts::named_by(words, document)),
            ),
        },
    );
    let print = edition.plan.print_name(paper);
    let whole = Record { edition: own, name: &paper.name, print, address: &edition.plan.address };
    name_is_vietnamese(&mut shell);
    machine::add_record(&mut shell, frame.agency, spot, &whole);
    let print =
        spot.file(&address::file(edition, &format!("pdf/{}.pdf", edition.plan.print_name(paper))));
    filled(
        shell,
        json!({
            "document": article::article(spot, own, (&edition.plan.address, &paper.name), ""),
            "record": fields(words, &whole),
            "print": print,
            "copies": facts::copies(spot, edition, edition.plan.print_name(paper), &paper.copies),
        }),
    )
}

/// The list of the documents of a year.
pub fn list(frame: &Frame, spot: &Spot, edition: &Edition) -> Value {
    let name = spot.words().word("documents");
    let shell = frame.of_plan(spot, edition, None, &name, Line::new("documents_description"));
    let printed = |mut line: Value, print: &str| {
        let path = format!("pdf/{print}.pdf");
        line["print"] = spot.file(&address::file(edition, &path)).into();
        line
    };
    let own = facts::document(spot, &edition.plan.document, address::plan(edition));
    let mut documents = vec![printed(own, Plan::PRINT)];
    documents.extend(
        edition.plan.papers.iter().map(|paper| {
            printed(facts::paper(spot, edition, paper), edition.plan.print_name(paper))
        }),
    );
    filled(shell, json!({"documents": documents}))
}

/// The fields that a register of documents asks for (Decree 42/2022/NĐ-CP): type, issuer, number and
/// sign, day of issue, summary; the signer, as portals show him.
fn fields(words: &Words, whole: &Record) -> Vec<Value> {
    let plan = whole.edition.plan;
    let document = &plan.document;
    let signers: Vec<&str> = plan.signatures.iter().map(|one| one.name.as_str()).collect();
    let state = words.word(match document.state {
        State::Draft => "state_draft",
        State::Final if document.is_form() => "form_to_fill",
        State::Final => "state_final",
        State::Signed => "state_signed",
    });
    let day = document.date.as_ref().map(|day| words.short_day(day.value));
    let undated = if document.is_form() { String::new() } else { words.word("no_date") };
    let fields = [
        ("field_kind", document.kind.value.clone(), true),
        ("field_number", article::number(document), true),
        ("field_issuer", whole.issuer().to_owned(), true),
        ("field_date", day.unwrap_or(undated), false),
        ("field_subject", document.subject.value.clone(), true),
        ("field_signer", signers.join("; "), true),
        ("field_state", state, false),
    ];
    let fields = fields.into_iter().filter(|(_, value, _)| !value.is_empty());
    fields
        .map(|(key, value, of_plan)| json!({"name": words.word(key), "value": value, "text": of_plan}))
        .collect()
}
