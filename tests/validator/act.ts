import {
  CoStakingError,
  PREVIEWABLE_ACTIONS,
  RefusedError,
  SlotState,
  actionState,
  fetchConfig,
  fetchDevice,
  fetchDeviceNullable,
  fetchOffer,
  fetchOfferNullable,
  fetchSlashCaseNullable,
  findConfigPda,
  findSlashCasePda,
  instructions,
  parseTransactionEvents,
  preview,
  recordedOffer,
  settleTransaction,
  type ActionName,
  type ArgumentsOf,
  type CoStakingEvent,
  type InstructionInput,
  type PreviewableAction,
  type RefusalCode,
  type SentInstruction,
  type Subject,
} from '@co-staking/sdk';
import { fetchViewer } from '@co-staking/sdk/actions';
import type { PublicKey, TransactionInstruction } from '@solana/web3.js';
import { assert } from 'chai';

import { assertEqual } from '../support/compare';
import { signed } from './signed';
import type { Person, Fixture } from './fixture';

/** What an action is about: which accounts the SDK's verdict and preview are asked of. */
export interface About<A extends ActionName> {
  /** Without it neither verdict nor preview is asked: the action is about no device. */
  device?: PublicKey;
  offer?: PublicKey;
  /** Number of a slash case of the device. */
  slashCase?: number;
  /** The action's arguments, as `actionState` takes them. */
  args?: ArgumentsOf<A>;
  /** Wallets that sign beside the one that acts. */
  signers?: Person[];
}

/** An action that landed. */
export type Done<A extends ActionName> = SentInstruction<A> & {
  events: CoStakingEvent[];
  /** Unix second of the chain's clock in the transaction. */
  at: bigint;
};

/** The accounts that an action is about, as they are now. */
async function look(
  { connection }: Fixture,
  about: { device: PublicKey; offer?: PublicKey; slashCase?: number },
): Promise<Subject> {
  const [config, device] = await Promise.all([
    fetchConfig(connection, findConfigPda()[0]),
    fetchDevice(connection, about.device),
  ]);
  const used = device.slots.filter(({ state }) => state !== SlotState.Empty);
  const offers = await Promise.all(
    used.map((slot) => fetchOffer(connection, recordedOffer(device.address, slot))),
  );
  const subject: Subject = { config, device, offers };
  const offer = about.offer && (await fetchOfferNullable(connection, about.offer));
  if (offer) subject.offer = offer;
  if (about.slashCase === undefined) return subject;
  const [address] = findSlashCasePda({ device: device.address, number: about.slashCase });
  const slashCase = await fetchSlashCaseNullable(connection, address);
  return slashCase ? { ...subject, slashCase } : subject;
}

const isPreviewable = (action: ActionName): action is PreviewableAction =>
  (PREVIEWABLE_ACTIONS as readonly string[]).includes(action);

/** Compares the accounts after an action with what `preview` computed for the second in which it landed. */
async function assertForeseen<A extends PreviewableAction>(
  fixture: Fixture,
  person: Person,
  action: A,
  before: Subject,
  viewer: Awaited<ReturnType<typeof fetchViewer>>,
  at: bigint,
  args: ArgumentsOf<A> | undefined,
): Promise<void> {
  const { connection } = fixture;
  const shown = preview(action, before, viewer, at, args);
  if ('refusal' in shown) throw new Error(`preview refuses ${action}: ${shown.refusal.code}`);
  const { subject, after } = shown;
  assertEqual(await fetchDeviceNullable(connection, subject.device.address), subject.device);
  const foreseen = [...(subject.offers ?? []), ...(subject.offer ? [subject.offer] : [])];
  for (const offer of foreseen) assertEqual(await fetchOfferNullable(connection, offer.address), offer);
  for (const { address } of [...(before.offers ?? []), ...(before.offer ? [before.offer] : [])])
    if (!foreseen.some((offer) => offer.address.equals(address)))
      assert.isNull(await fetchOfferNullable(connection, address), `${action} closes the offer`);
  if (before.slashCase)
    assertEqual(
      await fetchSlashCaseNullable(connection, before.slashCase.address),
      subject.slashCase ?? null,
    );
  const now = await fetchViewer(connection, person.address, before.config);
  assert.equal(after.walletBalance, now.balance, `${action}: the wallet’s tokens`);
  assertEqual(now.participant, shown.participant);
}

/** What landed, as the node reports it: it may confirm a transaction before its history has it. */
async function landed({ connection, until }: Fixture, signature: string) {
  const options = { commitment: 'confirmed', maxSupportedTransactionVersion: 0 } as const;
  let answer = null as Awaited<ReturnType<typeof connection.getTransaction>>;
  await until(async () => (answer = await connection.getTransaction(signature, options)) !== null);
  const { meta, blockTime } = answer!;
  const events = parseTransactionEvents(answer!);
  return { meta: meta!, events, at: events[0]?.data.at ?? BigInt(blockTime ?? 0) };
}

/**
 * Does something with `client.do`, and asserts that the SDK had said it is possible and had foreseen every field
 * of every account.
 */
export async function does<A extends ActionName>(
  fixture: Fixture,
  person: Person,
  action: A,
  input: InstructionInput<A>,
  about: About<A> = {},
): Promise<Done<A>> {
  const { device, args } = about;
  const before = device && (await look(fixture, { ...about, device }));
  const viewer = before && (await fetchViewer(fixture.connection, person.address, before.config));
  if (before && viewer) {
    const { refusal } = actionState(action, before, viewer, await fixture.now(), args);
    assert.isNull(refusal, `actionState refuses ${action}: ${refusal?.message}`);
  }
  const signers = about.signers?.map(({ signer }) => signer) ?? [];
  const sent = await person.client.do[action](input, { computeUnitPrice: 'auto', signers });
  const { meta, events, at } = await landed(fixture, sent.signature);
  fixture.checks.step({
    action,
    units: meta.computeUnitsConsumed,
    simulated: sent.units,
    fee: meta.fee,
    logs: meta.logMessages?.length,
    events: events.map(({ name }) => name),
  });
  if (before && viewer && isPreviewable(action))
    await assertForeseen(fixture, person, action, before, viewer, at, args as never);
  return { ...sent, events, at };
}

/** Asserts that something is refused with a code: by the SDK beforehand if it is asked, and by the program. */
export async function refused<A extends ActionName>(
  fixture: Fixture,
  person: Person,
  action: A,
  input: InstructionInput<A>,
  code: RefusalCode | (string & {}),
  about: About<A> = {},
): Promise<RefusedError> {
  const { device, args } = about;
  const before = device && (await look(fixture, { ...about, device }));
  if (before) {
    const viewer = await fetchViewer(fixture.connection, person.address, before.config);
    const { refusal } = actionState(action, before, viewer, await fixture.now(), args);
    assert.equal(refusal?.code, code, `actionState of ${action}`);
  }
  const signers = about.signers?.map(({ signer }) => signer) ?? [];
  let error: unknown;
  try {
    await person.client.do[action](input, { signers });
  } catch (thrown) {
    error = thrown;
  }
  assert(error instanceof RefusedError, `${action} should be refused: ${String(error)}`);
  assert.equal(error.code, code, error.message);
  assert.isNotEmpty(error.explanation.remedy);
  fixture.checks.step({ action, refused: error.code, source: error.source, logs: error.logs.length });
  if (device && before) assertEqual(await look(fixture, { ...about, device }), before);
  return error;
}

/** Sends what is refused past every check: it lands and fails, and costs its fee. */
export async function landsRefused<A extends ActionName>(
  fixture: Fixture,
  person: Person,
  action: A,
  input: InstructionInput<A>,
): Promise<{ signature: string; error: CoStakingError }> {
  const build = instructions[action] as unknown as (of: typeof input) => {
    instruction: TransactionInstruction;
  };
  const transaction = await signed(fixture.connection, [build(input).instruction], [person.keypair]);
  try {
    await settleTransaction(fixture.connection, transaction);
  } catch (error) {
    if (!(error instanceof CoStakingError)) throw error;
    await landed(fixture, transaction.signature);
    return { signature: transaction.signature, error };
  }
  throw new Error(`${action} should fail on chain`);
}
