"""Appendices, and documents issued with a decision."""
import glob
import re

import pdfplumber

from .head import STATE, plain
from .numbers import TYPES, Kind, of
from .page import CENTRE, MM, black, caps

LABEL = re.compile(r'Phụ lục( (?:số )?([IVXLC]+|[0-9]+|[A-ZĐ]))?[.:]?$', re.I)
ROMAN = 'I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII XIX XX'.split()


class Appendix:
    def find_appendices(self):
        self.appendices, self.attached = [], []
        last = len(self.pages)
        for p in self.pages:
            lines = [l for l in p.whole_lines() if not (l.text.isdigit() and l.y < 25 * MM)]
            if p.number > 1 and any(plain(l.text) == STATE for l in p.lines if l.y < p.h / 4):
                self.attached.append(p)
                if self.appendices: self.appendices[-1]['last'] = min(self.appendices[-1]['last'], p.number - 1)
                continue
            if not lines or not LABEL.match(lines[0].text) or lines[0].size < 12: continue
            if self.appendices: self.appendices[-1]['last'] = min(self.appendices[-1]['last'], p.number - 1)
            self.appendices.append(dict(first=p.number, last=last, label=lines[0]))

    def main_pages(self):
        ends = [a['first'] - 1 for a in self.appendices] + [p.number - 1 for p in self.attached] + [len(self.pages)]
        return self.pages[:max(min(ends), 1)]

    def appended(self, main):
        # What is issued with a decision may have appendices of its own.
        cites = main + [q for p in self.attached for q in self.pages[p.number - 1:self.last_of(p)]]
        text = ' '.join(l.text for p in cites for l in p.text_lines())
        # Those in files of their own are numbered with the others.
        elsewhere = self.numbers_beside() if main else []
        many = len(self.appendices) + len(elsewhere) >= of('R-141', 'min')
        here = [number for number in ROMAN if number not in elsewhere]
        blanks = set()
        for i, a in enumerate(self.appendices):
            p = self.pages[a['first'] - 1]
            m = LABEL.match(a['label'].text)
            number = m[2]
            if many: self.need('R-141', p, number == here[i], f'“{a["label"].text}” must be “Phụ lục {here[i]}”')
            else: self.need('R-141', p, not number or number in ROMAN, f'“{a["label"].text}” must have a Roman number or none')
            if main and main[0] is not p:
                lists = re.findall(r'[Pp]hụ lục ((?:[IVXLC]+(?:, | và | đến |; )?)+)', text)
                named = number is None and re.search(r'[Pp]hụ lục', text) or any(number in re.findall('[IVXLC]+', x) for x in lists) or re.search(r'[Cc]ác [Pp]hụ lục', text)
                self.need('R-140', p, named, f'the text does not refer to “{a["label"].text}”')
            blanks.add(self.one(p, a, i))
        blanks.discard(None)
        if blanks:
            self.need('R-145', self.appendices[0]['first'], len(blanks) == 1, 'one pointer line is filled in, another is not')
            if self.issue: self.need('R-145', self.appendices[0]['first'], blanks == {self.issue}, f'pointer lines as for {blanks} issue, this one is {self.issue}')
            self.facts['issue'] = ', '.join(sorted(blanks))
        for p in self.attached: self.issued_with(p)

    def numbers_beside(self):
        """The numbers of the appendices that stand in files of their own beside this one: `name.ID.pdf`."""
        found = []
        for path in glob.glob(glob.escape(self.path.removesuffix('.pdf')) + '.*.pdf'):
            with pdfplumber.open(path) as pdf: words = (pdf.pages[0].extract_text() or '').split('\n')[:3]
            found += [m[2] for m in map(LABEL.match, words) if m and m[2]][:1]
        return found

    def one(self, p, a, index):
        """Measures one appendix; returns whether its pointer is that of paper or of electronic issue."""
        label = a['label']
        self.sized('R-142', label, *of('R-142'), f'“{label.text}”'); self.styled('R-142', label, True, False, f'“{label.text}”')
        self.need('R-142', p, label.text.startswith('Phụ lục'), f'“{label.text}” must be in lower case'); self.near_middle('R-142', label, f'“{label.text}”')
        rest = p.whole_lines(y0=label.y + 1)
        title, pointer = [], []
        for l in rest:
            if pointer and pointer[-1].text.endswith(')') or not pointer and not l.text.startswith('(') and (not l.any_bold or not self.is_middle(l)): break
            if pointer or l.text.startswith('('): pointer.append(l)
            else: title.append(l)
            if len(pointer) > 4: break
        if self.need('R-143', p, title, f'no title in bold under “{label.text}”'):
            for l in title:
                self.sized('R-143', l, *of('R-143'), f'“{l.text[:30]}”'); self.styled('R-143', l, True, False, f'“{l.text[:30]}”'); self.near_middle('R-143', l, f'“{l.text[:30]}”')
                self.need('R-143', p, caps(l.text), f'title “{l.text[:30]}” must be in capitals')
        kind = None
        if self.need('R-144', p, pointer, f'no “(Kèm theo …)” under the title of “{label.text}”'):
            text = ' '.join(l.text for l in pointer)
            m = re.fullmatch(rf'\((Kèm|Ban hành kèm) theo ([^\d]+?) ?số ?(.*?) ?ngày ?(.*?) ?tháng ?(.*?) ?năm ?(.*?) ?của ?(.*)\)', text)
            self.need('R-144', p, m, f'pointer reads “{text}”, must be “(Kèm theo … số … ngày … tháng … năm … của …)”')
            for l in pointer:
                self.sized('R-144', l, *of('R-144'), 'pointer line'); self.styled('R-144', l, False, True, 'pointer line'); self.near_middle('R-144', l, 'pointer line')
                self.need('R-144', p, all(black(c['non_stroking_color']) for c in l.ink), 'pointer line must be black')
            if m:
                digits = [bool(re.search(r'\d', m[g])) for g in (3, 4, 5)]
                self.need('R-145', p, all(digits) or not any(digits), f'pointer “{text}” is filled in by half')
                kind = 'paper' if all(digits) else 'electronic' if not any(digits) else None
                if kind == 'paper' and self.facts.get('number') and not self.draft: self.need('R-144', p, m[3] == self.facts['number'], f'pointer names {m[3]}, the document is {self.facts["number"]}')
                if kind == 'electronic': self.need('R-145', p, not re.search(r'\w', m[3].split('/')[0]), f'pointer “{text}” names a number on electronic issue')
        start = (pointer or title or [label])[-1].y
        rule = [r for r in p.rules if start < r['y'] < start + 20 and not any(t[0] - 1 <= r['x0'] and r['x1'] <= t[2] + 1 and t[1] - 1 <= r['y'] <= t[3] + 1 for t in p.tables)]
        if rule: self.need('R-144', p, len(rule) == 1 and rule[0]['x1'] - rule[0]['x0'] < .6 * (self.right - self.left), 'line under the pointer must be one short line')
        if rule and p.h > p.w:
            low, high = self.middles(p)
            self.need('R-144', p, low - CENTRE <= (rule[0]['x0'] + rule[0]['x1']) / 2 <= high + CENTRE, 'line under the pointer must be centred')
        pages = self.pages[a['first'] - 1:a['last']]
        n = sum(l.text.count('./.') for q in pages for l in q.text_lines())
        # The block of a copy may have a page of its own.
        pages = [q for q in pages if q.text_lines()] or pages
        ends = pages[-1].text_lines()
        # The specimen ends in words; what ends in a table has no last word to put the mark behind.
        tabled = any(t[3] > max([l.bottom for l in ends], default=0) - 1 for t in pages[-1].tables)
        self.need('R-149', pages[-1], n == 0 and tabled or n == 1 and ends and max(ends, key=lambda l: (round(l.y), l.x1)).text.endswith('./.'), f'“./.” stands {n} times in the appendix, must stand once at its end')
        self.body(pages, start, 1e9, what=label.text, needed=False)
        return kind

    def is_middle(self, l):
        low, high = self.middles(l.page)
        return low - 5 * MM <= l.centre <= high + 5 * MM

    def issued_with(self, p):
        """A document issued with a decision repeats the head and points to the decision (form 1.3)."""
        lines = p.whole_lines()
        text = ' '.join(l.text for l in lines)
        self.need('R-151', p, re.search(r'\(Kèm theo (Quyết định|Nghị quyết) số .*?ngày .*?tháng .*?năm .*?của .*?\)', text), 'a document that repeats the head must point to its decision')
        pointer = next((l for l in lines if l.text.startswith('(Kèm theo')), None)
        if not pointer: return
        self.styled('R-151', pointer, False, True, 'pointer line')
        title = [l for l in lines if l.bold and caps(l.text) and l.y < pointer.y and self.is_middle(l) and plain(l.text) != STATE]
        self.need('R-151', p, title, 'a document that repeats the head must name its type in bold capitals')
        pages = self.pages[p.number - 1:self.last_of(p)]
        closing = [l for l in lines if l.y >= pointer.y and l.text.endswith(')')]
        start = (closing or [pointer])[0].y
        # It may be signed on its own, and is then judged like any document's end.
        label, mark = self.find_closing(pages)
        if not label: return self.body(pages, start, 1e9, what='the document issued with it', needed=False)
        facts, kind = dict(self.facts), self.kind
        self.kind = next((Kind(l.text) for l in title if l.text in TYPES), kind)
        end_page, end = self.end_mark(pages, label, mark)
        self.body([q for q in pages if q.number <= end_page.number], start, end, what='the document issued with it', needed=False)
        self.closing(pages, label, mark, end_page, end)
        self.facts, self.kind = facts, kind

    def last_of(self, p):
        """The number of the last page of a document issued with this one, by its first page."""
        after = [a['first'] for a in self.appendices] + [q.number for q in self.attached]
        return min([n for n in after if n > p.number] + [len(self.pages) + 1]) - 1
