//! What a build writes, and what it leaves alone.

use std::fs;
use std::time::SystemTime;

use super::harness::{Workspace, files};

fn times(workspace: &Workspace) -> Vec<(String, SystemTime)> {
    walkdir::WalkDir::new(workspace.path("output"))
        .sort_by_file_name()
        .into_iter()
        .flatten()
        .map(|entry| {
            let modified = entry.metadata().unwrap().modified().unwrap();
            (entry.path().display().to_string(), modified)
        })
        .collect()
}

#[test]
fn a_second_build_touches_nothing() {
    let workspace = Workspace::binh_luc().built();
    let before = times(&workspace);
    let run = workspace.run(&["build"]);
    assert_eq!(times(&workspace), before);
    assert!(
        run.out.starts_with("Không có gì thay đổi: 170 tệp trong output vẫn đúng"),
        "{}",
        run.out
    );
}

#[test]
fn two_builds_in_two_places_give_the_same_bytes() {
    let one = Workspace::binh_luc().built();
    let two = Workspace::binh_luc();
    assert_eq!(two.run(&["build", "--output", "elsewhere/deep", "--jobs", "1"]).code, 0);
    assert_eq!(one.files("output"), two.files("elsewhere/deep"));
}

#[test]
fn the_manifest_lists_every_file_with_its_digest() {
    use kehoach::output::{Digest, Manifest};
    let workspace = Workspace::binh_luc().built();
    let manifest = Manifest::read(&workspace.bytes("output/manifest.json")).unwrap();
    let written = workspace.files("output");
    assert_eq!(written.len(), manifest.artifacts.len() + 1);
    for (path, bytes) in written.iter().filter(|(path, _)| path != "manifest.json") {
        let record = &manifest.artifacts[path];
        assert_eq!(record.content, Digest::of(bytes), "{path}");
        assert_eq!(record.size, bytes.len() as u64, "{path}");
    }
}

#[test]
fn only_what_changed_is_written() {
    let workspace = Workspace::binh_luc().built();
    let before = workspace.files("output");
    let workspace =
        workspace.edit("content/2021/plan.md", "cỗ vũ tinh thần", "cổ vũ tinh thần").built();
    let changed: Vec<String> = workspace
        .files("output")
        .into_iter()
        .zip(before)
        .filter(|(new, old)| new != old)
        .map(|(new, _)| new.0)
        .collect();
    let kept = ["manifest.json", "portal/2021/manh/ke-hoach.html", "portal/trang.zip"];
    let site = ["site/2021/index.html", "site/2021/pdf/ke-hoach.pdf", "site/assets/tim-kiem.js"];
    assert_eq!(changed, [kept, site].concat());
}

#[test]
fn what_an_earlier_build_wrote_is_removed_and_nothing_else() {
    let workspace = Workspace::binh_luc().built();
    fs::write(workspace.path("output/site/2021/don-vi/ghi-chu.txt"), "của tôi").unwrap();
    fs::write(workspace.path("output/.gitkeep"), "").unwrap();
    let folder = "output/site/2021/don-vi/luc-luong-vu-trang-huyen";
    assert!(workspace.path(folder).exists());
    let workspace = workspace.edit("content/2021/plan.yaml", "[luc-luong-vu-trang-huyen]", "[]");
    let run = workspace.run(&["build"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.out.contains("5 tệp cũ đã xóa"), "{}", run.out);
    assert!(!workspace.path(folder).exists());
    assert!(workspace.path("output/site/2021/don-vi/ghi-chu.txt").exists());
    assert!(workspace.path("output/.gitkeep").exists());
}

#[test]
fn an_error_leaves_the_last_output_untouched() {
    let workspace = Workspace::binh_luc().built();
    let before = times(&workspace);
    let workspace = workspace.edit("content/2021/plan.yaml", "number: \"01\"", "numbr: \"01\"");
    let run = workspace.run(&["build"]);
    assert_eq!(run.code, 1);
    assert!(run.err.contains("Chưa ghi gì; kết quả lần trước vẫn còn nguyên."), "{}", run.err);
    assert_eq!(times(&workspace), before);
}

#[test]
fn a_template_of_the_workspace_takes_the_place_of_the_built_in_one() {
    let workspace = Workspace::binh_luc()
        .write("templates/site/style.css", "body { color: black }\n")
        .write("templates/site/month.html", "<!DOCTYPE html><title>{{ page.name }}</title>\n")
        .built();
    // What only some pages need comes after it.
    let style = workspace.text("output/site/assets/style.css");
    assert!(style.starts_with("body { color: black }\n.year{"), "{style}");
    assert_eq!(
        workspace.text("output/site/2021/thang-03/index.html"),
        "<!DOCTYPE html><title>Tháng 3 năm 2021</title>\n"
    );
    let broken = workspace.write("templates/site/month.html", "{{ page.nam }}");
    let run = broken.run(&["build"]);
    assert_eq!(run.code, 1);
    assert!(run.err.contains("--> templates/site/month.html:1:"), "{}", run.err);
    let broken = broken.write("templates/site/month.html", "{% if %}");
    let run = broken.run(&["check"]);
    assert_eq!(run.code, 1);
    assert!(run.err.contains("--> templates/site/month.html:1:"), "{}", run.err);
}

#[test]
fn the_workspace_is_found_upwards_and_by_name() {
    let workspace = Workspace::binh_luc();
    let root = workspace.path("");
    let outside = Workspace::empty();
    let run = outside.run(&["-C", root.to_str().unwrap(), "build"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert_eq!(files(&workspace.path("output")).len(), 171);
    assert!(!outside.path("output").exists());
}
