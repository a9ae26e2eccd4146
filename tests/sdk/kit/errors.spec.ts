// Errors of kit are read without its package: these are its own.
import { CoStakingError, explain, fetchDevice, findDevices, SearchRefusedError } from '@co-staking/sdk';
import { KitClient, kitSource } from '@co-staking/sdk/kit';
import {
  SOLANA_ERROR__JSON_RPC__METHOD_NOT_FOUND,
  SOLANA_ERROR__JSON_RPC__SERVER_ERROR_NODE_UNHEALTHY,
  SOLANA_ERROR__RPC__TRANSPORT_HTTP_ERROR,
  SolanaError,
  createSolanaRpcFromTransport,
  generateKeyPairSigner,
  getSolanaErrorFromJsonRpcError,
  getSolanaErrorFromTransactionError,
  type RpcTransport,
} from '@solana/kit';
import { PublicKey } from '@solana/web3.js';
import { assert } from 'chai';

import { canHeal, httpStatus, isRpcError } from '../../../sdk/src/errors/rpc';

const NAMES = {
  instruction: [
    'GenericError',
    'InsufficientFunds',
    'IncorrectProgramId',
    'MissingRequiredSignature',
    'InvalidAccountData',
    'ComputationalBudgetExceeded',
    'ProgramFailedToComplete',
    'BuiltinProgramsMustConsumeComputeUnits',
  ],
  transaction: [
    'AccountInUse',
    'AccountNotFound',
    'ProgramAccountNotFound',
    'InsufficientFundsForFee',
    'AlreadyProcessed',
    'BlockhashNotFound',
    'SignatureFailure',
    'InvalidProgramForExecution',
    'WouldExceedMaxBlockCostLimit',
    'UnbalancedTransaction',
  ],
};

const OFFER_EXPIRED = CoStakingError.from({ InstructionError: [0, { Custom: 6_079 }] })!;

/** An RPC that answers everything alike. */
const rpcAnswering = (transport: RpcTransport) => createSolanaRpcFromTransport(transport);

/** What kit throws in production, where it leaves its words out. */
function inProduction<T>(act: () => T): T {
  const { NODE_ENV } = process.env;
  process.env['NODE_ENV'] = 'production';
  try {
    return act();
  } finally {
    if (NODE_ENV === undefined) delete process.env['NODE_ENV'];
    else process.env['NODE_ENV'] = NODE_ENV;
  }
}

describe('errors of kit', () => {
  for (const mode of [<T>(act: () => T): T => act(), inProduction])
    it(`of the program keep code, number and words${mode === inProduction ? ', in production too' : ''}`, () => {
      const logs = ['Program stakeXXXX invoke [1]', 'Program log: something else'];
      const failures = mode(() => [
        getSolanaErrorFromTransactionError({ InstructionError: [0, { Custom: 6_079 }] }),
        getSolanaErrorFromJsonRpcError({
          code: -32002,
          message: 'Transaction simulation failed',
          data: { err: { InstructionError: [0n, { Custom: 6_079n }] }, logs, unitsConsumed: 12n },
        }),
      ]);
      for (const failure of failures) {
        const error = CoStakingError.from(failure)!;
        assert.deepInclude(
          { source: error.source, code: error.code, number: error.number, message: error.message },
          {
            source: OFFER_EXPIRED.source,
            code: OFFER_EXPIRED.code,
            number: 6_079,
            message: OFFER_EXPIRED.message,
          },
        );
        assert.equal(explain(failure).remedy, explain(OFFER_EXPIRED).remedy);
      }
      assert.deepEqual(CoStakingError.from(failures[1])!.logs, logs);
    });

  it('of the runtime keep their names', () => {
    for (const name of NAMES.instruction) {
      const error = getSolanaErrorFromTransactionError({ InstructionError: [1, name] });
      assert.equal(CoStakingError.from(error)!.code, name);
    }
    for (const name of NAMES.transaction)
      assert.equal(CoStakingError.from(getSolanaErrorFromTransactionError(name as never))!.code, name);
  });

  it('of the RPC are healed, refused and explained as those of web3.js', () => {
    const http = (statusCode: number): SolanaError =>
      inProduction(
        () =>
          new SolanaError(SOLANA_ERROR__RPC__TRANSPORT_HTTP_ERROR, {
            headers: new Headers(),
            message: 'no',
            statusCode,
          }),
      );
    for (const [status, heals, words] of [
      [429, true, /rate limit is reached/],
      [503, true, /has a problem/],
      [401, false, /denied access/],
      [403, false, /denied access/],
      [413, false, /request of this size/],
    ] as const) {
      const error = http(status);
      assert.equal(httpStatus(error), status);
      assert.equal(canHeal(error), heals, String(status));
      assert.match(explain(error).message, words);
      assert.isNull(CoStakingError.from(error));
    }
    const unhealthy = new SolanaError(SOLANA_ERROR__JSON_RPC__SERVER_ERROR_NODE_UNHEALTHY, {
      numSlotsBehind: 4,
    });
    assert.isTrue(canHeal(unhealthy));
    const missing = inProduction(() =>
      getSolanaErrorFromJsonRpcError({
        code: SOLANA_ERROR__JSON_RPC__METHOD_NOT_FOUND,
        message: 'Method not found',
      }),
    );
    assert.isTrue(isRpcError(missing, -32601));
    assert.isFalse(canHeal(missing));
    assert.match(explain(missing).message, /does not offer this request/);
  });

  it('of a search that the node refuses become SearchRefusedError', async () => {
    for (const answer of [
      { error: { code: -32601, message: 'Method not found' } },
      { error: { code: -32010, message: 'excluded from account secondary indexes' } },
    ]) {
      const rpc = rpcAnswering(async () => ({ jsonrpc: '2.0', id: '1', ...answer }) as never);
      const error = await findDevices(kitSource(rpc), {}).catch((reason: unknown) => reason);
      assert.instanceOf(error, SearchRefusedError);
    }
  });

  it('pass through where they are something else', async () => {
    const rpc = rpcAnswering(() => Promise.reject(new TypeError('fetch failed')));
    const failure = await fetchDevice(kitSource(rpc), PublicKey.default).catch((error: unknown) => error);
    assert.match(explain(failure).message, /cannot be reached/);
    assert.throws(() => new KitClient({ rpc } as never), TypeError, 'missing field "signer"');
    assert.throws(
      () => new KitClient({ rpc, signer: {}, wallet: {} } as never),
      TypeError,
      'unknown field "wallet"',
    );
    const signer = await generateKeyPairSigner();
    const misspelt = await new KitClient({ rpc, signer }).do
      .giveNotice({ devise: signer.address } as never)
      .catch((error: unknown) => error);
    assert.instanceOf(misspelt, TypeError);
    assert.include(misspelt.message, 'unknown field "devise"');
  });
});
