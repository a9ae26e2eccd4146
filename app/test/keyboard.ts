// Everything that a story does with the mouse, done with the keyboard.
import type { Locator, Page } from 'playwright-core';

/** More than the elements of any page that take the focus. */
const MOST_STEPS = 500;

/** Where the focus is, seen from an element. */
type Place = 'here' | 'before' | 'after' | 'without a mark';

/** The element itself, or the control whose text it is. If it does nothing yet, this waits for its reason. */
const placeOf = (locator: Locator): Promise<Place> =>
  locator.evaluate((element): Place => {
    const wanted = element.closest('a, button, summary, input, select') ?? element;
    const { activeElement: focused } = document;
    if (focused === wanted) {
      const { outlineStyle, outlineWidth } = getComputedStyle(wanted);
      const marked = wanted.matches(':focus-visible') && outlineStyle !== 'none' && outlineWidth !== '0px';
      return marked ? 'here' : 'without a mark';
    }
    if (!focused) return 'before';
    return focused.compareDocumentPosition(wanted) & Node.DOCUMENT_POSITION_PRECEDING ? 'after' : 'before';
  });

/** Moves the focus by Tab until it is on an element. @throws Error if it never is, or its mark is not seen */
async function reach(locator: Locator): Promise<Page> {
  const page = locator.page();
  await locator.waitFor();
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const place = await placeOf(locator);
    if (place === 'here') return page;
    if (place === 'without a mark') throw new Error(`the focus on ${String(locator)} is not seen`);
    await page.keyboard.press(place === 'after' ? 'Shift+Tab' : 'Tab');
  }
  throw new Error(`the keyboard does not reach ${String(locator)}`);
}

async function type(locator: Locator, value: string): Promise<void> {
  const { keyboard } = await reach(locator);
  if ((await locator.getAttribute('type')) !== 'range') {
    await keyboard.press('ControlOrMeta+A');
    return value === '' ? keyboard.press('Delete') : keyboard.type(value);
  }
  const steps = Number(value) - Number(await locator.inputValue());
  for (let step = 0; step < Math.abs(steps); step += 1)
    await keyboard.press(steps > 0 ? 'ArrowRight' : 'ArrowLeft');
}

const KEYS = {
  async click(this: Locator) {
    const { keyboard } = await reach(this);
    await this.and(this.page().locator(':not([aria-disabled="true"])')).waitFor();
    await keyboard.press('Enter');
  },
  async check(this: Locator) {
    if (await this.isChecked()) return;
    const { keyboard } = await reach(this);
    await keyboard.press('Space');
  },
  fill(this: Locator, value: string) {
    return type(this, value);
  },
};

/**
 * From now on `click`, `check` and `fill` are keys on every page: what a story does, it does with the keyboard alone.
 *
 * @returns what brings the mouse back
 */
export function useKeyboard(page: Page): () => void {
  const locators = Object.getPrototypeOf(page.locator('body')) as Pick<Locator, keyof typeof KEYS>;
  const { click, check, fill } = locators;
  Object.assign(locators, KEYS);
  return () => void Object.assign(locators, { click, check, fill });
}
