#!/usr/bin/env python3
"""What calendar programs make of the calendars. exit 0 clean, 1 findings, 2 usage.
usage: NODE_MODULES_AT=DIR clients.py read FILE.ics...    five readers must read the same in every file
       clients.py cycle BEFORE_DIR AFTER_DIR              subscribe to BEFORE, amend to AFTER, refresh: nothing twice, nothing lost
read:  icalendar with recurring-ical-events (what the others are held to); ical.js (Thunderbird); node-ical; libical (KDE, GNOME)
       by ICalGLib; and the code that Evolution and GNOME Calendar have on top of it, by ECal. All but the first run in two zones.
cycle: vdirsyncer carries every calendar from a web server to a CalDAV server (Radicale) and from there to a folder that khal
       (events) and todoman (to-dos) read. It does so two ways: by its own reading of the web, and from a file fetched from the
       web, for in the first it puts ids of its own in the place of ours. Servers listen on 127.0.0.1 only, all that is written
       is in one temporary folder, and nothing of HOME is read.
A record is a component, or one occurrence of one that comes round: days as 2021-01-31, hours in UTC, the end exclusive, but a
to-do's the day it is due; an open value is ''."""
import base64, datetime as dt, http.client, http.server, json, os, re, shutil, signal, socket, subprocess, sys, tempfile, threading, time
import xml.etree.ElementTree as ET
from collections import Counter
from pathlib import Path
from urllib.parse import quote
from urllib.request import ProxyHandler, build_opener

HERE = Path(__file__).resolve().parent
BIN = Path(sys.executable).parent
# PyGObject is Debian's and sees only Debian's own python.
SYSTEM_PYTHON = '/usr/bin/python3'
HOME_ZONE, FAR_ZONE = 'Asia/Ho_Chi_Minh', 'America/Los_Angeles'
CALLED_OFF = '[HỦY] '
GROUPS = {
    'components': None,
    'days': lambda r: (r['kind'], r['uid'], r['start'], r['end']),
    'titles': lambda r: (r['uid'], r['title']),
    'statuses': lambda r: (r['uid'], r['status']),
    'texts': lambda r: (r['uid'], r['text'], r['place']),
    'revisions': lambda r: (r['uid'], r['sequence']),
    'alarms': lambda r: (r['uid'], tuple(sorted(r['alarms']))),
}
FIELDS = ('kind', 'uid', 'start', 'end', 'title', 'status', 'sequence', 'text', 'place')
key = lambda r: tuple(r[f] for f in FIELDS) + (tuple(sorted(r['alarms'])),)


class Tally:
    passed = failed = 0

    def group(self, name, findings, said=''):
        for f in findings[:8]: print(f'FAIL {name}: {f}')
        if len(findings) > 8: print(f'FAIL {name}: … and {len(findings) - 8} more')
        if findings: self.failed += 1
        else: self.passed += 1; print(f'PASS {name}{": " + said if said else ""}', flush=True)

    def end(self):
        print(f'{self.passed} passed, {self.failed} failed')
        return 1 if self.failed else 0


def missing_and_more(want, got):
    """Two Counters -> lines of what is missing and what is too much."""
    return [f'missing {x}' + (f' ({n} times)' if n > 1 else '') for x, n in (want - got).items()] + \
           [f'too much {x}' + (f' ({n} times)' if n > 1 else '') for x, n in (got - want).items()]


# ---- the readers

def read_icalendar(raw):
    import icalendar, recurring_ical_events, warnings
    warnings.simplefilter('ignore')

    def when(prop):
        if prop is None: return ''
        t = prop.dt
        if not isinstance(t, dt.datetime): return t.isoformat()
        return t.isoformat() if t.tzinfo is None else t.astimezone(dt.timezone.utc).strftime('%Y-%m-%dT%H:%M:%SZ')

    def record(part, c):
        start, end = c.get('DTSTART'), c.get('DUE' if c.name == 'VTODO' else 'DTEND')
        if end is None and c.name == 'VEVENT' and start is not None:
            # RFC 5545, 3.6.1: a day alone ends with the day, an hour alone at once.
            whole = not isinstance(start.dt, dt.datetime)
            end = icalendar.vDDDTypes(start.dt + dt.timedelta(days=1)) if whole else start
        return dict(part=part, kind=c.name, uid=str(c.get('UID', '')), start=when(start), end=when(end), title=str(c.get('SUMMARY', '')),
                    status=str(c.get('STATUS', '')), sequence=int(c.get('SEQUENCE', 0)), text=str(c.get('DESCRIPTION', '')),
                    place=str(c.get('LOCATION', '')), alarms=[int(a['TRIGGER'].dt.total_seconds()) for a in c.walk('VALARM')])

    records, part = [], 0
    for calendar in icalendar.Calendar.from_ical(raw, multiple=True):
        zones = [z for z in calendar.subcomponents if z.name == 'VTIMEZONE']
        for c in calendar.subcomponents:
            if c.name not in ('VEVENT', 'VTODO'): continue
            part += 1
            if c.name == 'VEVENT' and 'RRULE' in c:
                # By itself: of two with one UID the expansion would take one for the amendment of the other.
                alone = icalendar.Calendar()
                for x in [*zones, c]: alone.add_component(x)
                for o in recurring_ical_events.of(alone).between(dt.date(1990, 1, 1), dt.date(2099, 1, 1)): records.append(record(part, o))
            else: records.append(record(part, c))
    return records


def read_gi(files):
    """libical and ECal; runs under Debian's python."""
    import gi
    gi.require_version('ECal', '2.0'); gi.require_version('ICalGLib', '3.0')
    from gi.repository import ECal, ICalGLib
    Kind, Prop = ICalGLib.ComponentKind, ICalGLib.PropertyKind
    utc = ICalGLib.Timezone.get_utc_timezone()
    first, last = ICalGLib.Time.new_from_string('19900101T000000Z'), ICalGLib.Time.new_from_string('20990101T000000Z')
    stamp = lambda n, whole: dt.datetime.fromtimestamp(n, dt.timezone.utc).strftime('%Y-%m-%d' if whole else '%Y-%m-%dT%H:%M:%SZ')

    def when(t):
        if t is None or t.is_null_time(): return ''
        zone = t.get_timezone()
        if not t.is_date() and zone is None and not t.is_utc(): return stamp(t.as_timet(), False)[:-1]
        return stamp(t.as_timet_with_zone(zone or utc), t.is_date())

    def children(c, kind=Kind.ANY_COMPONENT):
        walk = c.begin_component(kind); child = walk.deref()
        while child: yield child; child = walk.next()

    def libical(part, c):
        kind = 'VTODO' if c.isa() == Kind.VTODO_COMPONENT else 'VEVENT'
        place, status = c.get_location(), c.get_first_property(Prop.STATUS_PROPERTY)
        common = dict(part=part, kind=kind, uid=c.get_uid() or '', title=c.get_summary() or '', sequence=c.get_sequence(),
                      status=status.get_value_as_string() if status else '', text=c.get_description() or '', place=place or '',
                      alarms=[a.get_first_property(Prop.TRIGGER_PROPERTY).get_trigger().get_duration().as_int() for a in children(c, Kind.VALARM_COMPONENT)])
        if kind == 'VTODO': return [dict(common, start=when(c.get_dtstart()), end=when(c.get_due()))]
        start, end = c.get_dtstart(), c.get_dtend()
        if not c.get_first_property(Prop.RRULE_PROPERTY): return [dict(common, start=when(start), end=when(end))]
        # The end of a span of whole days lies a day late in libical 3.0: only where it begins is taken.
        whole, length = start.is_date(), end.as_timet() - start.as_timet()
        out = []
        c.foreach_recurrence(first, last, lambda c, span, *_: out.append(span.get_start()))
        return [dict(common, start=stamp(n, whole), end=stamp(n + length, whole)) for n in out]

    def ecal(part, top, c):
        e = ECal.Component.new_from_icalcomponent(c.clone())
        kind = 'VTODO' if e.get_vtype() == ECal.ComponentVType.TODO else 'VEVENT'
        status = e.get_status()
        common = dict(part=part, kind=kind, uid=e.get_uid() or '', title=e.get_summary().get_value() if e.get_summary() else '',
                      # Its own enum has no hyphens.
                      status={'NEEDSACTION': 'NEEDS-ACTION', 'INPROCESS': 'IN-PROCESS', 'NONE': ''}.get(s := status.value_nick.upper(), s),
                      sequence=max(e.get_sequence(), 0), text='\n'.join(x.get_value() for x in e.get_descriptions()), place=e.get_location() or '',
                      alarms=[a.get_trigger().get_duration().as_int() for a in e.get_all_alarms()])
        if kind == 'VTODO':
            day = lambda d: when(d.get_value()) if d else ''
            return [dict(common, start=day(e.get_dtstart()), end=day(e.get_due()))]
        out = []
        def instance(c, a, b, *_): out.append((a, b)); return True
        ECal.recur_generate_instances_sync(c, first, last, instance, None, lambda tzid, *_: top.get_timezone(tzid), None, utc, None)
        return [dict(common, start=when(a), end=when(b)) for a, b in out]

    found = {'libical': {}, 'ecal': {}}
    for f in files:
        top = ECal.util_parse_ics_file(f)
        for name in found:
            if top is None: found[name][f] = 'cannot be read'; continue
            parts = [c for c in children(top) if c.isa() in (Kind.VEVENT_COMPONENT, Kind.VTODO_COMPONENT)]
            try: found[name][f] = [r for n, c in enumerate(parts) for r in (libical(n, c) if name == 'libical' else ecal(n, top, c))]
            except Exception as x: found[name][f] = f'cannot be read: {type(x).__name__}: {x}'
    json.dump(found, sys.stdout)


def read(files):
    tally, base, bad = Tally(), {}, []
    for f in files:
        raw = Path(f).read_bytes()
        try: base[f] = read_icalendar(raw)
        except Exception as x: bad.append(f'{f}: cannot be read: {type(x).__name__}: {x}'); base[f] = []; continue
        lines = len(re.findall(rb'^BEGIN:V(?:EVENT|TODO)\r?$', raw, re.M))
        parts = {r['part']: (r['kind'], r['uid']) for r in base[f]}
        if lines != len(parts): bad.append(f'{f}: {lines} components begin, {len(parts)} are read')
        bad += [f'{f}: {uid} is there {n} times' for (_, uid), n in Counter(parts.values()).items() if n > 1]
        # A reader that decodes line by line, or before it unfolds, finds no letter where a fold went through it.
        for n, line in enumerate(raw.split(b'\n'), 1):
            try: line.decode()
            except UnicodeDecodeError: bad.append(f'{f}:{n}: the line is not UTF-8 by itself'); break
        bad += [f'{f}: {r["uid"]}: a letter was lost in {r["title"]!r}' for r in base[f] if '\ufffd' in r['title'] + r['text'] + r['place']]
    count = sum(len({r['part'] for r in rs}) for rs in base.values())
    tally.group('icalendar', bad, f'{count} components, {sum(map(len, base.values()))} occurrences in {len(files)} files')
    found = {}
    for zone in (HOME_ZONE, FAR_ZONE):
        env = {**os.environ, 'TZ': zone}
        for names, cmd in ((('ical.js', 'node-ical'), ['node', str(HERE / 'read_ics.mjs'), *files]),
                           (('libical', 'ecal'), [SYSTEM_PYTHON, '-Es', str(Path(__file__).resolve()), '--gi', *files])):
            try:
                p = subprocess.run(cmd, env=env, capture_output=True, timeout=300)
                got = json.loads(p.stdout) if p.returncode == 0 else None
                why = p.stderr.decode(errors='replace').strip()[-300:]
            except (OSError, subprocess.TimeoutExpired, ValueError) as x: got, why = None, str(x)
            for name in names: found[name, zone] = got[name] if got else f'does not run: {why}'
    for name in ('ical.js', 'node-ical', 'libical', 'ecal'):
        for group, of in GROUPS.items():
            bad = []
            for zone in (HOME_ZONE, FAR_ZONE):
                got = found[name, zone]
                if isinstance(got, str): bad.append(got); continue
                for f in files:
                    if isinstance(got[f], str): bad.append(f'{f}: {got[f]}'); continue
                    if of is None: want, have = ({(r['kind'], r['part']) for r in rs} for rs in (base[f], got[f])); \
                        want, have = (Counter(k for k, _ in s) for s in (want, have))
                    else: want, have = (Counter(map(of, rs)) for rs in (base[f], got[f]))
                    bad += [f'{f} in {zone}: {x}' for x in missing_and_more(want, have)]
            tally.group(f'{name} {group}', bad)
    return tally.end()


# ---- subscribe, amend, refresh

class Web:
    """A web server for one folder, which can be changed under it."""
    def __init__(self, folder):
        web = self; self.folder = folder

        class Handler(http.server.SimpleHTTPRequestHandler):
            extensions_map = {'': 'application/octet-stream', '.ics': 'text/calendar; charset=utf-8'}
            def __init__(self, *a): super().__init__(*a, directory=str(web.folder))
            def log_message(self, *_): pass
        self.server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), Handler)
        self.server.daemon_threads = True
        self.port = self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def stop(self): self.server.shutdown(); self.server.server_close()


class Caldav:
    """A Radicale with an empty store."""
    AUTH = {'Authorization': 'Basic ' + base64.b64encode(b'u:u').decode()}

    def __init__(self, work, env):
        # Between the look for a free port and its use another program may take it.
        for _ in range(5):
            with socket.socket() as s: s.bind(('127.0.0.1', 0)); self.port = s.getsockname()[1]
            log = open(work / 'radicale.log', 'wb')
            self.process = subprocess.Popen(
                [sys.executable, '-m', 'radicale', '--config', '', '--hosts', f'127.0.0.1:{self.port}', '--auth-type', 'none',
                 '--storage-filesystem-folder', str(work / 'store'), '--logging-level', 'warning'],
                env=env, cwd=work, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
            for _ in range(100):
                if self.process.poll() is not None: break
                try: socket.create_connection(('127.0.0.1', self.port), 1).close(); return
                except OSError: time.sleep(0.2)
            self.stop()
        raise RuntimeError('Radicale does not start: ' + (work / 'radicale.log').read_text(errors='replace')[-500:])

    def ask(self, method, path, body='', **headers):
        c = http.client.HTTPConnection('127.0.0.1', self.port, timeout=30)
        c.request(method, path, body.encode(), {**self.AUTH, 'Content-Type': 'application/xml; charset=utf-8', **headers})
        r = c.getresponse(); data = r.read(); c.close()
        return r.status, data

    def create(self, name):
        status, said = self.ask('MKCALENDAR', f'/u/{name}/')
        if status != 201: raise RuntimeError(f'MKCALENDAR: {status} {said[:200]}')

    def items(self, name):
        """The text of every item, asked for as a client does."""
        d = '{urn:ietf:params:xml:ns:caldav}'
        status, said = self.ask('REPORT', f'/u/{name}/', '<C:calendar-query xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"><D:prop><D:getetag/>'
                                '<C:calendar-data/></D:prop><C:filter><C:comp-filter name="VCALENDAR"/></C:filter></C:calendar-query>', Depth='1')
        if status != 207: raise RuntimeError(f'REPORT: {status} {said[:200]}')
        return [x.text or '' for x in ET.fromstring(said).iter(d + 'calendar-data')]

    def stop(self):
        self.process.terminate()
        try: self.process.wait(10)
        except subprocess.TimeoutExpired: self.process.kill(); self.process.wait(10)


def shown_by_khal(r):
    """A record as khal lists it -> (entry, on how many days)."""
    local = lambda t: dt.datetime.strptime(t, '%Y-%m-%dT%H:%M:%SZ') + dt.timedelta(hours=7)
    if 'T' not in r['start']:
        a, b = dt.date.fromisoformat(r['start']), dt.date.fromisoformat(r['end']) - dt.timedelta(days=1)
        days, times = (b - a).days + 1, (a.isoformat(), b.isoformat())
    else:
        a, b = local(r['start']), local(r['end'])
        # It gives an hour to what has no end.
        if a == b: b += dt.timedelta(hours=1)
        days = ((b - dt.timedelta(seconds=1)).date() - a.date()).days + 1
        times = a.strftime('%Y-%m-%d %H:%M'), b.strftime('%Y-%m-%d %H:%M')
    return (r['uid'], *times, r['title'], {'CANCELLED': '❌', 'TENTATIVE': '?', 'CONFIRMED': '✔'}.get(r['status'], '')), days


def content_lines(raw):
    """Every component's lines without those that say only when it was written, and the head of the calendar."""
    text = re.sub(rb'\r?\n[ \t]', b'', raw).decode('utf-8', 'replace').replace('\r', '')
    parts = re.findall(r'^BEGIN:(VEVENT|VTODO)\n(.*?)^END:\1', text, re.M | re.S)
    keep = lambda t: sorted(l for l in t.split('\n') if not re.match(r'(DTSTAMP|LAST-MODIFIED|CREATED|UID|PRODID|METHOD|X-WR-CALNAME)[;:]', l))
    uid = lambda t: (re.search(r'^UID:(.*)$', t, re.M) or ['', ''])[1]
    return {uid(t): keep(t) for _, t in parts}, keep(text[:text.find('BEGIN:V', 15)])


def cycle(before, after):
    tally = Tally()
    listed = lambda folder: {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob('*.ics'))}
    raws = {'before': listed(before), 'after': listed(after)}
    names = sorted({**raws['before'], **raws['after']})
    both = [f for f in names if f in raws['before'] and f in raws['after']]
    bad = [f'{f} is gone' for f in raws['before'] if f not in raws['after']] or ([] if both else ['no calendar is in both folders'])
    tally.group('files', bad, f'{len(both)} in both folders, {len(names) - len(both)} new')
    data = {phase: {} for phase in raws}
    for phase, files in raws.items():
        for f, raw in files.items():
            try: data[phase][f] = read_icalendar(raw)
            except Exception as x: tally.group('files', [f'{phase} {f}: cannot be read: {type(x).__name__}: {x}']); return tally.end()

    # What the two files say of each other, before any program has seen them.
    bad, twice, changed, unmarked, counts = [], [], {}, [], Counter()
    for phase, files in data.items():
        for f, rs in files.items():
            uids = Counter(uid for _, uid in {(r['part'], r['uid']) for r in rs})
            twice += [f'{phase} {f}: {uid} is there {n} times' for uid, n in uids.items() if n > 1]
    tally.group('every id once in its file', twice)
    for f in both:
        (old, old_head), (new, new_head) = content_lines(raws['before'][f]), content_lines(raws['after'][f])
        revision = {phase: {r['uid']: r['sequence'] for r in data[phase][f]} for phase in data}
        changed[f] = {u for u in new if u in old and new[u] != old[u]}, set(new) - set(old), set(old) - set(new), new_head != old_head
        bad += [f'{f}: {u} is gone; what is called off is kept and marked' for u in changed[f][2]]
        bad += [f'{f}: {u} was changed, its SEQUENCE was not raised' for u in changed[f][0] if revision['after'].get(u, 0) <= revision['before'].get(u, 0)]
        counts.update(changed=len(changed[f][0]), new=len(changed[f][1]))
        for r in data['after'][f]:
            if (r['status'] == 'CANCELLED') != r['title'].startswith(CALLED_OFF): unmarked.append(f'{f}: {r["uid"]}: STATUS:{r["status"]} and the title {r["title"]!r}')
            else: counts['called off'] += r['status'] == 'CANCELLED'
    if not counts['changed'] + counts['new']: bad.append('nothing was amended between the two folders')
    tally.group('ids are kept, revisions rise', bad, ', '.join(f'{n} {k}' for k, n in counts.items()))
    tally.group('called off: status and title say so together', unmarked)

    work = Path(tempfile.mkdtemp(prefix='clients.'))
    # Nothing of this machine's settings, so no proxy either.
    env = {'PATH': f'{BIN}:/usr/bin:/bin', 'HOME': str(work / 'home'), 'TZ': HOME_ZONE, 'LANG': 'C.UTF-8', 'LC_ALL': 'C.UTF-8', 'PYTHONDONTWRITEBYTECODE': '1',
           'TMPDIR': str(work), **{f'XDG_{x}_HOME': str(work / 'home' / x.lower()) for x in ('CONFIG', 'CACHE', 'DATA', 'STATE')}, 'XDG_RUNTIME_DIR': str(work / 'home')}
    (work / 'home').mkdir()
    web = caldav = None

    def run(*cmd, limit=300):
        try: p = subprocess.run([str(BIN / cmd[0]), *cmd[1:]], env=env, cwd=work, stdin=subprocess.DEVNULL, capture_output=True, timeout=limit)
        except subprocess.TimeoutExpired: return 1, '', f'not done after {limit} s'
        return p.returncode, p.stdout.decode(errors='replace'), p.stderr.decode(errors='replace')

    try:
        web, caldav = Web(before), Caldav(work, env)
        q, url = json.dumps, lambda f: f'http://127.0.0.1:{web.port}/{quote(f)}'
        # From the web vdirsyncer takes no ids: it makes one of what an item says. From a file it takes those that are there.
        ways = {'web': lambda f, n: f'type = "http"\nurl = {q(url(f))}', 'file': lambda f, n: f'type = "singlefile"\npath = {q(str(work / "got" / n))}\nread_only = true'}
        (work / 'got').mkdir()
        fetch = build_opener(ProxyHandler({})).open
        place = {(way, f): f'{way}{n:03}' for way in ways for n, f in enumerate(names)}
        back = {n: f'{f} ({way})' for (way, f), n in place.items()}
        conf = [f'[general]\nstatus_path = {q(str(work / "status"))}']
        for (way, f), n in place.items():
            caldav.create(n)
            (work / 'dirs' / n).mkdir(parents=True)
            conf.append(f'''[storage from_{n}]\n{ways[way](f, n)}
[storage dav_{n}]\ntype = "caldav"\nurl = "http://127.0.0.1:{caldav.port}/u/{n}/"\nusername = "u"\npassword = "u"
[storage dir_{n}]\ntype = "filesystem"\npath = {q(str(work / "dirs" / n))}\nfileext = ".ics"
[pair subscribed_{n}]\na = "from_{n}"\nb = "dav_{n}"\ncollections = null\nconflict_resolution = "a wins"
[pair local_{n}]\na = "dav_{n}"\nb = "dir_{n}"\ncollections = null\nconflict_resolution = "a wins"''')
        (work / 'vdirsyncer').write_text('\n'.join(conf) + '\n')
        holds = lambda f, kind: any(r['kind'] == kind for p in data.values() for r in p.get(f, []))
        kinds = {k: sorted(n for (_, f), n in place.items() if holds(f, k)) for k in ('VEVENT', 'VTODO')}
        calendars = '\n'.join(f'[[{n}]]\npath = {work / "dirs" / n}\nreadonly = True' for n in kinds['VEVENT'])
        (work / 'khal').write_text(f'''[calendars]\n{calendars}\n[sqlite]\npath = {work / "khal.db"}
[locale]\nlocal_timezone = {HOME_ZONE}\ndefault_timezone = {HOME_ZONE}\ntimeformat = %H:%M\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\nunicode_symbols = True\n''')
        # By itself: what two of its lists share todoman shows in one of them.
        for n in kinds['VTODO']:
            (work / f'{n}.py').write_text(f'path = {str(work / "dirs" / n)!r}\ncache_path = {str(work / f"{n}.db")!r}\n'
                                          'date_format = "%Y-%m-%d"\ntime_format = "%H:%M"\n')

        def sync(files):
            """-> what went wrong, what was moved: {(way, file, what): Counter of ids}, and how much in all"""
            wrong, moved, n = [], {}, 0
            for f in files: (work / 'got' / place['file', f]).write_bytes(fetch(url(f), timeout=30).read())
            for kind in ('subscribed', 'local'):
                code, out, err = run('vdirsyncer', '-c', str(work / 'vdirsyncer'), 'sync', *(f'{kind}_{place[way, f]}' for way in ways for f in files))
                if code: wrong.append(f'{kind}: exit {code}')
                for line in (out + err).splitlines():
                    m = re.match(r'Copying \((uploading|updating)\) item (.*) to (?:dav|dir)_(\w+)$|(Deleting) item (.*) from (?:dav|dir)_(\w+)$', line)
                    if m:
                        n += 1
                        if kind == 'subscribed': moved.setdefault((m[3] or m[6], m[1] or 'deleting'), Counter())[m[2] or m[5]] += 1
                    # It says this of every deletion that has one: its condition is the wrong way round.
                    elif re.match(r'error|warning|critical|unknown', line, re.I) and 'Deleting an item with no etag' not in line: wrong.append(f'{kind}: {line}')
            return wrong, moved, n

        days = sorted(d for p in data.values() for rs in p.values() for r in rs for d in (r['start'], r['end']) if d)
        reach = [(dt.date.fromisoformat(d[:10]) + dt.timedelta(days=n)).isoformat() for d, n in ((days[0], -40), (days[-1], 40))]
        seen = lambda way, r: {**r, 'uid': ''} if way == 'web' else r

        def look(phase, files):
            """The server, the folder, khal and todoman hold what the files of the phase say."""
            on_server, in_folder = [], []
            wanted = [(way, f, r) for way in ways for f in files for r in data[phase][f]]
            for way in ways:
                for f in files:
                    n = place[way, f]
                    want, held = Counter(key(seen(way, r)) for r in data[phase][f]), len({r['uid'] for r in data[phase][f]})
                    for holder, texts in ((on_server, caldav.items(n)), (in_folder, [p.read_text() for p in (work / 'dirs' / n).glob('*.ics')])):
                        items = [read_icalendar(t) for t in texts]
                        ids = Counter(u for rs in items for u in {r['uid'] for r in rs})
                        holder += [f'{back[n]}: {u} is there {k} times' for u, k in ids.items() if k > 1]
                        if len(texts) != held: holder.append(f'{back[n]}: {len(texts)} items, not {held}')
                        holder += [f'{back[n]}: {x}' for x in missing_and_more(want, Counter(key(seen(way, r)) for rs in items for r in rs))]
            held = sum(len({r['uid'] for r in data[phase][f]}) for f in files)
            tally.group(f'{phase}: the CalDAV server', on_server, f'{held} items both ways, each once and with its id where ids are kept')
            tally.group(f'{phase}: the folder synced from it', in_folder, 'the same')

            if kinds['VEVENT']:
                bad = []
                code, out, err = run('khal', '-c', str(work / 'khal'), 'printcalendars')
                if code or sorted(out.split()) != kinds['VEVENT']: bad.append(f'printcalendars: exit {code}, {out.split()}, {err[-200:]}')
                code, out, err = run('khal', '-c', str(work / 'khal'), 'list', '--day-format', '', '--format',
                                     '{calendar}\x1f{uid}\x1f{start-long}\x1f{end-long}\x1f{title}\x1f{status-symbol}', *reach)
                if code or err.strip(): bad.append(f'list: exit {code}, {err.strip()[-300:]}')
                got, want = Counter(), Counter()
                for line in out.splitlines():
                    if '\x1f' not in line: continue
                    n, uid, *rest = (x.strip() for x in line.split('\x1f'))
                    got[(back.get(n, n), uid if n.startswith('file') else '', *rest)] += 1
                for way, f, r in wanted:
                    if r['kind'] == 'VEVENT': entry, n = shown_by_khal(seen(way, r)); want[(back[place[way, f]], *entry)] += n
                tally.group(f'{phase}: khal', bad + missing_and_more(want, got), f'{len(want)} entries on {sum(want.values())} days: titles, days, marks')

            if not kinds['VTODO']: return
            bad, got = [], Counter()
            for n in kinds['VTODO']:
                code, out, err = run('todo', '--config', str(work / f'{n}.py'), '--porcelain', 'list', '--status', 'ANY')
                if code: bad.append(f'{back[n]}: exit {code}, {err.strip()[-300:]}')
                else: got.update((back[n], t['summary'], t['start'], t['due'], t['completed']) for t in json.loads(out))

            def local(t):
                """An instant, or a day in the zone of the office, as todoman tells both: in seconds."""
                if not t: return None
                day = 'T' not in t
                t = dt.datetime.strptime(t, '%Y-%m-%d' if day else '%Y-%m-%dT%H:%M:%SZ').replace(tzinfo=dt.timezone.utc)
                return int(t.timestamp()) - (7 * 3600 if day else 0)
            want = Counter((back[place[way, f]], r['title'], local(r['start']), local(r['end']), r['status'] in ('CANCELLED', 'COMPLETED'))
                           for way, f, r in wanted if r['kind'] == 'VTODO')
            tally.group(f'{phase}: todoman', bad + missing_and_more(want, got), f'{sum(want.values())} to-dos: titles, days, marks')

        files = both
        for phase in data:
            # Without collections of its own every pair must still be made known once.
            if phase == 'before':
                code, _, err = run('vdirsyncer', '-c', str(work / 'vdirsyncer'), 'discover')
                if code: raise RuntimeError(f'vdirsyncer discover: {err[-500:]}')
            else: web.folder, files = after, list(raws['after'])
            wrong, moved, n = sync(files)
            tally.group(f'{phase}: vdirsyncer', wrong, f'{n} items moved')
            if phase == 'after':
                bad = []
                for f in both:
                    altered, fresh, gone, head = changed[f]
                    # Every item carries the head of its calendar.
                    if head: continue
                    for what, want in (('updating', altered), ('uploading', fresh), ('deleting', gone)):
                        got = set(moved.get((place['file', f], what), ()))
                        bad += [f'{f}: {what} {sorted(x)}, {why}' for x, why in ((want - got, 'which was not done'), (got - want, 'which was not changed')) if x]
                    counted = tuple(sum(moved.get((place['web', f], what), Counter()).values()) for what in ('updating', 'uploading', 'deleting'))
                    want = 0, len(altered | fresh), len(altered | gone)
                    if counted != want: bad.append(f'{back[place["web", f]]}: {counted} items changed, new, deleted; not {want}')
                heads = sum(c[3] for c in changed.values())
                tally.group('after: moved is what was amended, no more', bad, f'{len(both) - heads} calendars; {heads} whose head changed too are moved whole')
            look(phase, files)
            wrong, _, n = sync(files)
            tally.group(f'{phase}: a second refresh moves nothing', wrong + ([f'{n} items moved'] if n else []))
    except (RuntimeError, OSError, ValueError) as x:
        tally.group('cycle', [f'{type(x).__name__}: {x}'])
    finally:
        if caldav: caldav.stop()
        if web: web.stop()
        shutil.rmtree(work, ignore_errors=True)
    return tally.end()


def main():
    a = sys.argv[1:]
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    if a[:1] == ['--gi']: return read_gi(a[1:])
    if len(a) >= 2 and a[0] == 'read': return read([str(Path(f).resolve()) for f in a[1:]])
    if len(a) == 3 and a[0] == 'cycle' and all(Path(d).is_dir() for d in a[1:]): return cycle(*(Path(d).resolve() for d in a[1:]))
    print(__doc__)
    return 2


if __name__ == '__main__': sys.exit(main())
