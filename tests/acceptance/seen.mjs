// What the pages of one site hold that those of the sites before it did not, for judges that need seconds a page.
// The sites are made by the same templates: a rule that was held to an element of a kind is not held to each again.
import fs from 'node:fs'; import path from 'node:path';

const empty = new Set(['area', 'base', 'br', 'col', 'hr', 'img', 'input', 'link', 'meta', 'source', 'wbr', 'path', 'circle', 'rect', 'line']);
const telling = new Set(['role', 'type', 'scope', 'aria-current', 'lang']);

/** The kinds of elements of a page: tag, classes and attributes of each, and of the two around it; steps of headings. */
export function kinds(html) {
  const found = new Set(), around = ['', ''];
  let heading = '';
  for (const [, close, tag, rest] of html.matchAll(/<(\/?)([a-z][a-z0-9]*)((?:"[^"]*"|[^>"])*)>/g)) {
    if (close) { if (around.length > 2) around.pop(); continue; }
    const attributes = [...rest.matchAll(/\s([a-z-]+)(?:="([^"]*)")?/g)].filter(([, name]) => name !== 'class').map(([, name, value]) => telling.has(name) ? `${name}=${value}` : name).sort();
    const classes = (/\sclass="([^"]*)"/.exec(rest)?.[1] ?? '').split(/\s+/).sort();
    const kind = [tag, ...classes, ...attributes].join(' ');
    found.add(`${around.at(-2)} > ${around.at(-1)} > ${kind}`);
    if (!empty.has(tag) && !rest.endsWith('/')) around.push(kind);
    if (/^h[1-6]$/.test(tag)) { found.add(`${heading} then ${tag}`); heading = tag; }
  }
  return found;
}

/**
 * The pages of a site (paths below its folder) that hold a kind that no page before them held, the kinds remembered in a file.
 * While there is none, it is the first site, of which all pages are new. Without the name of a file all are, too.
 */
export function unseen(root, pages, memory) {
  const later = Boolean(memory) && fs.existsSync(memory);
  const known = new Set(later ? JSON.parse(fs.readFileSync(memory, 'utf8')) : []);
  const fresh = pages.filter(page => {
    const held = [...kinds(fs.readFileSync(path.join(root, page), 'utf8'))].filter(kind => !known.has(kind));
    for (const kind of held) known.add(kind);
    return held.length > 0 || !later;
  });
  if (memory) fs.writeFileSync(memory, JSON.stringify([...known].sort(), null, 1));
  return { fresh: new Set(fresh), later };
}
