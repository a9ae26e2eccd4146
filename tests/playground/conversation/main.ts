// Plays the conversation with a node.
//
//   npx tsx tests/playground/conversation/main.ts NODE_URL [PLAYGROUND_URL]            compares a node with a playground
//   npx tsx tests/playground/conversation/main.ts NODE_URL --record [FILE]             writes down the node's answers
//
// The WebSocket is at the port above. Exit code 1 if there is an unintended difference.
import { startPlayground } from '@co-staking/playground';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { compareNodes, report } from './index';
import { playConversation, type Node } from './play';

const RECORDED = join(__dirname, 'recorded.json');

export function nodeAt(url: string): Node {
  const above = new URL(url);
  above.protocol = 'ws:';
  above.port = String(Number(above.port) + 1);
  return { url, wsUrl: above.href };
}

async function main([url, second, file = RECORDED]: string[]): Promise<number> {
  if (!url) throw new Error('the URL of a node is missing');
  const node = nodeAt(url);
  if (second === '--record') {
    writeFileSync(file, `${JSON.stringify({ of: url, exchanges: await playConversation(node) }, null, 1)}\n`);
    return 0;
  }
  const playground = second ? null : await startPlayground({ finality: 13 });
  const comparison = await compareNodes(node, playground ?? nodeAt(second!));
  await playground?.stop();
  console.log(report(comparison));
  return comparison.unwanted.length === 0 ? 0 : 1;
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error);
    process.exit(2);
  },
);
