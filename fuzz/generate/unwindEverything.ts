import { associated } from '../model/names';
import { DAY } from '../model/limits';
import { isTerminated } from '../model/position';
import { coStakeClaimable, ownerClaimable } from '../model/rewards';
import { CASE, OFFER } from '../model/state';
import type { Call } from '../model';
import type { Step } from '../run/step';
import { MINT } from './fixture';
import { TOKENS, TOKEN_PROGRAM, unstakeFor } from './devices';
import type { Scene } from './scene';

/** Longer than all periods, windows and deadlines that can be set, one after the other. */
const ALL_PERIODS = 400n * DAY;

const call = (name: Call['name'], accounts: Call['accounts'], coStakes: string[] = []): Step => ({
  calls: [{ name, accounts, args: {}, coStakes }],
});

/**
 * Withdraws everything, with every role silent: what each party sends, in order, until no party has anything left in
 * the program. None of it may be refused. Only the freeze authority must thaw what it froze.
 */
export function* unwindEverything(scene: Scene): Generator<Step> {
  for (const { address, frozen } of scene.all('Token'))
    if (frozen) yield call('thawToken', { account: address, mint: MINT });
  for (const { address, owner, hasDelegate } of scene.all('Token'))
    if (hasDelegate) yield call('revokeDelegate', { account: address, owner });
  for (const { owner, mint } of scene.all('Token'))
    if (
      mint === MINT &&
      scene.state.accounts.get(owner)?.kind === 'Wallet' &&
      !scene.state.accounts.has(associated(owner, MINT))
    )
      yield call('openToken', { account: associated(owner, MINT), owner, mint: MINT });
  yield { clock: scene.now + ALL_PERIODS };
  for (const { address, device, state, rentPayer, hits } of scene.all('SlashCase')) {
    const { stakeVault, rewardVault } = scene.find('Device', device)!;
    const accounts = { caller: 'stranger-0', device, slashCase: address, rentPayer };
    const coStakes = hits.filter(({ used }) => used === 1).map(({ nonce }) => `${device}/offer/${nonce}`);
    if (state === CASE.appealed || state === CASE.dismissed) yield call('releaseCase', accounts, coStakes);
    else
      yield call(
        'executeCase',
        { ...accounts, config: 'config', stakeVault, rewardVault, ...TOKENS },
        coStakes,
      );
  }
  for (const { address, device, state, coStaker } of scene.all('Offer')) {
    if (state === OFFER.open)
      yield call('retractOffer', {
        owner: scene.find('Device', device)!.owner,
        device,
        offer: address,
        rentPayer: scene.find('Offer', address)!.rentPayer,
      });
    if (state === OFFER.active) yield call('unstakeCoStake', { coStaker, device, offer: address });
  }
  for (const device of scene.all('Device'))
    if (device.ownerStake > 0n && device.ownerCooldownEndsAt === 0n)
      yield { calls: [unstakeFor(scene, device)] };
  yield { clock: scene.now + ALL_PERIODS };
  for (const offer of scene.all('Offer')) {
    const { address, device: at, coStaker, participant, rentPayer } = offer;
    const device = scene.find('Device', at)!;
    const paid = {
      caller: 'stranger-0',
      config: 'config',
      device: at,
      offer: address,
      destination: associated(coStaker, MINT),
      tokenProgram: TOKEN_PROGRAM,
    };
    if (coStakeClaimable(offer, device) > 0n)
      yield call('claimCoStakeRewards', { ...paid, rewardVault: device.rewardVault });
    if (offer.state === OFFER.leaving)
      yield call('withdrawCoStake', { ...paid, participant, stakeVault: device.stakeVault });
    yield call('closeOffer', { caller: 'stranger-0', device: at, offer: address, rentPayer });
  }
  for (const device of scene.all('Device')) {
    const { address, owner, stakeVault, rewardVault, rentPayer } = device;
    const paid = {
      caller: 'stranger-0',
      config: 'config',
      device: address,
      destination: associated(owner, MINT),
      tokenProgram: TOKEN_PROGRAM,
    };
    if (ownerClaimable(device) > 0n) yield call('claimOwnerRewards', { ...paid, rewardVault });
    if (device.ownerCooldownEndsAt !== 0n) yield call('withdrawOwnerStake', { ...paid, stakeVault });
    if (!isTerminated(device))
      yield call('terminateDevice', { authority: owner, config: 'config', device: address });
    yield call('closeDevice', {
      caller: 'stranger-0',
      config: 'config',
      device: address,
      rentPayer,
      stakeVault,
      rewardVault,
      ...TOKENS,
    });
  }
}
