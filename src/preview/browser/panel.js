// The preview's part of a page: listens for news, reloads the page at the place where the reader is, and tells
// what was found. What comes from files is put in as text and never as HTML. WORDS stands before this.
(() => {
  const own = document.currentScript;
  const alone = 'alone' in own.dataset;
  const framed = window.parent !== window;
  const KEY = `kehoach:${location.pathname}`;
  const FOLDED = 'kehoach:folded';

  // Memory of the tab. Where it is refused the page begins at its top.
  const keep = (key, value) => { try { sessionStorage.setItem(key, value); } catch { /* none */ } };
  const kept = (key) => { try { return sessionStorage.getItem(key); } catch { return null; } };

  // The place of the reader: what stands near the top of the window, what is unfolded, where the keyboard is.
  const name = (details) => `${details.id}|${details.querySelector('summary')?.textContent.trim() ?? ''}`;
  const FIELDS = 'a[href], button, input, select, textarea, summary, [tabindex]';
  function place() {
    const [middle, line] = [innerWidth * 0.4, innerHeight / 3];
    let mark = null;
    for (const at of document.querySelectorAll('[id]')) {
      const {top, left, right, height} = at.getBoundingClientRect();
      // The one that begins last above the line, in the column that is read.
      if (height && left <= middle && right >= middle && top <= line && (!mark || top >= mark.top)) mark = {id: at.id, top};
    }
    const at = document.activeElement;
    const fields = [...document.querySelectorAll(FIELDS)];
    return {
      x: scrollX, y: scrollY, mark,
      open: [...document.querySelectorAll('details[open]')].map(name),
      shut: [...document.querySelectorAll('details:not([open])')].map(name),
      focus: at && at !== document.body && at !== host ? {id: at.id, nth: fields.indexOf(at), tag: at.tagName} : null,
      values: [...document.querySelectorAll('input[id], select[id], textarea[id]')].map((field) => [field.id, field.value]),
    };
  }

  function back(to) {
    for (const details of document.querySelectorAll('details')) {
      if (to.open.includes(name(details))) details.open = true;
      else if (to.shut.includes(name(details))) details.open = false;
    }
    for (const [id, value] of to.values) {
      const field = document.getElementById(id);
      if (field && field.value !== value) {
        field.value = value;
        field.dispatchEvent(new Event('input', {bubbles: true}));
        field.dispatchEvent(new Event('change', {bubbles: true}));
      }
    }
    if (to.focus) {
      const nth = document.querySelectorAll(FIELDS)[to.focus.nth];
      const at = to.focus.id ? document.getElementById(to.focus.id) : nth?.tagName === to.focus.tag ? nth : null;
      at?.focus({preventScroll: true});
    }
    const go = () => {
      const mark = to.mark && to.y > 0 && document.getElementById(to.mark.id);
      if (mark && mark.getClientRects().length) {
        scrollTo({left: to.x, top: scrollY + mark.getBoundingClientRect().top - to.mark.top, behavior: 'instant'});
      } else {
        scrollTo({left: to.x, top: to.y, behavior: 'instant'});
      }
    };
    go();
    // Pictures and filters may move it once more.
    if (document.readyState !== 'complete') addEventListener('load', go, {once: true});
  }

  let leaving = false;
  function reload() {
    if (leaving) return;
    leaving = true;
    keep(KEY, JSON.stringify(place()));
    history.scrollRestoration = 'manual';
    location.reload();
  }

  // The panel, closed to the styles of the page.
  const host = document.createElement('kehoach-preview');
  const root = host.attachShadow({mode: 'open'});
  const make = (tag, className, text) => {
    const made = document.createElement(tag);
    if (className) made.className = className;
    if (text !== undefined) made.textContent = text;
    return made;
  };
  const link = (href, className, text) => Object.assign(make('a', className, text), {href});
  const style = Object.assign(document.createElement('link'), {rel: 'stylesheet', href: '/_kehoach/panel.css'});
  const panel = make('section', alone ? 'panel alone' : 'panel');
  panel.lang = WORDS.lang;
  panel.setAttribute('aria-label', WORDS.region);
  const list = make('div', 'list');
  list.id = 'list';
  list.hidden = true;
  list.tabIndex = 0;
  list.setAttribute('role', 'group');
  list.setAttribute('aria-label', WORDS.region);
  const bar = make('div', 'bar');
  const told = make('span', 'told');
  told.setAttribute('role', 'status');
  const toggle = make('button', 'toggle');
  toggle.type = 'button';
  toggle.setAttribute('aria-controls', 'list');
  toggle.setAttribute('aria-expanded', 'false');
  const beside = link('', 'beside', WORDS.beside);
  beside.hidden = true;
  bar.append(toggle, told, beside);
  panel.append(list, bar);
  root.append(style, panel);
  // Without its style it would be in the way.
  host.hidden = true;
  style.addEventListener('load', () => { host.hidden = false; }, {once: true});

  function fold(folded) {
    list.hidden = folded;
    toggle.setAttribute('aria-expanded', String(!folded));
    panel.classList.toggle('unfolded', !folded);
  }

  let found = null;
  const sign = () => JSON.stringify(found.findings.map((one) => [one.severity, one.message, one.place]));
  function show(next) {
    const before = found && found.errors;
    found = next;
    list.replaceChildren();
    // The page itself says it where it stands alone.
    if (found.state && !alone) list.append(make('p', 'state', found.state));
    const items = make('ol');
    items.setAttribute('role', 'list');
    for (const one of found.findings) items.append(finding(one));
    list.append(items);
    if (found.more) list.append(make('p', 'more', found.more));
    panel.dataset.severity = found.errors ? 'error' : found.findings.length ? 'warning' : 'good';
    toggle.textContent = found.summary;
    toggle.disabled = !found.findings.length && !found.state;
    if (told.textContent !== found.summary) told.textContent = found.summary;
    if (!found.errors) fold(list.hidden || !found.findings.length || before > 0);
    else if (alone) fold(false);
    else fold(kept(FOLDED) === sign());
  }

  function finding(one) {
    const item = make('li', one.severity);
    const head = make('p', 'message');
    head.append(make('span', 'severity', one.name), ' ', make('span', '', one.message));
    item.append(head);
    const where = make('p', 'where');
    if (one.place) where.append(one.href ? link(one.href, '', one.place) : make('span', '', one.place));
    if (one.record) where.append(make('span', 'record', one.record));
    if (where.childNodes.length) item.append(where);
    for (const other of one.related) {
      const line = make('p', 'where');
      line.append(link(other.href, '', other.place), make('span', 'record', other.message));
      item.append(line);
    }
    for (const hint of one.hints) item.append(make('p', 'hint', `${WORDS.hint}: ${hint}`));
    return item;
  }

  toggle.addEventListener('click', () => {
    fold(!list.hidden);
    keep(FOLDED, list.hidden && found ? sign() : '');
  });
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || list.hidden || event.defaultPrevented) return;
    // Whoever shows the page in a frame need not do anything more.
    event.preventDefault();
    fold(true);
    if (found) keep(FOLDED, sign());
    if (root.activeElement) toggle.focus();
  });

  // The print that the page leads to, to be seen beside it.
  function offer() {
    const to = document.querySelector('main a[href$=".pdf"]') ?? document.querySelector('a[href$=".pdf"]');
    if (!to || framed || alone) return;
    const print = new URL(to.href, location.href);
    if (print.origin !== location.origin) return;
    const here = location.pathname + location.search + location.hash;
    beside.href = `/_kehoach/beside?page=${encodeURIComponent(here)}&print=${encodeURIComponent(print.pathname)}`;
    beside.hidden = false;
  }
  beside.addEventListener('click', (event) => {
    keep(KEY, JSON.stringify(place()));
    // A narrow window has no room for two: the print opens by itself.
    if (innerWidth < 700) {
      event.preventDefault();
      location.href = new URL(beside.href).searchParams.get('print');
    }
  });

  // What the page is made of: itself, and what it has loaded.
  const plain = (pathname) => (pathname.endsWith('/') ? `${pathname}index.html` : pathname);
  function concerns(changed) {
    if (alone) return changed.length > 0;
    const parts = [...document.querySelectorAll('script[src], img[src], link[rel=stylesheet]')];
    const paths = new Set(parts.map((part) => new URL(part.src || part.href, location.href).pathname));
    paths.add(plain(location.pathname));
    return changed.some((path) => paths.has(path));
  }

  let source = null;
  let point = own.dataset.point;
  function listen() {
    source?.close();
    source = new EventSource(`/_kehoach/events?since=${encodeURIComponent(point)}`);
    source.addEventListener('message', (event) => {
      if (event.lastEventId) point = event.lastEventId;
      const news = JSON.parse(event.data);
      panel.classList.remove('lost');
      if (news.changed === null || concerns(news.changed)) {
        reload();
        return;
      }
      if (news.found) show(news.found);
    });
    source.addEventListener('error', () => {
      if (leaving) return;
      panel.classList.add('lost');
      told.textContent = WORDS.lost;
      // A browser gives up on a server that answered with something else.
      if (source.readyState === EventSource.CLOSED) setTimeout(listen, 1000);
    });
    source.addEventListener('open', () => {
      panel.classList.remove('lost');
      if (found) told.textContent = found.summary;
    });
  }
  // A browser opens six connections to a server: pages that nobody sees keep none.
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) { source?.close(); source = null; } else if (!source) listen();
  });
  addEventListener('pagehide', () => { leaving = true; source?.close(); source = null; });
  addEventListener('pageshow', (event) => { if (event.persisted) { leaving = false; listen(); } });

  document.body.append(host);
  offer();
  const to = kept(KEY);
  if (to) {
    keep(KEY, '');
    back(JSON.parse(to));
    // The browser would go to where the page was by its own count, once it is loaded.
    addEventListener('load', () => setTimeout(() => { history.scrollRestoration = 'auto'; }, 100), {once: true});
  }
  if (!document.hidden) listen();
})();
