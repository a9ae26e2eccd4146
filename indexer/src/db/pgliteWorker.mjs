// PGlite in a thread of its own: in the main thread, a query would block timers and sockets as long as it runs.
// Plain JavaScript, so that the thread starts without a compiler.
import { PGlite, types } from '@electric-sql/pglite';
import { parentPort, workerData } from 'node:worker_threads';

const asText = (value) => value;
/** 64-bit integers, numerics and JSON stay text, as from the other driver. */
const PARSERS = {
  [types.INT8]: asText,
  [types.NUMERIC]: asText,
  [types.JSONB]: asText,
  [types.JSON]: asText,
};

const database = await PGlite.create(workerData.folder);
parentPort.postMessage({ ready: true });

parentPort.on('message', async ({ id, text, parameters }) => {
  if (text === undefined) {
    await database.close();
    parentPort.close();
    return;
  }
  try {
    const { rows, fields, affectedRows } = await database.query(text, parameters, {
      rowMode: 'array',
      parsers: PARSERS,
    });
    const columns = fields.map(({ name }) => name);
    parentPort.postMessage({ id, answer: { columns, rows, affected: affectedRows ?? 0 } });
  } catch (error) {
    parentPort.postMessage({ id, error: { message: error.message, code: error.code, detail: error.detail } });
  }
});
