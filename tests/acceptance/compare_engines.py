#!/usr/bin/env python3
"""Proves that two PDFs are one document: the same text, and the same picture of every page.

usage: compare_engines.py A.pdf B.pdf        needs poppler's pdftotext and pdftoppm, pillow; exit 0 same, 1 different, 2 usage

The embedded engine and the external one may write different bytes, so pages are compared as they are seen; 60 dpi shows
a line that moved by half a millimetre and takes no time.
"""
import difflib, io, subprocess, sys
from PIL import Image, ImageChops

DPI = 60


def run(*a): return subprocess.run(a, check=True, capture_output=True).stdout


def pages(path):
    stream, out = io.BytesIO(run('pdftoppm', '-r', str(DPI), path)), []
    end = len(stream.getbuffer())
    while stream.tell() < end:
        # A PPM names its size and is read to exactly its end, so that the next one begins there.
        head = stream.readline() + stream.readline() + stream.readline()
        width, height = map(int, head.split()[1:3])
        out.append(Image.frombytes('RGB', (width, height), stream.read(width * height * 3)))
    return out


def main(a):
    if len(a) != 2: print(__doc__); return 2
    bad = 0
    left, right = (run('pdftotext', '-enc', 'UTF-8', p, '-').decode().split('\n') for p in a)
    if left != right:
        bad += 1
        print('FAIL text differs:')
        print('\n'.join(list(difflib.unified_diff(left, right, *a, lineterm='', n=0))[:40]))
    left, right = map(pages, a)
    if len(left) != len(right): bad += 1; print(f'FAIL {len(left)} and {len(right)} pages')
    for number, (x, y) in enumerate(zip(left, right), 1):
        if x.size != y.size: bad += 1; print(f'FAIL page {number}: {x.size} and {y.size} pixels'); continue
        box = ImageChops.difference(x, y).getbbox()
        if box:
            bad += 1
            x0, y0, x1, y1 = (round(v * 25.4 / DPI) for v in box)
            print(f'FAIL page {number}: pictures differ between {x0}, {y0} mm and {x1}, {y1} mm')
    print(f'{a[0]} {a[1]}: {len(left)} pages, {bad} differences')
    return 1 if bad else 0


if __name__ == '__main__': sys.exit(main(sys.argv[1:]))
