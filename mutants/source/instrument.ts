import type { Wrap } from './mutant';

export interface Numbered {
  id: number;
  wrap: Wrap;
}

/** The text with all mutants in it. A piece that starts later or ends earlier is inside; equal pieces nest in their order. */
export function instrument(text: string, mutants: readonly Numbered[]): string {
  const inserts: { at: number; order: number[]; text: string }[] = [];
  for (const [rank, { id, wrap }] of mutants.entries()) {
    const length = wrap.end - wrap.start;
    // At the same position: ends before beginnings; the shorter piece ends first and begins last.
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

/** Where the entry point calls the program: the accounts are perturbed just before. */
const HAND_OVER = '    run(program_id, accounts, data)\n';
const FILLED = 'unsafe { slice::from_raw_parts(places.as_ptr().cast::<AccountInfo>(), places.len()) };';

/** The entry point with the call that perturbs accounts. */
export function perturbAccounts(entrypoint: string): string {
  const perturbed = entrypoint
    .replace(
      FILLED,
      FILLED.replace('from_raw_parts(places.as_ptr()', 'from_raw_parts_mut(places.as_mut_ptr()'),
    )
    .replace(HAND_OVER, `    crate::mutants::perturb(accounts, data);\n${HAND_OVER}`);
  if (!perturbed.includes('from_raw_parts_mut(places.as_mut_ptr') || !perturbed.includes('mutants::perturb'))
    throw new Error('the entry point has changed: mutants/source/instrument.ts does not find its end');
  return perturbed;
}
