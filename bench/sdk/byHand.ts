import { AnchorProvider, Program, type IdlAccounts, type ProgramAccount } from '@coral-xyz/anchor';
import { findDevicePda } from '@co-staking/sdk';
import { IDL, type CoStaking } from '@co-staking/sdk/idl';
import type { Connection, PublicKey } from '@solana/web3.js';
import BN from 'bn.js';

import { NOW } from './accounts';
import { LIMIT, type Question, type Row } from './questions';

type Offer = ProgramAccount<IdlAccounts<CoStaking>['offer']>;
type Device = IdlAccounts<CoStaking>['device'];

interface Pair {
  offer: Offer;
  device: Device;
  address: Buffer;
}

const WEEK = new BN(604_800);
const UNKNOWN = 255;
const textOf = (bytes: number[]): string => Buffer.from(bytes).toString('utf8').replace(/\0+$/, '');
const bn = (value: bigint): BN => new BN(value.toString());

const weekly = ({ offer, device }: Pair): BN =>
  device.rewards.postedTotal
    .mul(WEEK)
    .div(bn(NOW).sub(device.registeredAt))
    .muln(offer.account.shareBps)
    .divn(10_000);

/** The part of the filter that needs only the offer, so that no device is fetched in vain. */
function offerWanted({ account }: Offer, { filter }: Question, device: PublicKey | undefined): boolean {
  if (!('open' in account.state)) return false;
  if (device && !account.device.equals(device)) return false;
  if (filter.minShareBps !== undefined && account.shareBps < filter.minShareBps) return false;
  if (filter.minAmount !== undefined && account.amount.lt(bn(filter.minAmount))) return false;
  return filter.maxAmount === undefined || account.amount.lte(bn(filter.maxAmount));
}

function deviceWanted(device: Device, { filter }: Question): boolean {
  if (filter.model !== undefined && textOf(device.model) !== filter.model) return false;
  if (filter.minReliability === undefined) return true;
  return device.reliabilityScore !== UNKNOWN && device.reliabilityScore >= filter.minReliability;
}

/** Sort keys, computed once for each offer. */
function keyOf(pair: Pair, by: Question['sort']['by']): BN {
  if (by === 'shareBps') return new BN(pair.offer.account.shareBps);
  if (by === 'reliability') return new BN(pair.device.reliabilityScore);
  return by === 'amount' ? pair.offer.account.amount : weekly(pair);
}

const rowOf = (pair: Pair): Row => ({
  offer: pair.offer.publicKey,
  model: textOf(pair.device.model),
  cards: pair.device.hardware.cards,
  amount: pair.offer.account.amount,
  minimum: pair.device.hardware.minimum,
  shareBps: pair.offer.account.shareBps,
  reliability: pair.device.reliabilityScore === UNKNOWN ? null : pair.device.reliabilityScore,
  rewardsPerWeek: weekly(pair),
});

/**
 * By hand, as with Anchor's client: `program.account.offer.all()`, filter by the offer, `fetchMultiple` for the
 * devices of the remaining offers (each once), filter by the device, sort in memory by keys that are computed once,
 * and cut the result into pages. The list is kept while pages are turned. It does less than the other side: it
 * ignores announced minimums, and no row says whether it can be accepted.
 */
export async function askByHand(connection: Connection, question: Question, pages: number): Promise<Row[]> {
  const provider = new AnchorProvider(connection, {} as never, {});
  const program = new Program<CoStaking>(IDL, provider);
  const id = question.filter.deviceId;
  const device = id === undefined ? undefined : findDevicePda({ id })[0];
  const offers = (await program.account.offer.all()).filter((offer) => offerWanted(offer, question, device));
  const addresses = [...new Map(offers.map(({ account }) => [account.device.toBase58(), account.device]))];
  const fetched = await program.account.device.fetchMultiple(addresses.map(([, address]) => address));
  const devices = new Map(addresses.map(([text], index) => [text, fetched[index]!]));

  const { by, direction } = question.sort;
  const sign = direction === 'ascending' ? 1 : -1;
  const sorted = offers
    .map((offer) => ({
      offer,
      device: devices.get(offer.account.device.toBase58())!,
      address: offer.publicKey.toBuffer(),
    }))
    .filter(({ device }) => deviceWanted(device, question))
    .map((pair) => ({ pair, key: keyOf(pair, by) }))
    .sort((a, b) => sign * a.key.cmp(b.key) || a.pair.address.compare(b.pair.address));
  return sorted.slice(0, pages * LIMIT).map(({ pair }) => rowOf(pair));
}
