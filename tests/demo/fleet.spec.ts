import { assert } from 'chai';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { parseFleet } from '../../demo/fleet';

const ROOT = join(__dirname, '../..');
const ROW = { id: '0b7c6f2e-90c5-4f0e-9d3a-000000000001', model: 'H100', cards: 8, multiplier: 10 };

const BROKEN: [what: string, text: string, message: string][] = [
  ['something that is not JSON', '[{', 'not JSON'],
  ['an object', '{}', 'a fleet must be a JSON array of devices'],
  ['an empty array', '[]', 'the fleet is empty'],
  ['a row that is not an object', '[7]', 'row 1: a device must be an object, not 7'],
  [
    'a missing field',
    JSON.stringify([ROW, { ...ROW, cards: undefined }]),
    'row 2: the field "cards" is missing',
  ],
  ['a misspelt field', JSON.stringify([{ ...ROW, card: 1 }]), 'row 1: unknown field "card"'],
  ['an id that is not a UUID', JSON.stringify([{ ...ROW, id: 'x' }]), 'row 1: the field "id" must be a UUID'],
  ['a repeated id', JSON.stringify([ROW, ROW]), 'row 2: the field "id" is the same as in row 1'],
  ['an empty model', JSON.stringify([{ ...ROW, model: ' ' }]), 'row 1: the field "model" must be a name'],
  [
    'half a card',
    JSON.stringify([{ ...ROW, cards: 1.5 }]),
    'row 1: the field "cards" must be a whole number',
  ],
  ['no cards', JSON.stringify([{ ...ROW, cards: 0 }]), 'row 1: the field "cards" must be a whole number'],
  ['a negative multiplier', JSON.stringify([{ ...ROW, multiplier: -1 }]), 'row 1: the field "multiplier"'],
  ['five decimal places', JSON.stringify([{ ...ROW, multiplier: 1.00001 }]), 'row 1: the field "multiplier"'],
];

describe('fleet file of the demo', () => {
  for (const [what, text, message] of BROKEN)
    it(`is refused with row and field for ${what}`, () => {
      assert.throws(() => parseFleet(text), message);
    });

  it('keeps multipliers exact', () => {
    const [device] = parseFleet(JSON.stringify([{ ...ROW, multiplier: 1.25 }]));
    assert.equal(device!.multiplierBps, 12_500);
  });
});

describe('npm run demo', function () {
  this.timeout(120_000);
  let folder: string;

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'fleet-'));
  });
  after(() => rmSync(folder, { recursive: true }));

  const demo = (fleet: unknown) => {
    const file = join(folder, 'fleet.json');
    writeFileSync(file, JSON.stringify(fleet));
    // A separate process needs the binary of the run too.
    const preload = process.env['CO_STAKING_PROGRAM'] ? ['--import', './tests/runner/program.ts'] : [];
    const args = ['--import', 'tsx', ...preload, 'demo/main.ts', '--json', '--fleet', file];
    return spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' });
  };

  it('prints one JSON document for a fleet of one device', () => {
    const { status, stdout } = demo([ROW]);
    assert.equal(status, 0);
    const document = JSON.parse(stdout) as Record<string, unknown>;
    assert.equal(document['main_job'], 'ok');
    assert.isTrue(document['conserved']);
    assert.lengthOf(document['devices'] as unknown[], 1);
    assert.include((document['devices'] as object[])[0], { id: ROW.id, minimum: '16000' });
  });

  it('fails with one sentence on a broken fleet', () => {
    const { status, stdout, stderr } = demo([{ ...ROW, cards: 'eight' }]);
    assert.notEqual(status, 0);
    assert.equal(stdout, '');
    assert.include(stderr, 'row 1: the field "cards" must be a whole number');
  });
});
