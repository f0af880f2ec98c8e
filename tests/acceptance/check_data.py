#!/usr/bin/env python3
"""Judges the open data of a site. usage: check_data.py SITE_DIR      needs: jsonschema
every ke-hoach.json by the schema that it names, which must be a good schema itself; ids once; references that lead somewhere; files
that are there; the CSV has a row for each task and obligation. exit 0/1/2."""
import csv, io, json, os, sys

import jsonschema


def judge(path):
    folder = os.path.dirname(path)
    with open(path, encoding='utf-8') as file:
        data = json.load(file)
    with open(os.path.join(folder, data['$schema']), encoding='utf-8') as file:
        schema = json.load(file)
    validator = jsonschema.Draft202012Validator
    validator.check_schema(schema)
    bad = [f'{"/".join(map(str, error.path))}: {error.message}' for error in validator(schema).iter_errors(data)]
    known = {}
    for kind in ('units', 'laws', 'deliverables', 'indicators', 'groups', 'tasks', 'obligations'):
        ids = [record['id'] for record in data[kind]]
        known[kind] = set(ids)
        if len(known[kind]) != len(ids):
            bad.append(f'{kind}: an id stands twice')

    def leads(where, ids, kind):
        bad.extend(f'{where}: no {kind} {one}' for one in ids if one is not None and one not in known[kind])

    for task in data['tasks']:
        at = f'task {task["id"]}'
        leads(at, task['lead'] + task['co'] + task['units'] + [task['advised'], task['issued_by']], 'units')
        leads(at, task['after'], 'tasks')
        leads(at, task['indicators'], 'indicators')
        leads(at, [task['group']], 'groups')
        leads(at, [stage['of'] for stage in task['deliverables']], 'deliverables')
    for owed in data['obligations']:
        leads(f'obligation {owed["id"]}', owed['who'] + [owed['to'], owed['via']], 'units')
    for basis in data['bases']:
        leads('bases', basis['laws'], 'laws')
    for document in data['documents']:
        if not os.path.isfile(os.path.join(folder, document['file'])):
            bad.append(f'{document["id"]}: no file {document["file"]}')
    with open(os.path.join(folder, 'ke-hoach.csv'), encoding='utf-8-sig', newline='') as file:
        rows = list(csv.reader(io.StringIO(file.read())))
    if [row[0] for row in rows[1:]] != [record['id'] for record in data['tasks'] + data['obligations']]:
        bad.append('the CSV has other rows')
    return bad


def main():
    if len(sys.argv) != 2 or not os.path.isdir(sys.argv[1]):
        print(__doc__)
        return 2
    passed = failed = 0
    for folder, _, files in sorted(os.walk(sys.argv[1])):
        if 'ke-hoach.json' in files:
            path = os.path.join(folder, 'ke-hoach.json')
            bad = judge(path)
            for words in bad:
                print(f'FAIL {path}: {words}')
            passed, failed = passed + (not bad), failed + bool(bad)
    print(f'{passed} passed, {failed} failed')
    return 1 if failed or not passed else 0


if __name__ == '__main__':
    sys.exit(main())
