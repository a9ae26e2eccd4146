import { SystemProgram } from '@solana/web3.js';
import { assert } from 'chai';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { SCENARIOS, worldFor } from '../scenarios';
import { measureLine, type Table } from '../stateTable/measure';
import { STATES, stateOf, type Subject } from '../stateTable/states';
import { expectOk } from '../support/expectError';
import { transfer } from '../support/tokens';

const expected = JSON.parse(readFileSync(join(__dirname, '../stateTable/expected.json'), 'utf8')) as Table;

/** A stranger gives a base unit to each vault, and a lamport to each account of the life. */
async function donate({ world, device, offer, wallet }: Subject): Promise<void> {
  const { chain, mint } = world;
  for (const vault of [device.stakeVault, device.rewardVault])
    await transfer(chain, mint, wallet.wallet, vault, 1n);
  const accounts = [device.address, device.stakeVault, device.rewardVault, world.config];
  if (offer && (await chain.account(offer.address))) accounts.push(offer.address);
  for (const toPubkey of accounts)
    await chain.run(SystemProgram.transfer({ fromPubkey: wallet.address, toPubkey, lamports: 1_000 }), [
      wallet.wallet,
    ]);
}

describe('donations', () => {
  for (const state of Object.keys(STATES))
    it(`change nothing that can be done: ${state}`, async () => {
      const subject = await stateOf(STATES[state]!);
      await donate(subject);
      assert.deepEqual(await measureLine(subject), expected[state]);
    });
});

const CREATED = {
  openParticipant: ['participant', 'wallet link'],
  createParticipant: ['participant'],
  linkWallet: ['wallet link'],
  registerDevice: ['device', 'stake vault', 'reward vault'],
  createOffer: ['offer'],
  openCase: ['case'],
  initialize: ['configuration'],
} as const;

describe('lamports at an address before its account is created', () => {
  for (const [name, created] of Object.entries(CREATED) as [keyof typeof CREATED, readonly string[]][])
    for (const lamports of [1n, 1_000_000_000n])
      it(`do not stop ${name}: ${lamports} at its ${created.join(', ')}`, async () => {
        // bankrun's runtime does not know the instruction with which programs create such accounts.
        const world = await worldFor(name, { kind: 'litesvm' });
        const { instruction, signers } = await SCENARIOS[name](world);
        const missing = [];
        for (const { pubkey, isWritable } of instruction.keys)
          if (isWritable && !(await world.chain.account(pubkey))) missing.push(pubkey);
        assert.lengthOf(missing, created.length);
        for (const address of missing) await world.giveLamports(address, lamports);
        await expectOk(world.chain.send(instruction, signers));
        for (const address of missing)
          assert.isAbove((await world.chain.account(address))!.data.length, 0, address.toBase58());
      });
});
