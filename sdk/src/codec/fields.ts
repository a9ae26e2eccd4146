/** Keys of `T` that may be omitted. */
type OptionalKeys<T> = { [K in keyof T]-?: undefined extends T[K] ? K : never }[keyof T];

/** Every field of a builder's argument, and whether it is needed. */
export type Fields<T> = { [K in keyof T]-?: K extends OptionalKeys<T> ? 'optional' : 'required' };

/**
 * Refuses a call without its object: JavaScript's own words name neither the function nor what is missing.
 *
 * @throws TypeError that names the function and what it takes
 */
export function checkObject(caller: string, value: unknown, takes: string): void {
  if (typeof value !== 'object' || value === null) throw new TypeError(`${caller} takes ${takes}`);
}

/**
 * Refuses an argument with a field that is unknown, misspelt or missing: the client library would encode
 * what is missing as zero without a word.
 *
 * @throws TypeError that names the builder and the field
 */
export function checkFields<T extends object>(builder: string, input: T, fields: Fields<T>): void {
  checkObject(builder, input, 'one object');
  for (const name of Object.keys(input)) {
    if (!Object.hasOwn(fields, name)) throw new TypeError(`${builder}: unknown field "${name}"`);
  }
  for (const [name, need] of Object.entries(fields)) {
    const value: unknown = input[name as keyof T];
    if (need === 'required' && (value === undefined || value === null)) {
      throw new TypeError(`${builder}: missing field "${name}"`);
    }
  }
}
