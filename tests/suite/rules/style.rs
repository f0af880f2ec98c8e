//! Rules about style.

use expect_test::expect;

use super::super::harness::Workspace;
use super::{finds, passes};

#[test]
fn heading_colon() {
    let workspace = Workspace::binh_luc();
    finds(
        "heading-colon",
        &workspace,
        &expect![[r#"
        lời khuyên[heading-colon]: đề mục này có dấu hai chấm khác với các đề mục cùng cấp
          --> content/2021/plan.md:45:36
           |
        45 | # IV. NỘI DUNG, THỜI GIAN THỰC HIỆN:
           |                                    ^
           |
           = cách sửa: bỏ dấu `:` ở cuối, như các đề mục kia

        Có 1 lời khuyên.
    "#]],
    );
    let heading = "# IV. NỘI DUNG, THỜI GIAN THỰC HIỆN";
    let mended = workspace.edit("content/2021/plan.md", &format!("{heading}:"), heading);
    passes("heading-colon", &mended);
}
