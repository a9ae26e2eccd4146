import { indexerSource } from '@co-staking/indexer/client';
import type { IndexerSource } from '@co-staking/sdk';

import { settings } from '../settings';
import { indexerFault } from './fault';

/** The indexer of the host, at an address of its own or below the page's. */
const asked = indexerSource(new URL(settings.indexer, location.href).href);

/** What the page asks of it. */
export const indexer: Pick<IndexerSource, 'getProgramAccounts' | 'getEvents'> = {
  getProgramAccounts: (program, options) => asked.getProgramAccounts(program, options).catch(indexerFault),
  getEvents: (questions, options) => asked.getEvents(questions, options).catch(indexerFault),
};
