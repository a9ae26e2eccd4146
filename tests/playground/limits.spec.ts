import {
  SYSVAR_CLOCK_PUBKEY,
  SYSVAR_RENT_PUBKEY,
  Keypair,
  Transaction,
  TransactionInstruction,
} from '@solana/web3.js';
import { assert } from 'chai';

import { addressOf, call, post, resultOf, transferOf, usePlayground, walletOf } from './support';

const BASE58_WORDS =
  'Encoded binary (base 58) data should be less than 128 bytes, please use Base64 encoding.';

describe("playground: a node's limits and words", () => {
  const stand = usePlayground();

  const device = (): string => stand.playground.devices['open']!.address;
  const program = (): string => stand.playground.programId;

  async function refusal(method: string, params: unknown[]): Promise<[number, string]> {
    const { error, result } = await call(stand, method, params);
    assert.isUndefined(result, `${method} answers`);
    return [error!.code, error!.message];
  }

  it('writes up to 128 bytes in base58', async () => {
    for (const config of [undefined, {}, { encoding: 'base58' }]) {
      assert.deepEqual(await refusal('getAccountInfo', [device(), config]), [-32600, BASE58_WORDS]);
      assert.deepEqual(await refusal('getProgramAccounts', [program(), config]), [-32600, BASE58_WORDS]);
    }
    const slice = { encoding: 'base58', dataSlice: { offset: 0, length: 128 } };
    const { value } = await resultOf<{ value: { data: [string, string] } }>(stand, 'getAccountInfo', [
      device(),
      slice,
    ]);
    assert.equal(value.data[1], 'base58');
    const wider = { encoding: 'base58', dataSlice: { offset: 0, length: 129 } };
    assert.deepEqual(await refusal('getAccountInfo', [device(), wider]), [-32600, BASE58_WORDS]);
  });

  it('compares up to 128 bytes', async () => {
    const filters = (bytes: string, encoding: string) => [
      program(),
      { encoding: 'base64', filters: [{ memcmp: { offset: 0, bytes, encoding } }] },
    ];
    assert.isArray(
      await resultOf(stand, 'getProgramAccounts', filters(Buffer.alloc(128).toString('base64'), 'base64')),
    );
    const long = Buffer.alloc(129).toString('base64');
    assert.deepEqual(await refusal('getProgramAccounts', filters(long, 'base64')), [
      -32602,
      'Invalid param: DataTooLarge',
    ]);
    assert.deepEqual(await refusal('getProgramAccounts', filters('1'.repeat(129), 'base58')), [
      -32602,
      'Invalid param: DataTooLarge',
    ]);
    const five = { encoding: 'base64', filters: new Array(5).fill({ dataSize: 1 }) };
    assert.deepEqual(await refusal('getProgramAccounts', [program(), five]), [
      -32602,
      'Too many filters provided; max 4',
    ]);
  });

  it('counts what is asked for at once', async () => {
    const address = program();
    assert.deepEqual(await refusal('getMultipleAccounts', [new Array(101).fill(address)]), [
      -32602,
      'Too many inputs provided; max 100',
    ]);
    assert.deepEqual(await refusal('getSignatureStatuses', [new Array(257).fill('1'.repeat(64))]), [
      -32602,
      'Too many inputs provided; max 256',
    ]);
    assert.deepEqual(await refusal('getSignaturesForAddress', [address, { limit: 1_001 }]), [
      -32602,
      'Invalid limit; max 1000',
    ]);
    assert.deepEqual(await refusal('getRecentPrioritizationFees', [new Array(129).fill(address)]), [
      -32602,
      'Too many inputs provided; max 128',
    ]);
  });

  it('names text that is not an address, a signature or a blockhash', async () => {
    const wrong: [number, string] = [-32602, 'Invalid param: WrongSize'];
    assert.deepEqual(await refusal('getBalance', ['abc']), wrong);
    assert.deepEqual(await refusal('getSignatureStatuses', [['abc']]), wrong);
    assert.deepEqual(await refusal('getTransaction', ['abc']), wrong);
    assert.deepEqual(await refusal('getBalance', ['0'.repeat(32)]), [-32602, 'Invalid param: Invalid']);
    assert.deepEqual(await refusal('isBlockhashValid', ['abc']), [-32602, 'WrongSize']);
    assert.deepEqual(await refusal('getBalance', [5]), [
      -32602,
      'Invalid params: invalid type: integer `5`, expected a string.',
    ]);
    assert.deepEqual(await refusal('getBalance', []), [
      -32602,
      '`params` should have at least 1 argument(s)',
    ]);
  });

  it('does not read blocks that are only processed', async () => {
    const processed = { commitment: 'processed' };
    const words: [number, string] = [-32602, 'Method does not support commitment below `confirmed`'];
    assert.deepEqual(await refusal('getTransaction', ['1'.repeat(64), processed]), words);
    assert.deepEqual(await refusal('getSignaturesForAddress', [program(), processed]), words);
    assert.deepEqual(await refusal('getBlock', [1, processed]), words);
  });

  it('refuses slots that are not reached', async () => {
    const words: [number, string] = [-32016, 'Minimum context slot has not been reached'];
    const ahead = { minContextSlot: 1e12 };
    for (const method of ['getSlot', 'getBlockHeight', 'getLatestBlockhash', 'getEpochInfo'])
      assert.deepEqual(await refusal(method, [ahead]), words);
    assert.deepEqual(await refusal('getBlockTime', [1e12]), [
      -32004,
      'Block not available for slot 1000000000000',
    ]);
    assert.deepEqual(await refusal('getBlock', [1e12]), [
      -32004,
      'Block not available for slot 1000000000000',
    ]);
  });

  it('says what is wrong with a transaction', async () => {
    const type = 'solana_transaction::versioned::VersionedTransaction';
    const send = (text: string, encoding = 'base64') => refusal('sendTransaction', [text, { encoding }]);
    assert.deepEqual(await send('A'.repeat(1_648)), [
      -32602,
      `base64 encoded ${type} too large: 1648 bytes (max: encoded/raw 1644/1232)`,
    ]);
    assert.deepEqual(await send('x', 'utf8'), [
      -32602,
      'Invalid params: unknown variant `utf8`, expected one of `binary`, `base64`, `base58`, `json`, `jsonParsed`.',
    ]);
    assert.match((await send('AAAA'))[1], new RegExp(`^failed to deserialize ${type}: `));
    const { text } = await transferOf(stand, 1);
    const unsigned = Buffer.from(text, 'base64').fill(0, 1, 65).toString('base64');
    assert.deepEqual(await send(unsigned), [
      -32002,
      'Transaction simulation failed: Transaction did not pass signature verification',
    ]);
  });

  it('names a program that does not exist', async () => {
    const visitor = walletOf(stand, 'visitor');
    const { blockhash } = await stand.connection.getLatestBlockhash();
    const transaction = new Transaction({ feePayer: visitor.publicKey, recentBlockhash: blockhash });
    transaction
      .add(new TransactionInstruction({ programId: Keypair.generate().publicKey, keys: [] }))
      .sign(visitor);
    const { error } = await call(stand, 'sendTransaction', [
      transaction.serialize().toString('base64'),
      { encoding: 'base64' },
    ]);
    assert.equal(
      error?.message,
      'Transaction simulation failed: Attempt to load a program that does not exist',
    );
    assert.equal((error?.data as { err: string }).err, 'ProgramAccountNotFound');
  });

  it('writes the largest u64 as a JSON number, and refuses bodies over 50 KiB', async () => {
    const body = JSON.stringify({
      jsonrpc: '2.0',
      id: 1,
      method: 'getAccountInfo',
      params: [addressOf(stand, 'owner')],
    });
    const options = { method: 'POST', headers: { 'content-type': 'application/json' } };
    const response = await fetch(stand.playground.url, { ...options, body });
    assert.include(await response.text(), '"rentEpoch":18446744073709551615');
    const large = await fetch(stand.playground.url, { ...options, body: ' '.repeat(50 * 1_024 + 1) });
    assert.equal(large.status, 413);
  });

  it('parses sysvars, programs and tables', async () => {
    const parsed = async (address: string) => {
      const { value } = await resultOf<{
        value: { data: { program: string; parsed: { type: string; info: object } } };
      }>(stand, 'getAccountInfo', [address, { encoding: 'jsonParsed' }]);
      return value.data;
    };
    const clock = await parsed(SYSVAR_CLOCK_PUBKEY.toBase58());
    assert.deepEqual([clock.program, clock.parsed.type], ['sysvar', 'clock']);
    assert.hasAllKeys(clock.parsed.info, [
      'epoch',
      'epochStartTimestamp',
      'leaderScheduleEpoch',
      'slot',
      'unixTimestamp',
    ]);
    assert.equal((await parsed(SYSVAR_RENT_PUBKEY.toBase58())).parsed.type, 'rent');
    const { program: loader, parsed: fields } = await parsed(program());
    assert.deepEqual([loader, fields.type], ['bpf-upgradeable-loader', 'program']);
    const { programData } = fields.info as { programData: string };
    assert.equal((await parsed(programData)).parsed.type, 'programData');
  });

  it('answers a faucet that cannot pay with a signature as well', async () => {
    for (const lamports of [0, 1e16]) {
      const { publicKey } = Keypair.generate();
      assert.isString(await resultOf(stand, 'requestAirdrop', [publicKey.toBase58(), lamports]));
      assert.equal(await stand.connection.getBalance(publicKey), 0);
    }
    assert.equal((await post(stand, 'nonsense')).error?.code, -32700);
  });
});
