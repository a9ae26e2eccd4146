/** Fields of a call that a node has a parser for; `null` for any other call. */
export function parsedCall(
  _program: string,
  _accounts: string[],
  _data: Uint8Array,
): { program: string; parsed: unknown } | null {
  return null;
}
