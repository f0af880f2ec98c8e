//! Sample settings of web servers (mẫu cấu hình máy chủ): the media types of the site's files, and headers
//! that say in HTTP what its pages say themselves, with what pages cannot say (`frame-ancestors`, CSP
//! Level 3, section 6.4.2).

use crate::output::{Artifact, Kind};

const SAMPLES: [(&str, &str); 3] = [
    ("nginx.conf", include_str!("server/nginx.conf")),
    ("web.config", include_str!("server/web.config")),
    ("apache.conf", include_str!("server/apache.conf")),
];

/// The samples, for the whole site.
pub fn samples<'e>() -> impl Iterator<Item = Artifact<'e>> {
    SAMPLES.into_iter().map(|(name, text)| {
        Artifact::ready(Kind::Portal, format!("portal/may-chu/{name}"), text.into())
    })
}
