// The links of the pages: their files, the headings they name, and the index of docs/.
import { dirname, join } from 'node:path/posix';

const withoutCode = (contents) => contents.replace(/```[^]*?```/g, '');

/** The names of a page's headings in links, as GitHub makes them. */
export function anchorsOf(contents) {
  const seen = new Map();
  return [...withoutCode(contents).matchAll(/^#{1,6} +(.+?) *$/gm)].map(([, heading]) => {
    const shown = heading.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1');
    const name = shown
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replace(/\s/g, '-');
    const before = seen.get(name) ?? 0;
    seen.set(name, before + 1);
    return before === 0 ? name : `${name}-${before}`;
  });
}

/** Where links lead to, outside of code: a page or another file from the page's folder, and a heading. */
const linksOf = (page, contents) =>
  [
    ...withoutCode(contents)
      .replace(/`[^`\n]*`/g, '')
      .matchAll(/\]\(([^)\s#]*)(?:#([^)\s]*))?\)/g),
  ]
    .map(([, target, anchor]) => ({ target, anchor }))
    .filter(({ target }) => !/^[a-z]+:/.test(target))
    .map(({ target, anchor }) => ({ path: target ? join(dirname(page), target) : page, anchor }));

/**
 * What is wrong with the links, a line for each: a file that does not exist, a heading that the page does not have, a
 * page of docs/ that docs/README.md does not name.
 *
 * @param pages - contents of the pages by path
 * @param exists - whether there is a file or folder at a path
 */
export function brokenLinks(pages, exists) {
  const problems = [];
  for (const [page, contents] of Object.entries(pages))
    for (const { path, anchor } of linksOf(page, contents)) {
      const target = pages[path] ?? pages[join(path, 'README.md')];
      if (target === undefined && !exists(path)) problems.push(`${page}: ${path}`);
      else if (anchor && target !== undefined && !anchorsOf(target).includes(anchor))
        problems.push(`${page}: ${path} has no heading #${anchor}`);
    }
  const index = 'docs/README.md';
  const named = new Set(linksOf(index, pages[index] ?? '').map(({ path }) => path));
  for (const page of Object.keys(pages))
    if (/^docs\/[^/]+\.md$/.test(page) && page !== index && !named.has(page))
      problems.push(`${index}: does not name ${page}`);
  return problems;
}
