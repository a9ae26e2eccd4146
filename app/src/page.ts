import { formatsOf } from './format';
import { settings } from './settings';

/** The formats of the browser's locale, with the token's symbol. */
export const format = formatsOf(undefined, settings.symbol);
