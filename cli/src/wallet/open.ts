import { usage } from '../exit';
import type { Io } from '../io';
import { openLedger } from './ledger';
import { keypairParty, readParty, type Party } from './party';
import { askForKey } from './prompt';
import { readSecret } from './secret';
import { keySource } from './source';

/** Keys that a run has opened, each source once. */
export class Keyring {
  readonly #parties = new Map<string, Party>();
  readonly #closing: (() => Promise<void>)[] = [];

  constructor(private readonly io: Io) {}

  /** Opens what has to be asked for: a prompt, standard input, a Ledger. */
  async open(text: string): Promise<Party> {
    const known = this.#parties.get(text);
    if (known) return known;
    const party = await this.#read(text);
    this.#parties.set(text, party);
    return party;
  }

  /** A key that needs no questions, or one that was opened before. */
  get(text: string): Party {
    const known = this.#parties.get(text);
    if (known) return known;
    if (keySource(text)) throw new Error(`the key ${text} was not opened`);
    const party = readParty(text.replace(/^file:(\/\/)?/, ''), this.io.home);
    this.#parties.set(text, party);
    return party;
  }

  /** Ends connections to hardware, which would keep the process alive. */
  async close(): Promise<void> {
    await Promise.all(this.#closing.map((close) => close()));
  }

  async #read(text: string): Promise<Party> {
    const source = keySource(text);
    switch (source?.kind) {
      case undefined:
        return this.get(text);
      case 'stdin': {
        const keypair = readSecret(await this.io.readInput());
        if (!keypair)
          throw usage('standard input has no keypair', 'it takes a list of 64 numbers in JSON, or base58');
        return keypairParty(keypair);
      }
      case 'prompt':
        return keypairParty(await askForKey(this.io, source.path));
      case 'ledger': {
        const { party, close } = await openLedger(this.io, source);
        this.#closing.push(close);
        return party;
      }
    }
  }
}
