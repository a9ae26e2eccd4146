import { quotes, rules, type Offer } from '@co-staking/sdk';
import { assert } from 'chai';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '../../..');
const COMMITTED = readFileSync(join(__dirname, 'vectors.jsonl'), 'utf8');
const MORE_ROUNDS = 3_000;

type Json = string | boolean | null | Json[];
interface Vector {
  rule: string;
  input: Json[];
  output: Json;
}

const n = (value: Json | undefined): bigint => BigInt(value as string);
const small = (value: Json | undefined): number => Number(value);
const text = (value: bigint | null): Json => (value === null ? null : `${value}`);

const exit = (dates: rules.ExitDates | null): Json =>
  dates && [`${dates.waitEndsAt}`, `${dates.cooldownEndsAt}`];
const started = (json: Json | undefined): rules.ExitDates | null =>
  Array.isArray(json) ? { waitEndsAt: n(json[0]), cooldownEndsAt: n(json[1]) } : null;
const window = (json: Json | undefined): rules.SlashWindow => {
  const [startedAt, lastCaseAt, stake, slashed] = json as Json[];
  return { startedAt: n(startedAt), lastCaseAt: n(lastCaseAt), stake: n(stake), slashed: n(slashed) };
};
const windowJson = (value: rules.SlashWindow | null): Json =>
  value && [`${value.startedAt}`, `${value.lastCaseAt}`, `${value.stake}`, `${value.slashed}`];
const accrued = (value: rules.Accrued | null): Json => value && [`${value.units}`, `${value.fraction}`];
const requirement = ([minimum, announcedMinimum, announcedFrom]: Json[]): rules.Requirement => ({
  minimum: n(minimum),
  announcedMinimum: n(announcedMinimum),
  announcedFrom: n(announcedFrom),
});

/** Each rule of the SDK, on the inputs as the Rust example prints them. */
const RULES: Record<string, (input: Json[]) => Json> = {
  minimumStake: ([base, multiplier, cards]) =>
    text(
      quotes.minimumStake(
        { baseStakePerCard: n(base) },
        {
          multiplierBps: small(multiplier),
          cards: small(cards),
        },
      ),
    ),
  overflow: ([owner, active, minimum]) => text(rules.overflow(n(owner), n(active), n(minimum))),
  countedStake: ([owner, active, waiting]) =>
    text(rules.countedStake(n(owner), { open: 0n, active: n(active), waiting: n(waiting) })),
  selfStakeGate: ([owner, minimum]) => rules.selfStakeGate(n(owner), n(minimum)),
  withinCoStakeHalf: ([active, minimum]) => rules.withinCoStakeHalf(n(active), n(minimum)),
  minimumAt: (input) => text(rules.minimumAt(requirement(input), n(input[3]))),
  largerMinimum: (input) => text(rules.largerMinimum(requirement(input), n(input[3]))),
  earned: ([entry, until, bps]) => accrued(rules.earned(n(entry), n(until), small(bps))),
  hit: ([free, bps]) => text(rules.hit(n(free), small(bps))),
  windowWith: ([before, now, held, amount, cap]) =>
    windowJson(rules.windowWith(window(before), n(now), n(held), n(amount), small(cap))),
  windowWithout: ([before, openedAt, amount]) =>
    windowJson(rules.windowWithout(window(before), n(openedAt), n(amount))),
  ownExit: ([now, wait, cooldown, terminated]) => {
    const offer = { state: 2, waitSeconds: n(wait), cooldownSeconds: n(cooldown) } as Offer;
    return exit(quotes.exitDates(offer, { status: terminated ? 8 : 0 }, n(now)));
  },
  forcedExit: ([now, cooldown, own]) => {
    const begun = started(own);
    const offer = { state: begun ? 3 : 2, cooldownSeconds: n(cooldown), ...begun } as Offer;
    return exit(quotes.forcedExitDates(offer, n(now)));
  },
  phaseOfLeaving: ([waitEndsAt, cooldownEndsAt, now]) =>
    rules.phaseOfLeaving({ waitEndsAt: n(waitEndsAt), cooldownEndsAt: n(cooldownEndsAt) }, n(now)),
  holdEndsAt: ([hiredUntil, noticeGivenAt, now]) =>
    text(rules.holdEndsAt(n(hiredUntil), n(noticeGivenAt), n(now))),
};

function compare(lines: string): number {
  const vectors = lines
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Vector);
  for (const { rule, input, output } of vectors)
    assert.deepEqual(RULES[rule]!(input), output, `${rule} of ${JSON.stringify(input)}`);
  assert.sameMembers([...new Set(vectors.map(({ rule }) => rule))], Object.keys(RULES));
  return vectors.length;
}

/** What the Rust example prints; `null` where there is no cargo. */
function printed(...args: string[]): string | null {
  const cargo = ['run', '--quiet', '--package', 'co_staking_rules', '--example', 'vectors', '--', ...args];
  try {
    return execFileSync('cargo', cargo, { cwd: ROOT, encoding: 'utf8', maxBuffer: 1 << 28, stdio: 'pipe' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

describe('quotes and rules equal the Rust functions', function () {
  this.timeout(300_000);

  it('on the committed vectors', () => {
    assert.isAbove(compare(COMMITTED), 1_000);
  });

  it('whose file is what the Rust example prints', function () {
    const lines = printed();
    if (lines === null) return this.skip();
    assert.equal(
      COMMITTED,
      lines,
      'write it anew: cargo run --example vectors > tests/sdk/quotes/vectors.jsonl',
    );
  });

  it(`on ${MORE_ROUNDS} more rounds`, function () {
    const lines = printed(String(MORE_ROUNDS));
    if (lines === null) return this.skip();
    console.log(`    vectors: ${compare(lines)} compared, 0 differences`);
  });
});
