//! The pages of calendars: the grid of a month, the days of a plan, how calendars are subscribed to.

use std::sync::OnceLock;

use expect_test::expect;

use super::harness::Workspace;

/// The words of a part of a page, a line for each block; what only a machine reads is left out.
fn words(html: &str, from: &str, to: &str) -> String {
    let start = html.find(from).unwrap_or_else(|| panic!("{from} in {html}"));
    let end = html[start..].find(to).unwrap_or_else(|| panic!("{to} in {html}"));
    let mut out = String::new();
    for piece in html[start..start + end].split('<').skip(1) {
        let (tag, text) = piece.split_once('>').unwrap();
        let name = tag.trim_start_matches('/').split_whitespace().next().unwrap();
        if ["li", "p", "td", "th", "tr", "h1", "h2", "h3", "caption", "div", "ul", "ol"]
            .contains(&name)
        {
            out.push('\n');
        }
        match name {
            "del" => out.push('~'),
            "code" => out.push('`'),
            _ => {}
        }
        out.push_str(&text.replace('\n', " "));
    }
    let lines = out.lines().map(str::trim).filter(|line| !line.is_empty());
    as_lines(lines)
}

/// Each piece on a line of its own.
fn as_lines<'t>(pieces: impl Iterator<Item = &'t str>) -> String {
    pieces.flat_map(|piece| [piece, "\n"]).collect()
}

fn main_words(html: &str) -> String {
    words(html, "<main", "</main>")
}

/// A grid, a line for each week.
fn grid(html: &str) -> String {
    let weeks = html.split("<tr>").skip(1).map(|week| {
        let week = week.split("</tr>").next().unwrap();
        let cells = week.split("<td").skip(1).map(|cell| {
            let cell = format!("<td{cell}");
            words(&cell, "<td", "</td>").trim_end().replace('\n', ": ")
        });
        cells.collect::<Vec<_>>().join(" | ")
    });
    let weeks: Vec<String> = weeks.skip(1).collect();
    as_lines(weeks.iter().map(String::as_str))
}

/// A commune whose March has a meeting, a few days of work, a day that is not settled, and a meeting that
/// was called off; and whose February has Tết.
fn suoi_may() -> &'static Workspace {
    static BUILT: OnceLock<Workspace> = OnceLock::new();
    BUILT.get_or_init(|| {
    Workspace::fixture("day-du")
        .edit(
            "content/2026/plan.yaml",
            "    text: Tổ chức lễ phát động thi đua tại các thôn.\n",
            "    text: Tổ chức lễ phát động thi đua tại các thôn.\n    meetings: [{on: 2026-03-24, at: \"08:00\", until: \"10:30\", place: Hội trường xã}]\n",
        )
        .edit(
            "content/2026/plan.yaml",
            "  - id: so-ket-6-thang\n",
            "  - id: tuan-le\n    when: từ 09/3 đến 12/3\n    text: Tuần lễ góp sáng kiến.\n  - id: so-ket-6-thang\n",
        )
        .edit(
            "content/giai-doan-2026-2030/plan.yaml",
            "when: hằng năm",
            "when: trước ngày 10/12 hằng năm",
        )
        .write(
            "content/2026/published.yaml",
            "domain: 2026.suoi-may.example
events:
  - event: tap-huan.hop
    kind: meeting
    title: Tập huấn ghi sổ sáng kiến
    from: 2026-03-25T14:00:00
    sequence: 0
    revised: 2026-01-12
    digest: \"0123456789abcdef\"
",
        )
        .built()
    })
}

#[test]
fn the_grid_of_a_month_shows_its_deadline() {
    let site = Workspace::binh_luc().built();
    let page = site.text("output/site/2021/thang-03/index.html");
    expect![[r#"
        Từng ngày trong tháng
        Thứ HaiT2
        Thứ BaT3
        Thứ TưT4
        Thứ NămT5
        Thứ SáuT6
        Thứ BảyT7
        Chủ nhậtCN
    "#]]
    .assert_eq(&words(&page, "<table", "<tbody"));
    expect![[r#"
        Thứ Hai, 1 | Thứ Ba, 2 | Thứ Tư, 3 | Thứ Năm, 4 | Thứ Sáu, 5 | Thứ Bảy, 6 | Chủ nhật, 7
        Thứ Hai, 8 | Thứ Ba, 9 | Thứ Tư, 10 | Thứ Năm, 11 | Thứ Sáu, 12 | Thứ Bảy, 13 | Chủ nhật, 14: Hạn chót Kế hoạch công tác thi đua, khen thưởng của đơn vị
        Thứ Hai, 15 | Thứ Ba, 16 | Thứ Tư, 17 | Thứ Năm, 18 | Thứ Sáu, 19 | Thứ Bảy, 20 | Chủ nhật, 21
        Thứ Hai, 22 | Thứ Ba, 23 | Thứ Tư, 24 | Thứ Năm, 25 | Thứ Sáu, 26 | Thứ Bảy, 27 | Chủ nhật, 28
        Thứ Hai, 29 | Thứ Ba, 30 | Thứ Tư, 31 |  |  |  | 
    "#]].assert_eq(&grid(&page));
    let cell = page.find("datetime=\"2021-03-14\" data-day").unwrap();
    let cell = &page[cell..cell + page[cell..].find("</td>").unwrap()];
    expect![[r#"
        datetime="2021-03-14" data-day><span class="grid-weekday">Chủ nhật, </span>14</time></p>
        <ul>
        <li><span class="mark mark-due">Hạn chót</span> <a class="quiet-link" href="../index.html#ke-hoach-cua-cac-don-vi">Kế hoạch công tác thi đua, khen thưởng của đơn vị</a></li>
        </ul>
    "#]].assert_eq(cell);
}

#[test]
fn a_grid_tells_what_each_thing_is_and_why_offices_rest() {
    let site = suoi_may();
    let march = site.text("output/site/2026/thang-03/index.html");
    expect![[r#"
         |  |  |  |  |  | Chủ nhật, 1
        Thứ Hai, 2 | Thứ Ba, 3 | Thứ Tư, 4 | Thứ Năm, 5 | Thứ Sáu, 6 | Thứ Bảy, 7 | Chủ nhật, 8
        Thứ Hai, 9: Bắt đầu Tuần lễ góp sáng kiến | Thứ Ba, 10 | Thứ Tư, 11 | Thứ Năm, 12: Kết thúc Tuần lễ góp sáng kiến | Thứ Sáu, 13 | Thứ Bảy, 14 | Chủ nhật, 15
        Thứ Hai, 16 | Thứ Ba, 17 | Thứ Tư, 18 | Thứ Năm, 19: Hạn chót Bản đăng ký thi đua của các thôn | Thứ Sáu, 20 | Thứ Bảy, 21 | Chủ nhật, 22
        Thứ Hai, 23 | Thứ Ba, 24: Họp 08:00 Tổ chức lễ phát động thi đua tại các thôn | Thứ Tư, 25: Họp 14:00 ~[HỦY] Tập huấn ghi sổ sáng kiến~ | Thứ Năm, 26: Trong ngày Tổ chức lễ phát động thi đua tại các thôn (dự kiến) | Thứ Sáu, 27 | Thứ Bảy, 28 | Chủ nhật, 29
        Thứ Hai, 30 | Thứ Ba, 31 |  |  |  |  | 
    "#]].assert_eq(&grid(&march));
    let february = site.text("output/site/2026/thang-02/index.html");
    expect![[r#"
         |  |  |  |  |  | Chủ nhật, 1
        Thứ Hai, 2 | Thứ Ba, 3 | Thứ Tư, 4 | Thứ Năm, 5 | Thứ Sáu, 6 | Thứ Bảy, 7 | Chủ nhật, 8
        Thứ Hai, 9 | Thứ Ba, 10 | Thứ Tư, 11 | Thứ Năm, 12 | Thứ Sáu, 13 | Thứ Bảy, 14 | Chủ nhật, 15
        Thứ Hai, 16 Tết Nguyên đán | Thứ Ba, 17 Tết Nguyên đán | Thứ Tư, 18 Tết Nguyên đán | Thứ Năm, 19 Tết Nguyên đán | Thứ Sáu, 20 Tết Nguyên đán | Thứ Bảy, 21 | Chủ nhật, 22
        Thứ Hai, 23 | Thứ Ba, 24 | Thứ Tư, 25 | Thứ Năm, 26 | Thứ Sáu, 27 | Thứ Bảy, 28 | 
    "#]].assert_eq(&grid(&february));
    // Names of holidays stay Vietnamese in the English interface.
    let english = site.text("output/site/en/2026/thang-02/index.html");
    assert!(english.contains("<span class=\"grid-rest\" lang=\"vi\">Tết Nguyên đán</span>"));
    assert!(english.contains("<th scope=\"col\"><span class=\"grid-name\">Monday</span><span class=\"grid-short\" aria-hidden=\"true\">Mon</span></th>"));
}

#[test]
fn days_of_a_plan_stand_in_order() {
    let site = suoi_may();
    expect![[r#"
        Kế hoạch năm 2026
        Lịch năm 2026
        Bản in PDF
        Những ngày có việc, theo thứ tự thời gian.
        Đăng ký để lịch tự hiện trên điện thoại, máy tính
        Tháng 1
        Từ 01/01/2026 đến 28/02/2026
        Mở sổ theo dõi sáng kiến của xã
        Tháng 2
        Cả tháng
        Dự thảo tiêu chí thi đua của xã
        Tháng 3
        Cả tháng
        Lấy ý kiến của các thôn về dự thảo tiêu chí thi đua
        9 Thứ HaiThứ Hai, ngày 09 tháng 3 năm 2026
        Bắt đầu Tuần lễ góp sáng kiến đến hết thứ Năm, ngày 12 tháng 3 năm 2026
        19 Thứ NămThứ Năm, ngày 19 tháng 3 năm 2026
        Hạn chót Bản đăng ký thi đua của các thôn
        24 Thứ BaThứ Ba, ngày 24 tháng 3 năm 2026
        Họp 08:00–10:30 Tổ chức lễ phát động thi đua tại các thôn Hội trường xã
        25 Thứ TưThứ Tư, ngày 25 tháng 3 năm 2026
        Họp 14:00 ~[HỦY] Tập huấn ghi sổ sáng kiến~ đã hủy
        26 Thứ NămThứ Năm, ngày 26 tháng 3 năm 2026
        Trong ngày Tổ chức lễ phát động thi đua tại các thôn dự kiến
        Tháng 4
        Từ 01/04/2026 đến 30/06/2026
        Trình Chủ tịch Ủy ban nhân dân xã ban hành tiêu chí thi đua
        Khảo sát ý kiến về việc nhận sáng kiến (Đợt 1)
        Tháng 5
        Cả tháng
        Họp Tổ sáng kiến để xét, công nhận sáng kiến
        Tháng 6
        Từ 01/06/2026 đến 12/06/2026
        Khen thưởng học sinh có thành tích xuất sắc
        30 Thứ BaThứ Ba, ngày 30 tháng 6 năm 2026
        Hạn chót Sơ kết phong trào thi đua nửa năm
        Tháng 10
        Cả tháng
        Hoàn thiện hồ sơ khen thưởng cuối năm
        14 Thứ TưThứ Tư, ngày 14 tháng 10 năm 2026
        Hạn chót Khảo sát ý kiến về việc nhận sáng kiến (Đợt 2)
        Tháng 11
        Cả tháng
        Họp Tổ sáng kiến để xét, công nhận sáng kiến
        13 Thứ SáuThứ Sáu, ngày 13 tháng 11 năm 2026
        Hạn chót Hoàn thiện hồ sơ khen thưởng cuối năm (trường hợp đặc biệt)
        24 Thứ BaThứ Ba, ngày 24 tháng 11 năm 2026 Ngày Văn hóa Việt Nam
        Hạn chót Báo cáo hằng năm của trưởng thôn Ngày làm việc cuối: thứ Hai, ngày 23 tháng 11 năm 2026
        Tháng 12
        4 Thứ SáuThứ Sáu, ngày 04 tháng 12 năm 2026
        Hạn chót Số liệu cho hội nghị tổng kết
        18 Thứ SáuThứ Sáu, ngày 18 tháng 12 năm 2026
        Họp 08:00–11:30 Tổ chức hội nghị tổng kết công tác thi đua, khen thưởng Hội trường xã; phòng họp tầng 2, nếu mưa
        24 Thứ NămThứ Năm, ngày 24 tháng 12 năm 2026
        Hạn chót Tổ chức hội nghị tổng kết công tác thi đua, khen thưởng
        Việc không có ngày cụ thể
        Ghi và trả lời sáng kiến của người dân. Từ tháng 3
        Trả lời hết những sáng kiến đã nhận trong năm trước. Từ nay đến hết tháng 4 năm 2026
        Khen thưởng đột xuất gương người tốt, việc tốt. Đột xuất khi có yêu cầu
    "#]].assert_eq(&main_words(&site.text("output/site/2026/lich/index.html")));
}

#[test]
fn what_comes_round_stands_on_each_of_its_days() {
    let page = suoi_may().text("output/site/giai-doan-2026-2030/lich/index.html");
    expect![[r#"
        Kế hoạch giai đoạn 2026-2030
        Lịch giai đoạn 2026-2030
        Bản in PDF
        Những ngày có việc, theo thứ tự thời gian.
        Đăng ký để lịch tự hiện trên điện thoại, máy tính
        Tháng 3
        12 Thứ NămThứ Năm, ngày 12 tháng 3 năm 2026
        Họp 08:00–11:00 Giấy mời dự tập huấn về sáng kiến năm 2026 Hội trường xã Suối Mây
        Tháng 9
        30 Thứ TưThứ Tư, ngày 30 tháng 9 năm 2026
        Hạn chót Xây dựng quy chế nhận và trả lời sáng kiến
        Tháng 12
        10 Thứ NămThứ Năm, ngày 10 tháng 12 năm 2026
        Hạn chót Đánh giá phong trào sáng kiến
        15 Thứ BaThứ Ba, ngày 15 tháng 12 năm 2026
        Hạn chót Báo cáo thi hành Quy chế
        Tháng 12 năm 2027
        3 Thứ SáuThứ Sáu, ngày 03 tháng 12 năm 2027
        Hạn chót Đánh giá Quy chế
        10 Thứ SáuThứ Sáu, ngày 10 tháng 12 năm 2027
        Hạn chót Đánh giá phong trào sáng kiến
        Tháng 10 năm 2028
        31 Thứ BaThứ Ba, ngày 31 tháng 10 năm 2028
        Hạn chót Đề xuất sửa Quy chế
        Tháng 11 năm 2028
        15 Thứ TưThứ Tư, ngày 15 tháng 11 năm 2028
        Hạn chót Đề xuất sửa Quy chế (trường hợp đặc biệt)
        Tháng 12 năm 2028
        10 Chủ nhậtChủ nhật, ngày 10 tháng 12 năm 2028
        Hạn chót Đánh giá phong trào sáng kiến Ngày làm việc cuối: thứ Sáu, ngày 08 tháng 12 năm 2028
        Tháng 6 năm 2029
        30 Thứ BảyThứ Bảy, ngày 30 tháng 6 năm 2029
        Hạn chót Số liệu từng đợt (Đợt 1) Ngày làm việc cuối: thứ Sáu, ngày 29 tháng 6 năm 2029
        Tháng 12 năm 2029
        10 Thứ HaiThứ Hai, ngày 10 tháng 12 năm 2029
        Hạn chót Đánh giá phong trào sáng kiến
        31 Thứ HaiThứ Hai, ngày 31 tháng 12 năm 2029
        Hạn chót Số liệu từng đợt (Đợt 2)
        Tháng 12 năm 2030
        10 Thứ BaThứ Ba, ngày 10 tháng 12 năm 2030
        Hạn chót Đánh giá phong trào sáng kiến
        Việc không có ngày cụ thể
        Nhân rộng sáng kiến hay tới các thôn. Từ năm 2027 đến năm 2030
    "#]].assert_eq(&main_words(&page));
}

#[test]
fn how_calendars_are_subscribed_to_is_told_where_the_address_is_known() {
    let site = suoi_may();
    let page = site.text("output/site/2026/lich/dang-ky/index.html");
    expect![[r#"
        Đăng ký lịch
        Đăng ký thì lịch tự tải lại nội dung mới. Đừng nhập (import) tệp: bản đã nhập không thay đổi theo kế hoạch.
        Chương trình lịch tải lại theo nhịp riêng, có khi sau một ngày hoặc lâu hơn. Việc gấp thì xem trên trang web này.
        Muốn đăng ký một lần, dùng tiếp cho các năm sau: Lịch qua các năm
        Các lịch
        Hạn chót và việc hằng tháng 20 mục
        Hạn chót, cuộc họp, việc trong một ngày và danh mục việc đầu mỗi tháng. Chỉ cần một lịch thì chọn lịch này.
        Địa chỉ: `https://suoi-may.example/2026/lich/han-chot.ics`
        Mở bằng ứng dụng lịch
        Thêm vào Google Lịch
        Tải tệp ICS
        Công việc theo thời gian 15 mục
        Mọi công việc, suốt thời gian thực hiện.
        Địa chỉ: `https://suoi-may.example/2026/lich/cong-viec.ics`
        Mở bằng ứng dụng lịch
        Thêm vào Google Lịch
        Tải tệp ICS
        Hạn chót có nhắc trước 14 mục
        Hạn chót, kèm một mục nhắc riêng vào ngày làm việc trước hạn.
        Địa chỉ: `https://suoi-may.example/2026/lich/nhac-han.ics`
        Mở bằng ứng dụng lịch
        Thêm vào Google Lịch
        Tải tệp ICS
        Việc cần làm 18 mục
        Hạn chót và công việc ở dạng việc cần làm, để đánh dấu khi xong. Chỉ vài chương trình đọc được dạng này.
        Địa chỉ: `https://suoi-may.example/2026/lich/viec-can-lam.ics`
        Mở bằng ứng dụng lịch
        Tải tệp ICS
        Cuộc họp 3 mục
        Các cuộc họp, có giờ và địa điểm.
        Địa chỉ: `https://suoi-may.example/2026/lich/cuoc-hop.ics`
        Mở bằng ứng dụng lịch
        Thêm vào Google Lịch
        Tải tệp ICS
        Mở trang này trên điện thoại
        Lịch của từng đơn vị
        Hạn chót, công việc và cuộc họp của đơn vị, kể cả việc của nhóm mà đơn vị ở trong đó.
        Ủy ban nhân dân xã Suối Mây 6 mục
        `https://suoi-may.example/2026/lich/don-vi/ubnd-xa.ics`
        Mở bằng ứng dụng lịch
        Thêm vào Google Lịch
        Tải tệp ICS
    "#]].assert_eq(&words(
        &page,
        "<main",
        "<p class=\"feed-name\" id=\"don-vi_hoi-dong-tdkt\"",
    ));
    expect![[r#"
        webcal://suoi-may.example/2026/lich/han-chot.ics
        https://calendar.google.com/calendar/r?cid=webcal%3A%2F%2Fsuoi-may.example%2F2026%2Flich%2Fhan-chot.ics
        ../han-chot.ics
    "#]].assert_eq(&words_of_links(&page, "<div class=\"feed\">"));
    // The code leads to the page itself.
    let code = "role=\"img\" aria-label=\"Mã QR, dẫn đến địa chỉ https://suoi-may.example/";
    assert!(page.contains(&format!("{code}2026/lich/dang-ky/index.html\"")), "{page}");
    let years = site.text("output/site/en/lich/index.html");
    assert!(years.contains("<code>https://suoi-may.example/lich/don-vi/thon-ha.ics</code>"));
    assert!(years.contains("https://suoi-may.example/en/lich/index.html\"><path"));
    // Google Calendar is not sent what it cannot show.
    assert!(!years.contains("cid=webcal%3A%2F%2Fsuoi-may.example%2Flich%2Fviec-can-lam.ics"));
    assert!(years.contains("webcal://suoi-may.example/lich/viec-can-lam.ics"));
}

#[test]
fn each_program_is_told_what_to_press_and_what_it_cannot_do() {
    let page = suoi_may().text("output/site/2026/lich/dang-ky/index.html");
    expect![[r#"
        Cách đăng ký
        Địa chỉ để dán là địa chỉ ghi dưới tên mỗi lịch ở trên.
        Google Lịch
        Trên máy tính, mở calendar.google.com. Ứng dụng Google Lịch trên điện thoại không thêm được lịch theo địa chỉ.
        Bên cạnh “Lịch khác”, bấm dấu cộng, chọn “Từ URL”, dán địa chỉ, bấm “Thêm lịch”. Liên kết “Thêm vào Google Lịch” ở trên làm cùng việc này.
        Sau đó lịch hiện cả trên điện thoại dùng cùng tài khoản.
        Google tự định lúc tải lại, thường sau 8 đến 24 giờ, có khi lâu hơn.
        Không có chuông nhắc của lịch đăng ký; việc đã hủy biến mất mà không báo; không hiện lịch việc cần làm.
        Điện thoại Samsung, Xiaomi, OPPO, vivo
        Ứng dụng lịch có sẵn hiện các lịch của tài khoản Google: đăng ký bằng máy tính như mục trên.
        Trên điện thoại, đăng nhập cùng tài khoản Google. Nếu chưa thấy lịch: mở ứng dụng Google Lịch, vào Cài đặt, chọn tên lịch và bật “Đồng bộ hóa”.
        Không dùng tài khoản Google thì cài ứng dụng ICSx⁵, dán địa chỉ của lịch vào đó.
        Phần lớn ứng dụng lịch có sẵn không tự đăng ký được theo địa chỉ.
        iPhone, iPad, máy Mac
        iPhone, iPad: bấm “Mở bằng ứng dụng lịch” ở trên. Hoặc vào Cài đặt → Ứng dụng → Lịch → Tài khoản lịch → Thêm lịch đăng ký, dán địa chỉ.
        Máy Mac: trong ứng dụng Lịch, chọn Tệp → Đăng ký lịch mới, dán địa chỉ, chọn nhịp tự làm mới.
        Lịch tải lại theo nhịp đã chọn trên máy. Việc đã hủy có thể còn hiện, bị gạch ngang.
        Ứng dụng Lời nhắc không đăng ký được lịch việc cần làm, chỉ nhập được tệp.
        Outlook
        Bản mới và bản web: trong Lịch, chọn “Thêm lịch” → “Đăng ký từ web”, dán địa chỉ bắt đầu bằng https.
        Bản cũ trên máy tính: trong Lịch, chọn “Mở lịch” → “Từ Internet”, dán địa chỉ.
        Outlook bỏ qua chuông nhắc của lịch đăng ký, không hiện lịch việc cần làm và tự định lúc tải lại.
        Thunderbird
        Trong Lịch, chọn “Lịch mới” → “Trên mạng”, dán địa chỉ, bấm “Tìm lịch” rồi “Đăng ký”.
        Lịch việc cần làm hiện ở phần Nhiệm vụ.
        Hiện được việc cần làm; trên điện thoại, Nextcloud Tasks cũng vậy. Nhịp tải lại chọn trong thuộc tính của lịch.
    "#]].assert_eq(&words(&page, "<section class=\"prose\"", "</section>"));
}

/// The ways of the first calendar of a page, as they stand there.
fn words_of_links(page: &str, from: &str) -> String {
    let start = page.find(from).unwrap();
    let feed = &page[start..start + page[start..].find("</div>").unwrap()];
    let links = feed.split(" href=\"").skip(1).filter_map(|rest| rest.split('"').next());
    as_lines(links)
}

#[test]
fn without_an_address_there_are_files_only() {
    let site = Workspace::binh_luc().built();
    let page = site.text("output/site/2021/lich/dang-ky/index.html");
    expect![[r#"
        Đăng ký lịch
        Trang web này chưa khai báo địa chỉ của mình (mục site.url trong tệp agency.yaml), nên lịch chỉ có ở dạng tệp, chưa đăng ký được. Bản nhập từ tệp không thay đổi theo kế hoạch.
        Lịch qua các năm
        Các lịch
        Hạn chót và việc hằng tháng 13 mục
        Hạn chót, cuộc họp, việc trong một ngày và danh mục việc đầu mỗi tháng. Chỉ cần một lịch thì chọn lịch này.
        Tải tệp ICS
        Công việc theo thời gian 26 mục
        Mọi công việc, suốt thời gian thực hiện.
        Tải tệp ICS
        Hạn chót có nhắc trước 2 mục
        Hạn chót, kèm một mục nhắc riêng vào ngày làm việc trước hạn.
        Tải tệp ICS
        Việc cần làm 27 mục
        Hạn chót và công việc ở dạng việc cần làm, để đánh dấu khi xong. Chỉ vài chương trình đọc được dạng này.
        Tải tệp ICS
    "#]].assert_eq(&words(&page, "<main", "<section aria-labelledby=\"don_vi\""));
    for word in ["webcal:", "calendar.google.com", "<svg", "<code>"] {
        assert!(!page.contains(word), "{word}");
    }
    assert_eq!(words_of_links(&page, "<div class=\"feed\">"), "../han-chot.ics\n");
}

#[test]
fn the_calendars_of_a_draft_are_not_to_be_subscribed_to() {
    let site = Workspace::fixture("hai-nam")
        .edit("content/agency.yaml", "site:\n", "site:\n  url: https://hoa-gao.example\n")
        .edit("content/2026/plan.yaml", "state: signed", "state: draft")
        .built();
    let page = site.text("output/site/2026/lich/dang-ky/index.html");
    assert!(page.contains("Không đăng ký lịch của dự thảo"), "{page}");
    assert!(!page.contains("webcal:") && !page.contains("<svg") && !page.contains("Thunderbird"));
    let grid = site.text("output/site/2026/thang-12/index.html");
    assert!(
        grid.contains("Báo cáo thi đua của các tổ</a> <span class=\"maybe\">(dự kiến)"),
        "{grid}"
    );
    // Over the years there is only what was issued; a page of an older plan leads to the one of the newer.
    let years = site.text("output/site/lich/index.html");
    assert!(years.contains("webcal://hoa-gao.example/lich/han-chot.ics"), "{years}");
    let signed = Workspace::fixture("hai-nam").built();
    let old = signed.text("output/site/2025/lich/dang-ky/index.html");
    assert!(old.contains("<a href=\"../../../2026/lich/dang-ky/index.html\">"), "{old}");
}

#[test]
fn the_ways_to_calendars_stand_on_other_pages() {
    let site = suoi_may();
    let unit = site.text("output/site/2026/don-vi/cac-thon/index.html");
    expect![[r#"
        Lịch của đơn vị
        `https://suoi-may.example/2026/lich/don-vi/cac-thon.ics` Tải tệp ICS · Đăng ký lịch
    "#]]
    .assert_eq(&words(
        &unit,
        "<section class=\"screen-only\" aria-labelledby=\"lich\"",
        "</section>",
    ));
    for (page, way) in [
        ("2026/don-vi/cac-thon", "href=\"../../lich/don-vi/cac-thon.ics\" download"),
        ("2026/don-vi/cac-thon", "href=\"../../lich/dang-ky/index.html\""),
        ("2026/han-chot", "href=\"../lich/dang-ky/index.html\""),
        ("2026/lich", "href=\"dang-ky/index.html\""),
        ("2026", "href=\"lich/cuoc-hop.ics\" download"),
        ("2026", "href=\"lich/dang-ky/index.html\""),
        ("gioi-thieu", "href=\"../lich/index.html\""),
        ("2026/lich/dang-ky", "href=\"../../../lich/index.html\""),
        ("2026/thang-03", "<a href=\"../lich/index.html\">Lịch</a>"),
    ] {
        let html = site.text(&format!("output/site/{page}/index.html"));
        assert!(html.contains(way), "{page}: {way}");
    }
    // A calendar that does not exist is no file of the plan.
    let seed = Workspace::binh_luc().built();
    assert!(!seed.text("output/site/2021/index.html").contains("cuoc-hop.ics"));
    // A unit that only a group names has its page, too.
    let page = site.text("output/site/2026/lich/dang-ky/index.html");
    assert!(page.contains("../../don-vi/thon-ha/index.html\">Thôn Hạ</a>"), "{page}");
}
