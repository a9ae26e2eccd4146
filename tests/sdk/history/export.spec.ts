import {
  DAY,
  rewardSeries,
  toCsv,
  toIcs,
  toJson,
  type EntryType,
  type HistoryEntry,
  type Position,
} from '@co-staking/sdk';
import { PublicKey } from '@solana/web3.js';
import { assert } from 'chai';

import { START } from '../../support/clock';
import { tokens } from '../../support/world';

const key = (byte: number): PublicKey => new PublicKey(Buffer.alloc(32, byte));
const [wallet, device, offer] = [key(1), key(2), key(3)];

const entry = (
  type: EntryType,
  at: bigint,
  amount: bigint,
  rest: Partial<HistoryEntry> = {},
): HistoryEntry => ({
  at,
  type,
  amount,
  balance: 0n,
  role: 'coStaker',
  wallet,
  device,
  offer,
  signature: 'sig',
  ...rest,
});

/** A table of the CSV, without knowing how it was written (RFC 4180). */
function parsed(csv: string): string[][] {
  assert.isTrue(csv.endsWith('\r\n'));
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, plain, end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    row.push(quoted?.replaceAll('""', '"') ?? plain!);
    if (end === ',') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}

describe('series of rewards', () => {
  const lastSecond = START + DAY - 1n;

  it('sum by days of UTC, with the empty ones in between', () =>
    assert.deepEqual(
      rewardSeries(
        [
          entry('RewardsEarned', START, 5n),
          entry('RewardsEarned', lastSecond, 6n),
          entry('Staked', lastSecond, 999n),
          entry('RewardsClaimed', START + 2n * DAY, -4n),
          entry('RewardsSlashed', START + 2n * DAY, -1n),
        ],
        'day',
      ),
      [
        { period: '2026-01-01', earned: 11n, claimed: 0n, slashed: 0n },
        { period: '2026-01-02', earned: 0n, claimed: 0n, slashed: 0n },
        { period: '2026-01-03', earned: 0n, claimed: 4n, slashed: 1n },
      ],
    ));

  it('sum by months, over the end of a year and of February', () => {
    const series = rewardSeries(
      [entry('RewardsEarned', START - 1n, 1n), entry('RewardsEarned', START + 60n * DAY, 2n)],
      'month',
    );
    assert.deepEqual(
      series.map(({ period, earned }) => [period, earned]),
      [
        ['2025-12', 1n],
        ['2026-01', 0n],
        ['2026-02', 0n],
        ['2026-03', 2n],
      ],
    );
  });

  it('refuse every period but day and month, with what was asked for', () => {
    const entries = [entry('RewardsEarned', START, 5n)];
    for (const by of ['week', 'year', 'Day', '', 'toString', undefined, null])
      for (const some of [entries, []])
        assert.throws(() => rewardSeries(some, by as never), TypeError, `by must be day or month, not ${by}`);
  });

  it('are empty without rewards', () => assert.isEmpty(rewardSeries([entry('Staked', START, 1n)], 'day')));
});

describe('exports of a history', () => {
  const entries = [
    entry('Staked', START, tokens(640), { balance: tokens(640) }),
    entry('StakeSlashed', START + 61n, -1n, { balance: 2n ** 64n - 1n, role: 'owner', offer: null }),
  ];

  it('CSV has a header, CRLF, exact decimals, and negative numbers that stay numbers', () =>
    assert.deepEqual(parsed(toCsv(entries, { decimals: 8 })), [
      ['date', 'type', 'role', 'amount', 'balance', 'wallet', 'device', 'offer', 'signature'],
      [
        '2026-01-01T00:00:00Z',
        'Staked',
        'coStaker',
        '640',
        '640',
        `${wallet}`,
        `${device}`,
        `${offer}`,
        'sig',
      ],
      [
        '2026-01-01T00:01:01Z',
        'StakeSlashed',
        'owner',
        '-0.00000001',
        '184467440737.09551615',
        `${wallet}`,
        `${device}`,
        '',
        'sig',
      ],
    ]));

  it('CSV lets no field become a formula or break its row', () => {
    for (const [signature, shown] of [
      ['=HYPERLINK("http://x","y")', `'=HYPERLINK("http://x","y")`],
      ['+1+1', "'+1+1"],
      ['-1+1', "'-1+1"],
      ['@sum', "'@sum"],
      ['\tx', "'\tx"],
      ['a,b\r\n"c"', 'a,b\r\n"c"'],
    ] as const) {
      const rows = parsed(toCsv([entry('Staked', START, 1n, { signature })], { decimals: 8 }));
      assert.deepEqual(rows[1]?.at(-1), shown);
      assert.equal(rows.length, 2);
    }
  });

  it('JSON has amounts as text', () => {
    const [first, second] = JSON.parse(toJson(entries, { decimals: 8 })) as Record<string, string>[];
    assert.deepEqual([first!['amount'], second!['balance']], ['640', '184467440737.09551615']);
  });
});

describe('calendar of exit dates', () => {
  const position: Position = {
    role: 'coStaker',
    wallet,
    device,
    offer,
    stake: tokens('640.5'),
    earned: 0n,
    claimed: 0n,
    slashed: 0n,
    waitEndsAt: START + 7n * DAY,
    cooldownEndsAt: START + 21n * DAY,
    exitChanges: 1,
  };
  const ics = (positions: Position[], symbol = 'IO') => toIcs(positions, { decimals: 8, symbol, now: START });
  const unfolded = (text: string): string[] => text.replaceAll('\r\n ', '').split('\r\n');
  const values = (text: string, name: string): string[] =>
    unfolded(text)
      .filter((line) => line.startsWith(`${name}:`))
      .map((line) => line.slice(name.length + 1));

  it('shows when the wait ends and when the stake is free', () => {
    const text = ics([position]);
    assert.deepEqual(values(text, 'DTSTART'), ['20260108T000000Z', '20260122T000000Z']);
    assert.deepEqual(values(text, 'DTSTAMP'), ['20260101T000000Z', '20260101T000000Z']);
    assert.deepEqual(values(text, 'SUMMARY'), ['Wait of 640.5 IO ends', '640.5 IO can be withdrawn']);
    const lines = unfolded(text);
    assert.deepEqual(lines.slice(0, 2), ['BEGIN:VCALENDAR', 'VERSION:2.0']);
    assert.deepEqual(lines.slice(-2), ['END:VCALENDAR', '']);
  });

  it('ends every line with CRLF, and folds at 75 octets without cutting a character', () => {
    const text = ics([position], '€'.repeat(60));
    assert.notMatch(text, /[^\r]\n/);
    for (const line of text.split('\r\n')) {
      assert.isAtMost(Buffer.byteLength(line), 75);
      assert.notInclude(line, '\ufffd');
    }
    assert.include(values(text, 'SUMMARY')[1]!, '€'.repeat(60));
  });

  it('escapes commas, semicolons, backslashes and line ends', () =>
    assert.equal(
      values(ics([position], 'a,b;c\\d\ne'), 'SUMMARY')[1],
      '640.5 a\\,b\\;c\\\\d\\ne can be withdrawn',
    ));

  it('keeps the UID and raises the sequence where an exit is shortened', () => {
    const forced = { ...position, waitEndsAt: START, cooldownEndsAt: START + 14n * DAY, exitChanges: 2 };
    assert.deepEqual(values(ics([forced]), 'UID'), values(ics([position]), 'UID'));
    assert.deepEqual(values(ics([position]), 'SEQUENCE'), ['0', '0']);
    assert.deepEqual(values(ics([forced]), 'SEQUENCE'), ['1', '1']);
  });

  it('has one date for an owner, another UID for each exit, and nothing of those who stay', () => {
    const owner: Position = { ...position, role: 'owner', offer: null };
    const later = { ...owner, waitEndsAt: owner.waitEndsAt + 1n };
    assert.equal(values(ics([owner]), 'UID').length, 1);
    assert.notDeepEqual(values(ics([owner]), 'UID'), values(ics([later]), 'UID'));
    assert.isEmpty(values(ics([{ ...position, waitEndsAt: 0n, cooldownEndsAt: 0n }]), 'UID'));
  });
});
