import {
  associatedTokenAccount,
  fetchParticipantNullable,
  fetchWalletLinkNullable,
  findParticipantPda,
  findWalletLinkPda,
  type Device,
  type Offer,
  type Participant,
  type SlashCase,
  type Subject,
  type Viewer,
} from '@co-staking/sdk';
import { AccountLayout } from '@solana/spl-token';
import type { PublicKey } from '@solana/web3.js';

import { deviceOf } from './commands/lookups';
import type { Context } from './context';

/** A device, or one of its offers. */
export type Thing = { kind: 'device'; device: Device } | { kind: 'offer'; offer: Offer };

/** What the SDK's checks are asked about. */
export async function subjectOf(context: Context, thing: Thing, slashCase?: SlashCase): Promise<Subject> {
  const config = await context.config();
  const rest = slashCase ? { slashCase } : {};
  if (thing.kind === 'device') return { config, device: thing.device, ...rest };
  return { config, device: await deviceOf(context, thing.offer), offer: thing.offer, ...rest };
}

async function participantOf(
  { connection, programId }: Context,
  wallet: PublicKey,
): Promise<Participant | null> {
  const [link] = findWalletLinkPda({ wallet, programId });
  const found = await fetchWalletLinkNullable(connection, link, { programId });
  const address = found?.participant ?? findParticipantPda({ id: wallet, programId })[0];
  return fetchParticipantNullable(connection, address, { programId });
}

/** Who looks: the own wallet, with its account and its tokens. */
export async function viewerOf(context: Context): Promise<Viewer> {
  const wallet = context.authority.address;
  const account = associatedTokenAccount(wallet, await context.config());
  const [participant, info] = await Promise.all([
    participantOf(context, wallet),
    context.connection.getAccountInfo(account),
  ]);
  const balance = info ? AccountLayout.decode(info.data.subarray(0, AccountLayout.span)).amount : null;
  return { wallet, participant, balance };
}
