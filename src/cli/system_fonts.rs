//! Where the system keeps fonts.

use std::path::{Path, PathBuf};

/// The folders of fonts, those of the user first. Some may not be there.
pub fn folders() -> Vec<PathBuf> {
    let below = |variable: &str, path: &str| {
        let value = std::env::var_os(variable).filter(|value| !value.is_empty());
        value.map(|value| Path::new(&value).join(path))
    };
    let of_user = if cfg!(windows) {
        vec![below("LOCALAPPDATA", r"Microsoft\Windows\Fonts"), below("WINDIR", "Fonts")]
    } else if cfg!(target_os = "macos") {
        vec![below("HOME", "Library/Fonts")]
    } else {
        let data = below("XDG_DATA_HOME", "fonts").or_else(|| below("HOME", ".local/share/fonts"));
        vec![data, below("HOME", ".fonts")]
    };
    let of_all: &[&str] = if cfg!(windows) {
        &[]
    } else if cfg!(target_os = "macos") {
        &["/Library/Fonts", "/System/Library/Fonts"]
    } else {
        &["/usr/local/share/fonts", "/usr/share/fonts"]
    };
    of_user.into_iter().flatten().chain(of_all.iter().map(PathBuf::from)).collect()
}
