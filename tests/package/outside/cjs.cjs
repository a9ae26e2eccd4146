// CommonJS in Node, beside one of Anchor's clients.
const assert = require('node:assert');
const { readFileSync } = require('node:fs');

const { Program } = require('@coral-xyz/anchor');
const { Connection, TransactionInstruction } = require('@solana/web3.js');
const sdk = require('@co-staking/sdk');
const { IDL } = require('@co-staking/sdk/idl');
const { acceptOffer } = require('@co-staking/sdk/instructions');

const { device, offer, mint, accounts } = JSON.parse(readFileSync('accounts.json', 'utf8'));
const data = Buffer.from(accounts[offer].data, 'base64');
const shown = sdk.decodeOffer(offer, data);
assert.strictEqual(shown.amount, 64_000_000_000n);

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
assert.strictEqual(sdk.instructions.acceptOffer, acceptOffer);

const program = new Program(IDL, { connection: new Connection('http://127.0.0.1:1') });
assert.strictEqual(program.coder.accounts.decode('offer', data).shareBps, shown.shareBps);
assert.strictEqual(require('@co-staking/sdk/idl.json').address, sdk.PROGRAM_ID.toBase58());
