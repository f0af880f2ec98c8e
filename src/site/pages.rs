//! What each page says: the data that its template fills in.

use serde_json::{Value, json};

use super::narrative;
use super::templates::Templates;
use crate::diagnostic::Diagnostic;
use crate::edition::{Deadline, Edition, MonthView, UnitView, month_of, wording};
use crate::language::{date, phrase};
use crate::model::{
    Appendix, CertifiedCopy, Document, Id, Obligation, Part, Period, Plan, Reference, Signature,
    State, Task,
};

/// The way from a page to the top of the site, by how many folders deep the page is.
fn root(depth: usize) -> String {
    "../".repeat(depth)
}

/// How many folders deep the plan's own page is.
fn depth(edition: &Edition) -> usize {
    edition.plan.address.split('/').count()
}

fn site(edition: &Edition) -> Value {
    json!({
        "title": edition.agency.site_title,
        "subtitle": edition.agency.site_subtitle,
        "agency": edition.agency.name,
        "parent": edition.agency.parent,
    })
}

/// Whether a document is still being written (dự thảo), which every place that names it says.
fn is_draft(document: &Document) -> bool {
    document.state == State::Draft
}

/// Number and date of a document in a list, or that it has none yet: `Số 01/KH-UBND, ngày 05 tháng
/// 01 năm 2026`, `Chưa có số, chưa ghi ngày`.
fn named_by(document: &Document) -> String {
    let number = has_number(document).then(|| format!("Số {}", document.number_and_symbol()));
    let day = document.date.as_ref().map(|day| date::formal(day.value));
    let number = number.as_deref().unwrap_or("Chưa có số");
    format!("{number}, {}", day.as_deref().unwrap_or("chưa ghi ngày"))
}

/// Whether a document has its number: a draft has none, whatever its file says.
fn has_number(document: &Document) -> bool {
    document.number.is_some() && !is_draft(document)
}

/// Number and symbol below the issuer's name. Spaces in a row are one space on a page, so that what
/// is not given yet is told by dots.
fn number(document: &Document) -> String {
    if has_number(document) {
        document.number_and_symbol()
    } else {
        format!("…/{}", &*document.symbol)
    }
}

/// The date below the nation's name, with dots as well.
fn date_words(plan: &Plan) -> String {
    match &plan.document.date {
        Some(_) => wording::date_words(plan),
        None => format!("ngày … tháng … năm {}", plan.year()),
    }
}

/// The home page: the plans, newest first.
pub fn home(editions: &[Edition]) -> Value {
    let mut newest: Vec<&Edition> = editions.iter().collect();
    newest.sort_by(|a, b| (b.plan.year(), &a.plan.address).cmp(&(a.plan.year(), &b.plan.address)));
    let plans: Vec<Value> = newest
        .iter()
        .map(|edition| {
            let plan = edition.plan;
            let at = format!("{}/", plan.address);
            json!({
                "year": plan.year(),
                "period": phrase::capitalised(&plan.scope.words()),
                "title": wording::title(&edition.plan.document),
                "href": format!("{at}index.html"),
                "draft": is_draft(&plan.document),
                "named_by": named_by(&plan.document),
                "task_count": plan.tasks.len(),
                "months": months(edition, &at),
                "deadlines": deadlines(edition, &at, |_| true),
                "files": files(edition, &at),
            })
        })
        .collect();
    let Some(first) = newest.first() else { return Value::Null };
    json!({
        "site": site(first),
        "trail": Value::Null,
        "page": {
            "root": "",
            "home": true,
            "title": format!("{} · {}", first.agency.site_title, first.agency.name),
            "name": "Trang đầu",
            "description": format!("Kế hoạch từng năm của {}.", first.agency.name),
        },
        "plans": plans,
    })
}

/// The plan's own page: the whole text.
pub fn plan(edition: &Edition, templates: &Templates) -> Result<Value, Vec<Diagnostic>> {
    let plan = edition.plan;
    let document = &plan.document;
    let named_by = named_by(document);
    let rows: Vec<Value> = edition
        .rows
        .iter()
        .map(|row| {
            let tasks: Vec<Value> = row
                .tasks
                .iter()
                .map(|task| {
                    json!({"id": task.id.value.as_str(), "html": narrative::inlines(&task.text)})
                })
                .collect();
            let month = row.tasks.first().and_then(|task| month_of(&task.when));
            json!({
                "heading": row.heading.map(wording::group),
                "label": row.label,
                "href": month.map(|month| format!("{}/index.html", edition.month_folder(month))),
                "tasks": tasks,
            })
        })
        .collect();
    let head = wording::time_heading(edition);
    let table = templates.render("tasks.html", &json!({"head": head, "rows": rows}))?;
    let shown = narrative::html(edition, &table);
    let labels = Appendix::labels(&plan.appendices);
    let appendices: Vec<Value> = plan
        .appendices
        .iter()
        .zip(labels)
        .zip(shown.appendices)
        .zip(1..)
        .map(|(((appendix, label), html), n)| {
            json!({
                "anchor": narrative::appendix_anchor(n),
                "label": label,
                "title": *appendix.title,
                "pointer": wording::appendix_pointer(edition),
                "html": html,
            })
        })
        .collect();
    let bases = wording::bases(plan);
    let bases: Vec<String> = bases.iter().map(|basis| narrative::inlines(basis)).collect();
    let units: Vec<Value> = edition
        .units
        .iter()
        .map(|view| {
            json!({
                "name": view.unit.short(),
                "href": format!("don-vi/{}/index.html", view.unit.id),
            })
        })
        .collect();
    Ok(json!({
        "site": site(edition),
        "trail": [],
        "page": {
            "root": root(depth(edition)),
            "home": false,
            "title": format!("{} · {}", wording::title(&edition.plan.document), edition.agency.name),
            "name": format!("Kế hoạch {}", plan.scope.words()),
            "description": format!(
                "{}. {}{named_by}. Toàn văn, bảng công việc theo tháng, bản in và lịch.",
                wording::title(document),
                if is_draft(document) { "Dự thảo. " } else { "" },
            ),
        },
        "document": {
            "title": wording::title(&edition.plan.document),
            "kind": *document.kind,
            "subject": *document.subject,
            "draft": is_draft(document),
            "number": number(document),
            "place": *document.place,
            "date": document.date.as_deref(),
            "date_words": date_words(plan),
        },
        "letterhead": {
            "parent": plan.letterhead.parent.as_deref(),
            "issuer": *plan.letterhead.issuer,
        },
        "bases": bases,
        "body": shown.body,
        "contents": shown.contents,
        "appendices": appendices,
        "copies": copies("ke-hoach", &plan.copies),
        "documents": documents(edition),
        "recipients": wording::recipients(&plan.recipients),
        "signatures": plan.signatures.iter().map(signature).collect::<Vec<Value>>(),
        "files": files(edition, ""),
        "deadlines": deadlines(edition, "", |_| true),
        "months": months(edition, ""),
        "sheets": lone_sheets(edition),
        "units": units,
    }))
}

/// The prints of the year's other documents.
fn documents(edition: &Edition) -> Vec<Value> {
    let papers = edition.plan.papers.iter();
    papers
        .map(|paper| {
            json!({
                "title": wording::title(&paper.document),
                "draft": is_draft(&paper.document),
                "named_by": named_by(&paper.document),
                "href": format!("pdf/{}.pdf", paper.name),
                "copies": copies(&paper.name, &paper.copies),
            })
        })
        .collect()
}

/// The prints of certified copies of a document.
fn copies(name: &str, copies: &[CertifiedCopy]) -> Vec<Value> {
    let copies = copies.iter();
    copies
        .map(|copy| {
            json!({"name": copy.name(), "href": format!("pdf/{name}.{}.pdf", copy.file_name())})
        })
        .collect()
}

fn signature(signature: &Signature) -> Value {
    json!({
        "authority": signature.authority.iter().map(|line| line.as_str()).collect::<Vec<_>>(),
        "title": *signature.title,
        "office": signature.office.as_deref(),
        "name": *signature.name,
    })
}

/// A month's page.
pub fn month(edition: &Edition, view: &MonthView) -> Value {
    let up = "../";
    let tasks: Vec<Value> = view
        .tasks
        .iter()
        .map(|task| {
            let when = (month_of(&task.when) != Some((view.year, view.month)))
                .then_some(task.when_words.as_str());
            json!({
                "id": task.id.value.as_str(),
                "html": narrative::inlines(&task.text),
                // The time of a task that is not just this month.
                "when": when,
                "about": task.about.map(Period::words),
                "parts": parts(edition, task, None, up),
                "href": in_plan(up, task.id.value.as_str()),
            })
        })
        .collect();
    let at = edition.months.iter().position(|other| std::ptr::eq(other, view));
    let neighbour = |step: isize| {
        let view =
            at.and_then(|at| at.checked_add_signed(step)).and_then(|at| edition.months.get(at));
        view.map(|view| month_link(edition, view, up))
    };
    let name = format!("Tháng {} năm {}", view.month, view.year);
    let mut context = inner_page(
        edition,
        &name,
        1,
        &format!(
            "Công việc {} trong {}.",
            name.to_lowercase(),
            wording::title(&edition.plan.document)
        ),
    );
    merge(
        &mut context,
        json!({
            "tasks": tasks,
            "deadlines": deadlines(edition, up, |deadline| {
                let day = deadline.last_day;
                (chrono::Datelike::year(&day), chrono::Datelike::month(&day)) == (view.year, view.month)
            }),
            "sheet": format!("{up}ban-in/{}.pdf", edition.month_folder((view.year, view.month))),
            "previous": neighbour(-1),
            "next": neighbour(1),
        }),
    );
    context
}

/// A unit's page.
pub fn unit(edition: &Edition, view: &UnitView) -> Value {
    let up = "../../";
    let duties = |list: &[&Obligation]| {
        let duties = list.iter().map(|obligation| duty(edition, obligation, up));
        duties.collect::<Vec<Value>>()
    };
    // Each task once, under its time.
    let times: Vec<Value> = view
        .by_time(edition.plan)
        .into_iter()
        .map(|(label, tasks)| {
            let month = tasks.first().and_then(|task| month_of(&task.when));
            let folder = month.map(|month| edition.month_folder(month));
            let href = folder.map(|folder| format!("{up}{folder}/index.html"));
            let task = |task: &&Task| {
                let mut parts = parts(edition, task, Some(&view.unit.id), up);
                // Who else is just named says nothing of the unit's own work.
                parts.retain(|part| part["label"] != Part::IsNamed.label());
                json!({
                    "html": narrative::inlines(&task.text),
                    "href": in_plan(up, task.id.value.as_str()),
                    "own": task.own_parts(&view.unit.id),
                    "parts": parts,
                })
            };
            let tasks: Vec<Value> = tasks.iter().map(task).collect();
            json!({"label": label, "href": href, "tasks": tasks})
        })
        .collect();
    let has_part = |(part, _): &(Part, _)| *part != Part::IsNamed;
    let has_parts = view.tasks.iter().any(|task| task.parts().iter().any(has_part));
    let mentions: Vec<Value> = view
        .mentions
        .iter()
        .map(|(n, words)| {
            let href = in_plan(up, &narrative::paragraph_anchor(*n));
            json!({"words": wording::beginning(words, 140), "href": href})
        })
        .collect();
    let issuer = edition.plan.issuer.as_ref();
    let mut context = inner_page(
        edition,
        &view.unit.name,
        2,
        &format!(
            "{} trong {}: việc phải gửi, hạn chót và các việc có nêu tên.",
            view.unit.name,
            wording::title(&edition.plan.document)
        ),
    );
    merge(
        &mut context,
        json!({
            "sheet": view.is_named().then(|| format!("{up}ban-in/don-vi/{}.pdf", view.unit.id)),
            "issues": issuer.is_some_and(|id| id.value == view.unit.id),
            "owes": duties(&view.owes),
            "receives": duties(&view.receives),
            "forwards": duties(&view.forwards),
            "has_parts": has_parts,
            "times": times,
            "mentions": mentions,
        }),
    );
    context
}

/// What the pages below a plan's page share. `below` is how many folders deeper the page is.
fn inner_page(edition: &Edition, name: &str, below: usize, description: &str) -> Value {
    json!({
        "site": site(edition),
        "trail": [{
            "name": format!("Kế hoạch {}", edition.plan.scope.words()),
            "href": format!("{}index.html", root(below)),
        }],
        "page": {
            "root": root(depth(edition) + below),
            "home": false,
            "title": format!("{name} · {}", wording::title(&edition.plan.document)),
            "name": name,
            "description": description,
        },
        "plan": {
            "year": edition.plan.year(),
            "period": edition.plan.scope.words(),
            "draft": is_draft(&edition.plan.document),
        },
    })
}

fn merge(context: &mut Value, more: Value) {
    if let (Value::Object(context), Value::Object(more)) = (context, more) {
        context.extend(more);
    }
}

/// The files of a plan, seen from a page `at` leads to the plan's folder from.
fn files(edition: &Edition, at: &str) -> Vec<Value> {
    let mut files = vec![
        ("Bản in", "PDF", "pdf/ke-hoach.pdf", false),
        ("Danh sách hạn chót để treo", "PDF", "ban-in/han-chot.pdf", false),
        ("Lịch năm để treo", "PDF", "ban-in/lich-nam.pdf", false),
        ("Lịch hạn chót và việc hằng tháng", "ICS", "lich/han-chot.ics", true),
        ("Lịch công việc cả năm", "ICS", "lich/cong-viec.ics", true),
        ("Bảng tính", "CSV", "du-lieu/ke-hoach.csv", true),
        ("Dữ liệu", "JSON", "du-lieu/ke-hoach.json", true),
    ];
    if edition.plan.obligations.is_empty() {
        files.retain(|(_, _, href, _)| !href.ends_with("han-chot.pdf"));
    }
    if !edition.has_work() {
        files.retain(|(_, _, href, _)| !href.ends_with("lich-nam.pdf"));
    }
    if edition.plan.tasks.is_empty() {
        files.retain(|(_, _, href, _)| !href.ends_with("cong-viec.ics"));
        if edition.deadlines.is_empty() {
            files.retain(|(_, kind, _, _)| *kind != "ICS");
        }
    }
    let file = |(name, kind, href, download)| json!({"name": name, "kind": kind, "href": format!("{at}{href}"), "download": download});
    files.into_iter().map(file).collect()
}

fn months(edition: &Edition, at: &str) -> Vec<Value> {
    edition
        .months
        .iter()
        .map(|view| {
            let mut link = month_link(edition, view, at);
            merge(&mut link, json!({"count": view.tasks.len()}));
            link
        })
        .collect()
}

/// The printed sheets of months that have deadlines and no tasks, and so no page.
fn lone_sheets(edition: &Edition) -> Vec<Value> {
    let has_page =
        |month: &(i32, u32)| edition.months.iter().any(|view| (view.year, view.month) == *month);
    let lone = edition.busy_months().into_iter().filter(|month| !has_page(month));
    lone.map(|month| {
        let name = format!("Tháng {} năm {}", month.1, month.0);
        json!({"name": name, "href": format!("ban-in/{}.pdf", edition.month_folder(month))})
    })
    .collect()
}

fn month_link(edition: &Edition, view: &MonthView, at: &str) -> Value {
    let name = if view.year == edition.plan.year() {
        view.month.to_string()
    } else {
        format!("{}/{}", view.month, view.year)
    };
    let folder = edition.month_folder((view.year, view.month));
    json!({"month": name, "href": format!("{at}{folder}/index.html")})
}

/// The units of a task by their part in it; `own`, if given, is left out.
fn parts(edition: &Edition, task: &Task, own: Option<&Id>, at: &str) -> Vec<Value> {
    let parts = task.parts().into_iter();
    parts
        .filter_map(|(part, mut units)| {
            units.retain(|unit| own != Some(&unit.value));
            let links = units.iter().map(|id| unit_link(edition, id, at)).collect::<Vec<Value>>();
            (!links.is_empty()).then(|| json!({"label": part.label(), "units": links}))
        })
        .collect()
}

fn unit_link(edition: &Edition, id: &Reference, at: &str) -> Value {
    json!({
        "name": edition.unit_name(&id.value),
        "href": format!("{at}don-vi/{}/index.html", id.value),
    })
}

fn deadlines(edition: &Edition, at: &str, wanted: impl Fn(&Deadline) -> bool) -> Vec<Value> {
    let wanted = edition.deadlines.iter().filter(|deadline| wanted(deadline));
    wanted.map(|deadline| duty(edition, deadline.obligation, at)).collect()
}

fn duty(edition: &Edition, obligation: &Obligation, at: &str) -> Value {
    let deadline = edition.deadlines.iter().find(|d| d.obligation.id == obligation.id);
    let name =
        |id: &Option<Reference>| id.as_ref().map(|id| edition.unit_name(&id.value).to_owned());
    let earlier = deadline.filter(|deadline| deadline.last_working_day != deadline.last_day);
    json!({
        "title": *obligation.title,
        "html": narrative::inlines(&obligation.text),
        "href": in_plan(at, obligation.id.value.as_str()),
        "date": deadline.map(|deadline| deadline.last_day),
        // What has no single day is told in the words of the plan.
        "day": match deadline {
            Some(deadline) if !deadline.repeated => day_words(deadline.last_day),
            _ => obligation.when_words.clone(),
        },
        "working_day": earlier.map(|deadline| day_words(deadline.last_working_day)),
        "to": name(&obligation.to),
        "via": name(&obligation.via),
    })
}

/// The anchor of a record on the plan's page; `at` is empty on that page itself.
fn in_plan(at: &str, id: &str) -> String {
    if at.is_empty() { format!("#{id}") } else { format!("{at}index.html#{id}") }
}

fn day_words(day: chrono::NaiveDate) -> String {
    format!("{}, {}", date::weekday(day), date::formal(day))
}
