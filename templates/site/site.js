// Today (hôm nay): only the reader's browser knows it. What is told of it is told anew each time a page is
// opened, and nothing is kept.
(() => {
  const say = document.body.dataset;
  const all = (what, from = document) => [...from.querySelectorAll(what)];
  // The day in Viet Nam (UTC+7), wherever the reader is, as 2021-03-15; how many days lie between it and another.
  const now = new Date(Date.now() + 7 * 36e5).toISOString().slice(0, 10);
  const away = (time) => (Date.parse(time.dateTime.slice(0, 10)) - Date.parse(now)) / 864e5;
  const span = (textContent, className) => Object.assign(document.createElement('span'), {textContent, className});

  for (const time of all('time[data-due]')) {
    const n = away(time);
    const word = say[n > 1 ? 'wLeft' : n < -30 ? 'wLongPast' : ['wYesterday', 'wToday', 'wTomorrow'][n + 1] || 'wPast'];
    if (!word) continue;
    const mark = span(word.replace('#', Math.abs(n).toLocaleString(document.documentElement.lang)), 'left');
    mark.dataset.when = n > 7 ? 'later' : n < 0 ? 'past' : 'soon';
    time.after(' ', mark);
  }
  // What is due next: the first that is not past.
  for (const list of all('[data-due-list]')) {
    all('time[data-due]', list).find((time) => away(time) >= 0)?.closest('li, tr')?.setAttribute('data-next', '');
  }
  for (const time of all(`time[data-day][datetime="${now}"]`)) {
    time.closest('li, td').dataset.now = '';
    time.append(span(` ${say.wToday}`, 'today'));
  }
  for (const link of all(`[data-month="${now.slice(0, 7)}"]`)) {
    link.dataset.now = '';
    link.append(span(` ${say.wNow}`, 'sr'));
  }
})();
