// What a reader has to load, on a slow telephone as well: everything that a page asks for in Chromium, uncompressed.
// usage: NODE_MODULES_AT=TOOLS/js node check_weight.mjs SITE_DIR [--list]
// A page at most 30 KB of HTML, 12 KB of style, 15 KB of scripts, five requests (KB of 1,024 bytes). A list of everything in a
// plan is as long as the plan: 300 bytes more for each of its lines above twenty. The full text of a plan or of another
// document is as long as the document: its HTML is told of and not judged. exit 0 clean, 1 findings, 2 usage.
import http from 'node:http'; import fs from 'node:fs'; import path from 'node:path';
import { createRequire } from 'node:module';

const args = process.argv.slice(2), list = args.includes('--list'), [site] = args.filter(a => a !== '--list');
if (!site || !fs.existsSync(site)) { console.error('usage: check_weight.mjs SITE_DIR [--list]'); process.exit(2); }
const require = createRequire(path.resolve(process.env.NODE_MODULES_AT ?? '.', 'x.js'));
const { chromium } = require('playwright-core');
const root = fs.realpathSync(site);
const mime = { '.html': 'text/html; charset=utf-8', '.css': 'text/css', '.js': 'text/javascript', '.svg': 'image/svg+xml', '.png': 'image/png', '.jpg': 'image/jpeg' };
const server = http.createServer((request, response) => {
  const file = path.normalize(path.join(root, decodeURIComponent(new URL(request.url, 'http://x').pathname)));
  if (!file.startsWith(root + path.sep) || !fs.existsSync(file)) { response.writeHead(404).end(); return; }
  response.writeHead(200, { 'content-type': mime[path.extname(file)] ?? 'application/octet-stream' });
  fs.createReadStream(file).pipe(response);
});
await new Promise(ready => server.listen(0, '127.0.0.1', ready));
const origin = `http://127.0.0.1:${server.address().port}/`;
const pages = fs.readdirSync(root, { recursive: true }).map(p => p.split(path.sep).join('/')).filter(p => p.endsWith('.html'))
  // A page that leads on at once is weighed where it leads.
  .filter(p => !/http-equiv="refresh"/.test(fs.readFileSync(path.join(root, p), 'utf8'))).sort();
const limits = { html: 30 * 1024, css: 12 * 1024, js: 15 * 1024, requests: 5 };
// A page that holds the text of a document has the article of the decree in it.
const isText = p => fs.readFileSync(path.join(root, p), 'utf8').includes('<article class="sheet"');

// The lines of the lists in the middle of a page.
const lines = p => (/<main[\s>][^]*<\/main>/.exec(fs.readFileSync(path.join(root, p), 'utf8'))?.[0].match(/<li[\s>]/g) ?? []).length;
const most = (kind, p) => limits[kind] + (kind === 'html' ? 300 * Math.max(lines(p) - 20, 0) : 0);

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'] });
const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
let bad = 0;
const worst = {}, texts = [];
// Two windows that go from page to page, since a new one for each costs more than the page does.
const waiting = [...pages];
async function weigher() {
  const page = await context.newPage();
  let weight, bodies, p;
  page.on('response', response => {
    weight.requests++;
    const of = weight, from = p, kind = { document: 'html', stylesheet: 'css', script: 'js' }[response.request().resourceType()];
    if (kind) bodies.push(response.body().then(body => { of[kind] += body.length; }, () => { bad++; console.log(`FAIL ${from}: ${response.url()} gave nothing`); }));
  });
  for (p = waiting.shift(); p !== undefined; p = waiting.shift()) {
    weight = { html: 0, css: 0, js: 0, requests: 0 }; bodies = [];
    await page.goto(origin + p.split('/').map(encodeURIComponent).join('/'), { waitUntil: 'load' });
    await Promise.all(bodies);
    judge(p, weight);
  }
}
function judge(p, weight) {
  const text = isText(p);
  if (text) texts.push([weight.html, p]);
  for (const kind of Object.keys(limits)) {
    if (kind === 'html' && text) continue;
    const limit = most(kind, p);
    if (weight[kind] > limit) { bad++; console.log(`FAIL ${p}: ${weight[kind]} ${kind === 'requests' ? 'requests' : `bytes of ${kind}`}, at most ${limit}`); }
    if (weight[kind] > (worst[kind]?.[0] ?? -1)) worst[kind] = [weight[kind], p];
  }
  if (list) console.log(`${p}: html ${weight.html}, css ${weight.css}, js ${weight.js}, ${weight.requests} requests`);
}
await Promise.all([weigher(), weigher()]);
await browser.close(); server.close();
for (const [kind, [bytes, p]] of Object.entries(worst)) console.log(`most ${kind}: ${bytes} (${p})`);
for (const [bytes, p] of texts.sort((a, b) => b[0] - a[0]).slice(0, 3)) console.log(`full text: ${bytes} bytes of html (${p})`);
console.log(`${pages.length} pages, ${bad} findings`);
process.exit(bad ? 1 : 0);
