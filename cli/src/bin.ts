#!/usr/bin/env node
import { main } from './main';
import { processIo } from './io';

const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  // The first one asks to end, so that a journal or a playground is closed; the second one is obeyed as it is.
  process.once(signal, () => stop.abort());
}
// A reader such as `head` that has seen enough is not an error.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit();
    throw error;
  });
}

void main(process.argv.slice(2), processIo(stop.signal)).then((code) => {
  process.exitCode = code;
});
