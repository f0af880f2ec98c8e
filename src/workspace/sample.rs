//! The sample workspaces (bộ mẫu) that a new one can start from: whole plans of invented offices, and the
//! plan of 2021 that this repository is made with.

/// A whole workspace to start from.
#[derive(Debug)]
pub struct Sample {
    /// What it is asked for by.
    pub name: &'static str,
    /// The key of the line of the catalogue that says what it is.
    pub about: &'static str,
    /// Its files, by their path below `content/`.
    pub(super) files: &'static [(&'static str, &'static str)],
}

/// A sample as its folder has it. Files are named one by one, since a folder cannot be embedded; a test
/// compares the list with the folder.
macro_rules! sample {
    ($name:literal, $about:literal, $folder:literal, [$($file:literal),+ $(,)?]) => {
        Sample {
            name: $name,
            about: $about,
            files: &[$(($file, include_str!(concat!("../../", $folder, "/", $file)))),+],
        }
    };
}

/// Every sample, in the order in which they are told.
pub static SAMPLES: [Sample; 1] = [
    sample!(
        "huyen-2021",
        "sample.huyen-2021",
        "content",
        [
            "agency.yaml",
            "units.yaml",
            "laws.yaml",
            "rest_days.yaml",
            "2021/plan.yaml",
            "2021/plan.md",
            "2021/published.yaml",
        ]
    ),
];
