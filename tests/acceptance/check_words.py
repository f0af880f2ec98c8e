#!/usr/bin/env python3
"""Proves that the plan came out whole: every word of the seed stands in the PDF and on the page, in its order.

usage: check_words.py SEED.txt PLAN.pdf INDEX.html        needs poppler's pdftotext, lxml; exit 0 clean, 1 findings, 2 usage

Words are compared exactly, letter case included; punctuation is left aside. The outputs are not normalised, so text that
is not NFC counts as missing. A paragraph must be found unbroken: on the page inside one block element, in the PDF
with nothing but a page number and a repeated table head between two pages. Paragraphs must follow one another as in the
seed, but for what stands side by side on paper: the lines of the head, and recipients and signature as two columns.
"""
import re, subprocess, sys, unicodedata
from lxml import html

TABLE_HEAD = 'Tháng\tNội dung công việc'
# Elements that a paragraph may run through; any other element ends it.
INLINE = set('a abbr b bdi bdo br cite code data del dfn em i ins kbd mark q s samp small span strong sub sup time u var wbr'.split())
UNSEEN = {'head', 'script', 'style', 'template', 'noscript', 'svg'}
# Break opportunities, which nobody reads.
JOINERS = dict.fromkeys(map(ord, '\u00ad\u200b\u2060\ufeff'))


def words(text): return re.findall(r'[^\W_]+', text.translate(JOINERS))


def seed_paragraphs(path):
    """The seed as (paragraph, the column whose order it keeps, if any). It came out of a PDF by a machine, and this is the one place
    where what that machine spoilt is mended; nothing that a person wrote is."""
    text = unicodedata.normalize('NFC', open(path, encoding='utf-8').read())
    text = re.sub(r'</?ul[^>]*>', '', text)                                   # list markup left in table cells
    text = re.sub(r'(các thành)\s+(viên Hội đồng)', r'\1 \2', text)           # a page break cut the paragraph
    first = text.find(TABLE_HEAD) + len(TABLE_HEAD)
    text = text[:first] + text[first:].replace(TABLE_HEAD, '')                # the table head, repeated on the next page
    text = text.replace('01 /KH', '01/KH')                                    # no space stands in a number
    text = re.sub(r'^\[Handwritten signature[^\]]*\].*$', '', text, flags=re.M)  # a description, with a page number behind it
    text = text.replace('*', '')                                              # marks of italic and bold
    out, column = [], None
    for line in text.split('\n'):
        if line.strip() == 'KẾ HOẠCH': column = 'text'
        if line.startswith('Nơi nhận'): column = 'recipients'
        if line.startswith('TM.'): column = 'signature'
        for cell in line.split('\t'):                                         # tabs part the cells of a table row
            # In a cell several bullets share one line.
            parts = re.split(r'(?<=[.;]) (?=- )', cell) if '\t' in line else [cell]
            out += [(' '.join(p.split()), column) for p in parts if words(p)]
    return out


def pdf_blocks(path):
    raw = subprocess.run(['pdftotext', '-raw', '-enc', 'UTF-8', path, '-'], check=True, capture_output=True).stdout.decode()
    stream, head, seen = [], words(TABLE_HEAD), False
    for number, page in enumerate(raw.split('\f'), 1):
        lines = page.strip().split('\n')
        if number > 1 and lines[0].strip() == str(number): lines = lines[1:]
        w = words('\n'.join(lines))
        if seen and w[:len(head)] == head: w = w[len(head):]
        seen = seen or any(w[i:i + len(head)] == head for i in range(len(w)))
        stream += w
    return [stream]


def html_blocks(path):
    tree = html.fromstring(open(path, 'rb').read(), parser=html.HTMLParser(encoding='utf-8'))
    blocks = ['']

    def walk(e):
        if not isinstance(e.tag, str) or e.tag in UNSEEN or e.get('hidden') is not None: return
        block = e.tag not in INLINE
        if block: blocks.append('')
        if e.tag == 'br': blocks[-1] += ' '
        blocks[-1] += e.text or ''
        for c in e:
            walk(c)
            blocks[-1] += c.tail or ''
        if block: blocks.append('')

    walk(tree)
    return [w for w in map(words, blocks) if w]


def find(blocks, want, after):
    b, i = after
    for b in range(b, len(blocks)):
        have = blocks[b]
        for i in range(i, len(have) - len(want) + 1):
            if have[i] == want[0] and have[i:i + len(want)] == want: return b, i + len(want)
        i = 0
    return None


def nearest(blocks, want):
    """The longest beginning of the paragraph that does stand somewhere, to show where it breaks off."""
    best, follow = 0, []
    for have in blocks:
        for i, w in enumerate(have):
            if w != want[0]: continue
            n = 0
            while n < len(want) and i + n < len(have) and have[i + n] == want[n]: n += 1
            if n > best: best, follow = n, have[i + n:i + n + 4]
    return best, follow


def compare(what, paragraphs, blocks):
    bad, place = 0, {}
    for text, column in paragraphs:
        want = words(text)
        at = find(blocks, want, place.get(column, (0, 0)))
        if at:
            if column: place[column] = at
            continue
        bad += 1
        if find(blocks, want, (0, 0)): print(f'FAIL {what}: “{text[:70]}” is not where it should follow the paragraph before it'); continue
        n, follow = nearest(blocks, want)
        print(f'FAIL {what}: “{text[:70]}” breaks off at word {n + 1} of {len(want)}: wanted “… {" ".join(want[max(0, n - 3):n + 2])}”, found “… {" ".join(follow)}”')
    return bad


def main(a):
    if len(a) != 3: print(__doc__); return 2
    paragraphs = seed_paragraphs(a[0])
    # A seed that lost its text would prove nothing.
    if len(paragraphs) < 50: print(f'FAIL {a[0]}: only {len(paragraphs)} paragraphs'); return 1
    bad = compare('pdf', paragraphs, pdf_blocks(a[1])) + compare('html', paragraphs, html_blocks(a[2]))
    print(f'{len(paragraphs)} paragraphs of {sum(len(words(t)) for t, _ in paragraphs)} words in two outputs, {bad} findings')
    return 1 if bad else 0


if __name__ == '__main__': sys.exit(main(sys.argv[1:]))
