import { PROGRAM_ID, UPGRADEABLE_LOADER_ID, findProgramDataPda } from '@co-staking/sdk';
import { programDataAccount } from '@co-staking/sdk/testing';
import { Keypair } from '@solana/web3.js';
import { assert } from 'chai';
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { addressOf, usePlayground } from '../playground/support';

const ROOT = join(__dirname, '../..');
/** Bytes before the code. */
const HEADER = 45;
/** Offset of the SBPF version in a program's file. */
const ELF_FLAGS = 48;
const TWIN = join(ROOT, 'sdk/program/testing/co_staking.sbpf-v0.elf');

interface Answer {
  code: number;
  out: string;
  err: string;
}

/** Runs the script in a process of its own: the node it asks lives in this one. */
const verify = (...args: string[]): Promise<Answer> =>
  new Promise((resolve) => {
    execFile(process.execPath, ['scripts/verify-deployed.mjs', ...args], { cwd: ROOT }, (error, out, err) => {
      resolve({ code: error ? Number(error.code) : 0, out, err });
    });
  });

describe('verify-deployed', () => {
  const stand = usePlayground();
  const folder = mkdtempSync(join(tmpdir(), 'verify-deployed-'));
  after(() => rmSync(folder, { recursive: true }));

  // What this run of the suite tests: the shipped binary, or another one.
  const code = Buffer.from(programDataAccount(null).data.subarray(HEADER));
  const file = join(folder, 'program.so');
  before(() => writeFileSync(file, code));

  it('finds the program with an RPC, and shows who may upgrade it', async () => {
    const admin = addressOf(stand, 'admin').toBase58();
    const found = await verify('--url', stand.playground.url, '--file', file, '--authority', admin);
    assert.equal(found.code, 0, found.out);
    const { sources } = JSON.parse(readFileSync(join(ROOT, 'sdk/program/manifest.json'), 'utf8')) as {
      sources: { sha256: string };
    };
    for (const fact of [PROGRAM_ID.toBase58(), findProgramDataPda()[0].toBase58(), admin])
      assert.include(found.out, fact);
    const hash = createHash('sha256').update(code).digest('hex');
    assert.equal(found.out.split(hash).length, 3, 'hash of chain and file');
    assert.include(found.out, `sources here:      ${sources.sha256}`);
    assert.match(found.out, /^sources on chain: +\w+$/m);
    for (const side of ['on chain', 'of file'])
      assert.match(found.out, new RegExp(`^SBPF ${side}: +v${code.readUInt32LE(ELF_FLAGS)}$`, 'm'));
    assert.match(found.out, /^deployed in slot: +\d+$/m);
    assert.match(found.out, /^the deployed program is the file, byte for byte$/m);
  });

  it('refuses a different file, and an authority other than the expected one', async () => {
    const bytes = Buffer.from(code);
    bytes[200_000]! ^= 1;
    const changed = join(folder, 'changed.so');
    writeFileSync(changed, bytes);
    const other = await verify('--url', stand.playground.url, '--file', changed);
    assert.equal(other.code, 1);
    assert.include(other.out, 'byte 200000 differs');
    const final = await verify('--url', stand.playground.url, '--file', file, '--authority', 'none');
    assert.equal(final.code, 1);
    assert.match(final.out, /the upgrade authority is \w+, not none/);
  });

  it('refuses to compare with the twin for tests', async () => {
    const { code, out, err } = await verify('--url', stand.playground.url, '--file', TWIN);
    assert.deepEqual([code, out], [2, '']);
    assert.include(err, 'is the v0 twin for tests on bankrun, which must not be deployed');
  });

  it('reports an address that is not a program, a node that does not respond, and wrong usage', async () => {
    const wallet = Keypair.generate().publicKey.toBase58();
    const none = await verify('--url', stand.playground.url, '--program-id', wallet);
    assert.deepEqual([none.code, none.err.includes('there is no account')], [3, true]);
    const token = 'TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA';
    const elsewhere = await verify('--url', stand.playground.url, '--program-id', token);
    assert.include([1, 3], elsewhere.code);
    assert.equal((await verify('--url', 'http://127.0.0.1:9')).code, 3);
    assert.equal((await verify()).code, 2);
    assert.equal((await verify('--url', stand.playground.url, '--fast')).code, 2);
    assert.equal((await verify('--help')).code, 0);
  });

  describe('of a program data account', () => {
    let data: Buffer;
    let server: Server;
    let url: string;
    const [programData] = findProgramDataPda();

    before(async () => {
      server = createServer((request, response) => {
        let body = '';
        request.on('data', (chunk) => (body += chunk));
        request.on('end', () => {
          const { params } = JSON.parse(body) as { params: [string] };
          const program = Buffer.alloc(36);
          program.writeUInt32LE(2);
          programData.toBuffer().copy(program, 4);
          const bytes = params[0] === PROGRAM_ID.toBase58() ? program : data;
          const value = {
            owner: UPGRADEABLE_LOADER_ID.toBase58(),
            data: [bytes.toString('base64'), 'base64'],
          };
          response.end(JSON.stringify({ jsonrpc: '2.0', id: 1, result: { value } }));
        });
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    });
    after(() => server.close());

    it('with room to grow: zeros after the code are accepted, anything else is not', async () => {
      data = Buffer.concat([programDataAccount(null).data, Buffer.alloc(1_000)]);
      const longer = await verify('--url', url, '--file', file, '--authority', 'none');
      assert.equal(longer.code, 0, longer.out);
      assert.include(longer.out, 'and 1000 zeros');
      data[data.length - 1] = 1;
      const odd = await verify('--url', url, '--file', file);
      assert.equal(odd.code, 1);
      assert.include(odd.out, 'after the program, is not zero');
    });

    it('that holds the twin for tests', async () => {
      data = Buffer.concat([programDataAccount(null).data.subarray(0, HEADER), readFileSync(TWIN)]);
      const { code, out } = await verify('--url', url);
      assert.equal(code, 1, out);
      assert.match(out, /^SBPF on chain: +v0$/m);
      assert.match(out, /^SBPF of file: +v3$/m);
      assert.include(out, 'this is the v0 twin, which is only for tests on bankrun and must not be deployed');
    });

    it('that is shorter than the file, or emptied', async () => {
      data = Buffer.from(programDataAccount(null).data.subarray(0, -1));
      assert.equal((await verify('--url', url, '--file', file)).code, 1);
      data = Buffer.alloc(HEADER);
      assert.equal((await verify('--url', url)).code, 3);
    });
  });
});
