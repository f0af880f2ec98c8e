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
pub static SAMPLES: [Sample; 5] = [
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
    sample!(
        "xa-2026",
        "sample.xa-2026",
        "templates/samples/xa-2026/content",
        [
            "agency.yaml",
            "units.yaml",
            "2026/plan.yaml",
            "2026/plan.md",
            "2026/documents/huong-dan-dang-ky-thi-dua.md",
            "2026/phu-luc/mau-dang-ky.md",
            "2026/phu-luc/thang-diem.md",
            "2026/published.yaml",
        ]
    ),
    sample!(
        "cai-cach-hanh-chinh",
        "sample.cai-cach-hanh-chinh",
        "templates/samples/cai-cach-hanh-chinh/content",
        [
            "agency.yaml",
            "units.yaml",
            "2026/plan.yaml",
            "2026/plan.md",
            "2026/phu-luc/bang-diem.md",
            "2026/phu-luc/kinh-phi.md",
            "2026/phu-luc/nhiem-vu.md",
            "2026/published.yaml",
        ]
    ),
    sample!(
        "nam-hoc",
        "sample.nam-hoc",
        "templates/samples/nam-hoc/content",
        [
            "agency.yaml",
            "units.yaml",
            "2026-2027/plan.yaml",
            "2026-2027/plan.md",
            "2026-2027/phu-luc/phan-cong.md",
            "2026-2027/phu-luc/phieu-dang-ky.md",
            "2026-2027/phu-luc/theo-to.md",
            "2026-2027/published.yaml",
        ]
    ),
    sample!(
        "quyet-dinh",
        "sample.quyet-dinh",
        "templates/samples/quyet-dinh/content",
        [
            "agency.yaml",
            "units.yaml",
            "2026/plan.yaml",
            "2026/plan.md",
            "2026/documents/quyet-dinh-ban-hanh.md",
            "2026/phu-luc/luc-luong.md",
            "2026/phu-luc/mau-bao-cao.md",
            "2026/phu-luc/phuong-an-so-tan.md",
            "2026/published.yaml",
        ]
    ),
];
