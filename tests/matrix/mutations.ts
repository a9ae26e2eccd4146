import { PROGRAM_ID } from '@co-staking/sdk';
import { Keypair, PublicKey, SystemProgram, TransactionInstruction, type AccountMeta } from '@solana/web3.js';

import type { Attempt } from '../scenarios';
import type { AccountState } from '../support/chain';
import { TOKEN_2022_PROGRAM_ID, createMint, fund, type TestMint } from '../support/tokens';
import { tokens, type World } from '../support/world';
import { ACCOUNT_TYPES, REMAINING, addressIn, kindOf, slotsOf, typeOf, type Kind, type Slot } from './slots';

/** More than any instruction of the scenarios moves, so that a wrong account is never refused for being empty. */
const HOLDINGS = tokens(10_000);

/** One attack on one place of an instruction. */
export interface Mutation {
  /** What is wrong, as the expectations name it. */
  name: string;
  kind: Kind;
  attempt: Attempt;
  /** Accounts that must exist on the chain for it, removed afterwards. */
  planted: [PublicKey, AccountState][];
}

/** What every attack in one world can use. */
export interface Target {
  world: World;
  attempt: Attempt;
  /** The same instruction on another device, offer, case and people. */
  twin: Attempt | null;
  slots: Slot[];
  stranger: Keypair;
  otherMint: TestMint;
}

export async function targetOf(
  world: World,
  name: Parameters<typeof slotsOf>[0],
  scenario: (world: World) => Promise<Attempt>,
): Promise<Target> {
  // The twin comes first: preparing it may move the clock.
  const twin = name === 'initialize' ? null : await scenario(world);
  const attempt = await scenario(world);
  return {
    world,
    attempt,
    twin,
    slots: slotsOf(name),
    stranger: (await world.newWallet({ holds: HOLDINGS })).wallet,
    otherMint: await createMint(world.chain),
  };
}

function withMetas(
  { instruction, signers }: Attempt,
  change: (keys: AccountMeta[]) => AccountMeta[],
): Attempt {
  const { programId, data, keys } = instruction;
  return { instruction: new TransactionInstruction({ programId, data, keys: change(keys) }), signers };
}

const withMeta = (attempt: Attempt, { index }: Slot, change: Partial<AccountMeta>): Attempt =>
  withMetas(attempt, (keys) => keys.map((meta, at) => (at === index ? { ...meta, ...change } : meta)));

/** All attacks on one place. */
export async function mutationsOf(target: Target, slot: Slot): Promise<Mutation[]> {
  const { world, attempt, twin, stranger } = target;
  const { chain } = world;
  const address = addressIn(attempt, slot);
  const kind = await kindOf(chain, slot, address);
  const state = await chain.account(address);
  const found: Mutation[] = [];
  const add = (name: string, changed: Attempt, planted: Mutation['planted'] = []): void => {
    found.push({ name, kind, attempt: changed, planted });
  };
  const replace = (name: string, pubkey: PublicKey, planted?: AccountState): void =>
    add(name, withMeta(attempt, slot, { pubkey }), planted && [[pubkey, planted]]);
  const plant = (name: string, planted: AccountState): void =>
    replace(name, Keypair.generate().publicKey, planted);

  if (slot.signer) {
    const others = attempt.signers.filter(({ publicKey }) => !publicKey.equals(address));
    add('no signature', { ...withMeta(attempt, slot, { isSigner: false }), signers: others });
    const changed = withMeta(attempt, slot, { pubkey: stranger.publicKey });
    add('another signer', { ...changed, signers: [...others, stranger] });
  }
  const elsewhere = attempt.instruction.keys.some(
    ({ pubkey, isWritable }, index) => index !== slot.index && isWritable && pubkey.equals(address),
  );
  if (slot.writable && !elsewhere) add('read only', withMeta(attempt, slot, { isWritable: false }));

  const other = twin && addressIn(twin, slot);
  if (other && !other.equals(address) && !slot.signer) replace('of another', other);

  switch (kind) {
    case 'own':
      plant('owned by another program', { ...state!, owner: SystemProgram.programId });
      plant('uninitialised', { ...state!, data: new Uint8Array(state!.data.length) });
      replace('closed', Keypair.generate().publicKey);
      for (const type of ACCOUNT_TYPES) {
        if (type.name === typeOf(state)) continue;
        const data = Uint8Array.from(state!.data);
        data.set(type.discriminator);
        plant(`a ${type.name}`, { ...state!, data });
      }
      break;
    case 'new':
      replace('another address', Keypair.generate().publicKey);
      add('exists', attempt, [
        [
          address,
          { lamports: 1_000_000_000n, data: new Uint8Array(8), owner: PROGRAM_ID, executable: false },
        ],
      ]);
      break;
    case 'token account': {
      const { owner, data } = state!;
      plant('owned by another program', { ...state!, owner: SystemProgram.programId });
      plant('uninitialised', { ...state!, data: new Uint8Array(data.length), owner });
      replace('closed', Keypair.generate().publicKey);
      replace('right mint, wrong authority', world.tokenAccountOf(stranger.publicKey));
      const wallet = new PublicKey(data.subarray(32, 64));
      replace('right authority, wrong mint', await fund(chain, target.otherMint, wallet, HOLDINGS));
      break;
    }
    case 'mint':
      replace('another mint', target.otherMint.address);
      plant('owned by another program', { ...state!, owner: SystemProgram.programId });
      replace('closed', Keypair.generate().publicKey);
      break;
    case 'program':
      replace('not a program', Keypair.generate().publicKey);
      replace('another program', TOKEN_2022_PROGRAM_ID);
      break;
    case 'program data':
    case 'event authority':
    case 'wallet':
      if (!slot.signer) replace('another address', Keypair.generate().publicKey);
      break;
  }

  if (slot.writable)
    for (const earlier of target.slots) {
      if (earlier.index >= slot.index || !earlier.writable || earlier.signer || slot.signer) continue;
      const same = addressIn(attempt, earlier);
      if (!same.equals(address)) replace(`also ${earlier.name}`, same);
    }

  if (slot.name === REMAINING) {
    add(
      'missing',
      withMetas(attempt, (keys) => keys.slice(0, slot.index)),
    );
    const more = { pubkey: other ?? address, isSigner: false, isWritable: true };
    add(
      'one too many',
      withMetas(attempt, (keys) => [...keys, more]),
    );
    add(
      'twice',
      withMetas(attempt, (keys) => [...keys, keys[slot.index]!]),
    );
  }
  return found;
}
