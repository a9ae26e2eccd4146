import type { Wrap } from './mutant';

export interface Numbered {
  id: number;
  wrap: Wrap;
}

/** The text with all mutants in it. What starts later or ends earlier lies inside; equal pieces nest as they are listed. */
export function instrument(text: string, mutants: readonly Numbered[]): string {
  const inserts: { at: number; order: number[]; text: string }[] = [];
  for (const [rank, { id, wrap }] of mutants.entries()) {
    const length = wrap.end - wrap.start;
    // At one place: endings before beginnings; the shorter piece ends first and begins last.
    inserts.push({ at: wrap.end, order: [0, length, -rank], text: wrap.after });
    inserts.push({ at: wrap.start, order: [1, -length, rank], text: wrap.before(id) });
  }
  inserts.sort((a, b) => {
    if (a.at !== b.at) return a.at - b.at;
    const index = a.order.findIndex((value, at) => value !== b.order[at]);
    return index < 0 ? 0 : a.order[index]! - b.order[index]!;
  });
  let [result, from] = ['', 0];
  for (const { at, text: inserted } of inserts) {
    result += text.slice(from, at) + inserted;
    from = at;
  }
  return result + text.slice(from);
}

/** Where the entry point hands over to the program: the accounts are bent just before. */
const HAND_OVER = '    run(program_id, accounts, data)\n';
const FILLED = 'unsafe { slice::from_raw_parts(places.as_ptr().cast::<AccountInfo>(), places.len()) };';

/** The entry point with the bending of accounts in it. */
export function bendAccounts(entrypoint: string): string {
  const bent = entrypoint
    .replace(
      FILLED,
      FILLED.replace('from_raw_parts(places.as_ptr()', 'from_raw_parts_mut(places.as_mut_ptr()'),
    )
    .replace(HAND_OVER, `    crate::mutants::bend(accounts, data);\n${HAND_OVER}`);
  if (!bent.includes('from_raw_parts_mut(places.as_mut_ptr') || !bent.includes('mutants::bend'))
    throw new Error('the entry point has changed: mutants/source/instrument.ts does not find its end');
  return bent;
}
