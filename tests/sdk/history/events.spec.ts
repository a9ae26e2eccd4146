import {
  HistoryGapError,
  PROGRAM_ID,
  decodeEvent,
  findEventAuthorityPda,
  parseTransactionEvents,
  type CoStakingEvent,
  type TransactionAnswer,
} from '@co-staking/sdk';
import { IDL } from '@co-staking/sdk/idl';
import { BorshCoder, utils } from '@coral-xyz/anchor';
import { Keypair, Message, MessageV0, PublicKey } from '@solana/web3.js';
import BN from 'bn.js';
import { assert } from 'chai';

import { assertEqual } from '../../support/compare';

const TAG = Buffer.from('e445a52e51cb9a1d', 'hex');
const [authority] = findEventAuthorityPda();
const key = (byte: number): PublicKey => Keypair.fromSeed(Buffer.alloc(32, byte)).publicKey;

/** An event as the program records it. */
function encoded(name: string, fields: object): Buffer {
  const { discriminator } = IDL.events.find((event) => event.name === name)!;
  return Buffer.concat([TAG, Buffer.from(discriminator), new BorshCoder(IDL).types.encode(name, fields)]);
}

const paused = encoded('EntriesUnpaused', { at: new BN(5) });
const expected: CoStakingEvent[] = [{ name: 'EntriesUnpaused', data: { at: 5n } }];
const data = utils.bytes.bs58.encode(paused);

const payer = key(1);
const stranger = key(2);
const keys = [payer, stranger, PROGRAM_ID, authority];
const at = (address: PublicKey): number => keys.findIndex((one) => one.equals(address));

interface Shape {
  program?: PublicKey;
  accounts?: PublicKey[];
  err?: unknown;
  data?: string;
}

const meta = ({ program = PROGRAM_ID, accounts = [authority], err = null, data: bytes = data }: Shape) => ({
  err,
  innerInstructions: [
    {
      index: 0,
      instructions: [{ programIdIndex: at(program), accounts: accounts.map(at), data: bytes }],
    },
  ],
});

const header = { numRequiredSignatures: 1, numReadonlySignedAccounts: 0, numReadonlyUnsignedAccounts: 0 };
const blank = { header, recentBlockhash: payer.toBase58() };

const legacy = (shape: Shape = {}): TransactionAnswer => ({
  transaction: { message: new Message({ ...blank, accountKeys: keys, instructions: [] }) },
  meta: meta(shape),
});

describe('events of a transaction', () => {
  it('are found in a legacy transaction', () => assertEqual(parseTransactionEvents(legacy()), expected));

  it('are found where program and authority come from a lookup table', () => {
    const message = new MessageV0({
      ...blank,
      staticAccountKeys: [payer],
      compiledInstructions: [],
      addressTableLookups: [],
    });
    const loadedAddresses = { writable: [stranger], readonly: [PROGRAM_ID, authority] };
    const answer = { transaction: { message }, meta: { ...meta({}), loadedAddresses } };
    assertEqual(parseTransactionEvents(answer), expected);
  });

  it('are found in a parsed answer, also between calls that the RPC has interpreted', () => {
    const accountKeys = keys.map((pubkey) => ({ pubkey, signer: false, writable: false }));
    const instructions = [
      { programId: stranger, program: 'spl-token', parsed: { type: 'transfer' } },
      { programId: PROGRAM_ID, accounts: [authority], data },
    ];
    const answer = {
      transaction: { message: { accountKeys } },
      meta: { err: null, innerInstructions: [{ index: 0, instructions }] },
    };
    assertEqual(parseTransactionEvents(answer), expected);
  });

  it('are those of the program that was asked for', () => {
    const [other] = findEventAuthorityPda({ programId: stranger });
    const accountKeys = [payer, stranger, other].map((pubkey) => ({ pubkey }));
    const instructions = [{ programIdIndex: 1, accounts: [2], data }];
    const answer = {
      transaction: { message: { accountKeys } },
      meta: { err: null, innerInstructions: [{ instructions }] },
    };
    assertEqual(parseTransactionEvents(answer, { programId: stranger }), expected);
    assert.isEmpty(parseTransactionEvents(answer));
  });

  it('are nothing that another program says', () =>
    assert.isEmpty(parseTransactionEvents(legacy({ program: stranger }))));

  it('are nothing without the signature of the event authority', () => {
    assert.isEmpty(parseTransactionEvents(legacy({ accounts: [stranger] })));
    assert.isEmpty(parseTransactionEvents(legacy({ accounts: [] })));
  });

  it('are nothing in a transaction that failed', () =>
    assert.isEmpty(parseTransactionEvents(legacy({ err: { InstructionError: [0, { Custom: 6000 }] } }))));

  it('are unknown if the node has not recorded the outcome or the calls, unless the program is not called', () => {
    for (const unrecorded of [null, { err: null, innerInstructions: null }, { err: null }]) {
      const answer = { ...legacy(), meta: unrecorded };
      assert.throws(() => parseTransactionEvents(answer, { signature: 'sig' }), HistoryGapError, 'at sig');
      const other = { ...answer, transaction: { message: { staticAccountKeys: [payer, stranger] } } };
      assert.isEmpty(parseTransactionEvents(other));
    }
  });

  it('are nothing if the data are not an event', () => {
    const other = utils.bytes.bs58.encode(Buffer.concat([TAG, Buffer.alloc(8)]));
    assert.isEmpty(parseTransactionEvents(legacy({ data: other })));
    assert.isEmpty(parseTransactionEvents(legacy({ data: utils.bytes.bs58.encode(Buffer.from([1])) })));
  });

  it('refuse an answer that names an address it does not list', () => {
    const answer = legacy();
    const broken = { ...answer, transaction: { message: { staticAccountKeys: [payer] } } };
    assert.throws(() => parseTransactionEvents(broken), RangeError, 'the transaction has no address 2');
  });

  it('keep lists of large numbers apart from bytes', () => {
    const event = decodeEvent(
      encoded('CaseEnded', {
        device: key(3),
        slash_case: key(4),
        number: 70_000,
        burned: 1,
        owner_stake: new BN('18446744073709551615'),
        owner_rewards: new BN(2),
        owner_stake_after: new BN(3),
        nonces: [300, 70_000, 0, 4_294_967_295],
        stakes: [1, 2, 3, 4].map((value) => new BN(value)),
        rewards: [5, 6, 7, 8].map((value) => new BN(value)),
        hits: 4,
        at: new BN(9),
      }),
    );
    assert.equal(event!.name, 'CaseEnded');
    if (event!.name !== 'CaseEnded') return;
    // Typed: none of these needs a cast.
    const { nonces, stakes, ownerStake, device } = event.data;
    assert.deepEqual(nonces, [300, 70_000, 0, 4_294_967_295]);
    assert.deepEqual(stakes, [1n, 2n, 3n, 4n]);
    assert.equal(ownerStake, 18_446_744_073_709_551_615n);
    assert.equal(device.toBase58(), key(3).toBase58());
  });

  it('keep bytes as bytes', () => {
    const event = decodeEvent(
      encoded('DeviceClosed', {
        device: key(3),
        id: [...Buffer.alloc(16, 200)],
        owner: key(4),
        at: new BN(1),
      }),
    );
    if (event!.name !== 'DeviceClosed') return assert.fail(event!.name);
    assert.deepEqual(event.data.id, new Uint8Array(16).fill(200));
  });
});
