//! Whether every link of what a build is about to write leads somewhere.
//!
//! Pages, style sheets, drawings, feeds, calendars, data and PDFs are read as a browser or a reader
//! would read them. A relative link leads to a file of the same build, and to an anchor of it;
//! so does an address that begins with the site's own. Addresses of others are looked at for their
//! form and never opened. This room knows files and not plans. An address can be had as a QR code here, for
//! paper and for screens.

mod address;
mod broken;
mod check;
mod form;
mod html;
mod pdf;
pub mod qr;
mod style;
mod words;

pub use broken::Broken;
pub use check::check;
pub use form::opens;

/// The site whose links are looked at.
#[derive(Debug, Clone, Copy)]
pub struct Own<'s> {
    /// Its folder in the output.
    pub folder: &'s str,
    /// Its address on a server, without a slash at the end, if it is known.
    pub address: Option<&'s str>,
}

impl Own<'_> {
    /// The rest of an address that begins with the site's own: empty, or from `/`, `?` or `#` on.
    fn below<'a>(&self, address: &'a str) -> Option<&'a str> {
        let rest = address.strip_prefix(self.address?)?;
        (rest.is_empty() || rest.starts_with(['/', '?', '#'])).then_some(rest)
    }
}

impl Own<'_> {
    /// The way from the top of the site to where a way from the top of its server leads: `/2021/` for
    /// `/ke-hoach/2021/` where the site stands in `ke-hoach`, and the same way where it stands at the top.
    #[must_use]
    pub fn below_top<'a>(&self, way: &'a str) -> Option<&'a str> {
        let host = self.address?.split_once("://")?.1;
        let folder = host.find('/').and_then(|at| host.get(at..)).unwrap_or_default();
        way.strip_prefix(folder).filter(|rest| rest.starts_with('/'))
    }
}

/// Something in a file that has to do with links.
#[derive(Debug, PartialEq, Eq)]
enum Seen<'t> {
    /// A link, as a reader of the file understands it.
    Link(std::borrow::Cow<'t, str>),
    /// A place that links can lead to.
    Anchor(std::borrow::Cow<'t, str>),
    /// Text that may hold addresses of the site's own.
    Text(std::borrow::Cow<'t, str>),
}
