//! What the disk refuses, as a finding.

use std::io::{self, ErrorKind};

use super::is_open_elsewhere;
use crate::diagnostic::{Diagnostic, Line};

/// Why a file or a folder could not be written or removed.
#[must_use]
pub fn refusal(error: &io::Error) -> Diagnostic {
    refusal_on(error, cfg!(windows))
}

fn refusal_on(error: &io::Error, windows: bool) -> Diagnostic {
    let finding = match error.kind() {
        _ if is_open_elsewhere(error, windows) => Diagnostic::error("output-open"),
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
            Diagnostic::error("output-denied")
        }
        ErrorKind::StorageFull => Diagnostic::error("output-full"),
        _ => Diagnostic::error("output-failed").with("reason", error),
    };
    or_open_on(finding, error, windows)
}

/// A finding about a file that could not be written, with what helps where another program has it open.
#[must_use]
pub fn or_open(finding: Diagnostic, error: &io::Error) -> Diagnostic {
    or_open_on(finding, error, cfg!(windows))
}

fn or_open_on(finding: Diagnostic, error: &io::Error, windows: bool) -> Diagnostic {
    if is_open_elsewhere(error, windows) {
        finding.hint(Line::new("output-open.close"))
    } else if windows && error.kind() == ErrorKind::PermissionDenied {
        // Windows says so of an open file, too.
        finding.hint(Line::new("output-denied.open"))
    } else {
        finding
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::*;
    use crate::diagnostic::{self, Catalogue, Language, Style};

    #[test]
    fn a_file_that_is_open_in_a_window_is_told_of_as_such() {
        let shows = |error: &io::Error| {
            let finding = refusal_on(error, true).about("output/site/2021/pdf/ke-hoach.pdf");
            diagnostic::text(&finding, Catalogue::of(Language::Vi), Style::Plain)
        };
        let open = io::Error::from_raw_os_error(32);
        let denied = ErrorKind::PermissionDenied.into();
        expect![[r"
            lỗi[output-open]: tệp này đang mở trong một chương trình khác
            --> output/site/2021/pdf/ke-hoach.pdf
             = cách sửa: đóng tệp ấy trong Word, Excel, trình đọc PDF hay cửa sổ xem trước rồi chạy lại
            lỗi[output-denied]: không được phép ghi vào đây
            --> output/site/2021/pdf/ke-hoach.pdf
             = cách sửa: có thể tệp đang mở trong Word, Excel hay trình đọc PDF: đóng lại rồi chạy lại"]].assert_eq(&[shows(&open), shows(&denied)].join("\n"));
    }
}
