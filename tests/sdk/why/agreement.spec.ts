import {
  ACTION_NAMES,
  actionState,
  coStakesToTakeAlong,
  impliedArguments,
  type ActionArguments,
  type ActionName,
  type Subject,
  type Viewer,
} from '@co-staking/sdk';
import { PublicKey } from '@solana/web3.js';
import { assert } from 'chai';

import { derivingOnce } from './support/deriveOnce';
import { instructionsFor, lacksSubject, type Surroundings } from './support/asked';
import { randomArguments } from './support/arguments';
import { Fixture, linkPayersOf, readState, subjectOf, viewerOf } from './support/states';
import { Oracle, expectedVerdict } from './support/verdict';

/** States to try; `AGREEMENT_STATES=100000` for a long run, `AGREEMENT_SEED` for another one. */
const STATES = Number(process.env['AGREEMENT_STATES'] ?? 2_000);
const SEED = Number(process.env['AGREEMENT_SEED'] ?? 1);
/** States of one walk: then everyone starts again, or all devices would be terminated in the end. */
const STATES_OF_WALK = 100;

/** Actions tried with random arguments in each state. */
const FORMS = 4;

const NEW_WALLET = new PublicKey(new Uint8Array(32).fill(201));

/** Who has reason to try an action; everyone else tries it too. */
const ROLE_OF: Partial<
  Record<ActionName, 'admin' | 'registrar' | 'rewardAuthority' | 'slasher' | 'arbiter' | 'pauser'>
> = {
  nominateRole: 'admin',
  vacateRole: 'admin',
  setSlashTerm: 'admin',
  updateParameters: 'admin',
  createParticipant: 'registrar',
  attestParticipant: 'registrar',
  revokeAttestation: 'registrar',
  linkWallet: 'registrar',
  unlinkWallet: 'registrar',
  closeEmptyParticipant: 'registrar',
  registerDevice: 'registrar',
  reportDevice: 'registrar',
  updateRequirement: 'registrar',
  postRewards: 'rewardAuthority',
  openCase: 'slasher',
  withdrawCase: 'slasher',
  upholdCase: 'arbiter',
  dismissCase: 'arbiter',
  pauseEntries: 'pauser',
  unpauseEntries: 'pauser',
};
const OF_CO_STAKERS: ActionName[] = [
  'acceptOffer',
  'unstakeCoStake',
  'appealAsCoStaker',
  'closeParticipant',
  'openParticipant',
  'acceptRole',
];

const text = new WeakMap<PublicKey, string>();

/** The base58 text of a key, which is slow to make. */
function textOf(key: PublicKey | undefined): string | undefined {
  if (!key) return undefined;
  const known = text.get(key) ?? key.toBase58();
  text.set(key, known);
  return known;
}

const printable = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'bigint' ? `${inner}` : inner), 2);

const isVacant = (holder: PublicKey): boolean => holder.equals(PublicKey.default);

/** What was compared: how often each action got each verdict. */
class Tally {
  comparisons = 0;
  /** Actions that were possible because they open an account on the way. */
  opened = 0;
  readonly #seen = new Map<string, number>();

  count(action: ActionName, verdict: string): void {
    this.comparisons += 1;
    const key = `${action} ${verdict}`;
    this.#seen.set(key, (this.#seen.get(key) ?? 0) + 1);
  }

  has = (action: ActionName, verdict: string): boolean => this.#seen.has(`${action} ${verdict}`);

  get verdicts(): number {
    return this.#seen.size;
  }

  toString(): string {
    return [...this.#seen]
      .map(([key, count]) => `${count} ${key}`)
      .sort()
      .join('\n');
  }
}

/** Asks SDK and chain about everything in one state. */
async function compareState(fixture: Fixture, oracle: Oracle, tally: Tally, number: number): Promise<void> {
  const { world, random } = fixture.walk;
  const subject = await subjectOf(fixture, await readState(fixture));
  const now = await world.chain.now();
  const holder = subject.offer && fixture.wallets.find((wallet) => wallet.equals(subject.offer!.coStaker));
  const someone = random.pick(fixture.wallets);
  const coStaker = holder ?? random.pick([...fixture.walk.coStakers, ...fixture.strangers]).address;
  const surroundings: Surroundings = {
    now,
    newWallet: NEW_WALLET,
    newParticipantId: new Uint8Array(32).fill(200),
    newDeviceId: '99999999-0000-4000-8000-000000000001',
    linkPayers: await linkPayersOf(world, [
      someone,
      coStaker,
      subject.device.owner,
      ...(subject.participant?.wallets ?? []),
    ]),
  };
  const viewers = new Map<string, Viewer>();
  const see = async (wallet: PublicKey): Promise<Viewer> => {
    const key = wallet.toBase58();
    if (!viewers.has(key)) viewers.set(key, await viewerOf(world, wallet));
    return viewers.get(key)!;
  };
  const rightful = (action: ActionName): PublicKey => {
    const role = ROLE_OF[action];
    // No one holds a vacant role.
    if (role) return isVacant(subject.config[role]) ? subject.config.admin : subject.config[role];
    return OF_CO_STAKERS.includes(action) ? coStaker : subject.device.owner;
  };

  const compare = <A extends ActionName>(action: A, viewer: Viewer, allArguments: ActionArguments): void => {
    type Args = A extends keyof ActionArguments ? ActionArguments[A] : undefined;
    const args = (allArguments as Partial<Record<ActionName, unknown>>)[action] as Args;
    const state = actionState(action, subject, viewer, now, args as never);
    const expected = expectedVerdict(state, viewer, world.chain.payer.publicKey);
    const situation = { subject, viewer, ...surroundings };
    const found = oracle.ask(keyOf(action, situation, args), () =>
      instructionsFor(action, situation, args as never),
    );
    tally.count(action, expected);
    const disagree = (sdk: string, program: string): never =>
      assert.fail(
        `${action} in state ${number}: the SDK says ${sdk}, the program ${program}\n${printable({ args, now, state, viewer, subject })}`,
      );
    if (found !== expected) disagree(expected, found);
    // The instruction that `of` builds succeeds exactly if the action is enabled.
    if (state.enabled !== (found === 'ok')) disagree(state.enabled ? 'enabled' : 'refused', found);
    if (state.enabled && lacksSubject(action, situation, args))
      disagree('enabled', 'the subject lacks an account');
    if (state.openings.length > 0) tally.opened += 1;
  };

  const implied = (viewer: Viewer) => impliedArguments(subject, viewer, now);
  for (const action of ACTION_NAMES) {
    const viewer = await see(random.below(4) > 0 ? rightful(action) : someone);
    compare(action, viewer, implied(viewer));
  }
  const typed = randomArguments(random, subject, now);
  const forms = Object.keys(typed) as (keyof ActionArguments)[];
  for (let count = 0; count < FORMS; count += 1) {
    const action = random.pick(forms);
    compare(action, await see(rightful(action)), typed);
  }
}

/** Tells instructions apart without building them. */
function keyOf(
  action: ActionName,
  { subject, viewer, now, linkPayers }: { subject: Subject; viewer: Viewer } & Surroundings,
  args: unknown,
): string {
  const { device, offer, slashCase, participant } = subject;
  const changing: Partial<Record<ActionName, unknown[]>> = {
    createOffer: [device.nextNonce],
    openCase: [now, device.nextCase, device.slots.map(({ nonce, state }) => [nonce, state])],
    postRewards: [device.rewards.lastBlock],
    updateParameters: [subject.config],
    unstakeOwnerStake: [coStakesToTakeAlong(device, now)],
  };
  return printable([
    action,
    args,
    textOf(device.address),
    textOf(viewer.wallet),
    textOf(viewer.participant?.address),
    viewer.balance === null,
    /Participant/.test(action) && textOf(viewer.walletLink?.rentPayer),
    /Offer|CoStake|AsCoStaker/.test(action) && [textOf(offer?.address), offer?.state],
    /Case|appeal/.test(action) && textOf(slashCase?.address),
    /Participant|Attestation|Wallet|register/.test(action) && [
      textOf(participant?.address),
      textOf((participant ?? viewer.participant)?.wallets[0]),
      linkPayers.size,
    ],
    changing[action],
  ]);
}

describe('availableActions agrees with the program', function () {
  this.timeout(0);

  it(`on ${STATES} random states, about every action`, () =>
    derivingOnce(async () => {
      const tally = new Tally();
      let states = 0;
      for (let walk = 0; states < STATES; walk += 1) {
        const fixture = await Fixture.start(SEED * 1_000_003 + walk);
        const oracle = new Oracle(fixture.walk.world.chain);
        for (let count = 0; count < STATES_OF_WALK && states < STATES; count += 1) {
          await fixture.step();
          states += 1;
          await compareState(fixture, oracle, tally, states);
        }
      }
      if (process.env['AGREEMENT_VERBOSE']) console.log(tally.toString());
      // A short run need not have met everything.
      for (const action of STATES < 2_000 ? [] : ACTION_NAMES)
        if (action !== 'initialize') assert.isTrue(tally.has(action, 'ok'), `${action} was never possible`);
      if (STATES >= 2_000) assert.isAbove(tally.opened, 0, 'nothing was opened on the way');
      console.log(
        `    agreement: ${states} states, ${tally.comparisons} comparisons, ${tally.verdicts} different verdicts, ${tally.opened} accounts opened on the way, 0 disagreements`,
      );
    }));
});
