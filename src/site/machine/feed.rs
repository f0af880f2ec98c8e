//! The feed (nguồn cấp tin, Atom, RFC 4287): plans, their other documents and their posts, newest first.
//!
//! Ids are `tag:` addresses (RFC 4151) made of the domain of the calendars, which must not change, and so
//! stay when the site moves (RFC 4287, section 4.2.6). Links are whole where the address of the site is
//! known, and else lead on from the feed itself.

use std::collections::BTreeSet;
use std::fmt::Write;

use chrono::NaiveDate;

use super::FEED;
use super::xml::escaped;
use crate::diagnostic::Language;
use crate::edition::{Edition, wording};
use crate::model::{Agency, Document, Plan};
use crate::site::words::Words;
use crate::site::{address, facts};

/// The most entries: who reads feeds wants what is new.
const MOST: usize = 100;

/// The year in the id of the feed. It says nothing, and must never be another (RFC 4287, section 4.2.6).
const SINCE: i32 = 2026;

struct Entry {
    /// The page, from the top of the site.
    page: String,
    title: String,
    date: NaiveDate,
    year: i32,
    summary: String,
    print: Option<String>,
}

/// The feed. A document that has no day yet is not told of, nor what has no page.
pub fn write(agency: &Agency, editions: &[Edition], pages: &BTreeSet<String>) -> String {
    let mut entries: Vec<Entry> = editions.iter().flat_map(of_plan).collect();
    entries.retain(|entry| pages.contains(&entry.page));
    entries.sort_by(|a, b| (b.date, &a.page).cmp(&(a.date, &b.page)));
    entries.truncate(MOST);
    let stamps = editions.iter().map(|edition| edition.plan.stamp());
    let updated = entries.iter().map(|entry| entry.date).max().or(stamps.max()).unwrap_or_default();
    // The feed is Vietnamese, and so are the pages that it leads to, where there are such.
    let others = agency.languages.iter().skip(1).any(|language| *language == Language::Vi);
    let folder = if others { format!("{}/", Language::Vi.code()) } else { String::new() };
    let domain = &agency.calendar_domain;
    let at = |path: &str| match &agency.site_url {
        Some(base) => escaped(&format!("{base}/{path}")),
        None => escaped(path),
    };
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"vi\">\n\
         <id>tag:{domain},{SINCE}:trang</id>\n\
         <title>{}</title>\n\
         <updated>{}</updated>\n\
         <author><name>{}</name></author>\n",
        escaped(&agency.site_title),
        midnight(updated),
        escaped(&agency.name),
    );
    if let Some(subtitle) = &agency.site_subtitle {
        let _ = writeln!(out, "<subtitle>{}</subtitle>", escaped(subtitle));
    }
    let _ = writeln!(
        out,
        "<link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>",
        at(&format!("{folder}index.html"))
    );
    if agency.site_url.is_some() {
        let _ = writeln!(
            out,
            "<link rel=\"self\" type=\"application/atom+xml\" href=\"{}\"/>",
            at(FEED)
        );
    }
    for entry in &entries {
        let name = entry.page.trim_end_matches("/index.html");
        let day = midnight(entry.date);
        let _ = write!(
            out,
            "<entry>\n\
             <id>tag:{domain},{}:{}</id>\n\
             <title>{}</title>\n\
             <published>{day}</published>\n\
             <updated>{day}</updated>\n\
             <link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>\n",
            entry.year,
            escaped(name),
            escaped(&entry.title),
            at(&format!("{folder}{}", entry.page)),
        );
        if let Some(print) = &entry.print {
            let href = at(print);
            let _ =
                writeln!(out, "<link rel=\"enclosure\" type=\"application/pdf\" href=\"{href}\"/>");
        }
        let _ = writeln!(out, "<summary>{}</summary>\n</entry>", escaped(&entry.summary));
    }
    out.push_str("</feed>\n");
    out
}

fn of_plan(edition: &Edition) -> Vec<Entry> {
    let plan = edition.plan;
    let year = plan.year();
    let words = Words::of(Language::Vi);
    let page = |folder: &str| format!("{folder}/index.html");
    let document = |document: &Document, folder: &str, name: &str| {
        // A draft is told of when it is issued.
        let date = document.date.as_ref().filter(|_| !document.is_draft())?.value;
        Some(Entry {
            page: page(folder),
            title: wording::title(document),
            date,
            year,
            summary: format!("{}.", facts::named_by(words, document)),
            print: Some(address::file(edition, &format!("pdf/{name}.pdf"))),
        })
    };
    let own = document(&plan.document, address::plan(edition), Plan::PRINT);
    let papers = plan.papers.iter().filter_map(|paper| {
        let name = plan.print_name(paper);
        document(&paper.document, &address::paper(edition, &paper.name), name)
    });
    let posts = plan.posts.iter().map(|post| Entry {
        page: page(&format!("tin/{}", post.name)),
        title: post.title.value.clone(),
        date: post.date,
        year,
        summary: post.summary.value.clone(),
        print: None,
    });
    own.into_iter().chain(papers).chain(posts).collect()
}

/// The beginning of a day in Viet Nam (RFC 3339).
fn midnight(day: NaiveDate) -> String {
    format!("{day}T00:00:00+07:00")
}
