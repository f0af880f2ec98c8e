"""Changes finished PDFs, to plant faults in them: text runs and rules can be moved, resized, restyled, rewritten, added.

What is written anew is set in faces that the file only names and measures, which is enough for a reader of positions.
"""
import os, re, struct

import pikepdf
from pikepdf import Array, Dictionary, Name

FONTS = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..', '..', 'templates', 'print', 'fonts')
STYLES = {(False, False): 'Regular', (True, False): 'Bold', (False, True): 'Italic', (True, True): 'BoldItalic'}


class Face:
    """Glyphs and widths of a TrueType file: `cmap` format 4 and `hmtx`."""
    known = {}

    def __init__(self, style):
        with open(os.path.join(FONTS, f'LiberationSerif-{style}.ttf'), 'rb') as f: data = f.read()
        at = {data[12 + 16 * i:16 + 16 * i]: struct.unpack('>II', data[20 + 16 * i:28 + 16 * i]) for i in range(struct.unpack('>H', data[4:6])[0])}
        units = struct.unpack('>H', data[at[b'head'][0] + 18:at[b'head'][0] + 20])[0]
        n = struct.unpack('>H', data[at[b'hhea'][0] + 34:at[b'hhea'][0] + 36])[0]
        start = at[b'hmtx'][0]
        self.widths = [struct.unpack('>H', data[start + 4 * i:start + 4 * i + 2])[0] * 1000 / units for i in range(n)]
        self.glyphs, base = {}, at[b'cmap'][0]
        for i in range(struct.unpack('>H', data[base + 2:base + 4])[0]):
            offset = base + struct.unpack('>I', data[base + 8 + 8 * i:base + 12 + 8 * i])[0]
            if struct.unpack('>H', data[offset:offset + 2])[0] != 4: continue
            count = struct.unpack('>H', data[offset + 6:offset + 8])[0] // 2
            part = lambda k: struct.unpack(f'>{count}H', data[offset + 14 + k:offset + 14 + k + 2 * count])
            ends, starts, deltas, ranges = part(0), part(2 * count + 2), part(4 * count + 2), part(6 * count + 2)
            for j in range(count):
                for c in range(starts[j], min(ends[j], 0xfffe) + 1):
                    if ranges[j]:
                        place = offset + 14 + 6 * count + 2 + 2 * j + ranges[j] + 2 * (c - starts[j])
                        g = struct.unpack('>H', data[place:place + 2])[0]
                        g = (g + deltas[j]) & 0xffff if g else 0
                    else: g = (c + deltas[j]) & 0xffff
                    if g: self.glyphs[chr(c)] = g

    @classmethod
    def of(cls, style): return cls.known.setdefault(style, cls(style)) if style not in cls.known else cls.known[style]

    def width(self, text, size): return sum(self.widths[min(self.glyphs.get(c, 0), len(self.widths) - 1)] for c in text) * size / 1000


class Run:
    """A run of glyphs: where it stands in the page's instructions and what it says."""
    def __init__(self, sheet, at, x, y, size, bold, italic, text, width, size_at, place_at):
        self.sheet, self.at, self.x, self.y, self.size, self.bold, self.italic, self.text, self.width = sheet, at, x, y, size, bold, italic, text, width
        self.size_at, self.place_at = size_at, place_at


class Planter:
    """One finished PDF that is being changed."""
    def __init__(self, path):
        self.pdf = pikepdf.open(path)
        self.ops = [[(list(i.operands), str(i.operator)) if not isinstance(i, pikepdf.ContentStreamInlineImage) else (None, i) for i in pikepdf.parse_content_stream(p)] for p in self.pdf.pages]
        self.fonts = {}
        self.maps = {}

    # ---- reading

    def decode(self, font):
        key = font.objgen
        if key in self.maps: return self.maps[key]
        name = str(font.BaseFont)
        if '/ToUnicode' not in font:
            # A face of this class, which gets its letters when it is written.
            face = Face.of(STYLES['Bold' in name, 'Italic' in name])
            self.maps[key] = {g: c for c, g in face.glyphs.items()}, dict(enumerate(face.widths)), 'Bold' in name, 'Italic' in name
            return self.maps[key]
        table = {}
        text = font.ToUnicode.read_bytes().decode('latin-1')
        for block in re.findall(r'beginbfchar(.*?)endbfchar', text, re.S):
            for code, to in re.findall(r'<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>', block): table[int(code, 16)] = bytes.fromhex(to).decode('utf-16-be')
        for block in re.findall(r'beginbfrange(.*?)endbfrange', text, re.S):
            for a, b, to in re.findall(r'<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>', block):
                for i in range(int(a, 16), int(b, 16) + 1): table[i] = chr(int(to, 16) + i - int(a, 16))
        widths, w, i = {}, list(font.DescendantFonts[0].get('/W', [])), 0
        while i + 1 < len(w):
            if isinstance(w[i + 1], Array):
                for k, v in enumerate(w[i + 1]): widths[int(w[i]) + k] = float(v)
                i += 2
            else:
                for k in range(int(w[i]), int(w[i + 1]) + 1): widths[k] = float(w[i + 2])
                i += 3
        self.maps[key] = table, widths, 'Bold' in name, 'Italic' in name
        return self.maps[key]

    def runs(self, page):
        out, stack, place, font, size, size_at, place_at, tm = [], [], (0, 0), None, 0, None, None, (0, 0)
        fonts = self.pdf.pages[page].Resources.get('/Font', {})
        for i, (operands, operator) in enumerate(self.ops[page]):
            if operator == 'q': stack.append((place, place_at))
            elif operator == 'Q': place, place_at = stack.pop() if stack else ((0, 0), None)
            elif operator == 'cm': place, place_at = (place[0] + float(operands[4]), place[1] + float(operands[5]) * 1), i
            elif operator == 'Tf': font, size, size_at = self.decode(fonts[str(operands[0])]), float(operands[1]), i
            elif operator == 'Tm': tm = float(operands[4]), float(operands[5])
            elif operator in ('TJ', 'Tj') and font:
                text, width = '', 0.
                for part in operands[0] if operator == 'TJ' else [operands[0]]:
                    if isinstance(part, pikepdf.String):
                        raw = bytes(part)
                        for k in range(0, len(raw) - 1, 2):
                            code = raw[k] << 8 | raw[k + 1]
                            # Blanks at which no line is broken are blanks.
                            text += font[0].get(code, '\ufffd').replace('\xa0', ' '); width += font[1].get(code, 0) * size / 1000
                    else: width -= float(part) * size / 1000
                out.append(Run(page, i, place[0] + tm[0], place[1] - tm[1], size, font[2], font[3], text, width, size_at, place_at))
        return out

    def find(self, text, page=None, nth=0, exact=False):
        hits = [r for p in (range(len(self.ops)) if page is None else [page]) for r in self.runs(p) if (r.text.strip() == text if exact else text in r.text)]
        if len(hits) <= nth: raise LookupError(f'no run “{text}”')
        return hits[nth]

    def line(self, run):
        """Every run on the baseline of this one."""
        return [r for r in self.runs(run.sheet) if abs(r.y - run.y) < .3]

    # ---- changing

    def move(self, run, dx=0., dy=0.):
        """To the right and downward, in points."""
        operands, _ = self.ops[run.sheet][run.place_at]
        operands[4], operands[5] = float(operands[4]) + dx, float(operands[5]) - dy

    def resize(self, run, size): self.ops[run.sheet][run.size_at][0][1] = size

    def colour(self, run, r, g, b):
        self.rewrite(run, colour=(r, g, b))

    def delete(self, run): self.ops[run.sheet][run.at] = ([], None)

    def rewrite(self, run, text=None, bold=None, italic=None, size=None, colour=(0, 0, 0), family='LiberationSerif', keep='centre'):
        """Sets a run anew: other words, style, size, colour or family; it keeps its centre, its left or its right."""
        text, size = run.text if text is None else text, size or run.size
        bold, italic = run.bold if bold is None else bold, run.italic if italic is None else italic
        width = Face.of(STYLES[bold, italic]).width(text, size)
        x = {'centre': run.x + (run.width - width) / 2, 'left': run.x, 'right': run.x + run.width - width}[keep]
        self.delete(run)
        self.draw(run.sheet, x, run.y, text, size, bold, italic, colour, family)

    def draw(self, page, x, y, text, size=14., bold=False, italic=False, colour=(0, 0, 0), family='LiberationSerif'):
        """Writes words on a page; `y` is the baseline from below."""
        face, name = Face.of(STYLES[bold, italic]), self.font(page, bold, italic, family)
        codes = b''.join(struct.pack('>H', face.glyphs.get(c, 0)) for c in text)
        self.used.setdefault((bold, italic, family), set()).update(text)
        self.ops[page] += [([], 'q'), ([1, 0, 0, -1, x, y], 'cm'), (list(colour), 'rg'), ([], 'BT'), ([0], 'Tr'), ([Name('/' + name), size], 'Tf'), ([1, 0, 0, -1, 0, 0], 'Tm'), ([pikepdf.String(codes)], 'Tj'), ([], 'ET'), ([], 'Q')]

    def rule(self, page, x0, x1, y, weight=.6, colour=(0, 0, 0), dash=None):
        self.ops[page] += [([], 'q'), (list(colour), 'RG'), ([weight], 'w')] + ([([Array(dash), 0], 'd')] if dash else []) + [([x0, y], 'm'), ([x1, y], 'l'), ([], 'S'), ([], 'Q')]

    def frame(self, page, x, y, w, h, colour=(0, 0, 0), weight=1.):
        self.ops[page] += [([], 'q'), (list(colour), 'RG'), ([weight], 'w'), ([x, y, w, h], 're'), ([], 'S'), ([], 'Q')]

    def rules(self, page):
        """Horizontal rules: index of the `l`, left end, right end, height from below."""
        out, stack, place, start = [], [], (0, 0), None
        place_at = None
        for i, (operands, operator) in enumerate(self.ops[page]):
            if operator == 'q': stack.append((place, place_at))
            elif operator == 'Q': place, place_at = stack.pop() if stack else ((0, 0), None)
            elif operator == 'cm': place, place_at = (place[0] + float(operands[4]), place[1] + float(operands[5])), i
            elif operator == 'm': start = (float(operands[0]), float(operands[1]))
            elif operator == 'l' and start and abs(float(operands[1]) - start[1]) < .1: out.append(dict(at=i, place_at=place_at, x0=place[0] + start[0], x1=place[0] + float(operands[0]), y=place[1] - start[1]))
        return out

    def lengthen(self, page, rule, factor):
        """About its centre."""
        width = (rule['x1'] - rule['x0']) * factor
        operands = self.ops[page][rule['at']][0]
        operands[0] = float(operands[0]) * factor
        place = self.ops[page][rule['place_at']][0]
        place[4] = float(place[4]) - (width - (rule['x1'] - rule['x0'])) / 2

    def drop_rule(self, page, rule): self.ops[page][rule['at']] = ([], 'n'); self.ops[page] = [o for i, o in enumerate(self.ops[page]) if i != rule['at'] + 1 or o[1] not in ('S', 's')]

    def drop_path(self, page, at):
        """The whole path that holds an instruction, however it is painted."""
        ops = self.ops[page]
        end = next(i for i in range(at, len(ops)) if ops[i][1] in ('S', 's', 'f', 'B', 'n'))
        ops[end] = ([], 'n')

    def image(self, page, x, y, w, h, rgb):
        """A plain image with transparency, as signatures and seals have it."""
        mask = self.pdf.make_stream(b'\xff' * 400, Type=Name.XObject, Subtype=Name.Image, Width=20, Height=20, ColorSpace=Name.DeviceGray, BitsPerComponent=8)
        picture = self.pdf.make_stream(bytes(rgb) * 400, Type=Name.XObject, Subtype=Name.Image, Width=20, Height=20, ColorSpace=Name.DeviceRGB, BitsPerComponent=8, SMask=mask)
        resources = self.pdf.pages[page].Resources
        if '/XObject' not in resources: resources.XObject = Dictionary()
        name = f'/P{len(resources.XObject)}'
        resources.XObject[name] = picture
        self.ops[page] += [([], 'q'), ([w, 0, 0, h, x, y], 'cm'), ([Name(name)], 'Do'), ([], 'Q')]

    # ---- writing

    used = None

    def font(self, page, bold, italic, family):
        if self.used is None: self.used = {}
        key = (bold, italic, family)
        if key not in self.fonts:
            face = Face.of(STYLES[bold, italic])
            base = Name(f'/{family}' + ('' if STYLES[bold, italic] == 'Regular' else '-' + STYLES[bold, italic]))
            descendant = self.pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.CIDFontType2, BaseFont=base, CIDSystemInfo=Dictionary(Registry=pikepdf.String('Adobe'), Ordering=pikepdf.String('Identity'), Supplement=0),
                FontDescriptor=Dictionary(Type=Name.FontDescriptor, FontName=base, Flags=4, FontBBox=Array([-200, -300, 1000, 1000]), ItalicAngle=0, Ascent=891, Descent=-216, CapHeight=660, StemV=80),
                W=Array([0, Array(face.widths)]), CIDToGIDMap=Name.Identity))
            self.fonts[key] = self.pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type0, BaseFont=base, Encoding=Name('/Identity-H'), DescendantFonts=Array([descendant])))
        resources = self.pdf.pages[page].Resources
        name = f'P{"b" if bold else ""}{"i" if italic else ""}{family}'
        if '/Font' not in resources: resources.Font = Dictionary()
        resources.Font['/' + name] = self.fonts[key]
        return name

    def save(self, path):
        for key, font in self.fonts.items():
            face = Face.of(STYLES[key[:2]])
            pairs = [f'<{face.glyphs[c]:04X}> <{c.encode("utf-16-be").hex().upper()}>' for c in sorted(self.used[key]) if c in face.glyphs]
            blocks = ''.join(f'{len(pairs[i:i + 100])} beginbfchar\n' + '\n'.join(pairs[i:i + 100]) + '\nendbfchar\n' for i in range(0, len(pairs), 100))
            font.ToUnicode = self.pdf.make_stream(f'/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def\n1 begincodespacerange <0000> <FFFF> endcodespacerange\n{blocks}endcmap end end'.encode())
        for p, ops in zip(self.pdf.pages, self.ops):
            p.Contents = self.pdf.make_stream(pikepdf.unparse_content_stream([(o, pikepdf.Operator(n)) if o is not None else n for o, n in ops if n is not None]))
        self.pdf.save(path)
