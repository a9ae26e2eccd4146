import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';

import type { AnyMutant } from '../source/mutant';
import { READY, type Answer, type Order } from './orders';

const WORKER = join(__dirname, 'suiteWorker.ts');
const TESTS = join(__dirname, '../../tests');
/** Mutants that are enabled together in a run of all specs: if it passes, all of them survive. */
const GROUP = 12;
/** Runs after which a process is replaced, because virtual machines do not release memory. */
const RUNS = 25;

/** A process that runs the specs. */
class Specs {
  #child: ChildProcess | null = null;
  #lines: AsyncIterator<string> | null = null;
  #reader: Interface | null = null;
  #runs = 0;

  constructor(
    readonly binary: string,
    readonly list: string,
  ) {}

  async run(order: Order): Promise<Answer> {
    if (this.#runs >= RUNS || !this.#child) await this.#start();
    this.#runs += 1;
    this.#child!.stdin!.write(`${JSON.stringify(order)}\n`);
    for (;;) {
      const { value, done } = await this.#lines!.next();
      if (done) {
        this.stop();
        return { failure: 'the process ended', tests: 0 };
      }
      // The specs print lines of their own, too.
      if (!value.startsWith('{"failure"')) continue;
      const answer = JSON.parse(value) as Answer;
      if (answer.tests === 0) throw new Error(`no test belongs to ${JSON.stringify(order)}`);
      return answer;
    }
  }

  stop(): void {
    this.#reader?.close();
    this.#child?.kill('SIGKILL');
    this.#child = null;
  }

  async #start(): Promise<void> {
    this.stop();
    const args = ['--import', 'tsx', WORKER, this.binary, this.list];
    const env = { ...process.env, CHAIN: 'litesvm' };
    this.#child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'], env });
    this.#reader = createInterface({ input: this.#child.stdout! });
    this.#lines = this.#reader[Symbol.asyncIterator]();
    this.#runs = 0;
    const { value } = await this.#lines.next();
    if (value !== READY) throw new Error(`${WORKER} did not start, see above`);
  }
}

const camel = (snake: string): string => snake.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());

const MATRIX = 'matrix/matrix.spec.ts';

/** Specs that cover shared code best. Others may cover it too: mutants that these miss run through all specs. */
const NEAREST: Record<string, string[]> = {
  'instructions/arbiter/decide_case': ['arbiter/upholdCase', 'arbiter/dismissCase'],
  'instructions/anyone/end_case': [
    'anyone/executeCase',
    'anyone/releaseCase',
    'slasher/withdrawCase',
    'flows/slashedExits',
  ],
  create: ['registrar/registerDevice', 'flows/chosenBump', 'invariants/donation'],
  invoke: ['registrar/registerDevice', 'owner/stake'],
  entrypoint: ['entrypoint/entrypoint'],
  mint_policy: ['admin/initialize'],
  token: [
    'anyone/claimOwnerRewards',
    'anyone/withdrawCoStake',
    'owner/withdrawOverflow',
    'anyone/closeDevice',
    'anyone/executeCase',
  ],
  'instructions/anyone/withdraw_co_stake': ['anyone/withdrawCoStake', 'flows/slashedExits'],
  'instructions/anyone/withdraw_owner_stake': ['anyone/withdrawOwnerStake', 'flows/slashedExits'],
  'state/config': ['admin/initialize', 'pauser/pauseEntries', 'pauser/unpauseEntries', 'flows/pause'],
  'state/device': ['owner/unstakeOwnerStake', 'flows/hiredHold', 'anyone/closeDevice', 'owner/createOffer'],
  'state/device_requirement': [
    'registrar/registerDevice',
    'registrar/updateRequirement',
    'flows/requirementChange',
  ],
  'state/device_rewards': ['rewardAuthority/postRewards', 'anyone/claimOwnerRewards'],
  'state/device_slots': ['owner/createOffer', 'coStaker/acceptOffer', 'coStaker/unstakeCoStake'],
  'state/device_stake': ['owner/stake', 'owner/unstakeOwnerStake', 'owner/withdrawOverflow'],
  'state/offer': ['coStaker/acceptOffer', 'slasher/openCase', 'anyone/closeExpiredOffer'],
  'state/parameters': ['admin/updateParameters'],
  'state/participant': ['registrar/linkWallet', 'registrar/unlinkWallet', 'coStaker/acceptOffer'],
  'state/roles': ['admin/initialize', 'admin/nominateRole', 'admin/vacateRole', 'anyone/acceptRole'],
  'state/slash_case': [
    'owner/appealAsOwner',
    'anyone/executeCase',
    'arbiter/upholdCase',
    'arbiter/dismissCase',
  ],
  'state/slash_terms': ['admin/setSlashTerm', 'slasher/openCase'],
  'state/slashing': ['slasher/openCase', 'slasher/slashCap', 'flows/slashing', 'flows/slashedExits'],
};

/** The specs to run before all others, the most likely first. */
function nearest({ name, file, ...mutant }: AnyMutant): Omit<Order, 'ids'>[] {
  const ofMatrix = (instruction: string): Omit<Order, 'ids'> => ({
    specs: [MATRIX],
    grep: ` replaced ${camel(instruction)} `,
  });
  if ('site' in mutant) return [ofMatrix(name.split('.')[0]!)];
  const path = file.replace(/\.rs$/, '');
  const known = NEAREST[path];
  if (known) return [{ specs: known.map((spec) => `${spec}.spec.ts`) }];
  const spec = `${camel(path.replace(/^instructions\//, ''))}.spec.ts`;
  return existsSync(join(TESTS, spec)) ? [{ specs: [spec] }, ofMatrix(basename(path))] : [];
}

export type Tell = (mutant: AnyMutant, found: string) => void;

async function inTurn<T>(
  jobs: number,
  items: readonly T[],
  work: (item: T, worker: number) => Promise<void>,
) {
  const waiting = [...items];
  const worker = async (_: unknown, index: number): Promise<void> => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item, index);
  };
  await Promise.all(Array.from({ length: jobs }, worker));
}

/** Groups of mutants at different sites, so that none hides another. */
function groupsOf(mutants: readonly AnyMutant[]): AnyMutant[][] {
  const groups: AnyMutant[][] = [];
  const clash = (a: AnyMutant, b: AnyMutant): boolean =>
    ('site' in a && 'site' in b) || (a.file === b.file && Math.abs(a.line - b.line) < 10);
  for (const mutant of mutants) {
    const fits = groups.find((group) => group.length < GROUP && !group.some((other) => clash(other, mutant)));
    if (fits) fits.push(mutant);
    else groups.push([mutant]);
  }
  return groups;
}

/**
 * Runs mutants through the specs of their own instruction, and then, many at a time, through all specs of the
 * program. Calls `tell` for every mutant that a test noticed.
 */
export async function killBySpecs(
  files: { binary: string; list: string },
  mutants: readonly AnyMutant[],
  jobs: number,
  tell: Tell,
): Promise<void> {
  const specs = Array.from({ length: jobs }, () => new Specs(files.binary, files.list));
  const left: AnyMutant[] = [];
  await inTurn(jobs, mutants, async (mutant, worker) => {
    for (const order of nearest(mutant)) {
      const { failure } = await specs[worker]!.run({ ...order, ids: [mutant.id] });
      if (failure) return tell(mutant, failure);
    }
    left.push(mutant);
  });

  const together = async (group: readonly AnyMutant[], worker: number): Promise<void> => {
    const { failure } = await specs[worker]!.run({ ids: group.map(({ id }) => id) });
    if (!failure) return;
    if (group.length === 1) return tell(group[0]!, failure);
    const half = group.length >> 1;
    await together(group.slice(0, half), worker);
    await together(group.slice(half), worker);
  };
  await inTurn(jobs, groupsOf(left), together);
  for (const worker of specs) worker.stop();
}
