//! Gives the program a fingerprint of its own sources: a recipe's digest holds it, so that what an
//! older program made is made again by a newer one.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;
use std::{env, fs};

#[allow(clippy::disallowed_methods, reason = "a build script is told about the build this way")]
fn main() {
    let mut hasher = DefaultHasher::new();
    for root in ["src", "templates", "Cargo.lock"] {
        println!("cargo::rerun-if-changed={root}");
        add(Path::new(root), &mut hasher);
    }
    for name in ["CARGO_PKG_VERSION", "CARGO_FEATURE_EMBEDDED"] {
        env::var(name).unwrap_or_default().hash(&mut hasher);
    }
    println!("cargo::rustc-env=KEHOACH_FINGERPRINT={:016x}", hasher.finish());
}

fn add(path: &Path, hasher: &mut DefaultHasher) {
    if let Ok(folder) = fs::read_dir(path) {
        let mut entries: Vec<_> = folder.flatten().map(|entry| entry.path()).collect();
        entries.sort();
        for entry in entries {
            add(&entry, hasher);
        }
    } else if let Ok(bytes) = fs::read(path) {
        path.to_string_lossy().replace('\\', "/").hash(hasher);
        bytes.hash(hasher);
    }
}
