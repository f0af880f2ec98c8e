"""The numbers and words of the decree as this judge took them from it: a second time, and not from the program's file.

`differences` holds them against that file; where the two differ, one of them was read wrongly.
"""
import json

M, T, S = 'mandated', 'form', 'silent'

# Row: severity, what it asks, and its numbers under the names that the program's file gives them.
ROWS = {
    'R-001': (M, 'A4 on every page', dict(value=[210, 297], unit='mm')),
    'R-002': (M, 'a page is turned only for a table or an appendix', dict(values=['portrait', 'landscape'])),
    'R-003': (M, 'top margin', dict(min=20, max=25, unit='mm')),
    'R-004': (M, 'bottom margin', dict(min=20, max=25, unit='mm')),
    'R-005': (M, 'left margin', dict(min=30, max=35, unit='mm')),
    'R-006': (M, 'right margin', dict(min=15, max=20, unit='mm')),
    'R-007': (S, 'the same margins on every page', {}),
    'R-008': (S, 'margins of a turned page', {}),
    'R-009': (M, 'Times New Roman, or a font of its metrics', dict(value='Times New Roman')),
    'R-010': (S, 'one family throughout', dict(values=['Times New Roman', 'Liberation Serif'])),
    'R-011': (M, 'precomposed Unicode', dict(value='NFC')),
    'R-012': (M, 'black letters', dict(value='black')),
    'R-013': (S, 'no letter missing in the font', {}),
    'R-014': (M, 'sizes of national name, motto and date together', dict(values=[[12, 13, 13], [13, 14, 14]], unit='pt')),
    'R-020': (M, 'page numbers from 1', dict(value=1)),
    'R-021': (M, 'no number on page 1', dict(value=False)),
    'R-022': (M, 'page number in Arabic digits alone', dict(value='arabic')),
    'R-023': (M, 'size and style of the page number', dict(min=13, max=14, unit='pt')),
    'R-024': (M, 'page number centred in the top margin', dict(values=['text', 'page'])),
    'R-025': (M, 'pages of each appendix from 1', dict(value=1)),
    'R-026': (S, 'first pages of appendices alike', dict(value=False)),
    'R-030': (M, 'words of the national name', dict(value='CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM')),
    'R-031': (M, 'national name: size, bold', dict(min=12, max=13, unit='pt')),
    'R-032': (M, 'national name top right', {}),
    'R-033': (S, 'national name on one line', dict(value=1, unit='lines')),
    'R-034': (M, 'words of the motto', dict(value='Độc lập - Tự do - Hạnh phúc')),
    'R-035': (M, 'motto: size, bold, centred', dict(min=13, max=14, unit='pt')),
    'R-036': (M, 'line below the motto, as long as it', dict(value=1, unit='line of text')),
    'R-037': (M, 'national name and motto single-spaced', dict(value=1, unit='lines')),
    'R-038': (S, 'lines of the head equally heavy', dict(value=.5, unit='pt')),
    'R-040': (M, 'parent body: size, regular, capitals', dict(min=12, max=13, unit='pt')),
    'R-041': (M, 'issuing body: size, bold, capitals, centred', dict(min=12, max=13, unit='pt')),
    'R-042': (M, 'line below the issuer, a third to a half', dict(min=.3333, max=.5, unit='line of text')),
    'R-043': (M, 'issuer single-spaced', dict(value=1, unit='lines')),
    'R-044': (M, 'issuer top left, level with the national name', {}),
    'R-045': (M, 'an advisory body may issue', {}),
    'R-046': (T, 'columns of the head', dict(value=[40, 60], unit='%')),
    'R-050': (M, '“Số:” 13 pt, upright', dict(value=13, unit='pt')),
    'R-051': (M, 'number in Arabic digits, 0 before those below 10', dict(value=10)),
    'R-052': (M, 'sign in capitals, “/” and “-”, no blanks', dict(value=13, unit='pt')),
    'R-053': (M, 'number centred below the issuer', {}),
    'R-054': (M, 'series of an advisory body', {}),
    'R-055': (M, 'a number stands once a year', dict(value=1)),
    'R-056': (M, '“V/v …” 6 pt below the number, centred', dict(min=12, max=13, gap=6, unit='pt')),
    'R-060': (M, 'place and date: form, size, italic', dict(min=13, max=14, unit='pt')),
    'R-061': (M, 'place and date level with the number', {}),
    'R-062': (M, 'place and date centred below the motto', {}),
    'R-063': (S, 'place and date on one line', dict(value=1, unit='lines')),
    'R-070': (M, 'type: capitals, size, bold, centred', dict(min=13, max=14, unit='pt')),
    'R-071': (M, 'subject: lower case, size, bold, centred', dict(min=13, max=14, unit='pt')),
    'R-072': (M, 'line below the subject, a third to a half', dict(min=.3333, max=.5, unit='line of text')),
    'R-073': (M, 'Công văn without type and centred subject', {}),
    'R-074': (M, '“V/v” in Công văn only', dict(value='V/v')),
    'R-075': (M, 'subject one phrase', {}),
    'R-080': (M, 'body: size, upright', dict(min=13, max=14, unit='pt')),
    'R-081': (M, 'body justified', {}),
    'R-082': (M, 'first line set in', dict(values=[1, 1.27], unit='cm')),
    'R-083': (M, 'room between paragraphs', dict(min=6, unit='pt')),
    'R-084': (M, 'pitch of lines', dict(min=1, max=1.5, unit='lines')),
    'R-085': (M, 'căn cứ: italic, size', dict(min=13, max=14, unit='pt')),
    'R-086': (M, 'căn cứ end in “;”, the last in “.”', dict(values=[';', '.'])),
    'R-087': (M, 'căn cứ cite in full', {}),
    'R-088': (M, 'divisions have titles', {}),
    'R-089': (M, 'Phần, Chương', dict(min=13, max=14, unit='pt')),
    'R-090': (M, 'Mục, Tiểu mục', dict(min=13, max=14, unit='pt')),
    'R-091': (M, 'Điều', dict(min=13, max=14, unit='pt')),
    'R-092': (M, '“I. TITLE”', dict(min=13, max=14, unit='pt')),
    'R-093': (M, '“1. Title”', dict(min=13, max=14, unit='pt')),
    'R-094': (M, '“1. words”', dict(min=13, max=14, unit='pt')),
    'R-095': (M, '“a) words” in the order of the alphabet', dict(values=list('abcdđeghiklmnopqrstuvxy'))),
    'R-096': (S, 'items with a hyphen alike', {}),
    'R-097': (T, 'body ends “./.”', dict(value='./.')),
    'R-098': (T, 'frame of Nghị quyết and Quyết định', dict(values=['QUYẾT NGHỊ:', 'QUYẾT ĐỊNH:'])),
    'R-099': (T, 'size, gap, indent of the specimens', dict(value=14, unit='pt')),
    'R-100': (S, 'tables inside the text area, of one size', dict(min=11, max=14, unit='pt')),
    'R-110': (M, 'title of the signer: capitals, size, bold', dict(min=13, max=14, unit='pt')),
    'R-111': (M, 'TM., Q., KT., TL., TUQ.', dict(values=['TM.', 'Q.', 'KT.', 'TL.', 'TUQ.'])),
    'R-112': (T, 'own title below the authority', {}),
    'R-113': (M, 'a deputy in charge signs as KT.', {}),
    'R-114': (M, 'name of the signer: size, bold, centred', dict(min=13, max=14, unit='pt')),
    'R-115': (M, 'no academic title', {}),
    'R-116': (M, 'office above the name', {}),
    'R-117': (S, 'room for the signature', dict(min=20, unit='mm')),
    'R-118': (M, 'image of the signature', {}),
    'R-119': (M, 'image of the seal', dict(value=.3333, unit='signature')),
    'R-120': (M, 'ink', {}),
    'R-121': (M, 'signature level with “Nơi nhận:”', {}),
    'R-122': (S, 'signature never alone', dict(min=2, unit='lines')),
    'R-130': (M, 'who has “Kính gửi”', {}),
    'R-131': (M, '“Kính gửi:” size, upright', dict(min=13, max=14, unit='pt')),
    'R-132': (M, 'one addressee on the same line', {}),
    'R-133': (M, 'several addressees as a list', dict(values=[';', '.'])),
    'R-134': (M, '“Nơi nhận:” 12 pt, bold italic, left', dict(value=12, unit='pt')),
    'R-135': (M, 'recipients 11 pt, upright, “- …;”', dict(value=11, unit='pt')),
    'R-136': (M, '“- Như trên;”', dict(value='Như trên')),
    'R-137': (M, '“- Lưu: VT, ….”', dict(value='Lưu: VT')),
    'R-138': (M, 'copies and recipients', {}),
    'R-140': (M, 'the text refers to each appendix', {}),
    'R-141': (M, 'Roman numbers of appendices', dict(min=2)),
    'R-142': (M, '“Phụ lục” 14 pt, bold, centred', dict(value=14, unit='pt')),
    'R-143': (M, 'title of an appendix', dict(min=13, max=14, unit='pt')),
    'R-144': (M, 'pointer line of an appendix', dict(min=13, max=14, unit='pt')),
    'R-145': (M, 'its blanks', dict(values=['electronic', 'paper'])),
    'R-146': (M, 'signing of appendices', {}),
    'R-147': (M, 'signature text of an appendix in its own file', dict(value=10, unit='pt')),
    'R-148': (M, 'page numbers of an appendix', dict(value=1)),
    'R-149': (T, 'appendix ends “./.”', dict(value='./.')),
    'R-150': (M, 'seal on an appendix', {}),
    'R-151': (T, 'document issued with a decision', {}),
    'R-160': (M, 'degrees of urgency', dict(values=['HỎA TỐC', 'THƯỢNG KHẨN', 'KHẨN'])),
    'R-161': (M, 'urgency stamp', dict(min=13, max=14, unit='pt', frames={'HỎA TỐC': [30, 8], 'THƯỢNG KHẨN': [40, 8], 'KHẨN': [20, 8]})),
    'R-162': (M, 'place of the urgency stamp', {}),
    'R-163': (M, 'no mark of secrecy', dict(values=['TUYỆT MẬT', 'TỐI MẬT', 'MẬT'])),
    'R-164': (M, 'mark of circulation', dict(min=13, max=14, unit='pt', values=['XEM XONG TRẢ LẠI', 'LƯU HÀNH NỘI BỘ'])),
    'R-165': (M, 'sign of the drafter', dict(value=11, unit='pt')),
    'R-166': (M, 'address at the foot of page 1', dict(min=11, max=12, unit='pt')),
    'R-170': (M, 'two signatures make an original', {}),
    'R-171': (M, 'image of the personal signature', {}),
    'R-172': (M, 'image of the organisation’s signature', {}),
    'R-173': (M, 'version of the PDF', dict(min=1.4, unit='PDF version')),
    'R-174': (M, 'scanned copies', dict(min=200, unit='dpi')),
    'R-175': (M, 'signature text of an electronic copy', dict(value=10, unit='pt')),
    'R-176': (M, 'forms of copies', dict(min=13, max=14, unit='pt', values=['SAO Y', 'SAO LỤC', 'TRÍCH SAO'])),
    'R-177': (M, 'block of a paper copy', dict(values=['SY', 'SL', 'TrS'])),
    'R-178': (M, 'a copy’s number stands once a year', dict(value=1)),
    'R-179': (T, 'top right corner free', dict(value=[70, 20], unit='mm')),
    'R-180': (M, 'record of the document', dict(value=16, limits=dict(Subject=500, OrganName=200, CodeNotation=30, CodeNumber=11))),
    'R-181': (M, 'corrections', {}),
}
ADVICE = {
    'Q-01': 'references not torn over lines', 'Q-02': 'no hyphenation', 'Q-03': 'headings keep with text, no single lines',
    'Q-04': 'table heads repeat', 'Q-05': 'title, language, tags', 'Q-06': 'same content, same bytes',
}
# What the specimen forms show beyond the rows: the parts that a type must have.
FORMS = {'F-01': 'type is one of the 29 of Điều 7', 'F-02': 'sign begins with the abbreviation of the type', 'F-03': 'words that the specimen form shows', 'F-04': 'recipients are there', 'F-05': 'signatures as the specimen has them'}

# Rows that no PDF can show, and who looks instead.
UNSEEN = {
    'R-045': 'whose seal a council uses stands in no page; the program’s data say it (`letterhead.parent`, `signature.office`)',
    'R-054': 'a series is a matter of the register, of which a page shows one number; R-055 compares the numbers of many files',
    'R-113': 'whether a deputy is in charge stands in no page; the program’s rules on signatures look at it',
    'R-120': 'ink comes after printing',
    'R-138': 'how many copies were made stands in no page',
    'R-146': 'signing comes after the file',
    'R-150': 'the seal comes after printing',
    'R-170': 'signing comes after the file',
    'R-174': 'the program scans nothing',
    'R-180': 'the record is data of the system that sends the document; the program’s JSON feed has it',
    'R-181': 'a matter of the office; `check --fix` leaves signed documents alone (`state: signed`)',
    'Q-06': 'one file cannot show it; the test of reproducible builds does',
}

SEVERITY = {**{k: v[0] for k, v in ROWS.items()}, **{k: S for k in ADVICE}, **{k: T for k in FORMS}}
WHAT = {**{k: v[1] for k, v in ROWS.items()}, **ADVICE, **FORMS}


def of(row, name=None):
    """The numbers of a row: (min, max), or one by name."""
    n = ROWS[row][2]
    if name: return n[name]
    return (n['min'], n['max']) if 'max' in n else (n['value'], n['value'])


# Name: abbreviation, specimen form, then what differs from a document of form 1.4.
TYPES = {
    'NGHỊ QUYẾT': ('NQ', '1.1', dict(frame='QUYẾT NGHỊ:')), 'QUYẾT ĐỊNH': ('QĐ', '1.2', dict(frame='QUYẾT ĐỊNH:')),
    'CHỈ THỊ': ('CT', '1.4', {}), 'QUY CHẾ': ('QC', '1.4', {}), 'QUY ĐỊNH': ('QyĐ', '1.4', {}), 'THÔNG CÁO': ('TC', '1.4', {}),
    'THÔNG BÁO': ('TB', '1.4', {}), 'HƯỚNG DẪN': ('HD', '1.4', {}), 'CHƯƠNG TRÌNH': ('CTr', '1.4', {}), 'KẾ HOẠCH': ('KH', '1.4', {}),
    'PHƯƠNG ÁN': ('PA', '1.4', {}), 'ĐỀ ÁN': ('ĐA', '1.4', {}), 'DỰ ÁN': ('DA', '1.4', {}),
    'BÁO CÁO': ('BC', '1.4', dict(addressees='upward')),
    'BIÊN BẢN': ('BB', '1.9', dict(dated=False, signatures='secretary-and-chair', words=['Thời gian bắt đầu', 'Địa điểm', 'Thành phần tham dự', 'Chủ trì', 'Thư ký', 'Nội dung', 'kết thúc'])),
    'TỜ TRÌNH': ('TTr', '1.4', dict(addressees='always')), 'HỢP ĐỒNG': ('HĐ', None, dict(signatures='parties', recipients=False)),
    'CÔNG VĂN': (None, '1.5', dict(addressees='always', titled=False)), 'CÔNG ĐIỆN': ('CĐ', '1.6', dict(addressees='always')),
    'BẢN GHI NHỚ': ('BGN', None, dict(signatures='parties', recipients=False)), 'BẢN THỎA THUẬN': ('BTT', None, dict(signatures='parties', recipients=False)),
    'GIẤY ỦY QUYỀN': ('GUQ', '1.4', {}),
    'GIẤY MỜI': ('GM', '1.7', dict(words=['trân trọng kính mời', 'Tới dự', 'Chủ trì', 'Thời gian', 'Địa điểm'])),
    'GIẤY GIỚI THIỆU': ('GGT', '1.8', dict(subject=False, words=['trân trọng giới thiệu', 'Chức vụ', 'Được cử đến', 'Về việc', 'có giá trị đến hết ngày'])),
    'GIẤY NGHỈ PHÉP': ('GNP', '1.10', dict(subject=False, words=['Xét Đơn đề nghị nghỉ phép', 'cấp cho', 'Chức vụ', 'Nghỉ phép trong thời gian', 'đến hết ngày'])),
    'PHIẾU GỬI': ('PG', '1.4', {}), 'PHIẾU CHUYỂN': ('PC', '1.4', {}), 'PHIẾU BÁO': ('PB', '1.4', {}),
    'THƯ CÔNG': (None, None, dict(recipients=False)),
}
COPIES = {'SAO Y': 'SY', 'SAO LỤC': 'SL', 'TRÍCH SAO': 'TrS'}
# Abbreviations that the decree's own table (Phụ lục III) writes with small letters.
MIXED_SIGNS = {a for a, _, _ in TYPES.values() if a and a != a.upper()} | {'TrS'}


class Kind:
    """A type of document as its specimen form has it."""
    def __init__(self, name):
        self.name, known = name, TYPES.get(name)
        self.known = known is not None
        self.abbreviation, self.form, d = known or (None, '1.4', {})
        self.addressees, self.titled, self.subject, self.dated = d.get('addressees', 'never'), d.get('titled', True), d.get('subject', True), d.get('dated', True)
        self.frame, self.signatures, self.words, self.recipients = d.get('frame'), d.get('signatures', 'one'), d.get('words', []), d.get('recipients', True)


def differences(path):
    """What the program's file says otherwise than this one, in words; empty where both agree."""
    with open(path, encoding='utf-8') as f: theirs = json.load(f)
    out, rows = [], {r['id']: r for r in theirs['rows']}
    out += [f'{i}: row missing' for i in ROWS if i not in rows] + [f'{i}: row that the judge does not know' for i in rows if i not in ROWS]
    numeric = ('min', 'max', 'value', 'values', 'unit', 'gap', 'frames', 'limits')
    for i, (severity, _, own) in ROWS.items():
        r = rows.get(i)
        if not r: continue
        if r.get('severity') != severity: out.append(f'{i}: severity {r.get("severity")}, the judge has {severity}')
        for k in numeric:
            if r.get(k) != own.get(k): out.append(f'{i}: {k} is {json.dumps(r.get(k), ensure_ascii=False)}, the judge has {json.dumps(own.get(k), ensure_ascii=False)}')
        if severity != S and not r.get('clause'): out.append(f'{i}: no clause')
    keys = [r.get('key') for r in theirs['rows']]
    out += [f'key “{k}” stands twice' for k in sorted({k for k in keys if keys.count(k) > 1})]
    types = {t['name']: t for t in theirs['types']}
    out += [f'type {n} missing' for n in TYPES if n not in types] + [f'type {n} that the judge does not know' for n in types if n not in TYPES]
    for n in TYPES:
        t, k = types.get(n), Kind(n)
        if not t: continue
        own = dict(abbreviation=k.abbreviation, form=k.form, addressees=k.addressees, title=k.titled, subject=k.subject, subject_by_number=not k.titled, date_in_head=k.dated, frame=k.frame,
                   authority=bool(k.frame), articles=bool(k.frame), sender=n == 'CÔNG ĐIỆN', signatures=k.signatures, lines=k.words, recipients=k.recipients)
        out += [f'type {n}: {x} is {json.dumps(t.get(x), ensure_ascii=False)}, the judge has {json.dumps(v, ensure_ascii=False)}' for x, v in own.items() if t.get(x) != v]
    if {c['name']: c['abbreviation'] for c in theirs['copies']} != COPIES: out.append('forms of copies differ')
    if theirs['decree'] != dict(number='30/2020/NĐ-CP', effective_from='2020-03-05', effective_to=None): out.append('the decree’s own number or days differ')
    return out
