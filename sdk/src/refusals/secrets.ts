const URL_PATTERN = /\b(https?|wss?):\/\/(?:[^\s"'<>/?#]*@)?([^\s"'<>/?#@]+)[^\s"'<>]*/gi;
const NAMED_SECRET =
  /\b(api[-_ ]?key|access[-_ ]?token|token|password|secret)(["']?\s*[=:]\s*)["']?[^\s"'&,;]+/gi;

/**
 * Words for a user or a support desk: of an address only the host, because a path or a password is often a key.
 *
 * @example
 * show(withoutSecrets('https://rpc.example/my-key does not answer'));
 */
export const withoutSecrets = (words: string): string =>
  words.replace(URL_PATTERN, '$1://$2').replace(NAMED_SECRET, '$1$2***');

/** Host of the first address in words; `null` if there is none. */
export function hostIn(words: string): string | null {
  const [found] = words.matchAll(URL_PATTERN);
  return found?.[2] ?? null;
}
