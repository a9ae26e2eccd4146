import * as anchorOld from '@coral-xyz/anchor';
import * as anchorNew from '@anchor-lang/core';
import { PROGRAM_ERRORS, PROGRAM_ID, decodeEvent } from '@co-staking/sdk';
import { IDL, type IdlType } from '@co-staking/sdk/idl';
import { PublicKey } from '@solana/web3.js';
import BN from 'bn.js';
import { assert } from 'chai';
import fc from 'fast-check';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

import { DISCRIMINATOR_SIZE, structOf, viewOf } from '../../../sdk/src/codec';
import { buildInstruction, type InstructionName } from '../../../sdk/src/codec/instruction';
import { ANCHOR_ERRORS } from '../../../sdk/src/errors/anchorErrors';
import * as accountLayouts from '../../../sdk/src/generated/accounts';
import * as fromIdl from '../../../sdk/src/generated/constants';
import * as instructionLayouts from '../../../sdk/src/generated/instructions';
import { sizeOf } from '../../support/idlTypes';
import { forClients, numbered, settle, variantsOf } from './enums';
import { plain } from './plain';

const CLIENTS = { '@coral-xyz/anchor': anchorOld, '@anchor-lang/core': anchorNew };
const EVENT_TAG = 'e445a52e51cb9a1d';
const camelCase = (name: string): string =>
  name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

const structOfAccount = (name: string) =>
  structOf(accountLayouts[name as keyof typeof accountLayouts].fields);
const sizeOfStruct = (name: string): number => sizeOf({ defined: { name } });

const bytes = (size: number) => fc.uint8Array({ minLength: size, maxLength: size });

/** A value for an argument, as the SDK takes it. */
function valueOf(type: IdlType): fc.Arbitrary<unknown> {
  switch (type) {
    case 'bool':
      return fc.boolean();
    case 'u8':
      return fc.integer({ min: 0, max: 2 ** 8 - 1 });
    case 'u16':
      return fc.integer({ min: 0, max: 2 ** 16 - 1 });
    case 'u32':
      return fc.integer({ min: 0, max: 2 ** 32 - 1 });
    case 'u64':
      return fc.bigInt({ min: 0n, max: 2n ** 64n - 1n });
    case 'i64':
      return fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });
    case 'pubkey':
      return bytes(32).map((key) => new PublicKey(key));
    case 'bytes':
    default:
      if (typeof type === 'object' && 'array' in type) return bytes(type.array[1]);
      if (typeof type === 'object') return fc.nat(variantsOf(type.defined.name)!.length - 1);
      throw new Error(`no argument has the type ${JSON.stringify(type)}`);
  }
}

/** The same value, as Anchor's coders take it. */
function forAnchor(type: IdlType, value: unknown): unknown {
  if (typeof type === 'object' && 'defined' in type) return forClients(type.defined.name, value as number);
  if (typeof value === 'bigint') return new BN(value.toString());
  return value instanceof Uint8Array ? [...value] : value;
}

for (const [library, client] of Object.entries(CLIENTS))
  describe(`the codec and ${library}`, () => {
    const coder = new client.BorshCoder(IDL);

    for (const { name, discriminator } of IDL.accounts)
      it(`read the account ${name} alike`, () => {
        const struct = structOfAccount(name);
        assert.strictEqual(DISCRIMINATOR_SIZE + struct.size, coder.accounts.size(name));
        fc.assert(
          fc.property(bytes(struct.size), (data) => {
            settle({ defined: { name } }, data);
            const account = Buffer.from([...discriminator, ...data]);
            const ours = struct.read(viewOf(account), DISCRIMINATOR_SIZE);
            const theirs: unknown = coder.accounts.decode(name, account);
            assert.deepStrictEqual(plain(ours), plain(numbered({ defined: { name } }, theirs)));
          }),
          { numRuns: 50 },
        );
      });

    it('read every event alike', () => {
      for (const { name, discriminator } of IDL.events)
        fc.assert(
          fc.property(bytes(sizeOfStruct(name)), (data) => {
            settle({ defined: { name } }, data);
            const event = Buffer.from([...discriminator, ...data]);
            const ours = decodeEvent(Buffer.concat([Buffer.from(EVENT_TAG, 'hex'), event]));
            const theirs = coder.events.decode(event.toString('base64'));
            assert.strictEqual(ours?.name, theirs?.name);
            assert.deepStrictEqual(plain(ours?.data), plain(numbered({ defined: { name } }, theirs?.data)));
          }),
          { numRuns: 20 },
        );
    });

    it('write the arguments of every instruction alike', () => {
      for (const { name, args, accounts } of IDL.instructions) {
        const taken = accounts.filter(
          (one) => !one.address && !['program', 'event_authority'].includes(one.name),
        );
        const addresses = Object.fromEntries(taken.map((one) => [camelCase(one.name), PublicKey.default]));
        const values = fc.tuple(...args.map(({ type }) => valueOf(type)));
        fc.assert(
          fc.property(values, (list) => {
            const ours = buildInstruction(instructionLayouts[camelCase(name) as InstructionName], {
              programId: undefined,
              accounts: addresses,
              args: Object.fromEntries(args.map((arg, index) => [camelCase(arg.name), list[index]])),
            });
            const theirs = Object.fromEntries(
              args.map((arg, index) => [arg.name, forAnchor(arg.type, list[index])]),
            );
            assert.deepStrictEqual(ours.data, coder.instruction.encode(name, theirs));
          }),
          { numRuns: 20 },
        );
      }
    });

    it('know the same errors of Anchor', () => {
      const theirs = Object.entries(client.LangErrorCode).map(([code, number]) => [
        number,
        code,
        client.LangErrorMessage.get(number),
      ]);
      assert.deepStrictEqual(
        ANCHOR_ERRORS.map((entry) => [...entry]),
        theirs,
      );
    });
  });

describe('the tables of the SDK', () => {
  it('are what `npm run tables` writes from the IDL', () => {
    const script = join(__dirname, '../../../scripts/sdk-tables.mjs');
    const { status, stderr } = spawnSync(process.execPath, [script, '--check'], { encoding: 'utf8' });
    assert.deepEqual({ status, stderr }, { status: 0, stderr: '' });
  });

  it('have every constant, error and instruction of the IDL', () => {
    const values = Object.entries(fromIdl).map(([name, value]) => [
      name,
      value instanceof Uint8Array ? `[${value.join(', ')}]` : String(value),
    ]);
    assert.deepEqual(
      Object.fromEntries(values),
      Object.fromEntries(IDL.constants.map(({ name, value }) => [name, value])),
    );
    assert.deepEqual(
      PROGRAM_ERRORS.map(({ code, number, message }) => ({ name: code, code: number, msg: message })),
      IDL.errors,
    );
    for (const { name, discriminator, accounts } of IDL.instructions) {
      const layout = instructionLayouts[camelCase(name) as InstructionName];
      assert.deepEqual(layout.discriminator, discriminator);
      assert.deepEqual(
        layout.accounts.map((one) => [one.name, one.signer ?? false, one.writable ?? false]),
        accounts.map((one) => [camelCase(one.name), one.signer ?? false, one.writable ?? false]),
      );
    }
    assert.strictEqual(PROGRAM_ID.toBase58(), IDL.address);
  });
});

describe('the codec', () => {
  it('reads accounts of the pinned sizes, which filters and offsets rest on', () => {
    const sizes = IDL.accounts.map(({ name }) => [name, DISCRIMINATOR_SIZE + structOfAccount(name).size]);
    assert.deepEqual(Object.fromEntries(sizes), {
      Config: 680,
      Device: 824,
      Offer: 424,
      Participant: 464,
      SlashCase: 384,
      WalletLink: 144,
    });
  });

  it('cuts nothing off', () => {
    const { write } = structOfAccount('Offer').fields.find(({ name }) => name === 'amount')!.codec;
    const view = new DataView(new ArrayBuffer(8));
    assert.throws(() => write!(view, 0, 2n ** 64n, 'amount'), RangeError, 'amount does not fit 64 bits');
    assert.throws(() => write!(view, 0, -1n, 'amount'), RangeError, 'amount does not fit 64 bits');
    assert.throws(() => write!(view, 0, 1, 'amount'), TypeError, 'amount must be a bigint');
    const { write: small } = structOfAccount('Offer').fields.find(({ name }) => name === 'shareBps')!.codec;
    assert.throws(() => small!(view, 0, 65_536, 'shareBps'), RangeError, 'shareBps does not fit 16 bits');
  });

  it('takes events of full length only, and none of another program', () => {
    const { name, discriminator } = IDL.events[0]!;
    const event = Buffer.concat([
      Buffer.from(EVENT_TAG, 'hex'),
      Buffer.from(discriminator),
      Buffer.alloc(sizeOfStruct(name)),
    ]);
    assert.strictEqual(decodeEvent(event)?.name, name);
    assert.isNull(decodeEvent(event.subarray(0, -1)));
    assert.isNull(decodeEvent(Buffer.alloc(100)));
    assert.isNull(decodeEvent(new Uint8Array()));
    // A part of a larger buffer, as it comes out of a message.
    const part = Buffer.concat([Buffer.alloc(3), event]).subarray(3);
    assert.deepStrictEqual(decodeEvent(part), decodeEvent(event));
  });
});
