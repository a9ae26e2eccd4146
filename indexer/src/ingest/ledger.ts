import { BPS_DENOMINATOR, decodeEvent, rules, type CoStakingEvent, type EventName } from '@co-staking/sdk';
import type { PublicKey } from '@solana/web3.js';

import { DAY } from '../util/time';
import { check, LedgerGap } from './checks';
import { Effects, type TransactionRow } from './effects';
import type { DeviceRow, FinalTransaction, OfferRow } from './rows';

/** Rows of a batch: those of the database, changed by its transactions. */
export interface LedgerRows {
  /** Living devices by address, base58. */
  devices: Map<string, DeviceRow>;
  /** Offers by the id of their device. */
  offers: Map<number, OfferRow[]>;
  /** Ids that no row has yet. */
  newId: (table: 'device' | 'offer') => number;
}

interface Place {
  signature: string;
  slot: bigint;
  txIndex: number;
  eventIndex: number;
}

type Data<Name extends EventName> = CoStakingEvent<Name>['data'];
type Handler<Name extends EventName> = (data: Data<Name>, place: Place) => void;

const SIGNIFICANT: ReadonlySet<EventName> = new Set(['RoleNominated', 'SlashTermSet', 'RequirementUpdated']);

/**
 * What final transactions do to the totals of devices and co-stakes. Every event with a running total is compared with the
 * events before it: one that is missing, doubled or out of order is noticed. The rules are those of the SDK's
 * `rebuildHistory`; a test compares both.
 */
export class Ledger {
  /** What has changed since the ledger was made. */
  readonly effects = new Effects();
  /** Of the transaction under way: what undoes it. */
  #undo: (() => void)[] = [];
  #pending = new Effects();

  constructor(
    private readonly rows: LedgerRows,
    /** Transactions whose totals the operator has accepted, by `signature device`. */
    private readonly accepted: ReadonlySet<string> = new Set(),
  ) {}

  /** Applies one transaction whole, or nothing of it. @throws LedgerGap if it does not follow from those before it */
  apply(transaction: FinalTransaction): void {
    this.#undo = [];
    this.#pending = new Effects();
    try {
      this.#applyEvents(transaction);
    } catch (error) {
      for (const undo of this.#undo.reverse()) undo();
      throw error;
    }
    this.effects.take(this.#pending);
  }

  #applyEvents({ signature, slot, txIndex, blockTime, events, unreadable }: FinalTransaction): void {
    const row: TransactionRow = { signature, slot, txIndex, blockTime, at: 0n };
    this.#pending.transactions.push(row);
    if (unreadable !== null)
      this.#pending.parked.push({ signature, eventIndex: 0, slot, reason: unreadable, data: '' });
    for (const [eventIndex, data] of events.entries()) {
      const event = decodeEvent(Buffer.from(data, 'base64'));
      const place = { signature, slot, txIndex, eventIndex };
      if (event) this.#applyEvent(event, place, data);
      else
        this.#pending.parked.push({
          signature,
          eventIndex,
          slot,
          reason: 'an event that this version does not know',
          data,
        });
      if (event) row.at = event.data.at;
    }
  }

  #applyEvent(event: CoStakingEvent, place: Place, bytes: string): void {
    const { name, data } = event;
    const fields = data as Record<string, unknown> & { at: bigint };
    const address = (fields['device'] as PublicKey | undefined)?.toBase58();
    // The row of a device that this event closes is living before it, that of one that it registers after it.
    const before = address === undefined ? undefined : this.rows.devices.get(address);
    const handle = this.#handlers[name] as ((data: object, place: Place) => void) | undefined;
    handle?.(data, place);
    const device = address === undefined ? undefined : (this.rows.devices.get(address) ?? before);
    if (address !== undefined && !device) throw this.#gap(address, place, 'its registration is missing');
    if (device) {
      this.#change(device);
      Object.assign(device, { lastSignature: place.signature, lastSlot: place.slot });
    }
    const { slot, txIndex, eventIndex } = place;
    const deviceId = device?.id ?? null;
    if (name === 'RewardsPosted') return;
    const party = ['coStaker', 'owner'].find((field) => fields[field] !== undefined);
    const wallet = party === undefined ? null : (fields[party] as PublicKey).toBase58();
    this.#pending.events.push({
      slot,
      txIndex,
      eventIndex,
      name,
      deviceId,
      wallet,
      at: fields.at,
      data: bytes,
    });
    if (SIGNIFICANT.has(name)) {
      const from = fields['appliesFrom'] ?? fields['maturesAt'];
      this.#pending.announcements.push({
        slot,
        name,
        deviceId,
        announcedAt: fields.at,
        appliesFrom: from as bigint,
        data: bytes,
      });
    }
  }

  #gap(device: string, { signature, slot }: Place, reason: string): LedgerGap {
    return new LedgerGap(reason, { device, signature, slot, last: this.rows.devices.get(device) ?? null });
  }

  /** Notes that a row is about to change. */
  #change(row: DeviceRow | OfferRow): void {
    const before = { ...row };
    this.#undo.push(() => Object.assign(row, before));
    if ('deviceId' in row) this.#pending.offers.set(row.id, row);
    else this.#pending.devices.set(row.id, row);
  }

  #device(key: PublicKey, place: Place): DeviceRow {
    const address = key.toBase58();
    const row = this.rows.devices.get(address);
    if (!row) throw this.#gap(address, place, 'its registration is missing');
    this.#change(row);
    return row;
  }

  #offersOf = (device: DeviceRow): OfferRow[] => this.rows.offers.get(device.id) ?? [];

  #offer(device: DeviceRow, place: Place, wanted: (offer: OfferRow) => boolean): OfferRow {
    const row = this.#offersOf(device).find(wanted);
    if (!row) throw this.#gap(device.address, place, 'the creation of an offer is missing');
    this.#change(row);
    return row;
  }

  #ofAddress(data: { device: PublicKey; offer: PublicKey }, place: Place): [DeviceRow, OfferRow] {
    const device = this.#device(data.device, place);
    const address = data.offer.toBase58();
    return [device, this.#offer(device, place, (offer) => offer.address === address)];
  }

  /** @throws LedgerGap unless both are equal, or the operator has accepted this transaction for the device */
  #check(what: string, said: bigint, known: bigint, device: DeviceRow, place: Place): void {
    if (said === known || this.accepted.has(`${place.signature} ${device.address}`)) return;
    throw this.#gap(device.address, place, check(what, said, known));
  }

  #stake(row: DeviceRow | OfferRow, device: DeviceRow, change: bigint, after: bigint, place: Place): void {
    this.#check('the stake before', after - change, row.stake, device, place);
    row.stake = after;
  }

  #claim(row: DeviceRow | OfferRow, device: DeviceRow, amount: bigint, total: bigint, place: Place): void {
    this.#check('the total of claimed rewards', total, row.claimed + amount, device, place);
    row.claimed = total;
  }

  readonly #handlers: { [Name in EventName]?: Handler<Name> } = {
    DeviceRegistered: ({ device, owner }, place) => {
      const address = device.toBase58();
      const known = this.rows.devices.get(address);
      if (known) throw this.#gap(address, place, 'the closing of its earlier life is missing');
      const row: DeviceRow = {
        id: this.rows.newId('device'),
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
      this.rows.devices.set(address, row);
      this.#undo.push(() => this.rows.devices.delete(address));
      this.#change(row);
    },
    DeviceClosed: ({ device }, place) => {
      const row = this.#device(device, place);
      this.#check('the stake of a closed device', 0n, row.stake, row, place);
      row.closed = true;
      this.rows.devices.delete(row.address);
      this.#undo.push(() => this.rows.devices.set(row.address, row));
    },
    OwnerStaked: ({ device, amount, stakeAfter }, place) => {
      const row = this.#device(device, place);
      this.#stake(row, row, amount, stakeAfter, place);
    },
    OverflowWithdrawn: ({ device, amount, stakeAfter }, place) => {
      const row = this.#device(device, place);
      this.#stake(row, row, -amount, stakeAfter, place);
    },
    OwnerUnstaked: ({ device, amount }, place) => {
      const row = this.#device(device, place);
      this.#check('the stake that leaves', amount, row.stake, row, place);
    },
    OwnerStakeWithdrawn: ({ device, amount, stakeAfter }, place) => {
      const row = this.#device(device, place);
      this.#stake(row, row, -amount, stakeAfter, place);
    },
    OwnerRewardsClaimed: ({ device, amount, claimedTotal }, place) => {
      const row = this.#device(device, place);
      this.#claim(row, row, amount, claimedTotal, place);
    },
    OfferCreated: ({ device, offer, nonce, shareBps }, place) => {
      const row = this.#device(device, place);
      this.#check('the number of the next offer', BigInt(nonce), row.nextNonce, row, place);
      row.nextNonce = BigInt(nonce) + 1n;
      const made: OfferRow = {
        id: this.rows.newId('offer'),
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
      const list = this.#offersOf(row);
      this.rows.offers.set(row.id, [...list, made]);
      this.#undo.push(() => this.rows.offers.set(row.id, list));
      this.#change(made);
    },
    OfferAccepted: (data, place) => {
      const [device, offer] = this.#ofAddress(data, place);
      if (offer.rewardsEntry !== null) throw this.#gap(device.address, place, 'an offer is accepted twice');
      this.#check('the total of posted rewards', data.rewardsEntry, device.postedTotal, device, place);
      offer.coStaker = data.coStaker.toBase58();
      offer.rewardsEntry = data.rewardsEntry;
      offer.stake = data.amount;
    },
    CoStakeUnstaked: (data, place) => {
      const [device, offer] = this.#ofAddress(data, place);
      this.#check('the stake that leaves', data.amount, offer.stake, device, place);
      const exit = offer.rewardsExit ?? device.postedTotal;
      this.#check('the total of posted rewards at an exit', data.rewardsExit, exit, device, place);
      offer.rewardsExit = data.rewardsExit;
    },
    CoStakeWithdrawn: (data, place) => {
      const [device, offer] = this.#ofAddress(data, place);
      this.#stake(offer, device, -data.amount, data.principalAfter, place);
    },
    CoStakeRewardsClaimed: (data, place) => {
      const [device, offer] = this.#ofAddress(data, place);
      this.#claim(offer, device, data.amount, data.claimedTotal, place);
    },
    RewardsPosted: (data, place) => this.#post(data, place),
    CaseOpened: ({ device, number }, place) => {
      const row = this.#device(device, place);
      this.#check('the number of the next case', BigInt(number), row.nextCase, row, place);
      row.nextCase = BigInt(number) + 1n;
    },
    CaseEnded: (data, place) => {
      const device = this.#device(data.device, place);
      if (data.burned !== 0) {
        device.stake -= data.ownerStake;
        device.slashed += data.ownerRewards;
        for (let index = 0; index < data.hits; index += 1) {
          const nonce = BigInt(data.nonces[index]!);
          const offer = this.#offer(device, place, (one) => one.nonce === nonce);
          offer.stake -= data.stakes[index]!;
          offer.slashed += data.rewards[index]!;
        }
      }
      this.#check('the stake after a case', data.ownerStakeAfter, device.stake, device, place);
      device.stake = data.ownerStakeAfter;
    },
  };

  #post(
    { device: key, block, amount, liveShareBps, postedTotal, at }: Data<'RewardsPosted'>,
    place: Place,
  ): void {
    const device = this.#device(key, place);
    this.#check('the total of posted rewards', postedTotal, device.postedTotal + amount, device, place);
    const earning = this.#offersOf(device).filter(
      ({ rewardsEntry, rewardsExit }) => rewardsEntry !== null && rewardsExit === null,
    );
    const shares = earning.reduce((sum, { shareBps }) => sum + BigInt(shareBps), 0n);
    this.#check('the sum of shares', BigInt(liveShareBps), shares, device, place);
    if (block <= device.lastBlock) throw this.#gap(device.address, place, `block ${block} is posted twice`);
    device.postedTotal = postedTotal;
    device.lastBlock = block;
    const part = rules.shareOf(amount, BPS_DENOMINATOR - liveShareBps)!;
    const earned = rules.plus({ units: device.ownerUnits, fraction: device.ownerFraction }, part)!;
    device.ownerUnits = earned.units;
    device.ownerFraction = earned.fraction;
    const { slot, txIndex, eventIndex } = place;
    this.#pending.posts.push({
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
    this.#pending.addDay({
      deviceId: device.id,
      day: Number(at / DAY),
      posts: 1,
      postedTotal,
      ownerUnits: earned.units,
      ownerFraction: earned.fraction,
    });
  }
}
