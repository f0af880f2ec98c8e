#!/usr/bin/env python3
"""Reads finished PDFs and measures them against Nghị định 30/2020/NĐ-CP, Phụ lục I.

usage: check_decree.py [options] FILE.pdf...             a table, row by row; then what was found
       check_decree.py [options] --summary DIR|FILE...   one table over all PDFs below the folders, on several processes
       check_decree.py --coverage                        who looks at which row, as Markdown
       check_decree.py --numbers                         holds the judge's numbers against the program's

options: --sheets        PDFs without national name and number are sheets, no documents: font and text only
         --issue KIND    electronic or paper: how the pointers of appendices must stand
         --deny LEVEL    mandated (default), form or silent: from which severity a finding fails
         --json          the findings as JSON instead of a table
         --quiet         findings and the last line only
         --data FILE     the program's file of the decree (src/model/decree30.json)

needs pdfplumber; exit 0 clean, 1 findings, 2 usage. The program takes its numbers from a file; this reader has them from
the decree a second time (decree/numbers.py), and fails where that file says otherwise. A finding names the row, the page,
what was measured and what is allowed. Lengths are in millimetres unless a point size (pt) is meant.
"""
import argparse, collections, concurrent.futures, json, os, re, sys
import pdfplumber

from decree import numbers
from decree.appendix import Appendix
from decree.body import Body
from decree.closing import Closing
from decree.findings import Findings, coverage, table
from decree.head import STATE, Head, plain
from decree.marks import Marks
from decree.numbers import SEVERITY, Kind
from decree.page import POS, Page, caps, mm
from decree.whole import Whole

DATA = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..', 'src', 'model', 'decree30.json')
GRAVITY = ('silent', 'form', 'mandated')


class Judge(Findings, Whole, Marks, Head, Body, Closing, Appendix):
    def __init__(self, path, sheets=False, issue=None):
        super().__init__()
        self.path, self.sheets, self.issue = path, sheets, issue
        self.sent, self.weights, self.small, self.appendices, self.attached = False, [], [], [], []
        self.indents, self.bodies = collections.Counter(), collections.Counter()
        with pdfplumber.open(path) as pdf:
            self.info, catalog = pdf.metadata or {}, pdf.doc.catalog
            language = catalog.get('Lang', b'')
            self.language = language.decode('latin-1') if isinstance(language, bytes) else language
            self.tagged = 'StructTreeRoot' in catalog
            self.pages = [Page(i, p) for i, p in enumerate(pdf.pages, 1)]
            for p in pdf.pages: p.close()

    def unnumbered(self):
        """Whether it is a form that somebody fills in: of none of the types of the decree, in no series."""
        words = [plain(l.text) for l in self.pages[0].lines]
        return not any(re.match(r'Số:|V/v ', w) or w in numbers.TYPES or w.startswith(('Nơi nhận', 'Phụ lục')) for w in words)

    def run(self):
        self.file()
        if not any(p.lines for p in self.pages): self.need('R-011', 1, False, 'no text in the document'); return self.result(None)
        headed = any(plain(l.text) == STATE or re.match(r'Số: ?\S*/', l.text) for l in self.pages[0].lines)
        if self.sheets and not headed:
            self.type(sheets=True)
            for p in self.pages:
                if p.lines: self.need('R-100', p, all(0 <= l.x0 and l.x1 <= p.w and 0 <= l.top and l.bottom <= p.h for l in p.lines), 'text runs out of the paper')
            return self.result('not a document of the decree')
        if self.sheets and self.unnumbered():
            self.type(); self.paper(); self.page_numbers(); self.edges()
            return self.result('form of another kind, without a number')
        self.type()
        self.put_aside()
        self.find_appendices()
        self.paper(); self.page_numbers(); self.edges(); self.margins(); self.corner()
        main = self.main_pages()
        alone = self.appendices and self.appendices[0]['first'] == 1
        if alone:
            self.kind = Kind('PHỤ LỤC'); self.appended([]); return self.result('appendix in a file of its own')
        end = self.head()
        if end is None:
            # Without a head the body is still worth reading: it begins at the first heading or căn cứ.
            self.kind = Kind('')
            start = next((l.y for l in self.pages[0].whole_lines() if re.match(r'Căn cứ |I\. ', l.text)), 170) - 2.1
        else: start = self.addressees(self.entitled(end))
        label, mark = self.find_closing(main)
        end_page, at = self.end_mark(main, label, mark)
        start = self.frame(start)
        self.document_body(main, start, end_page, at)
        self.closing(main, label, mark, end_page, at)
        self.words(main)
        self.appended(main)
        self.table_heads()
        self.addressed(); self.copied()
        return self.result(self.kind.name)

    def frame(self, start):
        """The authority that decides, above the bases (forms 1.1 to 1.3); returns the height below it."""
        if not self.kind.frame: return start
        p = self.pages[0]
        lines = p.whole_lines(y0=start + 2)
        authority = []
        for l in lines:
            if not (l.any_bold and self.is_middle(l)) or l.text == self.kind.frame or re.match('Điều ', l.text): break
            authority.append(l)
        if not self.need('R-098', p, authority, f'no authority in bold capitals above the bases of a {self.kind.name}'): return start
        for l in authority:
            self.styled('R-098', l, True, False, f'“{l.text}”'); self.sized('R-098', l, 13, 14, f'“{l.text}”'); self.near_middle('R-098', l, f'“{l.text}”')
            self.need('R-098', p, caps(l.text), f'“{l.text}” must be in capitals')
        return authority[-1].y

    def document_body(self, main, start, end_page, at):
        pages = [p for p in main if p.number <= end_page.number]
        paras = self.body(pages, start, at)
        if self.kind.frame:
            frame = next((q for q in paras if q['text'].upper().rstrip(': ') == self.kind.frame.rstrip(':')), None)
            if self.need('R-098', 1, frame, f'no “{self.kind.frame}” after the bases'):
                l = frame['lines'][0]
                self.need('R-098', l.page, l.text == self.kind.frame, f'“{l.text}” must be “{self.kind.frame}”')
                self.styled('R-098', l, True, False, f'“{l.text}”'); self.sized('R-098', l, 13, 14, f'“{l.text}”'); self.near_middle('R-098', l, f'“{l.text}”')
                rest = paras[paras.index(frame) + 1:]
                self.need('R-098', l.page, rest and re.match(r'(Điều 1\.|Phần|Chương) ?', rest[0]['text']), f'“{self.kind.frame}” must be followed by Điều 1')
        if self.stamp:
            first = next((q['lines'][0] for q in paras if q['lines'][0].page is self.pages[0]), None)
            f, p = self.stamp, self.pages[0]
            number = next((l for l in p.text_lines() if re.match(r'Số\b', l.text)), None)
            lowest = max([l.bottom for l in [number] + getattr(self, 'box5b', []) if l] or [0])
            self.need('R-162', p, f['x0'] >= self.left - POS and f['x1'] <= (self.left + self.right) / 2, f'urgency mark from {mm(f["x0"])} to {mm(f["x1"])}, must stand on the left')
            self.need('R-162', p, f['y0'] >= lowest - POS, f'urgency mark begins at {mm(f["y0"])}, must stand below the number at {mm(lowest)}')
            if first: self.need('R-162', p, f['y1'] <= first.top + POS, f'urgency mark ends at {mm(f["y1"])}, must stand above the body at {mm(first.top)}')

    def words(self, main):
        """The words that the specimen form of this type shows."""
        text = ' '.join(l.text for p in main for l in p.text_lines()).lower()
        for w in self.kind.words: self.need('F-03', 1, w.lower() in text, f'a {self.kind.name} without “{w}” (form {self.kind.form})')

    def result(self, kind):
        return dict(file=self.path, kind=kind, pages=len(self.pages), facts=self.facts, measured=dict(self.measured), found=sorted(self.found, key=lambda f: (f[0], f[1])))


def judge(job):
    path, sheets, issue = job
    try: return Judge(path, sheets, issue).run()
    except Exception as e:
        import traceback
        at = traceback.extract_tb(e.__traceback__)[-1]
        # A file that the judge cannot read was not judged, and that is a finding.
        return dict(file=path, kind=None, pages=0, facts={}, measured={'R-011': 1}, found=[('R-011', 0, f'the judge could not read it: {type(e).__name__}: {e} ({os.path.basename(at.filename)}:{at.lineno})')])


def of_unit(path):
    """Whether a print is named as a unit that has a calendar, in a folder below those of the plan."""
    plan, _, below = path.rpartition(os.sep + 'pdf' + os.sep)
    unit = os.path.splitext(os.path.basename(below))[0]
    return os.sep in below and os.path.exists(os.path.join(plan, 'lich', 'don-vi', unit + '.ics'))


def series(results):
    """Across files: a number stands once a year (R-055), a copy's too (R-178)."""
    seen = {}
    for r in results:
        f = r['facts']
        for row, key in (('R-055', 'number'), ('R-178', 'copy')):
            if not f.get(key) or not f.get('year') or key == 'number' and (f.get('copy') or '/' in f['number'] and not f['number'].split('/')[0]) or row == 'R-055' and 'R-175' in r['measured']: continue
            r['measured'][row] = r['measured'].get(row, 0) + 1
            k = (row, f.get('issuer'), f['year'], f[key])
            # Folders of other offices may hold bodies of the same name.
            k += (r['file'].split(os.sep + 'site' + os.sep)[0],)
            # One document for each unit of a group has one number: in a folder of its own, named as the units are.
            if k in seen and os.path.dirname(seen[k]) == os.path.dirname(r['file']) and of_unit(seen[k]) and of_unit(r['file']): continue
            if k in seen: r['found'].append((row, 1, f'{f[key]} of {f["year"]} stands in {seen[k]} too'))
            seen.setdefault(k, r['file'])


def pdfs(paths):
    for path in paths:
        if os.path.isdir(path):
            for folder, _, names in sorted(os.walk(path)): yield from (os.path.join(folder, n) for n in sorted(names) if n.endswith('.pdf'))
        else: yield path


def main(argv=None):
    parser = argparse.ArgumentParser(usage=__doc__, add_help=False)
    parser.add_argument('paths', nargs='*')
    for flag in ('--summary', '--sheets', '--json', '--coverage', '--numbers', '--quiet'): parser.add_argument(flag, action='store_true')
    parser.add_argument('--issue', choices=('electronic', 'paper'))
    parser.add_argument('--deny', choices=GRAVITY, default='mandated')
    parser.add_argument('--data', default=DATA)
    parser.add_argument('--jobs', type=int, default=os.cpu_count() or 1)
    a = parser.parse_args(argv)
    if a.coverage:
        with open(a.data, encoding='utf-8') as f: clauses = {r['id']: r['clause'] for r in json.load(f)['rows']}
        print('\n'.join(coverage(clauses))); return 0
    wrong = numbers.differences(a.data) if os.path.exists(a.data) else []
    for w in wrong: print(f'FAIL numbers: {w}')
    if a.numbers: print(f'{len(numbers.ROWS)} rows, {len(numbers.TYPES)} types: {len(wrong)} differences'); return 1 if wrong else 0
    files = list(pdfs(a.paths))
    if not files: print(__doc__); return 2
    jobs = [(f, a.sheets, a.issue) for f in files]
    if len(files) > 1 and a.jobs > 1:
        with concurrent.futures.ProcessPoolExecutor(a.jobs) as pool: results = list(pool.map(judge, jobs, chunksize=4))
    else: results = [judge(j) for j in jobs]
    if a.summary or len(results) > 1: series(results)
    denied = GRAVITY[GRAVITY.index(a.deny):]
    for r in results: r['violations'] = sum(SEVERITY[row] in denied for row, _, _ in r['found'])
    bad = sum(bool(r['violations']) for r in results)
    if a.json:
        print(json.dumps(dict(version=1, numbers=wrong, files=[dict(r, found=[dict(row=row, severity=SEVERITY[row], page=page, message=m) for row, page, m in r['found']]) for r in results]), ensure_ascii=False, indent=1))
        return 1 if bad or wrong else 0
    for r in results:
        shown = collections.OrderedDict()
        for row, page, m in r['found']: shown.setdefault((row, page), []).append(m)
        for (row, page), ms in shown.items():
            word = 'FAIL' if SEVERITY[row] in denied else 'note'
            if word == 'note' and a.quiet: continue
            print(f'{word} {row} page {page}: {ms[0]}{f" (and {len(ms) - 1} more on this page)" if len(ms) > 1 else ""}' + (f'   [{r["file"]}]' if len(results) > 1 else ''))
    if not a.quiet: print('\n'.join(table(results)))
    kinds = collections.Counter(r['kind'] for r in results)
    measured = {row for r in results for row in r['measured']}
    if len(results) == 1:
        r = results[0]
        print(f'{r["file"]}: {r["kind"]}, {r["pages"]} pages, {len(measured)} rows measured, {len({f[0] for f in r["found"]})} with findings')
    else:
        print(f'{len(results)} files ({", ".join(f"{n} {k}" for k, n in sorted(kinds.items(), key=lambda x: str(x[0])))}), {sum(r["pages"] for r in results)} pages, {len(measured)} rows measured; {bad} files with findings')
    return 1 if bad or wrong else 0


if __name__ == '__main__': sys.exit(main())
