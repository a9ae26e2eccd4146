// The parts of the page that need no browser: its addresses, and how it writes numbers. The rest is `npm run app:test`.
import { PublicKey } from '@solana/web3.js';
import { expect } from 'chai';
import { assert, constantFrom, property, record, integer } from 'fast-check';

import { indexerFault, isIndexerFault } from '../../app/src/chain/fault';
import { fromStored, toStored } from '../../app/src/chain/stored';
import { formatsOf } from '../../app/src/format';
import {
  DEFAULT_SORT,
  filterOf,
  malformed,
  NO_FILTER,
  parseSearch,
  printSearch,
  SORTABLE,
} from '../../app/src/market/search';
import { base58 } from '../../app/src/wallet/base58';

describe('app: the address of the marketplace', () => {
  const texts = constantFrom('', '5', 'H100', 'RTX 4090', 'a&b=c', '1b4e28ba-2fa1-4d3b-a3f5-ef19b5a7633b');
  const searches = record({
    filter: record({ model: texts, id: texts, share: texts, from: texts, to: texts, score: texts }),
    sort: record({
      by: constantFrom(...SORTABLE),
      direction: constantFrom('ascending' as const, 'descending' as const),
    }),
    after: constantFrom('cursor+/=='),
    skip: integer({ min: 0, max: 1_000 }),
  });

  it('is read as it was written', () => {
    assert(
      property(searches, (search) => {
        expect(parseSearch(printSearch(search))).to.deep.equal(search);
      }),
    );
  });

  it('is empty by default, and forgets what it does not know', () => {
    const start = { filter: NO_FILTER, sort: DEFAULT_SORT, after: '', skip: 0 };
    expect(printSearch(start)).to.equal('');
    expect(parseSearch('sort=owner.up&skip=-3&colour=red')).to.deep.equal(start);
  });

  it('becomes the filter of the SDK, without the fields that say nothing', () => {
    const filter = { model: 'H100', id: 'x', share: '12.5', from: '1.5', to: '1,5', score: '101' };
    expect(malformed(filter)).to.deep.equal(['id', 'to', 'score']);
    expect(filterOf(filter)).to.deep.equal({ model: 'H100', minShareBps: 1_250, minAmount: 150_000_000n });
  });
});

describe('app: formats', () => {
  const format = formatsOf('en-GB', 'IO');

  it('write amounts exactly, also those that no number can hold', () => {
    expect(format.tokens(18_446_744_073_709_551_615n, 8)).to.equal('184,467,440,737.09551615 IO');
    expect(format.tokens(1n, 8)).to.equal('0.00000001 IO');
    expect(format.tokens(123_456_789n, 8, 2)).to.equal('1.23 IO');
    expect(formatsOf('de-DE', 'IO').tokens(640_050_000_000n, 8)).to.equal('6.400,5 IO');
  });

  it('write shares and whole percent in the same way', () => {
    expect(format.share(7_400)).to.equal('74%');
    expect(format.share(1_250)).to.equal('12.5%');
    expect(format.percent(93)).to.equal('93%');
  });

  it('write the largest two units of a duration', () => {
    expect(format.duration(6n * 86_400n + 4n * 3_600n + 59n)).to.equal('6 days 4 hours');
    expect(format.duration(86_400n)).to.equal('1 day');
    expect(format.duration(61n)).to.equal('1 minute 1 second');
    expect(format.duration(-5n)).to.equal('0 seconds');
  });
});

describe('app: signatures of wallets', () => {
  it('are written in base58, with their leading zeros', () => {
    expect(base58(Uint8Array.of(0, 0, 1))).to.equal('112');
    expect(base58(Uint8Array.from([0x61]))).to.equal('2g');
    expect(base58(new Uint8Array())).to.equal('');
  });
});

describe('app: what the browser keeps of a history', () => {
  const event = {
    name: 'CaseOpened',
    slot: 7,
    transactionIndex: null,
    data: {
      device: new PublicKey(Uint8Array.from({ length: 32 }, (_, place) => place)),
      at: 2n ** 63n,
      // A view of a larger buffer, as decoders make them.
      evidenceHash: new Uint8Array(64).fill(7).subarray(8, 40),
      stakes: [1n, 0n],
    },
  };

  it('comes back as it was, through the copy that IndexedDB makes', () => {
    const back = fromStored(structuredClone(toStored([event]))) as [typeof event];
    expect(back).to.deep.equal([event]);
    expect(back[0].data.device).to.be.instanceOf(PublicKey);
    expect(back[0].data.evidenceHash.buffer.byteLength).to.equal(32);
  });
});

describe('app: failures of the indexer', () => {
  it('are known also as the cause of another error, and no others are', () => {
    const failure = new Error('503');
    expect(isIndexerFault(failure)).to.equal(false);
    expect(() => indexerFault(failure)).to.throw(failure);
    expect(isIndexerFault(failure)).to.equal(true);
    expect(isIndexerFault(new Error('gave up', { cause: failure }))).to.equal(true);
    expect(isIndexerFault(new Error('503'))).to.equal(false);
    expect(isIndexerFault(undefined)).to.equal(false);
  });
});
