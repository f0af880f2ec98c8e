#!/usr/bin/env python3
"""Proves that two engines set the same documents: the same text, and the same picture of every page.

usage: compare_engines.py A.pdf B.pdf                      two PDFs
       compare_engines.py FOLDER_A FOLDER_B                every PDF below two folders, which must hold the same ones
       compare_engines.py --typst TYPST KEHOACH WORKSPACE…  builds each workspace with both engines, and compares
needs poppler's pdftotext and pdftoppm, pillow; exit 0 same, 1 different, 2 usage

The embedded engine and the external one may write different bytes, so pages are compared as they are seen; 60 dpi shows
a line that moved by half a millimetre and takes no time.
"""
import difflib, io, subprocess, sys, tempfile
from collections import Counter
from pathlib import Path

from PIL import Image, ImageChops

DPI = 60
# What of a path is the name of a document, and what the kind of document it is.
KINDS = [('don-vi/', 'unit sheets'), ('thang-', 'months'), ('han-chot', 'deadlines'), ('lich-nam', 'year calendars'), ('ke-hoach', 'plans')]


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


def compare(*paths):
    """What differs between two PDFs, and how many pages were looked at."""
    bad = []
    left, right = (run('pdftotext', '-enc', 'UTF-8', p, '-').decode().split('\n') for p in paths)
    if left != right:
        bad.append('text differs:\n' + '\n'.join(list(difflib.unified_diff(left, right, *paths, lineterm='', n=0))[:40]))
    left, right = map(pages, paths)
    if not left: bad.append('no page')
    if len(left) != len(right): bad.append(f'{len(left)} and {len(right)} pages')
    for number, (x, y) in enumerate(zip(left, right), 1):
        if x.size != y.size: bad.append(f'page {number}: {x.size} and {y.size} pixels'); continue
        box = ImageChops.difference(x, y).getbbox()
        if box:
            x0, y0, x1, y1 = (round(v * 25.4 / DPI) for v in box)
            bad.append(f'page {number}: pictures differ between {x0}, {y0} mm and {x1}, {y1} mm')
    return bad, len(left)


def kind(path):
    below = path.rsplit('/pdf/', 1)[-1].rsplit('/ban-in/', 1)[-1]
    if '.sao-' in below or '.trich-sao' in below: return 'copies'
    return next((name for start, name in KINDS if below.startswith(start)), 'other documents')


def folders(a, b):
    """Compares every PDF of two folders; differences, and pages by kind of document."""
    listed = [sorted(str(p.relative_to(f)) for p in Path(f).rglob('*.pdf')) for f in (a, b)]
    bad, seen = 0, Counter()
    if listed[0] != listed[1]:
        bad += 1
        print(f'FAIL {a} and {b} hold other PDFs: {sorted(set(listed[0]) ^ set(listed[1]))}')
    if not listed[0]: bad += 1; print(f'FAIL no PDF in {a}')
    for path in sorted(set(listed[0]) & set(listed[1])):
        found, count = compare(str(Path(a) / path), str(Path(b) / path))
        seen[kind(path), 'documents'] += 1
        seen[kind(path), 'pages'] += count
        for what in found: bad += 1; print(f'FAIL {path}: {what}')
    return bad, seen


def build(kehoach, workspace, output, *options):
    done = subprocess.run([kehoach, '-C', workspace, 'build', '--output', output, *options], capture_output=True, text=True)
    if done.returncode: print(f'FAIL {workspace} is not built {" ".join(options)}\n{done.stdout}{done.stderr}')
    return done.returncode == 0


def workspaces(typst, kehoach, *paths):
    bad, seen = 0, Counter()
    for path in paths:
        with tempfile.TemporaryDirectory() as work:
            one, other = f'{work}/embedded', f'{work}/cli'
            if not (build(kehoach, path, one, '--engine', 'embedded') and build(kehoach, path, other, '--typst', typst)):
                bad += 1
                continue
            differences, counted = folders(one, other)
            bad += differences
            seen += counted
    return bad, seen


def main(a):
    if a[:1] == ['--typst'] and len(a) > 3: bad, seen = workspaces(*a[1:])
    elif len(a) == 2 and all(Path(p).is_dir() for p in a): bad, seen = folders(*a)
    elif len(a) == 2 and all(p.endswith('.pdf') for p in a):
        found, count = compare(*a)
        for what in found: print(f'FAIL {what}')
        print(f'{a[0]} {a[1]}: {count} pages, {len(found)} differences')
        return 1 if found else 0
    else: print(__doc__); return 2
    for name in sorted({name for name, _ in seen}):
        print(f'{name}: {seen[name, "documents"]} documents, {seen[name, "pages"]} pages')
    print(f'{sum(n for (_, what), n in seen.items() if what == "pages")} pages, {bad} differences')
    return 1 if bad else 0


if __name__ == '__main__': sys.exit(main(sys.argv[1:]))
