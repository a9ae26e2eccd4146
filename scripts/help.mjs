// What `npm run` can do here, by group. `missingHelp` names the scripts of package.json that no group has, and the
// other way round.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from './manifest.mjs';

const GROUPS = {
  'Try it': {
    demo: 'play whole agreements on an embedded virtual machine',
    playground: 'start a local RPC with a marketplace',
    'co-staking': 'the command line',
    indexer: 'a playground, an indexer of it, and its API',
  },
  Develop: {
    setup: 'install the packages of the lockfile if they are missing; every other command does it first',
    spec: 'run one spec file, or some',
    typecheck: 'compile everything without writing',
    lint: 'eslint, prettier, rustfmt, clippy',
    format: 'prettier and rustfmt, in place',
    changeset: 'write a note for users of the packages',
    'ts-node': 'run a TypeScript file; what the Anchor CLI calls to migrate',
    help: 'this list',
  },
  Build: {
    'build:program': 'compile the program; write binary, IDL and manifest into sdk/',
    'build:sdk': 'bundle the SDK into sdk/dist',
  },
  Test: {
    test: 'Rust tests, types, and the suite on the shipped binary',
    'test:rust': 'the Rust tests',
    'test:arithmetic': 'properties of the arithmetic, a million cases each',
    'test:loader': 'deploy the program through the loader',
    'test:caller': 'a program that calls this one',
    'test:toolchain': 'what the compiler makes, compared with this machine',
    'test:token': 'the token program compiled here, compared with its official binaries',
    'indexer:test': 'the indexer on PGlite and on PostgreSQL',
    'test:validator': 'the product on a real solana-test-validator',
    fuzz: 'random histories on the program and on the reference model',
    mutants: 'take each check of the program away: what do the tests miss',
  },
  Check: {
    'check:docs': 'links, commands, snippets and catalogues of the pages',
    'check:examples': 'run the examples against a playground, the React page in Chromium',
    'check:integrator': 'the project of an integrator, outside this repository',
    'check:package': 'the packages as their users get them',
    'check:anchor': 'the IDL of the Anchor CLI, compared with the shipped one',
    'check:coverage': 'what no test covers',
  },
  Generate: {
    generate: 'all of this group, in order',
    instructions: 'index and registry of the instructions',
    docs: 'docs/errors.md and docs/events.md',
    'docs:cli': 'docs/cli.md',
    'docs:states': 'the table of instructions in every state',
    'docs:refusals': "the builders' lists of refusals",
    'docs:sdk': 'the reference of the SDK, into sdk/docs',
  },
  Measure: {
    bench: 'compute units, into docs/compute-units.md and README.md',
    'bench:events': 'what an event costs',
    'bench:load': 'many acceptances and payouts',
    'bench:operator': "the operator's tool on thousands of devices",
    'bench:indexer': 'events a second, and pages of the marketplace, on both databases',
    'bench:sdk': "time and memory of the SDK's marketplace",
    'audit:figures': 'every figure of the pages',
  },
};

/** Scripts that this list lacks, and entries that are no script. */
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
  console.log('\nnpm run NAME -- --help lists the options of most of them.');
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) main();
