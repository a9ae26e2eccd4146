// A collector that another process kills: see kill.spec.ts. Prints a line when a poll is done.
import { startIndexer } from '../src/start';

async function main(): Promise<void> {
  const [rpc, folder] = process.argv.slice(2) as [string, string];
  const databaseUrl = process.env['DATABASE_URL'];
  console.log('starting');
  const { indexer } = await startIndexer({
    rpc: [rpc],
    port: 0,
    interval: 50,
    ...(databaseUrl === undefined ? { folder } : { databaseUrl }),
  });
  console.log('open');
  indexer!.events.on('poll', ({ backlog }) => console.log(backlog === 0 ? 'done' : 'poll'));
  indexer!.events.on('failure', (error) => console.log(`failure ${String(error)}`));
}

main().catch((error: unknown) => {
  console.log(`failure ${String(error)}`);
  process.exit(1);
});
