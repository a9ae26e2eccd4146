import { associated, offerOf, participantOf } from '../model/names';
import { isHealthy, isTerminated, minimumAt, passesGate, requested, shortfall } from '../model/position';
import { DAY, MAX_U64 } from '../model/limits';
import { max } from '../model/numbers';
import { OFFER, SLOT, type Device, type Offer } from '../model/state';
import { CO_STAKERS, EVERYBODY, MINT, OWNERS } from './fixture';
import { TOKEN_PROGRAM, receiver } from './devices';
import { weighted, type Maker, type Named, type Scene } from './scene';

/** Calls about offers and co-stakes. */

export const createOffer = weighted(34, (scene) => {
  const device = scene.device(
    (one) =>
      isHealthy(one, scene.now) &&
      passesGate(one, scene.now) &&
      one.slots.some(({ state }) => state === SLOT.empty),
  );
  if (!device) return null;
  const room = minimumAt(device, scene.now) / 2n - requested(device);
  const nonce = scene.once(25) ? device.nextNonce + 1 : device.nextNonce;
  return {
    name: 'createOffer',
    accounts: {
      owner: device.owner,
      config: 'config',
      device: device.address,
      offer: offerOf(device.address, nonce),
    },
    args: {
      nonce,
      amount: scene.amount(scene.pick([room, room / 2n, room / 3n])),
      shareBps: scene.once(15)
        ? scene.pick([499, 10_001, 0])
        : scene.pick([500, 1_234, 2_500, 5_000, 7_400, 10_000]),
      expiresAt: scene.once(3) ? scene.later(scene.random.upTo(5n * DAY)) : 0n,
      counterparty: scene.once(6) ? scene.pick([...CO_STAKERS, ...OWNERS]) : '',
    },
  };
});

type Known = { scene: Scene; offer: Named<Offer>; device: Named<Device> };

const aboutOffer =
  (fits: (offer: Named<Offer>, scene: Scene) => boolean, make: (known: Known) => ReturnType<Maker>): Maker =>
  (scene) => {
    const offer = scene.offer((one) => fits(one, scene));
    const device = offer && scene.find('Device', offer.device);
    return offer && device && make({ scene, offer, device });
  };

const isOpen = ({ state }: Offer): boolean => state === OFFER.open;

const isReady = (offer: Offer, scene: Scene): boolean => {
  const device = scene.find('Device', offer.device);
  return isOpen(offer) && device !== null && isHealthy(device, scene.now) && passesGate(device, scene.now);
};

export const acceptOffer = weighted(
  44,
  aboutOffer(isReady, ({ scene, offer, device }) => {
    const { counterparty, amount, shareBps, waitSeconds, cooldownSeconds, createdAt } = offer;
    const participant = scene.participant(
      ({ walletCount, activeClaims, address }) =>
        walletCount > 0 && activeClaims < 2 && address !== device.participant,
    );
    const wallet = participant?.wallets[scene.random.below(Math.max(participant.walletCount, 1))];
    const coStaker =
      counterparty !== '' && !scene.once(6)
        ? counterparty
        : wallet === undefined || wallet === ''
          ? scene.pick(EVERYBODY)
          : wallet;
    const own = scene.all('Participant').find(({ wallets }) => wallets.includes(coStaker));
    const terms = { amount, shareBps, waitSeconds, cooldownSeconds, createdAt };
    if (scene.once(25))
      Object.assign(
        terms,
        scene.pick<object>([
          { amount: amount + 1n },
          { shareBps: 700 },
          { waitSeconds: 0n },
          { cooldownSeconds: 1n },
          { createdAt: createdAt - 1n },
        ]),
      );
    const missing = max(shortfall(device, scene.now) - amount, 1n);
    return {
      name: 'acceptOffer',
      accounts: {
        coStaker,
        config: 'config',
        participant: own?.address ?? participantOf(coStaker),
        device: device.address,
        offer: offer.address,
        source: associated(coStaker, MINT),
        stakeVault: device.stakeVault,
        tokenProgram: TOKEN_PROGRAM,
      },
      // Exactly the shortfall, one unit less, none, or any.
      args: { ...terms, maxShortfall: scene.pick([missing, missing, missing - 1n, 0n, MAX_U64]) },
    };
  }),
);

export const retractOffer = weighted(
  4,
  aboutOffer(isOpen, ({ offer, device }) => ({
    name: 'retractOffer',
    accounts: {
      owner: device.owner,
      device: device.address,
      offer: offer.address,
      rentPayer: offer.rentPayer,
    },
    args: {},
  })),
);

const anybody =
  (name: 'closeExpiredOffer' | 'closeOffer') =>
  ({ offer, device }: Known): ReturnType<Maker> => ({
    name,
    accounts: {
      caller: 'stranger-1',
      device: device.address,
      offer: offer.address,
      rentPayer: offer.rentPayer,
    },
    args: {},
  });

export const closeExpiredOffer = weighted(
  4,
  aboutOffer(
    (offer, { now }) => isOpen(offer) && offer.expiresAt !== 0n && offer.expiresAt <= now,
    anybody('closeExpiredOffer'),
  ),
);
export const closeOffer = weighted(
  10,
  aboutOffer(({ state }) => state === OFFER.withdrawn, anybody('closeOffer')),
);

/** The co-staker of an offer, even if there is none. */
const holder = ({ coStaker }: Offer): string => (coStaker === '' ? 'co-staker-0' : coStaker);

export const unstakeCoStake = weighted(
  14,
  aboutOffer(
    ({ state, device }, scene) =>
      state === OFFER.active ||
      // Again, if the device is terminated.
      (state === OFFER.leaving && isTerminated(scene.find('Device', device)!)),
    ({ offer, device }) => ({
      name: 'unstakeCoStake',
      accounts: { coStaker: holder(offer), device: device.address, offer: offer.address },
      args: {},
    }),
  ),
);

const isFree = ({ state, cooldownEndsAt }: Offer, { now }: Scene): boolean =>
  state === OFFER.leaving && now >= cooldownEndsAt;

export const withdrawCoStake = weighted(
  20,
  aboutOffer(isFree, ({ scene, offer, device }) => {
    const { caller, destination } = receiver(scene, holder(offer));
    const participant = offer.participant === '' ? participantOf('co-staker-0') : offer.participant;
    return {
      name: 'withdrawCoStake',
      accounts: {
        caller,
        config: 'config',
        device: device.address,
        offer: offer.address,
        participant,
        stakeVault: device.stakeVault,
        destination,
        tokenProgram: TOKEN_PROGRAM,
      },
      args: {},
    };
  }),
);

export const claimCoStakeRewards = weighted(
  16,
  aboutOffer(
    ({ state }) => state !== OFFER.open,
    ({ scene, offer, device }) => {
      const { caller, destination } = receiver(scene, holder(offer));
      return {
        name: 'claimCoStakeRewards',
        accounts: {
          caller,
          config: 'config',
          device: device.address,
          offer: offer.address,
          rewardVault: device.rewardVault,
          destination,
          tokenProgram: TOKEN_PROGRAM,
        },
        args: {},
      };
    },
  ),
);
