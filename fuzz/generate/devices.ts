import { associated, offerOf, rewardVaultOf, stakeVaultOf } from '../model/names';
import {
  hardwareAt,
  largerMinimum,
  minimumAt,
  overflow,
  counted,
  isLocked,
  isHealthy,
  isSufficient,
  isTerminated,
} from '../model/position';
import { ownerClaimable } from '../model/rewards';
import { SLOT, type Device } from '../model/state';
import { DEVICES, MINT, OWNERS, TOKEN, spareOf } from './fixture';
import type { Call } from '../model';
import { weighted, type Maker, type Named, type Scene } from './scene';

/** Calls about devices and their owners' stake. */

export const TOKEN_PROGRAM = 'token-program';
export const TOKENS = { mint: MINT, tokenProgram: TOKEN_PROGRAM };
const MODELS = ['H100', 'RTX 4090', 'T4'];

/** The recipient of a payout, and its sender. */
export function receiver(scene: Scene, wallet: string): { caller: string; destination: string } {
  if (scene.once(3))
    return { caller: wallet, destination: scene.pick([associated(wallet, MINT), spareOf(wallet)]) };
  return {
    caller: scene.pick(['stranger-0', 'stranger-1', 'registrar', wallet]),
    destination: associated(wallet, MINT),
  };
}

export const registerDevice = weighted(12, (scene) => {
  const missing = DEVICES.filter((address) => !scene.state.accounts.has(address));
  const device = scene.pick(missing.length > 0 ? missing : DEVICES);
  const participant = scene.participant(({ wallets }) => wallets.some((wallet) => OWNERS.includes(wallet)));
  if (!participant) return null;
  const owner = participant.wallets[scene.random.below(Math.max(participant.walletCount, 1))]!;
  return {
    name: 'registerDevice',
    accounts: {
      registrar: scene.holder('registrar'),
      config: 'config',
      owner: owner === '' ? 'owner-0' : owner,
      participant: participant.address,
      device,
      stakeVault: stakeVaultOf(device),
      rewardVault: rewardVaultOf(device),
      ...TOKENS,
    },
    args: { id: device, model: scene.pick(MODELS), ...hardware(scene), tier: scene.random.below(4) },
  };
});

function hardware(scene: Scene): { cards: number; multiplierBps: number } {
  return {
    cards: scene.once(30) ? scene.pick([0, 1_025, 1_024]) : scene.pick([1, 2, 4, 7, 8]),
    multiplierBps: scene.once(20)
      ? scene.pick([0, 1_000_000, 1_000_001])
      : scene.pick([5_000, 10_000, 12_500, 12_501]),
  };
}

const aboutDevice =
  (
    make: (scene: Scene, device: Named<Device>) => ReturnType<Maker>,
    fits?: (device: Device, now: bigint) => boolean,
  ): Maker =>
  (scene) => {
    const device = scene.device(fits && ((one) => fits(one, scene.now)));
    return device && make(scene, device);
  };

/** A score, or part of one. */
const score = (scene: Scene): number => (scene.once(20) ? 101 : scene.pick([0, 50, 100, 255]));

export const reportDevice = weighted(
  24,
  aboutDevice((scene, { address }) => ({
    name: 'reportDevice',
    accounts: { registrar: scene.holder('registrar'), config: 'config', device: address },
    args: {
      status: scene.once(20) ? scene.pick([8, 9, 255]) : scene.pick([0, 0, 0, 0, 1, 1, 3, 5]),
      hiredUntil: scene.once(3) ? scene.later(scene.pick([172_800n, 172_801n, 3_600n, -5n])) : 0n,
      score: score(scene),
      parts: [score(scene), score(scene), 255, 100, 0],
    },
  })),
);

export const updateRequirement = weighted(
  6,
  aboutDevice((scene, device) => {
    const { cards, multiplierBps } = hardwareAt(device, scene.now);
    const args = scene.once(4) ? { cards, multiplierBps } : hardware(scene);
    return {
      name: 'updateRequirement',
      accounts: { registrar: scene.holder('registrar'), config: 'config', device: device.address },
      args,
    };
  }),
);

export const terminateDevice = weighted(
  2,
  aboutDevice((scene, device) => ({
    name: 'terminateDevice',
    accounts: {
      authority: scene.pick([device.owner, device.owner, scene.holder('registrar'), 'stranger-0']),
      config: 'config',
      device: device.address,
    },
    args: {},
  })),
);

export const closeDevice = weighted(5, (scene) => {
  const over = DEVICES.map((address) => scene.find('Device', address)).filter(
    (found) => found !== null && isTerminated(found),
  );
  const device = over.length > 0 ? scene.pick(over) : scene.device();
  return (
    device && {
      name: 'closeDevice',
      accounts: {
        caller: 'stranger-0',
        config: 'config',
        device: device.address,
        rentPayer: device.rentPayer,
        stakeVault: device.stakeVault,
        rewardVault: device.rewardVault,
        ...TOKENS,
      },
      args: {},
    }
  );
});

export const stake = weighted(
  26,
  aboutDevice((scene, device) => {
    const minimum = minimumAt(device, scene.now);
    const wanted = scene.pick([
      minimum,
      minimum / 2n,
      minimum - counted(device, scene.now),
      minimum / 10n,
      largerMinimum(device, scene.now),
    ]);
    return {
      name: 'stake',
      accounts: {
        owner: device.owner,
        config: 'config',
        device: device.address,
        source: associated(device.owner, MINT),
        stakeVault: device.stakeVault,
        tokenProgram: TOKEN_PROGRAM,
      },
      args: { amount: scene.amount(wanted) },
    };
  }),
);

export const withdrawOverflow = weighted(
  14,
  aboutDevice(
    (scene, device) => ({
      name: 'withdrawOverflow',
      accounts: {
        owner: device.owner,
        config: 'config',
        device: device.address,
        stakeVault: device.stakeVault,
        destination: scene.pick([associated(device.owner, MINT), spareOf(device.owner)]),
        tokenProgram: TOKEN_PROGRAM,
      },
      args: { amount: scene.amount(overflow(device, scene.now)) },
    }),
    (device, now) => overflow(device, now) > 0n,
  ),
);

export const giveNotice = weighted(
  4,
  aboutDevice((_, { owner, address }) => ({
    name: 'giveNotice',
    accounts: { owner, device: address },
    args: {},
  })),
);

/** The owner's full unstake, with the co-stakes that it must include. */
export function unstakeFor({ now }: Scene, device: Named<Device>): Call {
  return {
    name: 'unstakeOwnerStake',
    accounts: { owner: device.owner, config: 'config', device: device.address },
    args: {},
    coStakes: device.slots
      .filter((slot) => isLocked(slot, now))
      .map(({ nonce }) => offerOf(device.address, nonce)),
  };
}

const isStaked = ({ ownerStake, ownerCooldownEndsAt }: Device): boolean =>
  ownerStake > 0n && ownerCooldownEndsAt === 0n;

export const unstakeOwnerStake = weighted(
  6,
  aboutDevice((scene, device) => {
    const every = device.slots
      .filter(({ state }) => state !== SLOT.empty)
      .map(({ nonce }) => offerOf(device.address, nonce));
    return { ...unstakeFor(scene, device), ...(scene.once(12) && { coStakes: every }) };
  }, isStaked),
);

export const withdrawOwnerStake = weighted(
  8,
  aboutDevice(
    (scene, device) => {
      const { caller, destination } = receiver(scene, device.owner);
      return {
        name: 'withdrawOwnerStake',
        accounts: {
          caller,
          config: 'config',
          device: device.address,
          stakeVault: device.stakeVault,
          destination,
          tokenProgram: TOKEN_PROGRAM,
        },
        args: {},
      };
    },
    ({ ownerCooldownEndsAt }, now) => ownerCooldownEndsAt !== 0n && now >= ownerCooldownEndsAt,
  ),
);

export const claimOwnerRewards = weighted(
  10,
  aboutDevice(
    (scene, device) => {
      const { caller, destination } = receiver(scene, device.owner);
      return {
        name: 'claimOwnerRewards',
        accounts: {
          caller,
          config: 'config',
          device: device.address,
          rewardVault: device.rewardVault,
          destination,
          tokenProgram: TOKEN_PROGRAM,
        },
        args: {},
      };
    },
    (device) => ownerClaimable(device) > 0n,
  ),
);

const earns = (device: Device, now: bigint): boolean => isHealthy(device, now) && isSufficient(device, now);

export const postRewards = weighted(
  26,
  aboutDevice((scene, device) => {
    const rewardAuthority = scene.holder('rewardAuthority');
    const step = scene.once(12) ? scene.pick([0n, 1_000_000n, 1_000_001n]) : 1n;
    return {
      name: 'postRewards',
      accounts: {
        rewardAuthority,
        config: 'config',
        device: device.address,
        source: associated(rewardAuthority, MINT),
        rewardVault: device.rewardVault,
        tokenProgram: TOKEN_PROGRAM,
      },
      args: {
        block: device.rewards.lastBlock + step,
        amount: scene.once(3) ? scene.amount(3n * TOKEN) : scene.random.upTo(100_000n) + 1n,
      },
    };
  }, earns),
);
