"""The file and the paper: fonts, colours, page numbers, margins."""
import collections, re, unicodedata

from .numbers import of
from .page import CENTRE, MM, POS, SINGLE, black, colour, mm

FAMILIES = {'LiberationSerif': 'Liberation Serif', 'TimesNewRoman': 'Times New Roman', 'TimesNewRomanPS': 'Times New Roman', 'TimesNewRomanPSMT': 'Times New Roman'}


class Whole:
    def file(self):
        with open(self.path, 'rb') as f: head = f.read(16)
        m = re.match(rb'%PDF-(\d+\.\d+)', head)
        self.need('R-173', 1, m and float(m[1]) >= of('R-173', 'min'), f'file begins with {head!r}, must be PDF 1.4 or later')
        self.need('Q-05', 1, self.info.get('Title'), 'no title in the properties')
        self.need('Q-05', 1, str(self.language).lower().startswith('vi'), f'language is “{self.language}”, should be vi')
        self.need('Q-05', 1, self.tagged, 'not tagged')

    def type(self, sheets=False):
        families = collections.Counter()
        for p in self.pages:
            strange, coloured = collections.Counter(), collections.Counter()
            stamps = [] if sheets else [f for f in p.frames if f['colour'] and not black(f['colour'])]
            for c in p.chars:
                stem = c['font'].replace(' ', '').split('-')[0].split(',')[0]
                f = FAMILIES.get(stem)
                families[f or c['font']] += 1
                if not f: strange[c['font']] += 1
                # The stamp of urgency is red, and R-161 looks at it.
                if not sheets and not black(c['non_stroking_color']) and not any(s['x0'] <= c['x0'] and c['x1'] <= s['x1'] and s['y0'] <= c['down'] <= s['y1'] for s in stamps): coloured[colour(c['non_stroking_color'])] += 1
            self.need('R-009', p, not strange, f'fonts {dict(strange)}, must be Times New Roman or Liberation Serif throughout')
            if not sheets: self.need('R-012', p, not coloured, f'glyphs in colours {dict(coloured)}, must be black')
            text = ''.join(c['text'] for c in p.chars)
            old = [c for c in text if 0xe000 <= ord(c) <= 0xf8ff or c == '\ufffd']
            self.need('R-011', p, unicodedata.is_normalized('NFC', text) and not old, 'text is not precomposed Unicode throughout')
            self.need('R-013', p, '(cid:' not in text and '\0' not in text, 'a glyph stands for no letter')
        self.need('R-010', 1, len(families) == 1, f'families {dict(families)}, must be exactly one')

    def paper(self):
        for p in self.pages:
            w, h = (x * MM for x in of('R-001', 'value'))
            portrait, turned = abs(p.w - w) <= 1 and abs(p.h - h) <= 1, abs(p.h - w) <= 1 and abs(p.w - h) <= 1
            self.need('R-001', p, portrait or turned, f'page is {p.w / MM:.1f} × {p.h / MM:.1f} mm, must be 210 × 297 mm')
            self.need('R-002', p, p.h >= p.w or p.tables or any(a['first'] <= p.number <= a['last'] for a in self.appendices), 'landscape page without a table')

    # ---- page numbers

    def page_numbers(self):
        shown, firsts = 0, []
        starts = {a['first'] for a in self.appendices} | {p.number for p in self.attached}
        for p in self.pages:
            body = [l for l in sorted(p.lines, key=lambda l: l.y) if l not in p.aside]
            if not body: continue
            first = [l for l in body if abs(l.y - body[0].y) < 2]
            # What stands with its whole box above the narrowest allowed margin is no body text; under a wider one
            # only digits are taken for the number.
            line = first[0] if len(first) == 1 and first[0].bottom < (25 if first[0].text.isdigit() else 20) * MM + POS else None
            if p.number == 1:
                self.need('R-021', p, not (line and re.search(r'\d', line.text)), f'page 1 shows “{line.text if line else ""}” in the top margin, must show no number')
                shown = 1; p.number_line = line; continue
            rest = [l for l in body if l is not line]
            if p.number in starts:
                shown = 0
                firsts.append(bool(line))
            shown += 1
            rows = ('R-020', 'R-025', 'R-148') if any(a['first'] <= p.number <= a['last'] for a in self.appendices) else ('R-020',)
            if not line:
                # Each appendix counts from 1, and by analogy with page 1 may keep that to itself.
                if shown != 1:
                    digits = body[0].text.isdigit()
                    if digits: self.need('R-024', p, False, f'number “{body[0].text}” {mm(body[0].bottom)} below the page edge, must be inside the top margin'); p.number_line = body[0]
                    else: self.need('R-020', p, False, f'no page number in the top margin, must be {shown}')
                continue
            p.number_line = line
            self.need('R-022', p, re.fullmatch('[0-9]+', line.text), f'page number reads “{line.text}”, must be Arabic digits alone')
            digits = re.search('[0-9]+', line.text)
            for row in rows: self.need(row, p, digits and int(digits[0]) == shown, f'page number is “{line.text}”, must be {shown}')
            self.sized('R-023', line, *of('R-023'), 'page number'); self.styled('R-023', line, False, False, 'page number')
            self.need('R-024', p, line.top >= 0 and (not rest or line.bottom <= rest[0].top + POS), f'page number from {mm(line.top)} to {mm(line.bottom)}, must be inside the top margin')
        if firsts:
            self.need('R-026', min(starts), len(set(firsts)) == 1, 'the first page of one appendix shows its number, that of another does not')
            for a in self.appendices:
                # The first page may hide its 1, but the second shows 2.
                if a['first'] == a['last']: continue
                p = self.pages[a['first']]
                for row in ('R-025', 'R-148'): self.need(row, p, p.number_line is not None and p.number_line.text == '2', f'second page of the appendix shows “{p.number_line.text if p.number_line else ""}”, must show 2')

    # ---- margins

    def edges(self):
        """Where the type area lies, told by the lines themselves."""
        def value(x): return round(x / MM, 1)
        lines = [l for p in self.pages if p.h > p.w for l in p.whole_lines()]
        left, right = collections.Counter(), collections.Counter()
        for l in lines:
            # Recipients begin at the edge, and a short document has few other lines that do.
            left[value(l.x0)] += 2 if l.text.startswith(('Nơi nhận', '- Lưu')) else 1
            # Recipients of equal length end together too, far from the edge.
            if l.x1 > .75 * l.page.w: right[value(l.x1)] += 1
        many = max(2, len(lines) // 20)
        self.left = min([x for x, n in left.items() if n >= many] or list(left) or [30]) * MM
        # A millimetre of slack: what is rounded may fall on both sides.
        self.left = min(l.x0 for l in lines if abs(l.x0 - self.left) < .3 * MM) if lines else self.left
        W = self.pages[0].w
        top = right.most_common(1)[0] if right else (0, 0)
        best = max((x for x, n in right.items() if n == top[1]), default=0)
        self.right_known = top[1] >= (2 if 14 <= W / MM - best <= 21 else 3) and W - best * MM <= 30 * MM
        self.right = best * MM if self.right_known else max([l.x1 for l in lines] or [W - 15 * MM])
        low, high = of('R-006')
        if self.right_known: self.need('R-006', 1, low * MM - POS <= W - self.right <= high * MM + POS, f'lines end {mm(W - self.right)} before the page edge, allowed {low}–{high} mm')

    def middles(self, page):
        """The least and the greatest centre that the text area of `page` may have."""
        if page.w > page.h: return page.w / 2 - 2.5 * MM, page.w / 2 + 10 * MM
        if self.right_known: return ((self.left + self.right) / 2,) * 2
        low, high = of('R-006')
        return (self.left + page.w - high * MM) / 2, (self.left + page.w - low * MM) / 2

    def margins(self):
        lowest = []
        for p in self.pages:
            body = p.text_lines() + [l for l in p.lines if self.copy and l in self.copy['lines']]
            if not body: self.need('R-003', p, False, 'page without text'); continue
            tables = [t for t in p.tables if any(t[1] - 1 <= l.y <= t[3] + 1 for l in body)]
            images = [(i['x0'], i['top'], i['x1'], i['bottom']) for i in p.images]
            ruled = [self.copy['rule']['y']] if self.copy and self.copy['page'] is p else []
            top = min([l.top for l in body] + [t[1] for t in tables + images] + ruled); bottom = max([l.bottom for l in body + self.footers(p)] + [t[3] for t in tables + images])
            x0 = min([l.x0 for l in body] + [t[0] for t in tables + images]); x1 = max([l.x1 for l in body] + [t[2] for t in tables + images])
            (tl, th), (bl, _), (ll, lh), (rl, _) = of('R-003'), of('R-004'), of('R-005'), of('R-006')
            turned = p.w > p.h
            rows = ('R-008',) * 4 if turned else ('R-003', 'R-004', 'R-005', 'R-006')
            self.need(rows[0], p, tl * MM - POS <= top <= th * MM + POS, f'text begins {mm(top)} below the page edge, allowed {tl}–{th} mm')
            self.need(rows[1], p, p.h - bottom >= bl * MM - POS, f'text ends {mm(p.h - bottom)} above the page edge, allowed {bl} mm or more')
            # A page that holds nothing but a table may begin a little further in.
            wide = any(not p.in_table(l) for l in body) and len([l for l in body if abs(l.x0 - self.left) < 2]) > 1
            self.need(rows[2], p, ll * MM - POS <= x0 <= (lh * MM + POS if wide and not turned else p.w), f'text begins {mm(x0)} from the left edge, allowed {ll}–{lh} mm')
            self.need(rows[3], p, p.w - x1 >= rl * MM - POS, f'text comes to {mm(p.w - x1)} of the right edge, allowed {rl} mm or more')
            if tables: self.need('R-100', p, all(t[0] >= ll * MM - POS and t[2] <= p.w - rl * MM + POS and t[3] <= p.h - bl * MM + POS for t in tables), 'a table reaches out of the text area')
            if not turned:
                # Only where the text goes on did it have to fill its page.
                if p.number < len(self.pages) and p.number + 1 not in {a['first'] for a in self.appendices} | {q.number for q in self.attached} and self.pages[p.number].text_lines(): lowest.append(p.h - bottom)
                flow = [l for l in p.whole_lines() if abs(l.x0 - self.left) < 3 * MM]
                edge, n = collections.Counter(round(l.x0, 1) for l in flow).most_common(1)[0] if flow else (0, 0)
                if n > 2:
                    self.need('R-007', p, abs(edge - self.left) <= POS, f'lines begin {mm(edge)} from the left edge here, {mm(self.left)} elsewhere')
            if p.number_line and p.number > 1:
                c = p.number_line.centre
                low, high = self.middles(p)
                # The decree does not say centred on what.
                self.need('R-024', p, low - CENTRE <= c <= high + CENTRE or abs(c - p.w / 2) <= CENTRE, f'page number centred at {mm(c)}, must be {mm((low + high) / 2)} (text) or {mm(p.w / 2)} (paper)')
        # One page may end early to keep lines together; that all of them do so means a margin that is too wide.
        if len(lowest) > 2: self.need('R-004', 1, min(lowest) <= 25 * MM + 3 * SINGLE * 14 + 6, f'the fullest page ends {mm(min(lowest))} above the page edge, allowed 25 mm and two lines')
