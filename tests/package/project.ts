// An outside project in a folder of its own: only the tarball and what its users install beside it.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const OUTSIDE = join(__dirname, 'outside');
const PLACEHOLDER = '@coral-xyz/anchor';

/** A command that failed, with what it said. */
export class CommandError extends Error {}

/** Runs a program. @throws CommandError if it fails */
export function run(cwd: string, program: string, ...args: string[]): string {
  const done = spawnSync(program, args, { cwd, encoding: 'utf8', maxBuffer: 2 ** 26 });
  if (done.status === 0) return done.stdout;
  throw new CommandError(
    `${program} ${args.join(' ')}\n${done.stdout}${done.stderr}${done.error ?? ''}`.trim(),
  );
}

/** Anchor's client of an outside project. */
export interface Client {
  name: '@coral-xyz/anchor' | '@anchor-lang/core';
  version: string;
}

/** The versions of the peers and tools are those the package itself is tested with. */
const VERSIONS = (
  JSON.parse(readFileSync(join(__dirname, '../../package.json'), 'utf8')) as {
    devDependencies: Record<string, string>;
  }
).devDependencies;
const installed = (name: string): string => `${name}@${VERSIONS[name]}`;

const TSCONFIG = {
  target: 'es2022',
  lib: ['es2022', 'dom'],
  strict: true,
  noEmit: true,
  esModuleInterop: true,
  types: ['node'],
};

/** How TypeScript finds packages, and the kind of module that goes with it. */
export const RESOLUTIONS = { node16: 'node16', bundler: 'esnext' } as const;

/** A project as a template makes it: nothing but the tarball, its one peer and the compiler. */
export function makeTemplate(folder: string, tarball: string): void {
  mkdirSync(folder);
  cpSync(join(OUTSIDE, 'template.ts'), join(folder, 'template.ts'));
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, type: 'module' }));
  const compilerOptions = { ...TSCONFIG, moduleResolution: 'bundler', module: 'esnext' };
  for (const skipLibCheck of [true, false]) {
    // The types of web3.js need those of Node; who checks libraries has them.
    const types = skipLibCheck ? [] : ['node'];
    writeFileSync(
      join(folder, `tsconfig.${skipLibCheck}.json`),
      JSON.stringify({
        compilerOptions: { ...compilerOptions, types, skipLibCheck },
        files: ['template.ts'],
      }),
    );
  }
  const flags = ['--no-audit', '--no-fund', '--ignore-scripts', '--prefer-offline'];
  run(
    folder,
    'npm',
    'install',
    ...flags,
    tarball,
    ...['@solana/web3.js', '@types/node', 'typescript'].map(installed),
  );
}

/** A project of a user of kit: `@co-staking/sdk/kit` with kit beside it, and no types but those the packages bring. */
export function makeKitProject(folder: string, tarball: string): void {
  mkdirSync(folder);
  cpSync(join(OUTSIDE, 'kit.ts'), join(folder, 'kit.ts'));
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, type: 'module' }));
  for (const [moduleResolution, module] of Object.entries(RESOLUTIONS))
    for (const skipLibCheck of [true, false])
      writeFileSync(
        join(folder, `tsconfig.${moduleResolution}.${skipLibCheck}.json`),
        JSON.stringify({
          compilerOptions: { ...TSCONFIG, moduleResolution, module, skipLibCheck },
          files: ['kit.ts'],
        }),
      );
  const packages = ['@solana/kit', '@solana/web3.js', '@types/node', 'typescript'].map(installed);
  const flags = ['--no-audit', '--no-fund', '--ignore-scripts', '--prefer-offline'];
  run(folder, 'npm', 'install', ...flags, tarball, ...packages);
}

/** Makes the project and installs the tarball with its peers and one of Anchor's clients. */
export function makeProject(folder: string, tarball: string, client: Client, accounts: object): void {
  mkdirSync(folder);
  for (const file of readdirSync(OUTSIDE)) cpSync(join(OUTSIDE, file), join(folder, file));
  for (const file of ['esm.mjs', 'cjs.cjs', 'strict.ts']) {
    const text = readFileSync(join(folder, file), 'utf8');
    writeFileSync(join(folder, file), text.replaceAll(PLACEHOLDER, client.name));
  }
  writeFileSync(join(folder, 'accounts.json'), JSON.stringify(accounts));
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, type: 'module' }));
  for (const [moduleResolution, module] of Object.entries(RESOLUTIONS))
    writeFileSync(
      join(folder, `tsconfig.${moduleResolution}.json`),
      JSON.stringify({ compilerOptions: { ...TSCONFIG, moduleResolution, module }, files: ['strict.ts'] }),
    );
  const peers = [
    '@solana/web3.js',
    '@solana/spl-token',
    'bn.js',
    '@types/bn.js',
    '@types/node',
    'typescript',
  ];
  const packages = [tarball, `${client.name}@${client.version}`, ...peers.map(installed)];
  run(
    folder,
    'npm',
    'install',
    '--no-audit',
    '--no-fund',
    '--ignore-scripts',
    '--prefer-offline',
    ...packages,
  );
}
