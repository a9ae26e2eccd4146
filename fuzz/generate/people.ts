import { linkOf, participantOf } from '../model/names';
import { APPEAL_BOUNDS, BOUNDS, DAY, MAX_PAUSE, MAX_SLASH_CAP_BPS } from '../model/limits';
import { spareStands } from '../model/roles';
import { appealWindow, coStakeCap, ownerCap } from '../model/terms';
import type { Call } from '../model';
import { CO_STAKERS, EVERYBODY, IDS, MINT, OPERATORS, OWNERS, TOKEN, WALLETS } from './fixture';
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
    spareAdmin: scene.pick(['', 'heir-0', 'heir-1']),
  },
}));

const SEATS = ['admin', 'registrar', 'rewardAuthority', 'slasher', 'arbiter', 'pauser'] as const;

export const nominateRole = weighted(5, (scene) => {
  const { config } = scene;
  const call = (role: number, nominee: string): Call => ({
    name: 'nominateRole',
    accounts: { admin: config.admin, config: 'config' },
    args: { role, nominee },
  });
  // Fills a vacant role again, mostly with the key that held it.
  const vacant = ROLES.filter((role) => config[SEATS[role]!] === '' && config[PENDING[role]!] === '');
  if (vacant.length > 0) {
    const role = scene.pick(vacant);
    return call(role, OPERATORS[role]!);
  }
  // Withdraws a spare admin, and withdraws it again.
  if (scene.once(4) && spareStands(config, scene.now)) return call(0, '');
  return call(scene.once(12) ? 6 : scene.pick(ROLES), scene.pick([...OPERATORS, '', '']));
});

/** The second from which a nomination can be accepted. */
const maturesAt = ({ config }: Scene, role: number): bigint =>
  [config.pendingAdminMaturesAt, 0n, 0n, config.pendingSlasherMaturesAt, config.pendingArbiterMaturesAt][
    role
  ] ?? 0n;

export const acceptRole = weighted(5, (scene) => {
  const open = ROLES.filter((role) => scene.config[PENDING[role]!] !== '');
  const mature = open.filter((role) => scene.now >= maturesAt(scene, role));
  const waiting = mature.length > 0 && !scene.once(4) ? mature : open;
  const role = waiting.length > 0 ? scene.pick(waiting) : scene.pick([...ROLES, 6]);
  const nominee = scene.config[PENDING[role] ?? 'pendingAdmin'];
  return {
    name: 'acceptRole',
    accounts: { nominee: nominee === '' ? 'stranger-0' : nominee, config: 'config' },
    args: { role },
  };
});

export const vacateRole = weighted(1, (scene) => {
  const role = scene.once(12) ? scene.pick([0, 6]) : scene.pick([1, 2, 3, 3, 3, 4, 4, 4, 5]);
  const holder = scene.config[SEATS[role] ?? 'pauser'];
  return {
    name: 'vacateRole',
    accounts: {
      authority: holder !== '' && scene.once(2) ? holder : scene.config.admin,
      config: 'config',
    },
    args: { role },
  };
});

/** One of three terms: unchanged, a little better or worse, at an edge of its bounds, or beyond. */
export const setSlashTerm = weighted(4, (scene) => {
  const { config, now } = scene;
  const term = scene.once(20) ? 3 : scene.random.below(3);
  const isWindow = term === 2;
  const present = [BigInt(ownerCap(config, now)), BigInt(coStakeCap(config, now)), appealWindow(config, now)][
    term
  ];
  const [lowest, highest] = isWindow ? APPEAL_BOUNDS : ([0n, BigInt(MAX_SLASH_CAP_BPS)] as const);
  const step = isWindow ? DAY : 500n;
  const values = [present ?? 0n, lowest, highest, (present ?? 0n) + step, highest - step, highest - step];
  const value = scene.once(25) ? scene.pick([highest + 1n, (1n << 64n) - 1n]) : scene.pick(values);
  return {
    name: 'setSlashTerm',
    accounts: { admin: config.admin, config: 'config' },
    args: { term, value },
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
      maxClaims: scene.once(10) ? scene.pick([0, 3]) : scene.pick([1, 2, 2, 2]),
      attestationRequired: scene.once(10) ? 2 : scene.pick([0, 0, 0, 1]),
    },
  };
});

export const pauseEntries = weighted(1, (scene) => ({
  name: 'pauseEntries',
  accounts: { pauser: scene.holder('pauser'), config: 'config' },
  args: {
    seconds: scene.once(6)
      ? scene.pick([0n, -1n, MAX_PAUSE + 1n])
      : scene.pick([MAX_PAUSE, 1n, scene.random.upTo(20_000n) + 1n]),
  },
}));

export const unpauseEntries = weighted(4, (scene) => ({
  name: 'unpauseEntries',
  accounts: { pauser: scene.holder('pauser'), config: 'config' },
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
    accounts: { registrar: scene.holder('registrar'), config: 'config', participant: participantOf(id) },
    args: { id },
  };
});

export const attestParticipant = weighted(3, (scene) => {
  const participant = scene.participant(({ attested }) => attested === 0);
  return (
    participant && {
      name: 'attestParticipant',
      accounts: { registrar: scene.holder('registrar'), config: 'config', participant: participant.address },
      args: {},
    }
  );
});

export const revokeAttestation = weighted(2, (scene) => {
  const participant = scene.participant(({ attested }) => attested === 1);
  return (
    participant && {
      name: 'revokeAttestation',
      accounts: { registrar: scene.holder('registrar'), config: 'config', participant: participant.address },
      args: {},
    }
  );
});

export const linkWallet = weighted(8, (scene) => {
  // Mostly the same account, so that one becomes full.
  const full = scene.find('Participant', participantOf(IDS[0]!));
  const participant = full && !scene.once(3) ? full : scene.participant(({ attested }) => attested === 1);
  const free = WALLETS.filter((wallet) => !scene.state.accounts.has(linkOf(wallet)));
  const wallet = scene.pick(free.length > 0 ? free : EVERYBODY);
  return (
    participant && {
      name: 'linkWallet',
      accounts: {
        registrar: scene.holder('registrar'),
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
      registrar: scene.holder('registrar'),
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
        registrar: scene.holder('registrar'),
        config: 'config',
        participant: participant.address,
        rentPayer: participant.rentPayer,
      },
      args: {},
    }
  );
});
