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
  const texts = new Map(rows.map((row) => [row, fold(row.textContent)]));
  const has = (list, value) => !value || list.split(' ').includes(value);

  const show = () => {
    const chosen = Object.fromEntries(fields.map((field) => [field.name, field.value.trim()]));
    const words = fold(chosen.chu).split(/\s+/);
    let count = 0;
    for (const row of rows) {
      const { units, months, kind } = row.dataset;
      row.hidden = !(has(units, chosen['don-vi']) && has(months, chosen.thang) && has(kind, chosen.loai)
        && words.every((word) => texts.get(row).includes(word)));
      count += !row.hidden;
    }
    for (const group of page.querySelectorAll('[data-group]')) {
      group.hidden = !group.querySelector('li:not([hidden])');
    }
    const any = Object.values(chosen).some(Boolean);
    clear.hidden = !any;
    const n = (value) => value.toLocaleString(page.documentElement.lang);
    status.textContent = (!any ? say.all : count ? say.some : say.none).replace('#', n(count)).replace('*', n(rows.length));
    return chosen;
  };
  const remember = () => {
    const chosen = Object.entries(show()).filter(([, value]) => value);
    const hash = new URLSearchParams(chosen).toString();
    // From a disk some browsers forbid it.
    try { history.replaceState(null, '', hash ? `#${hash}` : location.pathname + location.search); } catch {}
  };
  const recall = () => {
    if (location.hash && !location.hash.includes('=')) return;
    const chosen = new URLSearchParams(location.hash.slice(1));
    for (const field of fields) field.value = chosen.get(field.name) || '';
    show();
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
