//! `agency.yaml`.

use std::path::Path;

use super::record::{self, Fields, Reader};
use super::{AGENCY_FILE, disk, picture, print_profile};
use crate::diagnostic::{Diagnostic, Language, Line};
use crate::markup::Picture;
use crate::model::{Agency, Colour, Contact, LEAST_CONTRAST, PAPER, PrintProfile};
use crate::publish::Destination;
use crate::source::yaml::{Node, Value};

/// The languages there are, by their codes.
const LANGUAGES: [(&str, Language); 2] = [("vi", Language::Vi), ("en", Language::En)];

/// The largest picture beside the name of the site, in bytes: every page shows it.
const MAX_LOGO: usize = 100 * 1024;

/// How many days before a deadline reminders come where the agency says nothing.
const REMIND_DAYS: [u32; 2] = [7, 1];

/// The most days that a reminder comes before a deadline, and the most reminders.
const MOST_REMINDED: (u32, usize) = (60, 5);

/// Reads the agency.
pub fn read(root: &Path, findings: &mut Vec<Diagnostic>) -> Agency {
    let mut agency = Agency {
        name: String::new(),
        parent: None,
        site_title: String::new(),
        site_subtitle: None,
        site_url: None,
        publish: None,
        languages: vec![Language::Vi],
        colour: None,
        logo: None,
        contact: Contact::default(),
        calendar_domain: String::new(),
        remind_days: REMIND_DAYS.to_vec(),
        print: PrintProfile::default(),
    };
    let file = match disk::source(root, AGENCY_FILE) {
        Ok(file) => file,
        Err(finding) => {
            findings.push(finding);
            return agency;
        }
    };
    let Some(tree) = record::tree(&file, findings) else { return agency };
    let mut reader = Reader::new(&file, findings);
    let reader = &mut reader;
    let Some(mut fields) = reader.fields(&tree) else { return agency };
    if let Some(node) = fields.required("name") {
        agency.name = reader.text(node).unwrap_or_default();
    }
    agency.parent = fields.optional("parent").and_then(|node| reader.text(node));
    let language = fields.optional("language").and_then(|node| reader.choice(node, &LANGUAGES));
    if let Some(language) = language {
        agency.languages = vec![language];
    }
    if let Some(node) = fields.required("site")
        && let Some(mut site) = reader.fields(node)
    {
        if let Some(node) = site.required("title") {
            agency.site_title = reader.text(node).unwrap_or_default();
        }
        agency.site_subtitle = site.optional("subtitle").and_then(|node| reader.text(node));
        if let Some(node) = site.optional("url") {
            agency.site_url = url(reader, node);
        }
        if let Some(node) = site.optional("publish") {
            agency.publish = destination(reader, node);
        }
        if let Some(node) = site.optional("languages") {
            languages(reader, node, &mut agency.languages);
        }
        agency.colour = colour(reader, &mut site);
        agency.logo = site.optional("logo").and_then(|node| logo(root, reader, node));
        site.finish(reader);
    }
    if let Some(node) = fields.optional("contact") {
        agency.contact = contact(reader, node);
    }
    if let Some(node) = fields.required("calendar")
        && let Some(mut calendar) = reader.fields(node)
    {
        if let Some(node) = calendar.required("domain") {
            let domain = reader.text(node).unwrap_or_default();
            if !domain.is_empty() && !is_domain(&domain) {
                reader.report(
                    node,
                    Diagnostic::error("bad-domain").hint(Line::new("bad-domain.form")),
                );
            }
            agency.calendar_domain = domain;
        }
        if let Some(node) = calendar.optional("remind_days") {
            agency.remind_days = remind_days(reader, node);
        }
        calendar.finish(reader);
    }
    if let Some(node) = fields.optional("print") {
        agency.print = print_profile::read(reader, node);
    }
    fields.finish(reader);
    agency
}

/// The days on which reminders come, the most first, each once; none where the list is empty.
fn remind_days(reader: &mut Reader, node: &Node) -> Vec<u32> {
    let (most, count) = MOST_REMINDED;
    let items = reader.list(node);
    let mut days: Vec<u32> = Vec::new();
    for item in items {
        match reader
            .text(item)
            .map(|text| text.parse().ok().filter(|days| (1..=most).contains(days)))
        {
            Some(Some(found)) => days.push(found),
            Some(None) => reader.report(item, Diagnostic::error("remind-days").with("max", most)),
            None => {}
        }
    }
    days.sort_unstable_by(|a, b| b.cmp(a));
    days.dedup();
    if days.len() > count {
        reader.report(node, Diagnostic::error("remind-days-many").with("max", count));
    }
    days
}

/// The languages of the site, each once.
fn languages(reader: &mut Reader, node: &Node, languages: &mut Vec<Language>) {
    let items = reader.list(node);
    if matches!(&node.value, Value::List(items) if items.is_empty()) {
        let hint = Line::new("expected-list.dash");
        reader.report(node, Diagnostic::error("expected-list").hint(hint));
    }
    let mut found = Vec::new();
    for item in items {
        match reader.choice(item, &LANGUAGES) {
            Some(language) if found.contains(&language) => {
                let finding = Diagnostic::error("language-twice").with("language", language.code());
                reader.report(item, finding);
            }
            Some(language) => found.push(language),
            None => {}
        }
    }
    if !found.is_empty() {
        *languages = found;
    }
}

/// The accent colour, if words in it can be read. After a blank YAML takes `#` for a remark: what
/// follows is told of, or the colour would be left out unsaid.
fn colour(reader: &mut Reader, site: &mut Fields) -> Option<String> {
    let Some(node) = site.optional("colour") else {
        let span = site.without_value("colour")?;
        let rest = reader.file_text().get(span.end..).unwrap_or_default();
        let rest = rest.lines().next().unwrap_or_default();
        let remark = rest.split_once('#').map(|(_, remark)| remark);
        let remark = remark.and_then(|remark| remark.split_whitespace().next());
        if let Some(colour) = remark.and_then(|digits| Colour::new(&format!("#{digits}"))) {
            let hint = Line::new("colour-remark.quote").with("colour", colour.hex());
            reader.report_at(span, Diagnostic::warning("colour-remark").hint(hint));
        }
        return None;
    };
    let text = reader.text(node)?;
    let Some(colour) = Colour::new(&text) else {
        reader.report(node, Diagnostic::error("bad-colour").hint(Line::new("bad-colour.form")));
        return None;
    };
    if colour.is_readable() {
        return Some(colour.hex());
    }
    // Cut off, so that what is too little never looks like enough.
    let ratio = (colour.contrast(PAPER) * 100.0).floor() / 100.0;
    let words = |number: f64| number.to_string().replace('.', ",");
    let finding = Diagnostic::error("colour-contrast")
        .with("colour", &text)
        .with("ratio", words(ratio))
        .with("least", words(LEAST_CONTRAST))
        .hint(Line::new("colour-contrast.darker").with("colour", colour.darkened().hex()));
    reader.report(node, finding);
    None
}

/// The picture beside the name of the site, by its path from `content/`.
fn logo(root: &Path, reader: &mut Reader, node: &Node) -> Option<Picture> {
    let file = reader.text(node)?;
    match picture::read_file(root, "content", &file) {
        Ok(picture) => {
            if picture.bytes.len() > MAX_LOGO {
                let size = format!("{} KB", picture.bytes.len().div_ceil(1024));
                let hint = Line::new("logo-heavy.reduce").with("most", MAX_LOGO / 1024);
                let finding = Diagnostic::warning("logo-heavy").with("file", &file);
                reader.report(node, finding.with("size", size).hint(hint));
            }
            Some(picture)
        }
        Err(finding) if finding.id() == "figure-path" => {
            let hint = Line::new("logo-path.write");
            reader.report(node, Diagnostic::error("logo-path").with("file", &file).hint(hint));
            None
        }
        Err(finding) => {
            reader.report(node, finding.with("file", &file));
            None
        }
    }
}

/// How the agency is reached.
fn contact(reader: &mut Reader, node: &Node) -> Contact {
    let Some(mut fields) = reader.fields(node) else { return Contact::default() };
    let contact = Contact {
        address: fields.optional("address").and_then(|node| reader.text(node)),
        phone: fields.optional("phone").and_then(|node| reader.text(node)),
        email: fields.optional("email").and_then(|node| {
            let email = reader.text(node)?;
            if is_email(&email) {
                return Some(email);
            }
            reader.report(node, Diagnostic::error("bad-email").hint(Line::new("bad-email.form")));
            None
        }),
        person: fields.optional("person").and_then(|node| reader.text(node)),
    };
    fields.finish(reader);
    contact
}

/// Whether a text is an e-mail address as offices have them: of the characters that RFC 5322 allows
/// before the `@` those that no link need escape, and after it a domain.
fn is_email(text: &str) -> bool {
    text.len() <= 254
        && text.split_once('@').is_some_and(|(name, domain)| {
            let allowed = |b: u8| b.is_ascii_alphanumeric() || b"._+-".contains(&b);
            !name.is_empty()
                && name.bytes().all(allowed)
                && domain.contains('.')
                && is_domain(domain)
        })
}

/// Where the site is published to.
fn destination(reader: &mut Reader, node: &Node) -> Option<Destination> {
    let text = reader.text(node)?;
    Destination::parse(&text).map_err(|finding| reader.report(node, finding)).ok()
}

/// The address of the site, to which paths are added.
fn url(reader: &mut Reader, node: &Node) -> Option<String> {
    let url = reader.text(node)?;
    if let Some(url) = site_url(&url) {
        return Some(url);
    }
    reader.report(node, Diagnostic::error("bad-url").hint(Line::new("bad-url.form")));
    None
}

/// The address of a site without the slash at its end; `None` where a text is no such address.
#[must_use]
pub fn site_url(text: &str) -> Option<String> {
    is_url(text).then(|| text.trim_end_matches('/').to_owned())
}

/// Whether a text is the address of a folder on a server: characters of addresses only (RFC 3986),
/// nothing asked for and no fragment, and no longer than a QR code on a sheet can well hold.
fn is_url(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    rest.is_some_and(|rest| {
        let allowed = |b: u8| b.is_ascii_alphanumeric() || b"-._~%:/".contains(&b);
        rest.starts_with(|c: char| c.is_ascii_alphanumeric())
            && text.len() <= 200
            && rest.bytes().all(allowed)
    })
}

/// Whether a text can stand after the `@` of a UID: letters, digits, hyphens and full stops, and no
/// longer than a domain name may be (RFC 1035, section 2.3.4, allows 255; a UID also holds an id).
fn is_domain(text: &str) -> bool {
    text.len() <= 128
        && text.split('.').all(|label| {
            !label.is_empty() && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
        })
}
