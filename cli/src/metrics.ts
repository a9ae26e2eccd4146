import { once } from 'node:events';
import { renameSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';

import { usage } from './exit';

/** A metric of Prometheus with its samples. */
export interface Metric {
  /** Without the prefix `co_staking_`. A counter's name ends with `_total`. */
  name: string;
  help: string;
  samples: { labels?: Readonly<Record<string, string>>; value: number | bigint }[];
}

const escaped = (text: string): string =>
  text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');

function labelsOf(labels: Readonly<Record<string, string>> = {}): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escaped(value)}"`);
  return pairs.length > 0 ? `{${pairs.join(',')}}` : '';
}

/** Metrics in the text format of Prometheus. */
export function metricsText(metrics: readonly Metric[]): string {
  const lines = metrics.flatMap(({ name, help, samples }) => [
    `# HELP co_staking_${name} ${help}`,
    `# TYPE co_staking_${name} ${name.endsWith('_total') ? 'counter' : 'gauge'}`,
    ...samples.map(({ labels, value }) => `co_staking_${name}${labelsOf(labels)} ${value}`),
  ]);
  return `${lines.join('\n')}\n`;
}

/** Writes metrics for a collector of text files; it never reads half a file. @throws CliError if it cannot be written */
export function writeMetrics(path: string, metrics: readonly Metric[]): void {
  try {
    writeFileSync(`${path}.part`, metricsText(metrics));
    renameSync(`${path}.part`, path);
  } catch (error) {
    throw usage(`${path} cannot be written: ${(error as NodeJS.ErrnoException).code}`);
  }
}

/** Serves metrics on this machine alone. @throws CliError if the port is in use */
export async function serveMetrics(port: number, read: () => readonly Metric[]): Promise<Server> {
  const server = createServer((request, response) => {
    const known = request.url === '/metrics';
    response.writeHead(known ? 200 : 404, { 'content-type': 'text/plain; version=0.0.4' });
    response.end(known ? metricsText(read()) : 'see /metrics\n');
  });
  server.listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch (error) {
    throw usage(`the port ${port} cannot be used: ${(error as NodeJS.ErrnoException).code}`);
  }
  return server;
}
