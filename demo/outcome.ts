import {
  fromBasisPoints,
  slotPhase,
  stakePosition,
  OfferState,
  type Device,
  type Offer,
} from '@co-staking/sdk';
import { MintLayout } from '@solana/spl-token';

import { show, type DemoDevice, type Fixture } from './fixture';
import { dateOf, isoOf, table } from './timeline';

/** A device in the JSON document; amounts are tokens. */
export interface DeviceOutcome {
  id: string;
  model: string;
  cards: number;
  multiplier: string;
  minimum: string;
  owner_stake: string;
  co_stakes: {
    amount: string;
    share_percent: string;
    rewards: string;
    state: string;
    withdrawable_at: string | null;
  }[];
  owner_rewards: string;
  overflow: string;
}

/** The closing line. */
export interface Summary {
  main_job: 'ok' | 'failed';
  devices: number;
  agreements: number;
  refusals: number;
  rewards_posted: string;
  rewards_paid: string;
  conserved: boolean;
}

/** State of a co-stake, by the device's slot and the offer's state. */
function stateOf(device: Device, offer: Offer, now: bigint): string {
  if (offer.state === OfferState.Withdrawn) return 'withdrawn';
  const slot = device.slots.find(({ nonce, amount }) => nonce === offer.nonce && amount > 0n);
  return (slot && slotPhase(slot, now)) ?? 'open';
}

export async function outcomeOf(fixture: Fixture, device: DemoDevice): Promise<DeviceOutcome> {
  const now = await fixture.now();
  const state = await fixture.world.readDevice(device);
  const offers = await Promise.all(
    device.coStakes.map(({ offer }) => fixture.world.readOffer({ address: offer })),
  );
  return {
    id: device.id,
    model: device.facts.model,
    cards: device.facts.cards,
    multiplier: device.facts.multiplier,
    minimum: show(device.minimum),
    owner_stake: show(state.ownerStake),
    co_stakes: offers.map((offer) => ({
      amount: show(offer.amount),
      share_percent: fromBasisPoints(offer.shareBps),
      rewards: show(offer.rewardsClaimed),
      state: stateOf(state, offer, now),
      withdrawable_at: offer.cooldownEndsAt > 0n ? isoOf(offer.cooldownEndsAt) : null,
    })),
    owner_rewards: show(device.ownerRewards),
    overflow: show(stakePosition(state, now).overflow),
  };
}

export function tableOf(outcomes: DeviceOutcome[]): string {
  const head = [
    'device',
    'minimum',
    'owner',
    'co-stake',
    'share',
    'state',
    'owner earned',
    'co-staker earned',
    'free at',
  ];
  const rows = outcomes.flatMap((device) => {
    const name = `${device.cards} x ${device.model}`;
    const lines = device.co_stakes.length > 0 ? device.co_stakes : [undefined];
    return lines.map((coStake, index) => [
      index === 0 ? name : '',
      index === 0 ? device.minimum : '',
      index === 0 ? device.owner_stake : '',
      coStake?.amount ?? '-',
      coStake ? `${coStake.share_percent} %` : '-',
      coStake?.state ?? '-',
      index === 0 ? device.owner_rewards : '',
      coStake?.rewards ?? '-',
      coStake?.withdrawable_at ? dateOf(BigInt(Date.parse(coStake.withdrawable_at) / 1_000)) : '-',
    ]);
  });
  return table(head, rows);
}

/** Whether every minted token is in a known account or was burned. */
export async function conservation(fixture: Fixture): Promise<{ conserved: boolean; text: string }> {
  const { world } = fixture;
  const balances = await Promise.all(fixture.accounts.map((account) => world.balance(account)));
  const held = balances.reduce((sum, amount) => sum + amount, 0n);
  const mint = await world.chain.account(world.mint.address);
  const supply = mint ? MintLayout.decode(mint.data.subarray(0, 82)).supply : 0n;
  const burned = fixture.minted - supply;
  const conserved = held + burned === fixture.minted;
  const text = `${show(fixture.minted)} tokens minted = ${show(held)} in ${balances.length} accounts + ${show(burned)} burned`;
  return { conserved, text: `${conserved ? 'Conserved' : 'NOT CONSERVED'}: ${text}` };
}
