import { appendFileSync, writeFileSync } from 'node:fs';

/** Ends a section after a failed check: what follows it would only fail because of it. */
class SectionEnded extends Error {}

/** Counts checks, prints them as they come, and keeps a record of every step. */
export class Checks {
  passed = 0;
  failed = 0;

  constructor(
    private readonly say: (text: string) => void,
    private readonly record: string | undefined,
  ) {
    if (record !== undefined) writeFileSync(record, '');
  }

  /**
   * Checks that build on each other. The first that fails ends the section, not the run.
   *
   * @returns whether all of them passed
   */
  async section(name: string, play: () => Promise<void>): Promise<boolean> {
    this.say(`${name} ...`);
    try {
      await play();
      return true;
    } catch (error) {
      if (!(error instanceof SectionEnded)) this.#fail(name, error);
      return false;
    }
  }

  /** One check. @throws to end its section if it fails */
  async check(name: string, act: () => Promise<void> | void): Promise<void> {
    try {
      await act();
    } catch (error) {
      this.#fail(name, error);
      throw new SectionEnded();
    }
    this.passed += 1;
    this.say(`  ok      ${name}`);
  }

  /** Keeps a step for a comparison of two runs. */
  step(facts: object): void {
    if (this.record !== undefined) appendFileSync(this.record, `${JSON.stringify(facts)}\n`);
  }

  #fail(name: string, error: unknown): void {
    this.failed += 1;
    this.say(`  FAILED  ${name}\n${error instanceof Error ? error.stack : String(error)}`);
  }
}
