import { PROGRAM_ERRORS } from '@co-staking/sdk';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { runStory, type Listener } from '../../fuzz/run/story';
import { expectedOf, HARMLESS } from '../matrix/expectations';
import { mutationsOf, targetOf } from '../matrix/mutations';
import { addressIn, kindOf, slotsOf, type Kind } from '../matrix/slots';
import { INSTRUCTION_NAMES, SCENARIOS, worldFor } from '../scenarios';

/** Errors of the program by the instruction that has given them, in the order of their numbers. */
export type Seen = Record<string, string[]>;

/** What only a spec provokes, because histories have one mint alone. */
const IN_SPECS: Readonly<Record<string, { spec: string; codes: readonly string[] }>> = {
  initialize: {
    spec: 'tests/admin/initialize.spec.ts',
    codes: ['TooManyDecimals', 'ForbiddenMintExtension'],
  },
};

const ORDER = PROGRAM_ERRORS.map(({ code }) => code as string);
const FOLDER = join(__dirname, '../../sdk/src/instructions');

/** Collects pairs of instruction and error; errors that are not the program's are skipped. */
export class Collection {
  readonly #seen = new Map<string, Set<string>>(INSTRUCTION_NAMES.map((name) => [name, new Set()]));

  add(name: string, code: string): void {
    if (ORDER.includes(code)) this.#seen.get(name)?.add(code);
  }

  /** What single instructions of random histories are refused with. */
  ofHistories(count: number, length: number, seed = 1): void {
    const listen: Listener = (step, { refusal }) => {
      if ('calls' in step && step.calls.length === 1 && refusal !== null)
        this.add(step.calls[0]!.name, refusal);
    };
    for (let history = 0; history < count; history += 1) runStory(seed + history, length, listen);
  }

  /** What the table of states says. */
  ofStates(): void {
    const file = join(__dirname, '../stateTable/expected.json');
    const table = JSON.parse(readFileSync(file, 'utf8')) as Record<string, Record<string, string>>;
    for (const line of Object.values(table))
      for (const [name, verdict] of Object.entries(line)) this.add(name, verdict);
  }

  /** What specs say. @throws Error if a spec does not name the error any more */
  ofSpecs(): void {
    for (const [name, { spec, codes }] of Object.entries(IN_SPECS)) {
      const text = readFileSync(join(__dirname, '../..', spec), 'utf8');
      for (const code of codes) {
        if (!text.includes(`'${code}'`)) throw new Error(`${spec} does not provoke ${code}`);
        this.add(name, code);
      }
    }
  }

  /** What wrong accounts are refused with, as the matrix proves it. */
  async ofMatrix(): Promise<void> {
    for (const name of INSTRUCTION_NAMES) {
      const world = await worldFor(name);
      const target = await targetOf(world, name, SCENARIOS[name]);
      const kinds = new Map<string, Kind>();
      for (const slot of slotsOf(name))
        kinds.set(slot.name, await kindOf(world.chain, slot, addressIn(target.attempt, slot)));
      for (const slot of slotsOf(name))
        for (const mutation of await mutationsOf(target, slot)) {
          if (HARMLESS[name]?.[`${slot.name}: ${mutation.name}`]) continue;
          const expected = expectedOf(name, slot, mutation, (other) => kinds.get(other)!);
          if (typeof expected === 'string') this.add(name, expected);
        }
    }
  }

  toJSON(): Seen {
    return Object.fromEntries(
      [...this.#seen].map(([name, codes]) => [name, ORDER.filter((code) => codes.has(code))]),
    );
  }
}

/** The file of an instruction. */
export function fileOf(name: string): string {
  const who = readdirSync(FOLDER, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const folder = who.find((entry) => readdirSync(join(FOLDER, entry.name)).includes(`${name}.ts`))!;
  return join(FOLDER, folder.name, `${name}.ts`);
}

/** The list in the documentation of a builder, with its lines. */
export const LIST = /^ \* Refusals: [^]*?\.\n/m;

/** The errors that the documentation of a builder lists. */
export const listedIn = (text: string): string[] =>
  (LIST.exec(text)?.[0] ?? '').replace(/^ \* (Refusals: )?/gm, '').match(/\w+/g) ?? [];
