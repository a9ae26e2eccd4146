// What must hold in every state of the page.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Axe {
  run(
    context: Document,
    options: object,
  ): Promise<{ violations: { id: string; nodes: { target: unknown[] }[] }[] }>;
}

/** What axe finds, as `rule: element`. */
export async function axeFindings(page: Page): Promise<string[]> {
  // Not as a script element: the policy of the page refuses it.
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(() =>
    (window as unknown as { axe: Axe }).axe.run(document, { resultTypes: ['violations'] }),
  );
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `axe ${id}: ${target.join(' ')}`));
}

/** Elements whose text is cut or overflows, and a page that is wider than the window. */
export const overflowing = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const visible = (element: Element): boolean =>
      !element.closest('.hidden, svg, datalist') && element.getClientRects().length > 0;
    const scrolls = (element: Element): boolean => {
      const { overflowX } = getComputedStyle(element);
      return overflowX === 'auto' || overflowX === 'scroll' || element instanceof HTMLInputElement;
    };
    const name = (element: Element): string =>
      `${element.tagName.toLowerCase()}.${element.className} "${(element.textContent ?? '').slice(0, 40)}"`;
    const wide = [...document.querySelectorAll('body *')].filter(
      (element) =>
        visible(element) &&
        !scrolls(element) &&
        element.clientWidth > 0 &&
        element.scrollWidth > element.clientWidth + 1,
    );
    const page = document.documentElement;
    return [
      ...wide.map((element) => `overflow: ${name(element)}`),
      ...(page.scrollWidth > page.clientWidth ? [`the page is ${page.scrollWidth} px wide`] : []),
    ];
  });
