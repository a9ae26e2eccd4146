import type { TestProvider } from '@co-staking/sdk/testing';
import { ASSOCIATED_TOKEN_PROGRAM_ID } from '@solana/spl-token';
import { PublicKey } from '@solana/web3.js';

/** Signs and sends; both clients take it. */
export type Provider = TestProvider;

/** Terms that an owner asks for. */
export interface Terms {
  /** Base units. */
  amount: bigint;
  shareBps: number;
  /** The only wallet that may accept; the empty address for anyone. */
  counterparty: PublicKey;
}

/** What the wallet of a provider can do, written with one of Anchor's clients and without the SDK. */
export interface Dapp {
  stake(device: PublicKey, amount: bigint): Promise<string>;
  /** Gives the offer's address. */
  createOffer(device: PublicKey, terms: Terms): Promise<PublicKey>;
  acceptOffer(offer: PublicKey): Promise<string>;
  claim(offer: PublicKey): Promise<string>;
  unstake(offer: PublicKey): Promise<string>;
  withdraw(offer: PublicKey): Promise<string>;
  acceptRole(role: { pauser: Record<string, never> }): Promise<string>;
  /** As the client decodes it: the name of the variant is the only key. */
  stateOf(offer: PublicKey): Promise<object>;
  statusOf(device: PublicKey): Promise<object>;
}

/** The program looks at the bump of a payment's destination only if someone else than its owner calls. */
export const UNUSED_BUMP = 0;

const derive = (program: PublicKey, ...seeds: (string | Uint8Array)[]): [PublicKey, number] =>
  PublicKey.findProgramAddressSync(
    seeds.map((seed) => Buffer.from(seed)),
    program,
  );

/** A wallet's associated token account and its bump. */
export const associated = (
  wallet: PublicKey,
  mint: PublicKey,
  tokenProgram: PublicKey,
): [PublicKey, number] =>
  derive(ASSOCIATED_TOKEN_PROGRAM_ID, wallet.toBytes(), tokenProgram.toBytes(), mint.toBytes());

/** Where the program wants an offer, and the bump that it wants to be given. */
export function offerBump(program: PublicKey, device: PublicKey, nonce: number): [PublicKey, number] {
  const number = new Uint8Array(4);
  new DataView(number.buffer).setUint32(0, nonce, true);
  return derive(program, 'offer', device.toBytes(), number);
}

/** The account that names the participant of a wallet. */
export const walletLinkOf = (program: PublicKey, wallet: PublicKey): PublicKey =>
  derive(program, 'wallet', wallet.toBytes())[0];

/** The configuration, which names the mint and its token program. */
export const configOf = (program: PublicKey): PublicKey => derive(program, 'config')[0];
