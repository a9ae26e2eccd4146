// Types of the package under `strict`, beside those of one of Anchor's clients.
import { AnchorProvider, Program } from '@coral-xyz/anchor';
import {
  CoStakingClient,
  CoStakingError,
  connectionSource,
  fetchNow,
  fetchOffer,
  type ClientWallet,
  type Device,
  instructions,
  listMarketplace,
  offerTerms,
  type MarketplaceRow,
  type Offer,
} from '@co-staking/sdk';
import { IDL, type CoStaking } from '@co-staking/sdk/idl';
import { Connection, PublicKey, type TransactionInstruction } from '@solana/web3.js';
import BN from 'bn.js';

declare const provider: AnchorProvider;
const connection = new Connection('http://127.0.0.1:1');

export async function accept(
  coStaker: PublicKey,
  participant: string,
  mint: PublicKey,
): Promise<TransactionInstruction> {
  const now = await fetchNow(connection);
  const { rows } = await listMarketplace(connectionSource(connection), {
    filter: { minAmount: new BN(1) },
    now,
  });
  const [row]: (MarketplaceRow | undefined)[] = rows;
  if (!row) throw new Error('no offers');
  const { device, offer } = row;
  return instructions.acceptOffer({ coStaker, participant, device, offer, ...offerTerms(row), mint })
    .instruction;
}

// The client takes what is on the screen, and only that.
export async function act(wallet: ClientWallet, device: Device, offer: Offer): Promise<string> {
  const client = new CoStakingClient({ connection, wallet });
  // @ts-expect-error an amount is missing
  await client.act('stake', { device });
  // @ts-expect-error the offer is missing
  await client.act('retractOffer', { device });
  return (await client.act('acceptOffer', { device, offer })).signature;
}

// Anchor's client knows the names and types of the accounts.
export async function both(address: PublicKey): Promise<[bigint, BN]> {
  const program = new Program<CoStaking>(IDL, provider);
  const offer: Offer = await fetchOffer(connection, address);
  const theirs = await program.account.offer.fetch(address);
  return [offer.amount, theirs.amount];
}

export const isTaken = (error: unknown): boolean => CoStakingError.from(error)?.code === 'OfferNotOpen';

// @ts-expect-error an amount is never a number
instructions.stake({ owner: '', device: '', mint: '', amount: 5 });
// @ts-expect-error a field is missing
instructions.stake({ owner: '', device: '', mint: '' });
