import type { Call } from '../model';
import { offerOf, participantOf, rewardVaultOf, stakeVaultOf } from '../model/names';
import { keyOf } from './addresses';
import { MINT_AUTHORITY, SHAPES } from './layout';

/** One account of an instruction. */
interface Meta {
  address: string;
  signer: boolean;
  writable: boolean;
}

export interface Instruction {
  program: string;
  metas: Meta[];
  data: Uint8Array;
}

const meta = (address: string, flags = ''): Meta => ({
  address,
  signer: flags.includes('s'),
  writable: flags.includes('w'),
});

function withU64(tag: number[], value: bigint, tail: number[] = []): Uint8Array {
  const bytes = new Uint8Array(tag.length + 8 + tail.length);
  bytes.set(tag);
  new DataView(bytes.buffer).setBigUint64(tag.length, value, true);
  bytes.set(tail, tag.length + 8);
  return bytes;
}

const DECIMALS = 8;

/** Instructions of other programs, by their names in the model. */
const TOOLS: Record<string, (accounts: Call['accounts'], args: never) => Instruction> = {
  transferTokens: ({ source, mint, destination, authority }, { amount }: { amount: bigint }) => ({
    program: 'token-program',
    metas: [meta(source!, 'w'), meta(mint!), meta(destination!, 'w'), meta(authority!, 's')],
    data: withU64([12], amount, [DECIMALS]),
  }),
  transferLamports: ({ from, to }, { lamports }: { lamports: bigint }) => ({
    program: 'system-program',
    metas: [meta(from!, 'sw'), meta(to!, 'w')],
    data: withU64([2, 0, 0, 0], lamports),
  }),
  freezeToken: ({ account, mint }) => ({
    program: 'token-program',
    metas: [meta(account!, 'w'), meta(mint!), meta(MINT_AUTHORITY, 's')],
    data: Uint8Array.of(10),
  }),
  thawToken: ({ account, mint }) => ({
    program: 'token-program',
    metas: [meta(account!, 'w'), meta(mint!), meta(MINT_AUTHORITY, 's')],
    data: Uint8Array.of(11),
  }),
  approveDelegate: ({ account, delegate, owner }, { amount }: { amount: bigint }) => ({
    program: 'token-program',
    metas: [meta(account!, 'w'), meta(delegate!), meta(owner!, 's')],
    data: withU64([4], amount),
  }),
  revokeDelegate: ({ account, owner }) => ({
    program: 'token-program',
    metas: [meta(account!, 'w'), meta(owner!, 's')],
    data: Uint8Array.of(5),
  }),
  closeToken: ({ account, owner }) => ({
    program: 'token-program',
    metas: [meta(account!, 'w'), meta(owner!, 'w'), meta(owner!, 's')],
    data: Uint8Array.of(9),
  }),
  openToken: ({ account, owner, mint }) => ({
    program: 'associated-token-program',
    metas: [
      meta(owner!, 'sw'),
      meta(account!, 'w'),
      meta(owner!),
      meta(mint!),
      meta('system-program'),
      meta('token-program'),
    ],
    data: Uint8Array.of(0),
  }),
};

/** Whose bumps an instruction names, unless its call says otherwise: those of the right addresses. */
const BUMPS: Record<string, (accounts: Call['accounts'], args: Call['args']) => Record<string, string>> = {
  createOffer: ({ device }, { nonce }) => ({ bump: offerOf(device!, nonce as number) }),
  createParticipant: (_, { id }) => ({ bump: participantOf(id as string) }),
  openParticipant: ({ wallet }) => ({ bump: participantOf(wallet!) }),
  registerDevice: ({ device }, { id }) => ({
    deviceBump: id as string,
    stakeVaultBump: stakeVaultOf(device!),
    rewardVaultBump: rewardVaultOf(device!),
  }),
  ...Object.fromEntries(
    ['claimCoStakeRewards', 'claimOwnerRewards', 'withdrawCoStake', 'withdrawOwnerStake'].map((name) => [
      name,
      ({ destination }: Call['accounts']) => ({ destinationBump: destination! }),
    ]),
  ),
};

/** A call as an instruction of its program. */
export function instructionOf({ name, accounts, args, coStakes = [], unsigned = [] }: Call): Instruction {
  const tool = TOOLS[name];
  if (tool) return tool(accounts, args as never);
  const { accounts: shape, encodeArgs } = SHAPES.get(name)!;
  const metas = shape.map(({ name: account, signer, writable, fixed }): Meta => ({
    address: fixed ?? accounts[account]!,
    signer: signer && !unsigned.includes(account),
    writable,
  }));
  return {
    program: 'program',
    metas: [...metas, ...coStakes.map((address) => meta(address, 'w'))],
    data: encodeArgs({ ...BUMPS[name]?.(accounts, args), ...args }),
  };
}

/** Pays all fees, so that no other wallet's lamports change by them. */
export const FEE_PAYER = 'fee-payer';

export interface Wire {
  bytes: Uint8Array;
  /** Addresses that may have changed. */
  writable: string[];
  /** Addresses that signed. */
  signers: Set<string>;
}

/** A transaction in the legacy format, without signatures: the machine does not verify them. */
export function transactionOf(instructions: readonly Instruction[], blockhash: Uint8Array): Wire {
  const flags = new Map<string, Meta>([[FEE_PAYER, meta(FEE_PAYER, 'sw')]]);
  for (const { program, metas } of instructions) {
    for (const one of metas) {
      const known = flags.get(one.address);
      if (!known) flags.set(one.address, { ...one });
      else {
        known.signer ||= one.signer;
        known.writable ||= one.writable;
      }
    }
    if (!flags.has(program)) flags.set(program, meta(program));
  }
  const rank = ({ signer, writable }: Meta): number => (signer ? 0 : 2) + (writable ? 0 : 1);
  const ordered = [...flags.values()].sort((a, b) => rank(a) - rank(b));
  const index = new Map(ordered.map(({ address }, at) => [address, at]));
  const signed = ordered.filter(({ signer }) => signer).length;

  const body: number[] = [];
  body.push(
    signed,
    ordered.filter((m) => m.signer && !m.writable).length,
    ordered.filter((m) => !m.signer && !m.writable).length,
  );
  body.push(ordered.length);
  const parts: Uint8Array[] = [
    Uint8Array.from(body),
    ...ordered.map(({ address }) => keyOf(address).bytes),
    blockhash,
  ];
  parts.push(Uint8Array.of(instructions.length));
  for (const { program, metas, data } of instructions) {
    // Lengths below 128 take one byte; arguments here are shorter than 16,384.
    const length = data.length < 128 ? [data.length] : [(data.length & 127) | 128, data.length >> 7];
    parts.push(
      Uint8Array.of(
        index.get(program)!,
        metas.length,
        ...metas.map(({ address }) => index.get(address)!),
        ...length,
      ),
      data,
    );
  }
  const bytes = Buffer.concat([Uint8Array.of(signed), new Uint8Array(64 * signed), ...parts]);
  return {
    bytes,
    writable: ordered
      .filter(({ writable, address }) => writable && address !== FEE_PAYER)
      .map(({ address }) => address),
    signers: new Set(ordered.filter(({ signer }) => signer).map(({ address }) => address)),
  };
}
