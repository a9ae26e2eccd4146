import { OFFER, SLOT, type Address, type Device, type Offer, type State } from '../model/state';
import { holds, type Delta } from './delta';

/** What accounts record about each other, and what must not change. */

const TERMS = [
  'amount',
  'shareBps',
  'waitSeconds',
  'cooldownSeconds',
  'createdAt',
  'device',
  'nonce',
  'coStaker',
  'participant',
  'acceptedAt',
  'rewardsEntry',
] as const;

/** I4 and I5: nothing is paid before its second; agreed terms stay; the end of a started exit can only move closer. */
export function checkAgreements(delta: Delta, slashed: Map<Address, bigint>): void {
  for (const { address, before, after } of delta.each('Offer')) {
    if (!before || before.state === OFFER.open) continue;
    const paid = before.principal - (after?.principal ?? 0n) - (slashed.get(address) ?? 0n);
    const free = before.state === OFFER.leaving && delta.now >= before.cooldownEndsAt;
    holds(
      'I4',
      paid === 0n || free,
      `${address} paid ${paid} at ${delta.now}, before ${before.cooldownEndsAt}`,
    );
    if (!after) continue;
    for (const term of TERMS) holds('I5', after[term] === before[term], `${address}: ${term} changed`);
    if (before.state !== OFFER.leaving) continue;
    const later = after.cooldownEndsAt > before.cooldownEndsAt || after.waitEndsAt > before.waitEndsAt;
    holds('I5', !later, `${address}: the exit became longer`);
  }
}

/** I6: claims of an account are its offers between acceptance and withdrawal, at most two. */
export function checkClaims(state: State, participant: Address, offers: Iterable<Offer>): void {
  const account = state.accounts.get(participant);
  if (account?.kind !== 'Participant') return;
  const { activeClaims } = account.data;
  let held = 0;
  for (const offer of offers)
    if (offer.participant === participant && (offer.state === OFFER.active || offer.state === OFFER.leaving))
      held += 1;
  holds('I6', activeClaims === held && held <= 2, `${participant}: ${activeClaims} claims, ${held} offers`);
}

const CONFIGURES = [
  'initialize',
  'nominateRole',
  'vacateRole',
  'setSlashTerm',
  'acceptRole',
  'updateParameters',
  'pauseEntries',
  'unpauseEntries',
];

/** I8: only the configuration's own instructions write to it, and only devices that are named change. */
export function checkReach(delta: Delta): void {
  const named = new Set(delta.calls.flatMap(({ accounts }) => [accounts['device'], accounts['to']]));
  for (const { address } of delta.each('Device'))
    holds('I8', named.has(address), `${address} changed unasked`);
  for (const { before } of delta.each('Config')) {
    const configures = delta.calls.some(
      ({ name, accounts }) => CONFIGURES.includes(name) || accounts['to'] === 'config',
    );
    holds('I8', !before || configures, 'the configuration changed unasked');
  }
}

/** I10: a slot and its offer always agree. */
export function checkSlots(device: Device, offers: readonly Offer[]): void {
  const used = device.slots.filter(({ state }) => state !== SLOT.empty);
  const living = offers.filter(({ state }) => state !== OFFER.withdrawn);
  holds(
    'I10',
    used.length === living.length && device.offerCount === offers.length,
    `${device.id}: ${used.length} slots, ${living.length} offers`,
  );
  for (const slot of used) {
    const offer = living.find(({ nonce }) => nonce === slot.nonce);
    holds('I10', offer !== undefined, `${device.id}: no offer ${slot.nonce}`);
    const { state, shareBps, acceptedAt, waitEndsAt, cooldownEndsAt, amount, principal } = offer!;
    const committedUntil = state === OFFER.open ? 0n : acceptedAt + offer!.waitSeconds;
    const same =
      slot.state === state &&
      slot.shareBps === shareBps &&
      slot.acceptedAt === acceptedAt &&
      slot.waitEndsAt === waitEndsAt &&
      slot.cooldownEndsAt === cooldownEndsAt &&
      slot.frozen === offer!.principalFrozen &&
      slot.committedUntil === committedUntil &&
      slot.amount === (state === OFFER.open ? amount : principal);
    holds('I10', same, `${device.id}: slot and offer ${slot.nonce} differ`);
  }
  const live = used.reduce((sum, { state, shareBps }) => sum + (state === SLOT.active ? shareBps : 0), 0);
  holds('I10', live === device.rewards.liveShareBps && live <= 10_000, `${device.id}: live shares ${live}`);
}
