import { usage } from './exit';
import type { GivenOptions } from './globals';
import { kebab } from './kebab';

/**
 * Flags that say how the chain is reached, with which keypair, and how the tool talks. Every command takes them: one that
 * has no use for a setting does the same without it.
 */
export const SETTINGS = [
  'url',
  'config',
  'keypair',
  'commitment',
  'programId',
  'output',
  'wide',
  'yes',
  'debug',
] as const satisfies readonly (keyof GivenOptions)[];

/** Flags of a command that signs one transaction and sends it. */
export const ONE = [
  'authority',
  'feePayer',
  'payer',
  'simulate',
  'printOnly',
  'encoding',
  'withComputeUnitPrice',
  'withMemo',
  'signOnly',
  'dumpTransactionMessage',
  'dump',
  'signer',
  'blockhash',
  'nonce',
  'nonceAuthority',
] as const satisfies readonly (keyof GivenOptions)[];

/** A flag that changes what a command does. Each command declares those that it takes, and refuses the others. */
export type ActingFlag = (typeof ONE)[number];

/** Of a command that only looks. */
export const NONE = [] as const satisfies readonly ActingFlag[];
/** Of a command that looks at what belongs to a wallet. */
export const WALLET = ['authority'] as const satisfies readonly ActingFlag[];
/** Of a command that sends several transactions. */
export const SEVERAL = [
  'authority',
  'feePayer',
  'payer',
  'simulate',
  'withComputeUnitPrice',
] as const satisfies readonly ActingFlag[];

/** Flags that mean something only beside one of others. */
const BESIDE: Partial<Record<ActingFlag, readonly ActingFlag[]>> = {
  encoding: ['printOnly'],
  dump: ['signOnly', 'printOnly'],
  dumpTransactionMessage: ['signOnly'],
  nonceAuthority: ['nonce'],
};

/** Flags that cannot both be meant. */
const EITHER: readonly (readonly ActingFlag[])[] = [
  ['simulate', 'printOnly', 'signOnly'],
  ['simulate', 'printOnly', 'signer'],
];

/** A flag as it is written. */
export const written = (flag: keyof GivenOptions): string => `--${kebab(flag)}`;

/**
 * Refuses what a command would ignore.
 *
 * @param name - of the command
 * @param takes - flags that it declares
 * @throws CliError that names the first such flag
 */
export function mustTake(name: string, takes: readonly ActingFlag[], options: GivenOptions): void {
  const given = ONE.filter((flag) => options[flag] !== undefined);
  const has = (flag: ActingFlag): boolean => given.includes(flag);
  for (const flag of given) {
    if (!takes.includes(flag))
      throw usage(
        `\`co-staking ${name}\` does not take ${written(flag)}; nothing was sent`,
        `leave it out; \`co-staking ${name} --help\` lists the flags that it takes`,
      );
    const others = BESIDE[flag]?.filter((other) => takes.includes(other)) ?? [];
    if (others.length > 0 && !others.some(has))
      throw usage(
        `${written(flag)} needs ${others.map(written).join(' or ')}; nothing was sent`,
        'add it, or leave both out',
      );
  }
  for (const group of EITHER) {
    const [first, second] = group.filter(has);
    if (first && second)
      throw usage(
        `${written(first)} and ${written(second)} exclude each other; nothing was sent`,
        'pass one of them',
      );
  }
}
