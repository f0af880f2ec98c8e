// What readers do, done in a real Chromium: search, filters, today, print, dark, no scripts, from a disk, keyboard only, 200 %.
// usage: NODE_MODULES_AT=TOOLS/js node browser.mjs SITE_DIR [PART...]      all parts unless some are named
// needs: playwright-core, Debian chromium at /usr/bin/chromium (or CHROMIUM=). exit 0 clean, 1 findings, 2 usage.
// SEEN=FILE: of a second site only kinds of pages that hold something new are gone through (see seen.mjs).
// Queries with their answers are those of the plan of 2021 (queries.tsv); other sites are looked at for all the rest.
import http from 'node:http'; import fs from 'node:fs'; import path from 'node:path';
import { AsyncLocalStorage } from 'node:async_hooks'; import { createRequire } from 'node:module'; import { pathToFileURL, fileURLToPath } from 'node:url';
import { unseen } from './seen.mjs';

const [site, ...only] = process.argv.slice(2);
if (!site || !fs.existsSync(path.join(site, 'index.html'))) { console.error('usage: browser.mjs SITE_DIR'); process.exit(2); }
const require = createRequire(path.resolve(process.env.NODE_MODULES_AT ?? '.', 'x.js'));
const { chromium } = require('playwright-core');
const here = path.dirname(fileURLToPath(import.meta.url));
const root = fs.realpathSync(site);

let failed = 0, passed = 0;
// Two parts are tried at a time, and each counts its own.
const part = new AsyncLocalStorage();
const check = (what, ok, detail = '') => { const own = part.getStore(); if (own) own[ok ? 'passed' : 'failed']++; if (ok) passed++; else { failed++; console.log(`FAIL ${what}${detail === '' ? '' : `: ${detail}`}`); } };
const is = (what, found, wanted) => check(what, JSON.stringify(found) === JSON.stringify(wanted), `${JSON.stringify(found)}, wanted ${JSON.stringify(wanted)}`);

// The strictest header that the pages are made for stands beside their own.
const policy = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
const mime = { '.html': 'text/html; charset=utf-8', '.css': 'text/css', '.js': 'text/javascript', '.svg': 'image/svg+xml', '.json': 'application/json', '.xml': 'application/xml', '.png': 'image/png', '.jpg': 'image/jpeg' };
const server = http.createServer((request, response) => {
  let file = path.normalize(path.join(root, decodeURIComponent(new URL(request.url, 'http://x').pathname)));
  if (file !== root && !file.startsWith(root + path.sep)) { response.writeHead(403).end(); return; }
  if (fs.existsSync(file) && fs.statSync(file).isDirectory()) file = path.join(file, 'index.html');
  if (!fs.existsSync(file)) { response.writeHead(404).end(); return; }
  response.writeHead(200, { 'content-type': mime[path.extname(file)] ?? 'application/octet-stream', 'content-security-policy': policy, 'x-content-type-options': 'nosniff' });
  fs.createReadStream(file).pipe(response);
});
await new Promise(ready => server.listen(0, '127.0.0.1', ready));
const origin = `http://127.0.0.1:${server.address().port}/`;

const every = fs.readdirSync(root, { recursive: true }).map(p => p.split(path.sep).join('/')).filter(p => p.endsWith('.html'))
  // A page that leads on at once is tried where it leads.
  .filter(p => !/http-equiv="refresh"/.test(fs.readFileSync(path.join(root, p), 'utf8'))).sort();
const has = p => every.includes(p);
// A page of each kind: the first address of each shape, in each language.
const shape = p => p.replace(/^(en\/)?(.*)$/, (_, en = '', rest) => en + rest.replace(/\d{4}-thang-\d\d|thang-\d\d/, 'thang').replace(/(don-vi|van-ban|san-pham|can-cu|tin)\/[^/]+\//, '$1/*/'));
const ofEachShape = [...new Map(every.map(p => [shape(p), p]).reverse()).values()].sort();
// With SEEN, of later sites those that hold something new, and one at least. Axe looks at the reflow of every page of every site.
const { fresh } = unseen(root, ofEachShape, process.env.SEEN && `${process.env.SEEN}.browser`);
const kinds = ofEachShape.filter((p, n) => fresh.has(p) || (fresh.size === 0 && n === 0));
const plans = every.map(p => /^([a-z0-9][a-z0-9-]*(?:\/[a-z0-9-]+)?)\/cong-viec\/index\.html$/.exec(p)?.[1]).filter(p => p && !p.startsWith('en/'));

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'] });
const context = options => browser.newContext({ locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh', viewport: { width: 1280, height: 900 }, ...options });
// Opens a page and hears everything that it complains of or asks for. Where many are opened one after the other they share a
// window (`again`), since a new one for each costs three times what the page does.
const names = new WeakMap();
const open = async (where, address, { before, again } = {}) => {
  const page = again ?? await where.newPage();
  names.set(page, address.replace(origin, '').replace(pathToFileURL(root).href, 'file:'));
  if (!again) {
    const name = () => names.get(page);
    page.on('console', m => { if (['error', 'warning'].includes(m.type())) check(`${name()}: the console is silent`, false, m.text()); });
    page.on('pageerror', e => check(`${name()}: no script fails`, false, String(e)));
    page.on('request', r => { if (!r.url().startsWith(origin) && !/^(data|file):/.test(r.url())) check(`${name()}: no third party is asked`, false, r.url()); });
    page.on('requestfailed', r => check(`${name()}: everything is there`, false, r.url()));
    if (before) await before(page);
  }
  await page.goto(address, { waitUntil: 'load' });
  return page;
};
const shown = page => page.evaluate(() => [...document.querySelectorAll('#ket_qua > li')].map(li => ({ title: li.querySelector('a').textContent, href: li.querySelector('a').href, marks: [...li.querySelectorAll('a mark')].map(m => m.textContent) })));
const said = page => page.evaluate(() => document.getElementById('so_ket_qua').textContent);
const ask = async (page, query) => {
  await page.fill('#tu_khoa', '');
  await page.fill('#tu_khoa', query);
  await page.press('#tu_khoa', 'Enter');
  await page.waitForFunction(q => new URLSearchParams(location.search).get('q') === q.trim(), query);
  await page.waitForFunction(() => !/^(Đang tìm|Searching)/.test(document.getElementById('so_ket_qua').textContent));
};

async function search() {
  const where = await context();
  const page = await open(where, `${origin}tim-kiem/index.html`);
  const table = fs.readFileSync(path.join(here, 'folded.tsv'), 'utf8').split('\n').filter(Boolean).map(line => line.split('\t'));
  const wrong = await page.evaluate(rows => rows.filter(([word, folded]) => timKiem.fold(word) !== folded).map(([word, folded]) => `${word} → ${timKiem.fold(word)}, not ${folded}`), table);
  is(`folding is the program's, ${table.length} words`, wrong, []);

  const entries = await (async () => {
    await ask(page, 'a');
    return page.evaluate(() => timKiem.all.flat().map(e => e.href));
  })();
  check('the index holds something', entries.length > 5, entries.length);
  const ids = new Map();
  for (const href of entries) {
    const [folder, anchor] = href.split('#');
    for (const language of fs.existsSync(path.join(root, 'en')) ? ['', 'en/'] : ['']) {
      const file = `${language}${folder}/index.html`;
      if (!has(file)) { check('what is found is there', false, file); continue; }
      if (!ids.has(file)) ids.set(file, new Set([...fs.readFileSync(path.join(root, file), 'utf8').matchAll(/ id="([^"]+)"/g)].map(m => m[1])));
      check('what is found has its anchor', !anchor || ids.get(file).has(anchor), `${file}#${anchor}`);
    }
  }

  await ask(page, 'xyzzy khôngcó');
  check('what is not there is told in words', /^Không tìm thấy “xyzzy khôngcó”/.test(await said(page)), await said(page));
  is('and nothing is listed', await shown(page), []);
  const role = await page.getAttribute('#so_ket_qua', 'role');
  is('what is found is announced politely', role, 'status');
  await ask(page, '<img src=x onerror=alert(1)> ~# `${1}` "\'');
  is('what is typed is never code', await page.evaluate(() => document.querySelectorAll('main img').length), 0);
  await page.fill('#tu_khoa', '   ');
  await page.waitForFunction(() => document.getElementById('so_ket_qua').textContent === '');

  if (has('2021/don-vi/dai-truyen-thanh/index.html')) {
    const queries = fs.readFileSync(path.join(here, 'queries.tsv'), 'utf8').split('\n').filter(line => line && !line.startsWith('#'));
    for (const line of queries) {
      const [query, href, mark] = line.split('\t');
      for (const form of new Set([query, query.normalize('NFD'), query.toUpperCase()])) {
        await ask(page, form);
        const [first] = await shown(page);
        if (href === '-') { is(`“${form}” is not found`, first, undefined); continue; }
        check(`“${form}”`, first?.href.replace(origin, '') === href, `${first?.href.replace(origin, '')}, wanted ${href}; ${await said(page)}`);
        if (mark && first) is(`“${form}” is marked`, first.marks.join('|').toLowerCase().normalize('NFC'), mark);
      }
    }
    // A word with marks is not another word with other marks.
    await ask(page, 'đường');
    check('“đường” is not “dương”, “dưỡng”', (await shown(page)).every(r => r.marks.every(m => /^đường$/i.test(m))), JSON.stringify(await shown(page)));
    await ask(page, 'dưởng');
    check('“dưởng” is told to be nowhere spelled so', /^Không có chỗ nào viết đúng dấu/.test(await said(page)), await said(page));
    check('and what it may have meant is shown', (await shown(page)).some(r => r.marks.includes('dưỡng')));
    await ask(page, 'thi đua');
    check('there is more than is shown', await page.isVisible('#them'));
    await page.click('#them');
    check('more is shown', (await shown(page)).length > 20);
    check('and the first of it is reached', await page.evaluate(() => document.activeElement === document.querySelectorAll('#ket_qua > li')[20].querySelector('a')));
    await page.goto(`${origin}tim-kiem/index.html?q=${encodeURIComponent('đài truyền thanh')}`);
    await page.waitForSelector('#ket_qua li');
    check('an address with ?q= shows what it asks for', (await shown(page))[0].href.endsWith('/don-vi/dai-truyen-thanh/index.html'));
    await page.click('#ket_qua a');
    check('a result leads to its page', page.url() === `${origin}2021/don-vi/dai-truyen-thanh/index.html`, page.url());
  }
  await where.close();
}

async function filters() {
  const where = await context();
  check('there are lists of work', plans.length > 0);
  for (const plan of plans) {
    const first = `${plan}/cong-viec/index.html`;
    // What the pages of the list say without filters; the filters of the first must find all of it.
    const read = page => page.evaluate(() => [...document.querySelectorAll('[data-kind]')].filter(r => r.checkVisibility()).map(r => ({ kind: r.dataset.kind, units: r.dataset.units.split(' '), months: r.dataset.months.split(' '), until: r.dataset.until, text: r.querySelector('a').textContent, href: r.querySelector('a').href })));
    const all = [], parts = every.filter(p => p.startsWith(`${plan}/cong-viec/`));
    parts.sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
    for (const p of parts) { const part = await open(where, origin + p); all.push(...await read(part)); await part.close(); }
    const page = await open(where, origin + first);
    check(`${plan}: there are filters`, await page.$('[data-filter]') !== null);
    const settled = async p => { await p.waitForFunction(() => document.getElementById('so_viec').textContent !== document.querySelector('[data-filter]').dataset.wait); };
    const rows = async () => { await settled(page); return read(page); };
    const hrefs = list => list.map(r => `${r.href} ${r.text}`);
    const status = () => page.textContent('#so_viec');
    const listed = await rows();
    check(`${plan}: everything is listed at first`, listed.length > 0 && (parts.length > 1 ? listed.length < all.length : listed.length === all.length), `${listed.length} of ${all.length}`);
    check(`${plan}: it is told how much there is`, (await status()).includes(String(all.length)), await status());
    is(`${plan}: what is not needed is not loaded`, await page.$$eval('script[src*="assets/viec/"]', l => l.length), 0);
    const unit = await page.$eval('#loc_don_vi', s => s.options[1]?.value);
    if (unit) {
      await page.selectOption('#loc_don_vi', unit);
      is(`${plan}: filtered by unit`, hrefs(await rows()), hrefs(all.filter(r => r.units.includes(unit))));
      check(`${plan}: the address holds the filter`, page.url().endsWith(`#don-vi=${unit}`), page.url());
      // The link, opened by somebody else.
      const other = await open(where, page.url());
      await settled(other);
      is(`${plan}: a link shows the same`, (await read(other)).length, (await rows()).length);
      await other.close();
      await page.click('[data-clear]');
      is(`${plan}: the filter is taken off`, hrefs(await rows()), hrefs(listed));
      check(`${plan}: the address is as it was`, !page.url().includes('#'), page.url());
    }
    for (const month of await page.$$eval('#loc_thang option', l => [l[1], l.at(-1)].map(o => o?.value).filter(Boolean))) {
      await page.selectOption('#loc_thang', month);
      is(`${plan}: filtered by month ${month}`, hrefs(await rows()), hrefs(all.filter(r => r.months.includes(month))));
      check(`${plan}: empty months are left out`, await page.$$eval('[data-group]', l => l.every(g => g.hidden !== Boolean(g.querySelector('li:not([hidden])')))));
      await page.click('[data-clear]');
    }
    if (await page.$('#loc_loai')) {
      await page.selectOption('#loc_loai', 'phai-gui');
      is(`${plan}: filtered by kind`, (await rows()).length, all.filter(r => r.kind === 'phai-gui').length);
      await page.click('[data-clear]');
    }
    // Places of the page: the skip link leaves the filter as it is, a month that it hides is shown.
    await page.fill('#loc_chu', 'xyzzy');
    await page.evaluate(() => { location.hash = 'noi_dung'; });
    await page.waitForTimeout(50);
    is(`${plan}: a place of the page leaves the filter`, [await page.inputValue('#loc_chu'), (await rows()).length], ['xyzzy', 0]);
    await page.evaluate(() => { location.hash = document.querySelector('[data-group] h2').id; });
    await page.waitForFunction(() => document.getElementById('loc_chu').value === '');
    is(`${plan}: a month that the filter hid is shown`, hrefs(await rows()), hrefs(listed));
    // What is past and ahead, seen on a day in the middle of what there is.
    const dated = all.filter(r => r.until && r.months[0]).map(r => r.until).sort();
    const day = dated[Math.floor(dated.length / 2)];
    check(`${plan}: some lines have a last day`, day !== undefined);
    const then = await open(where, origin + first, { before: p => p.clock.setFixedTime(new Date(`${day}T23:30:00+07:00`)) });
    for (const [state, fits] of [['da-qua', r => r.until < day], ['dang-lam', r => r.until >= day && r.months[0] <= day.slice(0, 7)], ['sap-toi', r => r.until >= day && r.months[0] > day.slice(0, 7)]]) {
      await then.selectOption('#loc_tinh_trang', state);
      await settled(then);
      is(`${plan}: filtered by state ${state} on ${day}`, hrefs(await read(then)), hrefs(all.filter(r => r.until && r.months[0] && fits(r))));
    }
    await then.close();
    const word = /\p{L}{3,}/u.exec(all.at(-1).text)[0];
    for (const typed of [word, word.normalize('NFD'), word.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').replace(/Đ/g, 'D')]) {
      await page.fill('#loc_chu', typed);
      const found = await rows();
      check(`${plan}: filtered by the word “${typed}”`, found.length > 0 && found.some(r => r.text === all.at(-1).text));
    }
    await page.fill('#loc_chu', 'xyzzy');
    is(`${plan}: no line has it`, (await rows()).length, 0);
    check(`${plan}: that is told in words`, /^Không có việc nào/.test(await status()), await status());
    await page.close();
  }
  await where.close();
}

async function today() {
  // The reader sits anywhere; the day is that of Viet Nam.
  for (const timezoneId of ['America/Los_Angeles', 'Pacific/Kiritimati']) {
    const where = await context({ timezoneId });
    const home = fs.readFileSync(path.join(root, 'index.html'), 'utf8');
    const days = [...home.matchAll(/<time datetime="(\d{4}-\d\d-\d\d)" data-due/g)].map(m => m[1]);
    if (!days.length) { check('there are no days to count', !home.includes('data-due>') && !has('2021/index.html')); await where.close(); return; }
    const [day] = days;
    const at = (shift, hours) => new Date(Date.parse(day) + shift * 864e5 + hours * 36e5);
    const page = await open(where, `${origin}index.html`);
    for (const [now, words] of [
      [at(-10, 2), 'còn 10 ngày'],
      // 23:30 UTC is 6:30 of the next day in Viet Nam.
      [at(-3, 23.5), 'còn 2 ngày'], [at(-2, 23.5), 'ngày mai'], [at(-1, 23.5), 'hôm nay'], [at(-1, 16.98), 'ngày mai'], [at(-1, 17), 'hôm nay'],
      [at(0, 0), 'hôm nay'], [at(0, 16.98), 'hôm nay'], [at(0, 17), 'hết hạn hôm qua'], [at(1, 23.5), 'đã qua 2 ngày'], [at(30, 0), 'đã qua 30 ngày'], [at(1200, 0), 'đã qua'],
    ]) {
      await page.clock.setFixedTime(now);
      await page.reload({ waitUntil: 'load' });
      const found = await page.evaluate(d => document.querySelector(`time[datetime="${d}"][data-due]`).parentElement.querySelector('.left').textContent, day);
      is(`${day} seen at ${now.toISOString()} from ${timezoneId}`, found, words);
      const local = new Date(now.getTime() + 7 * 36e5).toISOString();
      const next = await page.evaluate(() => [...document.querySelectorAll('[data-due-list]')].map(list => [...list.querySelectorAll('[data-next] time')].map(t => t.dateTime)));
      const lists = await page.evaluate(() => [...document.querySelectorAll('[data-due-list]')].map(list => [...list.querySelectorAll('time[data-due]')].map(t => t.dateTime)));
      is(`what is next at ${local.slice(0, 10)}`, next, lists.map(l => l.filter(d => d >= local.slice(0, 10)).slice(0, 1)));
      const marked = await page.evaluate(() => [...new Set([...document.querySelectorAll('[data-now]')].map(a => a.dataset.month))]);
      is(`the month at ${local.slice(0, 10)}`, marked, home.includes(`data-month="${local.slice(0, 7)}"`) ? [local.slice(0, 7)] : []);
      check('nothing is hidden', await page.evaluate(() => [...document.querySelectorAll('[data-due-list] li')].every(li => li.checkVisibility())));
    }
    await where.close();
  }
}

// Tab by tab through a page: the skip link first, everything reachable, the focus seen, no trap.
async function keyboard() {
  const where = await context();
  let page;
  for (const p of kinds) {
    page = await open(where, origin + p, { again: page });
    await page.evaluate(() => { window.order = []; });
    const wanted = await page.evaluate(() => [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')].filter(e => e.checkVisibility({ visibilityProperty: true }) && !e.disabled).length);
    let seen = 0, first, unseen = [];
    for (; seen <= wanted + 2; seen++) {
      await page.keyboard.press('Tab');
      const at = await page.evaluate(() => {
        const e = document.activeElement;
        if (!e || e === document.body || window.order.includes(e)) return null;
        window.order.push(e);
        const style = getComputedStyle(e), box = e.getBoundingClientRect();
        const outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
        const inside = box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
        return { name: e.outerHTML.slice(0, 90), skip: e.classList.contains('skip'), target: e.hash, ok: outlined && inside };
      });
      if (!at) break;
      first ??= at;
      if (!at.ok) unseen.push(at.name);
    }
    check(`${p}: the skip link comes first`, first?.skip, first?.name);
    is(`${p}: every control is reached, and the way ends`, seen, wanted);
    is(`${p}: the focus is seen`, unseen, []);
  }
  // The skip link skips; search needs no mouse.
  page = await open(where, `${origin}tim-kiem/index.html`);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  check('the skip link leads into the page', await page.evaluate(() => document.querySelector('main').contains(document.activeElement)));
  await page.focus('#tu_khoa');
  await page.keyboard.type('don vi');
  await page.keyboard.press('Enter');
  // What is looked through comes in parts; the focus follows when the last is there.
  await page.waitForFunction(() => !/^(|Đang tìm.*|Searching.*)$/.test(document.getElementById('so_ket_qua').textContent));
  if ((await shown(page)).length) check('Enter leads to the first result', await page.evaluate(() => document.activeElement === document.querySelector('#ket_qua a')));
  await where.close();
}

async function shapes() {
  const wide = page => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  for (const [name, options, text] of [
    ['320 px', { viewport: { width: 320, height: 640 } }],
    ['200 % zoom', { viewport: { width: 640, height: 450 }, deviceScaleFactor: 2 }],
    ['400 % zoom', { viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 }],
    ['200 % text', {}, 'html { font-size: 200% !important }'],
  ]) {
    const where = await context({ ...options, bypassCSP: true });
    let page;
    for (const p of kinds) {
      page = await open(where, origin + p, { again: page });
      if (text) await page.addStyleTag({ content: text });
      const over = await wide(page);
      check(`${p} at ${name}: nothing is moved sideways`, over <= 0, `${over} px`);
    }
    await where.close();
  }
}

async function printed() {
  const where = await context();
  let page;
  for (const p of kinds) {
    page = await open(where, origin + p, { again: page });
    const words = await page.evaluate(() => document.querySelector('h1').textContent);
    await page.emulateMedia({ media: 'print' });
    const left = await page.evaluate(() => ['.masthead', '.band', '.trail', '.site-nav', '.foot', '.skip', '.pager', '.jump', '.screen-only', '[data-filter]', '[data-search]'].filter(s => [...document.querySelectorAll(s)].some(e => e.checkVisibility())));
    is(`${p} printed: the ways around are left out`, left, []);
    check(`${p} printed: its title is there`, await page.evaluate(() => document.querySelector('h1').checkVisibility()), words);
    const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true });
    check(`${p} printed: there are pages`, pdf.length > 3000 && pdf.includes('/Page'), pdf.length);
    await page.emulateMedia({ media: null });
  }
  await where.close();
}

async function dark() {
  for (const colorScheme of ['light', 'dark']) {
    const where = await context({ colorScheme });
    const page = await open(where, `${origin}index.html`);
    const light = await page.evaluate(() => {
      const sum = c => c.match(/[\d.]+/g).slice(0, 3).reduce((a, b) => a + Number(b), 0);
      const style = getComputedStyle(document.body);
      return [sum(style.backgroundColor), sum(style.color)];
    });
    check(`${colorScheme}: ground and words`, colorScheme === 'dark' ? light[0] < 200 && light[1] > 500 : light[0] > 600 && light[1] < 250, light.join(', '));
    await where.close();
  }
}

async function withoutScripts() {
  const where = await context({ javaScriptEnabled: false });
  const scripts = await context();
  const page = await where.newPage();
  let withScripts;
  for (const p of kinds) {
    await page.goto(origin + p);
    withScripts = await open(scripts, origin + p, { again: withScripts });
    // What only scripts can use is not there to be read: forms, what they found, how many days are left.
    const useless = '[data-filter], [data-search], .found, .left, [data-now] .sr';
    const shown = async q => (await q.locator('main').innerText()).split(/\s+/).filter(Boolean).length;
    const without = await shown(page);
    await withScripts.evaluate(what => { for (const element of document.querySelectorAll(what)) element.remove(); }, useless);
    const as = await shown(withScripts);
    check(`${p} without scripts: everything can be read`, without >= as, `${without} words, ${as} with`);
    const dead = await page.locator('main form:visible, main button:visible, main input:visible, main select:visible').count();
    is(`${p} without scripts: nothing is shown that does nothing`, dead, 0);
  }
  await page.goto(`${origin}tim-kiem/index.html`);
  const letters = await page.locator('.alphabet a').count();
  check('without scripts: letters to look under', letters > 1, letters);
  const first = page.locator('.alphabet a').last();
  await first.click();
  check('without scripts: a letter leads to its names', (await page.locator(':target').count()) === 1, page.url());
  await where.close(); await scripts.close();
}

async function fromDisk() {
  const where = await context();
  const at = p => pathToFileURL(path.join(root, p)).href;
  const page = await open(where, at('tim-kiem/index.html'));
  // Where there is much to find, the letters have pages of their own.
  if (await page.locator('.letter a').count() === 0) await page.goto(await page.locator('.alphabet a').first().evaluate(a => a.href));
  const name = await page.locator('.letter a').first().textContent();
  await page.goto(at('tim-kiem/index.html'));
  const query = name.split(/\s+/).slice(0, 4).join(' ').replace(/…$/, '');
  await page.fill('#tu_khoa', query);
  await page.waitForSelector('#ket_qua li');
  check(`from a disk: “${query}” is found`, (await shown(page)).some(r => r.title.startsWith(query)));
  await page.click('#ket_qua a');
  check('from a disk: a result leads to its page', fs.existsSync(new URL(page.url().split('#')[0])), page.url());
  if (has('en/tim-kiem/index.html')) {
    const other = await open(where, `${at('en/tim-kiem/index.html')}?q=${encodeURIComponent(query)}`);
    await other.waitForSelector('#ket_qua li');
    check('from a disk: an English page leads to English pages', (await shown(other)).every(r => r.href.includes('/en/')));
  }
  for (const plan of plans) await (await open(where, at(`${plan}/cong-viec/index.html`))).close();
  await where.close();
}

// Nothing is kept, nothing is asked of others, nothing breaks the policy.
async function quiet() {
  const where = await context();
  let page;
  for (const p of kinds) {
    page = await open(where, origin + p, { again: page, before: q => q.addInitScript(() => { window.broken = []; document.addEventListener('securitypolicyviolation', e => window.broken.push(`${e.effectiveDirective} ${e.blockedURI}`)); }) });
    const found = await page.evaluate(() => ({ broken: window.broken, kept: localStorage.length + sessionStorage.length, cookie: document.cookie, policy: document.querySelector('meta[http-equiv="Content-Security-Policy"]')?.content ?? '' }));
    is(`${p}: the policy is kept`, found.broken, []);
    check(`${p}: nothing is stored`, found.kept === 0 && found.cookie === '', JSON.stringify(found));
    check(`${p}: the page states its policy`, found.policy.startsWith("default-src 'none'") && found.policy.includes("script-src 'self'") && !/unsafe|https?:/.test(found.policy), found.policy);
  }
  is('no cookie is set', await where.cookies(), []);
  await where.close();
}

const parts = { search, filters, today, keyboard, shapes, printed, dark, withoutScripts, fromDisk, quiet };
for (const name of only) if (!parts[name]) { console.error(`browser.mjs: there is no part ${name}`); process.exit(2); }
const waiting = Object.entries(parts).filter(([name]) => !only.length || only.includes(name));
const worker = async () => {
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const [name, run] = next, began = Date.now(), own = { passed: 0, failed: 0 };
    await part.run(own, async () => {
      try { await run(); check(`${name}: something was tried`, own.passed + own.failed > 0); } catch (e) { check(name, false, String(e.stack ?? e).split('\n').slice(0, 4).join(' | ')); }
    });
    console.log(`${name}: ${own.failed ? 'FAILED' : 'passed'} in ${((Date.now() - began) / 1000).toFixed(1)} s`);
  }
};
await Promise.all([worker(), worker()]);
await browser.close(); server.close();
console.log(`${kinds.length} of ${ofEachShape.length} kinds of pages`);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
