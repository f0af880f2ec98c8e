#!/usr/bin/env python3
"""Opens spreadsheets as a reader would. usage: check_xlsx.py FILE.xlsx ...      needs: openpyxl
sheets and headings, no formula, no error value, days are days, header row frozen, repeated and filtered, A4 landscape one page
wide, wrapped words, NFC, title and author, a creation date that is no build date (midnight). exit 0/1/2."""
import datetime, re, sys, unicodedata, zipfile

import openpyxl

DAYS = ('Từ ngày', 'Đến ngày', 'Hạn chót', 'Ngày làm việc cuối')


def judge(path):
    bad = []
    with zipfile.ZipFile(path) as archive:
        broken = archive.testzip()
        if broken:
            bad.append(f'{broken} is damaged')
        if len({entry.date_time for entry in archive.infolist()}) != 1:
            bad.append('entries have different times')
    book = openpyxl.load_workbook(path)
    if book.sheetnames != ['Công việc', 'Hạn chót']:
        bad.append(f'sheets {book.sheetnames}')
    about = book.properties
    if not about.title or not about.creator:
        bad.append('no title or no author')
    if about.created is None or about.created.time() != datetime.time(0) or about.created != about.modified:
        bad.append(f'created {about.created}, modified {about.modified}')
    rows = 0
    for sheet in book:
        def add(words):
            bad.append(f'{sheet.title}: {words}')
        head = [cell.value for cell in sheet[1]]
        if head[0] != 'Mã' or None in head or len(set(head)) != len(head):
            add(f'headings {head}')
        if sheet.freeze_panes != 'A2':
            add(f'frozen at {sheet.freeze_panes}')
        if sheet.auto_filter.ref != sheet.dimensions:
            add(f'filter {sheet.auto_filter.ref}, cells {sheet.dimensions}')
        if sheet.print_title_rows != '$1:$1':
            add(f'repeats {sheet.print_title_rows}')
        page = sheet.page_setup
        if (page.orientation, page.paperSize, page.fitToHeight) != ('landscape', 9, 0) or not sheet.sheet_properties.pageSetUpPr.fitToPage:
            add('not A4 landscape, one page wide')
        width = sum(sheet.column_dimensions[cell.column_letter].width for cell in sheet[1])
        if width > 400:
            add(f'{width} characters wide: too small to read in print')
        ids = []
        for row in sheet.iter_rows(min_row=2):
            rows += 1
            for name, cell in zip(head, row):
                at = f'{cell.coordinate} ({name})'
                if cell.data_type in 'fe':
                    add(f'{at} is a formula or an error: {cell.value}')
                if cell.value is None:
                    continue
                if name in DAYS:
                    if not isinstance(cell.value, datetime.datetime) or cell.number_format != 'dd/mm/yyyy':
                        add(f'{at} is no day: {cell.value!r} {cell.number_format}')
                elif isinstance(cell.value, str):
                    if not cell.alignment.wrap_text:
                        add(f'{at} does not wrap')
                    if unicodedata.normalize('NFC', cell.value) != cell.value:
                        add(f'{at} is not NFC')
                    if re.match(r'[=+\-@]', cell.value) and not cell.quotePrefix:
                        add(f'{at} becomes a formula when edited')
                    if not cell.value.strip():
                        add(f'{at} is blank words')
            ids.append(row[0].value)
        if None in ids:
            add('a row without an id')
        if sheet.title == 'Công việc' and len(set(ids)) != len(ids):
            add('an id stands twice')
    return bad, rows


def main():
    if len(sys.argv) < 2:
        print(__doc__)
        return 2
    failed = 0
    for path in sys.argv[1:]:
        try:
            bad, rows = judge(path)
        except Exception as error:  # what openpyxl cannot open, Excel will not either
            bad, rows = [f'cannot be opened: {error!r}'], 0
        failed += bool(bad)
        for words in bad:
            print(f'FAIL {path}: {words}')
        if not bad:
            print(f'PASS {path}: {rows} rows')
    print(f'{len(sys.argv) - 1 - failed} passed, {failed} failed')
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
