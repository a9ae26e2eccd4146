import { linkOf, participantOf } from '../model/names';
import { BOUNDS, MAX_PAUSE } from '../model/limits';
import { CO_STAKERS, EVERYBODY, IDS, MINT, OPERATORS, OWNERS, TOKEN, WALLETS } from './cast';
import { weighted, type Scene } from './scene';

/** Calls about roles, parameters, pauses, accounts and their wallets. */

const PEOPLE = [...OWNERS, ...CO_STAKERS];
const ROLES = [0, 1, 2, 3, 4, 5];
const PENDING = [
  'pendingAdmin',
  'pendingRegistrar',
  'pendingRewardAuthority',
  'pendingSlasher',
  'pendingArbiter',
  'pendingPauser',
] as const;

export const initialize = weighted(1, (scene) => ({
  name: 'initialize',
  accounts: { authority: scene.pick(['admin', 'admin', 'stranger-0']), config: 'config', mint: MINT },
  args: {
    registrar: scene.pick(['registrar', 'registrar', '']),
    rewardAuthority: 'reward-authority',
    slasher: 'slasher',
    arbiter: scene.pick(['arbiter', 'arbiter', 'slasher']),
    pauser: 'pauser',
  },
}));

export const nominateRole = weighted(2, (scene) => ({
  name: 'nominateRole',
  accounts: { admin: scene.config.admin, config: 'config' },
  args: { role: scene.once(12) ? 6 : scene.pick(ROLES), nominee: scene.pick([...OPERATORS, '']) },
}));

export const acceptRole = weighted(3, (scene) => {
  const open = ROLES.filter((role) => scene.config[PENDING[role]!] !== '');
  const role = open.length > 0 ? scene.pick(open) : scene.pick([...ROLES, 6]);
  const nominee = scene.config[PENDING[role] ?? 'pendingAdmin'];
  return {
    name: 'acceptRole',
    accounts: { nominee: nominee === '' ? 'stranger-0' : nominee, config: 'config' },
    args: { role },
  };
});

function within(scene: Scene, [lowest, highest]: readonly [bigint, bigint], usual: bigint): bigint {
  if (scene.once(25)) return scene.pick([lowest - 1n, highest + 1n, 0n]);
  return scene.once(4) ? scene.pick([lowest, highest, lowest + scene.random.upTo(highest - lowest)]) : usual;
}

export const updateParameters = weighted(2, (scene) => {
  const { config } = scene;
  const usual = {
    baseStakePerCard: 200n * TOKEN,
    waitSeconds: 7n * 86_400n,
    cooldownSeconds: 14n * 86_400n,
    appealSeconds: 30n * 86_400n,
    arbiterSeconds: 30n * 86_400n,
    requirementNoticeSeconds: 30n * 86_400n,
  };
  const bounded = Object.entries(BOUNDS).map(([name, bounds]) => [
    name,
    within(scene, bounds, usual[name as keyof typeof BOUNDS]),
  ]);
  return {
    name: 'updateParameters',
    accounts: { admin: config.admin, config: 'config' },
    args: {
      ...(Object.fromEntries(bounded) as Record<string, bigint>),
      slashCapBps: scene.pick([3_000, 3_000, 5_000, 1, scene.once(6) ? 5_001 : 4_000]),
      maxClaims: scene.once(10) ? scene.pick([0, 3]) : scene.pick([1, 2, 2, 2]),
      attestationRequired: scene.once(10) ? 2 : scene.pick([0, 0, 0, 1]),
    },
  };
});

export const pauseEntries = weighted(1, (scene) => ({
  name: 'pauseEntries',
  accounts: { pauser: scene.config.pauser, config: 'config' },
  args: {
    seconds: scene.once(6)
      ? scene.pick([0n, -1n, MAX_PAUSE + 1n])
      : scene.pick([MAX_PAUSE, 1n, scene.random.upTo(20_000n) + 1n]),
  },
}));

export const unpauseEntries = weighted(4, (scene) => ({
  name: 'unpauseEntries',
  accounts: { pauser: scene.config.pauser, config: 'config' },
  args: {},
}));

export const openParticipant = weighted(12, (scene) => {
  const without = [...PEOPLE, ...WALLETS].filter((wallet) => !scene.state.accounts.has(linkOf(wallet)));
  const people = without.filter((wallet) => PEOPLE.includes(wallet));
  const wallet =
    people.length > 0 && !scene.once(4)
      ? scene.pick(people)
      : scene.pick(without.length > 0 ? without : PEOPLE);
  return {
    name: 'openParticipant',
    accounts: { wallet, config: 'config', participant: participantOf(wallet), walletLink: linkOf(wallet) },
    args: {},
  };
});

export const createParticipant = weighted(2, (scene) => {
  const id = scene.pick(IDS);
  return {
    name: 'createParticipant',
    accounts: { registrar: scene.config.registrar, config: 'config', participant: participantOf(id) },
    args: { id },
  };
});

export const attestParticipant = weighted(3, (scene) => {
  const participant = scene.participant(({ attested }) => attested === 0);
  return (
    participant && {
      name: 'attestParticipant',
      accounts: { registrar: scene.config.registrar, config: 'config', participant: participant.address },
      args: {},
    }
  );
});

export const linkWallet = weighted(8, (scene) => {
  // Mostly one account, so that one fills up.
  const full = scene.find('Participant', participantOf(IDS[0]!));
  const participant = full && !scene.once(3) ? full : scene.participant(({ attested }) => attested === 1);
  const free = WALLETS.filter((wallet) => !scene.state.accounts.has(linkOf(wallet)));
  const wallet = scene.pick(free.length > 0 ? free : EVERYBODY);
  return (
    participant && {
      name: 'linkWallet',
      accounts: {
        registrar: scene.config.registrar,
        wallet,
        config: 'config',
        participant: participant.address,
        walletLink: linkOf(wallet),
      },
      args: {},
    }
  );
});

export const unlinkWallet = weighted(2, (scene) => {
  const links = scene.all('WalletLink');
  if (links.length === 0) return null;
  const { address, wallet, participant, rentPayer } = scene.pick(links);
  return {
    name: 'unlinkWallet',
    accounts: {
      registrar: scene.config.registrar,
      wallet,
      config: 'config',
      participant,
      walletLink: address,
      rentPayer,
    },
    args: {},
  };
});

export const closeParticipant = weighted(1, (scene) => {
  const participant = scene.participant(
    ({ walletCount, activeClaims }) => walletCount === 1 && activeClaims === 0,
  );
  const wallet = participant?.wallets[0];
  if (!participant || !wallet) return null;
  const link = scene.find('WalletLink', linkOf(wallet));
  return {
    name: 'closeParticipant',
    accounts: {
      wallet,
      participant: participant.address,
      walletLink: linkOf(wallet),
      participantRentPayer: participant.rentPayer,
      linkRentPayer: link?.rentPayer ?? wallet,
    },
    args: {},
  };
});

export const closeEmptyParticipant = weighted(1, (scene) => {
  const participant = scene.participant(({ walletCount }) => walletCount === 0);
  return (
    participant && {
      name: 'closeEmptyParticipant',
      accounts: {
        registrar: scene.config.registrar,
        config: 'config',
        participant: participant.address,
        rentPayer: participant.rentPayer,
      },
      args: {},
    }
  );
});
