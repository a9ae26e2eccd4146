import { EventEmitter } from 'node:events';

import type { Ledger } from './ledger';
import type { Landed } from './record';
import { SLOT_MILLISECONDS, type Commitment } from './slots';

/** A block that has reached a commitment. */
export interface Reached {
  commitment: Commitment;
  slot: number;
  /** Its transactions. */
  block: readonly Landed[];
}

const COMMITMENTS = ['processed', 'confirmed', 'finalized'] as const;
/** After a jump of the clock only the newest slots are announced. */
const MOST_SLOTS = 300;

/** Announces blocks as they reach each commitment. */
export class Feed {
  /** Emits `reached` for each block and commitment, `transaction` for each transaction at once. */
  readonly events = new EventEmitter<{ reached: [Reached]; transaction: [Landed] }>();
  readonly #last: Record<Commitment, number>;
  readonly #timer: NodeJS.Timeout;
  readonly #onLanded: (landed: Landed) => void;

  constructor(
    private readonly ledger: Ledger,
    private readonly lag: number,
  ) {
    // One listener for each connected client.
    this.events.setMaxListeners(0);
    this.#last = { processed: 0, confirmed: 0, finalized: 0 };
    for (const commitment of COMMITMENTS) this.#last[commitment] = this.#slotAt(commitment);
    this.#onLanded = (landed) => {
      if (this.lag === 0) this.events.emit('transaction', landed);
      // Without finality a transaction ends its block.
      if (ledger.slots.finality === 0) this.advance();
    };
    ledger.events.on('landed', this.#onLanded);
    this.#timer = setInterval(() => this.advance(), SLOT_MILLISECONDS / 2);
    this.#timer.unref();
  }

  stop(): void {
    clearInterval(this.#timer);
    this.ledger.events.off('landed', this.#onLanded);
  }

  advance(): void {
    for (const commitment of COMMITMENTS) {
      const reached = this.#slotAt(commitment);
      const from = Math.max(this.#last[commitment] + 1, reached - MOST_SLOTS);
      this.#last[commitment] = reached;
      for (let slot = from; slot <= reached; slot += 1)
        if (!this.ledger.slots.isSkipped(slot))
          this.events.emit('reached', { commitment, slot, block: this.ledger.history.inSlot(slot) });
    }
  }

  /** The newest complete block of a commitment. */
  #slotAt(commitment: Commitment): number {
    const { slots } = this.ledger;
    const reached = this.ledger.bank(commitment, this.lag).slot;
    // The newest block is not complete yet.
    return commitment === 'processed' || slots.finality === 0 ? slots.blockAt(reached - 1) : reached;
  }
}
