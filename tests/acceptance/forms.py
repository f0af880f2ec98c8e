#!/usr/bin/env python3
"""Writes workspaces that ask for every form, has them built, and lets the judge of the decree see every PDF.

usage: forms.py KEHOACH OUT [--basic] [--only PROFILE] [--seed N] [--long PAGES] [--keep-going]

KEHOACH is the program, OUT a folder for the workspaces (one a profile of print). All 29 types, both sets of sizes, short
and long texts, issuers of one to three lines, no recipient to forty, both ends of every range, drafts, marks, addresses,
appendices, several signers, stacked authorities, copies. Bodies and persons are invented. --basic leaves out tables,
divisions, footnotes and nested lists. exit 0 all built and clean, 1 not, 2 usage
"""
import argparse, json, os, random, shutil, struct, subprocess, sys, zlib

import check_decree
from decree.numbers import COPIES, TYPES

YEAR = 2026
PROFILES = {
    'mac-dinh': {},
    'nho': dict(sizes='12-13-13', body=13, indent=1.27, line_spacing=1, paragraph_gap=6, margins=dict(top=20, bottom=20, left=30, right=15), page_number_centre='page', table=11),
    'lon': dict(sizes='13-14-14', body=14, indent=1, line_spacing=1.5, paragraph_gap=12, margins=dict(top=25, bottom=25, left=30, right=20), table=14, issue='paper'),
    'hep': dict(body=13.5, indent=1.27, line_spacing=1.3, margins=dict(top=25, bottom=20, left=35, right=20), page_number_centre='page', table=12, address='Số 1, đường Suối Mây, xã Suối Mây, tỉnh Lam Khê; điện thoại: 0200 000 000; thư điện tử: vanthu@suoi-may.example'),
    'giay': dict(sizes='12-13-13', body=14, issue='paper', margins=dict(top=20, bottom=25, left=32, right=17), address='Số 1, đường Suối Mây'),
    'lech': dict(body=13, line_spacing=1.1, paragraph_gap=8, margins=dict(top=22, bottom=22, left=35, right=15), table=13),
}
ISSUERS = ['ỦY BAN NHÂN DÂN XÃ SUỐI MÂY', 'HỘI ĐỒNG PHỐI HỢP PHỔ BIẾN, GIÁO DỤC PHÁP LUẬT XÃ SUỐI MÂY',
           'BAN CHỈ ĐẠO THỰC HIỆN CÁC CHƯƠNG TRÌNH MỤC TIÊU QUỐC GIA, PHÒNG THỦ DÂN SỰ VÀ ỨNG PHÓ THIÊN TAI XÃ SUỐI MÂY']
NAMES = ['Nguyễn Văn Mẫu', 'Trần Thị Ví Dụ', 'Lê Giả Định', 'Phạm Thử Nghiệm', 'Hoàng Thị Minh Họa', 'Đỗ Không Có Thật']
SENTENCES = [
    'Các thôn, các đơn vị trên địa bàn xã chủ động rà soát nhiệm vụ được giao, phân công người phụ trách và báo cáo kết quả đúng thời hạn.',
    'Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã theo dõi, tổng hợp, tham mưu Ủy ban nhân dân xã chỉ đạo kịp thời.',
    'Nội dung được niêm yết tại trụ sở, phát trên hệ thống truyền thanh và đăng trên trang thông tin điện tử của xã.',
    'Kinh phí thực hiện bố trí trong dự toán ngân sách của xã và các nguồn hợp pháp khác theo quy định của pháp luật.',
    'Phòng Văn hóa - Xã hội chủ trì, phối hợp với các trường học tổ chức tuyên truyền bằng nhiều hình thức thiết thực.',
    'Việc kiểm tra được tiến hành mỗi quý một lần.',
    'Người đứng đầu đơn vị chịu trách nhiệm về kết quả thực hiện.',
    'Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, các thôn phản ánh về Ủy ban nhân dân xã để xem xét, giải quyết; không tự ý thay đổi nội dung, thời gian đã được thống nhất trong cuộc họp giao ban hằng tháng.',
    'Hồ sơ, tài liệu được lập đầy đủ và nộp lưu trữ.',
    'Những tập thể, cá nhân có sáng kiến được xét khen thưởng vào dịp tổng kết cuối năm.',
]
SUBJECTS = ['Công tác rà soát thủ tục hành chính năm 2026', 'Tổ chức ngày hội đọc sách',
            'Triển khai các biện pháp phòng, chống thiên tai, tìm kiếm cứu nạn và bảo đảm an toàn công trình thủy lợi trong mùa mưa bão năm 2026 trên địa bàn xã Suối Mây',
            'Phân công nhiệm vụ giữa các thành viên của Ban Chỉ đạo trong quý III và quý IV năm 2026']
BASES = ['Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025',
         'Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư',
         'Theo đề nghị của Chánh Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã']
FIXED = {
    'BIÊN BẢN': ['Thời gian bắt đầu: 08 giờ 00, ngày 05 tháng 3 năm 2026.', 'Địa điểm: Hội trường xã Suối Mây.', 'Thành phần tham dự: các thành viên của Tổ công tác.', 'Chủ trì: ông Nguyễn Văn Mẫu.', 'Thư ký: bà Trần Thị Ví Dụ.', 'Nội dung: góp ý cho dự thảo chương trình công tác.', '…', 'Cuộc họp kết thúc vào 11 giờ 00, ngày 05 tháng 3 năm 2026'],
    'GIẤY MỜI': ['Ủy ban nhân dân xã Suối Mây trân trọng kính mời: ông Lê Giả Định, Trưởng thôn Thượng.', 'Tới dự cuộc họp giao ban tháng 3 năm 2026.', 'Chủ trì: ông Nguyễn Văn Mẫu, Chủ tịch Ủy ban nhân dân xã.', 'Thời gian: 08 giờ 00, ngày 12 tháng 3 năm 2026.', 'Địa điểm: Hội trường xã Suối Mây'],
    'GIẤY GIỚI THIỆU': ['Ủy ban nhân dân xã Suối Mây trân trọng giới thiệu:', 'Ông Phạm Thử Nghiệm.', 'Chức vụ: công chức Văn phòng.', 'Được cử đến: Sở Nội vụ tỉnh Lam Khê.', 'Về việc: nhận tài liệu tập huấn.', 'Đề nghị Quý cơ quan tạo điều kiện để ông Phạm Thử Nghiệm hoàn thành nhiệm vụ.', 'Giấy này có giá trị đến hết ngày 31 tháng 3 năm 2026'],
    'GIẤY NGHỈ PHÉP': ['Xét Đơn đề nghị nghỉ phép ngày 02 tháng 3 năm 2026 của bà Trần Thị Ví Dụ,', 'Ủy ban nhân dân xã Suối Mây cấp cho:', 'Bà Trần Thị Ví Dụ.', 'Chức vụ: công chức Văn hóa - Xã hội.', 'Nghỉ phép trong thời gian 05 ngày, kể từ ngày 09 tháng 3 năm 2026 đến hết ngày 13 tháng 3 năm 2026 tại tỉnh Lam Khê.', 'Số ngày nghỉ phép nêu trên được tính vào thời gian nghỉ phép năm 2026'],
}
POINTS = 'a b c d đ e g h i k l m'.split()


def words(value):
    """A value as YAML: JSON is YAML."""
    return json.dumps(value, ensure_ascii=False)


def ascii_name(text):
    import unicodedata
    text = unicodedata.normalize('NFD', text.lower().replace('đ', 'd'))
    return ''.join(c for c in text if c.isascii() and (c.isalnum() or c == ' ')).replace(' ', '-')


class Writer:
    def __init__(self, folder, profile, seed, basic):
        self.folder, self.profile, self.basic = folder, profile, basic
        self.random, self.number, self.copied = random.Random(seed), 8, 0
        self.content = os.path.join(folder, 'content')
        self.year = os.path.join(self.content, str(YEAR))

    def write(self, path, text):
        path = os.path.join(self.content, path)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, 'w', encoding='utf-8') as f: f.write(text)

    def copy(self):
        self.copied += 1
        return self.copied

    def sentences(self, n): return ' '.join(self.random.choice(SENTENCES) for _ in range(n))

    def office(self):
        agency = dict(name='Ủy ban nhân dân xã Suối Mây', parent='Ủy ban nhân dân tỉnh Lam Khê', site=dict(title='Kế hoạch công tác'), calendar=dict(domain='suoi-may.example'))
        if self.profile: agency['print'] = self.profile
        self.write('agency.yaml', words(agency) + '\n')
        self.write('units.yaml', words(dict(units=[dict(id='ubnd-xa', name='Ủy ban nhân dân xã Suối Mây', kind='unit', level='commune'), dict(id='van-phong', name='Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã Suối Mây', level='commune', parent='ubnd-xa')])) + '\n')
        plan = dict(year=YEAR, document=dict(kind='KẾ HOẠCH', subject=SUBJECTS[0], number='07', symbol='KH-UBND', place='Suối Mây', date=f'{YEAR}-01-12'), letterhead=dict(issuer=ISSUERS[0]), issuer='ubnd-xa',
                    bases=[dict(text=b) for b in BASES[:2]], narrative='loi-van.md',
                    tasks=[dict(id=f'viec-{ascii_name(chr(97 + i))}', month=1 + i % 12, text=SENTENCES[i % len(SENTENCES)], lead=['van-phong']) for i in range(24)],
                    recipients=[dict(to='Các thôn'), dict(to='Lưu: VT')], signature=dict(authority='TM. ỦY BAN NHÂN DÂN', title='CHỦ TỊCH', name=NAMES[0]))
        self.write(f'{YEAR}/plan.yaml', words(plan) + '\n')
        self.write(f'{YEAR}/loi-van.md', '# I. NHIỆM VỤ TRONG NĂM\n\n{{ tasks }}\n\n# II. TỔ CHỨC THỰC HIỆN\n\n' + self.sentences(3).rstrip('.') + '\n')

    # ---- bodies

    def report(self, parts, per):
        out, roman = [], 'I II III IV V VI VII VIII IX X'.split()
        for i in range(parts):
            out.append(f'# {roman[i % 10]}. {["MỤC ĐÍCH, YÊU CẦU", "NỘI DUNG", "GIẢI PHÁP", "TỔ CHỨC THỰC HIỆN"][i % 4]}')
            for j in range(1, 3):
                out.append(f'## {j}. {["Nội dung chung", "Nội dung riêng của từng thôn"][j - 1]}')
                out += [self.sentences(self.random.randint(1, 4)) for _ in range(per)]
                out.append('\n'.join(f'- {self.sentences(1)}' for _ in range(3)))
                if j == 2 and i == 0 and not self.basic: out.append(self.table(4, 12))
        return out

    def points(self, n):
        return ['\n'.join(f'{POINTS[i]}) {self.sentences(1)}' + '\n' for i in range(n))]

    def law(self, chapters, per):
        out, n, roman = [], 0, 'I II III IV V VI VII VIII IX X'.split()
        for i in range(chapters):
            out.append(f'# Chương {roman[i % 10]}. {["QUY ĐỊNH CHUNG", "QUYỀN VÀ NHIỆM VỤ CỦA CÁC THÀNH VIÊN", "TỔ CHỨC THỰC HIỆN"][i % 3]}')
            if i == 1: out.append('## Mục 1. NHIỆM VỤ CHUNG')
            for j in range(per):
                n += 1
                out.append(f'{"###" if i == 1 else "##"} Điều {n}. {["Phạm vi điều chỉnh", "Đối tượng áp dụng", "Trách nhiệm của các thôn trong việc lập và gửi báo cáo"][j % 3]}')
                out += [f'{k}. {self.sentences(2)}\n' for k in (1, 2)] + self.points(6)
        return out

    def table(self, columns, rows):
        head = '| TT | ' + ' | '.join(['Nội dung', 'Đơn vị chủ trì', 'Thời gian', 'Ghi chú'][:columns - 1]) + ' |\n|---:|' + '---|' * (columns - 1)
        return head + '\n' + '\n'.join(f'| {i} | ' + ' | '.join([self.random.choice(SENTENCES), 'Văn phòng', 'Quý II', 'Không'][:columns - 1]) + ' |' for i in range(1, rows + 1))

    def numbers(self, columns, rows):
        """A wide table of numbers, with groups."""
        head = '| Thôn | ' + ' | '.join(f'Tháng {i}' for i in range(1, columns)) + ' |\n|---|' + '---:|' * (columns - 1)
        out = []
        for i in range(rows):
            if i % 8 == 0: out.append(f'| **Cụm thôn số {i // 8 + 1}** |' + ' |' * (columns - 1))
            out.append(f'| Thôn số {i + 1} | ' + ' | '.join(f'{self.random.randint(1, 99) * 1000}' for _ in range(columns - 1)) + ' |')
        return head + '\n' + '\n'.join(out)

    def everything(self):
        """What a body can hold beside headings and paragraphs."""
        with open(os.path.join(self.year, 'documents', 'hinh.png'), 'wb') as f:
            def chunk(kind, data): return struct.pack('>I', len(data)) + kind + data + struct.pack('>I', zlib.crc32(kind + data))
            f.write(b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', struct.pack('>IIBBBBB', 60, 30, 8, 2, 0, 0, 0)) + chunk(b'IDAT', zlib.compress(b''.join(b'\0' + bytes((200, 220, 200)) * 60 for _ in range(30)))) + chunk(b'IEND', b''))
        return '\n\n'.join([
            '# I. SỐ LIỆU {#so-lieu}', self.sentences(2) + ' Xem [](#viec-lam).[^1]', self.table(4, 9), self.sentences(3), '> ' + self.sentences(3), self.sentences(1),
            '![Sơ đồ các thôn của xã Suối Mây](hinh.png)', self.sentences(2), '# II. VIỆC LÀM {#viec-lam}', '## 1. Việc chung', self.sentences(2),
            '1. ' + self.sentences(2) + '\n   1. ' + self.sentences(2) + '\n   2. ' + self.sentences(1) + '\n2. ' + self.sentences(1), self.numbers(5, 14), self.sentences(2) + '[^2]',
            '## 2. Việc riêng', '- ' + self.sentences(2) + '\n- ' + self.sentences(1), self.sentences(1).rstrip('.'), '[^1]: Số liệu do các thôn báo cáo, Văn phòng tổng hợp.', '[^2]: Số liệu tạm tính đến ngày lập báo cáo.']) + '\n'

    def articles(self, per):
        return [f'**Điều {i}.** {self.sentences(1 + per)}' for i in (1, 2)] + ['**Điều 3.** Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã, các thôn chịu trách nhiệm thi hành văn bản này']

    def body(self, kind, pages, appendices):
        if kind in FIXED: out = [self.sentences(3) if t == '…' else t for t in FIXED[kind]]
        elif TYPES[kind][2].get('frame'): out = self.articles(max(0, pages - 1) * 8)
        elif kind in ('QUY CHẾ', 'QUY ĐỊNH') and not self.basic: out = self.law(max(1, pages), 3)
        elif pages == 0: out = [self.sentences(2)]
        elif pages == 1: out = [self.sentences(3) for _ in range(2)] + ['\n'.join(f'{i}. {self.sentences(2)}' for i in (1, 2, 3)), self.sentences(1)]
        else: out = self.report(max(2, min(10, pages * 2 // 3)), max(1, pages // 3) * 3 // max(1, min(10, pages * 2 // 3) // 3))
        if appendices:
            out.insert(len(out) - 1, 'Nội dung chi tiết có trong ' + (' và '.join(f'Phụ lục {r}' for r in 'I II III'.split()[:appendices]) if appendices > 1 else 'Phụ lục') + ' kèm theo.')
        out[-1] = out[-1].rstrip('.;,')
        return '\n\n'.join(out) + '\n'

    # ---- documents

    def signature(self, style):
        a, n = 'TM. ỦY BAN NHÂN DÂN', NAMES[style % len(NAMES)]
        return [dict(title='CHỦ TỊCH', name=n), dict(authority=a, title='CHỦ TỊCH', name=n), dict(authority=[a, 'KT. CHỦ TỊCH'], title='PHÓ CHỦ TỊCH', name=n), dict(authority='TL. CHỦ TỊCH', title='CHÁNH VĂN PHÒNG', name=n),
                dict(authority='TUQ. CHỦ TỊCH', title='TRƯỞNG PHÒNG VĂN HÓA - XÃ HỘI', name=n), dict(authority='TM. BAN CHỈ ĐẠO', title='TRƯỞNG BAN', office='CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ', name=n),
                dict(authority=['TM. BAN CHỈ ĐẠO', 'KT. TRƯỞNG BAN'], title='PHÓ TRƯỞNG BAN THƯỜNG TRỰC', office='PHÓ CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ', name=n)][style % 7]

    def document(self, name, kind, **o):
        abbreviation, form, special = TYPES[kind]
        draft, sent = o.get('draft'), special.get('addressees') == 'always' or o.get('upward')
        self.number += 1
        d = dict(kind=kind, subject=('Về việc ' + SUBJECTS[o.get('subject', 0)][0].lower() + SUBJECTS[o.get('subject', 0)][1:]) if form in ('1.1', '1.2', '1.6') else SUBJECTS[o.get('subject', 0)],
                 symbol=(abbreviation + '-' if abbreviation else '') + ('UBND' if abbreviation or kind == 'THƯ CÔNG' else 'UBND-VX'), place=o.get('place', 'Suối Mây'))
        if kind == 'CÔNG VĂN': d['subject'] = d['subject'][0].lower() + d['subject'][1:]
        if draft: d['state'] = 'draft'
        else: d.update(number=f'{self.number:02}', date=o.get('date', f'{YEAR}-03-05'))
        if special.get('frame'): d['authority'] = ISSUERS[0] if o.get('issuer', 0) == 0 else 'CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ SUỐI MÂY'
        if kind == 'CÔNG ĐIỆN': d['sender'] = 'CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ SUỐI MÂY'
        if sent: d['addressees'] = ['Ủy ban nhân dân tỉnh Lam Khê', 'Sở Nội vụ tỉnh Lam Khê', 'Các phòng, ban, đơn vị sự nghiệp trực thuộc Ủy ban nhân dân tỉnh có liên quan đến nội dung này'][:o.get('addressees', 1)]
        for k in ('urgency', 'circulation', 'drafter'):
            if k in o: d[k] = o[k]
        head = dict(issuer=ISSUERS[o.get('issuer', 0)])
        if o.get('parent'): head['parent'] = 'ỦY BAN NHÂN DÂN TỈNH LAM KHÊ'
        front = dict(document=d, letterhead=head)
        if special.get('frame') or o.get('bases'): front['bases'] = [dict(text=b) for b in BASES]
        n = o.get('recipients', 4)
        to = ([dict(to='Như trên')] if sent and kind != 'CÔNG ĐIỆN' else [dict(to='Như Điều 3')] if special.get('frame') else []) + [dict(to='Thường trực Đảng ủy', remark='để b/c')]
        to += [dict(to=f'Thôn số {i}' + (' và các tổ chức chính trị - xã hội trên địa bàn thôn' if i % 7 == 0 else '')) for i in range(1, max(0, n - len(to)))]
        # The archive is always among the recipients; nobody else need be.
        front['recipients'] = (to[:max(1, n - 1)] if n else []) + [dict(to='Lưu: VT, VX')]
        signers = special.get('signatures', 'one')
        if signers == 'secretary-and-chair': front['signatures'] = [dict(title='THƯ KÝ', name=NAMES[1]), dict(title='CHỦ TỌA', name=NAMES[0])]
        elif signers == 'parties': front['signatures'] = [dict(title='ĐẠI DIỆN BÊN A', name=NAMES[0]), dict(title='ĐẠI DIỆN BÊN B', name=NAMES[2])]
        elif o.get('signers', 1) > 1: front['signatures'] = [self.signature(i) for i in range(o['signers'])]
        else: front['signature'] = self.signature(o.get('style', 1))
        if o.get('appendices'):
            front['appendices'] = []
            for i in range(o['appendices']):
                path = f'phu-luc/{name}-{i + 1}.md'
                wide = i == 1 and not self.basic
                text = self.numbers(o['wide'], 30) if wide and 'wide' in o else self.table(5, 40) if wide else '\n\n'.join(f'{j}. {self.sentences(2)}' for j in range(1, 3 + 12 * i))
                self.write(f'{YEAR}/{path}', text.rstrip('.') + '\n')
                front['appendices'].append(dict(id=f'{name}-pl-{"abc"[i]}', title=['Danh sách các đơn vị thực hiện', 'Bảng phân công nhiệm vụ chi tiết của các thôn, các đơn vị trên địa bàn xã Suối Mây', 'Biểu mẫu'][i], file=path))
        if o.get('issues'):
            # A document that is issued with a decision, two pages of it (form 1.3).
            path = f'phu-luc/{name}-kem.md'
            self.write(f'{YEAR}/{path}', '\n\n'.join(f'# Điều {j}. {self.sentences(1).split(",")[0].rstrip(".")}\n\n{self.sentences(3)}' for j in range(1, 12)).rstrip('.') + '\n')
            front.setdefault('appendices', []).insert(0, dict(id=f'{name}-kem', kind=o['issues'], title='Làm việc của Tổ rà soát thủ tục hành chính', file=path))
        if o.get('copies'):
            front['copies'] = [dict(form=f, number=f'{self.copy():02}', symbol=f'{s}-UBND', letterhead=dict(parent='ỦY BAN NHÂN DÂN XÃ SUỐI MÂY', issuer='VĂN PHÒNG'), place='Suối Mây', date=f'{YEAR}-03-09', recipients=[dict(to='Các thôn'), dict(to='Lưu: VT')],
                                    signature=dict(authority='TL. CHỦ TỊCH', title='CHÁNH VĂN PHÒNG', name=NAMES[3])) for i, (f, s) in enumerate(COPIES.items())]
            front['electronic_copies'] = [dict(form='SAO Y', number=f'{self.copy():02}', body='Ủy ban nhân dân xã Suối Mây', time=f'{YEAR}-03-09T08:30:00')]
        front = '\n'.join(f'{k}: {words(v)}' for k, v in front.items())
        os.makedirs(os.path.join(self.year, 'documents'), exist_ok=True)
        text = self.everything() if o.get('everything') else self.body(kind, o.get('pages', 1), o.get('appendices', 0))
        self.write(f'{YEAR}/documents/{name}.md', f'---\n{front}\n---\n\n{text}')

    def all(self, long):
        self.office()
        r = self.random
        for i, kind in enumerate(TYPES):
            slug = 'mau-' + ascii_name(kind)
            framed = bool(TYPES[kind][2].get('frame'))
            self.document(slug, kind, pages=1, style=i, issuer=i % 3, parent=i % 2 == 1, subject=i % 4, addressees=1 + i % 3, recipients=[4, 2, 12][i % 3], bases=kind in ('KẾ HOẠCH', 'CHƯƠNG TRÌNH', 'QUY CHẾ') or framed, date=f'{YEAR}-{[1, 2, 3, 11][i % 4]:02}-{[5, 28, 9, 30][i % 4]:02}')
        # What a plain document of each type does not show.
        self.document('ke-hoach-vua', 'KẾ HOẠCH', pages=4, bases=True, appendices=1, style=2)
        self.document('ke-hoach-phu-luc', 'KẾ HOẠCH', pages=2, bases=True, appendices=3, style=5, issuer=2, parent=True)
        self.document('bao-cao-gui-tren', 'BÁO CÁO', pages=3, upward=True, addressees=1, style=6, issuer=1)
        self.document('thong-bao-dai', 'THÔNG BÁO', pages=long, style=1)
        self.document('thong-bao-40', 'THÔNG BÁO', pages=0, recipients=40)
        self.document('thong-bao-0', 'THÔNG BÁO', pages=0, recipients=0)
        self.document('thong-bao-1', 'THÔNG BÁO', pages=1, recipients=1)
        self.document('cong-van-khan', 'CÔNG VĂN', pages=1, urgency='KHẨN', addressees=3, subject=2, drafter=dict(sign='PL', copies=300))
        self.document('cong-van-thuong-khan', 'CÔNG VĂN', pages=2, urgency='THƯỢNG KHẨN', addressees=1, subject=1, issuer=2, parent=True)
        self.document('cong-dien-hoa-toc', 'CÔNG ĐIỆN', pages=1, urgency='HỎA TỐC', addressees=2)
        self.document('quyet-dinh-luu-hanh', 'QUYẾT ĐỊNH', pages=2, circulation='LƯU HÀNH NỘI BỘ', appendices=2, copies=True)
        self.document('chi-thi-xem-xong', 'CHỈ THỊ', pages=2, circulation='XEM XONG TRẢ LẠI', urgency='KHẨN')
        self.document('thong-bao-sao', 'THÔNG BÁO', pages=1, copies=True)
        self.document('du-thao-ke-hoach', 'KẾ HOẠCH', pages=2, draft=True, bases=True)
        self.document('du-thao-cong-van', 'CÔNG VĂN', pages=1, draft=True)
        self.document('chuong-trinh-lien-tich', 'CHƯƠNG TRÌNH', pages=2, signers=2)
        self.document('chuong-trinh-ba-ben', 'CHƯƠNG TRÌNH', pages=1, signers=3)
        self.document('chuong-trinh-bon-ben', 'CHƯƠNG TRÌNH', pages=1, signers=4)
        if not self.basic:
            self.document('quyet-dinh-ban-hanh', 'QUYẾT ĐỊNH', pages=1, issues='QUY CHẾ', appendices=2)
            self.document('de-an-du-thu', 'ĐỀ ÁN', everything=True, bases=True)
            self.document('quy-che-dai', 'QUY CHẾ', pages=4, bases=True)
            self.document('bao-cao-bang-rong', 'BÁO CÁO', pages=1, appendices=3, wide=13)
        for k in range(7): self.document(f'huong-dan-ky-{"abcdefg"[k]}', 'HƯỚNG DẪN', pages=r.randint(1, 3), style=k, recipients=r.choice([2, 5, 15, 30]))


def main():
    parser = argparse.ArgumentParser(usage=__doc__, add_help=False)
    parser.add_argument('program'); parser.add_argument('out')
    parser.add_argument('--basic', action='store_true'); parser.add_argument('--only'); parser.add_argument('--seed', type=int, default=30); parser.add_argument('--long', type=int, default=60)
    a = parser.parse_args()
    failed = 0
    sites = []
    for i, (name, profile) in enumerate(PROFILES.items()):
        if a.only and a.only != name: continue
        folder = os.path.join(a.out, name)
        shutil.rmtree(folder, ignore_errors=True)
        writer = Writer(folder, profile, a.seed + i, a.basic)
        # One workspace has the longest document; the others need not repeat it.
        writer.all(a.long if i == 0 else [12, 25, 5, 8, 3][i - 1])
        run = subprocess.run([os.path.abspath(a.program), 'build', '--lang', 'en'], cwd=folder, capture_output=True, text=True)
        if run.returncode:
            failed += 1
            print(f'{name}: not built\n' + '\n'.join((run.stdout + run.stderr).splitlines()[:60]))
        else: sites.append(os.path.join(folder, 'output', 'site'))
    if not sites: return 1
    code = check_decree.main(['--summary', '--sheets', *sites])
    return 1 if failed else code


if __name__ == '__main__': sys.exit(main())
