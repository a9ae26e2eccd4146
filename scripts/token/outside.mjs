// Changes of accounts without the token program: they are created, get lamports, and hold any data.
import { ALL, MINTS, MULTISIGS, OTHERS, TOKENS, WALLETS } from './addresses.mjs';
import { SIZES } from './state.mjs';

const KINDS = [
  [MINTS, SIZES.mint],
  [TOKENS, SIZES.token],
  [MULTISIGS, SIZES.multisig],
];
const RICH = 1_000_000_000_000n;

/**
 * An account as the system program creates it for the token program; a few have too few lamports, a wrong length or a
 * wrong owner.
 */
function created(random, size, rent) {
  const length = random.once(30) ? random.pick([0, size - 1, size + 1, ...Object.values(SIZES)]) : size;
  const short = random.once(30) ? 1n + (random.wide() % rent(length)) : 0n;
  const more = random.once(3) ? random.wide() % RICH : 0n;
  return {
    lamports: rent(length) - short + more,
    data: new Uint8Array(length),
    owner: random.once(40) ? 'system program' : 'token program',
  };
}

/** The mint of wrapped SOL, as on every cluster. */
function nativeMint(rent) {
  const data = new Uint8Array(SIZES.mint);
  [data[44], data[45]] = [9, 1];
  return { lamports: rent(SIZES.mint), data, owner: 'token program' };
}

/** Every account of a new history. */
export function begin(random, rent) {
  const wallet = () => ({ lamports: RICH, data: new Uint8Array(), owner: 'system program' });
  const odd = () => ({ lamports: RICH, data: random.bytes(random.below(400)), owner: 'token program' });
  const accounts = KINDS.flatMap(([names, size]) => names.map((name) => [name, created(random, size, rent)]));
  accounts.push(['native mint', nativeMint(rent)]);
  accounts.push(...WALLETS.map((name) => [name, wallet()]));
  accounts.push(...OTHERS.filter((name) => name.startsWith('odd')).map((name) => [name, odd()]));
  return accounts;
}

/** An account changed from outside; `null` if that has no effect. */
export function change(random, machine) {
  const [names, size] = random.pick(KINDS);
  const name = random.pick(names);
  const found = machine.get(name);
  if (!found || found.data.length === 0) return [name, created(random, size, machine.rent)];
  const owner = 'token program';
  if (random.once(4)) return [name, created(random, size, machine.rent)];
  if (random.once(12)) {
    const data = Uint8Array.from(found.data);
    data[random.below(data.length)] = random.pick([0, 1, 2, 3, 255, random.below(256)]);
    return [name, { lamports: found.lamports, data, owner }];
  }
  if (found.lamports > RICH * 1_000n) return null;
  return [name, { lamports: found.lamports + (random.wide() % RICH), data: found.data, owner }];
}

/** The accounts that differ between two machines, as text; `null` if none do. */
export function difference(one, other) {
  for (const name of ALL) {
    const [a, b] = [one.get(name), other.get(name)];
    if (!a || !b) {
      if (a !== b) return `${name}: ${a ? 'only official' : 'only ours'}`;
      continue;
    }
    for (const field of ['lamports', 'executable'])
      if (a[field] !== b[field]) return `${name}: ${field} ${a[field]}, ours ${b[field]}`;
    for (const field of ['owner', 'data'])
      if (!a[field].equals(b[field]))
        return `${name}: ${field} ${a[field].toString('hex')}, ours ${b[field].toString('hex')}`;
  }
  return null;
}
