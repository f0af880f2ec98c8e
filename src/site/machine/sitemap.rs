//! The map of the site (sơ đồ trang, sitemaps.org 0.9) and `robots.txt` (RFC 9309). Both need whole
//! addresses.

use std::collections::BTreeSet;
use std::fmt::Write;

use super::xml::escaped;
use crate::edition::Edition;

/// The name of the map.
pub const NAME: &str = "sitemap.xml";
/// The most addresses that a map may hold.
const MOST: usize = 50_000;

/// The map: every page, those of a plan with the day of the plan.
pub fn write(base: &str, editions: &[Edition], pages: &BTreeSet<String>) -> String {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    for page in pages.iter().take(MOST) {
        let of_plan = editions.iter().filter(|edition| is_below(page, &edition.plan.address));
        // A plan's folder can stand in that of another.
        let nearest = of_plan.max_by_key(|edition| edition.plan.address.len());
        let date = nearest.and_then(|edition| edition.plan.document.date.as_ref());
        let _ = write!(out, "<url><loc>{}/{}</loc>", escaped(base), escaped(page));
        if let Some(date) = date {
            let _ = write!(out, "<lastmod>{}</lastmod>", date.value);
        }
        out.push_str("</url>\n");
    }
    out.push_str("</urlset>\n");
    out
}

/// Whether a page belongs to the plan with this address, in whatever language of the interface.
fn is_below(page: &str, address: &str) -> bool {
    let page = page.strip_prefix("en/").or_else(|| page.strip_prefix("vi/")).unwrap_or(page);
    page.strip_prefix(address).is_some_and(|rest| rest.starts_with('/'))
}

/// `robots.txt`: everything may be read, and where the map is.
pub fn robots(base: &str) -> String {
    format!("User-agent: *\nAllow: /\n\nSitemap: {base}/{NAME}\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_belong_to_plans_in_every_language() {
        assert!(is_below("2021/thang-03/index.html", "2021"));
        assert!(is_below("en/2021/index.html", "2021"));
        assert!(!is_below("2021-2/index.html", "2021"));
        assert!(!is_below("index.html", "2021"));
    }
}
