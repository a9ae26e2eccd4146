import {
  PROGRAM_ERRORS,
  PROGRAM_ID,
  explain,
  explainSignature,
  type TransactionSource,
} from '@co-staking/sdk';
import { PublicKey } from '@solana/web3.js';
import { assert } from 'chai';

const WALLET = new PublicKey(new Uint8Array(32).fill(9));
/** 64 bytes. */
const SIGNATURE = '1'.repeat(64);
const CONTEXT = { wallet: WALLET, deviceId: '00000000-0000-4000-8000-000000000001', signature: 'sig' };

const instructionError = (err: unknown) => ({ err: { InstructionError: [0, err] } });
const failed = (program: string, number: number): string =>
  `Program ${program} failed: custom program error: 0x${number.toString(16)}`;
const TOKEN = 'TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA';
const SYSTEM = '11111111111111111111111111111111';

describe('explain', () => {
  for (const { code, number, message } of PROGRAM_ERRORS)
    it(`gives message, cause and remedy for ${code}, with and without logs`, () => {
      const bare = explain(instructionError({ Custom: number }), CONTEXT);
      const logged = explain({ err: 'x', logs: [failed(PROGRAM_ID.toBase58(), number)] }, CONTEXT);
      for (const explanation of [bare, logged]) {
        assert.equal(explanation.source, 'program');
        assert.equal(explanation.code, code);
        assert.equal(explanation.message, message);
        assert.match(explanation.remedy, /\w.*\.$/);
      }
    });

  it('ends with what a support desk needs', () => {
    const { support } = explain(instructionError({ Custom: 6_000 }), CONTEXT);
    assert.deepEqual(support.split('\n'), [
      'error: NotUpgradeAuthority',
      `wallet: ${WALLET.toBase58()}`,
      `device: ${CONTEXT.deviceId}`,
      'signature: sig',
      `program: ${PROGRAM_ID.toBase58()}`,
    ]);
    assert.include(explain('?').support, 'wallet: -');
  });

  const network = (cause: string) =>
    Object.assign(new TypeError('fetch failed'), { cause: new Error(cause) });
  const cases: [name: string, error: unknown, source: string, remedy: RegExp][] = [
    ['an account that does not exist', instructionError({ Custom: 3007 }), 'anchor', /Reload/],
    ['too few tokens', { err: 'x', logs: [failed(TOKEN, 1)] }, 'token', /Send tokens/],
    ['a frozen token account', { err: 'x', logs: [failed(TOKEN, 17)] }, 'token', /thaw/],
    ['too little SOL for rent', { err: 'x', logs: [failed(SYSTEM, 1)] }, 'system', /SOL/],
    ['an account that exists', { err: 'x', logs: [failed(SYSTEM, 0)] }, 'system', /Reload/],
    ['an old blockhash, as the node says it', { err: 'BlockhashNotFound' }, 'runtime', /fresh blockhash/],
    [
      'an old blockhash, in words',
      new Error('Transaction simulation failed: Blockhash not found'),
      'runtime',
      /fresh/,
    ],
    [
      'an expired block height',
      new Error('Signature x has expired: block height exceeded.'),
      'runtime',
      /fresh/,
    ],
    [
      'rent, as the node says it',
      { err: { InsufficientFundsForRent: { account_index: 2 } } },
      'runtime',
      /SOL/,
    ],
    ['a fee that cannot be paid', { err: 'InsufficientFundsForFee' }, 'runtime', /SOL/],
    [
      'compute that ran out',
      instructionError('ComputationalBudgetExceeded'),
      'runtime',
      /compute unit limit/,
    ],
    [
      'compute that ran out, with another name',
      instructionError('ProgramFailedToComplete'),
      'runtime',
      /compute/,
    ],
    ['a transaction that landed before', { err: 'AlreadyProcessed' }, 'runtime', /signature/],
    ['a user who declined', new Error('User rejected the request.'), 'runtime', /approve/],
    [
      'a node that cannot be reached',
      network('connect ECONNREFUSED 127.0.0.1:8899'),
      'network',
      /connection/,
    ],
    ['too many requests', new Error('failed to get slot: 429 Too Many Requests'), 'network', /Wait/],
    ['a timeout', new Error('Transaction was not confirmed in 30.00 seconds.'), 'network', /signature/],
    [
      'an aborted request',
      Object.assign(new Error('This operation was aborted'), { name: 'AbortError' }),
      'network',
      /signature/,
    ],
    ['a node in trouble', new Error('503 Service Unavailable'), 'network', /another RPC node/],
    [
      'a wrong key of the node',
      new Error('403 Forbidden: invalid API key'),
      'network',
      /address of the RPC node/,
    ],
    ['anything else', new Error('boom'), 'unknown', /support/],
    ['nothing at all', undefined, 'unknown', /support/],
  ];
  for (const [name, error, source, remedy] of cases)
    it(`explains ${name}`, () => {
      const explanation = explain(error, CONTEXT);
      assert.equal(explanation.source, source, JSON.stringify(explanation));
      assert.match(explanation.remedy, remedy);
      assert.isNotEmpty(explanation.message);
      assert.isNotEmpty(explanation.cause);
    });
});

describe('explain of bare words', () => {
  it('says what a wallet said, without the name that every error has', () => {
    assert.equal(explain(new Error('User rejected the request.')).message, 'User rejected the request.');
    assert.equal(explain(new TypeError('x is not a function')).message, 'TypeError x is not a function');
  });
});

describe('explain of what failed in reading', () => {
  const failures = [
    '429 Too Many Requests',
    'request timed out',
    'fetch failed',
    '503 Service Unavailable',
    'node is behind by 200 slots',
  ];

  for (const failure of failures)
    it(`names no transaction to look up: ${failure}`, () => {
      const sent = explain(new Error(failure));
      const read = explain(new Error(failure), { reading: true });
      assert.include(sent.remedy, 'Look up the signature before signing again');
      assert.notMatch(read.remedy, /signature|transaction|blockhash/);
      assert.match(read.remedy, /RPC node\.$/);
      assert.deepEqual({ ...read, remedy: sent.remedy }, sent);
    });
});

describe('explainSignature', () => {
  const answering = (
    answer: Awaited<ReturnType<TransactionSource['getTransaction']>>,
  ): TransactionSource => ({
    getTransaction: async (_, { maxSupportedTransactionVersion }) => {
      assert.equal(maxSupportedTransactionVersion, 1);
      return answer;
    },
  });

  it('explains the failure of a transaction that has landed', async () => {
    const { err } = instructionError({ Custom: 6_000 });
    const found = await explainSignature(answering({ meta: { err, logMessages: null } }), SIGNATURE, CONTEXT);
    assert.equal(found.code, 'NotUpgradeAuthority');
    assert.include(found.support, `signature: ${SIGNATURE}`);
  });

  it('reports success, an unknown signature, and a lookup that failed', async () => {
    assert.equal((await explainSignature(answering({ meta: { err: null } }), SIGNATURE)).source, 'success');
    assert.match((await explainSignature(answering(null), SIGNATURE)).message, /does not know/);
    const broken: TransactionSource = { getTransaction: () => Promise.reject(new TypeError('fetch failed')) };
    assert.equal((await explainSignature(broken, SIGNATURE)).source, 'network');
  });
});
