//! Which files of a build go into the bundle of a year, and what they are called there.

/// What the files of a bundle are for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// The whole site as one file (trang web).
    Site,
    /// The printed documents (văn bản).
    Documents,
    /// Sheets to hang up and to hand on (bản in).
    Sheets,
    /// The calendars (lịch).
    Calendars,
    /// The open data (dữ liệu).
    Data,
    /// What portals are given (cổng thông tin): fragments of pages, record sheets.
    Portal,
}

/// The folders of a plan, in the site and for portals, by the folder of the bundle that their files go to.
const FOLDERS: [(&str, &str, &str, Group); 5] = [
    ("site", "pdf", "van-ban", Group::Documents),
    ("site", "ban-in", "ban-in", Group::Sheets),
    ("site", "lich", "lich", Group::Calendars),
    ("site", "du-lieu", "du-lieu", Group::Data),
    ("portal", "", "cong-thong-tin", Group::Portal),
];

/// What a file of a build is called in the bundle `release` of the plans at some addresses; `None` for what the bundle
/// does not hold by itself. Pages are in the site as one file.
#[must_use]
pub fn name_in_bundle(path: &str, release: &str, addresses: &[&str]) -> Option<(String, Group)> {
    if path == "portal/trang.zip" {
        return Some((format!("trang-web-{}.zip", release.replace('/', "-")), Group::Site));
    }
    // The address that says most of the path comes first: plans may lie in the folder of another.
    let mut addresses = addresses.to_vec();
    addresses.sort_by_key(|address| std::cmp::Reverse(address.len()));
    for address in addresses {
        // Where there are several plans, each has a folder of its own.
        let own = address.strip_prefix(release).unwrap_or(address).trim_start_matches('/');
        let prefix = if own.is_empty() { String::new() } else { format!("{own}/") };
        for (room, folder, name, group) in FOLDERS {
            let mut home = format!("{room}/{address}/");
            if !folder.is_empty() {
                home = format!("{home}{folder}/");
            }
            if let Some(rest) = path.strip_prefix(&home) {
                // Pages about calendars are pages.
                let is_page = room == "site" && path.rsplit('.').next() == Some("html");
                return (!is_page).then(|| (format!("{prefix}{name}/{rest}"), group));
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_find_their_folder() {
        let name = |path: &str| {
            let addresses = ["2021", "2021/cai-cach"];
            name_in_bundle(path, "2021", &addresses).map(|(name, _)| name)
        };
        for (path, expected) in [
            ("portal/trang.zip", Some("trang-web-2021.zip")),
            ("site/2021/pdf/ke-hoach.pdf", Some("van-ban/ke-hoach.pdf")),
            ("site/2021/cai-cach/pdf/ke-hoach.pdf", Some("cai-cach/van-ban/ke-hoach.pdf")),
            ("site/2021/ban-in/don-vi/a.pdf", Some("ban-in/don-vi/a.pdf")),
            ("site/2021/lich/han-chot.ics", Some("lich/han-chot.ics")),
            ("site/2021/lich/index.html", None),
            ("site/2021/index.html", None),
            ("site/2022/pdf/ke-hoach.pdf", None),
            ("portal/2021/han-chot.html", Some("cong-thong-tin/han-chot.html")),
            ("portal/may-chu/nginx.conf", None),
        ] {
            assert_eq!(name(path).as_deref(), expected, "{path}");
        }
    }
}
