//! The agency that publishes (`agency.yaml`).

use super::print_profile::PrintProfile;

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
    /// The domain that calendar UIDs end with. It need not be reachable, but must not change.
    pub calendar_domain: String,
    /// How it prints.
    pub print: PrintProfile,
}
