//! Every wording that is known, and every kind of mistake: what the grammar has to do.
//!
//! A typed value is written shortly here: `2021-03` a month, `2021-Q2` a quarter, `2021-H1` a half,
//! `2020/2021` a school year, `a..b` a range, `..` an open end, `+` between several timings,
//! `[…]` the plan's own words, `(…)` a note, `?` not settled.

use std::fmt::Debug;

use chrono::NaiveDate;
use proptest::prelude::*;

use super::*;

/// The plan's year in all rows.
const PLAN_YEAR: i32 = 2021;

/// Where it was seen (S: the first plan; H01 …: published plans of other offices; L: the list of
/// wordings from many plans; nothing: a spelling that people use), the words, the typed value, the
/// calendar's days of 2021 with *before* meaning the day before, the printed form.
#[rustfmt::skip]
const WORDINGS: &[(&str, &str, &str, &str, &str)] = &[
    // Days (ngày).
    ("S", "ngày 25 tháng 02 năm 2021", "in 2021-02-25", "2021-02-25", "ngày 25 tháng 02 năm 2021"),
    ("L", "18/11/2025", "in 2025-11-18", "2025-11-18", "ngày 18 tháng 11 năm 2025"),
    ("", "ngày 25/02/2021", "in 2021-02-25", "2021-02-25", "ngày 25 tháng 02 năm 2021"),
    ("", "15/3", "in 2021-03-15", "2021-03-15", "ngày 15 tháng 3 năm 2021"),
    ("", "15-3-2021", "in 2021-03-15", "2021-03-15", "ngày 15 tháng 3 năm 2021"),
    ("", "15.3.2021", "in 2021-03-15", "2021-03-15", "ngày 15 tháng 3 năm 2021"),
    ("", "2021-03-15", "in 2021-03-15", "2021-03-15", "ngày 15 tháng 3 năm 2021"),
    ("", "Ngày 15 tháng 3, năm 2021.", "in 2021-03-15", "2021-03-15", "ngày 15 tháng 3 năm 2021"),
    ("", "mùng 5 tháng 3", "in 2021-03-05", "2021-03-05", "ngày 05 tháng 3 năm 2021"),
    ("", "ngày mồng 5 tháng 3 năm 2021", "in 2021-03-05", "2021-03-05", "ngày 05 tháng 3 năm 2021"),
    // Before (trước).
    ("S", "trước ngày 15 tháng 3 năm 2021", "before 2021-03-15", "2021-03-14", "trước ngày 15 tháng 3 năm 2021"),
    ("L", "Trước ngày 30/11/2025", "before 2025-11-30", "2025-11-29", "trước ngày 30 tháng 11 năm 2025"),
    ("", "trước ngày 20 tháng 6 và tháng 12", "before 2021-06-20 + before 2021-12-20", "2021-06-19 2021-12-19", "trước ngày 20 tháng 6 năm 2021; trước ngày 20 tháng 12 năm 2021"),
    ("", "trước 15/3", "before 2021-03-15", "2021-03-14", "trước ngày 15 tháng 3 năm 2021"),
    ("", "trước tháng 6", "before 2021-06", "2021-05-31", "trước tháng 6 năm 2021"),
    ("", "trước quý II", "before 2021-Q2", "2021-03-31", "trước quý II năm 2021"),
    ("", "xong trước ngày 15/01 năm sau", "before 2022-01-15", "2022-01-14", "trước ngày 15 tháng 01 năm 2022"),
    // Up to and including (chậm nhất, đến hết).
    ("L", "chậm nhất ngày 15/3", "by 2021-03-15", "2021-03-15", "chậm nhất ngày 15 tháng 3 năm 2021"),
    ("H17", "không quá 15/02", "by 2021-02-15", "2021-02-15", "chậm nhất ngày 15 tháng 02 năm 2021"),
    ("L", "đến hết tháng 3", "by 2021-03", "2021-03-31", "đến hết tháng 3 năm 2021"),
    ("", "hết tháng 3", "by 2021-03", "2021-03-31", "đến hết tháng 3 năm 2021"),
    ("", "đến ngày 15/3", "by 2021-03-15", "2021-03-15", "chậm nhất ngày 15 tháng 3 năm 2021"),
    ("", "trước hoặc trong ngày 15/3", "by 2021-03-15", "2021-03-15", "chậm nhất ngày 15 tháng 3 năm 2021"),
    ("", "chậm nhất là ngày 15/3", "by 2021-03-15", "2021-03-15", "chậm nhất ngày 15 tháng 3 năm 2021"),
    ("", "muộn nhất 15/3", "by 2021-03-15", "2021-03-15", "chậm nhất ngày 15 tháng 3 năm 2021"),
    ("", "không muộn hơn ngày 15/3", "by 2021-03-15", "2021-03-15", "chậm nhất ngày 15 tháng 3 năm 2021"),
    ("", "đến cuối năm 2025", "by 2025", "2025-12-31", "đến hết năm 2025"),
    // From day to day.
    ("L", "từ ngày 20/11/2025 đến ngày 03/12/2025", "2025-11-20..2025-12-03", "2025-11-20..2025-12-03", "từ ngày 20 tháng 11 năm 2025 đến ngày 03 tháng 12 năm 2025"),
    ("H01", "từ tháng 10 năm 2025 đến hết tháng 3 năm 2026", "2025-10..2026-03", "2025-10-01..2026-03-31", "từ tháng 10 năm 2025 đến hết tháng 3 năm 2026"),
    ("", "từ 20/11 đến 03/12/2025", "2025-11-20..2025-12-03", "2025-11-20..2025-12-03", "từ ngày 20 tháng 11 năm 2025 đến ngày 03 tháng 12 năm 2025"),
    ("", "từ ngày 15 đến ngày 20 tháng 3", "2021-03-15..2021-03-20", "2021-03-15..2021-03-20", "từ ngày 15 tháng 3 năm 2021 đến ngày 20 tháng 3 năm 2021"),
    ("", "từ 15 đến 20/3", "2021-03-15..2021-03-20", "2021-03-15..2021-03-20", "từ ngày 15 tháng 3 năm 2021 đến ngày 20 tháng 3 năm 2021"),
    ("", "15-20/3/2021", "2021-03-15..2021-03-20", "2021-03-15..2021-03-20", "từ ngày 15 tháng 3 năm 2021 đến ngày 20 tháng 3 năm 2021"),
    ("", "15/3 - 20/3", "2021-03-15..2021-03-20", "2021-03-15..2021-03-20", "từ ngày 15 tháng 3 năm 2021 đến ngày 20 tháng 3 năm 2021"),
    // Months, and parts of them.
    ("S", "Tháng 3", "in 2021-03", "2021-03-01..2021-03-31", "tháng 3 năm 2021"),
    ("H17", "trong tháng 01", "in 2021-01", "2021-01-01..2021-01-31", "tháng 1 năm 2021"),
    ("", "T3", "in 2021-03", "2021-03-01..2021-03-31", "tháng 3 năm 2021"),
    ("", "T.3", "in 2021-03", "2021-03-01..2021-03-31", "tháng 3 năm 2021"),
    ("", "tháng 03/2021", "in 2021-03", "2021-03-01..2021-03-31", "tháng 3 năm 2021"),
    ("", "03/2021", "in 2021-03", "2021-03-01..2021-03-31", "tháng 3 năm 2021"),
    ("", "tháng 3-2022", "in 2022-03", "2022-03-01..2022-03-31", "tháng 3 năm 2022"),
    ("", "THÁNG   3 ;", "in 2021-03", "2021-03-01..2021-03-31", "tháng 3 năm 2021"),
    ("", "hoàn thành trong tháng 3", "in 2021-03", "2021-03-01..2021-03-31", "tháng 3 năm 2021"),
    ("", "khoảng tháng 3", "in 2021-03 ?", "2021-03-01..2021-03-31", "dự kiến tháng 3 năm 2021"),
    ("", "dự kiến tháng 3", "in 2021-03 ?", "2021-03-01..2021-03-31", "dự kiến tháng 3 năm 2021"),
    ("", "tháng 3 (dự kiến)", "in 2021-03 ?", "2021-03-01..2021-03-31", "dự kiến tháng 3 năm 2021"),
    ("", "đầu tháng 3", "early 2021-03", "2021-03-01..2021-03-10", "đầu tháng 3 năm 2021"),
    ("", "giữa tháng 3", "middle 2021-03", "2021-03-11..2021-03-20", "giữa tháng 3 năm 2021"),
    ("", "cuối tháng 3", "late 2021-03", "2021-03-21..2021-03-31", "cuối tháng 3 năm 2021"),
    ("", "cuối năm 2021", "late 2021", "", "cuối năm 2021"),
    ("", "đầu năm", "early 2021", "", "đầu năm 2021"),
    ("", "giữa quý II", "middle 2021-Q2", "2021-05-01..2021-05-31", "giữa quý II năm 2021"),
    ("", "tháng 01 năm sau", "in 2022-01", "2022-01-01..2022-01-31", "tháng 1 năm 2022"),
    // Several months.
    ("H09", "08 tháng (từ tháng 3 đến tháng 10)", "2021-03..2021-10 (08 tháng)", "2021-03-01..2021-10-31", "từ tháng 3 năm 2021 đến hết tháng 10 năm 2021 (08 tháng)"),
    ("H09", "02 tháng (tháng 4 và tháng 8)", "in 2021-04 2021-08 (02 tháng)", "2021-04-01..2021-04-30 2021-08-01..2021-08-31", "tháng 4 năm 2021 và tháng 8 năm 2021 (02 tháng)"),
    ("", "tháng 3, 6, 9", "in 2021-03 2021-06 2021-09", "2021-03-01..2021-03-31 2021-06-01..2021-06-30 2021-09-01..2021-09-30", "tháng 3 năm 2021, tháng 6 năm 2021 và tháng 9 năm 2021"),
    ("", "các tháng 4, 8/2021", "in 2021-04 2021-08", "2021-04-01..2021-04-30 2021-08-01..2021-08-31", "tháng 4 năm 2021 và tháng 8 năm 2021"),
    ("", "tháng 3-10", "2021-03..2021-10", "2021-03-01..2021-10-31", "từ tháng 3 năm 2021 đến hết tháng 10 năm 2021"),
    ("", "tháng 3 - tháng 10", "2021-03..2021-10", "2021-03-01..2021-10-31", "từ tháng 3 năm 2021 đến hết tháng 10 năm 2021"),
    ("", "9 tháng đầu năm", "2021-01..2021-09", "2021-01-01..2021-09-30", "từ tháng 1 năm 2021 đến hết tháng 9 năm 2021"),
    // Quarters.
    ("L", "Quý IV/2026", "in 2026-Q4", "2026-10-01..2026-12-31", "quý IV năm 2026"),
    ("L", "Quý III Năm 2026", "in 2026-Q3", "2026-07-01..2026-09-30", "quý III năm 2026"),
    ("L", "Quí IV-2025", "in 2025-Q4", "2025-10-01..2025-12-31", "quý IV năm 2025"),
    ("", "quý II", "in 2021-Q2", "2021-04-01..2021-06-30", "quý II năm 2021"),
    ("", "quý 2 năm 2021", "in 2021-Q2", "2021-04-01..2021-06-30", "quý II năm 2021"),
    ("", "quý I, III", "in 2021-Q1 2021-Q3", "2021-01-01..2021-03-31 2021-07-01..2021-09-30", "quý I năm 2021 và quý III năm 2021"),
    ("H07", "Quý IV/2025- Quý II/2026", "2025-Q4..2026-Q2", "2025-10-01..2026-06-30", "từ quý IV năm 2025 đến hết quý II năm 2026"),
    ("", "quý I-II/2021", "2021-Q1..2021-Q2", "2021-01-01..2021-06-30", "từ quý I năm 2021 đến hết quý II năm 2021"),
    // Halves.
    ("S", "6 tháng đầu năm 2021", "in 2021-H1", "2021-01-01..2021-06-30", "6 tháng đầu năm 2021"),
    ("S", "6 tháng cuối năm", "in 2021-H2", "2021-07-01..2021-12-31", "6 tháng cuối năm 2021"),
    ("", "06 tháng đầu năm", "in 2021-H1", "2021-01-01..2021-06-30", "6 tháng đầu năm 2021"),
    ("", "nửa đầu năm 2021", "in 2021-H1", "2021-01-01..2021-06-30", "6 tháng đầu năm 2021"),
    // Years; open ends; school years.
    ("L", "2025", "in 2025", "", "năm 2025"),
    ("", "năm 2021", "in 2021", "", "năm 2021"),
    ("", "trong năm", "in 2021", "", "năm 2021"),
    ("", "cả năm", "in 2021", "", "năm 2021"),
    ("L", "Năm 2025 - 2026", "2025..2026", "", "từ năm 2025 đến hết năm 2026"),
    ("L", "2026-2030", "2026..2030", "", "từ năm 2026 đến hết năm 2030"),
    ("", "giai đoạn 2026-2030", "2026..2030", "", "từ năm 2026 đến hết năm 2030"),
    ("H11", "Năm 2025 và các năm tiếp theo", "2025..", "", "từ năm 2025"),
    ("", "từ năm 2025 trở đi", "2025..", "", "từ năm 2025"),
    ("", "từ ngày 01/7/2025", "2025-07-01..", "", "từ ngày 01 tháng 7 năm 2025"),
    ("", "sau ngày 15/3", "2021-03-16..", "", "từ ngày 16 tháng 3 năm 2021"),
    ("H10", "từ nay đến năm 2030", "..2030", "", "từ nay đến hết năm 2030"),
    ("S", "năm học 2020-2021", "in 2020/2021", "", "năm học 2020-2021"),
    // Every year, every month.
    ("L", "Tháng 12 hằng năm", "yearly in 12", "2021-12-01..2021-12-31", "tháng 12 hằng năm"),
    ("L", "trước ngày 30 tháng 11 hàng năm", "yearly before 11-30", "2021-11-29", "trước ngày 30 tháng 11 hằng năm"),
    ("H06", "định kỳ trước ngày 01/6 và 15/11 hằng năm (hoặc đột xuất khi có yêu cầu)", "yearly before 06-01 11-15 + on demand", "2021-05-31 2021-11-14", "trước ngày 01 tháng 6 và ngày 15 tháng 11 hằng năm hoặc đột xuất khi có yêu cầu"),
    ("", "chậm nhất 25/12 hằng năm", "yearly by 12-25", "2021-12-25", "chậm nhất ngày 25 tháng 12 hằng năm"),
    ("", "Hằng năm, trước ngày 10/12", "yearly before 12-10", "2021-12-09", "trước ngày 10 tháng 12 hằng năm"),
    ("", "từ 01/10 đến 31/01 hằng năm", "yearly 10-01..01-31", "2021-10-01..2022-01-31", "từ ngày 01 tháng 10 đến ngày 31 tháng 01 hằng năm"),
    ("", "trước ngày 30/11 hằng năm hoặc đột xuất khi có yêu cầu", "yearly before 11-30 + on demand", "2021-11-29", "trước ngày 30 tháng 11 hằng năm hoặc đột xuất khi có yêu cầu"),
    ("", "trước ngày 25 hằng tháng", "monthly before [25]", "2021-01-24 … 2021-12-24 (12)", "trước ngày 25 hằng tháng"),
    ("", "ngày 5 và 20 hàng tháng", "monthly in [5, 20]", "2021-01-05 … 2021-12-20 (24)", "ngày 05 và ngày 20 hằng tháng"),
    // Again and again, without a day.
    ("L", "hằng quý", "every 1 quarter", "", "hằng quý"),
    ("L", "hàng tháng", "every 1 month", "", "hằng tháng"),
    ("L", "Định kỳ hàng tuần", "every 1 week", "", "hằng tuần"),
    ("L", "02 lần/tháng", "exactly 2x every 1 month", "", "02 lần/tháng"),
    ("L", "tối thiểu một lần/năm", "atleast 1x every 1 year", "", "tối thiểu 01 lần/năm"),
    ("", "hằng năm", "every 1 year", "", "hằng năm"),
    ("", "6 tháng một lần", "every 6 month", "", "6 tháng một lần"),
    ("", "mỗi năm ít nhất 02 lần", "atleast 2x every 1 year", "", "tối thiểu 02 lần/năm"),
    ("", "định kỳ hằng tháng, quý, 6 tháng, năm", "every 1 month + every 1 quarter + every 6 month + every 1 year", "", "hằng tháng, hằng quý, 6 tháng một lần, hằng năm"),
    // All the time.
    ("L", "Thường xuyên", "always", "", "thường xuyên"),
    ("L", "Thường xuyên, hằng năm", "always + every 1 year", "", "thường xuyên, hằng năm"),
    ("L", "thường xuyên, liên tục trong năm 2025", "always in 2025", "", "thường xuyên trong năm 2025"),
    ("", "thường xuyên trong năm", "always in 2021", "", "thường xuyên trong năm 2021"),
    ("", "trong suốt năm 2021", "always in 2021", "", "thường xuyên trong năm 2021"),
    // Several timings.
    ("H08", "Thường xuyên, định kỳ hằng quý báo cáo về Sở Tài chính", "always + every 1 quarter (báo cáo về Sở Tài chính)", "", "thường xuyên, hằng quý (báo cáo về Sở Tài chính)"),
    ("", "thường xuyên, định kỳ hằng quý", "always + every 1 quarter", "", "thường xuyên, hằng quý"),
    ("", "tháng 3; hằng quý", "in 2021-03 + every 1 quarter", "2021-03-01..2021-03-31", "tháng 3 năm 2021, hằng quý"),
    // Bound to an event.
    ("H05", "Sau khi có Quy chế của TW", "after [khi có Quy chế của TW]", "", "sau khi có Quy chế của TW"),
    ("H02", "đến khi tổ chức thành công Đại hội thi đua yêu nước toàn quốc lần thứ XIV", "until [khi tổ chức thành công Đại hội thi đua yêu nước toàn quốc lần thứ XIV]", "", "đến khi tổ chức thành công Đại hội thi đua yêu nước toàn quốc lần thứ XIV"),
    ("L", "trước 10 ngày", "10 days before []", "", "trước 10 ngày"),
    ("", "trước 10 ngày trước hội nghị", "10 days before [hội nghị]", "", "10 ngày trước hội nghị"),
    ("", "trước khi họp ít nhất 05 ngày làm việc", "5 workingdays before [khi họp]", "", "05 ngày làm việc trước khi họp"),
    ("L", "từ ngày ký", "from [ngày ký]", "", "từ ngày ký"),
    ("", "kể từ ngày ký ban hành đến hết năm 2025", "from [ngày ký ban hành] + by 2025", "2025-12-31", "từ ngày ký ban hành; đến hết năm 2025"),
    ("L", "trong thời hạn 05 ngày kể từ ngày nhận đủ hồ sơ", "5 days within [ngày nhận đủ hồ sơ]", "", "trong thời hạn 05 ngày kể từ ngày nhận đủ hồ sơ"),
    ("", "trong thời hạn 05 ngày làm việc kể từ ngày nhận đủ hồ sơ", "5 workingdays within [ngày nhận đủ hồ sơ]", "", "trong thời hạn 05 ngày làm việc kể từ ngày nhận đủ hồ sơ"),
    ("", "chậm nhất 10 ngày trước Đại hội", "10 days before [Đại hội]", "", "10 ngày trước Đại hội"),
    ("", "sau 02 tuần kể từ ngày họp", "2 weeks after [ngày họp]", "", "02 tuần sau ngày họp"),
    ("", "sau hội nghị, chậm nhất ngày 15/3", "after [hội nghị] + by 2021-03-15", "2021-03-15", "sau hội nghị; chậm nhất ngày 15 tháng 3 năm 2021"),
    ("", "khi có hướng dẫn của cấp trên", "after [khi có hướng dẫn của cấp trên]", "", "sau khi có hướng dẫn của cấp trên"),
    // Phases.
    ("H03", "Đợt 01 dự kiến: 10 ngày làm việc (từ 20/11 đến 03/12/2025); Đợt 02 dự kiến: …", "Đợt 1 = 2025-11-20..2025-12-03 ? (10 ngày làm việc) | Đợt 2 = to fill ?", "2025-11-20..2025-12-03", "Đợt 1: dự kiến từ ngày 20 tháng 11 năm 2025 đến ngày 03 tháng 12 năm 2025 (10 ngày làm việc); Đợt 2: dự kiến …"),
    ("", "Đợt 1: từ 20/11 đến 03/12/2025; Đợt 2: tháng 1/2026", "Đợt 1 = 2025-11-20..2025-12-03 | Đợt 2 = in 2026-01", "2025-11-20..2025-12-03 2026-01-01..2026-01-31", "Đợt 1: từ ngày 20 tháng 11 năm 2025 đến ngày 03 tháng 12 năm 2025; Đợt 2: tháng 1 năm 2026"),
    ("", "Giai đoạn 1: quý I, giai đoạn 2: quý II", "Giai đoạn 1 = in 2021-Q1 | Giai đoạn 2 = in 2021-Q2", "2021-01-01..2021-03-31 2021-04-01..2021-06-30", "Giai đoạn 1: quý I năm 2021; Giai đoạn 2: quý II năm 2021"),
    // A target and a limit.
    ("H17", "Hoàn thành trong tháng 01, trường hợp đặc biệt không quá 15/02", "in 2021-01 limit by 2021-02-15", "2021-01-01..2021-01-31 2021-02-15", "tháng 1 năm 2021, trường hợp đặc biệt không quá ngày 15 tháng 02 năm 2021"),
    ("H17", "trong tháng 7 hàng năm, trường hợp đặc biệt không quá 15/8", "yearly in 07 limit yearly by 08-15", "2021-07-01..2021-07-31 2021-08-15", "tháng 7 hằng năm, trường hợp đặc biệt không quá ngày 15 tháng 8 hằng năm"),
    ("H17", "trước ngày 10/01, đặc biệt không quá 31/01", "before 2021-01-10 limit by 2021-01-31", "2021-01-09 2021-01-31", "trước ngày 10 tháng 01 năm 2021, trường hợp đặc biệt không quá ngày 31 tháng 01 năm 2021"),
    // As another document sets it.
    ("H05", "Theo Kế hoạch riêng", "[theo Kế hoạch riêng]", "", "theo Kế hoạch riêng"),
    ("H05", "Theo kế hoạch", "[theo kế hoạch]", "", "theo kế hoạch"),
    ("S", "theo hướng dẫn của Hội đồng Thi đua - Khen thưởng tỉnh", "[theo hướng dẫn của Hội đồng Thi đua - Khen thưởng tỉnh]", "", "theo hướng dẫn của Hội đồng Thi đua - Khen thưởng tỉnh"),
    // On demand.
    ("", "đột xuất, khi có yêu cầu", "on demand", "", "đột xuất khi có yêu cầu"),
    ("L", "đột xuất khi có yêu cầu", "on demand", "", "đột xuất khi có yêu cầu"),
    ("L", "nếu có", "on demand", "", "đột xuất khi có yêu cầu"),
    ("", "khi có yêu cầu của Sở Nội vụ", "on demand (của Sở Nội vụ)", "", "đột xuất khi có yêu cầu (của Sở Nội vụ)"),
    // Nothing.
    ("H05", "", "nothing", "", ""),
    ("", "-", "nothing", "", ""),
    ("", "–", "nothing", "", ""),
    // To be filled in.
    ("H07", "ngày    tháng    năm 2024", "to fill", "", "…"),
    ("H08", "/  /2025", "to fill", "", "…"),
    ("", "…", "to fill", "", "…"),
    ("", "ngày … tháng … năm 2025", "to fill", "", "…"),
    ("", ".../.../2025", "to fill", "", "…"),
    ("", "trước ngày    tháng 3 năm 2021", "to fill", "", "…"),
    // With a note.
    ("H01", "từ tháng 10 năm 2025 đến hết tháng 3 năm 2026 (trường hợp thay đổi thời gian sẽ có thông báo sau)", "2025-10..2026-03 (trường hợp thay đổi thời gian sẽ có thông báo sau)", "2025-10-01..2026-03-31", "từ tháng 10 năm 2025 đến hết tháng 3 năm 2026 (trường hợp thay đổi thời gian sẽ có thông báo sau)"),
    ("", "Quý II (sau khi có hướng dẫn)", "in 2021-Q2 (sau khi có hướng dẫn)", "2021-04-01..2021-06-30", "quý II năm 2021 (sau khi có hướng dẫn)"),
];

#[test]
fn every_wording_is_read_dated_and_printed() {
    for (source, text, typed, calendar, printed) in WORDINGS {
        let when =
            parse(text, PLAN_YEAR).unwrap_or_else(|error| panic!("{source} {text}: {error:?}"));
        let found = (compact(&when), days(&when), words(&when));
        assert_eq!(
            (found.0.as_str(), found.1.as_str(), found.2.as_str()),
            (*typed, *calendar, *printed),
            "{source} {text}"
        );
        assert_eq!(parse(printed, 1999), Ok(when), "{text}: the printed form says the same");
    }
}

/// The words, those of them that the finding points at, and what is wrong.
#[rustfmt::skip]
#[allow(clippy::too_many_lines)]
fn mistakes() -> Vec<(&'static str, &'static str, Problem)> {
    vec![
        ("31/4", "31/4", Problem::NoSuchDay { day: 31, month: Some(4), year: None }),
        ("30/02/2021", "30/02/2021", Problem::NoSuchDay { day: 30, month: Some(2), year: None }),
        (
            "ngày 31 tháng 4 năm 2021",
            "31 tháng 4 năm 2021",
            Problem::NoSuchDay { day: 31, month: Some(4), year: None },
        ),
        ("29/02", "29/02", Problem::NoSuchDay { day: 29, month: Some(2), year: Some(2021) }),
        ("trước ngày 15/13", "13", Problem::NoSuchMonth(13)),
        ("tháng 13", "tháng 13", Problem::NoSuchMonth(13)),
        ("quý V", "quý V", Problem::NoSuchQuarter(5)),
        ("quý 5/2021", "quý 5", Problem::NoSuchQuarter(5)),
        ("14 tháng đầu năm", "14 tháng đầu năm", Problem::NoSuchHalf(14)),
        ("năm học 2020-2022", "năm học 2020-2022", Problem::NoSuchSchoolYear),
        ("năm học 2020", "năm học 2020", Problem::NoSuchSchoolYear),
        ("năm", "năm", Problem::Unfinished { after: "năm".to_owned() }),
        ("tháng 11 đến tháng 2", "tháng 2", Problem::EndsBeforeItBegins),
        ("từ ngày 20/3 đến ngày 15/3", "15/3", Problem::EndsBeforeItBegins),
        ("quý IV - quý II", "quý II", Problem::EndsBeforeItBegins),
        (
            "trong tháng 3, trường hợp đặc biệt không quá 15/02",
            "không quá 15/02",
            Problem::EndsBeforeItBegins,
        ),
        ("trước", "trước", Problem::Unfinished { after: "trước".to_owned() }),
        ("trước ngày", "ngày", Problem::Unfinished { after: "ngày".to_owned() }),
        ("từ", "từ", Problem::Unfinished { after: "từ".to_owned() }),
        ("tháng", "tháng", Problem::Unfinished { after: "tháng".to_owned() }),
        ("tháng 3 và", "và", Problem::Unfinished { after: "và".to_owned() }),
        ("chậm nhất là", "chậm nhất là", Problem::Unfinished { after: "chậm nhất là".to_owned() }),
        ("ngày 15", "15", Problem::NoMonth),
        ("từ 3 đến tháng 5", "3", Problem::NoMonth),
        ("năm 21", "21", Problem::YearOutOfRange),
        ("15/3/21", "21", Problem::YearOutOfRange),
        ("năm 1900", "1900", Problem::YearOutOfRange),
        ("tháng 12/2021 hằng năm", "hằng năm", Problem::YearAndYearly),
        ("năm hằng năm", "hằng", Problem::Unknown { word: "hằng".to_owned(), near: None }),
        ("32 hằng tháng", "32", Problem::Unknown { word: "32".to_owned(), near: None }),
        ("ngày 32 hằng tháng", "32", Problem::NoSuchDay { day: 32, month: None, year: None }),
        (
            "10 tháng (từ tháng 3 đến tháng 10)",
            "10 tháng",
            Problem::CountDiffers { said: 10, found: 8 },
        ),
        ("Quý I (trước ngày 31/3)", "trước ngày 31/3", Problem::TwoTimes),
        ("tháng 3 (dự kiến", "(", Problem::Bracket),
        ("tháng 3)", ")", Problem::Bracket),
        (
            "truoc ngay 15/3",
            "truoc",
            Problem::Unknown { word: "truoc".to_owned(), near: Some("trước") },
        ),
        (
            "trứơc ngày 15/3",
            "trứơc",
            Problem::Unknown { word: "trứơc".to_owned(), near: Some("trước") },
        ),
        (
            "trước ngay 15/3",
            "ngay",
            Problem::Unknown { word: "ngay".to_owned(), near: Some("ngày") },
        ),
        (
            "thuong xuyen",
            "thuong xuyen",
            Problem::Unknown { word: "thuong xuyen".to_owned(), near: Some("thường xuyên") },
        ),
        ("thang 3", "thang", Problem::Unknown { word: "thang".to_owned(), near: Some("tháng") }),
        (
            "hang nam",
            "hang nam",
            Problem::Unknown { word: "hang nam".to_owned(), near: Some("hằng năm") },
        ),
        (
            "hằng nam",
            "hằng nam",
            Problem::Unknown { word: "hằng nam".to_owned(), near: Some("hằng năm") },
        ),
        ("qúy II", "qúy", Problem::Unknown { word: "qúy".to_owned(), near: Some("quý") }),
        ("tháng 3 tháng 4", "tháng", Problem::Unknown { word: "tháng".to_owned(), near: None }),
        ("tháng 3 ở Sở", "ở", Problem::Unknown { word: "ở".to_owned(), near: None }),
        ("con mèo", "con", Problem::Unknown { word: "con".to_owned(), near: None }),
        ("15", "15", Problem::Unknown { word: "15".to_owned(), near: None }),
        ("tháng ba", "ba", Problem::Unknown { word: "ba".to_owned(), near: None }),
        ("31/4 hằng năm", "31/4", Problem::NoSuchDay { day: 31, month: Some(4), year: None }),
        ("Đợt 1:", ":", Problem::Unfinished { after: ":".to_owned() }),
        (".", ".", Problem::Unknown { word: ".".to_owned(), near: None }),
        ("trước 17 giờ ngày 15/3", "17", Problem::Unknown { word: "17".to_owned(), near: None }),
        ("2021-13-01", "13", Problem::NoSuchMonth(13)),
        ("từ nay", "từ nay", Problem::Unfinished { after: "từ nay".to_owned() }),
        ("tối thiểu", "tối", Problem::Unknown { word: "tối".to_owned(), near: None }),
        ("02 lần", "02 lần", Problem::Unfinished { after: "02 lần".to_owned() }),
        ("ngày 15/3 - 10/3", "10/3", Problem::EndsBeforeItBegins),
    ]
}

#[test]
fn every_mistake_is_found_at_its_words() {
    for (text, place, problem) in mistakes() {
        let error = parse(text, PLAN_YEAR).expect_err(text);
        assert_eq!((&text[error.span], error.problem), (place, problem), "{text}");
    }
    // 15/3 a thousand times
    let long = "ngày 15/3, ".repeat(1000);
    assert_eq!(parse(&long, PLAN_YEAR).unwrap_err().problem, Problem::TooLong);
    assert_eq!(parse("tháng 3", 20_000).unwrap_err().problem, Problem::YearOutOfRange);
}

/// A time without a year in a school year, and in a plan for several years.
#[test]
fn years_of_scopes() {
    let school = Scope { first: 2026, last: 2027, school: true };
    for (text, first, last) in [
        ("tháng 8", "2026-08-01", "2026-08-31"),
        ("trước ngày 05/9", "", "2026-09-04"),
        ("chậm nhất 31/5", "", "2027-05-31"),
        ("tháng 7", "2027-07-01", "2027-07-31"),
        ("tháng 7/2026", "2026-07-01", "2026-07-31"),
        ("từ tháng 9 đến tháng 5", "2026-09-01", "2027-05-31"),
        ("từ 20/11 đến 03/12", "2026-11-20", "2026-12-03"),
        ("tháng 9, 12, 3", "2026-09-01", "2027-03-31"),
        ("quý III", "2026-07-01", "2026-09-30"),
        ("quý I", "2027-01-01", "2027-03-31"),
        ("6 tháng đầu năm", "2027-01-01", "2027-06-30"),
        ("6 tháng cuối năm", "2026-07-01", "2026-12-31"),
        ("tháng 3 năm sau", "2027-03-01", "2027-03-31"),
    ] {
        let when = parse(text, school).unwrap();
        let found = [when.first_day(), when.last_day(BeforeMeans::PreviousDay)];
        let found = found.map(|day| day.map_or(String::new(), |day| day.to_string()));
        assert_eq!(found, [first, last], "{text}");
    }
    assert_eq!(parse("trong năm", school), parse("trong năm học 2026-2027", school));
    // What comes round does so from August to July.
    for (text, rounds, first, last) in [
        ("chậm nhất ngày 25 hằng tháng", 12, "2026-08-25", "2027-07-25"),
        ("chậm nhất 20/11 hằng năm", 1, "2026-11-20", "2026-11-20"),
        ("chậm nhất 15/5 hằng năm", 1, "2027-05-15", "2027-05-15"),
    ] {
        let found = parse(text, school).unwrap().occurrences(school, BeforeMeans::PreviousDay);
        let [one] = &found[..] else { panic!("{text}: {found:?}") };
        let [from, to] = [one.days[0].1, one.days[one.days.len() - 1].1].map(|day| day.to_string());
        assert_eq!((one.days.len(), &*from, &*to), (rounds, first, last), "{text}");
        assert_eq!(one.repeat.is_some(), rounds > 1, "{text}");
    }
    let several = Scope { first: 2026, last: 2030, school: false };
    for text in ["tháng 3", "trước ngày 15/3", "quý II", "trong năm", "6 tháng đầu năm"]
    {
        assert_eq!(parse(text, several).unwrap_err().problem, Problem::NoYear, "{text}");
    }
    for text in ["tháng 3/2027", "từ tháng 3 đến tháng 5 năm 2027", "15/3 hằng năm", "hằng quý"]
    {
        assert!(parse(text, several).is_ok(), "{text}");
    }
    assert_eq!(parse("trước ngày 15", several).unwrap_err().problem, Problem::NoMonth);
}

#[test]
fn days_of_deadlines() {
    use BeforeMeans::{PreviousDay, StatedDay};
    for (text, first, previous, stated_means, stated) in [
        ("trước ngày 15/3", "", "2021-03-14", "2021-03-15", "2021-03-15"),
        ("trước tháng 6", "", "2021-05-31", "2021-05-31", ""),
        ("chậm nhất 15/3", "", "2021-03-15", "2021-03-15", "2021-03-15"),
        ("đến hết tháng 2", "", "2021-02-28", "2021-02-28", "2021-02-28"),
        ("tháng 3", "2021-03-01", "2021-03-31", "2021-03-31", ""),
        ("ngày 15/3", "2021-03-15", "2021-03-15", "2021-03-15", "2021-03-15"),
        ("tháng 4, 8", "2021-04-01", "2021-08-31", "2021-08-31", ""),
        ("từ 20/11 đến 03/12", "2021-11-20", "2021-12-03", "2021-12-03", "2021-12-03"),
        ("từ năm 2025", "2025-01-01", "", "", ""),
        ("từ nay đến năm 2030", "", "2030-12-31", "2030-12-31", "2030-12-31"),
        ("cuối năm", "", "2021-12-31", "2021-12-31", ""),
        ("thường xuyên trong năm", "2021-01-01", "2021-12-31", "2021-12-31", ""),
        ("trước ngày 15/3 hoặc đột xuất", "", "2021-03-14", "2021-03-15", "2021-03-15"),
        (
            "trong tháng 01, đặc biệt không quá 15/02",
            "2021-01-01",
            "2021-02-15",
            "2021-02-15",
            "2021-02-15",
        ),
        ("năm học 2020-2021", "", "", "", ""),
        ("trước ngày 10/12 hằng năm", "", "", "", ""),
        ("hằng quý", "", "", "", ""),
        ("", "", "", "", ""),
    ] {
        let when = parse(text, PLAN_YEAR).unwrap();
        let found = [
            when.first_day(),
            when.last_day(PreviousDay),
            when.last_day(StatedDay),
            when.stated_day(),
        ];
        let found = found.map(|day| day.map_or(String::new(), |day| day.to_string()));
        assert_eq!(found, [first, previous, stated_means, stated], "{text}");
    }
    let leap = parse("ngày 29/02 hằng năm", PLAN_YEAR).unwrap();
    let ends: Vec<_> = leap
        .spans(Scope { first: 2023, last: 2024, school: false }, PreviousDay)
        .iter()
        .map(|(day, _)| day.to_string())
        .collect();
    assert_eq!(ends, ["2023-02-28", "2024-02-29"]);
    // The years are held to the calendar's.
    assert_eq!(
        leap.spans(Scope { first: i32::MIN, last: i32::MAX, school: false }, PreviousDay).len(),
        YEARS.count()
    );
}

#[test]
fn no_text_takes_long() {
    for piece in [
        "trước ",
        "hằng quý báo cáo ",
        "sau khi x, trước 1/1 a, ",
        "thường xuyên ",
        "(",
        "1/1(",
        "()",
        "1/1 và ",
        "Đợt 1: a; ",
        "từ 1 đến ",
        "ngày 1 ",
        "/ ",
        "tháng 3 (",
        "theo a hoặc đến ",
        "khi a đến ngày 1/1 ",
        "đột xuất, ",
        "6 tháng, ",
        "hằng năm, trước ngày 1/1 ",
        "trường hợp đặc biệt không quá 1/1 ",
        "1/1, trường hợp đặc biệt 1/1 (hoặc ",
        "định kỳ ",
    ] {
        let text = piece.repeat(LONGEST / piece.len());
        let _ = parse(&text, PLAN_YEAR);
        let balanced = format!("{}{}", piece.repeat(3), ")".repeat(3 * piece.matches('(').count()));
        let _ = parse(&balanced.repeat(LONGEST / balanced.len()), PLAN_YEAR);
        // A sentence may be much longer.
        let _ = find(&piece.repeat(100_000 / piece.len()), PLAN_YEAR);
    }
}

fn unit(unit: Unit) -> String {
    match unit {
        Unit::Day(day) => day.to_string(),
        Unit::Month { year, month } => format!("{year}-{month:02}"),
        Unit::Quarter { year, quarter } => format!("{year}-Q{quarter}"),
        Unit::Half { year, half } => format!("{year}-H{half}"),
        Unit::Year(year) => year.to_string(),
        Unit::SchoolYear(year) => format!("{year}/{}", year + 1),
    }
}

fn time(time: YearTime) -> String {
    match time {
        YearTime::Day { month, day } => format!("{month:02}-{day:02}"),
        YearTime::Month(month) => format!("{month:02}"),
        YearTime::Quarter(quarter) => format!("Q{quarter}"),
        YearTime::Half(half) => format!("H{half}"),
    }
}

fn joined<T>(items: &[T], one: impl Fn(&T) -> String, by: &str) -> String {
    items.iter().map(one).collect::<Vec<_>>().join(by)
}

fn lower(value: &impl Debug) -> String {
    format!("{value:?}").to_lowercase()
}

/// A typed value, shortly.
fn compact(when: &When) -> String {
    let mut text = match &when.kind {
        Kind::In(stretch) => format!("in {}", unit(*stretch)),
        Kind::Part { part, of } => format!("{} {}", lower(part), unit(*of)),
        Kind::Span { from, to } => format!("{}..{}", unit(*from), unit(*to)),
        Kind::Several(units) => format!("in {}", joined(units, |stretch| unit(*stretch), " ")),
        Kind::Before(stretch) => format!("before {}", unit(*stretch)),
        Kind::By(stretch) => format!("by {}", unit(*stretch)),
        Kind::From(stretch) => format!("{}..", unit(*stretch)),
        Kind::Until(stretch) => format!("..{}", unit(*stretch)),
        Kind::Yearly { bound, times } => {
            format!("yearly {} {}", lower(bound), joined(times, |when| time(*when), " "))
        }
        Kind::YearlySpan { from, to } => format!("yearly {}..{}", time(*from), time(*to)),
        Kind::Monthly { bound, days } => format!("monthly {} {days:?}", lower(bound)),
        Kind::Periodic { every, times } => {
            let times = times.map_or(String::new(), |times| {
                format!("{} {}x ", lower(&times.limit), times.count)
            });
            format!("{times}every {} {}", every.count, lower(&every.period))
        }
        Kind::Continuous { within: None } => "always".to_owned(),
        Kind::Continuous { within: Some(stretch) } => format!("always in {}", unit(*stretch)),
        Kind::Compound(parts) => joined(parts, compact, " + "),
        Kind::Relative { offset, side, event, .. } => {
            let offset = offset.map_or(String::new(), |offset| {
                format!("{} {} ", offset.count, lower(&offset.unit))
            });
            format!("{offset}{} [{event}]", lower(side))
        }
        Kind::Phases(phases) => {
            joined(phases, |phase| format!("{} = {}", phase.name, compact(&phase.when)), " | ")
        }
        Kind::WithLimit { target, limit } => {
            format!("{} limit {}", compact(target), compact(limit))
        }
        Kind::OtherPlan(text) => format!("[{text}]"),
        Kind::OnDemand => "on demand".to_owned(),
        Kind::Nothing => "nothing".to_owned(),
        Kind::ToFill => "to fill".to_owned(),
    };
    if when.tentative {
        text.push_str(" ?");
    }
    if let Some(note) = &when.note {
        text = format!("{text} ({note})");
    }
    text
}

/// The calendar's days of 2021; of many, the first and the last.
fn days(when: &When) -> String {
    let spans = when.spans(2021, BeforeMeans::PreviousDay);
    let one = |(first, last): &(NaiveDate, NaiveDate)| {
        if first == last { first.to_string() } else { format!("{first}..{last}") }
    };
    match spans.as_slice() {
        [first, .., last] if spans.len() > 4 => {
            format!("{} … {} ({})", one(first), one(last), spans.len())
        }
        spans => joined(spans, one, " "),
    }
}

/// Texts made of the table's wordings, their words, and what stands between them.
fn texts() -> impl Strategy<Value = String> {
    let pieces: Vec<&str> = WORDINGS
        .iter()
        .flat_map(|(_, text, ..)| [*text].into_iter().chain(text.split(' ')))
        .collect();
    let between = vec![" ", ", ", "; ", " và ", " hoặc ", " (", ") ", " - ", "/", ""];
    let piece = (prop::sample::select(pieces), prop::sample::select(between));
    prop::collection::vec(piece, 0..7).prop_map(|pieces| {
        pieces.into_iter().flat_map(|(piece, between)| [piece, between]).collect()
    })
}

fn stretches() -> impl Strategy<Value = Unit> {
    prop_oneof![
        (0..90_000u64).prop_map(|days| {
            let first = NaiveDate::from_ymd_opt(1945, 1, 1).unwrap();
            Unit::Day(first.checked_add_days(chrono::Days::new(days)).unwrap())
        }),
        (YEARS, 1..=12u32).prop_map(|(year, month)| Unit::Month { year, month }),
        (YEARS, 1..=4u8).prop_map(|(year, quarter)| Unit::Quarter { year, quarter }),
        (YEARS, 1..=2u8).prop_map(|(year, half)| Unit::Half { year, half }),
        YEARS.prop_map(Unit::Year),
        YEARS.prop_map(Unit::SchoolYear),
    ]
}

fn year_times() -> impl Strategy<Value = YearTime> {
    prop_oneof![
        (1..=12u32, 1..=29u32).prop_map(|(month, day)| YearTime::Day { month, day }),
        (1..=12u32).prop_map(YearTime::Month),
        (1..=4u8).prop_map(YearTime::Quarter),
        (1..=2u8).prop_map(YearTime::Half),
    ]
}

/// Values of the kinds that hold no words of the plan and no other times.
fn kinds() -> impl Strategy<Value = Kind> {
    let bound = prop::sample::select(vec![Bound::In, Bound::Before, Bound::By]);
    let period = prop::sample::select(vec![
        Period::Day,
        Period::Week,
        Period::Month,
        Period::Quarter,
        Period::Year,
    ]);
    let part = prop::sample::select(vec![Part::Early, Part::Middle, Part::Late]);
    let limit = prop::sample::select(vec![Limit::Exactly, Limit::AtLeast, Limit::AtMost]);
    let times = (1..100u32, limit).prop_map(|(count, limit)| Times { count, limit });
    prop_oneof![
        stretches().prop_map(Kind::In),
        (
            part,
            stretches().prop_filter("a part of a month, quarter or year", |stretch| {
                !matches!(stretch, Unit::Day(_) | Unit::Half { .. })
            })
        )
            .prop_map(|(part, of)| Kind::Part { part, of }),
        (stretches(), 0..200i32).prop_map(|(from, years)| {
            Kind::Span { from, to: Unit::Year((from.year() + years).min(*YEARS.end())) }
        }),
        prop::collection::vec(stretches(), 2..6).prop_map(Kind::Several),
        stretches().prop_map(Kind::Before),
        stretches().prop_map(Kind::By),
        stretches().prop_map(Kind::From),
        stretches().prop_map(Kind::Until),
        (bound.clone(), prop::collection::vec(year_times(), 1..5))
            .prop_map(|(bound, times)| Kind::Yearly { bound, times }),
        (year_times(), year_times()).prop_map(|(from, to)| Kind::YearlySpan { from, to }),
        (bound, prop::collection::vec(1..=31u32, 1..5))
            .prop_map(|(bound, days)| Kind::Monthly { bound, days }),
        (1..100u32, period, prop::option::of(times)).prop_map(|(count, period, times)| {
            Kind::Periodic { every: Every { count, period }, times }
        }),
        prop::option::of(
            stretches()
                .prop_filter("in its course", |stretch| { !matches!(stretch, Unit::Half { .. }) })
        )
        .prop_map(|within| Kind::Continuous { within }),
    ]
}

proptest! {
    /// Kinds that hold the plan's own words (events, notes, other plans) are in the next test: any
    /// words do not make an event.
    #[test]
    fn a_value_in_words_is_the_same_value(kind in kinds(), tentative in any::<bool>(), year in YEARS) {
        let when = When { kind, tentative, note: None };
        let printed = words(&when);
        prop_assert_eq!(parse(&printed, year), Ok(when), "{}", printed);
    }

    #[test]
    fn what_is_read_is_printed_and_read_again(text in texts()) {
        match parse(&text, PLAN_YEAR) {
            Ok(when) => {
                let printed = words(&when);
                prop_assert_eq!(parse(&printed, 2077), Ok(when), "{} printed {}", text, printed);
            }
            Err(error) => prop_assert!(!text[error.span].is_empty()),
        }
        for (place, when) in find(&text, PLAN_YEAR) {
            prop_assert!(!text[place].is_empty() && !words(&when).is_empty());
        }
    }

    #[test]
    fn no_text_makes_it_panic(text in "\\PC{0,60}", year in any::<i32>()) {
        if let Err(error) = parse(&text, year) {
            prop_assert!(text.get(error.span).is_some());
        }
        for (place, when) in find(&text, year) {
            prop_assert!(text.get(place).is_some());
            let _ = (words(&when), when.spans(Scope { first: year, last: i32::MAX, school: true }, BeforeMeans::StatedDay));
        }
    }

    #[test]
    fn no_figures_make_it_panic(text in "(ngày|tháng|quý|năm|trước|từ|đến|hằng|[0-9/. ,-]|[()…;]|Đợt 1:){0,20}") {
        let _ = (parse(&text, PLAN_YEAR), find(&text, PLAN_YEAR));
    }
}
