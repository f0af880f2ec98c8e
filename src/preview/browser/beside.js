// A page and its print side by side. The page keeps its own place; the print is opened anew when it is made
// anew, or when the reader goes to a page with another one. WORDS stands before this.
(() => {
  const asked = new URLSearchParams(location.search);
  // Only ways on this server: what is asked may come from anywhere.
  const way = (text, other) => {
    try {
      const url = new URL(text ?? other, location.origin);
      return url.origin === location.origin && /^https?:$/.test(url.protocol) && !url.pathname.startsWith('/_kehoach/')
        ? url.pathname + url.search + url.hash : other;
    } catch { return other; }
  };
  const make = (tag, className, text) => {
    const made = document.createElement(tag);
    made.className = className;
    if (text !== undefined) made.textContent = text;
    return made;
  };
  let print = way(asked.get('print'), '');
  if (!print.split(/[?#]/)[0].endsWith('.pdf')) print = '';

  const page = make('iframe', 'page');
  page.title = WORDS.page;
  page.src = way(asked.get('page'), '/');
  const side = make('section', 'side');
  side.setAttribute('aria-label', WORDS.print);
  const bar = make('div', 'bar');
  const title = make('h1', '', WORDS.print);
  const state = make('p', 'making');
  state.setAttribute('role', 'status');
  const apart = make('a', 'button', WORDS.apart);
  apart.target = '_blank';
  const close = make('a', 'button', WORDS.close);
  const none = make('p', 'none', WORDS.none);
  bar.append(title, state, apart, close);
  side.append(bar, none);
  document.body.className = 'two';
  const main = document.createElement('main');
  main.append(page);
  document.body.append(main, side);

  let frame = null;
  function open(fresh) {
    none.hidden = print !== '';
    apart.hidden = print === '';
    if (!print) {
      frame?.remove();
      frame = null;
      return;
    }
    apart.href = print;
    if (frame && !fresh && frame.dataset.print === print) return;
    // A reader of PDF does not look whether the file is another: it is given a new frame, and the old one stays until
    // that is filled.
    const next = make('iframe', 'print');
    next.title = WORDS.print;
    next.dataset.print = print;
    // Readers of PDF open without their list of pages, as wide as there is room.
    next.src = `${print}#navpanes=0&pagemode=none&view=FitH`;
    const old = frame;
    frame = next;
    if (old) next.classList.add('coming');
    next.addEventListener('load', () => {
      next.classList.remove('coming');
      old?.remove();
    }, {once: true});
    side.append(next);
  }

  // Where the reader is now.
  page.addEventListener('load', () => {
    let there;
    try { there = page.contentWindow.location; void there.pathname; } catch { return; }
    close.href = there.pathname + there.search + there.hash;
    const pages = page.contentDocument;
    document.title = pages.title || document.title;
    const to = pages.querySelector('main a[href$=".pdf"]') ?? pages.querySelector('a[href$=".pdf"]');
    const url = to && new URL(to.href, there.href);
    print = url && url.origin === location.origin ? url.pathname : '';
    const here = there.pathname + there.search + there.hash;
    history.replaceState(null, '', `?page=${encodeURIComponent(here)}&print=${encodeURIComponent(print)}`);
    open(false);
    // A key is told to the document that has the keyboard, and each page is a new one.
    pages.addEventListener('keydown', leave);
  });
  function leave(event) {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    // The browser empties the field.
    if (event.target.matches?.('input[type=search]') && event.target.value) return;
    // The browser would stop what is being loaded.
    event.preventDefault();
    close.click();
  }
  document.addEventListener('keydown', leave);

  let point = null;
  let source = null;
  let asking = false;
  function listen() {
    source = new EventSource(`/_kehoach/events?since=${encodeURIComponent(point ?? '')}`);
    source.addEventListener('message', (event) => {
      const first = point === null;
      if (event.lastEventId) point = event.lastEventId;
      const news = JSON.parse(event.data);
      if (!first && (news.changed === null || news.changed.includes(print))) open(true);
      if (news.prints === null) return;
      state.textContent = news.prints > 0 ? WORDS.making : '';
      // Who asks for it has it made before the others.
      if (news.prints > 0 && print && !asking) {
        asking = true;
        fetch(print, {method: 'HEAD'}).catch(() => null).finally(() => { asking = false; });
      }
    });
    source.addEventListener('error', () => {
      if (source.readyState === EventSource.CLOSED) setTimeout(listen, 1000);
    });
  }
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) { source?.close(); source = null; } else if (!source) listen();
  });
  addEventListener('pagehide', () => source?.close());
  if (!document.hidden) listen();
})();
