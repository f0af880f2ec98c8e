"""Boxes 7, 8 and 9b: signatures, images of signature and seal, recipients, sign of the drafter."""
import re

from .numbers import of
from .page import LU, MM, POS, Line, caps, mm

DEGREE = r'(GS|PGS|TS|ThS|BS|CN|KS|LS|NGƯT|NGND|TTND|TTƯT|NSND|NSƯT|CKI|CKII|Giáo sư|Phó Giáo sư|Tiến sĩ|Thạc sĩ|Bác sĩ|Kỹ sư|Cử nhân|Ông|Bà)\b'
CODE = r'(TM|TUQ|KT|TL|Q|T/M|K/T|T/L|TUN|TMUBND)\b'


class Closing:
    def find_closing(self, pages):
        """The page and line of “Nơi nhận:” in the document proper, and of its end mark."""
        label = mark = None
        for p in reversed(pages):
            for l in p.text_lines():
                if label is None and l.text.startswith('Nơi nhận') and not p.in_table(l): label = l
        for p in pages:
            for l in p.text_lines():
                if './.' in l.text: mark = l
        return label, mark

    def end_mark(self, pages, label, mark):
        """R-097; returns page and height at which the body ends."""
        n = sum(l.text.count('./.') for p in pages for l in p.text_lines())
        needed = self.kind.form is not None
        self.need('R-097', mark.page if mark else pages[-1], n == 1 if needed else n < 2, f'“./.” stands {n} times, must stand once')
        if mark and not (label and (label.page.number, label.y) < (mark.page.number, mark.y)): return mark.page, mark.y + 1
        if label:
            # Several signers stand above “Nơi nhận:”, one beside it.
            above = [l for l in label.page.text_lines() if l.y < label.y - 6 and l.bold and caps(l.text) and len(l.text) > 3 and not re.match(r'[IVXL]+\. ', l.text)]
            signers = [l for l in above if any(a is not l and abs(a.y - l.y) < 3 for a in above)]
            return label.page, min([l.y for l in signers] + [label.y]) - 6
        return pages[-1], 1e9

    def closing(self, pages, label, mark, end_page, end):
        last = pages[-1]
        zone = [l for p in pages if p.number >= end_page.number for l in p.text_lines() if not p.in_table(l) and (p is not end_page or l.y > end)]
        if self.kind.recipients: self.need('F-04', last, label, 'no “Nơi nhận:”')
        listed = [l for l in zone if re.match(r'- \S', l.text) and l.size < 12.5]
        if not label: self.need('R-134', last, not listed, f'“{listed[0].text if listed else ""}” without “Nơi nhận:” above')
        p = label.page if label else last
        beside = []
        if label:
            here = [l for l in zone if l.page is p]
            below_label = [l for l in here if l.y > label.y - 6.5]
            beside = sorted((l for l in below_label if l.x0 > label.x1 and l.centre > p.w / 2 and (l.any_bold or l.size > 12)), key=lambda l: l.y)
            left = [l for l in zone if (l.page.number, l.y) > (p.number, label.y - .5) and l not in beside and l is not label]
            self.recipients(p, label, left)
        above = [l for l in zone if l is not label and l not in beside and (not label or (l.page.number, l.y) < (p.number, label.y - 6))]
        blocks = self.blocks(above)
        # Signers may stand on more than one page.
        for q in {l.page.number: l.page for l in above + beside if l.page.number > 1}.values():
            first = min((l for l in above + beside if l.page is q), key=lambda l: l.y)
            before = {round(l.y) for l in q.text_lines() if l.y < min(first.y, label.y if label and label.page is q else 1e9) - 2 and l not in above}
            self.need('R-122', q, len(before) >= of('R-122', 'min'), 'fewer than 2 lines of text stand on the page of the signature')
        for b in blocks: self.signer(b[0].page, b)
        if beside:
            self.need('R-121', p, abs(beside[0].y - label.y) <= 2, f'signature block begins {beside[0].y - label.y:+.1f} pt from “Nơi nhận:”, allowed ± 2 pt')
            self.need('R-121', p, (beside[0].x0 + beside[0].x1) / 2 > p.w / 2, 'signature block must stand on the right')
            if self.need('R-110', p, len(beside) >= 2, f'{len(beside)} lines in the signature block, must be title and name'): self.signer(p, beside); blocks.append(beside)
        self.need('R-110', p, blocks, 'no signature')
        if len(blocks) == 1 and not beside and label and self.kind.signatures == 'one': self.need('R-121', p, False, 'signature must stand level with “Nơi nhận:”')
        if self.kind.signatures != 'one': self.need('F-05', p, len(blocks) >= 2, f'{len(blocks)} signatures, must be two or more')
        if self.kind.signatures == 'secretary-and-chair' and len(blocks) >= 2:
            ordered = sorted(blocks[:2], key=lambda b: b[0].x0)
            self.need('F-05', p, ordered[0][0].text.startswith('THƯ KÝ') and re.match('CHỦ (TỌA|TOẠ|TRÌ)', ordered[1][0].text), f'signers “{ordered[0][0].text}” and “{ordered[1][0].text}”, must be THƯ KÝ on the left, CHỦ TỌA on the right')
        self.facts['signers'] = len(blocks)

    def blocks(self, lines):
        """Lines of several signers, each with his own: columns first, then from name to name."""
        out = []
        rows = []
        for page in sorted({l.page.number for l in lines}):
            here = sorted((l for l in lines if l.page.number == page), key=lambda l: l.y)
            # One who is left over stands between two columns: rows are taken one by one, if there are some.
            row = [[]]
            for l in here:
                if row[-1] and not caps(row[-1][-1].text) and caps(l.text): row.append([])
                row[-1].append(l)
            rows += row if all(len(r) > 1 and not caps(r[-1].text) for r in row) else [here]
        for row in rows:
            columns = []
            for l in sorted(row, key=lambda l: l.x0):
                if columns and l.x0 < columns[-1]['x1'] + 1: columns[-1]['lines'].append(l); columns[-1]['x1'] = max(columns[-1]['x1'], l.x1)
                else: columns.append(dict(lines=[l], x1=l.x1))
            for c in columns:
                block = []
                for l in sorted(c['lines'], key=lambda l: l.y):
                    # Titles are in capitals and names are not.
                    if block and not caps(block[-1].text) and caps(l.text): out.append(block); block = []
                    block.append(l)
                out.append(block)
        return sorted(out, key=lambda b: (b[0].page.number, round(b[0].y / 20), b[0].x0))

    def signer(self, p, lines):
        """Authority and title, room, office, name (7a, 7c, 7b)."""
        if not self.need('R-110', p, len(lines) >= 2, f'“{lines[0].text}” alone, must be title and name'): return
        gaps = [b.y - a.y for a, b in zip(lines, lines[1:])]; at = gaps.index(max(gaps)) + 1
        upper, lower = lines[:at], lines[at:]
        free = (lower[0].y - .66 * lower[0].size) - upper[-1].bottom
        self.need('R-117', p, free >= of('R-117', 'min') * MM, f'{mm(free)} free for the signature, should be 20 mm or more')
        for l in upper + lower[:-1]:
            row = 'R-110' if l in upper else 'R-116'
            self.sized(row, l, *of('R-110'), f'“{l.text}”'); self.styled(row, l, True, False, f'“{l.text}”'); self.need(row, p, caps(l.text), f'“{l.text}” must be in capitals')
        coded = [l for l in upper if re.match(CODE, l.text)]
        for l in coded: self.need('R-111', p, re.match(f'(TM|Q|KT|TL|TUQ)\\. [{LU}]', l.text), f'authority reads “{l.text}”, must be TM. | Q. | KT. | TL. | TUQ., a space and a name in capitals')
        if coded and not re.match('Q', coded[-1].text): self.need('R-112', p, upper[-1] is not coded[-1], f'“{coded[-1].text}” without the signer’s own title on the next line')
        name = lower[-1]
        self.sized('R-114', name, *of('R-114'), 'name'); self.styled('R-114', name, True, False, 'name')
        self.need('R-114', p, not caps(name.text) and all(w[0] in LU for w in name.text.split()), f'name reads “{name.text}”, must be in lower case with initial capitals')
        for l in lines[1:]: self.centred('R-114', l, lines[0].centre, f'“{l.text}”', 'the signature block')
        self.need('R-115', p, not re.match(DEGREE, name.text) and not re.search(r'[.,]', name.text), f'name reads “{name.text}”, must be without title')
        self.images(p, upper[-1], lower[0], lines)

    def images(self, p, above, below, lines):
        """Images of signature and seal between title and name, where somebody put them."""
        centre = lines[0].centre
        here = [i for i in p.images if i['bottom'] > above.y and i['top'] < below.y and i['x0'] < centre + 50 * MM and i['x1'] > centre - 60 * MM]
        signature = next((i for i in here if self.hue(i) == 'blue'), None)
        seal = next((i for i in here if self.hue(i) == 'red'), None)
        for i in here: self.need('R-118', p, self.hue(i) in ('blue', 'red', None), 'image of a signature must be blue, of a seal red')
        if signature:
            for row in ('R-118', 'R-171'):
                self.need(row, p, abs((signature['x0'] + signature['x1']) / 2 - centre) <= 5 * MM, f'signature image centred at {mm((signature["x0"] + signature["x1"]) / 2)}, must be {mm(centre)}')
                self.need(row, p, signature['top'] >= above.top - POS and signature['bottom'] <= below.bottom + POS, 'signature image must stand between title and name')
                self.need(row, p, signature['stream'].attrs.get('SMask') is not None, 'signature image must be transparent')
        if signature and seal:
            share = (min(signature['x1'], seal['x1']) - max(signature['x0'], seal['x0'])) / (signature['x1'] - signature['x0'])
            for row in ('R-119', 'R-172'): self.need(row, p, seal['x0'] < signature['x0'] and .25 <= share <= .42, f'seal covers {share:.0%} of the signature, must be about a third on its left')

    @staticmethod
    def hue(image):
        """The colour of most of an image: blue, red, other, or None where it cannot be read."""
        try:
            data, n = image['stream'].get_data(), image['srcsize'][0] * image['srcsize'][1]
            if len(data) < 3 * n: return None
            r = g = b = count = 0
            for at in range(0, 3 * n, 3 * max(1, n // 20000)):
                x, y, z = data[at:at + 3]
                if max(x, y, z) - min(x, y, z) < 60: continue
                r, g, b, count = r + x, g + y, b + z, count + 1
            if not count: return 'other'
            return 'blue' if b > r and b > g else 'red' if r > g and r > b else 'other'
        except Exception: return None

    # ---- recipients

    def recipients(self, p, head, items, copied=False):
        self.need('R-134', p, head.text == 'Nơi nhận:', f'line reads “{head.text}”, must be “Nơi nhận:”')
        self.sized('R-134', head, *of('R-134'), '“Nơi nhận:”'); self.styled('R-134', head, True, True, '“Nơi nhận:”')
        self.need('R-134', p, abs(head.x0 - self.left) <= POS, f'“Nơi nhận:” begins at {mm(head.x0)}, must be at {mm(self.left)}')
        items = self.drafter(p, items)
        if not self.need('R-135', p, items, 'no recipients under “Nơi nhận:”'): return
        joined = []
        for l in items:
            self.sized('R-135', l, *of('R-135'), f'“{l.text}”'); self.styled('R-135', l, False, False, f'“{l.text}”')
            if l.text.startswith('-'):
                joined.append(l.text); self.need('R-135', p, abs(l.x0 - self.left) <= POS, f'“{l.text}” begins at {mm(l.x0)}, must be at {mm(self.left)}')
            elif joined: joined[-1] += ' ' + l.text
            else: self.need('R-135', p, False, f'“{l.text}” does not begin with “-”')
        for t in joined[:-1]: self.need('R-135', p, re.fullmatch(r'- \S.*[^\s;];', t), f'“{t}” must be “- …;”')
        if not copied:
            alike = [t for t in joined if re.match(r'- Như trên', t)]
            # Who is invited or introduced is named in the text, and these forms refer to that.
            if not (self.kind.known and self.kind.name in ('GIẤY MỜI', 'GIẤY GIỚI THIỆU', 'CÔNG ĐIỆN', 'PHIẾU GỬI', 'PHIẾU CHUYỂN', 'PHIẾU BÁO')):
                self.need('R-136', p, bool(joined) and (joined[0] == '- Như trên;') if self.sent else not alike, 'first recipient must be “- Như trên;”' if self.sent else '“Như trên” without “Kính gửi”')
            if self.kind.name == 'QUYẾT ĐỊNH': self.need('F-03', p, any(t.startswith('- Như Điều') for t in joined), 'recipients of a decision begin with “- Như Điều …;”')
            self.facts['recipients'] = len(joined)
        self.need('R-137', p, joined and re.fullmatch(r'- Lưu: ?VT(, ?[^.;]+)*\.', joined[-1]), f'last recipient reads “{joined[-1] if joined else ""}”, must be “- Lưu: VT, ….”')

    def drafter(self, p, items):
        """Sign of the drafter and number of copies (box 12), at the lower right of the recipients."""
        rest = []
        pattern = re.compile(rf'(?:^|\s)([{LU}]{{1,8}}\.? ?\(?[0-9]+\)?)$')
        for l in items:
            m = pattern.search(l.text) if l is items[-1] or not l.text.startswith('-') or abs(l.y - items[-1].y) < 3 else None
            if not m or l.text.startswith('- ') and l.text.endswith(m[1]) and not re.search(r'\.\([0-9]+\)$', l.text): rest.append(l); continue
            mark = l
            if m.start() > 0:
                cut = len(l.text[:m.start()].replace(' ', ''))
                rest.append(Line(l.page, l.ink[:cut])); mark = Line(l.page, l.ink[cut:], m[1])
            self.sized('R-165', mark, *of('R-165'), f'“{m[1]}”'); self.styled('R-165', mark, False, False, f'“{m[1]}”')
            self.need('R-165', p, re.fullmatch(rf'[{LU}]+\.\([0-9]+\)', m[1]), f'sign of the drafter reads “{m[1]}”, must be “ABC.(12)”')
            last = max([i.y for i in items if i is not l] + [rest[-1].y if rest else l.y])
            self.need('R-165', p, mark.y >= last - 1, 'sign of the drafter must stand at the foot of the recipients')
            self.need('R-165', p, mark.x0 > max([0] + [i.x0 for i in rest]) + 20, 'sign of the drafter must stand at the right of the recipients')
        return rest
