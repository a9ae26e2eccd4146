// The commands of `npm run`, by group. `missingHelp` names scripts of package.json that no group has, and entries
// without a script.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from './manifest.mjs';

const GROUPS = {
  'Try it': {
    demo: 'play whole agreements on an embedded virtual machine',
    playground: 'start a local RPC with a marketplace',
    app: 'start a playground and the marketplace page over it',
    'co-staking': 'the command line',
    indexer: 'a playground, an indexer of it, and its API',
  },
  Develop: {
    setup: 'install the packages of the lockfile if they are missing; every other command does this first',
    spec: 'run one or more spec files',
    typecheck: 'check all types',
    lint: 'eslint, prettier, plain English, rustfmt, clippy',
    format: 'prettier and rustfmt, in place',
    changeset: 'write a note for users of the packages',
    'ts-node': 'run a TypeScript file; the Anchor CLI uses it to migrate',
    help: 'show this list',
  },
  Build: {
    'build:program': 'compile the program; write binary, IDL and manifest into sdk/',
    'app:build': 'build the marketplace page into app/dist',
    'build:sdk': 'bundle the SDK into sdk/dist',
  },
  Test: {
    test: 'Rust tests, types, and the suite on the shipped binary',
    'test:rust': 'the Rust tests',
    'test:arithmetic': 'properties of the arithmetic, a million cases each',
    'test:loader': 'deploy the program through the loader',
    'test:caller': 'a program that calls this one',
    'test:toolchain': 'compiled code on chain, compared with this machine',
    'test:token': 'the token program compiled here, compared with its official binaries',
    'app:test': 'the built page in Chromium: stories, refusals, axe, screenshots, bytes',
    'indexer:test': 'the indexer on PGlite and on PostgreSQL',
    'test:validator': 'the product on a real solana-test-validator',
    fuzz: 'compare the program with the reference model on random histories',
    mutants: 'remove each check of the program: which removal do the tests miss?',
  },
  Check: {
    'check:docs': 'links, commands, snippets and catalogues of the pages',
    'check:examples': 'run the examples against a playground, the React page in Chromium',
    'check:integrator': 'an integrator’s project, outside this repository',
    'check:package': 'the packages, as users install them',
    'check:anchor': 'the IDL of the Anchor CLI, compared with the shipped one',
    'check:coverage': 'list what has no test',
  },
  Generate: {
    generate: 'all of this group, in order',
    tables: 'constants, layouts and errors of the SDK, from the IDL',
    instructions: 'index, registry and type of the instructions',
    docs: 'docs/errors.md and docs/events.md',
    'docs:cli': 'docs/cli.md',
    'docs:states': 'the table of instructions in every state',
    'docs:refusals': "the builders' lists of refusals",
    'indexer:client': "types of the indexer's API",
    'docs:sdk': 'the reference of the SDK, into sdk/docs',
  },
  Measure: {
    bench: 'compute units, into docs/compute-units.md',
    'bench:events': 'the cost of an event',
    'bench:history': "requests, time and memory of an owner's whole history",
    'bench:load': 'many acceptances and payouts',
    'bench:operator': "the operator's tool on thousands of devices",
    'bench:indexer': 'events a second, and pages of the marketplace, on both databases',
    'bench:indexer-life': 'a day of 2,000 devices, indexed by a process that is killed a hundred times',
    'bench:sdk': "time and memory of the SDK's marketplace",
    'audit:figures': 'every figure of the pages',
  },
};

/** Scripts that this list lacks, and entries without a script. */
export function missingHelp(scripts) {
  const listed = Object.values(GROUPS).flatMap((group) => Object.keys(group));
  return [
    ...Object.keys(scripts).filter((name) => !listed.includes(name)),
    ...listed.filter((name) => !scripts[name]),
  ];
}

function main() {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const width = Math.max(...Object.keys(scripts).map((name) => name.length));
  for (const [title, group] of Object.entries(GROUPS)) {
    console.log(`\n${title}`);
    for (const [name, words] of Object.entries(group)) console.log(`  ${name.padEnd(width)}  ${words}`);
  }
  console.log('\nMost commands list their options with npm run NAME -- --help.');
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) main();
