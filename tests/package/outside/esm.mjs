// Native ES modules in Node, beside one of Anchor's clients.
import { Program } from '@coral-xyz/anchor';
import * as sdk from '@co-staking/sdk';
import { IDL } from '@co-staking/sdk/idl';
import { acceptOffer } from '@co-staking/sdk/instructions';
import { Connection, TransactionInstruction } from '@solana/web3.js';
import assert from 'node:assert';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const { device, offer, mint, accounts } = JSON.parse(readFileSync('accounts.json', 'utf8'));
const data = Buffer.from(accounts[offer].data, 'base64');
const shown = sdk.decodeOffer(offer, data);
assert.strictEqual(shown.shareBps, 7_400);
assert.strictEqual(shown.amount, 64_000_000_000n);
assert.strictEqual(shown.device.toBase58(), device);

const [wallet] = sdk.findConfigPda();
const { instruction } = sdk.instructions.acceptOffer({
  coStaker: wallet,
  participant: wallet,
  device,
  offer,
  ...sdk.offerTerms(shown),
  mint,
});
assert(instruction instanceof TransactionInstruction, 'there are two copies of web3.js');
assert(Buffer.isBuffer(instruction.data));
assert.strictEqual(sdk.instructions.acceptOffer, acceptOffer);

const program = new Program(IDL, { connection: new Connection('http://127.0.0.1:1') });
const theirs = program.coder.accounts.decode('offer', data);
assert.strictEqual(theirs.amount.toString(), String(shown.amount));
assert.strictEqual(
  sdk.CoStakingError.from({ InstructionError: [0, { Custom: 2001 }] })?.code,
  'ConstraintHasOne',
);

const require = createRequire(import.meta.url);
assert.deepStrictEqual(require('@co-staking/sdk/idl.json'), IDL);
assert.strictEqual(require('@co-staking/sdk/package.json').name, '@co-staking/sdk');
for (const file of ['co_staking.so', 'testing/co_staking.sbpf-v0.elf', 'manifest.json'])
  assert(existsSync(fileURLToPath(import.meta.resolve(`@co-staking/sdk/program/${file}`))), file);

// The former name of the blinks is the same module.
const [blinks, actions] = await Promise.all([
  import('@co-staking/sdk/blinks'),
  import('@co-staking/sdk/actions'),
]);
assert.strictEqual(actions.offerLink, blinks.offerLink);
assert.strictEqual(typeof blinks.offerActionPost, 'function');
