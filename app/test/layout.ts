// What must hold of every page and dialog at every width: nothing is cut, covered, or out of reach.
import type { Page } from 'playwright-core';

/** Elements whose text is cut, that stick out of the window, or that cover another one's text. */
export const layoutFaults = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const root = document.querySelector('dialog[open]') ?? document.body;
    const { clientWidth: width, clientHeight: height } = document.documentElement;
    const elements = [...root.querySelectorAll('*')].filter(
      (element) =>
        !element.closest('.hidden, .skip, svg, datalist, details:not([open]) > :not(summary)') &&
        element.getClientRects().length > 0 &&
        !clipped(element),
    );
    /** Hidden for the eye alone. */
    function clipped(element: Element): boolean {
      for (let at: Element | null = element; at; at = at.parentElement)
        if (getComputedStyle(at).clipPath !== 'none') return true;
      return false;
    }
    const scrolls = (element: Element): boolean =>
      element instanceof HTMLInputElement || ['auto', 'scroll'].includes(getComputedStyle(element).overflowX);
    /** Whether it, or what it is in, scrolls sideways: then it may be wider than the window. */
    const inScroller = (element: Element): boolean => {
      for (let at: Element | null = element; at && at !== root; at = at.parentElement)
        if (scrolls(at)) return true;
      return false;
    };
    /** Sticks to an edge: text scrolls below it on purpose. */
    const sticks = (element: Element): boolean => {
      for (let at: Element | null = element; at && at !== root; at = at.parentElement)
        if (['sticky', 'fixed'].includes(getComputedStyle(at).position)) return true;
      return false;
    };
    const name = (element: Element): string =>
      `${element.tagName.toLowerCase()}.${element.className} "${(element.textContent ?? '').slice(0, 40)}"`;

    const cut = elements.filter((element) => {
      if (element.clientWidth === 0 || scrolls(element)) return false;
      const { overflowY } = getComputedStyle(element);
      const short = overflowY === 'hidden' || overflowY === 'clip';
      return (
        element.scrollWidth > element.clientWidth + 1 ||
        (short && element.scrollHeight > element.clientHeight + 1)
      );
    });
    const outside = elements.filter((element) => {
      const { left, right } = element.getBoundingClientRect();
      return !inScroller(element) && (left < -1 || right > width + 1);
    });

    const texts = elements
      .filter((element) => !sticks(element) && !inScroller(element))
      .flatMap((element) =>
        [...element.childNodes]
          .filter((node) => node.nodeType === Node.TEXT_NODE && node.textContent!.trim() !== '')
          .flatMap((node) => {
            const range = document.createRange();
            range.selectNodeContents(node);
            return [...range.getClientRects()].map((box) => ({ element, box }));
          }),
      );
    // Boxes of lines may touch: only letters on letters count.
    const slack = 4;
    const covered = texts.flatMap((one, index) =>
      texts
        .slice(index + 1)
        .filter(
          ({ element, box }) =>
            element !== one.element &&
            Math.min(box.right, one.box.right) - Math.max(box.left, one.box.left) > slack &&
            Math.min(box.bottom, one.box.bottom) - Math.max(box.top, one.box.top) > slack,
        )
        .map(({ element }) => `${name(one.element)} and ${name(element)}`),
    );
    const unreachable =
      root === document.body
        ? []
        : [...root.querySelectorAll('.button.main')].filter((button) => {
            const { top, bottom } = button.getBoundingClientRect();
            return top < 0 || bottom > height;
          });
    const page = document.documentElement;
    const moving = matchMedia('(prefers-reduced-motion: reduce)').matches ? document.getAnimations() : [];
    return [
      ...moving.map(({ effect }) => `moves: ${name((effect as KeyframeEffect).target!)}`),
      ...cut.map((element) => `cut: ${name(element)}`),
      ...outside.map((element) => `outside: ${name(element)}`),
      ...covered.map((both) => `covered: ${both}`),
      ...unreachable.map((button) => `below the fold: ${name(button)}`),
      ...(page.scrollWidth > page.clientWidth ? [`the page is ${page.scrollWidth} px wide`] : []),
    ];
  });
