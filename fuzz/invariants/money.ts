import { coStakeUnclaimed, earned, ownerUnclaimed } from '../model/rewards';
import { BPS } from '../model/limits';
import type { Address, Device, Offer, State } from '../model/state';
import { add, holds, type Delta } from './delta';

/** Where tokens are, and to whom they belong. */

const tokensOf = (state: State, address: Address): bigint => {
  const account = state.accounts.get(address);
  return account?.kind === 'Token' ? account.data.amount : 0n;
};

/** I1: vaults hold what the ledger owes. I7: what all sides earned is what was posted, to 1/10,000 of a unit. */
export function checkVaults(
  state: State,
  device: Device,
  offers: readonly Offer[],
  earnedBefore: bigint,
): void {
  const principal = offers.reduce((sum, offer) => sum + offer.principal, device.ownerStake);
  holds(
    'I1',
    tokensOf(state, device.stakeVault) >= principal,
    `${device.id}: stake vault below ${principal}`,
  );
  const { rewards } = device;
  const shares = offers.map((offer) => earned(offer, rewards.postedTotal));
  const owed = offers.reduce(
    (sum, offer, index) => sum + shares[index]! / BPS - offer.rewardsClaimed - offer.rewardsBurned,
    rewards.ownerUnits - rewards.ownerClaimed - rewards.ownerBurned,
  );
  holds('I1', tokensOf(state, device.rewardVault) >= owed, `${device.id}: reward vault below ${owed}`);
  const owner = rewards.ownerUnits * BPS + rewards.ownerFraction;
  const sum = shares.reduce((total, share) => total + share, owner + earnedBefore);
  holds(
    'I7',
    sum === rewards.postedTotal * BPS,
    `${device.id}: ${sum} earned of ${rewards.postedTotal * BPS}`,
  );
}

/** I2, and the same for lamports: nothing is created, and only burning destroys tokens. */
export function checkConservation(delta: Delta): void {
  const [tokens, supply] = [new Map<Address, bigint>(), new Map<Address, bigint>()];
  for (const { before, after } of delta.each('Token')) {
    if (before) add(tokens, before.mint, -before.amount);
    if (after) add(tokens, after.mint, after.amount);
  }
  for (const { address, before, after } of delta.each('Mint'))
    add(supply, address, after!.supply - before!.supply);
  for (const [mint, moved] of tokens)
    holds('I2', moved === (supply.get(mint) ?? 0n), `${mint}: ${moved} made or lost`);
  let lamports = 0n;
  for (const [address, account] of delta.changed)
    lamports += (account?.lamports ?? 0n) - (delta.was(address)?.lamports ?? 0n);
  holds('I2', lamports === 0n, `${lamports} lamports made or lost`);
}

/** What every wallet gained in tokens of the stake mint, in all its accounts. */
function gains(delta: Delta, mint: Address): Map<Address, bigint> {
  const gained = new Map<Address, bigint>();
  for (const { before, after } of delta.each('Token')) {
    if (before?.mint === mint) add(gained, before.owner, -before.amount);
    if (after?.mint === mint) add(gained, after.owner, after.amount);
  }
  return gained;
}

/** What an offer was owed before the transaction. */
function unclaimed(delta: Delta, offer: Offer): bigint {
  const device = delta.was(offer.device);
  return device?.kind === 'Device' ? coStakeUnclaimed(offer, device.data) : 0n;
}

/**
 * I3, in tokens: every wallet gains exactly what its own stakes and rewards paid, and loses exactly what it
 * put in. `slashed` is what executed cases took of each stake.
 */
export function checkWhoIsPaid(delta: Delta, slashed: Map<Address, bigint>, mint: Address): void {
  const due = new Map<Address, bigint>();
  // If an account was closed, everything it was owed was claimed or burned before.
  const burned = delta.burned('rewards');
  const rest = (address: Address, unclaimed: bigint): bigint => unclaimed - (burned.get(address) ?? 0n);
  for (const { address, before, after } of delta.each('Offer')) {
    const { coStaker } = after ?? before!;
    const principal = (after?.principal ?? 0n) - (before?.principal ?? 0n);
    const claimed =
      after && !delta.closes(address)
        ? after.rewardsClaimed - (before?.rewardsClaimed ?? 0n)
        : rest(address, before ? unclaimed(delta, before) : 0n);
    add(due, coStaker, claimed - principal - (slashed.get(address) ?? 0n));
  }
  for (const { address, before, after } of delta.each('Device')) {
    const { owner } = after ?? before!;
    const principal = (after?.ownerStake ?? 0n) - (before?.ownerStake ?? 0n);
    const claimed =
      after && !delta.closes(address)
        ? after.rewards.ownerClaimed - (before?.rewards.ownerClaimed ?? 0n)
        : rest(address, before ? ownerUnclaimed(before) : 0n);
    add(due, owner, claimed - principal - (slashed.get(address) ?? 0n));
  }
  for (const { name, accounts, args } of delta.calls) {
    const { amount } = args as { amount: bigint };
    if (name === 'postRewards') add(due, accounts['rewardAuthority']!, -amount);
    if (name !== 'transferTokens' || accounts['mint'] !== mint) continue;
    add(due, accounts['authority']!, -amount);
    const target = delta.data('Token', accounts['destination']!) ?? delta.was(accounts['destination']!)?.data;
    add(due, (target as { owner: Address }).owner, amount);
  }
  const gained = gains(delta, mint);
  for (const wallet of new Set([...gained.keys(), ...due.keys()])) {
    // Vaults belong to the devices: I1 and I2 check their balances.
    if (wallet === '' || wallet.startsWith('device/')) continue;
    const [got, wanted] = [gained.get(wallet) ?? 0n, due.get(wallet) ?? 0n];
    holds('I3', got === wanted, `${wallet} gained ${got}, and was due ${wanted}`);
  }
}
