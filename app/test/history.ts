// Stories of a wallet's history.
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { readFile } from 'node:fs/promises';

import { enter } from './steps';
import type { Story } from './story';

/** The stories. */
export const HISTORY: Story[] = [
  {
    name: 'reads the history as bars, CSV and calendar',
    async run(world) {
      const visit = await enter(world, 'co-staker-2', '/co-stakes');
      const { page } = visit;
      await page.getByRole('button', { name: 'Read my history' }).click();
      await page.getByText('Rewards a day').waitFor({ timeout: 60_000 });
      await page.getByText('Rewards a month').waitFor();
      const [csv] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: 'Download as CSV' }).click(),
      ]);
      match(
        await readFile(await csv.path(), 'utf8'),
        /^date,type,role,amount,balance,wallet,device,offer,signature\r?\n.*Staked,coStaker/s,
      );
      const [ics] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: 'Exit dates as a calendar' }).click(),
      ]);
      match(await readFile(await ics.path(), 'utf8'), /^BEGIN:VCALENDAR[\s\S]*can be withdrawn/);
      return visit;
    },
  },
  {
    name: 'after a reload only what is new of a history is read; what no longer fits is read again',
    async run(world) {
      const visit = await enter(world, 'co-staker-2', '/co-stakes');
      const { page } = visit;
      const read = async (): Promise<{ transactions: number; csv: string }> => {
        const before = visit.calls.length;
        await page.getByRole('button', { name: 'Read my history' }).click();
        const [file] = await Promise.all([
          page.waitForEvent('download'),
          page.getByRole('button', { name: 'Download as CSV' }).click(),
        ]);
        const asked = visit.calls.slice(before).filter(({ method }) => method === 'getTransaction');
        return { transactions: asked.length, csv: await readFile(await file.path(), 'utf8') };
      };
      const first = await read();
      ok(first.transactions > 10);
      await page.reload();
      deepEqual(await read(), { transactions: 0, csv: first.csv });

      // The place up to which it was read is of another chain.
      await page.evaluate(async () => {
        const done = <T>(request: IDBRequest<T>): Promise<T> =>
          new Promise((resolve) => (request.onsuccess = () => resolve(request.result)));
        const database = await done(indexedDB.open('co-staking'));
        const store = database.transaction('pages', 'readwrite').objectStore('pages');
        for (const key of await done(store.getAllKeys())) {
          const page = (await done(store.get(key))) as {
            cursor: Record<string, { signature: string } | null>;
          };
          for (const place of Object.values(page.cursor)) if (place) place.signature = '1'.repeat(64);
          await done(store.put(page, key));
        }
        database.close();
      });
      await page.reload();
      deepEqual(await read(), first);
      await page.reload();
      equal((await read()).transactions, 0);

      await page
        .getByRole('banner')
        .getByRole('button', { name: /^Wallet / })
        .click();
      await page.getByRole('button', { name: 'Disconnect' }).click();
      await page.getByText('Connect your wallet to see your co-stakes').waitFor();
      await page.waitForFunction(async () => (await indexedDB.databases()).length === 0);
      return visit;
    },
  },
];
