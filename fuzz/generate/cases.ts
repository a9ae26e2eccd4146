import { caseOf, offerOf } from '../model/names';
import { isLocked } from '../model/position';
import { CASE, type Device, type SlashCase } from '../model/state';
import { ownerCap } from '../model/terms';
import { TOKENS } from './devices';
import { weighted, type Maker, type Named, type Scene } from './scene';

/** Calls about slash cases. */

export const openCase = weighted(12, (scene) => {
  const device = scene.once(2) ? scene.device(({ openCases }) => openCases > 0) : scene.device();
  if (!device) return null;
  const { now } = scene;
  const age = now - device.registeredAt;
  const infractionAt = scene.once(20)
    ? scene.pick([scene.later(1n), device.registeredAt - 1n])
    : now - (scene.once(2) || age <= 0n ? 0n : scene.random.upTo(age + 1n));
  const locked = device.slots.filter((slot) => isLocked(slot, now));
  const exposed = scene.once(20) ? device.slots : locked.filter((slot) => slot.acceptedAt <= infractionAt);
  const number = scene.once(25) ? device.nextCase + 1 : device.nextCase;
  const cap = ownerCap(scene.config, now);
  return {
    name: 'openCase',
    accounts: {
      slasher: scene.holder('slasher'),
      config: 'config',
      device: device.address,
      slashCase: caseOf(device.address, number),
    },
    args: {
      number,
      reason: scene.once(25) ? 4 : scene.random.below(4),
      evidenceHash: scene.random.below(256),
      infractionAt,
      stakeBps: scene.once(15)
        ? scene.pick([10_000, 10_001, cap + 1])
        : scene.pick([0, 1, 100, 1_000, 2_999, cap, cap]),
      rewardsBps: scene.once(15) ? scene.pick([10_000, 10_001]) : scene.pick([0, 1, 5_000]),
    },
    coStakes: exposed.map(({ nonce }) => offerOf(device.address, nonce)),
  };
});

type Known = { scene: Scene; slashCase: Named<SlashCase>; device: Named<Device> };

const aboutCase =
  (fits: (slashCase: SlashCase, now: bigint) => boolean, make: (known: Known) => ReturnType<Maker>): Maker =>
  (scene) => {
    const slashCase = scene.slashCase((one) => fits(one, scene.now));
    const device = slashCase && scene.find('Device', slashCase.device);
    return slashCase && device && make({ scene, slashCase, device });
  };

const isOpen = ({ state, appealEndsAt }: SlashCase, now: bigint): boolean =>
  state === CASE.open && now < appealEndsAt;

export const appealAsOwner = weighted(
  8,
  aboutCase(isOpen, ({ slashCase, device }) => ({
    name: 'appealAsOwner',
    accounts: { owner: device.owner, device: device.address, slashCase: slashCase.address },
    args: {},
  })),
);

export const appealAsCoStaker = weighted(
  6,
  aboutCase(isOpen, ({ scene, slashCase, device }) => {
    const hits = slashCase.hits.filter(({ used }) => used === 1);
    const nonce =
      hits.length > 0 && !scene.once(6) ? scene.pick(hits).nonce : scene.random.below(device.nextNonce + 1);
    const offer = scene.find('Offer', offerOf(device.address, nonce));
    return (
      offer && {
        name: 'appealAsCoStaker',
        accounts: {
          coStaker: offer.coStaker === '' ? 'co-staker-0' : offer.coStaker,
          offer: offer.address,
          slashCase: slashCase.address,
        },
        args: {},
      }
    );
  }),
);

const decide = (
  name: 'upholdCase' | 'dismissCase',
  fits: (slashCase: SlashCase, now: bigint) => boolean,
): Maker =>
  aboutCase(fits, ({ scene, slashCase }) => ({
    name,
    accounts: { arbiter: scene.holder('arbiter'), config: 'config', slashCase: slashCase.address },
    args: {},
  }));

const isPending = ({ state, arbiterEndsAt }: SlashCase, now: bigint): boolean =>
  state === CASE.appealed && now < arbiterEndsAt;

export const upholdCase = weighted(8, decide('upholdCase', isPending));
export const dismissCase = weighted(
  3,
  decide(
    'dismissCase',
    (slashCase, now) =>
      isPending(slashCase, now) || (slashCase.state === CASE.upheld && now < slashCase.appealEndsAt),
  ),
);

const hitOffers = ({ slashCase, device }: Known): string[] =>
  slashCase.hits.filter(({ used }) => used === 1).map(({ nonce }) => offerOf(device.address, nonce));

export const executeCase = weighted(
  8,
  aboutCase(
    ({ state, appealEndsAt }, now) => (state === CASE.upheld || state === CASE.open) && now >= appealEndsAt,
    (known) => ({
      name: 'executeCase',
      accounts: {
        caller: 'stranger-0',
        config: 'config',
        device: known.device.address,
        slashCase: known.slashCase.address,
        rentPayer: known.slashCase.rentPayer,
        stakeVault: known.device.stakeVault,
        rewardVault: known.device.rewardVault,
        ...TOKENS,
      },
      args: {},
      coStakes: hitOffers(known),
    }),
  ),
);

export const releaseCase = weighted(
  6,
  aboutCase(
    ({ state, arbiterEndsAt }, now) =>
      state === CASE.dismissed || (state === CASE.appealed && now >= arbiterEndsAt),
    (known) => ({
      name: 'releaseCase',
      accounts: {
        caller: 'stranger-0',
        device: known.device.address,
        slashCase: known.slashCase.address,
        rentPayer: known.slashCase.rentPayer,
      },
      args: {},
      coStakes: hitOffers(known),
    }),
  ),
);

export const withdrawCase = weighted(
  2,
  aboutCase(
    () => true,
    (known) => ({
      name: 'withdrawCase',
      accounts: {
        authority: known.scene.config.slasher === '' ? known.scene.config.admin : known.scene.config.slasher,
        config: 'config',
        device: known.device.address,
        slashCase: known.slashCase.address,
        rentPayer: known.slashCase.rentPayer,
      },
      args: {},
      coStakes: hitOffers(known),
    }),
  ),
);
