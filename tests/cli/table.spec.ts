import { expect } from 'chai';

import { recordOf, tableOf } from '../../cli/src/output/table';

const ADDRESS = 'JDemtfp8jRNQaMmHtTChKmgwnB7jJL8zmx8nXyGpksHk';
const COLUMNS = ['offer', 'model', 'state', 'amount', 'deviceId', 'freeAt'];
const ROWS = [
  {
    offer: ADDRESS,
    model: '显卡 4090',
    state: 'active',
    amount: '960',
    deviceId: '824b0bfc-bf78-4daf-84fd-e8bd25529cff',
    freeAt: null,
  },
  {
    offer: ADDRESS,
    model: '🚀 é L4',
    state: 'cooldown',
    amount: '12.5',
    deviceId: '824b0bfc-bf78-4daf-84fd-e8bd25529cff',
    freeAt: '2026-11-28T12:45:35Z',
  },
];

describe('co-staking: tables', () => {
  it('line up behind CJK characters, emoji and combining marks', () => {
    const { text } = tableOf(['model', 'amount'], ROWS, { colors: false });
    expect(text.split('\n')).to.deep.equal([
      'Model      Amount', //
      '显卡 4090     960',
      '🚀 é L4      12.5',
    ]);
  });

  it('shorten what is behind the first column, then leave out the last columns', () => {
    const at80 = tableOf(COLUMNS, ROWS, { colors: false, width: 80 });
    expect(at80.text.split('\n')).to.deep.equal([
      `Offer${' '.repeat(41)}Model      State     Amount`,
      `${ADDRESS}  显卡 4090  active       960`,
      `${ADDRESS}  🚀 é L4    cooldown    12.5`,
    ]);
    expect([at80.hidden, at80.shortened]).to.deep.equal([['deviceId', 'freeAt'], false]);
    const at120 = tableOf(COLUMNS, ROWS, { colors: false, width: 120 });
    expect(at120.text.split('\n')[2]).to.equal(
      `${ADDRESS}  🚀 é L4    cooldown    12.5  824b0bfc…  2026-11-28 12:45`,
    );
    expect([at120.hidden, at120.shortened]).to.deep.equal([[], true]);
  });

  it('shorten the first column only for columns that are needed more', () => {
    const { text, hidden } = tableOf(COLUMNS, ROWS, { colors: false, width: 80 }, 5);
    expect(text.split('\n')[1]).to.equal('JDem…ksHk  显卡 4090  active       960  824b0bfc…  -');
    expect(hidden).to.deep.equal([]);
  });

  it('are whole without a width, in whatever room', () => {
    const { text, hidden, shortened } = tableOf(COLUMNS, ROWS, { colors: false });
    expect(text.split('\n')[2]).to.equal(
      `${ADDRESS}  🚀 é L4    cooldown    12.5  824b0bfc-bf78-4daf-84fd-e8bd25529cff  2026-11-28T12:45:35Z`,
    );
    expect([hidden, shortened]).to.deep.equal([[], false]);
  });

  it('colour states, and nothing else', () => {
    const { text } = tableOf(['state', 'model'], [{ state: 'active', model: 'active' }], { colors: true });
    expect(text.split('\n')[1]).to.equal('\u001b[32mactive\u001b[39m  active');
  });

  it('show records in lines that fit', () => {
    const fields = {
      status: 'down',
      announced: 'the minimum rises to 2000 from tomorrow on',
      sufficient: false,
    };
    const text = recordOf(fields, { status: 'since noon' }, { colors: false, width: 32 });
    expect(text.split('\n')).to.deep.equal([
      'Status      down (since noon)',
      'Announced   the minimum rises to',
      '            2000 from tomorrow',
      '            on',
      'Sufficient  no',
    ]);
  });
});
