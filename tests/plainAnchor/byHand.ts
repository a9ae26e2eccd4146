/** What a caller had to find without the IDL's help, by instruction: accounts, and arguments that are not terms. */
export type ByHand = Record<string, { accounts: string[]; arguments: string[] }>;

let found: ByHand = {};

const entryOf = (instruction: string): ByHand[string] =>
  (found[instruction] ??= { accounts: [], arguments: [] });

function add(list: string[], name: string): void {
  if (!list.includes(name)) list.push(name);
}

/** Notes the accounts that a call is given, and passes them on with their type. */
export function accountsByHand<const T extends object>(instruction: string, accounts: T): T {
  for (const name of Object.keys(accounts)) add(entryOf(instruction).accounts, name);
  return accounts;
}

/** Notes an argument that the caller had to look up or to derive, and passes it on. */
export function argumentByHand<T>(instruction: string, name: string, value: T): T {
  add(entryOf(instruction).arguments, name);
  return value;
}

/** All that was noted since the last call. */
export function takeByHand(): ByHand {
  const all = found;
  found = {};
  return all;
}
