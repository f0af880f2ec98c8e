#!/usr/bin/env python3
"""Reads a finished plan PDF and measures it against Nghị định 30/2020/NĐ-CP, Phụ lục I.

usage: check_decree.py PLAN.pdf...        needs pdfplumber; exit 0 clean, 1 findings, 2 usage

The builder takes its numbers from a rule file. This reader takes them from the decree a second time and knows
nothing of the builder, so that a wrong rule file is found too. Each finding names the row (R-0xx), the page, what was
measured and what is allowed. Lengths are in millimetres unless a point size (pt) or an em is meant.
"""
import collections, re, sys, unicodedata
import pdfplumber

MM = 72 / 25.4
# The decree speaks of Word's "dòng đơn"; for a Times-metric font that is ascent + descent + gap of the font's own
# tables, and a page edge in Word stands at the ascent of the first line and the descent of the last.
ASCENT, DESCENT, SINGLE = .8911, .2163, 1.1499
POS, SIZE, PITCH, CENTRE = .5 * MM, .1, .2, 1.0 * MM
MOTTO = 'Độc lập - Tự do - Hạnh phúc'
ROWS = ('R-001 R-002 R-003 R-004 R-005 R-006 R-009 R-010 R-011 R-012 R-014 R-020 R-021 R-022 R-023 R-024 R-030 R-031 R-032 R-033 R-034 R-035 '
        'R-036 R-037 R-040 R-041 R-042 R-043 R-044 R-050 R-051 R-052 R-053 R-060 R-061 R-062 R-070 R-071 R-072 R-080 R-081 R-082 R-083 R-084 R-085 '
        'R-092 R-097 R-110 R-111 R-112 R-114 R-115 R-116 R-117 R-121 R-122 R-134 R-135 R-136 R-137').split()
STATE = 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'
# Form abbreviations that the decree's own table (Phụ lục III) writes with small letters.
MIXED_SIGNS = {'TTr', 'CTr', 'QyĐ', 'TrS'}

LU = ''.join(c for c in map(chr, range(0x41, 0x1EFA)) if unicodedata.category(c) == 'Lu' and unicodedata.name(c, '').startswith('LATIN'))


def caps(t): return t == t.upper() and any(c.isalpha() for c in t)
def mm(pt): return f'{pt / MM:.1f} mm'


class Line:
    """Glyphs on one baseline that belong together."""
    def __init__(self, page, chars):
        ink = [c for c in chars if c['text'].strip()]
        self.page, self.chars = page, ink
        self.text = unicodedata.normalize('NFC', re.sub(r'\s+', ' ', ''.join(c['text'] for c in chars)).strip())
        self.x0, self.x1 = min(c['x0'] for c in ink), max(c['x1'] for c in ink)
        self.y = ink[0]['down']
        self.sizes = sorted({round(c['size'], 2) for c in ink})
        self.size = self.sizes[-1]
        self.bold, self.italic = all(c['bold'] for c in ink), all(c['italic'] for c in ink)
        self.any_bold, self.any_italic = any(c['bold'] for c in ink), any(c['italic'] for c in ink)

    centre = property(lambda s: (s.x0 + s.x1) / 2)
    width = property(lambda s: s.x1 - s.x0)
    top = property(lambda s: s.y - ASCENT * s.size)
    bottom = property(lambda s: s.y + DESCENT * s.size)

    def style(self):
        return ('bold ' if self.bold else 'partly bold ' if self.any_bold else '') + ('italic' if self.italic else 'partly italic' if self.any_italic else 'upright')


class Page:
    def __init__(self, number, p):
        self.number, self.w, self.h = number, float(p.width), float(p.height)
        self.chars = []
        for c in p.chars:
            name = c['fontname'].split('+')[-1]
            self.chars.append(dict(c, font=name, bold=bool(re.search('Bold', name)), italic=bool(re.search('Italic|Oblique', name)), down=self.h - c['matrix'][5]))
        # A rule may be stroked as a line or filled as a thin rectangle.
        self.rules = []
        for o in p.lines + p.rects + p.curves:
            w, h = o['x1'] - o['x0'], o['bottom'] - o['top']
            dash = o.get('dash') or ([], 0)
            if h < 1.5 and w > 3: self.rules.append(dict(x0=o['x0'], x1=o['x1'], y=(o['top'] + o['bottom']) / 2, solid=not (dash[0] if isinstance(dash, (tuple, list)) else dash)))
        found = p.find_tables()
        self.tables = [t.bbox for t in found]
        self.cells = [c for t in found for c in t.cells]
        # A table may be ruled by horizontal lines alone, in which pdfplumber sees no table.
        long = collections.defaultdict(list)
        for r in self.rules:
            if r['x1'] - r['x0'] > .55 * self.w: long[round(r['x0']), round(r['x1'])].append(r['y'])
        self.tables += [(x0, min(ys), x1, max(ys)) for (x0, x1), ys in long.items() if len(ys) > 1]
        self.lines = self.gather(self.chars)
        self.number_line = None

    def gather(self, chars):
        """Baselines, then runs on a baseline: two boxes that stand side by side share no blank glyph."""
        rows = []
        for c in sorted(chars, key=lambda c: c['down']):
            if rows and abs(rows[-1][0]['down'] - c['down']) < .3: rows[-1].append(c)
            else: rows.append([c])
        spaced = any(not c['text'].strip() for c in chars)
        out = []
        for row in rows:
            row.sort(key=lambda c: c['x0'])
            run, last, blank = [], None, False
            for c in row:
                if c['text'].strip():
                    gap = c['x0'] - last['x1'] if last else 0
                    if last and gap > (3 if blank or not spaced else .35) * c['size']:
                        out.append(run); run = []
                    last, blank = c, False
                else: blank = True
                run.append(c)
            out.append(run)
        return [Line(self, r) for r in out if any(c['text'].strip() for c in r)]

    def in_table(self, line):
        return any(x0 - 1 <= line.centre <= x1 + 1 and y0 - 1 <= line.y <= y1 + 1 for x0, y0, x1, y1 in self.tables)

    def whole_lines(self, y0=-1e9, y1=1e9):
        """Body lines between two heights: runs of one baseline put together again, tables left out."""
        rows = collections.OrderedDict()
        for l in self.lines:
            if l is not self.number_line and y0 < l.y < y1 and not self.in_table(l): rows.setdefault(round(l.y, 1), []).append(l)
        out = []
        for ls in rows.values():
            if len(ls) == 1: out.append(ls[0])
            else:
                joined = Line(self, [c for l in ls for c in l.chars]); joined.text = ' '.join(l.text for l in ls); out.append(joined)
        return sorted(out, key=lambda l: l.y)

    def rule_below(self, line):
        return [r for r in self.rules if line.y < r['y'] < line.y + 1.6 * line.size and r['x1'] > line.x0 and r['x0'] < line.x1]


class Judge:
    def __init__(self, path):
        self.findings, self.measured = collections.OrderedDict(), set()
        with pdfplumber.open(path) as pdf:
            self.pages = [Page(i, p) for i, p in enumerate(pdf.pages, 1)]
            for p in pdf.pages: p.close()

    def need(self, row, page, ok, message):
        self.measured.add(row)
        if not ok: self.findings.setdefault((row, getattr(page, 'number', page)), []).append(message)
        return ok

    def sized(self, row, line, low, high, what):
        allowed = f'{low} pt' if low == high else f'{low}–{high} pt'
        self.need(row, line.page, low - SIZE <= line.sizes[0] and line.sizes[-1] <= high + SIZE, f'{what} is {" and ".join(f"{s:g}" for s in line.sizes)} pt, allowed {allowed}')

    def styled(self, row, line, bold, italic, what):
        ok = (line.bold if bold else not line.any_bold) and (line.italic if italic else not line.any_italic)
        self.need(row, line.page, ok, f'{what} is {line.style()}, must be {"bold" if bold else "regular"} {"italic" if italic else "upright"}')

    def centred(self, row, line, centre, what, on):
        self.need(row, line.page, abs(line.centre - centre) <= CENTRE, f'centre of {what} at {mm(line.centre)}, must be that of {on}, {mm(centre)} ± 1 mm')

    def ruled(self, row, line, what, low, high, widths, slack):
        """One solid line under `line`, its length a share of one of `widths`."""
        rules = line.page.rule_below(line)
        if not self.need(row, line.page, len(rules) == 1, f'{len(rules)} lines under {what}, must be one whole line'): return
        r = rules[0]; length = r['x1'] - r['x0']
        self.need(row, line.page, r['solid'], f'line under {what} is dashed, must be solid')
        self.need(row, line.page, any(low * w - slack <= length <= high * w + slack for w in widths),
                  f'line under {what} is {mm(length)} long, allowed {mm(low * widths[0] - slack)} to {mm(high * widths[0] + slack)}')
        self.need(row, line.page, abs((r['x0'] + r['x1']) / 2 - line.centre) <= CENTRE, f'line under {what} is centred at {mm((r["x0"] + r["x1"]) / 2)}, the text at {mm(line.centre)} ± 1 mm')

    # ---- the whole document

    def paper_and_type(self):
        families = collections.Counter()
        for p in self.pages:
            portrait = abs(p.w - 210 * MM) <= 1 and abs(p.h - 297 * MM) <= 1
            turned = abs(p.h - 210 * MM) <= 1 and abs(p.w - 297 * MM) <= 1
            self.need('R-001', p, portrait or turned, f'page is {p.w / MM:.1f} × {p.h / MM:.1f} mm, must be 210 × 297 mm')
            if turned: self.need('R-002', p, bool(p.tables), 'landscape page without a table')
            strange, coloured = collections.Counter(), collections.Counter()
            for c in p.chars:
                n = c['font'].replace(' ', '')
                f = 'Liberation Serif' if n.startswith('LiberationSerif') else 'Times New Roman' if n.startswith('Times') else None
                families[f or c['font']] += 1
                if not f: strange[c['font']] += 1
                colour = c['non_stroking_color']
                colour = tuple(colour) if isinstance(colour, (list, tuple)) else (colour or 0,)
                black = colour[3] > .99 if len(colour) == 4 else all(isinstance(v, (int, float)) and v < .01 for v in colour)
                if not black: coloured[colour] += 1
            self.need('R-009', p, not strange, f'fonts {dict(strange)}, must be Liberation Serif or Times New Roman throughout')
            self.need('R-012', p, not coloured, f'glyphs in colours {dict(coloured)}, must be black')
            text = ''.join(c['text'] for c in p.chars)
            self.need('R-011', p, unicodedata.is_normalized('NFC', text) and '(cid:' not in text and '\ufffd' not in text, 'text is not NFC Unicode throughout')
        self.need('R-010', 1, len(families) == 1, f'families {dict(families)}, must be exactly one')

    def page_numbers(self):
        shown = 0
        for p in self.pages:
            body = sorted((l for l in p.lines), key=lambda l: l.y)
            if not body: continue
            first = [l for l in body if abs(l.y - body[0].y) < 2]
            # What stands with its whole box above the narrowest allowed margin is no body text; under a wider one
            # only digits are taken for the number.
            line = first[0] if len(first) == 1 and first[0].bottom < (25 if first[0].text.isdigit() else 20) * MM + POS else None
            if p.number == 1:
                self.need('R-021', p, not (line and re.search(r'\d', line.text)), f'page 1 shows “{line.text if line else ""}” in the top margin, must show no number')
                shown = 1; p.number_line = line; continue
            rest = [l for l in body if l is not line]
            if rest and re.match(r'Phụ lục( [IVXL]+)?$', rest[0].text): shown = 0
            shown += 1
            if not line:
                # Each appendix counts from 1, and by analogy with page 1 may keep that to itself.
                if shown != 1:
                    digits = body[0].text.isdigit()
                    self.need('R-024' if digits else 'R-020', p, False, f'number “{body[0].text}” {mm(body[0].bottom)} below the page edge, must be inside the top margin' if digits else f'no page number in the top margin, must be {shown}')
                    if digits: p.number_line = body[0]
                continue
            p.number_line = line
            self.need('R-022', p, re.fullmatch('[0-9]+', line.text), f'page number reads “{line.text}”, must be Arabic digits alone')
            digits = re.search('[0-9]+', line.text)
            self.need('R-020', p, digits and int(digits[0]) == shown, f'page number is “{line.text}”, must be {shown}')
            self.sized('R-023', line, 13, 14, 'page number'); self.styled('R-023', line, False, False, 'page number')
            self.need('R-024', p, line.top >= 0 and (not rest or line.bottom <= rest[0].top + POS), f'page number from {mm(line.top)} to {mm(line.bottom)}, must be inside the top margin')

    def edges(self):
        """Where the type area lies, told by the lines themselves."""
        def value(x): return round(x / MM, 1)
        lines = [l for p in self.pages if p.h > p.w for l in p.whole_lines()]
        left, right = collections.Counter(value(l.x0) for l in lines), collections.Counter(value(l.x1) for l in lines)
        many = max(3, len(lines) // 20)
        self.left = min([x for x, n in left.items() if n >= many] or list(left)) * MM
        self.right = right.most_common(1)[0][0] * MM
        self.middle = (self.left + self.right) / 2
        W = self.pages[0].w
        self.need('R-006', 1, 15 * MM - POS <= W - self.right <= 20 * MM + POS, f'lines end {mm(W - self.right)} before the page edge, allowed 15–20 mm')
        lowest = []
        for p in self.pages:
            body = [l for l in p.lines if l is not p.number_line]
            if not body: self.need('R-003', p, False, 'page without text'); continue
            inked = [t for t in p.tables]
            top = min([l.top for l in body] + [t[1] for t in inked]); bottom = max([l.bottom for l in body] + [t[3] for t in inked])
            x0 = min([l.x0 for l in body] + [t[0] for t in inked]); x1 = max([l.x1 for l in body] + [t[2] for t in inked])
            self.need('R-003', p, 20 * MM - POS <= top <= 25 * MM + POS, f'text begins {mm(top)} below the page edge, allowed 20–25 mm')
            self.need('R-004', p, p.h - bottom >= 20 * MM - POS, f'text ends {mm(p.h - bottom)} above the page edge, allowed 20 mm or more')
            lowest.append(p.h - bottom)
            # A page that holds nothing but a table may begin a little further in.
            high = 35 * MM + POS if any(not p.in_table(l) for l in body) else p.w
            self.need('R-005', p, 30 * MM - POS <= x0 <= high, f'text begins {mm(x0)} from the left edge, allowed 30–35 mm')
            self.need('R-006', p, p.w - x1 >= 15 * MM - POS, f'text comes to {mm(p.w - x1)} of the right edge, allowed 15 mm or more')
            if p.number_line and p.number > 1:
                c, area = p.number_line.centre, self.middle if p.h > p.w else (x0 + x1) / 2
                # The decree does not say centred on what.
                self.need('R-024', p, min(abs(c - area), abs(c - p.w / 2)) <= CENTRE, f'page number centred at {mm(c)}, must be {mm(area)} (text) or {mm(p.w / 2)} (paper)')
        # One page may end early to keep lines together; that all of them do so means a margin that is too wide.
        if len(lowest) > 2: self.need('R-004', 1, min(lowest[:-1]) <= 25 * MM + 1.5 * SINGLE * 14 + 6, f'the fullest page ends {mm(min(lowest[:-1]))} above the page edge, allowed 25 mm and one line')

    # ---- boxes 1 to 5a, on page 1

    def head(self):
        p = self.pages[0]
        lines = sorted((l for l in p.lines if l is not p.number_line), key=lambda l: (round(l.y, 1), l.x0))
        def plain(t): return t.replace('HOÀ', 'HÒA')
        state = next((l for l in lines if plain(l.text) == STATE), None)
        if not state:
            wrapped = any(len(l.text) > 8 and STATE.startswith(plain(l.text)) for l in lines)
            self.need('R-033' if wrapped else 'R-030', p, False, f'“{STATE}” is {"broken over two lines" if wrapped else "not found"}, must stand on one line'); return None
        for row in ('R-030', 'R-033'): self.need(row, p, True, '')
        self.sized('R-031', state, 12, 13, 'Quốc hiệu'); self.styled('R-031', state, True, False, 'Quốc hiệu')
        self.need('R-032', p, state.y - lines[0].y <= 1.5, f'Quốc hiệu stands {state.y - lines[0].y:.1f} pt below the first line, must be the first')
        self.need('R-032', p, state.x0 > p.w / 2 - 15 * MM and state.x1 <= self.right + POS, f'Quốc hiệu reaches from {mm(state.x0)} to {mm(state.x1)}, allowed {mm(p.w / 2 - 15 * MM)} to {mm(self.right)}')

        under = [l for l in lines if l.y > state.y + 2 and l.centre > state.x0]
        motto = under[0] if under else None
        if not self.need('R-034', p, motto and motto.text == MOTTO, f'Tiêu ngữ reads “{motto.text if motto else ""}”, must be “{MOTTO}” on one line'): motto = motto if motto and motto.text.startswith('Độc') else None
        if motto:
            self.sized('R-035', motto, 13, 14, 'Tiêu ngữ'); self.styled('R-035', motto, True, False, 'Tiêu ngữ'); self.centred('R-035', motto, state.centre, 'Tiêu ngữ', 'Quốc hiệu')
            self.ruled('R-036', motto, 'Tiêu ngữ', 1, 1, [motto.width], 2 * MM)
            step = motto.y - state.y
            self.need('R-037', p, abs(step - SINGLE * motto.size) <= 1.5, f'Tiêu ngữ {step:.1f} pt below Quốc hiệu, allowed {SINGLE * motto.size:.1f} ± 1.5 pt')

        number = next((l for l in lines if re.match(r'Số\b', l.text) and l.centre < state.x0), None)
        date = next((l for l in under if re.search(r'ngày .*tháng .*năm', l.text)), None)
        self.need('R-050', p, number, 'no line that begins with “Số:” under the issuing body')
        self.need('R-060', p, date, 'no line of place and date on one line under Tiêu ngữ')
        end = max([l.y for l in (number, date) if l] or [motto.y if motto else state.y])

        box2 = [l for l in lines if l.y < (number.y - 2 if number else end) and l.x0 < state.x0 and l is not motto and l is not date]
        self.need('R-041', p, any(l.bold for l in box2), 'no issuing body in bold above the number')
        if box2: self.issuer(p, box2, state)
        if number: self.numbered(p, number, box2)
        if date: self.dated(p, date, number, state, motto)
        return end

    def issuer(self, p, box2, state):
        issuing = [l for l in box2 if l.any_bold]; parent = box2[:box2.index(issuing[0])] if issuing else box2
        for l in parent:
            self.sized('R-040', l, 12, 13, f'“{l.text}”'); self.styled('R-040', l, False, False, f'“{l.text}”')
            self.need('R-040', p, caps(l.text), f'“{l.text}” must be in capitals')
        for l in box2[len(parent):]:
            self.sized('R-041', l, 12, 13, f'“{l.text}”'); self.styled('R-041', l, True, False, f'“{l.text}”')
            self.need('R-041', p, caps(l.text), f'“{l.text}” must be in capitals')
        for l in box2[1:]: self.centred('R-041', l, box2[0].centre, f'“{l.text}”', 'box 2')
        widths = [box2[-1].width, max(l.width for l in (issuing or box2))]
        # Half a point: the width of a line that a measurement can be off by.
        self.ruled('R-042', box2[-1], 'the issuing body', 1 / 3, 1 / 2, widths, .5)
        for a, b in zip(box2, box2[1:]):
            self.need('R-043', p, abs(b.y - a.y - SINGLE * b.size) <= 1.5, f'“{b.text}” {b.y - a.y:.1f} pt below the line before, allowed {SINGLE * b.size:.1f} ± 1.5 pt')
        self.need('R-044', p, abs(box2[0].y - state.y) <= 1.5, f'first line of the issuing body {box2[0].y - state.y:+.1f} pt from Quốc hiệu, allowed ± 1.5 pt')
        for l in box2: self.need('R-044', p, l.x1 <= state.x0 and l.centre < p.w / 2, f'“{l.text}” reaches to {mm(l.x1)}, must end before Quốc hiệu at {mm(state.x0)}')

    def numbered(self, p, number, box2):
        self.sized('R-050', number, 13, 13, 'number line'); self.styled('R-050', number, False, False, 'number line')
        m = re.fullmatch(r'Số: ?(\S*?)\s*/\s*(.*)', number.text)
        self.need('R-050', p, re.match(r'Số: \S', number.text), f'number line reads “{number.text}”, must begin “Số: ”')
        self.need('R-051', p, m and re.fullmatch(r'0[1-9]|[1-9]\d+', m[1]), f'number is “{m[1] if m else number.text}”, must be Arabic digits, below 10 with a leading 0')
        groups = m[2].split('-') if m else []
        self.need('R-052', p, m and re.fullmatch(r'Số: \S+', number.text) and all(g in MIXED_SIGNS or g and caps(g) and re.fullmatch(f'[{LU}0-9]+', g) for g in groups), f'sign in “{number.text}”, must be capitals after “/”, groups joined by “-”, without spaces')
        if box2: self.centred('R-053', number, box2[-1].centre, 'number line', 'the issuing body')

    def dated(self, p, date, number, state, motto):
        self.sized('R-060', date, 13, 14, 'date line'); self.styled('R-060', date, False, True, 'date line')
        self.need('R-060', p, re.fullmatch(f'[{LU}][^,]*, ngày (0[1-9]|[12][0-9]|3[01]) tháng (0[12]|[3-9]|1[0-2]) năm [0-9]{{4}}', date.text), f'date line reads “{date.text}”, must be “Place, ngày dd tháng mm năm yyyy” (0 before days below 10 and months 1, 2)')
        if number: self.need('R-061', p, abs(date.y - number.y) <= 1.5, f'date line {date.y - number.y:+.1f} pt from the number line, allowed ± 1.5 pt')
        self.centred('R-062', date, state.centre, 'date line', 'Quốc hiệu')
        if motto:
            triple = tuple(round(l.size, 1) for l in (state, motto, date))
            self.need('R-014', p, any(all(abs(a - b) <= SIZE for a, b in zip(triple, t)) for t in ((12, 13, 13), (13, 14, 14))), f'Quốc hiệu, Tiêu ngữ, date are {triple} pt, allowed (12, 13, 13) or (13, 14, 14)')

    def kind_and_subject(self, end):
        """Returns the height below which the body begins."""
        p = self.pages[0]
        lines = p.whole_lines(y0=end + 2)
        if not self.need('R-070', p, lines, 'no type name below the head'): return end
        kind, rest = lines[0], lines[1:]
        self.sized('R-070', kind, 13, 14, 'type name'); self.styled('R-070', kind, True, False, 'type name')
        self.need('R-070', p, caps(kind.text), f'type name reads “{kind.text}”, must be in capitals'); self.centred('R-070', kind, self.middle, 'type name', 'the text')
        ruled = [r['y'] for r in p.rules if kind.y < r['y'] and r['x1'] - r['x0'] < .8 * (self.right - self.left) and not any(t[1] - 1 <= r['y'] <= t[3] + 1 for t in p.tables)]
        # Without its rule the subject ends where lines stop being bold.
        subject = []
        for l in rest:
            if (l.y > min(ruled)) if ruled else (not l.bold or re.match(r'[IVXL]+\. |[0-9]+\. ', l.text)): break
            subject.append(l)
        if not self.need('R-071', p, subject, 'no subject in bold under the type name'): return kind.y
        for i, l in enumerate(subject):
            self.sized('R-071', l, 13, 14, 'subject'); self.styled('R-071', l, True, False, 'subject'); self.centred('R-071', l, self.middle, 'subject', 'the text')
            step = l.y - ([kind] + subject)[i].y
            self.need('R-071', p, step <= 1.5 * SINGLE * l.size + 6 + PITCH, f'subject {step:.1f} pt below the line before, must be directly below')
        text = ' '.join(l.text for l in subject)
        self.need('R-071', p, not caps(text) and text[0] in LU, f'subject reads “{text}”, must be in lower case with an initial capital')
        self.ruled('R-072', subject[-1], 'the subject', 1 / 3, 1 / 2, [subject[-1].width, max(l.width for l in subject)], .5)
        return subject[-1].y

    # ---- box 6

    def find_signature(self):
        """The page and line of “Nơi nhận:”; appendices may follow it."""
        for p in reversed(self.pages):
            for l in p.lines:
                if l.text.startswith('Nơi nhận') and not p.in_table(l): return p, l
        self.need('R-134', len(self.pages), False, 'no “Nơi nhận:” in the document'); return None, None

    def body(self, start, sign_page, sign):
        last = sign_page.number if sign_page else len(self.pages)
        marks = [(p, l) for p in self.pages[:last] for l in p.lines if './.' in l.text]
        n = sum(l.text.count('./.') for _, l in marks)
        self.need('R-097', marks[-1][0] if marks else last, n == 1, f'“./.” stands {n} times, must stand once')
        flow = []
        for p in self.pages[:last]:
            y0 = start + 2 if p.number == 1 else -1e9
            # The box of the signature may stand a little off “Nơi nhận:”, which R-121 judges, not the body.
            y1 = sign.y - 6 if p is sign_page else 1e9
            if p is sign_page and marks and marks[-1][0] is p and marks[-1][1].y < sign.y: y1 = min(y1, marks[-1][1].y + 1)
            flow += [l for l in p.whole_lines(y0, y1)]
            for l in p.lines:
                if p.in_table(l) and l is not p.number_line: self.sized('R-080', l, 13, 14, f'table text “{l.text[:30]}”')
            for x0, t0, x1, t1 in p.cells:
                ys = sorted({(round(l.y, 1), l.size) for l in p.lines if x0 <= l.centre <= x1 and t0 <= l.y <= t1})
                for (a, _), (b, s) in zip(ys, ys[1:]): self.need('R-084', p, b - a >= SINGLE * s - PITCH, f'lines in a table cell {b - a:.2f} pt apart, allowed {SINGLE * s:.2f} pt or more')
        if not self.need('R-080', 1, flow, 'no body text'): return
        if marks: self.need('R-097', marks[-1][0], flow[-1].text.endswith('./.'), f'last line before the signature ends “{flow[-1].text[-20:]}”, must end “./.”')
        self.paragraphs(flow)

    def paragraphs(self, flow):
        # Tables cut the flow: what follows one begins anew, and no gap is measured across it.
        # Landscape pages are there for their tables, and have other edges.
        flow = [l for l in flow if l.page.h > l.page.w]
        def cut(a, b): return any(t[1] > a.y - 1 for t in a.page.tables) if a.page is not b.page else any(a.y < t[1] < b.y for t in a.page.tables)
        def cut_after_break(a, b): return a.page is not b.page and any(t[3] < b.y for t in b.page.tables)
        steps = collections.Counter(round(b.y - a.y, 1) for a, b in zip(flow, flow[1:]) if a.page is b.page and abs(b.x0 - self.left) < POS)
        pitch = steps.most_common(1)[0][0] if steps else SINGLE * flow[0].size
        paras = []
        for i, l in enumerate(flow):
            prev = flow[i - 1] if i else None
            broken = prev is None or cut(prev, l) or cut_after_break(prev, l)
            spaced = prev is not None and prev.page is l.page and l.y - prev.y > pitch + 3
            centred = l.bold and abs(l.centre - self.middle) <= CENTRE and l.x0 - self.left > 20 * MM
            if broken or spaced or centred or l.x0 - self.left > 3 * MM or paras[-1]['centred']: paras.append(dict(lines=[], broken=broken, centred=centred))
            paras[-1]['lines'].append(l)
        indents = collections.Counter()
        for q, para in enumerate(paras):
            ls, first = para['lines'], para['lines'][0]
            for l in ls: self.sized('R-080', l, 13, 14, f'“{l.text[:30]}”')
            if not para['centred']:
                indent = (first.x0 - self.left) / MM
                fit = min((10.0, 12.7), key=lambda v: abs(v - indent))
                if self.need('R-082', first.page, abs(indent - fit) <= .3, f'“{first.text[:30]}” begins {indent:.1f} mm in, allowed 10.0 or 12.7 ± 0.3 mm'): indents[fit] += 1
            for a, b in zip(ls, ls[1:]):
                self.need('R-082', b.page, abs(b.x0 - self.left) <= POS, f'“{b.text[:30]}” goes on {mm(b.x0 - self.left)} from the left edge, must be at the edge')
                self.need('R-081', a.page, abs(a.x1 - self.right) <= .7 * MM, f'line “…{a.text[-30:]}” ends {mm(self.right - a.x1)} before the right edge, allowed ± 0.7 mm')
                if a.page is b.page:
                    s = max(a.size, b.size)
                    self.need('R-084', a.page, SINGLE * s - PITCH <= b.y - a.y <= 1.5 * SINGLE * s + PITCH, f'lines {b.y - a.y:.2f} pt apart at {s:g} pt, allowed {SINGLE * s:.2f}–{1.5 * SINGLE * s:.2f} pt')
            self.need('R-081', ls[-1].page, ls[-1].x1 <= self.right + .7 * MM, f'line “…{ls[-1].text[-30:]}” ends {mm(ls[-1].x1 - self.right)} past the right edge')
            if q and not para['broken']:
                a = paras[q - 1]['lines'][-1]
                if a.page is first.page: self.need('R-083', a.page, first.y - a.y >= pitch + 6 - .3, f'paragraph “{first.text[:30]}” {first.y - a.y:.2f} pt below the one before, allowed {pitch:.2f} + 6 pt or more')
        self.need('R-082', 1, len(indents) < 2, f'indents {dict(indents)} (mm: paragraphs), must be one value in a document')
        self.emphasis(paras)

    def emphasis(self, paras):
        heading = re.compile(r'([IVXL]+|[A-ZĐ]|[0-9]+(\.[0-9]+)*)\.? |[a-zđ]\) |(Điều|Phần|Chương|Mục|Tiểu mục) ')
        before = True
        for para in paras:
            ls = para['lines']; text = ' '.join(l.text for l in ls); first = ls[0]
            bold, italic = all(l.bold for l in ls), all(l.italic for l in ls)
            if before and re.match('(Căn cứ|Theo đề nghị|Xét đề nghị|Xét) ', text):
                for l in ls: self.styled('R-085', l, False, True, f'căn cứ “{l.text[:30]}”'); self.sized('R-085', l, 13, 14, f'căn cứ “{l.text[:30]}”')
                continue
            before = False
            self.need('R-080', first.page, not italic, f'“{text[:40]}” is italic throughout, must be upright')
            self.need('R-080', first.page, not bold or para['centred'] or heading.match(text), f'“{text[:40]}” is bold throughout and no heading, must be regular')
            if re.match(r'[IVXL]+\. ', text): self.need('R-092', first.page, bold and caps(text) and not any(l.any_italic for l in ls), f'“{text[:40]}” must be in capitals, bold, upright')

    # ---- boxes 7 and 9b

    def signature(self, p, head):
        zone = [l for l in p.lines if l is not p.number_line and not p.in_table(l)]
        end = max([l.y for l in zone if './.' in l.text and l.y < head.y] or [head.y - 6.1])
        zone = sorted((l for l in zone if l.y > end + 1), key=lambda l: l.y)
        right = [l for l in zone if l.x0 > head.x1 and l.centre > p.w / 2]; left = [l for l in zone if l not in right]
        self.recipients(p, head, [l for l in left if l is not head])
        above = [l for q in self.pages[:p.number] for l in q.lines if l is not q.number_line and (q is not p or l not in zone)]
        if p.number > 1: self.need('R-122', p, len({round(l.y) for l in above if l.page is p}) >= 2, 'fewer than 2 lines of text stand on the page of the signature')
        if not self.need('R-110', p, len(right) >= 2, f'{len(right)} lines in the signature block, must be authority or title and name'): return
        self.need('R-121', p, abs(right[0].y - head.y) <= 2, f'signature block begins {right[0].y - head.y:+.1f} pt from “Nơi nhận:”, allowed ± 2 pt')
        gaps = [b.y - a.y for a, b in zip(right, right[1:])]; at = gaps.index(max(gaps)) + 1
        upper, lower = right[:at], right[at:]
        free = (lower[0].y - .66 * lower[0].size) - upper[-1].bottom
        self.need('R-117', p, free >= 20 * MM, f'{mm(free)} free for the signature, must be 20 mm or more')
        for l in upper + lower[:-1]:
            row = 'R-110' if l in upper else 'R-116'
            self.sized(row, l, 13, 14, f'“{l.text}”'); self.styled(row, l, True, False, f'“{l.text}”'); self.need(row, p, caps(l.text), f'“{l.text}” must be in capitals')
        code = re.match(r'(TM|TUQ|KT|TL|Q|T/M|K/T|T/L)\b', upper[0].text)
        self.need('R-111', p, not code or re.match(f'(TM|Q|KT|TL|TUQ)\\. [{LU}]', upper[0].text), f'authority reads “{upper[0].text}”, must be TM. | Q. | KT. | TL. | TUQ., a space and a name in capitals')
        if code and not code[1].startswith('Q'): self.need('R-112', p, len(upper) > 1, f'“{upper[0].text}” without the signer’s own title on the next line')
        name = lower[-1]
        self.sized('R-114', name, 13, 14, 'name'); self.styled('R-114', name, True, False, 'name')
        self.need('R-114', p, not caps(name.text) and all(w[0] in LU for w in name.text.split()), f'name reads “{name.text}”, must be in lower case with initial capitals')
        for l in right[1:]: self.centred('R-114', l, right[0].centre, f'“{l.text}”', 'the signature block')
        self.need('R-115', p, not re.match(r'(GS|PGS|TS|ThS|BS|CN|KS|LS|NGƯT|NGND|TTND|Giáo sư|Phó Giáo sư|Tiến sĩ|Thạc sĩ|Ông|Bà)\b', name.text), f'name reads “{name.text}”, must be without title')

    def recipients(self, p, head, items):
        self.need('R-134', p, head.text == 'Nơi nhận:', f'line reads “{head.text}”, must be “Nơi nhận:”')
        self.sized('R-134', head, 12, 12, '“Nơi nhận:”'); self.styled('R-134', head, True, True, '“Nơi nhận:”')
        self.need('R-134', p, abs(head.x0 - self.left) <= POS, f'“Nơi nhận:” begins at {mm(head.x0)}, must be at {mm(self.left)}')
        if not self.need('R-135', p, items, 'no recipients under “Nơi nhận:”'): return
        joined = []
        for l in items:
            self.sized('R-135', l, 11, 11, f'“{l.text}”'); self.styled('R-135', l, False, False, f'“{l.text}”')
            if l.text.startswith('-'):
                joined.append(l.text); self.need('R-135', p, abs(l.x0 - self.left) <= POS, f'“{l.text}” begins at {mm(l.x0)}, must be at {mm(self.left)}')
            elif joined: joined[-1] += ' ' + l.text
            else: self.need('R-135', p, False, f'“{l.text}” does not begin with “-”')
        for t in joined[:-1]: self.need('R-135', p, re.fullmatch(r'- \S.*;( ?\([^()]*\))?', t), f'“{t}” must be “- …;”')
        sent = any(l.text.startswith('Kính gửi') for q in self.pages[:p.number] for l in q.lines)
        alike = [t for t in joined if re.match(r'- Như trên', t)]
        self.need('R-136', p, bool(joined) and (joined[0] == '- Như trên;') if sent else not alike, 'first recipient must be “- Như trên;”' if sent else '“Như trên” without “Kính gửi”')
        self.need('R-137', p, joined and re.fullmatch(r'- Lưu: VT(, ?[^.;]+)*\.', joined[-1]), f'last recipient reads “{joined[-1] if joined else ""}”, must be “- Lưu: VT, ….”')

    def run(self):
        if not any(p.lines for p in self.pages): self.need('R-011', 1, False, 'no text in the document'); return
        self.paper_and_type(); self.page_numbers(); self.edges()
        end = self.head(); p, sign = self.find_signature()
        if end is None:
            # Without a head the body is still worth reading: it begins at the first heading or căn cứ.
            begin = next((l.y for l in self.pages[0].whole_lines() if re.match(r'Căn cứ |I\. ', l.text)), 60 * MM); start = begin - 2.1
        else: start = self.kind_and_subject(end)
        self.body(start, p, sign)
        if p: self.signature(p, sign)


def main(paths):
    if not paths: print(__doc__); return 2
    bad = 0
    for path in paths:
        j = Judge(path); j.run()
        for (row, page), messages in sorted(j.findings.items()):
            more = f' (and {len(messages) - 1} more on this page)' if len(messages) > 1 else ''
            print(f'FAIL {row} page {page}: {messages[0]}{more}')
        absent = [r for r in ROWS if r not in j.measured]
        print(f'{path}: {len(j.pages)} pages, {len(j.measured)} of {len(ROWS)} rows measured, {len({r for r, _ in j.findings})} with findings' + (f'; nothing to measure for {" ".join(absent)}' if absent else ''))
        bad += bool(j.findings)
    return 1 if bad else 0


if __name__ == '__main__': sys.exit(main(sys.argv[1:]))
