//! `agency.yaml`.

use std::sync::Arc;

use super::print_profile;
use super::record::{self, Reader};
use crate::diagnostic::{Diagnostic, Line};
use crate::model::{Agency, PrintProfile};
use crate::source::SourceFile;
use crate::source::yaml::Node;

/// Reads the agency.
pub fn read(file: Result<Arc<SourceFile>, Diagnostic>, findings: &mut Vec<Diagnostic>) -> Agency {
    let mut agency = Agency {
        name: String::new(),
        parent: None,
        site_title: String::new(),
        site_subtitle: None,
        site_url: None,
        calendar_domain: String::new(),
        print: PrintProfile::default(),
    };
    let file = match file {
        Ok(file) => file,
        Err(finding) => {
            findings.push(finding);
            return agency;
        }
    };
    let Some(root) = record::tree(&file, findings) else { return agency };
    let mut reader = Reader::new(&file, findings);
    let reader = &mut reader;
    let Some(mut fields) = reader.fields(&root) else { return agency };
    if let Some(node) = fields.required("name") {
        agency.name = reader.text(node).unwrap_or_default();
    }
    agency.parent = fields.optional("parent").and_then(|node| reader.text(node));
    if let Some(node) = fields.optional("language") {
        reader.choice(node, &[("vi", ()), ("en", ())]);
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
        site.finish(reader);
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
        calendar.finish(reader);
    }
    if let Some(node) = fields.optional("print") {
        agency.print = print_profile::read(reader, node);
    }
    fields.finish(reader);
    agency
}

/// The address of the site, to which paths are added.
fn url(reader: &mut Reader, node: &Node) -> Option<String> {
    let url = reader.text(node)?;
    if is_url(&url) {
        return Some(url.trim_end_matches('/').to_owned());
    }
    reader.report(node, Diagnostic::error("bad-url").hint(Line::new("bad-url.form")));
    None
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
