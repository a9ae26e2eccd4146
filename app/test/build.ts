// The production build: its bytes, and what must not be in it.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

import { DIST } from './world';

/** Most bytes, gzip level 9. */
export const BUDGET = { script: 200_000, css: 8_000 };

interface Chunk {
  file: string;
  imports?: string[];
  css?: string[];
  isEntry?: boolean;
}

const size = (file: string): number => gzipSync(readFileSync(join(DIST, file)), { level: 9 }).length;

/** Bytes of script on the first load: the entry and all that it imports at once; and of all style sheets. */
export function firstLoad(): { script: number; css: number } {
  const manifest = JSON.parse(readFileSync(join(DIST, '.vite/manifest.json'), 'utf8')) as Record<
    string,
    Chunk
  >;
  const [entry] = Object.entries(manifest).find(([, { isEntry }]) => isEntry)!;
  const seen = new Set<string>();
  const visit = (name: string): void => {
    if (seen.has(name)) return;
    seen.add(name);
    manifest[name]!.imports?.forEach(visit);
  };
  visit(entry);
  const sheets = new Set(Object.values(manifest).flatMap(({ css = [] }) => css));
  return {
    script: [...seen].reduce((sum, name) => sum + size(manifest[name]!.file), 0),
    css: [...sheets].reduce((sum, file) => sum + size(file), 0),
  };
}

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesIn(join(folder, entry.name)) : [join(folder, entry.name)],
  );

/** What of the development page, or of any key, is in the production build. */
export function strayIn(secrets: readonly Uint8Array[]): string[] {
  const words = ['Development wallet', 'testSign', '/dev/wallets', 'playground_warpBy', 'devbar'];
  const keys = secrets.flatMap((secret) => [
    secret.join(','),
    Array.from(secret.slice(0, 32), (byte) => byte.toString(16).padStart(2, '0')).join(''),
    Buffer.from(secret).toString('base64'),
  ]);
  return filesIn(DIST).flatMap((file) => {
    const content = readFileSync(file, 'utf8');
    return [...words, ...keys]
      .filter((text) => content.includes(text))
      .map((text) => `${file}: ${text.slice(0, 40)}`);
  });
}

/** Scripts and styles inside index.html, which a strict policy refuses. */
export function inlineIn(): string[] {
  const html = readFileSync(join(DIST, 'index.html'), 'utf8');
  return html.match(/<style|<script(?![^>]*\ssrc=)|\son\w+=|\sstyle=/g) ?? [];
}
