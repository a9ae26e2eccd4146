import { startPlayground } from '@co-staking/playground';
import {
  DeviceStatus,
  SlashTerm,
  SlotState,
  explainListing,
  fetchConfig,
  fetchDevice,
  fetchOffer,
  fetchParticipant,
  findConfigPda,
  findOfferPda,
  findParticipantPda,
  instructions,
  offerTerms,
  quotes,
  slotPhase,
  stakePosition,
  type Device,
} from '@co-staking/sdk';
import { tokens } from '@co-staking/sdk/testing';
import { getAssociatedTokenAddressSync } from '@solana/spl-token';
import {
  Keypair,
  PublicKey,
  Transaction,
  sendAndConfirmTransaction,
  type TransactionInstruction,
} from '@solana/web3.js';
import { assert } from 'chai';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { addressOf, call, usePlayground, walletOf } from './support';

const TWO_WEEKS = 1_209_600;

describe('playground: marketplace', () => {
  const stand = usePlayground();
  const deviceOf = (name: string): PublicKey => new PublicKey(stand.playground.devices[name]!.address);
  const readDevice = (name: string): Promise<Device> => fetchDevice(stand.connection, deviceOf(name));
  const offerOf = (name: string, nonce = 0): PublicKey => findOfferPda({ device: deviceOf(name), nonce })[0];
  const mint = (): PublicKey => new PublicKey(stand.playground.mint);

  async function tokensOf(wallet: PublicKey): Promise<bigint> {
    const { value } = await stand.connection.getTokenAccountBalance(
      getAssociatedTokenAddressSync(mint(), wallet),
    );
    return BigInt(value.amount);
  }

  const send = (wallet: Keypair, instruction: TransactionInstruction): Promise<string> =>
    sendAndConfirmTransaction(stand.connection, new Transaction().add(instruction), [wallet]);

  /** State of a device's first slot: an open offer, or the phase of a co-stake. */
  async function stateOf(name: string): Promise<string> {
    const { slots } = await readDevice(name);
    return slots[0]!.state === SlotState.Open ? 'open' : String(slotPhase(slots[0]!, stand.playground.now()));
  }

  it('shows every state of a co-stake', async () => {
    const states = {
      open: 'open',
      short: 'open',
      reserved: 'open',
      active: 'active',
      wait: 'wait',
      cooldown: 'cooldown',
      leaving: 'cooldown',
      withdrawable: 'withdrawable',
      ready: 'null',
      announced: 'open',
      committed: 'active',
      notice: 'open',
    };
    for (const [name, state] of Object.entries(states)) assert.equal(await stateOf(name), state, name);
  });

  it('shows a reserved and an expired offer, a short device, two that are not healthy, and an open case', async () => {
    const now = stand.playground.now();
    const reserved = await fetchOffer(stand.connection, offerOf('reserved'));
    assert.equal(reserved.counterparty?.toBase58(), stand.playground.wallets['visitor']);
    const expired = await fetchOffer(stand.connection, offerOf('expired'));
    assert.isTrue(expired.expiresAt > 0n && expired.expiresAt < now);
    assert.isFalse(stakePosition(await readDevice('short'), now).sufficient);
    assert.isTrue(stakePosition(await readDevice('active'), now).sufficient);
    assert.equal((await readDevice('down')).status, DeviceStatus.Down);
    assert.equal((await readDevice('unsupported')).status, DeviceStatus.Unsupported);
    assert.equal((await readDevice('slashed')).openCases, 1);
    assert.isTrue((await readDevice('active')).rewards.postedTotal > 0n);
  });

  it('shows announcements, a committed owner, and an offer that cannot be accepted', async () => {
    const now = stand.playground.now();
    const config = await fetchConfig(stand.connection, findConfigPda()[0]);
    const announced = await readDevice('announced');
    const risk = quotes.deviceRisk(config, announced, now);
    assert.equal(announced.hardware.minimum, tokens(1_600));
    assert.deepInclude(risk.announcedMinimum, { minimum: tokens(2_000) });
    assert.deepEqual(
      risk.announcedTerms.map(({ term, present, announced }) => [term, present, announced]),
      [[SlashTerm.CoStakeCap, 3_000n, 3_500n]],
    );
    const offer = await fetchOffer(stand.connection, offerOf('announced'));
    assert.equal(quotes.shortfallAfter(offer, announced, now), tokens(400));
    assert.isTrue(quotes.committedUntil(await readDevice('committed')) > now);
    assert.isTrue(quotes.committedUntil(await readDevice('active')) <= now);
    const notice = await readDevice('notice');
    const shown = await fetchOffer(stand.connection, offerOf('notice'));
    const listing = explainListing({ config, device: notice, offer: shown }, now);
    assert.deepEqual(
      listing.map(({ code }) => code),
      ['NoticeLive'],
    );
  });

  it('opens at the present second', () => {
    const present = Math.floor(Date.now() / 1_000);
    assert.isAtMost(Math.abs(Number(stand.playground.now()) - present), 60);
  });

  it('lets the visitor accept an offer', async () => {
    const visitor = walletOf(stand, 'visitor');
    const participant = findParticipantPda({ id: visitor.publicKey })[0];
    const terms = await fetchOffer(stand.connection, offerOf('open'));
    const before = await tokensOf(visitor.publicKey);
    const { instruction } = instructions.acceptOffer({
      coStaker: visitor.publicKey,
      participant,
      device: deviceOf('open'),
      offer: offerOf('open'),
      ...offerTerms(terms),
      mint: mint(),
    });
    await send(visitor, instruction);
    assert.equal(await stateOf('open'), 'active');
    assert.equal(await tokensOf(visitor.publicKey), before - terms.amount);
    assert.equal((await fetchParticipant(stand.connection, participant)).activeClaims, 1);
  });

  it('travels in time to the end of a cooldown, and pays the principal out', async () => {
    const coStaker = addressOf(stand, 'co-staker-2');
    const { cooldownEndsAt, principal } = await fetchOffer(stand.connection, offerOf('cooldown'));
    assert.isTrue(cooldownEndsAt > stand.playground.now());
    const before = (await call(stand, 'playground_now')).result as number;
    const after = (await call(stand, 'playground_warpBy', [TWO_WEEKS])).result as number;
    assert.isAtLeast(after - before, TWO_WEEKS);
    assert.isTrue(stand.playground.now() >= cooldownEndsAt);
    const held = await tokensOf(coStaker);
    const visitor = walletOf(stand, 'visitor');
    const { instruction } = instructions.withdrawCoStake({
      caller: visitor.publicKey,
      coStaker,
      participant: findParticipantPda({ id: coStaker })[0],
      device: deviceOf('cooldown'),
      offer: offerOf('cooldown'),
      mint: mint(),
    });
    await send(visitor, instruction);
    assert.equal(await tokensOf(coStaker), held + principal);
    assert.equal((await call(stand, 'playground_warpBy', [-1])).error?.code, -32602);
  });

  it('gives tokens to any wallet', async () => {
    const { publicKey } = Keypair.generate();
    const account = (await call(stand, 'playground_giveTokens', [publicKey.toBase58(), '12345'])).result;
    assert.equal(account, getAssociatedTokenAddressSync(mint(), publicKey).toBase58());
    assert.equal(await tokensOf(publicKey), 12_345n);
    const { error } = await call(stand, 'playground_giveTokens', [publicKey.toBase58(), '1.5']);
    assert.equal(error?.code, -32602);
  });

  it('reports the named wallets, without a secret', async () => {
    const { result } = await call(stand, 'playground_info');
    const { programId, mint, decimals, tokenProgram, wallets, devices, fleet } = stand.playground;
    const expected = { programId, mint, decimals, tokenProgram, wallets, devices, fleet };
    assert.deepEqual(result, expected);
  });

  it('writes the wallets as keypair files that others cannot read', () => {
    const folder = mkdtempSync(join(tmpdir(), 'playground-'));
    try {
      const files = stand.playground.writeWallets(folder);
      assert.hasAllKeys(files, Object.keys(stand.playground.wallets));
      const secret = JSON.parse(readFileSync(files['owner']!, 'utf8')) as number[];
      const { publicKey } = Keypair.fromSecretKey(Uint8Array.from(secret));
      assert.isTrue(publicKey.equals(addressOf(stand, 'owner')));
      assert.equal(statSync(files['owner']!).mode & 0o777, 0o600);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('is the same for the same seed and second, and another for another seed', async () => {
    const opensAt = 1_800_000_000n;
    const look = async (seed: string) => {
      const playground = await startPlayground({ seed, opensAt });
      await playground.stop();
      const { wallets, devices, mint } = playground;
      return { wallets, devices, mint };
    };
    const first = await look('one');
    assert.deepEqual(await look('one'), first);
    assert.notEqual(first.mint, stand.playground.mint);
  });
});
