import type { SendCommitment, SendConnection } from './connection';
import type { SendTiming } from './options';

/** Waits between two questions about a transaction. */
export interface Waiting {
  /** Ends after so many milliseconds, or once, before, when the node reports the transaction. */
  sleep(milliseconds: number): Promise<void>;
  /** Stops listening. */
  stop(): void;
}

/**
 * Listens on the WebSocket of a connection for a transaction. What comes is only a reason to ask at once: the status decides,
 * and without a WebSocket it is asked for as often as ever.
 */
export function listen(
  connection: SendConnection,
  signature: string,
  commitment: SendCommitment,
  timing: SendTiming,
): Waiting {
  let listener: number | undefined;
  let ended = false;
  let reported: Promise<true> | undefined = new Promise((resolve) => {
    // web3.js ends the subscription itself after the one report.
    const onReport = () => {
      ended = true;
      resolve(true);
    };
    try {
      listener = connection.onSignature?.(signature, onReport, commitment);
    } catch {
      // The connection has no WebSocket.
    }
  });
  return {
    async sleep(milliseconds) {
      const slept = timing.sleep(milliseconds);
      const early = reported && (await Promise.race([slept, reported]));
      if (early) reported = undefined;
      else await slept;
    },
    stop() {
      if (listener !== undefined && !ended)
        void connection.removeSignatureListener?.(listener).catch(() => undefined);
    },
  };
}
