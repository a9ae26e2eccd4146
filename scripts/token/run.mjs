import { setImmediate as turn } from 'node:timers/promises';
import { begin, change, difference } from './outside.mjs';
import { NAMES, makeUp } from './instructions.mjs';
import { Random } from './random.mjs';
import { mutate } from './mutate.mjs';
import { readState } from './state.mjs';

/** Transactions of one history; then every account is reset. */
const LENGTH = 400;
/**
 * After this many transactions the library may free the accounts that were read: it does so only between two turns of
 * the event loop.
 */
const BREATH = 50;
/** This many transactions only set accounts up. */
const SET_UP = 30;
const SETTERS = NAMES.filter((name) => name.startsWith('Initialize') && name !== 'InitializeImmutableOwner');

/** The difference of two results; `null` if they are the same. */
function answersDiffer(one, other) {
  for (const field of ['error', 'returned', 'logs']) {
    const [a, b] = [one[field], other[field]].map((value) => JSON.stringify(value));
    if (a !== b) return `${field} ${a}, ours ${b}`;
  }
  return null;
}

/** Counts what occurred. */
class Tally {
  instructions = 0;
  transactions = 0;
  accepted = 0;
  units = [0, 0];
  errors = new Map();
  kinds = new Map(NAMES.map((name) => [name, { accepted: 0, refused: 0 }]));

  note(names, official, ours) {
    this.transactions += 1;
    this.instructions += names.length;
    if (!official.error) this.accepted += 1;
    for (const name of names) this.kinds.get(name)[official.error ? 'refused' : 'accepted'] += 1;
    const error = official.error?.replace(/^instruction \d+: /, '');
    if (error) this.errors.set(error, (this.errors.get(error) ?? 0) + 1);
    this.units = [this.units[0] + official.units, this.units[1] + ours.units];
  }
}

/**
 * Sends the same transactions to two machines until there were enough instructions, or the results differ.
 *
 * @returns the counts, and `found` if something differs
 */
export async function compare(official, ours, { instructions, seed }) {
  const random = new Random(seed);
  const tally = new Tally();
  const set = (account) => account && [official, ours].forEach((machine) => machine.set(...account));
  for (let step = 0; tally.instructions < instructions; step += 1) {
    const within = step % LENGTH;
    if (within % BREATH === 0) await turn();
    if (within === 0) begin(random, official.rent).forEach(set);
    else if (random.once(5)) set(change(random, official));
    const state = readState(official);
    const count = random.once(6) ? 2 + random.below(3) : 1;
    const names = Array.from({ length: count }, () => random.pick(within < SET_UP ? SETTERS : NAMES));
    const transaction = names.map((name) => makeUp(name, random, state));
    if (random.once(4)) mutate(random, random.pick(transaction));
    const answers = [official, ours].map((machine) => machine.send(transaction));
    tally.note(names, ...answers);
    const found = answersDiffer(...answers) ?? difference(official, ours);
    if (found) return { tally, found: `transaction ${tally.transactions} (${names.join(', ')}): ${found}` };
  }
  return { tally, found: null };
}
