import { assert } from 'chai';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const read = (path: string): string => readFileSync(join(import.meta.dirname, '..', path), 'utf8');

/** Blocks of code of one language. */
const blocks = (language: string): string[] =>
  [...read('README.md').matchAll(new RegExp(`\`\`\`${language}\\n([^]*?)\`\`\``, 'g'))].map(
    ([, code]) => code!,
  );

describe('the README of the example', () => {
  it('shows Rust that is compiled', () => {
    const shown = blocks('rust');
    assert.isNotEmpty(shown);
    for (const code of shown) assert.include(read('src/owner.rs'), code);
  });

  it('shows the dependencies that it is compiled with', () => {
    const shown = blocks('toml');
    assert.isNotEmpty(shown);
    for (const code of shown) assert.include(read('Cargo.toml'), code);
  });
});
