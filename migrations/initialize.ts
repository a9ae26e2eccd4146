// The migration: initialises the program, once.
import { fetchConfigNullable, findConfigPda, instructions } from '@co-staking/sdk';
import type { AnchorProvider } from '@coral-xyz/anchor';
import { PublicKey, Transaction } from '@solana/web3.js';

/** The part of Anchor's provider that the migration uses. */
export type MigrationProvider = Pick<AnchorProvider, 'connection' | 'publicKey' | 'sendAndConfirm'>;

const VARIABLES = {
  mint: 'MINT',
  registrar: 'REGISTRAR',
  rewardAuthority: 'REWARD_AUTHORITY',
  slasher: 'SLASHER',
  arbiter: 'ARBITER',
  pauser: 'PAUSER',
} as const;

/** Variable with the key that may take the admin role at any time; unset for none. */
const SPARE_ADMIN = 'SPARE_ADMIN';

type Settings = Record<keyof typeof VARIABLES, PublicKey> & { spareAdmin?: PublicKey };

/** Reads mint and roles. @throws Error that names every variable that is missing or not an address */
export function settingsOf(environment: NodeJS.ProcessEnv): Settings {
  const wrong: string[] = [];
  const addressOf = (name: string): PublicKey | undefined => {
    const text = environment[name];
    try {
      if (text) return new PublicKey(text);
    } catch {
      wrong.push(`${name} is not an address: ${text}`);
    }
    return undefined;
  };
  const entries = Object.entries(VARIABLES).map(([key, name]) => {
    if (!environment[name]) wrong.push(`${name} is not set`);
    return [key, addressOf(name)];
  });
  const spareAdmin = addressOf(SPARE_ADMIN);
  if (wrong.length > 0) throw new Error(`the migration cannot run: ${wrong.join('; ')}`);
  return { ...(Object.fromEntries(entries) as Settings), ...(spareAdmin && { spareAdmin }) };
}

/** Initialises the program unless that was done before. Returns a message for the user. */
export async function migrate(
  provider: MigrationProvider,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<string> {
  const [config] = findConfigPda();
  const present = await fetchConfigNullable(provider.connection, config);
  if (present)
    return `the program is already initialised for the mint ${present.mint.toBase58()}; nothing to do`;
  const settings = settingsOf(environment);
  const { instruction } = instructions.initialize({ authority: provider.publicKey, ...settings });
  await provider.sendAndConfirm(new Transaction().add(instruction));
  const spare = settings.spareAdmin
    ? `, the spare admin ${settings.spareAdmin.toBase58()}`
    : '; there is no spare admin';
  return `initialised for the mint ${settings.mint.toBase58()}; the admin is ${provider.publicKey.toBase58()}${spare}`;
}
