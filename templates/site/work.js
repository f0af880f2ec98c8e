// Filters (bộ lọc) of the list of work. What is chosen stands behind the `#` of the address, so that a
// filtered list can be sent as a link.
(() => {
  const page = document;
  const form = page.querySelector('[data-filter]');
  if (!form) return;
  const say = form.dataset;
  const status = page.getElementById(say.status);
  const clear = form.querySelector('[data-clear]');
  const fields = [...form.querySelectorAll('[name]')];
  const fold = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/đ/g, 'd');
  const rows = [...page.querySelectorAll('[data-kind]')];
  // What the page says itself of a line, such as how many days are left, is not what is looked for.
  const textOf = (row) => {
    const copy = row.cloneNode(true);
    for (const mark of copy.querySelectorAll('.left, .owed')) mark.remove();
    return fold(copy.textContent);
  };
  const texts = new Map(rows.map((row) => [row, textOf(row)]));
  // What is past and what is ahead, only the reader's browser knows; the day is that of Viet Nam (UTC+7).
  const today = new Date(Date.now() + 7 * 36e5).toISOString().slice(0, 10);
  const state = ({ months, until }) => {
    if (!months || !until) return '';
    return until < today ? 'da-qua' : months.slice(0, 7) > today ? 'sap-toi' : 'dang-lam';
  };
  const has = (list, value) => !value || list.split(' ').includes(value);
  // A long list goes on on other pages: what stands there comes when it is asked for.
  const rest = new Set();
  let more = say.more;
  let loading = false;
  let broken = '';

  const made = (name, text, className) => {
    const element = page.createElement(name);
    element.textContent = text;
    if (className) element.className = className;
    return element;
  };
  window.viecConLai = (lines) => {
    for (const [anchor, month, duty, months, until, units, href, words, day, when, names] of lines) {
      let group = page.getElementById(anchor)?.parentElement;
      if (!group) {
        group = made('section', '', 'at-time');
        group.dataset.group = '';
        const heading = made('h2', month);
        heading.id = anchor;
        group.append(heading, made('ul', '', 'rows'));
        [...page.querySelectorAll('[data-group]')].at(-1).after(group);
      }
      const row = page.createElement('li');
      Object.assign(row.dataset, { kind: duty ? 'phai-gui' : 'viec', months, units });
      if (until) row.dataset.until = until;
      const link = made('a', words, 'quiet-link');
      link.href = href;
      const quiet = made('span', '', 'quiet');
      // Words of the plan are Vietnamese; what the page says itself is in its language.
      const parts = [duty && made('strong', say.duty, 'owed'), day ? made('span', day) : made('span', when), names && made('span', names)];
      if (!day) parts[1].lang = 'vi';
      if (names) parts[2].lang = 'vi';
      link.lang = 'vi';
      for (const part of parts.filter(Boolean)) quiet.append(...(quiet.firstChild ? [' · ', part] : [part]));
      row.append(link, quiet);
      group.querySelector('ul').append(row);
      rows.push(row);
      rest.add(row);
      texts.set(row, textOf(row));
    }
    loading = false;
    show();
  };

  const show = () => {
    const chosen = Object.fromEntries(fields.map((field) => [field.name, field.value.trim()]));
    const any = Object.values(chosen).some(Boolean);
    if (any && more) {
      const script = page.createElement('script');
      script.src = more;
      // Without the rest, what is here is filtered, and that it is not all is told.
      script.onerror = () => {
        loading = false;
        broken = ` ${say.broken}`;
        show();
      };
      more = '';
      loading = true;
      page.head.append(script);
    }
    if (any && loading) {
      status.textContent = say.wait;
      return chosen;
    }
    const words = fold(chosen.chu || '').split(/\s+/);
    let count = 0;
    for (const row of rows) {
      const { units, months, kind } = row.dataset;
      const fits = has(units, chosen['don-vi']) && has(months, chosen.thang) && has(kind, chosen.loai)
        && has(state(row.dataset), chosen['tinh-trang']) && words.every((word) => texts.get(row).includes(word));
      row.hidden = !(any ? fits : !rest.has(row));
      count += !row.hidden;
    }
    for (const group of page.querySelectorAll('[data-group]')) {
      group.hidden = !group.querySelector('li:not([hidden])');
    }
    clear.hidden = !any;
    const n = (value) => value.toLocaleString(page.documentElement.lang);
    const said = !any ? say.all : count ? say.some : say.none;
    status.textContent = said.replace('#', n(any ? count : +say.total)).replace('*', n(+say.total)) + (any ? broken : '');
    return chosen;
  };
  const remember = () => {
    const chosen = Object.entries(show()).filter(([, value]) => value);
    const hash = new URLSearchParams(chosen).toString();
    // From a disk some browsers forbid it.
    try { history.replaceState(null, '', hash ? `#${hash}` : location.pathname + location.search); } catch {}
  };
  const recall = () => {
    const place = location.hash && !location.hash.includes('=') && page.getElementById(location.hash.slice(1));
    // A place of the page leaves the filters as they are, unless they hide it.
    if (place === null || (place && !place.closest('[hidden]'))) return;
    const chosen = new URLSearchParams(place ? '' : location.hash.slice(1));
    for (const field of fields) field.value = chosen.get(field.name) || '';
    show();
    if (place) place.scrollIntoView();
  };
  form.oninput = remember;
  clear.onclick = () => {
    for (const field of fields) field.value = '';
    remember();
    fields[0].focus();
  };
  window.onhashchange = recall;
  show();
  recall();
})();
