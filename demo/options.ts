import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

export const HELP = `Usage: npm run demo [-- options]

Plays whole co-staking agreements side by side, on the compiled program in an embedded virtual machine, and
proves that no token is lost.

  --fleet FILE   JSON array of {"id": UUID, "model": text, "cards": integer, "multiplier": decimal};
                 default: examples/fleet.json
  --json         print only one JSON document on stdout
  --help         show this text

The last line of stdout is one JSON object with the totals. Exit code 1 if something went wrong.`;

export interface Options {
  fleet: string;
  json: boolean;
  help: boolean;
}

/** Reads the command line. @throws Error with a message for the user */
export function readOptions(args: string[]): Options {
  const { values } = parseArgs({
    args,
    options: {
      fleet: { type: 'string', default: fileURLToPath(new URL('../examples/fleet.json', import.meta.url)) },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  return values;
}
