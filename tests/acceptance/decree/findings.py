"""What was measured and what was found, row by row."""
import collections

from .numbers import ADVICE, FORMS, ROWS, SEVERITY, UNSEEN, WHAT
from .page import CENTRE, SIZE, mm


class Findings:
    """Counts every measure of a row and keeps what it found."""
    def __init__(self):
        self.found, self.measured, self.facts = [], collections.Counter(), {}

    def need(self, row, page, ok, message):
        """One measure of `row`; `message` is kept where it is not `ok`."""
        self.measured[row] += 1
        if not ok: self.found.append((row, getattr(page, 'number', page), message() if callable(message) else message))
        return bool(ok)

    def sized(self, row, line, low, high, what):
        allowed = f'{low} pt' if low == high else f'{low}–{high} pt'
        self.need(row, line.page, low - SIZE <= line.sizes[0] and line.sizes[-1] <= high + SIZE, f'{what} is {" and ".join(f"{s:g}" for s in line.sizes)} pt, allowed {allowed}')

    def styled(self, row, line, bold, italic, what):
        ok = (line.bold if bold else not line.any_bold) and (line.italic if italic else not line.any_italic)
        self.need(row, line.page, ok, f'{what} is {line.style()}, must be {"bold" if bold else "regular"} {"italic" if italic else "upright"}')

    def centred(self, row, line, centre, what, on):
        self.need(row, line.page, abs(line.centre - centre) <= CENTRE, f'centre of {what} at {mm(line.centre)}, must be that of {on}, {mm(centre)} ± 1 mm')

    def near_middle(self, row, line, what):
        low, high = self.middles(line.page)
        self.need(row, line.page, low - CENTRE <= line.centre <= high + CENTRE, f'centre of {what} at {mm(line.centre)}, must be that of the text, {mm((low + high) / 2)} ± 1 mm')

    def ruled(self, row, line, what, low, high, widths, slack):
        """One solid line under `line`, its length a share of one of `widths`."""
        rules = line.page.rule_below(line)
        if not self.need(row, line.page, len(rules) == 1, f'{len(rules)} lines under {what}, must be one whole line'): return None
        r = rules[0]; length = r['x1'] - r['x0']
        self.need(row, line.page, r['solid'], f'line under {what} is dashed, must be solid')
        self.need(row, line.page, any(low * w - slack <= length <= high * w + slack for w in widths),
                  f'line under {what} is {mm(length)} long, allowed {mm(low * min(widths) - slack)} to {mm(high * max(widths) + slack)}')
        self.need(row, line.page, abs((r['x0'] + r['x1']) / 2 - line.centre) <= CENTRE, f'line under {what} is centred at {mm((r["x0"] + r["x1"]) / 2)}, the text at {mm(line.centre)} ± 1 mm')
        return r


def rows():
    """Every row in the order of the decree, then advice and forms."""
    return list(ROWS) + list(ADVICE) + list(FORMS)


def table(results):
    """Lines of the report: one row of the decree each, over all `results`."""
    measured, found, files = collections.Counter(), collections.Counter(), collections.defaultdict(set)
    for r in results:
        for row, n in r['measured'].items(): measured[row] += n; files[row].add(r['file'])
        for row, _, _ in r['found']: found[row] += 1
    out = [f'{"row":<6} {"severity":<9} {"files":>6} {"measures":>9} {"found":>6}  what']
    for row in rows():
        why = '' if measured[row] else f'   (not seen: {UNSEEN[row]})' if row in UNSEEN else '   (nothing to measure here)'
        out.append(f'{row:<6} {SEVERITY[row]:<9} {len(files[row]):>6} {measured[row]:>9} {found[row]:>6}  {WHAT[row]}{why}')
    return out


def coverage(clauses):
    """A Markdown table: who looks at which row of the decree. `clauses` tells the clause of a row."""
    out = ['| row | what | severity | clause | who looks |', '|---|---|---|---|---|']
    for row in list(ROWS) + list(ADVICE):
        who = f'no PDF shows it: {UNSEEN[row]}' if row in UNSEEN else 'judge, over many files (`--summary`)' if row in ('R-055', 'R-178') else 'judge'
        out.append(f'| {row} | {WHAT[row]} | {SEVERITY[row]} | {clauses.get(row) or "–"} | {who} |')
    seen = sum(r not in UNSEEN for r in ROWS)
    return out + ['', f'{len(ROWS)} rows: {seen} on the page, {len(ROWS) - seen} that no page shows; {len(ADVICE)} rules of good practice.']
