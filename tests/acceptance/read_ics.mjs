// Two JavaScript readers of calendars, for clients.py: ical.js, which Thunderbird uses, and node-ical.
// usage: NODE_MODULES_AT=DIR node read_ics.mjs FILE.ics...     prints {reader: {file: [record...]}} as JSON
// A record is what clients.py says: days as 2021-01-31, hours in UTC, an open value as ''.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const from = createRequire(join(resolve(process.env.NODE_MODULES_AT ?? '.'), 'x.js'));
const ICAL = (await import(pathToFileURL(from.resolve('ical.js')))).default;
const nodeIcal = from('node-ical');
const instant = (date) => date.toISOString().replace('.000Z', 'Z');
const seconds = (duration) => ICAL.Duration.fromString(duration).toSeconds();

function icalJs(text) {
  const root = new ICAL.Component(ICAL.parse(text));
  ICAL.TimezoneService.reset();
  root.getAllSubcomponents('vtimezone').forEach((zone) => ICAL.TimezoneService.register(zone));
  // A zone that the file does not define stays floating, as in Thunderbird before it looks in its own list.
  const when = (t) => !t ? '' : t.isDate ? t.toString()
    : t.zone === ICAL.Timezone.localTimezone ? t.toString() : instant(t.toJSDate());
  const records = [];
  for (const name of ['vevent', 'vtodo']) for (const [n, part] of root.getAllSubcomponents(name).entries()) {
    const value = (key) => part.getFirstPropertyValue(key);
    const common = {
      part: n, kind: name.toUpperCase(), uid: value('uid'), title: value('summary'), status: value('status'),
      sequence: value('sequence') ?? 0, text: value('description') ?? '', place: value('location') ?? '',
      alarms: part.getAllSubcomponents('valarm').map((a) => a.getFirstPropertyValue('trigger').toSeconds()),
    };
    if (name === 'vtodo') { records.push({ ...common, start: when(value('dtstart')), end: when(value('due')) }); continue; }
    const event = new ICAL.Event(part);
    if (!event.isRecurring()) { records.push({ ...common, start: when(event.startDate), end: when(event.endDate) }); continue; }
    const times = event.iterator();
    // The bound stands against a rule without an end.
    for (let t, i = 0; i < 5000 && (t = times.next()); i++) {
      const at = event.getOccurrenceDetails(t);
      records.push({ ...common, start: when(at.startDate), end: when(at.endDate) });
    }
  }
  return records;
}

function nodeIcalRead(text) {
  const day = (t) => [t.getFullYear(), t.getMonth() + 1, t.getDate()].map((n) => String(n).padStart(2, '0')).join('-');
  const when = (t) => !t ? '' : t.dateOnly ? day(t) : instant(t);
  const records = [];
  for (const [n, part] of Object.values(nodeIcal.sync.parseICS(text)).entries()) {
    if (part.type !== 'VEVENT' && part.type !== 'VTODO') continue;
    const common = {
      part: n, kind: part.type, uid: part.uid, title: part.summary, status: part.status, sequence: Number(part.sequence ?? 0),
      text: part.description ?? '', place: part.location ?? '', alarms: (part.alarms ?? []).map((a) => seconds(a.trigger)),
    };
    // It gives to-dos an end of its own making beside the day they are due.
    if (part.type === 'VTODO') records.push({ ...common, start: when(part.start), end: when(part.due) });
    else if (!part.rrule) records.push({ ...common, start: when(part.start), end: when(part.end) });
    else {
      const all = nodeIcal.expandRecurringEvent(part, { from: new Date(1990, 0, 1), to: new Date(2099, 0, 1) });
      // An instance says by a flag of its own, not by its dates, that it takes whole days.
      for (const at of all) {
        const shown = at.isFullDay ? day : instant;
        records.push({ ...common, start: shown(at.start), end: shown(at.end) });
      }
    }
  }
  return records;
}

const out = { 'ical.js': {}, 'node-ical': {} };
for (const file of process.argv.slice(2)) {
  const text = readFileSync(file, 'utf8');
  for (const [name, read] of [['ical.js', icalJs], ['node-ical', nodeIcalRead]]) {
    try { out[name][file] = read(text); } catch (error) { out[name][file] = `cannot be read: ${error.message}`; }
  }
}
console.log(JSON.stringify(out));
