// The TypeScript type of an IDL, in the form that the Anchor CLI writes to target/types.

/**
 * camelCase like @coral-xyz/anchor when it loads an IDL (package camelcase 6, `{ locale: false }`). The type must use
 * the names of run time, so the rules must be the same.
 */
export function camelCase(text) {
  let word = text.trim();
  if (word.length < 2) return word.toLowerCase();
  if (word !== word.toLowerCase()) {
    word = word.replace(/(\p{Ll})(\p{Lu})/gu, '$1-$2').replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1-$2');
  }
  return word
    .replace(/^[_.\- ]+/, '')
    .toLowerCase()
    .replace(/[_.\- ]+([\p{Alpha}\p{N}_]|$)/gu, (_, next) => next.toUpperCase())
    .replace(/\d+([\p{Alpha}\p{N}_]|$)/gu, (match) => match.toUpperCase());
}

const KEYS = new Set(['name', 'path', 'account', 'relations', 'generic']);
// `my_account.field` is a path of two names.
const convert = (text) => text.split('.').map(camelCase).join('.');

/** A copy of the IDL with its names in camelCase: `convertIdlToCamelCase` of @coral-xyz/anchor. */
export function camelCased(value) {
  if (Array.isArray(value)) return value.map(camelCased);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      if (!KEYS.has(key)) return [key, camelCased(inner)];
      return [key, Array.isArray(inner) ? inner.map(convert) : convert(inner)];
    }),
  );
}

/** The whole contents of target/types/<program>.ts. */
export function typeScriptOf(idl) {
  const { name } = idl.metadata;
  const camel = camelCase(name);
  return `/**
 * Program IDL in camelCase format in order to be used in JS/TS.
 *
 * Note that this is only a type helper and is not the actual IDL. The original
 * IDL can be found at \`target/idl/${name}.json\`.
 */
export type ${camel[0].toUpperCase()}${camel.slice(1)} = ${JSON.stringify(camelCased(idl), null, 2)};
`;
}
