import type { Call } from '../model';
import { associated } from '../model/names';
import { NOBODY } from '../model/state';
import { EVERYBODY, MINT, OTHER_MINT, spareOf } from './fixture';
import type { Scene } from './scene';

/** Attacks: another party's account, a missing signature, offers in another order. */

const TOKEN_PLACES = ['source', 'destination'];
const WALLET_PLACES =
  /caller|owner|admin|registrar|authority|slasher|arbiter|pauser|nominee|wallet$|coStaker|rentPayer/i;
const SIGNERS = [
  ...['owner', 'coStaker', 'caller', 'registrar', 'admin', 'slasher'],
  ...['arbiter', 'pauser', 'nominee', 'wallet', 'rewardAuthority', 'authority'],
];

/** Any account of the kinds that have their own names. */
function anything(scene: Scene): string {
  const own = [...scene.state.accounts.entries()].filter(
    ([, { kind }]) => !['Token', 'Mint', 'Wallet'].includes(kind),
  );
  return scene.once(6) || own.length === 0
    ? scene.pick(['device/9', 'stranger-0', 'offer-of-nobody'])
    : scene.pick(own)[0];
}

function another(scene: Scene, place: string): string {
  const somebody = scene.pick(EVERYBODY);
  if (TOKEN_PLACES.includes(place)) {
    const device = scene.device();
    return scene.pick([
      associated(somebody, MINT),
      spareOf(somebody),
      associated(somebody, OTHER_MINT),
      somebody,
      ...(device ? [device.stakeVault] : []),
    ]);
  }
  if (place.endsWith('Vault')) {
    const device = scene.device();
    return device ? scene.pick([device.stakeVault, device.rewardVault]) : associated(somebody, MINT);
  }
  if (place === 'mint') return OTHER_MINT;
  return WALLET_PLACES.test(place) ? somebody : anything(scene);
}

/**
 * Calls that name the bump of the destination. A wrong bump of a new account is not a step: if it leads onto the
 * curve, the machine aborts.
 */
const PAYOUTS = ['claimCoStakeRewards', 'claimOwnerRewards', 'withdrawCoStake', 'withdrawOwnerStake'];
const isTool = ({ name }: Call): boolean =>
  /^(transfer|freeze|thaw|approve|revokeDelegate|closeToken|openToken)/.test(name);

/** A call with one mistake in it. */
export function mutate(scene: Scene, call: Call): Call {
  if (isTool(call)) return call;
  if (call.coStakes && call.coStakes.length > 0 && !scene.once(4)) {
    const coStakes = scene.pick([
      call.coStakes.slice(1),
      [...call.coStakes].reverse(),
      [...call.coStakes, call.coStakes[0]!],
      [...call.coStakes.slice(1), anything(scene)],
    ]);
    return { ...call, coStakes };
  }
  // The bump of the empty address is 0, which no account here has.
  if (PAYOUTS.includes(call.name) && scene.once(4)) return { ...call, args: { destinationBump: NOBODY } };
  const names = Object.keys(call.accounts);
  const place = scene.pick(names);
  if (SIGNERS.includes(place) && scene.once(4)) return { ...call, unsigned: [place] };
  if (place === 'tokenProgram')
    return { ...call, accounts: { ...call.accounts, tokenProgram: 'token-2022' } };
  return { ...call, accounts: { ...call.accounts, [place]: another(scene, place) } };
}
