"""Box 6: bases, frame, paragraphs, headings, clauses and points, tables."""
import collections, re

from .numbers import of
from .page import CENTRE, LU, MM, PITCH, POS, SINGLE, caps, mm

BASIS = '(Căn cứ|Theo đề nghị|Xét đề nghị|Xét|Thực hiện|Theo) '
POINTS = of('R-095', 'values')
ACT = '(?:Nghị định|Nghị quyết|Thông tư(?: liên tịch)?|Quyết định|Chỉ thị|Kế hoạch|Công văn|Hướng dẫn|Thông báo|Chương trình|Đề án)'
DAY = r'ngày (?:0[1-9]|[12][0-9]|3[01]) tháng (?:0[12]|[3-9]|1[0-2]) năm [0-9]{4}'
HEADING = re.compile(r'([IVXL]+|[A-ZĐ]|[0-9]+(\.[0-9]+)*)\.? |[a-zđ]\) |(Điều|Phần|Chương|Mục|Tiểu mục) ')


class Body:
    def body(self, pages, start, end, what='the body', needed=True):
        """Measures the lines of `pages` between two heights: `start` on the first, `end` on the last."""
        flow = []
        for p in pages:
            y0 = start + 2 if p is pages[0] else -1e9
            y1 = end if p is pages[-1] else 1e9
            flow += p.whole_lines(y0, y1)
            self.tabled(p, y0, y1)
        if not flow:
            # An appendix of a title alone lacks its end mark, and that row tells of it.
            if needed: self.need('R-080', pages[0], any(p.tables for p in pages), f'{what} is empty')
            return []
        return self.paragraphs(flow)

    def tabled(self, p, y0, y1):
        for l in p.lines:
            if p.in_table(l) and l is not p.number_line and l not in p.aside and y0 < l.y < y1: self.sized('R-100', l, *of('R-100'), f'table text “{l.text[:30]}”')
        for x0, t0, x1, t1 in p.cells:
            ys = sorted({(round(l.y, 1), l.size) for l in p.lines if x0 <= l.centre <= x1 and t0 <= l.y <= t1})
            for (a, _), (b, s) in zip(ys, ys[1:]): self.need('R-084', p, b - a >= SINGLE * s - PITCH, f'lines in a table cell {b - a:.2f} pt apart, allowed {SINGLE * s:.2f} pt or more')
        for x0, t0, x1, t1 in p.cells:
            for l in p.lines:
                if t0 < l.y < t1 and x0 < l.x0 < x1 and l.centre < x1: self.need('R-100', p, l.x1 <= x1 + .5, f'“{l.text[-20:]}” runs out of its cell')

    def is_centred(self, l, before):
        low, high = self.middles(l.page)
        if not low - CENTRE <= l.centre <= high + CENTRE: return False
        if l.x0 - self.left > 20 * MM: return True
        return l.bold and caps(l.text) and bool(before) and before[-1]['centred'] and l.x0 - self.left > 1 and not re.match('Điều', l.text)

    def paragraphs(self, flow):
        # Tables and pictures cut the flow: what follows one begins anew, and no gap is measured across it.
        # Landscape pages are there for their tables, and have other edges.
        flow = [l for l in flow if l.page.h > l.page.w]
        if not flow: return []
        def blocks(p): return p.tables + [(i['x0'], i['top'], i['x1'], i['bottom']) for i in p.images]
        def cut(a, b): return any(t[1] > a.y - 1 for t in blocks(a.page)) if a.page is not b.page else any(a.y < (t[1] + t[3]) / 2 < b.y for t in blocks(a.page))
        def cut_after_break(a, b): return a.page is not b.page and (any(t[3] < b.y for t in blocks(b.page)) or b.page.number - a.page.number > 1)
        steps = collections.Counter(round(b.y - a.y, 1) for a, b in zip(flow, flow[1:]) if a.page is b.page and abs(b.x0 - self.left) < POS)
        pitch = steps.most_common(1)[0][0] if steps else SINGLE * flow[0].size
        # Where every paragraph is a line, the steps are those between paragraphs.
        if pitch > 1.5 * SINGLE * flow[0].size + PITCH: pitch = SINGLE * flow[0].size
        paras = []
        for i, l in enumerate(flow):
            prev = flow[i - 1] if i else None
            broken = prev is None or cut(prev, l) or cut_after_break(prev, l)
            spaced = prev is not None and prev.page is l.page and l.y - prev.y > pitch + 3
            centred = self.is_centred(l, paras)
            # A quotation may stand in by one indent as a whole; a paragraph sets in its first line alone.
            quoted = not broken and not spaced and not centred and abs(l.x0 - prev.x0) < POS and l.x0 - self.left > 9 * MM and abs(prev.x1 - self.right) <= .7 * MM
            if broken or spaced or centred or l.x0 - self.left > 3 * MM and not quoted or paras[-1]['centred']: paras.append(dict(lines=[], broken=broken, centred=centred))
            paras[-1]['lines'].append(l)
        for q in paras: q['text'] = ' '.join(l.text for l in q['lines'])
        self.measure(paras, pitch)
        self.structure(paras)
        self.keeping(paras)
        return paras

    def measure(self, paras, pitch):
        indents = self.indents
        for q, para in enumerate(paras):
            ls, first = para['lines'], para['lines'][0]
            for l in ls:
                self.sized('R-080', l, *of('R-080'), f'“{l.text[:30]}”')
                if not l.any_bold and not caps(l.text): self.bodies[l.size] += 1
            if not para['centred']:
                indent = (first.x0 - self.left) / MM
                fit = min((10 * v for v in of('R-082', 'values')), key=lambda v: abs(v - indent))
                if self.need('R-082', first.page, abs(indent - fit) <= .3, f'“{first.text[:30]}” begins {indent:.1f} mm in, allowed 10.0 or 12.7 ± 0.3 mm'): indents[fit] += 1
            for a, b in zip(ls, ls[1:]):
                self.need('R-082', b.page, abs(b.x0 - self.left) <= POS or b.x0 - self.left > 3 * MM, f'“{b.text[:30]}” goes on {mm(b.x0 - self.left)} from the left edge, must be at the edge')
                # A line that ends at a forced break is no line of a justified paragraph.
                self.need('R-081', a.page, abs(a.x1 - self.right) <= .7 * MM, f'line “…{a.text[-30:]}” ends {mm(self.right - a.x1)} before the right edge, allowed ± 0.7 mm')
                if a.page is b.page:
                    s = max(a.size, b.size)
                    low, high = of('R-084')
                    self.need('R-084', a.page, low * SINGLE * s - PITCH <= b.y - a.y <= high * SINGLE * s + PITCH, f'lines {b.y - a.y:.2f} pt apart at {s:g} pt, allowed {SINGLE * s:.2f}–{1.5 * SINGLE * s:.2f} pt')
            if self.right_known: self.need('R-081', ls[-1].page, ls[-1].x1 <= self.right + .7 * MM, f'line “…{ls[-1].text[-30:]}” ends {mm(ls[-1].x1 - self.right)} past the right edge')
            if q and not para['broken']:
                a = paras[q - 1]['lines'][-1]
                if a.page is first.page:
                    # The two lines of a division, Phần or Chương with its title, belong together.
                    together = para['centred'] and paras[q - 1]['centred']
                    gap = of('R-083', 'min')
                    if together: self.need('R-084', a.page, first.y - a.y >= SINGLE * first.size - PITCH, f'“{first.text[:30]}” {first.y - a.y:.2f} pt below the line before')
                    else: self.need('R-083', a.page, first.y - a.y >= pitch + gap - .3, f'paragraph “{first.text[:30]}” {first.y - a.y:.2f} pt below the one before, allowed {pitch:.2f} + {gap} pt or more')
        self.need('R-082', 1, len(indents) < 2, f'indents {dict(indents)} (mm: paragraphs), must be one value in a document')
        low, high = of('R-080')
        if self.bodies:
            size = self.bodies.most_common(1)[0][0]
            self.facts.update(body=size, indent=max(indents, key=indents.get) if indents else None, pitch=round(pitch / (SINGLE * size), 2))
            # Any size, gap and indent within the ranges is right; the specimens show one of them.
            self.need('R-099', 1, low <= round(size, 1) <= high, f'body is {size:g} pt')

    # ---- what the paragraphs are

    def structure(self, paras):
        self.bases(paras)
        point, hyphens, label = None, collections.Counter(), None
        for i, para in enumerate(paras):
            if para.get('basis'): continue
            ls, text, first = para['lines'], para['text'], para['lines'][0]
            p, short = first.page, text[:40]
            bold, italic = all(l.bold for l in ls), all(l.italic for l in ls)
            body = self.facts.get('body', first.size)
            self.need('R-080', p, not italic, f'“{short}” is italic throughout, must be upright')
            self.need('R-080', p, not bold or para['centred'] or HEADING.match(text), f'“{short}” is bold throughout and no heading, must be regular')
            if len(text) > 60 and not para['centred'] and not HEADING.match(text): self.need('R-080', p, not caps(text), f'“{short}” is in capitals throughout, must be in lower case')
            division = re.match(r'(Phần|Chương|Mục|Tiểu mục) ([IVXLC]+|[0-9]+)$', text, re.I)
            loose = re.match(r'(Phần|Chương|Mục|Tiểu mục) ([IVXLC]+|[0-9]+)[.:]? ?(?=\S|$)', text)
            if loose and bold and not division:
                self.need('R-090' if loose[1].endswith('ục') else 'R-089', p, False, f'“{short}” must stand on its own line, its title below')
            elif division and (para['centred'] or bold):
                self.division(p, para, division, paras[i + 1] if i + 1 < len(paras) else None)
                point = None
            elif re.match(r'Điều [0-9]', text) and self.is_article(first):
                self.article(p, para, body); point = None
            elif re.match(r'[IVXL]+\. ', text):
                if self.need('R-092', p, bold and caps(text) and not any(l.any_italic for l in ls), f'“{short}” must be in capitals, bold, upright'): pass
                for l in ls: self.sized('R-092', l, *of('R-092'), f'“{short}”')
                point = None
            elif re.match(r'[0-9]+\. ', text):
                self.clause(p, para, body, bold); point = None
            elif re.match(r'[a-zđ]{1,2}\) ', text):
                point = self.point(p, para, body, point)
            elif re.match(r'[-–—•*+] ', text):
                hyphens[text[0]] += 1
        if hyphens: self.need('R-096', 1, set(hyphens) <= {'-', '+'}, f'items begin with {dict(hyphens)}, should begin with “-”')

    def is_article(self, line):
        """A citation at the start of a paragraph is no article: its label is not bold and no full stop follows it."""
        return re.match(r'Điều [0-9]+[.:]', line.text) or line.chars[0]['bold']

    def label(self, line, n): return line.ink[:n]

    def bases(self, paras):
        """The căn cứ that open the document (II.6.a)."""
        found = []
        for para in paras:
            text = para['text']
            italic = all(l.italic for l in para['lines'])
            if para['centred'] and not found: continue
            slanted = italic and re.match(BASIS, text)
            listed = re.match('(Căn cứ|Theo đề nghị) ', text) and (text.endswith(';') or found)
            if self.kind.name in ('GIẤY NGHỈ PHÉP',) or not (slanted or listed): break
            found.append(para)
        cited = set()
        for para in found:
            para['basis'] = True
            ls, text = para['lines'], para['text']
            p, last = ls[0].page, para is found[-1]
            for l in ls: self.styled('R-085', l, False, True, f'căn cứ “{l.text[:30]}”'); self.sized('R-085', l, *of('R-085'), f'căn cứ “{l.text[:30]}”')
            self.need('R-085', p, not caps(text), f'căn cứ “{text[:30]}” must be in lower case')
            end = of('R-086', 'values')[last]
            self.need('R-086', p, text.endswith(end) and not text.endswith(('..', './.', ';.')), f'căn cứ “…{text[-30:]}” must end in “{end}”')
# Whether one căn cứ holds two acts is a matter of words, which the program's rules look at.
            m = re.match(rf'Căn cứ (?:các )?({ACT}|Luật|Pháp lệnh|Bộ luật)\b(.*)', text)
            if not m: continue
            if m[1] in ('Luật', 'Pháp lệnh', 'Bộ luật'):
                self.need('R-087', p, not re.search(r'\bsố [0-9]+/[0-9]{4}/|\bcủa Quốc hội\b', m[2]), f'“{text[:60]}”: a law is cited without number and issuer')
            else:
                sign = re.search(r' số ([^\s;,.]+(?:/[^\s;,.]+)+)', m[2])
                # What was cited in full before needs only its type and number.
                if sign and sign[1] in cited: continue
                self.need('R-087', p, sign and re.search(DAY, m[2]) and re.search(r'\bcủa ', m[2]), f'“{text[:60]}” must name number and sign, day and issuer')
                if sign: cited.add(sign[1])
        self.based = bool(found)

    def division(self, p, para, m, title):
        row = 'R-090' if m[1].endswith('ục') else 'R-089'
        line = para['lines'][0]
        self.sized(row, line, *of(row), f'“{line.text}”'); self.styled(row, line, True, False, f'“{line.text}”'); self.near_middle(row, line, f'“{line.text}”')
        self.need(row, p, line.text[0].isupper() and not caps(m[1]), f'“{line.text}” must be in lower case')
        self.need(row, p, m[2].isdigit() == (row == 'R-090'), f'“{line.text}” must have {"an Arabic" if row == "R-090" else "a Roman"} number')
        titled = title is not None and title['centred'] and (title['lines'][0].any_bold or caps(title['text'])) and not re.match('(Phần|Chương|Mục|Tiểu mục|Điều) [IVXLC0-9]', title['text'])
        self.need('R-088', p, titled, f'“{line.text}” has no title below it')
        if not titled: return
        for l in title['lines']:
            self.sized(row, l, *of(row), f'“{l.text[:30]}”'); self.styled(row, l, True, False, f'“{l.text[:30]}”'); self.near_middle(row, l, f'“{l.text[:30]}”')
            self.need(row, p, caps(l.text), f'title “{l.text[:30]}” must be in capitals')

    def article(self, p, para, body):
        first = para['lines'][0]
        m = re.match(r'Điều ([0-9]+)(.?)', first.text)
        n = len(f'Điều{m[1]}') + 1
        label = self.label(first, n)
        self.need('R-091', p, all(c['bold'] and not c['italic'] for c in label), f'“{first.text[:20]}” must be bold, upright')
        self.need('R-091', p, m[2] == '.', f'“{first.text[:20]}” must have a full stop after its number')
        self.need('R-091', p, all(abs(c['size'] - body) < .15 for c in label), f'“{first.text[:20]}” must be as large as the body, {body:g} pt')
        self.need('R-091', p, not para['centred'], f'“{first.text[:20]}” must not be centred')

    def clause(self, p, para, body, bold):
        ls, first = para['lines'], para['lines'][0]
        n = len(re.match('[0-9]+', first.text)[0]) + 1
        if bold:
            self.need('R-093', p, not any(l.any_italic for l in ls), f'“{para["text"][:40]}” must be upright')
            self.need('R-093', p, all(abs(s - body) < .15 for l in ls for s in l.sizes), f'“{para["text"][:40]}” must be as large as the body, {body:g} pt')
            self.need('R-093', p, not caps(para['text']) or len(para['text']) < 8, f'“{para["text"][:40]}” must be in lower case')
        else:
            label = self.label(first, n)
            self.need('R-094', p, not any(c['bold'] or c['italic'] for c in label), f'“{first.text[:30]}”: the number must be regular, upright, where its words are')
            self.need('R-094', p, all(abs(c['size'] - body) < .15 for c in label), f'“{first.text[:30]}” must be as large as the body, {body:g} pt')

    def point(self, p, para, body, before):
        ls, first = para['lines'], para['lines'][0]
        letter = re.match('[a-zđ]+', first.text)[0]
        label = self.label(first, 2)
        self.need('R-095', p, not any(c['bold'] or c['italic'] for c in label), f'“{first.text[:30]}” must be regular, upright')
        self.need('R-095', p, all(abs(c['size'] - body) < .15 for c in label), f'“{first.text[:30]}” must be as large as the body, {body:g} pt')
        known = letter in POINTS
        self.need('R-095', p, known, f'“{letter})” is no letter that points are counted by')
        if not known: return before
        at = POINTS.index(letter)
        follows = at == 0 if before is None else at in (before + 1, 0)
        self.need('R-095', p, follows, f'“{letter})” comes after “{POINTS[before] + ")" if before is not None else "no point"}”, must be “{POINTS[before + 1] if before is not None and before + 1 < len(POINTS) else "a"})”')
        return at

    # ---- good practice

    def keeping(self, paras):
        for i, para in enumerate(paras):
            ls, text = para['lines'], para['text']
            bold = all(l.bold for l in ls)
            p = ls[-1].page
            following = next((l for l in p.whole_lines(ls[-1].y + 1)), None)
            if bold and i + 1 < len(paras): self.need('Q-03', p, following or any(t[1] > ls[-1].y for t in p.tables), f'heading “{text[:40]}” is the last line of its page')
            pages = collections.Counter(l.page.number for l in ls)
            if len(pages) > 1: self.need('Q-03', p, all(pages[n] > 1 for n in (min(pages), max(pages))), f'one line of “{text[:40]}” stands alone on its page')
            for a, b in zip(ls, ls[1:]):
                x, y = a.text, b.text
                torn = re.search(r'(^| )([Đđ]iều|[Kk]hoản|[Nn]gày|tháng|năm)$', x) and re.match('[0-9]', y) or re.search(r'ngày [0-9]{1,2}$', x) and y.startswith('tháng ') or re.search(r'tháng [0-9]{1,2}$', x) and y.startswith('năm ') or re.search(r'\d+/(\d{4}/)?(\S*-)?$', x) and re.match(f'[{LU}0-9]', y)
                self.need('Q-01', a.page, not torn, f'“{x[-20:]}” ends a line, “{y[:20]}” begins the next')
                self.need('Q-02', a.page, not re.search(r'[a-zà-ỹđ][-\u00ad\u2010]$', x) or not re.match('[a-zà-ỹđ]', y), f'line ends in “{x[-15:]}”')

    def table_heads(self):
        for a, b in zip(self.pages, self.pages[1:]):
            if not a.grids or not b.grids: continue
            t, u = a.grids[-1], b.grids[0]
            edges = lambda g: sorted({round(c[0]) for c in g.cells})
            if edges(t) != edges(u) or any(l.y > t.bbox[3] for l in a.text_lines()) or any(l.y < u.bbox[1] for l in b.text_lines()): continue
            def head(p, g):
                low = min(c[3] for c in g.rows[0].cells if c)
                return [l.text for l in p.lines if g.bbox[1] <= l.y <= low]
            if a.grids[-1].rows and b.grids[0].rows: self.need('Q-04', b, head(a, self.first_grid(t, a)) == head(b, u), 'a table goes on without its head')

    def first_grid(self, grid, page): return grid
