"""Marks outside the order of the boxes: urgency, circulation, secrecy, draft, address, footnotes, copies.

What is found here is put aside, so that head, body and closing do not take it for theirs.
"""
import re

from .numbers import COPIES, of
from .page import CENTRE, MM, POS, black, caps, colour, mm

URGENT, CIRCULATION, SECRET = of('R-160', 'values'), of('R-164', 'values'), of('R-163', 'values')
TIME = r'(0[1-9]|[12][0-9]|3[01])[/-](0[1-9]|1[0-2])[/-][0-9]{4}; ?([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9] ?\+07:00'


def red(c): return c is not None and c[0] > .8 and max(c[1:]) < .2


class Marks:
    def put_aside(self):
        first = self.pages[0]
        self.stamp = self.draft = self.copy = None
        self.address = []
        self.footnotes = {}
        for p in self.pages:
            for l in p.lines:
                if re.fullmatch(r'DỰ THẢO( (LẦN )?[0-9]+)?', l.text.upper()): self.draft = l; p.aside.append(l)
        self.framed(first)
        self.copy_block()
        self.signature_text(first)
        self.address_line(first)
        for p in self.pages: self.footnote(p)
        self.need('R-163', first, not any(l.text in SECRET for l in first.lines if not first.in_table(l)), 'a mark of secrecy, which no planning tool may set')

    def framed(self, p):
        inside = []
        for f in p.frames:
            words = [l for l in p.lines if f['x0'] - 1 <= l.centre <= f['x1'] + 1 and f['y0'] <= l.y <= f['y1'] + 1]
            text = ' '.join(l.text for l in words)
            if not words or p.in_table(words[0]): continue
            if any(self.draft is l for l in words): continue
            inside += words
            p.aside += words
            if text in CIRCULATION: self.circulation(p, f, words[0])
            elif text in SECRET: continue
            elif not any(w in text for w in CIRCULATION) and f['y0'] > 20 * MM and f['y1'] < p.h / 2 or text in URGENT:
                self.urgency(p, f, words, text)
            else: self.need('R-164', p, False, f'framed mark reads “{text}”, must be {" | ".join(CIRCULATION)}')
        for l in p.lines:
            if l in inside or p.in_table(l): continue
            if l.text in CIRCULATION: self.need('R-164', p, False, f'“{l.text}” without its frame'); p.aside.append(l)
            if l.text in URGENT: self.need('R-161', p, False, f'“{l.text}” without its frame'); p.aside.append(l)

    def balanced(self, row, p, f, line):
        dx, dy = line.centre - (f['x0'] + f['x1']) / 2, (line.y - .33 * line.size) - (f['y0'] + f['y1']) / 2
        self.need(row, p, abs(dx) <= CENTRE and abs(dy) <= CENTRE, f'“{line.text}” stands {mm(dx)} beside and {mm(dy)} below the centre of its frame')

    def urgency(self, p, f, words, text):
        self.need('R-160', p, text in URGENT, f'urgency mark reads “{text}”, must be {" | ".join(URGENT)}')
        line = words[0]
        w, h = (f['x1'] - f['x0']) / MM, (f['y1'] - f['y0']) / MM
        if text in URGENT:
            want = of('R-161', 'frames')[text]
            self.need('R-161', p, abs(w - want[0]) <= .5 and abs(h - want[1]) <= .5, f'frame of “{text}” is {w:.1f} × {h:.1f} mm, must be {want[0]} × {want[1]} mm')
        self.need('R-161', p, len([g for g in p.frames if abs(g['x0'] - f['x0']) < 9 and abs(g['x1'] - f['x1']) < 9 and abs(g['y0'] - f['y0']) < 9]) == 1, 'frame of the urgency mark is double, must be single')
        self.need('R-161', p, red(f['colour']) and all(red(self.rgb(c)) for l in words for c in l.ink), f'urgency mark in colours {f["colour"]}, must be bright red, letters and frame')
        self.sized('R-161', line, *of('R-161'), f'“{text}”'); self.styled('R-161', line, True, False, f'“{text}”')
        self.need('R-161', p, caps(text), f'“{text}” must be in capitals')
        self.balanced('R-161', p, f, line)
        self.stamp = f

    def rgb(self, char):
        return colour(char['non_stroking_color'])

    def circulation(self, p, f, line):
        self.sized('R-164', line, *of('R-164'), f'“{line.text}”'); self.styled('R-164', line, True, False, f'“{line.text}”')
        self.balanced('R-164', p, f, line)
        self.need('R-164', p, len([g for g in p.frames if abs(g['x0'] - f['x0']) < 9 and abs(g['x1'] - f['x1']) < 9 and abs(g['y0'] - f['y0']) < 9]) == 1, 'frame of the circulation mark is double, must be single')
        others = [l.top for l in p.lines if l is not line and l.size > 11.5]
        self.need('R-164', p, f['y0'] >= 0 and f['y1'] <= min(others) + POS, f'circulation mark from {mm(f["y0"])} to {mm(f["y1"])}, must stand above the head, which begins at {mm(min(others))}')
        self.need('R-164', p, (f['x0'] + f['x1']) / 2 > p.w / 2, 'circulation mark must stand on the right')

    # ---- texts of electronic signatures (box 14)

    def signature_text(self, p):
        """Small print in the top margin of page 1: signature text of a copy or of an appendix in its own file."""
        self.small = []
        tops = [l.top for l in p.lines if l.size > 11.5 and l not in p.aside]
        if not tops: return
        zone = [l for l in p.lines if l.size < 11.5 and l not in p.aside and l.top < 32 * MM and l.x0 > .45 * p.w]
        if not zone: return
        p.aside += zone
        self.small = zone
        text = ' '.join(l.text for l in sorted(zone, key=lambda l: l.y))
        form = re.match(r'([^;]*)', text)[1].strip().upper()
        row = 'R-147' if text.startswith('Số') else 'R-175'
        if row == 'R-175':
            self.need('R-176', p, form in COPIES, f'form of copy reads “{form}”, must be {" | ".join(COPIES)}')
            self.need(row, p, re.fullmatch(rf'[^;]+; ?[^;]+; ?{TIME}', text), f'signature text reads “{text}”, must be “form; body; dd/mm/yyyy; hh:mm:ss +07:00”')
        else: self.need(row, p, re.fullmatch(rf'Số: [^;\s]+/[^;\s]+; ?{TIME}', text), f'signature text reads “{text}”, must be “Số: number/sign; dd/mm/yyyy; hh:mm:ss +07:00”')
        for l in zone:
            self.sized(row, l, *of(row), 'signature text'); self.styled(row, l, False, False, 'signature text')
            self.need(row, p, all(black(c['non_stroking_color']) for c in l.ink), 'signature text must be black')
        self.need(row, p, min(l.x0 for l in zone) > p.w / 2 - 15 * MM and max(l.x1 for l in zone) > p.w - 35 * MM and max(l.bottom for l in zone) <= 25 * MM, 'signature text must stand in the top right corner')
        near = [l for l in p.lines if l not in zone and any(l.x0 < z.x1 and z.x0 < l.x1 and l.top + .15 * l.size < z.bottom and z.top < l.bottom for z in zone)]
        self.need(row, p, not near, f'signature text runs into “{near[0].text if near else ""}”')
        self.need(row, p, not any(i['top'] < 25 * MM for i in p.images), 'signature text must be without image')

    def corner(self):
        """The corner for signature texts is kept free of everything else."""
        p = self.pages[0]
        wide, high = of('R-179', 'value')
        here = [l for l in p.lines if l.x1 > p.w - wide * MM and l.top < high * MM - POS and l not in self.small and l.text not in CIRCULATION and l is not self.draft]
        self.need('R-179', p, not here, f'“{here[0].text if here else ""}” stands in the top right corner, which signature texts need')

    # ---- foot of page 1

    def address_line(self, p):
        area = [l for l in p.lines if l.y > p.h * .6]
        for r in sorted((r for r in p.rules if r['y'] > p.h * .6 and r['x1'] - r['x0'] > 100 * MM), key=lambda r: -r['y']):
            under = [l for l in area if l.y > r['y']]
            if not under or len(under) > 4 or any(l.any_bold or l.size > 13 for l in under): continue
            if any(t[1] - 1 <= r['y'] <= t[3] + 1 and t[3] - t[1] > 20 for t in p.tables) or not all(re.search(r'\w', l.text) for l in under): continue
            if self.copy and p is self.copy['page']: continue
            self.address, self.address_rule = under, r
            p.aside += under
            return

    def footers(self, p): return (self.address if p.number == 1 else []) + [l for l in self.footnotes.get(p.number, [])]

    def addressed(self):
        p, r = self.pages[0], getattr(self, 'address_rule', None)
        for q in self.pages[1:]:
            here = {l.text for l in self.address}
            if here: self.need('R-166', q, not any(l.text in here for l in q.lines if l.y > q.h * .8), 'address at the foot of another page than the first')
        if not r: return
        for l in self.address:
            self.sized('R-166', l, *of('R-166'), f'“{l.text[:30]}”'); self.styled('R-166', l, False, False, f'“{l.text[:30]}”')
            self.need('R-166', p, not caps(l.text), f'“{l.text[:30]}” must be in lower case')
        right = self.right if self.right_known else r['x1']
        self.need('R-166', p, abs(r['x0'] - self.left) <= MM and abs(r['x1'] - right) <= MM and p.w - r['x1'] >= 15 * MM - POS, f'line above the address from {mm(r["x0"])} to {mm(r["x1"])}, must be as wide as the text')
        self.need('R-166', p, r['solid'], 'line above the address is dashed, must be solid')
        rest = [l for l in p.lines if l not in self.address and l is not p.number_line]
        self.need('R-166', p, all(l.y < r['y'] for l in rest), 'text below the address')

    def footnote(self, p):
        """A short line at the left edge and what stands below it with raised marks."""
        for r in sorted(p.rules, key=lambda r: r['y']):
            if r['x1'] - r['x0'] > .6 * p.w or r['x0'] > 40 * MM or any(t[0] - 1 <= r['x0'] and r['x1'] <= t[2] + 1 and t[1] - 1 <= r['y'] <= t[3] + 1 for t in p.tables): continue
            under = [l for l in p.lines if l.y > r['y'] and l not in p.aside]
            if under and all(l.size < 12.9 for l in under) and re.match('[0-9]', min(under, key=lambda l: (round(l.y), l.x0)).chars[0]['text']):
                self.footnotes[p.number] = under; p.aside += under
                return

    # ---- copies on paper (Phần II)

    def copy_block(self):
        for p in reversed(self.pages):
            for l in p.lines:
                if l.text.upper() not in COPIES or p.in_table(l): continue
                rules = [r for r in p.rules if r['y'] < l.top + 2 and r['x1'] - r['x0'] > 100 * MM and not any(t[1] + 1 < r['y'] < t[3] - 1 for t in p.tables)]
                if not rules:
                    if l.size > 11.5 and l.bold and l.y > p.h / 4: self.need('R-177', p, False, f'“{l.text}” without the full-width line above')
                    continue
                r = max(rules, key=lambda r: r['y'])
                lines = sorted((m for q in self.pages[p.number - 1:] for m in q.lines if q is not p or m.y > r['y']), key=lambda m: (m.page.number, round(m.y, 1), m.x0))
                # The number of a following page is not part of it.
                lines = [m for m in lines if not (m.text.isdigit() and m.y < 25 * MM)]
                self.copy = dict(page=p, rule=r, form=l, lines=lines)
                for m in lines: m.page.aside.append(m)
                return
        self.copy = None

    def copied(self):
        c = self.copy
        if not c: return
        p, r, form = c['page'], c['rule'], c['form']
        lines = c['lines']
        right = self.right if self.right_known else r['x1']
        self.need('R-177', p, abs(r['x0'] - self.left) <= MM and abs(r['x1'] - right) <= MM and r['solid'], f'line above the copy from {mm(r["x0"])} to {mm(r["x1"])}, must be solid and as wide as the text')
        self.need('R-176', p, form.text in COPIES, f'form of copy reads “{form.text}”, must be {" | ".join(COPIES)}')
        self.sized('R-176', form, *of('R-176'), 'form of copy'); self.styled('R-176', form, True, False, 'form of copy')
        self.need('R-177', p, form.centre > p.w / 2, 'form of copy must stand on the right')
        head = [l for l in lines if l.page is p]
        number = next((l for l in head if re.match(r'Số\b', l.text) and l.centre < p.w / 2), None)
        date = next((l for l in head if re.search(r'ngày .*tháng .*năm', l.text) and l.centre > p.w / 2), None)
        if self.need('R-177', p, number and date, 'copy without number, or without place and date'):
            m = re.fullmatch(r'Số: (0[1-9]|[1-9]\d+)/(SY|SL|TrS)-(\S+)', number.text)
            self.need('R-177', p, m, f'number of the copy reads “{number.text}”, must be “Số: nn/SY|SL|TrS-body”')
            if m: self.need('R-177', p, COPIES.get(form.text) == m[2], f'“{form.text}” with the sign {m[2]}')
            self.sized('R-050', number, 13, 13, 'number of the copy'); self.styled('R-050', number, False, False, 'number of the copy')
            self.dated(p, date, number, form, None)
            body = [l for l in head if l.y < number.y - 2 and l.centre < p.w / 2 and l is not form]
            if self.need('R-177', p, body and any(l.bold for l in body), 'no copying body in bold above the number'):
                self.issuer(p, body, form, level=False)
                self.need('R-177', p, abs(body[0].y - form.y) <= 4 or body[0].y > form.y - 4, 'copying body must stand beside the form of copy')
            self.facts['copy'] = number.text
        rest = [l for l in lines if not (l.page is p and date and l.y <= max(date.y, number.y if number else 0) + 1)]
        label = next((l for l in rest if l.text.startswith('Nơi nhận')), None)
        if self.need('R-177', p, label, 'copy without “Nơi nhận:”'):
            q = label.page
            zone = [l for l in rest if l.page is q]
            right_lines = sorted((l for l in zone if l.x0 > label.x1 and l.centre > q.w / 2), key=lambda l: l.y)
            self.recipients(q, label, [l for l in zone if l not in right_lines and l is not label] , copied=True)
            if self.need('R-177', q, len(right_lines) >= 2, 'copy without signature'):
                self.signer(q, right_lines)
                self.need('R-121', q, abs(right_lines[0].y - label.y) <= 2, f'signature of the copy begins {right_lines[0].y - label.y:+.1f} pt from “Nơi nhận:”, allowed ± 2 pt')
