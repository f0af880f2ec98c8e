// usage: node check_pa11y.mjs SITE_DIR [--seen=FILE]
// needs: npm i pa11y (NODE_MODULES_AT or run where node_modules is), Debian chromium at /usr/bin/chromium (or CHROMIUM=).
// Opens every .html with pa11y and its HTML_CodeSniffer rules (WCAG 2 AA): a second opinion beside axe. Four pages at a time.
// --seen=FILE, for several sites of the same templates: of later sites the pages that hold a kind of element that none before
//   them held (see seen.mjs).
// exit 0 clean, 1 findings, 2 usage.
import http from 'node:http'; import fs from 'node:fs'; import path from 'node:path';
import { createRequire } from 'node:module';
import { unseen } from './seen.mjs';

const args = process.argv.slice(2), memory = args.find((a) => a.startsWith('--seen='))?.slice('--seen='.length);
const [dir, ...rest] = args.filter((a) => !a.startsWith('--seen='));
if (!dir || rest.length || !fs.existsSync(dir)) { console.error('usage: check_pa11y.mjs SITE_DIR [--seen=FILE]'); process.exit(2); }
const require = createRequire(path.resolve(process.env.NODE_MODULES_AT ?? '.', 'x.js'));
const pa11y = require('pa11y');
const puppeteer = createRequire(require.resolve('pa11y'))('puppeteer');

const root = fs.realpathSync(dir);
const types = { '.html': 'text/html; charset=utf-8', '.css': 'text/css', '.js': 'text/javascript', '.png': 'image/png', '.jpg': 'image/jpeg', '.svg': 'image/svg+xml', '.xml': 'application/xml' };
const server = http.createServer((request, response) => {
  const file = path.normalize(path.join(root, decodeURIComponent(new URL(request.url, 'http://x').pathname)));
  if (!file.startsWith(root + path.sep) || !fs.existsSync(file) || fs.statSync(file).isDirectory()) { response.writeHead(404).end(); return; }
  response.writeHead(200, { 'content-type': types[path.extname(file)] ?? 'application/octet-stream' });
  fs.createReadStream(file).pipe(response);
});
await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
const origin = `http://127.0.0.1:${server.address().port}`;

const pages = [];
const walk = (folder) => {
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    const full = path.join(folder, entry.name);
    if (entry.isDirectory()) walk(full);
    // A page that leads on at once is judged where it leads.
    else if (entry.name.endsWith('.html') && !/http-equiv="refresh"/.test(fs.readFileSync(full, 'utf8'))) pages.push(path.relative(root, full).split(path.sep).join('/'));
  }
};
walk(root);
pages.sort();

const browser = await puppeteer.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'] });
const { fresh } = unseen(root, pages, memory);
const waiting = pages.filter((page) => fresh.has(page));
let findings = 0;
const look = async () => {
  for (let page = waiting.shift(); page !== undefined; page = waiting.shift()) {
    const { issues } = await pa11y(`${origin}/${page}`, { browser, runners: ['htmlcs'], standard: 'WCAG2AA', timeout: 60_000 });
    for (const issue of issues) {
      findings += 1;
      console.log(`FAIL ${page} ${issue.code}: ${issue.message} (${issue.selector})`);
    }
  }
};
// It waits half a second a page for a quiet network.
await Promise.all([look(), look(), look(), look()]);
await browser.close();
server.close();
console.log(`pages=${pages.length} seen=${fresh.size} findings=${findings}`);
process.exit(findings ? 1 : 0);
