//! What programs read of the site: the feed (nguồn cấp tin), the map of the site (sơ đồ trang) for search
//! engines, and what heads of pages say of them (Dublin Core, schema.org).

mod dublin_core;
mod feed;
mod head;
mod linked_data;
mod sitemap;
mod xml;

use std::collections::BTreeSet;

use crate::edition::Edition;
use crate::model::Agency;
use crate::output::{Artifact, Kind};

pub use head::{add_record, leads_to, of_page, sealed};

/// The path of the feed.
pub const FEED: &str = "feed.xml";

/// The files for programs. `pages` are the paths of the pages from the top of the site that have something
/// to say: what is not among them is not named.
pub fn artifacts<'e>(
    agency: &Agency,
    editions: &[Edition],
    pages: &BTreeSet<String>,
) -> Vec<Artifact<'e>> {
    let at = |name: &str, text: String| {
        Artifact::ready(Kind::Site, format!("site/{name}"), text.into_bytes())
    };
    let mut out = vec![at(FEED, feed::write(agency, editions, pages))];
    // Both need whole addresses.
    if let Some(base) = &agency.site_url {
        out.push(at(sitemap::NAME, sitemap::write(base, editions, pages)));
        out.push(at("robots.txt", sitemap::robots(base)));
    }
    out
}
