"""Boxes 1 to 5 and 9a: state and motto, issuer, number, place and date, type and subject, addressees."""
import re

from .numbers import MIXED_SIGNS, TYPES, Kind, of
from .page import LU, MM, PITCH, POS, SINGLE, SIZE, caps, join, mm

STATE, MOTTO = of('R-030', 'value'), of('R-034', 'value')
BLANK = r'[\s.…_]*'


def plain(t): return t.replace('HOÀ', 'HÒA')


class Head:
    def head(self):
        """Measures boxes 1 to 4; returns the height of the last line, None without a head."""
        p = self.pages[0]
        lines = p.text_lines()
        state = next((l for l in lines if plain(l.text) == STATE), None)
        if not state:
            wrapped = any(len(l.text) > 8 and STATE.startswith(plain(l.text)) for l in lines)
            for row in ('R-030', 'R-033') if wrapped else ('R-030',): self.need(row, p, False, f'“{STATE}” is {"broken over two lines" if wrapped else "not found"}, must stand on one line')
            return None
        for row in ('R-030', 'R-033'): self.need(row, p, True, '')
        self.sized('R-031', state, *of('R-031'), 'Quốc hiệu'); self.styled('R-031', state, True, False, 'Quốc hiệu')
        self.need('R-032', p, state.y - lines[0].y <= 1.5, f'Quốc hiệu stands {state.y - lines[0].y:.1f} pt below the first line, must be the first')
        self.need('R-032', p, state.x0 > p.w / 2 - 15 * MM and state.x1 <= p.w - 15 * MM + POS, f'Quốc hiệu reaches from {mm(state.x0)} to {mm(state.x1)}, allowed {mm(p.w / 2 - 15 * MM)} to {mm(p.w - 15 * MM)}')

        under = [l for l in lines if l.y > state.y + 2 and l.centre > state.x0]
        motto = under[0] if under else None
        if not self.need('R-034', p, motto and motto.text == MOTTO, f'Tiêu ngữ reads “{motto.text if motto else ""}”, must be “{MOTTO}” on one line'): motto = motto if motto and motto.text.startswith('Độc') else None
        weights = []
        if motto:
            self.sized('R-035', motto, *of('R-035'), 'Tiêu ngữ'); self.styled('R-035', motto, True, False, 'Tiêu ngữ'); self.centred('R-035', motto, state.centre, 'Tiêu ngữ', 'Quốc hiệu')
            r = self.ruled('R-036', motto, 'Tiêu ngữ', 1, 1, [motto.width], 2 * MM)
            if r: weights.append(r['weight'])
            step = motto.y - state.y
            self.need('R-037', p, abs(step - SINGLE * motto.size) <= 1.5, f'Tiêu ngữ {step:.1f} pt below Quốc hiệu, allowed {SINGLE * motto.size:.1f} ± 1.5 pt')

        number = next((l for l in lines if re.match(r'Số\b', l.text) and l.centre < state.x0), None)
        if number: number = join([l for l in lines if abs(l.y - number.y) < .3 and l.centre < state.x0])
        low = number.y + 40 if number else state.y + 110
        date = next((l for l in under if l.y < low and (re.search(r'\bngày\b.*\btháng\b', l.text) or re.match(f'[{LU}][^,]*, ngày', l.text))), None)
        torn = bool(date) and 'năm' not in join([l for l in under if abs(l.y - date.y) < .3]).text
        if date: date = join([l for l in under if abs(l.y - date.y) < .3])
        self.need('R-050', p, number, 'no line that begins with “Số:” under the issuing body')
        end = max([l.y for l in (number, date) if l] or [motto.y if motto else state.y])
        after = [l for l in lines if l.y > (motto.y if motto else state.y) + 2]
        self.kind = self.recognise(p, number, state, end)
        if self.kind.dated:
            self.need('R-060', p, date, 'no line of place and date under Tiêu ngữ')
            if date: self.need('R-063', p, not torn, 'place and date take more than one line')
        else: self.need('R-060', p, not date, f'a {self.kind.name} has no place and date in its head')

        box2 = [l for l in lines if l.y < (number.y - 2 if number else end) and l.x0 < state.x0 and l.centre < state.x0 and l is not motto]
        self.need('R-041', p, any(l.bold for l in box2), 'no issuing body in bold above the number')
        if box2:
            r = self.issuer(p, box2, state)
            if r: weights.append(r['weight'])
            if self.right_known:
                width = self.right - self.left
                self.need('R-046', p, max(l.x1 for l in box2) <= self.left + .5 * width and state.x0 >= self.left + .35 * width, 'columns of the head differ from about 40 : 60')
        if number: self.numbered(p, number, box2)
        if date: self.dated(p, date, number, state, motto)
        self.weights = weights
        return end

    def recognise(self, p, number, state, end):
        """The type of the document, from its page alone."""
        below = p.whole_lines(y0=end - 2)
        subject = [l for l in p.text_lines() if number and l.y > number.y + 2 and l.text.startswith('V/v') and l.centre < p.w / 2]
        title = next((l for l in below if l.text in TYPES and l.y > end + 2), None)
        if title and title.text != 'CÔNG VĂN' and not title.text.startswith('V/v'): return Kind(title.text)
        addressed = next((l for l in below if l.text.startswith('Kính gửi')), None)
        first = next((l for l in below if l.y > end + 2 and l not in subject), None)
        if subject or (title and title.text == 'CÔNG VĂN') or addressed and not (first and first.bold and caps(first.text)): return Kind('CÔNG VĂN')
        return Kind(first.text if first else '')

    def issuer(self, p, box2, state, level=True):
        issuing = [l for l in box2 if l.any_bold]; parent = box2[:box2.index(issuing[0])] if issuing else box2
        for l in parent:
            self.sized('R-040', l, *of('R-040'), f'“{l.text}”'); self.styled('R-040', l, False, False, f'“{l.text}”')
            self.need('R-040', p, caps(l.text), f'“{l.text}” must be in capitals')
        for l in box2[len(parent):]:
            self.sized('R-041', l, *of('R-041'), f'“{l.text}”'); self.styled('R-041', l, True, False, f'“{l.text}”')
            self.need('R-041', p, caps(l.text), f'“{l.text}” must be in capitals')
        for l in box2[1:]: self.centred('R-041', l, box2[0].centre, f'“{l.text}”', 'box 2')
        widths = [box2[-1].width, max(l.width for l in (issuing or box2))]
        # Half a point: the width of a line that a measurement can be off by.
        low, high = 1 / 3, 1 / 2
        r = self.ruled('R-042', box2[-1], 'the issuing body', low, high, widths, .5)
        for a, b in zip(box2, box2[1:]):
            self.need('R-043', p, abs(b.y - a.y - SINGLE * b.size) <= 1.5, f'“{b.text}” {b.y - a.y:.1f} pt below the line before, allowed {SINGLE * b.size:.1f} ± 1.5 pt')
        if level: self.need('R-044', p, abs(box2[0].y - state.y) <= 1.5, f'first line of the issuing body {box2[0].y - state.y:+.1f} pt from Quốc hiệu, allowed ± 1.5 pt')
        for l in box2: self.need('R-044', p, l.x1 <= state.x0 and l.centre < p.w / 2, f'“{l.text}” reaches to {mm(l.x1)}, must end before {mm(state.x0)}')
        if level: self.facts['issuer'] = ' '.join(l.text for l in box2[len(parent):])
        return r

    def numbered(self, p, number, box2):
        self.sized('R-050', number, *of('R-050'), 'number line'); self.styled('R-050', number, False, False, 'number line')
        self.need('R-050', p, number.text.startswith('Số: ') or re.match(r'Số: ?/', number.text), f'number line reads “{number.text}”, must begin “Số: ”')
        m = re.fullmatch(r'Số: ?(.*?)/(.*)', number.text)
        if self.draft:
            self.need('R-051', p, m and re.fullmatch(BLANK, m[1]), f'a draft has no number, this one reads “{number.text}”')
        else: self.need('R-051', p, m and re.fullmatch(r'0[1-9]|[1-9]\d+', m[1].strip()), f'number is “{m[1] if m else number.text}”, must be Arabic digits, below 10 with a leading 0')
        groups = m[2].split('-') if m else []
        tight = re.fullmatch(r'Số: \S+', number.text) if not self.draft else m and ' ' not in m[2]
        self.need('R-052', p, m and tight and all(g in MIXED_SIGNS or g and caps(g) and re.fullmatch(f'[{LU}0-9]+', g) for g in groups), f'sign in “{number.text}”, must be capitals after “/”, groups joined by “-”, without spaces')
        if m:
            self.facts['number'] = f'{m[1].strip()}/{m[2]}'
            first, named = groups[0], {a for a, _, _ in TYPES.values() if a}
            if self.kind.abbreviation: self.need('F-02', p, first == self.kind.abbreviation, f'sign “{m[2]}” must begin with {self.kind.abbreviation}, for {self.kind.name}')
            elif self.kind.known: self.need('F-02', p, first not in named | {'CV'}, f'sign “{m[2]}” must not begin with the abbreviation of a type, {self.kind.name} has none')
        if box2: self.centred('R-053', number, box2[-1].centre, 'number line', 'the issuing body')

    def dated(self, p, date, number, state, motto):
        self.sized('R-060', date, *of('R-060'), 'date line'); self.styled('R-060', date, False, True, 'date line')
        day = r'(0[1-9]|[12][0-9]|3[01])' + (f'|{BLANK}' if self.draft else '')
        month = r'(0[12]|[3-9]|1[0-2])' + (f'|{BLANK}' if self.draft else '')
        year = '[0-9]{4}' + (f'|{BLANK}' if self.draft else '')
        self.need('R-060', p, re.fullmatch(f'[{LU}][^,]*, ngày ?({day}) ?tháng ?({month}) ?năm ?({year})', date.text), f'date line reads “{date.text}”, must be “Place, ngày dd tháng mm năm yyyy” (0 before days below 10 and months 1, 2)')
        if number: self.need('R-061', p, abs(date.y - number.y) <= 1.5, f'date line {date.y - number.y:+.1f} pt from the number line, allowed ± 1.5 pt')
        self.centred('R-062', date, state.centre, 'date line', 'the line above')
        m = re.search(r'năm ?([0-9]{4})', date.text)
        if motto:
            if m: self.facts['year'] = m[1]
            triple = tuple(round(l.size, 1) for l in (state, motto, date))
            self.need('R-014', p, any(all(abs(a - b) <= SIZE for a, b in zip(triple, t)) for t in of('R-014', 'values')), f'Quốc hiệu, Tiêu ngữ, date are {triple} pt, allowed (12, 13, 13) or (13, 14, 14)')

    # ---- box 5

    def entitled(self, end):
        """Measures box 5a or 5b; returns the height below which the next box begins."""
        p, kind = self.pages[0], self.kind
        lines = p.whole_lines(y0=end + 2)
        vv = [l for l in p.text_lines() if l.y > end + 1 and l.text.startswith('V/v') and l.y < p.h / 2]
        number = next((l for l in p.text_lines() if re.match(r'Số\b', l.text) and l.centre < p.w / 2), None)
        if kind.name == 'CÔNG VĂN':
            named = next((l for l in lines[:3] if l.text in TYPES or l.bold and caps(l.text) and not re.match(r'([IVXL]+|[0-9]+)\. ', l.text)), None)
            self.need('R-073', p, not named, f'a Công văn shows “{named.text if named else ""}”, must show no type')
            return self.subject_by_number(p, number, vv, end)
        self.need('R-074', p, not vv, '“V/v” in a document with a type, must stand in Công văn only')
        if not self.need('R-070', p, lines, 'no type name below the head'): return end
        title, rest = lines[0], lines[1:]
        self.need('F-01', p, kind.known, f'“{title.text}” is none of the 29 types of Điều 7')
        self.sized('R-070', title, *of('R-070'), 'type name'); self.styled('R-070', title, True, False, 'type name')
        self.need('R-070', p, caps(title.text), f'type name reads “{title.text}”, must be in capitals'); self.near_middle('R-070', title, 'type name')
        ruled = [r['y'] for r in p.rules if title.y < r['y'] < p.h * .75 and r['x1'] - r['x0'] < .8 * (self.right - self.left) and not any(t[1] - 1 <= r['y'] <= t[3] + 1 for t in p.tables)]
        # Without its rule the subject ends where lines stop being bold.
        subject, low = [], self.middles(p)[0]
        for l in rest:
            if not l.any_bold and not (ruled and l.y < min(ruled)) or re.match(r'[IVXL]+\. |[0-9]+\. |(Phần|Chương|Mục|Điều) ', l.text) or ruled and l.y > min(ruled) and subject: break
            if ruled and l.y > min(ruled) and min(ruled) < l.y - 2 * l.size: break
            subject.append(l)
        if not kind.subject and not subject:
            # The forms of this type have no subject.
            r = p.rule_below(title)
            self.need('R-072', p, len(r) < 2, f'{len(r)} lines below the type')
            if r: self.ruled('R-072', title, 'the type', 1 / 3, 1 / 2, [title.width], .5)
            return title.y
        if not self.need('R-071', p, subject, 'no subject in bold under the type name'): return title.y
        for i, l in enumerate(subject):
            self.sized('R-071', l, *of('R-071'), 'subject'); self.styled('R-071', l, True, False, 'subject'); self.near_middle('R-071', l, 'subject')
            step = l.y - ([title] + subject)[i].y
            self.need('R-071', p, step <= 1.5 * SINGLE * l.size + 6 + PITCH, f'subject {step:.1f} pt below the line before, must be directly below')
        text = ' '.join(l.text for l in subject)
        self.phrase(p, text)
        self.need('R-071', p, not caps(text) and text[0] in LU, f'subject reads “{text}”, must be in lower case with an initial capital')
        r = self.ruled('R-072', subject[-1], 'the subject', 1 / 3, 1 / 2, [subject[-1].width, max(l.width for l in subject)], .5)
        if r: self.weights.append(r['weight'])
        if self.weights: self.need('R-038', p, max(self.weights) - min(self.weights) < .1, f'lines of the head weigh {sorted(self.weights)} pt')
        return subject[-1].y

    def phrase(self, p, text):
        self.need('R-075', p, not re.search(r'[.;:!?]$|[^.][.!?] ', text), f'subject “{text}” must be one phrase without a full stop')

    def subject_by_number(self, p, number, vv, end):
        if not self.need('R-056', p, vv and number, 'no “V/v …” below the number of a Công văn'): return end
        lines = [vv[0]]
        for l in p.text_lines():
            if l.y > lines[-1].y + 2 and l.y - lines[-1].y < 1.6 * l.size and l.centre < p.w / 2 and abs(l.centre - vv[0].centre) < 10 * MM and l.size < 13.5 and not l.text.startswith('Kính gửi'): lines.append(l)
        low, high = of('R-056')
        for l in lines:
            self.sized('R-056', l, low, high, f'“{l.text}”'); self.styled('R-056', l, False, False, f'“{l.text}”')
            self.centred('R-056', l, number.centre, f'“{l.text}”', 'the number')
        step, want = lines[0].y - number.y, SINGLE * lines[0].size + of('R-056', 'gap')
        self.need('R-056', p, abs(step - want) <= 1.5, f'“V/v” {step:.1f} pt below the number, must be {want:.1f} pt: a line and 6 pt')
        for a, b in zip(lines, lines[1:]): self.need('R-056', p, SINGLE * b.size - PITCH <= b.y - a.y <= 1.5 * SINGLE * b.size + PITCH, f'lines of “V/v” {b.y - a.y:.1f} pt apart')
        text = ' '.join(l.text for l in lines)
        self.need('R-056', p, re.match(r'V/v \S', text) and not caps(text), f'subject reads “{text}”, must be “V/v …” in lower case')
        self.phrase(p, text)
        if self.weights: self.need('R-038', p, max(self.weights) - min(self.weights) < .1, f'lines of the head weigh {sorted(self.weights)} pt')
        self.box5b = lines
        for l in lines: p.aside.append(l)
        return end

    # ---- box 9a

    def addressees(self, start):
        """Measures “Kính gửi” or, in a Công điện, the list after “… điện:”; returns the height of its last line."""
        p, kind = self.pages[0], self.kind
        lines = p.whole_lines(y0=start + 2)
        label = next((l for l in lines if re.match(r'Kính (gửi|trình)\b', l.text)), None)
        if kind.name == 'CÔNG ĐIỆN':
            self.need('R-130', p, not label, 'a Công điện calls its receivers after “… điện:”, without “Kính gửi”')
            label = next((l for l in lines if re.search(r'điện ?: ?', l.text)), None)
            if not self.need('F-03', p, label, 'a Công điện must say who calls: “… điện:”'): return start
        elif kind.addressees == 'always':
            if not self.need('R-130', p, label, f'a {kind.name} without “Kính gửi”'): return start
        else:
            upward = kind.addressees == 'upward'
            self.need('R-130', p, not label or upward, f'“Kính gửi” in a {kind.name}, which has none')
            if not label: return start
        self.sent = True
        call = kind.name == 'CÔNG ĐIỆN'
        colon = next((c for c in label.ink if c['text'] == ':'), None)
        zone = [label]
        for l in lines[lines.index(label) + 1:]:
            # The list stands far to the right; the body begins at the edge or at its indent.
            if l.x0 - self.left < 16 * MM and not (call and l.text.startswith('-') and not zone[-1].text.endswith('.')) or l.y - zone[-1].y > 3 * l.size: break
            zone.append(l)
        for l in zone:
            if not (call and l is label):
                self.sized('R-131', l, *of('R-131'), f'“{l.text[:30]}”'); self.styled('R-131', l, False, False, f'“{l.text[:30]}”')
        if not call: self.need('R-131', p, re.match('Kính gửi:', label.text), f'“{label.text[:20]}” must be “Kính gửi:”')
        # The addressee of a single line may itself hold a colon.
        first = re.sub(r'^.*?: ?', '', label.text)
        items = [l for l in zone[1:] if l.text.startswith('-')]
        if first.strip():
            self.need('R-132', p, not items and not first.startswith('-'), f'“{first[:30]}” on the line of “Kính gửi:” among several addressees')
            if not items: self.need('R-132', p, first[-1] not in ';,', f'“{first[-20:]}” must not end in a comma or semicolon')
        else:
            self.need('R-132' if len(items) < 2 and not call else 'R-133', p, len(items) > (0 if call else 1), 'one addressee must stand on the line of “Kính gửi:”' if items else 'no addressee')
            joined = []
            for l in zone[1:]:
                if l.text.startswith('-'): joined.append(l.text)
                elif joined: joined[-1] += ' ' + l.text
                else: self.need('R-133', p, False, f'“{l.text[:30]}” does not begin with “-”')
            for t in joined[:-1]: self.need('R-133', p, re.fullmatch(r'- \S.*;', t), f'“{t}” must be “- …;”')
            if joined: self.need('R-133', p, re.fullmatch(r'- \S.*[^;.,]\.', joined[-1]), f'“{joined[-1]}” must be “- … .”')
            for l in items: self.need('R-133', p, abs(l.x0 - items[0].x0) <= POS, f'“{l.text[:30]}” begins at {mm(l.x0)}, the first at {mm(items[0].x0)}')
            if colon and items and not call: self.need('R-133', p, abs(items[0].x0 - colon['x0']) <= 4 * MM, f'hyphens at {mm(items[0].x0)}, must be below the colon at {mm(colon["x0"])}')
        return zone[-1].y
