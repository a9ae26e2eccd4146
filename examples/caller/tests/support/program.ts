import { PROGRAM_ID, UPGRADEABLE_LOADER_ID } from '@co-staking/sdk';
import { IDL } from '@co-staking/sdk/idl';
import type { Chain } from '@co-staking/sdk/testing';
import { PublicKey, TransactionInstruction, type AccountMeta } from '@solana/web3.js';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Address of the example, from its `declare_id!`. */
export const CALLER_ID = new PublicKey('DbPj1vjY6habgid8mx5hiytxNUA6aKzRcmnqBnzEBrm5');

const BUILT = join(import.meta.dirname, '../../target/deploy');
/** Offset of the SBPF version in an ELF file: `e_flags`. */
const ELF_FLAGS = 48;

/** The file that a chain can run. bankrun runs only SBPF v0, which may be the twin of a newer file. */
function code(kind: Chain['kind']): Buffer {
  const twin = join(BUILT, 'caller.sbpf-v0.elf');
  const path = kind === 'bankrun' && existsSync(twin) ? twin : join(BUILT, 'caller.so');
  if (!existsSync(path)) throw new Error(`${path} is missing; run \`npm run test:caller\``);
  const bytes = readFileSync(path);
  if (kind === 'bankrun' && bytes.readUInt32LE(ELF_FLAGS) !== 0)
    throw new Error(`${path} is not SBPF v0, and bankrun runs no other version`);
  return bytes;
}

/** Writes the example into a chain, as the upgradeable loader stores a final program. */
export async function deployCaller(chain: Chain): Promise<void> {
  const [programData] = PublicKey.findProgramAddressSync([CALLER_ID.toBuffer()], UPGRADEABLE_LOADER_ID);
  const state = { lamports: 10_000_000_000n, owner: UPGRADEABLE_LOADER_ID };
  const header = Buffer.alloc(45);
  header.writeUInt32LE(3, 0);
  const data = Buffer.concat([header, code(chain.kind)]);
  await chain.setAccount(programData, { ...state, data, executable: false });
  const program = Buffer.concat([Buffer.from([2, 0, 0, 0]), programData.toBuffer()]);
  await chain.setAccount(CALLER_ID, { ...state, data: program, executable: true });
}

/** A treasury of the example, and the only key that may use it. */
export interface Party {
  authority: PublicKey;
  treasury: PublicKey;
}

/** Address of an authority's treasury. */
export const findTreasury = (authority: PublicKey): PublicKey =>
  PublicKey.findProgramAddressSync([Buffer.from('treasury'), authority.toBuffer()], CALLER_ID)[0];

const discriminator = (name: string): Buffer =>
  createHash('sha256').update(`global:${name}`).digest().subarray(0, 8);

const meta = (pubkey: PublicKey, isSigner: boolean, isWritable: boolean): AccountMeta => ({
  pubkey,
  isSigner,
  isWritable,
});

/** The example's accounts, then those of the called instruction, for which the treasury signs. */
function keysOf({ authority, treasury }: Party, own: AccountMeta[], called: AccountMeta[]): AccountMeta[] {
  const rest = called.map((key) => (key.pubkey.equals(treasury) ? { ...key, isSigner: false } : key));
  return [meta(authority, true, false), meta(treasury, false, true), ...own, ...rest];
}

const callerInstruction = (keys: AccountMeta[], data: Buffer): TransactionInstruction =>
  new TransactionInstruction({ programId: CALLER_ID, keys, data });

/** Instructions of co_staking that the example also has, with the same name and arguments. */
const TYPED = new Set([
  'open_participant',
  'close_participant',
  'link_wallet',
  'stake',
  'create_offer',
  'retract_offer',
  'withdraw_overflow',
  'give_notice',
  'unstake_owner_stake',
  'withdraw_owner_stake',
  'claim_owner_rewards',
  'appeal_as_owner',
  'accept_offer',
  'unstake_co_stake',
  'withdraw_co_stake',
  'claim_co_stake_rewards',
  'appeal_as_co_staker',
]);

/** Name of an instruction of co_staking; `undefined` for another program's. */
export const nameOf = ({ programId, data }: TransactionInstruction): string | undefined =>
  programId.equals(PROGRAM_ID)
    ? IDL.instructions.find((known) => Buffer.from(known.discriminator).equals(data.subarray(0, 8)))?.name
    : undefined;

/** Whether the example has the instruction, with this treasury as the party. */
function hasTyped(instruction: TransactionInstruction, { treasury }: Party): boolean {
  const name = nameOf(instruction);
  if (!name || !TYPED.has(name)) return false;
  return !!instruction.keys[name === 'link_wallet' ? 1 : 0]?.pubkey.equals(treasury);
}

/** Any instruction with the treasury's signature. */
export function forward(instruction: TransactionInstruction, party: Party): TransactionInstruction {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(instruction.data.length);
  const data = Buffer.concat([discriminator('forward'), length, instruction.data]);
  return callerInstruction(
    keysOf(party, [meta(instruction.programId, false, false)], instruction.keys),
    data,
  );
}

/** The example's instruction of the same name if it has one, else the forwarded instruction. */
export function byTreasury(instruction: TransactionInstruction, party: Party): TransactionInstruction {
  if (!hasTyped(instruction, party)) return forward(instruction, party);
  const place = instruction.keys.findIndex(({ pubkey }) => pubkey.equals(party.treasury));
  const rest = instruction.keys.filter((_, index) => index !== place);
  // Anchor derives the first eight bytes from the name alone, so the data is the same.
  return callerInstruction(keysOf(party, [], rest), instruction.data);
}

/** `accept_and_claim` of the example, from the instructions that it calls. */
export function acceptAndClaim(
  accept: TransactionInstruction,
  claim: TransactionInstruction,
  party: Party,
): TransactionInstruction {
  const keys = keysOf(party, [], accept.keys.slice(1));
  // After the stake vault, before the token program.
  const [rewardVault] = claim.keys.slice(4, 5);
  keys.splice(8, 0, rewardVault!);
  // The terms without `max_shortfall` (u64), then the destination's bump.
  const data = Buffer.concat([
    discriminator('accept_and_claim'),
    accept.data.subarray(8, accept.data.length - 8),
    claim.data.subarray(8),
  ]);
  return callerInstruction(keys, data);
}

/** `forge_event` of the example: sends `data` to co_staking with one account, signed by the example or not. */
export function forgeEvent(
  eventAuthority: PublicKey,
  signed: boolean,
  contents: Uint8Array,
): TransactionInstruction {
  const head = Buffer.alloc(5);
  head.writeUInt8(signed ? 1 : 0, 0);
  head.writeUInt32LE(contents.length, 1);
  return callerInstruction(
    [meta(eventAuthority, false, false), meta(PROGRAM_ID, false, false)],
    Buffer.concat([discriminator('forge_event'), head, contents]),
  );
}
