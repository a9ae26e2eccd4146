// Errors of the package itself, and what the words of an RPC become.
import * as sdk from '@co-staking/sdk';
import {
  AccountNotFoundError,
  CoStakingError,
  HistoryGapError,
  OutcomeUnknownError,
  PartlySentError,
  ProgramNotSetUpError,
  SearchRefusedError,
  TransactionExpiredError,
  TransactionTooLargeError,
  connectionSource,
  explain,
  explainListing,
  explainSignature,
  fetchPositions,
  findDevices,
  findOffers,
  listMarketplace,
  withoutSecrets,
  type AccountSource,
} from '@co-staking/sdk';
import { Keypair } from '@solana/web3.js';
import { assert } from 'chai';

const address = Keypair.generate().publicKey;
const SECRET = 'k3y-0f-mine';

describe('errors of the package', () => {
  const cases: [error: Error, cause: RegExp, remedy: RegExp][] = [
    [new AccountNotFoundError('Offer', address, 'x'), /withdrawn or has ended/, /another offer/],
    [new AccountNotFoundError('Config', address, 'x'), /not deployed on this cluster/, /cluster/],
    [new AccountNotFoundError('Device', address, 'x'), /no longer exists/, /address and the cluster/],
    [new ProgramNotSetUpError(address), /not deployed on this cluster/, /cluster/],
    [new SearchRefusedError(null), /getProgramAccounts/, /indexer/],
    [new TransactionExpiredError('sig', 5), /Nothing changed/, /again/],
    [
      new OutcomeUnknownError('sig', 5, new Error('fetch failed')),
      /may or may not have landed/,
      /Do not sign it again/,
    ],
    [new PartlySentError([], 1, null), /not sent/, /send the rest/],
    [new TransactionTooLargeError(1_300, 1_232), /1,232/, /Split/],
    [new HistoryGapError('x', { firstSlot: 9 }), /whole history/, /archive/],
  ];
  for (const [error, cause, remedy] of cases)
    it(`${error.name} (${'kind' in error ? String(error.kind) : '-'}) is explained`, () => {
      const found = explain(error);
      assert.equal(found.message, error.message);
      assert.equal(found.code, error.name);
      assert.match(found.cause, cause);
      assert.match(found.remedy, remedy);
      assert.notMatch(found.remedy, /support|SOL/);
    });

  it('are all in this list, but those that carry their own words', () => {
    const ofPackage = Object.entries(sdk as Record<string, unknown>)
      .filter(([, value]) => typeof value === 'function' && value.prototype instanceof Error)
      .map(([name]) => name);
    const explained = new Set(cases.map(([error]) => error.name));
    assert.sameMembers(
      ofPackage.filter((name) => !explained.has(name)),
      ['CoStakingError', 'RefusedError'],
    );
  });

  it('are known from another copy of the package', () => {
    const own = CoStakingError.from({ err: { InstructionError: [0, { Custom: 6000 }] } })!;
    assert.isTrue(CoStakingError.is(own));
    assert.isFalse(CoStakingError.is(new Error('x')));
    // An error of a copy has the brand and the fields, and another class.
    const copy = Object.assign(new Error(own.message), own);
    assert.isFalse(copy instanceof CoStakingError);
    assert.isTrue(CoStakingError.is(copy));
    assert.equal(explain(copy).code, 'NotUpgradeAuthority');
    class AccountNotFoundOfCopy extends Error {
      override name = 'AccountNotFoundError';
      kind = 'Offer';
    }
    assert.match(explain(new AccountNotFoundOfCopy('x')).remedy, /another offer/);
  });
});

describe('words of wallets and nodes', () => {
  for (const [words, cause] of [
    ['WalletNotConnectedError: Wallet not connected', /No wallet/],
    ['Versioned transactions are not supported by this wallet', /versioned/],
    ['Ledger device: Locked device (0x5515)', /locked/],
    ['Ledger device: UNKNOWN_ERROR (0x6808)', /cannot show/],
    ['failed to get accounts: Method not found (-32601)', /disabled/],
    ['413 Payload Too Large', /at once/],
    ['Transaction history is not available from this node', /a few days/],
    ['InvalidProgramForExecution', /not deployed/],
  ] as const)
    it(words, () => assert.match(explain(new Error(words)).cause, cause));

  it('a wallet without SOL is named, and the name of the runtime stays the code', () => {
    const error = CoStakingError.from({ err: 'AccountNotFound' })!;
    assert.equal(error.code, 'AccountNotFound');
    assert.include(error.message, 'SOL');
    assert.include(explain(error).remedy, 'SOL');
  });

  it('name the host of an RPC node, and never its key or password', () => {
    const url = `https://me:${SECRET}@rpc.example.org:8899/v2/${SECRET}?api-key=${SECRET}`;
    for (const words of [
      `fetch failed: ${url}`,
      `request to ${url} failed, reason: ECONNREFUSED`,
      `boom at ${url}`,
    ]) {
      const { message, cause, remedy, support } = explain(new TypeError(words));
      assert.notInclude(message + cause + remedy + support, SECRET);
      assert.include(message, 'rpc.example.org:8899');
    }
    assert.equal(withoutSecrets(`403: {"api-key":"${SECRET}"}`), '403: {"api-key":***"}');
    assert.notInclude(withoutSecrets(`bad wss://rpc.example.org/${SECRET}`), SECRET);
  });

  it('what is not a signature is named as such', async () => {
    const never = { getTransaction: () => Promise.reject(new Error('it was asked')) };
    for (const text of ['abc', '', '0OIl', '1'.repeat(63)])
      assert.include((await explainSignature(never, text)).message, 'not a transaction signature');
  });
});

describe('a cluster without the program', () => {
  const empty: AccountSource = {
    getAccountInfo: async () => null,
    getMultipleAccounts: async (addresses) => addresses.map(() => null),
    getProgramAccounts: async () => [],
  };
  const stranger: AccountSource = {
    ...empty,
    // Anyone can send lamports to the address.
    getAccountInfo: async () => ({ data: new Uint8Array(), owner: Keypair.generate().publicKey }),
  };

  for (const [name, source] of [
    ['nothing', empty],
    ['lamports', stranger],
  ] as const)
    it(`is an error, not an empty list (${name} at the configuration)`, async () => {
      for (const act of [
        () => listMarketplace(source, { now: 5n }),
        () => findDevices(source, {}),
        () => findOffers(source, { coStaker: address }),
        () => fetchPositions(source, address, 5n),
      ]) {
        const error = await act().catch((reason: unknown) => reason);
        assert.include(['ProgramNotSetUpError', 'AccountNotFoundError'], (error as Error).name);
        assert.match(explain(error).cause, /not deployed on this cluster/);
      }
    });

  it('a node that does not search is named', async () => {
    for (const error of [
      Object.assign(new Error('excluded from account secondary indexes'), { code: -32010 }),
      Object.assign(new Error('Method not found'), { code: -32601 }),
      new Error('403 Forbidden: getProgramAccounts is disabled'),
      new Error('410 Gone'),
    ]) {
      const refusing = connectionSource({ getProgramAccounts: () => Promise.reject(error) } as never);
      const found = await findDevices(refusing, {}).catch((reason: unknown) => reason);
      assert.instanceOf(found, SearchRefusedError);
      assert.equal((found as Error).cause, error);
    }
    const unauthorized = new Error('401 Unauthorized');
    const closed = connectionSource({ getProgramAccounts: () => Promise.reject(unauthorized) } as never);
    assert.equal(await findDevices(closed, {}).catch((reason: unknown) => reason), unauthorized);
  });

  it('the clock is unix seconds as a bigint', async () => {
    for (const now of [5, undefined, null, '5'])
      for (const act of [
        () => listMarketplace(empty, { now: now as never }),
        () => fetchPositions(empty, address, now as never),
        async () => explainListing({} as never, now as never),
      ]) {
        const error = await act().catch((reason: unknown) => reason);
        assert.instanceOf(error, TypeError);
        assert.match(error.message, /now/);
      }
    const error = await listMarketplace(empty, { now: 1_785_000_000_000n }).catch(
      (reason: unknown) => reason,
    );
    assert.instanceOf(error, RangeError);
    assert.include(error.message, 'milliseconds');
  });

  it('a misspelt question is refused', async () => {
    const error = await listMarketplace(empty, { filterr: {}, now: 5n } as never).catch(
      (reason: unknown) => reason,
    );
    assert.equal((error as Error).message, 'listMarketplace: unknown field "filterr"');
  });
});
