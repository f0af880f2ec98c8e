// Search (tìm kiếm) in the index `timKiem`, which assets/tim-kiem.js holds.
// A line that begins like these is left out of the site, with the blanks before the others.
(() => {
  const WORDS = /[\p{Alphabetic}\p{N}\p{M}]+/gu;
  const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;
  const STEP = 20;
  const page = document;
  const index = window.timKiem;
  const form = page.querySelector('[data-search]');
  if (!index || !form) return;

  // Lower case without marks, letter by letter: language::fold of the program.
  const fold = (text) =>
    text.normalize('NFD').replace(/\p{M}/gu, '').replace(/./gu, (c) => c.toLowerCase()).replace(/đ/g, 'd');

  // A word as it is compared: folded, its letters without the tone, and its tone. That stands apart, so
  // that it may be typed on either vowel of `hòa`.
  const known = new Map();
  const word = (raw) => {
    if (!known.has(raw)) {
      const apart = raw.toLowerCase().normalize('NFD');
      const tone = (apart.match(TONES) || []).join();
      known.set(raw, { key: fold(raw), base: apart.replace(TONES, '').normalize('NFC'), tone });
    }
    return known.get(raw);
  };
  const words = (text) => (text.match(WORDS) || []).map(word).filter((w) => w.key);

  // How well a word is what was typed: 2 as spelled, 1 with marks that were not typed, 0 not. A mark that
  // was typed must be there, unless marks are to count for nothing.
  const fits = (typed, w, is, loose) => {
    if (!is(w.key, typed.key)) return 0;
    const tone = typed.tone === w.tone;
    if (tone && is(w.base, typed.base)) return 2;
    const theirs = [...w.base];
    const agrees = (c, i) => c === theirs[i] || c === fold(c);
    return loose || ((tone || !typed.tone) && [...typed.base].every(agrees)) ? 1 : 0;
  };
  const equals = (a, b) => a === b;
  const begins = (a, b) => a.startsWith(b);

  // The index as site::search::pack and ::index write it.
  const parts = [];
  const value = (c) => c.charCodeAt() - 35;
  const add = (number, packed) => {
    const text = [];
    packed.replace(/~~|~([^])([^])([^])|[^]/g, (all, a, b, n) => {
      const from = n && text.length - value(a) * 91 - value(b) - 1;
      text.push(...(n ? text.slice(from, from + value(n) + 1) : all[0]));
    });
    parts[number] = text.join('').split('\n').map((line) => {
      const [kind, plan, href, title, place = '', body = ''] = line.split('\t');
      return { kind, plan, href, title, place, body, own: words(title), others: words(`${place} ${body}`) };
    });
  };

  // The entries that have every word, the best first: in a row, as spelled, in the title, as a whole word;
  // then in the order of the documents.
  const search = (text, loose) => {
    const typed = words(text);
    const best = typed.map((t, i) => {
      // The last word may still be being typed.
      const open = i === typed.length - 1 && !/\s$/.test(text);
      const scores = new Map();
      for (const w of known.values()) {
        const whole = fits(t, w, equals, loose);
        const fit = whole || (open && fits(t, w, begins, loose));
        if (fit) scores.set(w, fit * 100 + (whole && 1));
      }
      return scores;
    });
    const top = (scores, list, more) => list.reduce((most, w) => Math.max(most, scores.has(w) && scores.get(w) + more), 0);
    const row = (list) => best[1] && list.some((w, i) => best.every((s, j) => s.has(list[i + j])));
    const found = [];
    for (const entry of parts.flat()) {
      const each = best.map((s) => Math.max(top(s, entry.own, 10), top(s, entry.others, 0)));
      const near = row(entry.own) ? 120 : row(entry.others) ? 60 : 0;
      if (each.every(Boolean)) found.push({ entry, best, sum: each.reduce((a, b) => a + b + near, 0) });
    }
    return found.sort((a, b) => b.sum - a.sum);
  };

  const base = page.currentScript.src;
  const say = form.dataset;
  const input = form.querySelector('input');
  const [status, list, more] = ['status', 'list', 'more'].map((id) => page.getElementById(say[id]));
  let due = index.parts;
  let broken = '';
  let shown = STEP;
  let wait, go;

  const make = (name, ...inner) => {
    const made = page.createElement(name);
    made.append(...inner);
    return made;
  };
  const isHit = (best) => (m) => best.some((scores) => scores.has(word(m[0])));
  // A text, or a piece of a long one around what was found, with that marked.
  const marked = (text, best) => {
    const hits = [...text.matchAll(WORDS)].filter(isHit(best));
    const first = hits[0] ? hits[0].index : 0;
    let at = text.length > 180 && first > 90 ? text.lastIndexOf(' ', first - 40) + 1 : 0;
    let end = text.indexOf(' ', at + 160);
    if (end < 0 || text.length <= 180) end = text.length;
    const made = make('span', at ? '… ' : '');
    made.lang = 'vi';
    for (const m of hits.filter((hit) => hit.index < end)) {
      made.append(text.slice(at, m.index), make('mark', m[0]));
      at = m.index + m[0].length;
    }
    made.append(text.slice(at, end), end < text.length ? ' …' : '');
    return made;
  };
  const result = ({ entry, best }) => {
    const link = make('a', marked(entry.title, best));
    const [path, anchor] = entry.href.split('#');
    link.href = `${say.root}${path}/index.html${anchor ? `#${anchor}` : ''}`;
    const where = [entry.place, index.plans[entry.plan]].filter(Boolean).join(' · ');
    const item = make('li', link, make('p', make('b', say.kinds.split('|')[entry.kind]), ' ', marked(where, best)));
    // What the title does not have, the other words have.
    if (best.some((scores) => !entry.own.some((w) => scores.has(w)))) item.append(make('p', marked(entry.body, best)));
    return item;
  };

  const show = () => {
    const text = input.value.trim();
    let found = [];
    let told = '';
    if (words(text).length) {
      found = due ? [] : search(input.value);
      told = due ? say.loading : found[1] ? say.found : say.one;
      if (!due && !found[0]) {
        found = search(input.value, true);
        told = found[0] ? say.unmarked : say.none;
      }
    }
    list.replaceChildren(...found.slice(0, shown).map(result));
    more.hidden = found.length <= shown;
    const n = found.length.toLocaleString(page.documentElement.lang);
    status.textContent = told && told.replace('#', n).replace('*', () => text) + broken;
    // Enter was quicker.
    if (go && !due) go = list.querySelector('a')?.focus();
    // From a disk some browsers forbid it.
    try { history.replaceState(null, '', `?q=${encodeURIComponent(text)}`); } catch {}
  };
  const start = () => {
    clearTimeout(wait);
    if (index.text && !parts[0]) add(0, index.text);
    for (let n = 1; !index.part && n <= index.parts; n += 1) {
      const script = make('script');
      script.src = new URL(`tim-kiem-${n}.js`, base);
      script.onerror = () => index.part(n);
      page.head.append(script);
    }
    index.part = (number, text) => {
      if (text) add(number, text);
      else broken = ` ${say.broken}`;
      due -= 1;
      if (!due) show();
    };
    shown = STEP;
    show();
  };
  input.oninput = () => {
    go = 0;
    clearTimeout(wait);
    wait = setTimeout(start, 120);
  };
  form.onsubmit = (event) => {
    event.preventDefault();
    go = 1;
    start();
  };
  more.onclick = () => {
    shown += STEP;
    show();
    list.children[shown - STEP].firstChild.focus();
  };
  // For tests.
  Object.assign(index, { fold, all: parts });
  input.value = new URLSearchParams(location.search).get('q') || input.value;
  if (input.value) start();
})();
