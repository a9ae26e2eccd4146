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
/** `[number, a0, a1, a2, a3]`. */
const buckets = (json: Json | undefined): rules.Buckets => {
  const [number, ...amounts] = json as Json[];
  return { number: small(number), amounts: amounts.map(n) };
};
const bucketsJson = (value: rules.Buckets | null): Json =>
  value && [value.number, ...value.amounts].map(String);
const nomination = (json: Json | undefined): rules.Nomination => {
  const [maturesAt, endsAt] = json as Json[];
  return { maturesAt: n(maturesAt), endsAt: n(endsAt) };
};
const nominationJson = (value: rules.Nomination | rules.NominationRefusal): Json =>
  typeof value === 'string' ? value : [`${value.maturesAt}`, `${value.endsAt}`];
const term = (json: Json | undefined): rules.Term => {
  const [value, announced, announcedFrom] = json as Json[];
  return { value: n(value), announced: n(announced), announcedFrom: n(announcedFrom) };
};
const termJson = (value: rules.Term | rules.TermRefusal): Json =>
  typeof value === 'string' ? value : [value.value, value.announced, value.announcedFrom].map(String);
const caseClock = (json: Json | undefined): rules.CaseClock => {
  const [progress, openedAt, appealEndsAt, arbiterEndsAt] = json as Json[];
  return {
    progress: progress as rules.CaseProgress,
    openedAt: n(openedAt),
    appealEndsAt: n(appealEndsAt),
    arbiterEndsAt: n(arbiterEndsAt),
  };
};
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
  shortfall: ([owner, active, minimum]) => text(rules.shortfall(n(owner), n(active), n(minimum))),
  countedStake: ([owner, active, waiting]) =>
    text(rules.countedStake(n(owner), { active: n(active), waiting: n(waiting) })),
  selfStakeGate: ([owner, minimum]) => rules.selfStakeGate(n(owner), n(minimum)),
  withinCoStakeHalf: ([active, minimum]) => rules.withinCoStakeHalf(n(active), n(minimum)),
  minimumAt: (input) => text(rules.minimumAt(requirement(input), n(input[3]))),
  largerMinimum: (input) => text(rules.largerMinimum(requirement(input), n(input[3]))),
  earned: ([entry, until, bps]) => accrued(rules.earned(n(entry), n(until), small(bps))),
  hit: ([free, bps]) => text(rules.hit(n(free), small(bps))),
  exposed: ([since, infractionAt]) => rules.exposed(n(since), n(infractionAt)),
  withinCap: ([asked, free, taken, cap]) => text(rules.withinCap(n(asked), n(free), n(taken), small(cap))),
  bucketAt: ([stored, now]) => `${rules.bucketAt(small(stored), n(now))}`,
  countedUntil: ([bucket]) => text(rules.countedUntil(small(bucket))),
  bucketsAt: ([kept, number]) => bucketsJson(rules.bucketsAt(buckets(kept), small(number))),
  bucketsSum: ([kept]) => text(rules.bucketsSum(buckets(kept))),
  bucketsLargest: ([kept]) => text(rules.bucketsLargest(buckets(kept))),
  bucketsPlus: ([kept, amount]) => bucketsJson(rules.bucketsPlus(buckets(kept), n(amount))),
  bucketsRaisedTo: ([kept, amount]) => bucketsJson(rules.bucketsRaisedTo(buckets(kept), n(amount))),
  bucketsMinus: ([kept, bucket, amount]) =>
    bucketsJson(rules.bucketsMinus(buckets(kept), small(bucket), n(amount))),
  nominationMade: ([now]) => nominationJson(rules.nominationMade(n(now))),
  nominationAccept: ([made, now]) => rules.nominationAccept(nomination(made), n(now)),
  nominationIsSpare: ([made, now]) => rules.nominationIsSpare(nomination(made), n(now)),
  nominationReplaceAdmin: ([made, now]) =>
    nominationJson(rules.nominationReplaceAdmin(nomination(made), n(now))),
  nominationTakeBackAdmin: ([made, now]) =>
    nominationJson(rules.nominationTakeBackAdmin(nomination(made), n(now))),
  termAt: ([set, now]) => text(rules.termAt(term(set), n(now))),
  termSet: ([set, value, worse, now]) =>
    termJson(rules.termSet(term(set), n(value), worse as rules.Worse, n(now))),
  termWithoutAnnouncement: ([set, now]) => termJson(rules.termWithoutAnnouncement(term(set), n(now))),
  caseMayBurn: ([clock, now]) => rules.caseMayBurn(caseClock(clock), n(now)),
  caseMayRelease: ([clock, now]) => rules.caseMayRelease(caseClock(clock), n(now)),
  caseUphold: ([clock, isOpener, since, now]) =>
    rules.caseUphold(caseClock(clock), { isOpener: isOpener as boolean, since: n(since) }, n(now)),
  caseDismiss: ([clock, isOpener, , now]) =>
    rules.caseDismiss(caseClock(clock), { isOpener: isOpener as boolean }, n(now)),
  ownExit: ([now, wait, cooldown, terminated]) => {
    const offer = { state: 2, waitSeconds: n(wait), cooldownSeconds: n(cooldown) } as Offer;
    return exit(quotes.exitDates(offer, { status: terminated ? 8 : 0 }, n(now)));
  },
  forcedExit: ([now, cooldown, ownerEndsAt, own]) =>
    exit(rules.forcedExit(n(now), n(cooldown), n(ownerEndsAt), started(own))),
  hastenedExit: ([now, cooldown, own]) => exit(rules.hastenedExit(n(now), n(cooldown), started(own)!)),
  ownerCooldown: ([first, present]) => text(rules.ownerCooldown(n(first), n(present))),
  committedUntil: ([at, wait]) => text(rules.committedUntil(n(at), n(wait))),
  isCommitted: ([until, terminated, now]) => rules.isCommitted(n(until), terminated as boolean, n(now)),
  phaseOfLeaving: ([waitEndsAt, cooldownEndsAt, now]) =>
    rules.phaseOfLeaving({ waitEndsAt: n(waitEndsAt), cooldownEndsAt: n(cooldownEndsAt) }, n(now)),
  holdEndsAt: ([hiredUntil, noticeGivenAt, now]) =>
    text(rules.holdEndsAt(n(hiredUntil), n(noticeGivenAt), n(now))),
  noticeIsLive: ([given, now]) => rules.noticeIsLive(n(given), n(now)),
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

/** What the Rust example prints; `null` if there is no cargo. */
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
      'write it again: cargo run --example vectors > tests/sdk/quotes/vectors.jsonl',
    );
  });

  it(`on ${MORE_ROUNDS} more rounds`, function () {
    const lines = printed(String(MORE_ROUNDS));
    if (lines === null) return this.skip();
    console.log(`    vectors: ${compare(lines)} compared, 0 differences`);
  });
});
