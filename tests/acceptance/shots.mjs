// Pictures of every page for people to look at; it judges nothing.
// usage: NODE_MODULES_AT=TOOLS/js node shots.mjs SITE_DIR OUT_DIR [--only REGEX]
//   REGEX is tried on the page's path, such as 2021/thang-03/index.html
// needs: playwright-core, Debian chromium at /usr/bin/chromium (or CHROMIUM=). exit 0 done, 1 a page did not load, 2 usage.
import http from 'node:http'; import fs from 'node:fs'; import path from 'node:path';
import { createRequire } from 'node:module';

const args = process.argv.slice(2);
let only;
for (let i = 0; i < args.length; i++) {
  if (args[i] === '--only') [only] = args.splice(i, 2).slice(1);
  else if (args[i].startsWith('--only=')) only = args.splice(i, 1)[0].slice(7);
  else continue;
  i--;
}
const [site, out] = args;
if (args.length !== 2 || !fs.existsSync(site)) { console.error('usage: shots.mjs SITE_DIR OUT_DIR [--only REGEX]'); process.exit(2); }
const require = createRequire(path.resolve(process.env.NODE_MODULES_AT ?? '.', 'x.js'));
const { chromium } = require('playwright-core');

const root = fs.realpathSync(site);
const mime = { '.html': 'text/html; charset=utf-8', '.css': 'text/css', '.js': 'text/javascript', '.mjs': 'text/javascript', '.svg': 'image/svg+xml', '.json': 'application/json', '.png': 'image/png', '.webp': 'image/webp', '.ico': 'image/x-icon', '.woff2': 'font/woff2' };
const server = http.createServer((request, response) => {
  let file = path.normalize(path.join(root, decodeURIComponent(new URL(request.url, 'http://x').pathname)));
  if (file !== root && !file.startsWith(root + path.sep)) { response.writeHead(403).end(); return; }
  if (fs.existsSync(file) && fs.statSync(file).isDirectory()) file = path.join(file, 'index.html');
  if (!fs.existsSync(file)) { response.writeHead(404).end(); return; }
  response.writeHead(200, { 'content-type': mime[path.extname(file)] ?? 'application/octet-stream' });
  fs.createReadStream(file).pipe(response);
});
await new Promise(ready => server.listen(0, '127.0.0.1', ready));
const origin = `http://127.0.0.1:${server.address().port}/`;

const wanted = new RegExp(only ?? '');
const pages = fs.readdirSync(root, { recursive: true }).map(p => p.split(path.sep).join('/')).filter(p => p.endsWith('.html') && wanted.test(p))
  // A page that leads on at once is not seen.
  .filter(p => !/http-equiv="refresh"/.test(fs.readFileSync(path.join(root, p), 'utf8'))).sort();
if (!pages.length) { console.error('no page'); process.exit(1); }
fs.mkdirSync(out, { recursive: true });

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'] });
const common = { locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh' };
const modes = {
  desktop: { viewport: { width: 1280, height: 900 } },
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
  dark: { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' },
  print: { viewport: { width: 1280, height: 900 } },
};
// Chromium repeats itself in a picture taller than this, so a long page becomes several.
const TALLEST = 16000;
let bad = 0, written = 0;
for (const [mode, options] of Object.entries(modes)) {
  const context = await browser.newContext({ ...common, ...options });
  for (const p of pages) {
    const page = await context.newPage();
    const name = path.join(out, p.replace(/\.html$/, '').replace(/[^A-Za-z0-9.-]+/g, '_') + '.' + mode);
    try {
      const answer = await page.goto(origin + p.split('/').map(encodeURIComponent).join('/'), { waitUntil: 'load' });
      if (!answer.ok()) throw new Error(`status ${answer.status()}`);
      if (mode === 'print') { await page.pdf({ path: name + '.pdf', format: 'A4', preferCSSPageSize: true }); written++; }
      else {
        const { width, height } = await page.evaluate(() => ({ width: document.documentElement.scrollWidth, height: document.documentElement.scrollHeight }));
        const step = Math.floor(TALLEST / (options.deviceScaleFactor ?? 1)), parts = Math.max(1, Math.ceil(height / step));
        for (let i = 0; i < parts; i++) {
          const clip = { x: 0, y: i * step, width, height: Math.min(step, height - i * step) };
          await page.screenshot({ path: name + (parts > 1 ? `.${i + 1}` : '') + '.png', fullPage: true, clip }); written++;
        }
      }
    } catch (e) { bad++; console.log(`FAIL ${p} [${mode}] ${String(e).split('\n')[0]}`); }
    await page.close();
  }
  await context.close();
}
await browser.close(); server.close();
console.log(`${pages.length} pages, ${written} files in ${out}`);
process.exit(bad ? 1 : 0);
