// What somebody who writes a plan sees of `kehoach serve`, in a real Chromium: pages that change at the place of the
// reader, findings over the last good build, links into the editor, the print beside the page.
// usage: NODE_MODULES_AT=TOOLS/js node preview.mjs KEHOACH CONTENT WORK
// needs: playwright-core, axe-core, Debian chromium at /usr/bin/chromium (or CHROMIUM=). exit 0 clean, 1 findings, 2 usage.
// CONTENT is the `content` folder of the plan of 2021; WORK is a folder for a copy, and with SHOTS=1 for pictures.
import fs from 'node:fs'; import path from 'node:path'; import { spawn } from 'node:child_process'; import { createRequire } from 'node:module';

const [program, content, work] = process.argv.slice(2);
if (!work || !fs.existsSync(path.join(content, '2021/plan.yaml'))) { console.error('usage: preview.mjs KEHOACH CONTENT WORK'); process.exit(2); }
const require = createRequire(path.resolve(process.env.NODE_MODULES_AT ?? '.', 'x.js'));
const { chromium } = require('playwright-core');
const axe = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

let failed = 0, passed = 0;
const check = (what, ok, detail = '') => { if (ok) passed++; else { failed++; console.log(`FAIL ${what}${detail === '' ? '' : `: ${detail}`}`); } };
const is = (what, found, wanted) => check(what, JSON.stringify(found) === JSON.stringify(wanted), `${JSON.stringify(found)}, wanted ${JSON.stringify(wanted)}`);

fs.rmSync(work, { recursive: true, force: true });
fs.mkdirSync(work, { recursive: true });
fs.cpSync(content, path.join(work, 'content'), { recursive: true });
const root = fs.realpathSync(work);
const plan = path.join(root, 'content/2021/plan.yaml');
const read = () => fs.readFileSync(plan, 'utf8');
const save = (from, to) => { const text = read(); if (!text.includes(from)) throw new Error(`no “${from}” in the plan`); fs.writeFileSync(plan, text.replace(from, to)); };

// Nobody waits without an end, and whoever ends this early leaves no program behind: what is kept here is ended with it.
const kept = new Set();
process.on('exit', () => { for (const child of kept) child.kill('SIGKILL'); });
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(1));
setTimeout(() => { console.log('FAIL it takes longer than ten minutes'); process.exit(1); }, 600000).unref();
const within = (promise, what, ms = 120000) => {
  let timer;
  const late = new Promise((_, reject) => { timer = setTimeout(() => reject(new Error(`${what}: not within ${ms} ms`)), ms); });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
};
// Starts the program and waits until it has said this.
const start = async (words, ...more) => {
  const child = spawn(path.resolve(program), ['serve', ...more], { cwd: root, env: { ...process.env, VISUAL: '', EDITOR: '', LANG: '', LC_ALL: '' } });
  kept.add(child);
  let said = '', noted = '';
  // A part of what is told may end within a word.
  child.stderr.setEncoding('utf8').on('data', data => { noted += data; });
  const ended = new Promise(resolve => child.on('close', code => {
    kept.delete(child);
    check('it does not break off', !noted.includes('panicked'), noted);
    resolve(code);
  }));
  await within(new Promise((resolve, reject) => {
    child.on('error', reject);
    child.stdout.setEncoding('utf8').on('data', data => { said += data; if (words.test(said)) resolve(); });
    ended.then(code => reject(new Error(`it ended with ${code}: ${noted}`)));
  }), `to say ${words}`);
  return { origin: /http:\/\/127\.0\.0\.1:\d+/.exec(said)[0], stop: () => { child.kill('SIGINT'); return within(ended, 'to end', 20000); } };
};
const BUILT = /Đã dựng \d+/;
let preview = await start(BUILT);
const { origin } = preview;
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'] });
let quiet = true;
const open = async (address, options = {}) => {
  const where = await browser.newContext({ locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh', viewport: { width: 1280, height: 900 }, ...options });
  const page = await where.newPage();
  page.on('console', m => { if (quiet && m.type() === 'error' && !/Applying inline style/.test(m.text()) /* axe */) check('the console is silent', false, `${m.text()} ${m.location().url}`); });
  page.on('pageerror', e => check('no script fails', false, String(e)));
  page.on('request', r => { if (!r.url().startsWith(origin) && !/^(data|blob|chrome|chrome-extension|about):/.test(r.url())) check('no third party is asked', false, r.url()); });
  await page.goto(origin + address, { waitUntil: 'load' });
  return page;
};
const shot = async (page, name) => { if (process.env.SHOTS) await page.screenshot({ path: path.join(root, `${name}.png`) }); };
const panel = page => page.locator('kehoach-preview');
// The reader's place: where a task stands in the window.
const top = (page, id) => page.evaluate(id => Math.round(document.getElementById(id)?.getBoundingClientRect().top), id);
const accessible = async (page, what) => {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }));
  is(`${what}: axe finds nothing`, violations.map(v => `${v.id}: ${v.nodes.map(n => n.target.flat().join(' ')).join(', ')}`), []);
};

// What is saved is on the page, at the place of the reader.
const page = await open('/2021/');
const tasks = [...read().matchAll(/^ {2}- id: (\S+)$/gm)].map(m => m[1]);
const ids = await page.evaluate(ids => ids.filter(id => document.getElementById(id)), tasks);
const [first, at] = [ids[0], ids[Math.floor(ids.length / 2)]];
check('there are tasks to stand at', ids.length > 4, ids.length);
await page.evaluate(id => document.getElementById(id).scrollIntoView({ block: 'start' }), at);
await page.evaluate(() => scrollBy({ top: -60, behavior: 'instant' }));
await page.evaluate(() => { const link = [...document.querySelectorAll('main a')].find(a => a.getClientRects().length); link.focus({ preventScroll: true }); });
const focus = await page.evaluate(() => document.activeElement.outerHTML);
const before = await top(page, at);
const words = /^ {2}- id: \S+\n(?:.*\n)*? {4}text: >-\n {6}(.*)$/m.exec(read())[1];
const long = `${words} ${'Dòng thêm để trang dài ra. '.repeat(20).trim()}`;
await page.evaluate(() => { window.old = true; });
save(words, long);
await page.waitForFunction(() => !window.old && document.readyState === 'complete');
check('what was saved is on the page', (await page.textContent('main')).includes('Dòng thêm để trang dài ra.'));
const after = await top(page, at);
check('the reader stays where he is', Math.abs(before - after) <= 2, `${before}, then ${after}`);
check('and that is not the top', (await page.evaluate(() => scrollY)) > 300);
is('the keyboard stays where it is', await page.evaluate(() => document.activeElement.outerHTML), focus);
await page.waitForFunction(() => !document.querySelector('kehoach-preview').hidden);
await shot(page, 'good');

// What was typed, and what was unfolded.
const search = await open('/tim-kiem/');
await search.fill('#tu_khoa', 'khen thưởng');
await search.evaluate(() => { window.old = true; });
save(long, words);
await search.waitForFunction(() => !window.old && document.readyState === 'complete');
is('what was typed is kept', await search.inputValue('#tu_khoa'), 'khen thưởng');
await search.context().close();
await page.waitForFunction(() => !document.body.textContent.includes('Dòng thêm'));

// A page that has nothing to do with it is left alone.
const about = await open('/gioi-thieu/');
await about.evaluate(() => { window.old = true; });

// Findings, over the last good page.
await page.evaluate(() => { window.old = true; });
save('year: 2021\n', 'year: [2021 <img src=x onerror=alert(1)>\n');
const list = panel(page).locator('#list');
await list.waitFor({ state: 'visible' });
check('the last good page stays', await page.evaluate(() => window.old === true));
const href = await panel(page).locator('li.error a').first().getAttribute('href');
check('a finding opens the editor', new RegExp(`^vscode://file/.*/content/2021/plan\\.yaml:\\d+:\\d+$`).test(href) && decodeURI(href).includes(root.slice(1)), href);
check('it says where it is', /content\/2021\/plan\.yaml:\d+/.test(await list.textContent()));
check('it says that an older build is shown', (await list.textContent()).includes('bản dựng được gần nhất'));
is('what is told is announced', await panel(page).locator('[role=status]').textContent(), await panel(page).locator('.toggle').textContent());
await accessible(page, 'findings');
await shot(page, 'findings');
await page.emulateMedia({ colorScheme: 'dark' });
await accessible(page, 'findings, dark');
await shot(page, 'findings-dark');
await page.emulateMedia({ colorScheme: 'light' });
await page.setViewportSize({ width: 360, height: 740 });
is('a telephone need not scroll sideways', await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false);
const box = await panel(page).locator('.panel').boundingBox();
check('the panel is within the window', box.x >= 0 && box.x + box.width <= 360 && box.y >= 0, JSON.stringify(box));
await shot(page, 'findings-phone');
await page.setViewportSize({ width: 1280, height: 900 });
await page.keyboard.press('Escape');
is('Escape folds it', await list.isVisible(), false);
is('and says so', await panel(page).locator('.toggle').getAttribute('aria-expanded'), 'false');
await panel(page).locator('.toggle').focus();
await page.keyboard.press('Enter');
is('the keyboard unfolds it', await list.isVisible(), true);
await page.emulateMedia({ media: 'print' });
is('paper does not show it', await panel(page).locator('.panel').isVisible(), false);
await page.emulateMedia({ media: 'screen' });
// Words of files are never code: a second mistake whose message holds them.
const month = /^ {4}month: \d+$/m.exec(read())[0];
const hostile = `${month}\n    "<img src=x onerror=alert(1)>": 1`;
fs.writeFileSync(plan, read().replace('year: [2021 <img src=x onerror=alert(1)>\n', 'year: 2021\n').replace(month, hostile));
await page.waitForFunction(() => document.querySelector('kehoach-preview').shadowRoot.textContent.includes('<img'));
is('what stands in files is never code', await page.evaluate(() => document.querySelector('kehoach-preview').shadowRoot.querySelectorAll('img').length), 0);
save(hostile, month);
await page.waitForFunction(() => document.querySelector('kehoach-preview').shadowRoot.querySelector('.panel').dataset.severity !== 'error');
is('what is mended is told no more', await list.isVisible(), false);
check('a page that did not change is not loaded again', await about.evaluate(() => window.old === true));
await about.context().close();

// The print beside the page.
await page.evaluate(id => document.getElementById(id).scrollIntoView({ block: 'start', behavior: 'instant' }), at);
const prints = [];
page.on('response', r => { if (r.url().endsWith('.pdf')) prints.push(r.status()); });
await panel(page).locator('.beside').click();
await page.waitForURL('**/_kehoach/beside?**');
const left = page.frameLocator('iframe.page'), leftFrame = () => page.frames().find(f => f.name() !== '' || (f.parentFrame() && !f.url().endsWith('.pdf') && f.url().startsWith(`${origin}/2021/`)));
await left.locator(`#${at}`).waitFor();
await page.waitForFunction(() => document.querySelector('iframe.print:not(.coming)'));
await page.waitForFunction(() => document.querySelector('iframe.page').contentWindow.scrollY > 300);
is('the print of the page is beside it', await page.evaluate(() => new URL(document.querySelector('iframe.print').src).pathname), '/2021/pdf/ke-hoach.pdf');
await accessible(page, 'the print beside');
await page.waitForTimeout(process.env.SHOTS ? 4000 : 0);
await shot(page, 'beside');
const place = await leftFrame().evaluate(id => Math.round(document.getElementById(id).getBoundingClientRect().top), at);
await page.evaluate(() => { document.querySelector('iframe.print').dataset.old = 'true'; });
save(words, 'Lời mới của việc này.');
await left.locator('main', { hasText: 'Lời mới của việc này.' }).waitFor();
await page.waitForFunction(() => !document.querySelector('iframe.print[data-old]'), null, { timeout: 120000 });
check('the print is opened anew when it is made anew', true);
const placed = await leftFrame().evaluate(id => Math.round(document.getElementById(id).getBoundingClientRect().top), at);
check('the page beside it stays at its place', Math.abs(place - placed) <= 2, `${place}, then ${placed}`);
await leftFrame().evaluate(() => { location.href = '/2021/thang-03/'; });
await page.waitForFunction(() => document.querySelector('iframe.print')?.dataset.print.endsWith('/ban-in/thang-03.pdf'));
await page.emulateMedia({ colorScheme: 'dark' });
await page.waitForTimeout(process.env.SHOTS ? 2000 : 0);
await shot(page, 'beside-dark');
await page.setViewportSize({ width: 390, height: 844 });
await page.waitForTimeout(process.env.SHOTS ? 1000 : 0);
await shot(page, 'beside-phone');
await page.setViewportSize({ width: 1280, height: 900 });
await page.locator('.bar a').last().click();
await page.waitForURL('**/2021/thang-03/');

// Escape closes it wherever the keyboard is, once what else it is for has been done.
const beside = async () => {
  await panel(page).locator('.beside').click();
  await page.waitForURL('**/_kehoach/beside?**');
  await page.waitForFunction(() => document.querySelector('iframe.print:not(.coming)'));
};
await beside();
await page.locator('.bar h1').click();
await page.keyboard.press('Escape');
await page.waitForURL('**/2021/thang-03/');
check('Escape closes the print', true);
await beside();
await left.locator('h1').first().click();
is('the keyboard is in the page', await page.evaluate(() => document.activeElement.className), 'page');
save('year: 2021\n', 'year: [2021\n');
const told = left.locator('kehoach-preview #list');
await told.waitFor({ state: 'visible' });
await page.keyboard.press('Escape');
is('Escape folds the panel of the page', await told.isVisible(), false);
// To go to another page is begun before the next message is answered.
check('and no more', (await page.evaluate(() => location.pathname)) === '/_kehoach/beside');
save('year: [2021\n', 'year: 2021\n');
await left.locator('kehoach-preview .panel:not([data-severity=error])').waitFor();
await page.keyboard.press('Escape');
await page.waitForURL('**/2021/thang-03/');
check('and then it closes the print', true);
await page.goto(`${origin}/_kehoach/beside?page=${encodeURIComponent('/tim-kiem/')}&print=`);
await page.waitForFunction(() => document.querySelector('.bar a[href="/tim-kiem/"]'));
const field = left.locator('#tu_khoa');
await field.fill('khen');
await field.press('Escape');
is('Escape empties what is looked for', await field.inputValue(), '');
check('and leaves the page', (await page.evaluate(() => location.pathname)) === '/_kehoach/beside');
await field.press('Escape');
await page.waitForURL('**/tim-kiem/');
check('where it is empty, Escape goes back', true);
save('Lời mới của việc này.', words);
await page.context().close();

// A way that leads elsewhere is not followed.
const foreign = await open(`/_kehoach/beside?page=${encodeURIComponent('javascript:alert(1)')}&print=${encodeURIComponent('https://x.example/a.pdf')}`);
is('only pages of the preview are shown beside', await foreign.evaluate(() => [...document.querySelectorAll('iframe')].every(f => new URL(f.src).origin === location.origin)), true);
await foreign.context().close();

// The program ends and begins again.
const last = await open('/2021/');
await panel(last).locator('.toggle').waitFor();
await last.evaluate(() => { window.old = true; });
quiet = false;
is('Ctrl-C ends it well', await preview.stop(), 0);
await panel(last).locator('.lost').waitFor({ timeout: 20000 });
check('a page tells that nobody answers', (await panel(last).locator('.told').textContent()).includes('kehoach serve'));
await shot(last, 'lost');
save(words, 'Lời sau khi mở lại.');
preview = await start(BUILT, '--port', new URL(origin).port);
await last.waitForFunction(() => !window.old && document.body?.textContent.includes('Lời sau khi mở lại.'), null, { timeout: 20000 });
check('and comes back by itself', true);
quiet = true;
await last.context().close();
is('it ends well again', await preview.stop(), 0);

// Where nothing could be built.
save('year: 2021\n', 'year: [2021\n');
preview = await start(/chưa dựng được/, '--port', new URL(origin).port);
quiet = false;
const alone = await open('/2021/');
await panel(alone).locator('#list').waitFor({ state: 'visible' });
await accessible(alone, 'findings alone');
await shot(alone, 'alone');
save('year: [2021\n', 'year: 2021\n');
await alone.locator('h1', { hasText: /KẾ HOẠCH|Kế hoạch/ }).first().waitFor();
check('the page comes when it can be built', (await alone.locator(`#${first}`).count()) === 1);
await alone.context().close();
is('it ends well after mistakes too', await preview.stop(), 0);
await within(browser.close(), 'the browser to close', 20000);
console.log(`preview: ${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
