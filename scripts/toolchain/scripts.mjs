// The scripts around the tools work as documented.
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { camelCase, camelCased, typeScriptOf } from '../idl-types.mjs';
import { ROOT, SHIPPED, checkShipped, hashFiles, sourceFiles, toolFiles } from '../manifest.mjs';
import { ensure, test } from './report.mjs';

export function testScripts() {
  const names = [
    'name',
    'co_staking',
    'my_account.field',
    'token_2022_program',
    'x2y',
    'a',
    'A',
    '_leading',
    'trailing_',
    'CoStaker',
    'HTTPServer',
    'already_camelCase',
    'u64_max',
    'v1',
    'has__two',
    'E3',
    'maxAPYBps',
    'slot_0_end',
  ];
  test('camelCase is that of @coral-xyz/anchor', () => {
    const { convertIdlToCamelCase } = createRequire(join(ROOT, 'package.json'))(
      '@coral-xyz/anchor/dist/cjs/idl.js',
    );
    for (const name of names) {
      const { name: expected } = convertIdlToCamelCase({ name });
      ensure(
        camelCased({ name }).name === expected,
        `${name} becomes ${camelCased({ name }).name}, not ${expected}`,
      );
    }
    if (!existsSync(join(ROOT, SHIPPED.idl))) return 'no shipped IDL to compare';
    const idl = JSON.parse(readFileSync(join(ROOT, SHIPPED.idl), 'utf8'));
    ensure(
      JSON.stringify(camelCased(idl)) === JSON.stringify(convertIdlToCamelCase(idl)),
      'the shipped IDL differs',
    );
    return `${names.length} names and the shipped IDL`;
  });
  test('the type has the form of the Anchor command line tool', () => {
    const text = typeScriptOf({
      address: 'x',
      metadata: { name: 'co_staking' },
      instructions: [{ name: 'open_offer', accounts: [] }],
    });
    ensure(camelCase('co_staking') === 'coStaking', 'camelCase');
    ensure(
      text.includes('`target/idl/co_staking.json`.\n */\nexport type CoStaking = {\n  "address": "x",'),
      text,
    );
    ensure(text.includes('"name": "openOffer",\n      "accounts": []') && text.endsWith('  ]\n};\n'), text);
  });
  test('the manifest notices changes', () => {
    const folder = mkdtempSync(join(tmpdir(), 'manifest-'));
    try {
      for (const path of [...sourceFiles(), ...toolFiles(), ...Object.values(SHIPPED)])
        cpSync(join(ROOT, path), join(folder, path));
      ensure(checkShipped(folder).ok === checkShipped().ok, 'a copy is judged differently');
      if (!checkShipped().ok) return 'the shipped files are behind, only compared with a copy';
      const change = (path, edit) => {
        const file = join(folder, path);
        const before = readFileSync(file);
        writeFileSync(file, edit(before.toString('latin1')), 'latin1');
        const { ok } = checkShipped(folder);
        writeFileSync(file, before);
        return ok;
      };
      for (const path of [
        'Cargo.lock',
        'programs/co_staking/src/lib.rs',
        'tools/sbf/rustc-wrap',
        ...Object.values(SHIPPED),
      ]) {
        ensure(
          !change(path, (text) => `${text} `) || path === SHIPPED.manifest,
          `a change of ${path} goes unnoticed`,
        );
      }
      ensure(
        change('Cargo.toml', (text) => text.replaceAll('\n', '\r\n')),
        'CRLF counts as a change',
      );
      rmSync(join(folder, SHIPPED.program));
      ensure(!checkShipped(folder).ok, 'a missing .so goes unnoticed');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
  test('hashes do not depend on the order of files', () => {
    const files = sourceFiles();
    ensure(hashFiles(files) === hashFiles([...files].reverse()), 'they do');
  });
}
