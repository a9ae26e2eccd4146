// The SPL token program compiled by tools/sbf, compared with its official binaries: the same random transactions must
// give the same results and the same accounts, byte for byte.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { compile } from './toolchain/compile.mjs';
import { ensure, finish, test } from './toolchain/report.mjs';
import { TokenMachine } from './token/machine.mjs';
import { officialBinary } from './token/official.mjs';
import { compare } from './token/run.mjs';

const HELP = `Usage: npm run test:token -- [options]

Compiles the token program from its published sources, in the two versions whose official binaries the test machines
include, and sends the same random transactions to ours and to theirs. The last line of stdout is \`N passed, N failed\`.

  --instructions N  instructions for each version (default: 20000)
  --seed S          the same seed gives the same transactions (default: 1)
  --verbose         print how often every instruction and every error occurred
  --help            show this text`;

/** Our crate in tools/sbf/checks, and where the official binary of the same version is. */
const PAIRS = [
  {
    crate: 'token_3_4',
    source: 'litesvm',
    sha256: '7b44674b9704fa7640fbebfac68389f338b500b8c2bc29175c27ed66838b5a3c',
  },
  {
    crate: 'token_3_5',
    source: 'bankrun',
    sha256: '18264f491c7e0ad056dd36f42f8de6d1fedf9f044d1f521e714b4dc6b61594b6',
  },
];
/** With at least this many instructions, each must have been accepted and refused. */
const ENOUGH = 5_000;

const say = (text) => console.error(`token: ${text}`);

function options() {
  const { values } = parseArgs({
    options: {
      instructions: { type: 'string', default: '20000' },
      seed: { type: 'string', default: '1' },
      verbose: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) {
    console.log(HELP);
    process.exit(0);
  }
  for (const name of ['instructions', 'seed'])
    if (!/^\d+$/.test(values[name]))
      throw new Error(`--${name} must be a whole number, not "${values[name]}"`);
  return { ...values, instructions: Number(values.instructions), seed: Number(values.seed) };
}

function print({ kinds, errors }) {
  for (const [name, { accepted, refused }] of kinds) say(`${name}: ${accepted} accepted, ${refused} refused`);
  for (const [error, times] of [...errors].sort((a, b) => b[1] - a[1])) say(`${error}: ${times}`);
}

async function pair({ crate, ...official }, { instructions, seed, verbose }) {
  const code = await officialBinary(official);
  const ours = readFileSync(compile(crate, { stdio: ['ignore', 'pipe', 'inherit'] }));
  say(`${crate} against the official binary in ${official.source}, seed ${seed} ...`);
  const { tally, found } = await compare(new TokenMachine(code), new TokenMachine(ours), {
    instructions,
    seed,
  });
  if (verbose) print(tally);
  test(`${crate}: results and accounts equal those of the official binary in ${official.source}`, () => {
    ensure(!found, found);
    const [theirs, our] = tally.units.map((units) => Math.round(units / tally.transactions));
    return `${tally.instructions} instructions, ${tally.accepted} of ${tally.transactions} transactions accepted, ${tally.errors.size} kinds of errors, compute units ${theirs} : ${our}`;
  });
  if (tally.instructions < ENOUGH) return;
  test(`${crate}: every instruction was accepted and refused`, () => {
    const missed = [...tally.kinds].filter(([, { accepted, refused }]) => accepted === 0 || refused === 0);
    ensure(missed.length === 0, `not ${missed.map(([name]) => name).join(', ')}`);
    return `${tally.kinds.size} instructions`;
  });
}

let flags;
try {
  flags = options();
} catch (error) {
  say(`${error.message}; see npm run test:token -- --help`);
  process.exit(2);
}
for (const one of PAIRS) await pair(one, flags);
finish();
// Bankrun keeps the process alive.
process.exit();
