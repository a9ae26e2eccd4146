// Pages of histories in this browser, so that a reload reads only what is new. What cannot be kept is read again.
import { EVENT_SCHEMA_VERSION, type HistoryPage } from '@co-staking/sdk';

import { fromStored, toStored } from './stored';

/** Its name is also in wallet/store.ts, which deletes it when the wallet is disconnected. */
const DATABASE = 'co-staking';
const PAGES = 'pages';
/** Events of another schema, or kept in another way, are not read: the store is made again. */
const VERSION = EVENT_SCHEMA_VERSION * 100 + 1;

/** A page with the cursor behind it. */
export type KeptPage = Pick<HistoryPage, 'events' | 'cursor'>;

const result = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('IndexedDB failed'));
  });

async function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(DATABASE, VERSION);
  request.onupgradeneeded = () => {
    const { result: database } = request;
    if (database.objectStoreNames.contains(PAGES)) database.deleteObjectStore(PAGES);
    database.createObjectStore(PAGES);
  };
  const blocked = new Promise<never>((_, reject) => {
    request.onblocked = () => reject(new Error('another tab keeps an older store open'));
  });
  const database = await Promise.race([result(request), blocked]);
  database.onversionchange = () => database.close();
  return database;
}

/** All pages of one history; a page has the history's name and its number as key. */
const pagesOf = (history: string): IDBKeyRange => IDBKeyRange.bound([history], [history, []]);

/** Runs a request on the store; `otherwise` if this browser keeps nothing, as in some private windows. */
async function run(
  mode: IDBTransactionMode,
  act: (store: IDBObjectStore) => IDBRequest,
  otherwise?: unknown,
): Promise<unknown> {
  try {
    const database = await open();
    try {
      return await result(act(database.transaction(PAGES, mode).objectStore(PAGES)));
    } finally {
      database.close();
    }
  } catch {
    return otherwise;
  }
}

/** What is kept of a history, oldest page first. */
export const keptPages = async (history: string): Promise<KeptPage[]> =>
  fromStored(await run('readonly', (store) => store.getAll(pagesOf(history)), [])) as KeptPage[];

/** Keeps a page as the next one. */
export const keepPage = (history: string, number: number, { events, cursor }: KeptPage): Promise<unknown> =>
  run('readwrite', (store) => store.add(toStored({ events, cursor }), [history, number]));

/** Forgets a history. */
export const forgetPages = (history: string): Promise<unknown> =>
  run('readwrite', (store) => store.delete(pagesOf(history)));
