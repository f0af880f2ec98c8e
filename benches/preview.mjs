// What a preview costs: from a saved file to the changed page in a real Chromium, for one task changed at a time.
// usage: NODE_MODULES_AT=TOOLS/js node benches/preview.mjs KEHOACH [CHANGES]
// needs: playwright-core, Debian chromium at /usr/bin/chromium (or CHROMIUM=). Nothing is asserted: machines differ.
// UNITS names other numbers of units (UNITS=40,986): a plan of 986 units has a thousand pages. SETTLE=0 does not wait for the
// prints between two changes, so that a save meets them at work.
import fs from 'node:fs'; import os from 'node:os'; import path from 'node:path'; import { spawn } from 'node:child_process'; import { createRequire } from 'node:module';

const [program, changes = '40'] = process.argv.slice(2);
if (!program) { console.error('usage: preview.mjs KEHOACH [CHANGES]'); process.exit(2); }
const require = createRequire(path.resolve(process.env.NODE_MODULES_AT ?? '.', 'x.js'));
const { chromium } = require('playwright-core');
const settle = process.env.SETTLE !== '0';

// The office of benches/site.rs: each unit leads two tasks and takes part in one more; every eighth owes a report.
function office(root, units) {
  const write = (file, text) => { fs.mkdirSync(path.dirname(path.join(root, file)), { recursive: true }); fs.writeFileSync(path.join(root, file), text); };
  write('content/agency.yaml', 'name: Ủy ban nhân dân xã Suối Mây\nsite:\n  title: Kế hoạch\n  url: https://suoi-may.example/ke-hoach\ncalendar:\n  domain: suoi-may.example\n');
  let register = 'units:\n  - id: ubnd-xa\n    name: Ủy ban nhân dân xã Suối Mây\n', tasks = '', owed = '', narrative = '# I. NHIỆM VỤ\n\n{{ tasks }}\n\n# II. BÁO CÁO\n';
  for (let unit = 1; unit <= units; unit++) {
    register += `  - id: don-vi-${unit}\n    name: Phòng số ${unit} xã Suối Mây\n`;
    for (const half of [0, 1]) {
      const month = (unit + half * 6) % 12 + 1;
      tasks += `  - id: viec-${unit}-${half}\n    month: ${month}\n    text: Phòng số ${unit} rà soát, tổng hợp kết quả thực hiện nhiệm vụ tháng ${month}, đối chiếu với chỉ tiêu đã đăng ký từ đầu năm và báo cáo Ủy ban nhân dân xã.\n    lead: [don-vi-${unit}]\n    co: [don-vi-${unit % units + 1}]\n`;
    }
    if (unit % 8 === 0) {
      const month = unit % 12 + 1;
      owed += `  - id: bao-cao-${unit}\n    what: Báo cáo của phòng số ${unit}\n    text: Phòng số ${unit} gửi báo cáo trước ngày 15 tháng ${String(month).padStart(2, '0')}.\n    when: {before: 2027-${String(month).padStart(2, '0')}-15}\n    who: [don-vi-${unit}]\n    to: ubnd-xa\n`;
      narrative += `\n{{ obligation: bao-cao-${unit} }}\n`;
    }
  }
  write('content/units.yaml', register);
  write('content/2027/plan.md', narrative);
  write('content/2027/plan.yaml', `year: 2027\nissuer: ubnd-xa\ndocument:\n  kind: KẾ HOẠCH\n  subject: Công tác năm 2027\n  number: '15'\n  symbol: KH-UBND\n  place: Suối Mây\n  date: 2027-01-05\n  state: final\nletterhead:\n  issuer: ỦY BAN NHÂN DÂN XÃ SUỐI MÂY\ntasks:\n${tasks}obligations:\n${owed}recipients:\n  - to: 'Lưu: VT'\nsignature:\n  title: CHỦ TỊCH\n  name: Nguyễn Văn Mẫu\n`);
}

const at = (times, share) => [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.ceil(times.length * share) - 1)];
const told = times => `p50 ${at(times, 0.5).toFixed(0)} ms, p95 ${at(times, 0.95).toFixed(0)} ms, most ${Math.max(...times).toFixed(0)} ms`;
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'] });
console.log(`${os.cpus().length} processors, load ${os.loadavg().map(n => n.toFixed(1)).join(' ')} at the beginning; ${changes} changes, prints ${settle ? 'made between them' : 'being made meanwhile'}`);
for (const units of (process.env.UNITS ?? '40,986').split(',').map(Number)) {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), 'kehoach-preview-'));
  office(root, units);
  const child = spawn(path.resolve(program), ['serve'], { cwd: root, stdio: ['ignore', 'pipe', 'ignore'] });
  let said = '';
  const hear = pattern => new Promise(resolve => {
    const look = () => { const found = pattern.exec(said); if (found) { said = said.slice(found.index + found[0].length); resolve(found); } return found; };
    if (!look()) { const on = data => { if (look()) child.stdout.off('data', on); }; child.stdout.on('data', on); }
  });
  child.stdout.on('data', data => { said += data; });
  const [origin] = await hear(/http:\/\/127\.0\.0\.1:\d+/);
  const [first] = await hear(/Đã dựng.*\n/);
  if (settle) await hear(/bản in: .*\n/);
  const plan = path.join(root, 'content/2027/plan.yaml');
  // The page of the unit whose task is changed, and the page of the whole plan, which is the largest.
  const unit = Math.ceil(units / 2);
  for (const [name, way, changed] of [['page of the unit', `/2027/don-vi/don-vi-${unit}/`, `viec-${unit}-0`], ['page of the plan', '/2027/', `viec-${unit}-0`]]) {
    const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
    await page.goto(origin + way, { waitUntil: 'load' });
    // The page tells when it holds the words, and again when the browser has drawn them.
    let arrived = null;
    await page.exposeFunction('arrived', (mark, when) => arrived?.(mark, when));
    await page.addInitScript(() => {
      document.addEventListener('DOMContentLoaded', () => {
        const mark = /Lần sửa (\d+)/.exec(document.body.textContent)?.[1];
        if (mark) requestAnimationFrame(() => setTimeout(() => window.arrived(mark, Date.now())));
      });
    });
    const times = [], builds = [], prints = [];
    for (let n = 1; n <= Number(changes); n++) {
      const mark = `${Date.now() % 1e7}`;
      const text = fs.readFileSync(plan, 'utf8').replace(new RegExp(`(- id: ${changed}\\n    month: \\d+\\n    text: )(?:Lần sửa \\d+ )?`), `$1Lần sửa ${mark} `);
      const there = new Promise(resolve => { arrived = (found, when) => { if (found === mark) resolve(when); }; });
      const began = Date.now();
      fs.writeFileSync(plan, text);
      times.push(await there - began);
      builds.push(Number((await hear(/plan\.yaml: .*?(\d+) ms\n/))[1]));
      if (settle) prints.push(Number((await hear(/bản in: .*?(\d+) ms\n/))[1]));
      await new Promise(resolve => setTimeout(resolve, 150));
    }
    console.log(`${units} units, ${name}: save to page drawn ${told(times)}; to the build shown ${told(builds)}${settle ? `; to all prints ${told(prints)}` : ''}`);
    await page.context().close();
  }
  console.log(`  ${first.trim()}`);
  const ended = new Promise(resolve => child.on('exit', resolve));
  child.kill('SIGINT');
  await ended;
  fs.rmSync(root, { recursive: true, force: true });
}
await browser.close();
console.log(`load ${os.loadavg().map(n => n.toFixed(1)).join(' ')} at the end`);
