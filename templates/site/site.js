// Today (hôm nay): only the reader's browser knows it. What is told of it is told anew each time a page is
// opened, and nothing is kept.
(() => {
  const page = document;
  const say = page.body.dataset;
  const all = (what, from = page) => [...from.querySelectorAll(what)];
  // The day in Viet Nam (UTC+7), wherever the reader is, as whole days; and as 2021-03-15.
  const now = new Date(Date.now() + 7 * 36e5).toISOString();
  const today = Date.parse(now.slice(0, 10));
  const away = (time) => Math.round((Date.parse(time.dateTime.slice(0, 10)) - today) / 864e5);
  const span = (words, name) => {
    const made = page.createElement('span');
    made.textContent = words;
    made.className = name;
    return made;
  };

  for (const time of all('time[data-due]')) {
    const n = away(time);
    const word = n > 1 ? say.wLeft : n === 1 ? say.wTomorrow : n === 0 ? say.wToday : n === -1 ? say.wYesterday : n < -30 ? say.wLongPast : say.wPast;
    if (!word) continue;
    const mark = span(word.replace('#', Math.abs(n).toLocaleString(page.documentElement.lang)), 'left');
    mark.dataset.when = n > 7 ? 'later' : n >= 0 ? 'soon' : 'past';
    time.after(' ', mark);
  }
  // What is due next: the first that is not past.
  for (const list of all('[data-due-list]')) {
    const next = all('time[data-due]', list).find((time) => away(time) >= 0);
    const item = next?.closest('li, tr');
    if (item) item.dataset.next = '';
  }
  for (const time of all('time[data-day]')) {
    if (away(time) !== 0) continue;
    time.closest('li, td').dataset.now = '';
    time.append(span(` ${say.wToday}`, 'today'));
  }
  for (const link of all(`[data-month="${now.slice(0, 7)}"]`)) {
    link.dataset.now = '';
    link.append(span(` ${say.wNow}`, 'sr'));
  }
})();
