import {
  CoStakingClient,
  explain,
  OutcomeUnknownError,
  RefusedError,
  type Explanation,
  type SendOptions,
} from '@co-staking/sdk';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';

import { connection } from '../chain/connection';
import { messages } from '../messages';
import { settings } from '../settings';
import { signerOf } from '../wallet/signer';
import { useWallet } from '../wallet/store';
import { alone, OtherTabError } from './lock';
import { record, settled } from './outbox';

/** Milliseconds: two polls of an indexer. */
const INDEXED_AFTER = 5_000;

/** The stage of a sending. */
export type SendState =
  | { stage: 'review' }
  | { stage: 'working'; step: 'checking' | 'signing' | 'sending' }
  | { stage: 'done'; signatures: string[]; openings: readonly string[] }
  | { stage: 'failed'; explanation: Explanation; unknown: boolean };

/** What was sent. */
export interface Outcome {
  signatures: string[];
  /** What was opened on the way, in words. */
  openings?: readonly string[];
}

export type Work = (client: CoStakingClient, options: SendOptions) => Promise<Outcome>;

function explanationOf(error: unknown, wallet: string, deviceId?: string): Explanation {
  if (error instanceof OtherTabError)
    return { ...messages.send.otherTab, source: 'sdk', code: 'OtherTab', support: '' };
  if (error instanceof RefusedError) return error.explanation;
  const known = error instanceof OutcomeUnknownError ? { signature: error.signature } : {};
  return explain(error, { wallet, ...known, ...(deviceId !== undefined && { deviceId }) });
}

/**
 * Sends once: a second click does nothing while the first works, and a second tab is refused. The SDK simulates before
 * the wallet is asked, and what is signed is kept until its outcome is known.
 */
export function useSend(title: string, deviceId?: string) {
  const { wallet, account } = useWallet();
  const queries = useQueryClient();
  const busy = useRef(false);
  const [state, setState] = useState<SendState>({ stage: 'review' });

  async function send(work: Work): Promise<void> {
    if (busy.current || !wallet || !account) return;
    busy.current = true;
    setState({ stage: 'working', step: 'checking' });
    const signed: string[] = [];
    try {
      const client = new CoStakingClient({ connection, wallet: signerOf(wallet, account) });
      const { signatures, openings = [] } = await alone(() =>
        work(client, {
          onProgress: (progress) => {
            record(progress, { title, wallet: account.address });
            if (progress.stage === 'simulated') setState({ stage: 'working', step: 'signing' });
            if (progress.stage === 'signed' || progress.stage === 'sent')
              setState({ stage: 'working', step: 'sending' });
            if (progress.stage === 'signed') signed.push(progress.signature);
          },
        }),
      );
      setState({ stage: 'done', signatures, openings });
    } catch (error) {
      const unknown = [error, (error as Error | null)?.cause].some(
        (one) => one instanceof OutcomeUnknownError,
      );
      // What has failed or expired is known; only what may still land is kept.
      if (!unknown) signed.forEach(settled);
      setState({ stage: 'failed', unknown, explanation: explanationOf(error, account.address, deviceId) });
    } finally {
      busy.current = false;
      await queries.invalidateQueries();
      // An indexer sees it some seconds later than the node.
      if (settings.indexer !== '') setTimeout(() => void queries.invalidateQueries(), INDEXED_AFTER);
    }
  }

  return { state, send, reset: () => setState({ stage: 'review' }) };
}
