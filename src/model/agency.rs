//! The agency that publishes (`agency.yaml`).

use super::print_profile::PrintProfile;
use crate::diagnostic::Language;
use crate::markup::Picture;
use crate::publish::Destination;

/// The agency (cơ quan) and what its site and calendars are called.
#[derive(Debug, Clone, PartialEq)]
pub struct Agency {
    /// Full name.
    pub name: String,
    /// The body above it (cơ quan chủ quản), if any.
    pub parent: Option<String>,
    /// The name of the site.
    pub site_title: String,
    /// A line below the name of the site.
    pub site_subtitle: Option<String>,
    /// Where the site can be reached, without a slash at its end, if that is known.
    pub site_url: Option<String>,
    /// Where the site is published to (nơi đưa lên), if the agency says so; a folder is as seen from the
    /// workspace.
    pub publish: Option<Destination>,
    /// The languages of the site's own words (ngôn ngữ giao diện), never empty: the first at its
    /// root, further ones below their code. The plan's words stay in theirs.
    pub languages: Vec<Language>,
    /// The accent colour of the site (màu nhấn) as `#rrggbb`, readable on white and on paper.
    pub colour: Option<String>,
    /// The picture beside the name of the site (biểu trưng).
    pub logo: Option<Picture>,
    /// How the agency is reached.
    pub contact: Contact,
    /// The domain that calendar UIDs end with. It need not be reachable, but must not change.
    pub calendar_domain: String,
    /// How many days before a deadline reminders come (nhắc trước hạn), the most first.
    pub remind_days: Vec<u32>,
    /// How it prints.
    pub print: PrintProfile,
}

/// How the agency is reached (liên hệ), as the site shows it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Contact {
    /// Where it sits (địa chỉ).
    pub address: Option<String>,
    /// Telephone (điện thoại), as it is written.
    pub phone: Option<String>,
    /// E-mail (thư điện tử).
    pub email: Option<String>,
    /// Who answers for the content (người chịu trách nhiệm nội dung): a title rather than a name.
    pub person: Option<String>,
}
