//! What an office puts into a portal (cổng thông tin điện tử) that takes no site as it is: below
//! `portal/` of the output.

mod server;

use crate::output::Artifact;

/// Everything for the portal besides the site as one file.
pub fn artifacts<'e>() -> Vec<Artifact<'e>> {
    server::samples().collect()
}
