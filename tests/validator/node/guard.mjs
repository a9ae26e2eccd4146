// Runs a validator beside its parent, and never longer. The line `end` on stdin ends the validator. If the pipe closes
// without it, the parent is gone (SIGKILL too): then the parent's folder is deleted as well.
//
//   node guard.mjs FOLDER COMMAND [ARGUMENT ...]
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { createInterface } from 'node:readline';

/** For a validator that does not end when asked. */
const PATIENCE_MS = 15_000;

const [folder, command, ...args] = process.argv.slice(2);
const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'] });
let ordered = false;
let orphan = false;

function end() {
  child.kill('SIGTERM');
  globalThis.setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS).unref();
}

function leave(code) {
  if (orphan) rmSync(folder, { recursive: true, force: true });
  process.exit(code);
}

child.once('error', (error) => {
  console.error(`${command} cannot be started: ${error.message}`);
  leave(127);
});
child.once('close', (code, signal) => {
  if (ordered || orphan) leave(0);
  console.error(`the validator ended by itself with ${signal ?? `code ${code}`}`);
  leave(1);
});
createInterface({ input: process.stdin })
  .on('line', (line) => {
    if (line !== 'end') return;
    ordered = true;
    end();
  })
  .once('close', () => {
    if (ordered) return;
    orphan = true;
    end();
  });
