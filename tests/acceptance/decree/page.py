"""A finished page as its reader sees it: glyphs on baselines, lines, rules, frames, tables, pictures.

Lengths are in points from the upper left corner of the page.
"""
import collections, re, unicodedata

MM = 72 / 25.4
# The decree speaks of Word's "dòng đơn"; for a Times-metric font that is ascent + descent + gap of the font's own
# tables, and a page edge in Word stands at the ascent of the first line and the descent of the last.
ASCENT, DESCENT, SINGLE = .8911, .2163, 1.1499
# How far a measure may be off: position, size, pitch of lines, centre.
POS, SIZE, PITCH, CENTRE = .5 * MM, .1, .2, 1.0 * MM

LU = ''.join(c for c in map(chr, range(0x41, 0x1EFA)) if unicodedata.category(c) == 'Lu' and unicodedata.name(c, '').startswith('LATIN'))


def caps(text): return text == text.upper() and any(c.isalpha() for c in text)
def mm(points): return f'{points / MM:.1f} mm'


def colour(value):
    """Red, green, blue of a colour of the file, each 0 to 1; None for a pattern."""
    v = tuple(value) if isinstance(value, (list, tuple)) else (value or 0,)
    if not all(isinstance(x, (int, float)) for x in v): return None
    if len(v) == 1: return (v[0],) * 3
    if len(v) == 4: return tuple((1 - x) * (1 - v[3]) for x in v[:3])
    return v if len(v) == 3 else None


def black(value):
    c = colour(value)
    return c is not None and max(c) < .01


class Line:
    """Glyphs on one baseline that belong together."""
    def __init__(self, page, chars, text=None):
        ink = [c for c in chars if c['text'].strip()]
        plain = [c for c in ink if not c.get('raised')] or ink
        self.page, self.chars = page, chars
        self.text = text if text is not None else unicodedata.normalize('NFC', re.sub(r'\s+', ' ', ''.join(c['text'] for c in chars if not c.get('raised'))).strip())
        self.x0, self.x1 = min(c['x0'] for c in ink), max(c['x1'] for c in ink)
        self.y = plain[0]['down']
        self.sizes = sorted({round(c['size'], 2) for c in plain})
        self.size = self.sizes[-1]
        self.bold, self.italic = all(c['bold'] for c in plain), all(c['italic'] for c in plain)
        self.any_bold, self.any_italic = any(c['bold'] for c in plain), any(c['italic'] for c in plain)
        self.ink = plain

    centre = property(lambda s: (s.x0 + s.x1) / 2)
    width = property(lambda s: s.x1 - s.x0)
    top = property(lambda s: s.y - ASCENT * s.size)
    bottom = property(lambda s: s.y + DESCENT * s.size)

    def style(self):
        return ('bold ' if self.bold else 'partly bold ' if self.any_bold else '') + ('italic' if self.italic else 'partly italic' if self.any_italic else 'upright')

    def __repr__(self): return f'<{self.text[:40]!r} y={self.y:.1f} x={self.x0:.1f}–{self.x1:.1f}>'


def join(lines):
    """Runs of one baseline as one line."""
    lines = sorted(lines, key=lambda l: l.x0)
    if len(lines) == 1: return lines[0]
    return Line(lines[0].page, [c for l in lines for c in l.chars], ' '.join(l.text for l in lines))


class Page:
    def __init__(self, number, p):
        self.number, self.w, self.h = number, float(p.width), float(p.height)
        self.chars = []
        for c in p.chars:
            name = c['fontname'].split('+')[-1]
            self.chars.append(dict(c, font=name, bold=bool(re.search('Bold', name)), italic=bool(re.search('Italic|Oblique', name)), down=self.h - c['matrix'][5]))
        self.images = [dict(i) for i in p.images]
        self.draw(p)
        found = p.find_tables() if len(self.rules) > 2 else []
        framed = [f for f in self.frames if f['y1'] - f['y0'] < 15 * MM and f['x1'] - f['x0'] < 80 * MM]
        # The frame of a stamp is no table.
        found = [t for t in found if len(t.cells) > 1 and not any(abs(t.bbox[0] - f['x0']) < 2 and abs(t.bbox[1] - f['y0']) < 2 and abs(t.bbox[3] - f['y1']) < 2 for f in framed)]
        self.tables = [t.bbox for t in found]
        self.cells = [c for t in found for c in t.cells]
        self.grids = found
        # A table may be ruled by horizontal lines alone, in which pdfplumber sees no table.
        long = collections.defaultdict(list)
        for r in self.rules:
            inside = any(t[0] - 1 <= r['x0'] and r['x1'] <= t[2] + 1 and t[1] - 1 <= r['y'] <= t[3] + 1 for t in self.tables)
            if r['x1'] - r['x0'] > .55 * self.w and not inside: long[round(r['x0']), round(r['x1'])].append(r['y'])
        self.tables += [(x0, min(ys), x1, max(ys)) for (x0, x1), ys in long.items() if len(set(map(round, ys))) > 2]
        self.lines = self.gather(self.chars)
        self.number_line = None
        # Lines that are part of no box of the body: marks in the margin, stamps, address, block of a copy.
        self.aside = []

    def draw(self, p):
        """Rules (ruled lines, stroked or filled thin) and frames (single-border rectangles)."""
        self.rules, self.frames, sides = [], [], []
        for o in p.lines + p.rects + p.curves:
            w, h = o['x1'] - o['x0'], o['bottom'] - o['top']
            dash = o.get('dash') or ([], 0)
            solid = not (dash[0] if isinstance(dash, (tuple, list)) else dash)
            stroke = colour(o.get('stroking_color') if o.get('stroke') else o.get('non_stroking_color'))
            weight = float(o.get('linewidth') or 0) if o.get('stroke') else min(w, h)
            if h < 1.5 and w > 3: self.rules.append(dict(x0=o['x0'], x1=o['x1'], y=(o['top'] + o['bottom']) / 2, solid=solid, colour=stroke, weight=weight))
            elif w < 1.5 and h > 3: sides.append(o)
            elif w > 8 * MM and 4 * MM < h < 30 * MM and o.get('stroke') and not o.get('fill'): self.frames.append(dict(x0=o['x0'], x1=o['x1'], y0=o['top'], y1=o['bottom'], colour=stroke, weight=weight))
        self.sides = [((o['x0'] + o['x1']) / 2, o['top'], o['bottom']) for o in sides]
        # Four sides drawn one by one are a frame too.
        for a in sides:
            for b in sides:
                if not (b['x0'] - a['x0'] > 8 * MM and abs(a['top'] - b['top']) < 1 and abs(a['bottom'] - b['bottom']) < 1 and a['bottom'] - a['top'] < 15 * MM): continue
                ends = [r for r in self.rules if abs(r['x0'] - a['x0']) < 1 and abs(r['x1'] - b['x1']) < 1 and min(abs(r['y'] - a['top']), abs(r['y'] - a['bottom'])) < 1]
                if len(ends) == 2: self.frames.append(dict(x0=a['x0'], x1=b['x1'], y0=a['top'], y1=a['bottom'], colour=ends[0]['colour'], weight=ends[0]['weight']))

    def gather(self, chars):
        """Baselines, then runs on a baseline: two boxes that stand side by side share no blank glyph."""
        rows = []
        for c in sorted(chars, key=lambda c: c['down']):
            if rows and abs(rows[-1][0]['down'] - c['down']) < .3: rows[-1].append(c)
            else: rows.append([c])
        rows = self.lowered(rows)
        spaced = any(not c['text'].strip() for c in chars)
        out = []
        for row in rows:
            row.sort(key=lambda c: c['x0'])
            run, last, blank = [], None, False
            for c in row:
                if c['text'].strip():
                    gap = c['x0'] - last['x1'] if last else 0
                    if last and (gap > (3 if blank or not spaced else .35) * c['size'] or self.parted(last, c)):
                        out.append(run); run = []
                    last, blank = c, False
                else: blank = True
                run.append(c)
            out.append(run)
        return [Line(self, r) for r in out if any(c['text'].strip() for c in r)]

    def parted(self, a, b):
        """Whether the side of a frame or of a cell stands between two glyphs."""
        if any(a['x1'] - 1 < x < b['x0'] + 1 and y0 < a['down'] < y1 + 1 for x, y0, y1 in self.sides): return True
        return any(a['x1'] - 1 < x < b['x0'] + 1 and f['y0'] < a['down'] < f['y1'] + 1 for f in self.frames for x in (f['x0'], f['x1']))

    @staticmethod
    def lowered(rows):
        """Marks of footnotes stand raised beside larger glyphs: they belong to the baseline of these."""
        out = []
        for i, row in enumerate(rows):
            rest = []
            for c in row:
                home = None
                if c['size'] < 10.6 and c['text'].strip():
                    for other in rows[i + 1:i + 4]:
                        drop = other[0]['down'] - c['down']
                        if .8 < drop < .6 * other[0]['size'] and any(o['size'] > 1.25 * c['size'] and -1 < c['x0'] - o['x1'] < 14 and o['text'].strip() for o in other): home = other; break
                if home is not None: home.append(dict(c, raised=True))
                else: rest.append(c)
            if rest: out.append(rest)
        return out

    def in_table(self, line):
        return any(x0 - 1 <= line.centre <= x1 + 1 and y0 - 1 <= line.y <= y1 + 1 for x0, y0, x1, y1 in self.tables)

    def text_lines(self):
        """Lines of the document proper, from top to bottom."""
        return sorted((l for l in self.lines if l is not self.number_line and l not in self.aside), key=lambda l: (round(l.y, 1), l.x0))

    def whole_lines(self, y0=-1e9, y1=1e9):
        """Body lines between two heights: runs of one baseline put together again, tables left out."""
        rows = collections.OrderedDict()
        for l in self.text_lines():
            if y0 < l.y < y1 and not self.in_table(l): rows.setdefault(round(l.y, 1), []).append(l)
        return sorted((join(ls) for ls in rows.values()), key=lambda l: l.y)

    def rule_below(self, line):
        return [r for r in self.rules if line.y < r['y'] < line.y + 1.6 * line.size and r['x1'] > line.x0 and r['x0'] < line.x1]
