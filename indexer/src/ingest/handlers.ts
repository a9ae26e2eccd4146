import { BPS_DENOMINATOR, rules, type CoStakingEvent, type EventName } from '@co-staking/sdk';

import { DAY } from '../util/time';
import type { Books, Place } from './books';
import type { DeviceRow, OfferRow } from './rows';

type Data<Name extends EventName> = CoStakingEvent<Name>['data'];

/** What events do to the rows. Those that are not here change no total. */
export const HANDLERS: {
  [Name in EventName]?: (books: Books, data: Data<Name>, place: Place) => void;
} = {
  DeviceRegistered: (books, { device, owner }, place) => {
    const address = device.toBase58();
    const known = books.rows.devices.get(address);
    if (known) throw books.gap(address, place, 'the closing of its earlier life is missing');
    const row: DeviceRow = {
      id: books.rows.newId('device'),
      address,
      owner: owner.toBase58(),
      registeredSlot: place.slot,
      closed: false,
      postedTotal: 0n,
      lastBlock: 0n,
      stake: 0n,
      claimed: 0n,
      slashed: 0n,
      ownerUnits: 0n,
      ownerFraction: 0n,
      nextNonce: 0n,
      nextCase: 0n,
      lastSignature: place.signature,
      lastSlot: place.slot,
    };
    books.rows.devices.set(address, row);
    books.undoBy(() => books.rows.devices.delete(address));
    books.change(row);
  },
  DeviceClosed: (books, { device }, place) => {
    const row = books.device(device, place);
    books.check('the stake of a closed device', 0n, row.stake, row, place);
    row.closed = true;
    books.rows.devices.delete(row.address);
    books.undoBy(() => books.rows.devices.set(row.address, row));
  },
  OwnerStaked: (books, { device, amount, stakeAfter }, place) => {
    const row = books.device(device, place);
    books.stake(row, row, amount, stakeAfter, place);
  },
  OverflowWithdrawn: (books, { device, amount, stakeAfter }, place) => {
    const row = books.device(device, place);
    books.stake(row, row, -amount, stakeAfter, place);
  },
  OwnerUnstaked: (books, { device, amount }, place) => {
    const row = books.device(device, place);
    books.check('the stake that leaves', amount, row.stake, row, place);
  },
  OwnerStakeWithdrawn: (books, { device, amount, stakeAfter }, place) => {
    const row = books.device(device, place);
    books.stake(row, row, -amount, stakeAfter, place);
  },
  OwnerRewardsClaimed: (books, { device, amount, claimedTotal }, place) => {
    const row = books.device(device, place);
    books.claim(row, row, amount, claimedTotal, place);
  },
  OfferCreated: (books, { device, offer, nonce, shareBps }, place) => {
    const row = books.device(device, place);
    books.check('the number of the next offer', BigInt(nonce), row.nextNonce, row, place);
    row.nextNonce = BigInt(nonce) + 1n;
    const made: OfferRow = {
      id: books.rows.newId('offer'),
      deviceId: row.id,
      nonce: BigInt(nonce),
      address: offer.toBase58(),
      shareBps,
      coStaker: null,
      rewardsEntry: null,
      rewardsExit: null,
      stake: 0n,
      claimed: 0n,
      slashed: 0n,
    };
    const list = books.offersOf(row);
    books.rows.offers.set(row.id, [...list, made]);
    books.undoBy(() => books.rows.offers.set(row.id, list));
    books.change(made);
  },
  OfferAccepted: (books, data, place) => {
    const [device, offer] = books.both(data, place);
    if (offer.rewardsEntry !== null) throw books.gap(device.address, place, 'an offer is accepted twice');
    books.check('the total of posted rewards', data.rewardsEntry, device.postedTotal, device, place);
    offer.coStaker = data.coStaker.toBase58();
    offer.rewardsEntry = data.rewardsEntry;
    offer.stake = data.amount;
  },
  CoStakeUnstaked: (books, data, place) => {
    const [device, offer] = books.both(data, place);
    books.check('the stake that leaves', data.amount, offer.stake, device, place);
    const exit = offer.rewardsExit ?? device.postedTotal;
    books.check('the total of posted rewards at an exit', data.rewardsExit, exit, device, place);
    offer.rewardsExit = data.rewardsExit;
  },
  CoStakeWithdrawn: (books, data, place) => {
    const [device, offer] = books.both(data, place);
    books.stake(offer, device, -data.amount, data.principalAfter, place);
  },
  CoStakeRewardsClaimed: (books, data, place) => {
    const [device, offer] = books.both(data, place);
    books.claim(offer, device, data.amount, data.claimedTotal, place);
  },
  RewardsPosted: (books, data, place) => post(books, data, place),
  CaseOpened: (books, { device, number }, place) => {
    const row = books.device(device, place);
    books.check('the number of the next case', BigInt(number), row.nextCase, row, place);
    row.nextCase = BigInt(number) + 1n;
  },
  CaseEnded: (books, data, place) => {
    const device = books.device(data.device, place);
    if (data.burned !== 0) {
      device.stake -= data.ownerStake;
      device.slashed += data.ownerRewards;
      for (let index = 0; index < data.hits; index += 1) {
        const nonce = BigInt(data.nonces[index]!);
        const offer = books.offer(device, place, (one) => one.nonce === nonce);
        offer.stake -= data.stakes[index]!;
        offer.slashed += data.rewards[index]!;
      }
    }
    books.check('the stake after a case', data.ownerStakeAfter, device.stake, device, place);
    device.stake = data.ownerStakeAfter;
  },
};

/** Rewards of a device: its totals, the post, and the end of the day. */
function post(
  books: Books,
  { device: key, block, amount, liveShareBps, postedTotal, at }: Data<'RewardsPosted'>,
  place: Place,
): void {
  const device = books.device(key, place);
  books.check('the total of posted rewards', postedTotal, device.postedTotal + amount, device, place);
  const earning = books
    .offersOf(device)
    .filter(({ rewardsEntry, rewardsExit }) => rewardsEntry !== null && rewardsExit === null);
  const shares = earning.reduce((sum, { shareBps }) => sum + BigInt(shareBps), 0n);
  books.check('the sum of shares', BigInt(liveShareBps), shares, device, place);
  if (block <= device.lastBlock) throw books.gap(device.address, place, `block ${block} is posted twice`);
  device.postedTotal = postedTotal;
  device.lastBlock = block;
  const part = rules.shareOf(amount, BPS_DENOMINATOR - liveShareBps)!;
  const earned = rules.plus({ units: device.ownerUnits, fraction: device.ownerFraction }, part)!;
  device.ownerUnits = earned.units;
  device.ownerFraction = earned.fraction;
  const { slot, txIndex, eventIndex } = place;
  books.pending.posts.push({
    slot,
    txIndex,
    eventIndex,
    deviceId: device.id,
    postedAt: at,
    block,
    amount,
    liveShareBps,
    postedTotal,
  });
  books.pending.addDay({
    deviceId: device.id,
    day: Number(at / DAY),
    posts: 1,
    postedTotal,
    ownerUnits: earned.units,
    ownerFraction: earned.fraction,
  });
}
