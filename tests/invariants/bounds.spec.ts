import {
  CHANGE_DELAY_SECONDS,
  CaseState,
  SlotState,
  hardwareAt,
  isLocked,
  quotes,
  type Config,
} from '@co-staking/sdk';
import type { PublicKey } from '@solana/web3.js';
import { assert } from 'chai';

import type { Step } from '../model/walk';
import { Losses, between, onlyIn, worstTerms, type Era } from './bounds';
import { walking } from './walking';

/** Twice as many steps as of the other walks, and of what matters alone: 42 days have to pass, again and again. */
const STEPS = 500;

const twice = (...names: string[]): string[] => [...names, ...names];
const ENDS = ['executeCase', 'releaseCase', 'withdrawCase'];
const ON_KEYS = [
  ...twice('openCase', 'upholdCase', 'appealAsOwner', 'accept'),
  ...['nominate', 'accept', 'vacate', 'setTerm', 'dismissCase', 'stake', ...ENDS],
];
const ON_CAPS = [
  ...twice('openCase', 'stake', 'acceptOffer'),
  ...['openCase', 'createOffer', 'unstakeCoStake', 'withdrawCoStake', 'withdrawOverflow', 'setTerm'],
  ...['appealAsOwner', 'dismissCase', 'report', ...ENDS],
];
const ON_MINIMUMS = [
  ...twice('stake', 'withdrawOverflow', 'createOffer', 'acceptOffer', 'updateRequirement'),
  ...['openCase', 'withdrawCase', 'unstakeCoStake', 'withdrawCoStake'],
];
const ON_BURNING = [...twice('openCase', 'executeCase', 'upholdCase'), 'stake', 'appealAsOwner', 'setTerm'];

/** Whether a step was accepted, and of a kind. */
const did = ({ action, outcome }: Step, kind: string): boolean => outcome.ok && action.startsWith(kind);

/** One thing of each device. */
function byDevice<T>(make: () => T): (step: Step) => T {
  const things = new Map<string, T>();
  return ({ device: { id } }) => {
    if (!things.has(id)) things.set(id, make());
    return things.get(id)!;
  };
}

describe('invariants of what can be lost, over random walks of two devices', function () {
  this.timeout(240_000);

  it('I12: who opens or upholds a case stood for 42 days before it, and so do its terms', async () => {
    const eras: Era[] = [];
    const seen = { opened: 0, upheld: 0, keys: new Set<string>() };
    const stood = (key: PublicKey, seats: readonly (keyof Config)[], openedAt: bigint): boolean =>
      between(eras, openedAt - CHANGE_DELAY_SECONDS, openedAt).every((config) =>
        seats.some((seat) => key.equals(config[seat] as PublicKey)),
      );
    await walking(
      12,
      (walk) => async (step) => {
        const { before, device } = step;
        if (eras.length === 0) eras.push({ from: before.now, config: before.config });
        if (did(step, 'openCase')) {
          const { opener, openedAt, appealEndsAt, stakeBps } = onlyIn(
            await walk.casesOf(device),
            before.cases,
          );
          seen.opened += 1;
          seen.keys.add(opener.toBase58());
          assert.isTrue(stood(opener, ['slasher', 'pendingSlasher'], openedAt), 'the slasher');
          const then = openedAt - CHANGE_DELAY_SECONDS;
          const known = worstTerms(between(eras, then, then)[0] ?? eras[0]!.config);
          const terms = quotes.slashTermsAt(before.config, openedAt);
          assert.isAtMost(Math.max(stakeBps, terms.ownerCapBps), known.ownerCapBps);
          assert.isAtMost(terms.coStakeCapBps, known.coStakeCapBps);
          assert.isTrue(appealEndsAt - openedAt >= known.appealSeconds, 'the appeal window');
        }
        if (did(step, 'upholdCase')) {
          const now = await walk.casesOf(device);
          const wasUpheld = (number: number): boolean =>
            before.cases.some((one) => one.number === number && one.state === CaseState.Upheld);
          const upheld = now.find(({ number, state }) => state === CaseState.Upheld && !wasUpheld(number))!;
          seen.upheld += 1;
          const seats = ['arbiter', 'pendingArbiter'] as const;
          assert.isTrue(stood(before.config.arbiter, seats, upheld.openedAt), 'the arbiter');
        }
        eras.push({ from: before.now, config: await walk.world.readConfig() });
      },
      { steps: STEPS, actions: ON_KEYS },
    );
    assert.isAbove(seen.opened, 10);
    assert.isAbove(seen.upheld, 0);
    assert.isAbove(seen.keys.size, 1, 'the role has changed hands');
  });

  it('I13: what cases take of a party in less than 42 days stays within the highest of their caps', async () => {
    const lossesOf = byDevice(() => new Losses());
    let overlapping = 0;
    await walking(
      13,
      (walk) => async (step) => {
        const { before, device } = step;
        const losses = lossesOf(step);
        if (did(step, 'openCase')) {
          const slashCase = onlyIn(await walk.casesOf(device), before.cases);
          const { ownerCapBps, coStakeCapBps } = quotes.slashTermsAt(before.config, before.now);
          losses.opened(slashCase, before, { owner: ownerCapBps, coStake: coStakeCapBps });
          assert.deepEqual([...losses.aboveCap()], []);
          overlapping = Math.max(overlapping, losses.overlapping);
        }
        if (did(step, 'releaseCase') || did(step, 'withdrawCase'))
          losses.released(onlyIn(before.cases, await walk.casesOf(device)));
        if (did(step, 'stake'))
          losses.added((await walk.world.readDevice(device)).ownerStake - before.device.ownerStake);
      },
      { steps: STEPS, actions: ON_CAPS },
    );
    assert.isAbove(overlapping, 5, 'cases within 42 days of another one');
  });

  it('I14: overflow leaves every minimum of the last 42 days that a live co-stake has seen', async () => {
    const recordOf = byDevice(() => ({
      minimums: [] as { at: bigint; minimum: bigint }[],
      accepted: new Map<number, number>(),
    }));
    let [payments, bound] = [0, 0];
    await walking(
      14,
      ({ world }) =>
        async (step) => {
          const { before, device, nonce } = step;
          const { now } = before;
          const { minimums, accepted } = recordOf(step);
          minimums.push({ at: now, minimum: hardwareAt(before.device, now).minimum });
          if (did(step, 'acceptOffer')) accepted.set(nonce!, minimums.length - 1);
          const after = await world.readDevice(device);
          const present = hardwareAt(after, now).minimum;
          minimums.push({ at: now, minimum: present });
          if (!did(step, 'withdrawOverflow')) return;
          payments += 1;
          const live = after.slots.filter((slot) => isLocked(slot, now));
          const oldest = Math.min(minimums.length - 1, ...live.map((slot) => accepted.get(slot.nonce)!));
          const owner = after.ownerStake - after.ownerFrozen;
          const together = after.slots
            .filter(({ state }) => state === SlotState.Active)
            .reduce((sum, { amount, frozen }) => sum + amount - frozen, owner);
          for (const { at, minimum } of minimums.slice(oldest)) {
            if (at < now - CHANGE_DELAY_SECONDS) continue;
            assert.isTrue(together >= minimum, `${together} of ${minimum}`);
            assert.isTrue(2n * owner >= minimum, `${owner} of ${minimum}`);
            if (minimum > present) bound += 1;
          }
        },
      { steps: STEPS, actions: ON_MINIMUMS },
    );
    assert.isAbove(payments, 10);
    assert.isAbove(bound, 0, 'a minimum that had fallen still counted');
  });

  it('I15: no case burns before the end of its appeal window, which its opening fixes', async () => {
    const fixed = new Map<string, bigint>();
    let burned = 0;
    await walking(
      15,
      (walk) => async (step) => {
        const { before, device } = step;
        const now = await walk.casesOf(device);
        for (const { address, appealEndsAt } of now) {
          const key = address.toBase58();
          if (!fixed.has(key)) fixed.set(key, appealEndsAt);
          assert.equal(appealEndsAt, fixed.get(key));
        }
        if (!did(step, 'executeCase')) return;
        burned += 1;
        const { address } = onlyIn(before.cases, now);
        assert.isTrue(before.now >= fixed.get(address.toBase58())!, address.toBase58());
      },
      { steps: STEPS, actions: ON_BURNING },
    );
    assert.isAbove(burned, 3);
  });
});
