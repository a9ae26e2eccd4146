import {
  OfferState,
  actionInput,
  actionInstructions,
  fetchDeviceNullable,
  fetchOfferNullable,
  fetchParticipantNullable,
  fetchSlashCaseNullable,
  fetchViewer,
  fetchWalletLinkNullable,
  findOfferPda,
  findParticipantPda,
  findSlashCasePda,
  findWalletLinkPda,
  instructions,
  type ActionName,
  type Device,
  type Offer,
  type Participant,
  type SendArguments,
  type SlashCase,
  type Subject,
  type Viewer,
} from '@co-staking/sdk';
import type { Keypair, PublicKey, TransactionInstruction } from '@solana/web3.js';

import type { World } from './world';

/** Number of an offer or a case that does not exist. */
const NONE = 4_000_000_000;

interface Somewhere {
  address: PublicKey;
}

/** The accounts that an action is about, by their addresses; those that do not exist are asked about all the same. */
export interface About {
  device?: Somewhere | undefined;
  offer?: Somewhere | undefined;
  slashCase?: Somewhere | undefined;
  participant?: PublicKey | undefined;
  /** Wallet whose link is meant. */
  linked?: PublicKey | undefined;
}

const ghostAccount = ({ wallet }: Viewer): Participant =>
  ({
    address: findParticipantPda({ id: wallet })[0],
    rentPayer: wallet,
    wallets: [],
  }) as unknown as Participant;

const ghostOffer = (device: Device, { wallet }: Viewer): Offer =>
  ({
    address: findOfferPda({ device: device.address, nonce: NONE })[0],
    state: OfferState.Open,
    device: device.address,
    rentPayer: wallet,
    amount: 1n,
    shareBps: 500,
    waitSeconds: 0n,
    cooldownSeconds: 0n,
    createdAt: 0n,
  }) as Offer;

const ghostCase = (device: Device, { wallet }: Viewer): SlashCase =>
  ({
    address: findSlashCasePda({ device: device.address, number: NONE })[0],
    device: device.address,
    number: NONE,
    rentPayer: wallet,
    hits: [],
  }) as unknown as SlashCase;

/** A recipient for an offer that was not accepted, so that the program can be tested with it. */
const accepted = (offer: Offer, device: Device, { wallet }: Viewer): Offer =>
  offer.state === OfferState.Open ? { ...offer, coStaker: wallet, participant: device.participant } : offer;

/** A subject without gaps: what is missing is named by an address at which nothing is. */
export function withoutGaps(subject: Partial<Subject>, viewer: Viewer): Partial<Subject> {
  const { device, participant = viewer.participant ?? ghostAccount(viewer) } = subject;
  if (!device) return { ...subject, participant };
  const offer = accepted(subject.offer ?? ghostOffer(device, viewer), device, viewer);
  return { ...subject, participant, offer, slashCase: subject.slashCase ?? ghostCase(device, viewer) };
}

/** The wallet that closes an account has one, if only by name. */
export const namedViewer = (action: ActionName, viewer: Viewer): Viewer =>
  action === 'closeParticipant'
    ? { ...viewer, participant: viewer.participant ?? ghostAccount(viewer) }
    : viewer;

/** What an action is sent as in an application, whether it is possible or not. */
export const instructionsOf = (
  action: ActionName,
  subject: Partial<Subject>,
  viewer: Viewer,
  now: bigint,
  args: unknown,
): TransactionInstruction[] =>
  actionInstructions(
    action,
    withoutGaps(subject, viewer) as never,
    namedViewer(action, viewer),
    now,
    args as never,
  ).instructions;

async function subjectOf({ reader, ...world }: World, about: About): Promise<Partial<Subject>> {
  const { device, offer, slashCase, participant, linked } = about;
  const read = async <T>(
    fetch: (reader: World['reader'], address: PublicKey) => Promise<T | null>,
    address: PublicKey | undefined,
  ): Promise<T | undefined> => (address && (await fetch(reader, address))) ?? undefined;
  return {
    config: await world.readConfig(),
    device: await read(fetchDeviceNullable, device?.address),
    offer: await read(fetchOfferNullable, offer?.address),
    slashCase: await read(fetchSlashCaseNullable, slashCase?.address),
    participant: await read(fetchParticipantNullable, participant),
    walletLink: await read(fetchWalletLinkNullable, linked && findWalletLinkPda({ wallet: linked })[0]),
  };
}

/** Arguments that no account gives; empty if there are none. */
export type AskArguments<A extends ActionName> =
  undefined extends SendArguments<A> ? [args?: undefined] : [args: SendArguments<A>];

/** The one instruction of an action, as an application makes it out of what it reads. */
export async function ask<A extends ActionName>(
  world: World,
  action: A,
  { publicKey }: Pick<Keypair, 'publicKey'>,
  about: About,
  ...[args]: AskArguments<A>
): Promise<TransactionInstruction> {
  const viewer = await fetchViewer(world.reader, publicKey, world.mintInput);
  const subject = withoutGaps(await subjectOf(world, about), viewer);
  const now = await world.chain.now();
  const input = actionInput(action, subject as never, namedViewer(action, viewer), now, args as never);
  return (instructions[action] as (all: unknown) => { instruction: TransactionInstruction })(input)
    .instruction;
}
