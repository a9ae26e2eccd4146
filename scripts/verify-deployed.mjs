// Compares the program that a cluster runs with the one of this repository, byte for byte. Plain Node without packages,
// so that you have to trust only this file. docs/audit/verify.md has the whole recipe.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { isElf, sbpfVersion } from './elf.mjs';
import { ROOT, SHIPPED } from './manifest.mjs';

const HELP = `Usage: node scripts/verify-deployed.mjs --url RPC [options]

Reads a deployed program from an RPC node and compares it with ${SHIPPED.program}, byte for byte. Prints its
hash, its upgrade authority, the slot of its last deployment, and the sources that its security.txt names.

  --url RPC          required; HTTP address of a node. Ask a second node too: one can give false answers
  --program-id KEY   address of the program (default: the one in the IDL)
  --file FILE        compare with this .so instead; the v0 twin for tests is refused
  --authority KEY    the expected upgrade authority; \`none\` for a program that cannot be changed
  --help             show this text

Exit codes: 0 the same bytes (and the expected authority); 1 different; 2 wrong usage; 3 no response, or no such
program.`;

const LOADERS = {
  upgradeable: 'BPFLoaderUpgradeab1e11111111111111111111111',
  /** Programs of the older loader contain their code themselves, and cannot be changed. */
  final: 'BPFLoader2111111111111111111111111111111111',
};
const PROGRAM = 2;
const PROGRAM_DATA = 3;
/** Bytes before the code: tag, slot, and the authority after its option byte. */
const HEADER = 4 + 8 + 1 + 32;
const TIMEOUT_MS = 60_000;

class NoAnswer extends Error {}

const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

/** Bytes as an address. */
export function base58(bytes) {
  const ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
  let number = BigInt(`0x${Buffer.from(bytes).toString('hex') || '0'}`);
  let text = '';
  for (; number > 0n; number /= 58n) text = ALPHABET[Number(number % 58n)] + text;
  for (const byte of bytes) {
    if (byte !== 0) break;
    text = `1${text}`;
  }
  return text;
}

/** An account as a node reports it, or null. */
async function account(url, address) {
  const params = [address, { encoding: 'base64', commitment: 'finalized' }];
  const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'getAccountInfo', params });
  let answer;
  try {
    const response = await globalThis.fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
      signal: globalThis.AbortSignal.timeout(TIMEOUT_MS),
    });
    answer = await response.json();
  } catch (error) {
    throw new NoAnswer(`no response from ${url}: ${error.cause?.message ?? error.message}`);
  }
  if (answer.error) throw new NoAnswer(`the node refused the request: ${answer.error.message}`);
  const value = answer.result?.value;
  return value ? { owner: value.owner, data: Buffer.from(value.data[0], 'base64') } : null;
}

/** The program of a cluster: its code with everything after it, and who may change it. */
export async function deployed(url, programId) {
  const program = await account(url, programId);
  if (!program) throw new NoAnswer(`there is no account ${programId}`);
  if (program.owner === LOADERS.final) return { code: program.data, authority: null };
  if (
    program.owner !== LOADERS.upgradeable ||
    program.data.length < 36 ||
    program.data.readUInt32LE() !== PROGRAM
  )
    throw new NoAnswer(`${programId} is not a program of a known loader (its owner is ${program.owner})`);
  const programData = base58(program.data.subarray(4, 36));
  const found = await account(url, programData);
  if (
    found?.owner !== LOADERS.upgradeable ||
    found.data.length < HEADER ||
    found.data.readUInt32LE() !== PROGRAM_DATA
  )
    throw new NoAnswer(`there is no code in ${programData}: the program was closed, or is not deployed yet`);
  return {
    code: found.data.subarray(HEADER),
    programData,
    slot: found.data.readBigUInt64LE(4),
    authority: found.data[12] === 1 ? base58(found.data.subarray(13, HEADER)) : null,
  };
}

/** A field of the security.txt inside a binary. */
export function securityTxt(binary, field) {
  const [start, end] = ['BEGIN', 'END'].map((word) =>
    binary.indexOf(`=======${word} SECURITY.TXT V1=======`),
  );
  if (start < 0 || end < start) return undefined;
  const words = binary.subarray(start, end).toString('utf8').split('\0').slice(1);
  const at = words.findIndex((word, index) => index % 2 === 0 && word === field);
  return at < 0 ? undefined : words[at + 1];
}

/** Compares code with a file. The code may be longer only by zeros: a deployment reserves room to grow. */
export function compare(code, file) {
  const differs = file.findIndex((byte, index) => byte !== code[index]);
  if (differs >= 0) return { same: false, why: `byte ${differs} differs` };
  const rest = code.subarray(file.length);
  const foreign = rest.findIndex((byte) => byte !== 0);
  if (foreign >= 0)
    return { same: false, why: `byte ${file.length + foreign}, after the program, is not zero` };
  return { same: true, zeros: rest.length };
}

function options() {
  const { values } = parseArgs({
    options: {
      url: { type: 'string' },
      'program-id': { type: 'string' },
      file: { type: 'string', default: resolve(ROOT, SHIPPED.program) },
      authority: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (!values.help && !values.url) throw new Error('--url is required');
  return values;
}

/** The SBPF version, for the user. */
const versionOf = (code) => (isElf(code) ? `v${sbpfVersion(code)}` : 'none, it is not an ELF file');

/** What is wrong with a deployment. */
function problemsOf({ code, holder }, { compared, authority, manifest }) {
  const problems = [];
  if (!compared.same) problems.push(`different from the file: ${compared.why}`);
  if (sha256(code.subarray(0, manifest.twin.bytes)) === manifest.twin.sha256)
    problems.push('this is the v0 twin, which is only for tests on bankrun and must not be deployed');
  if (authority !== undefined && authority !== holder)
    problems.push(`the upgrade authority is ${holder}, not ${authority}`);
  return problems;
}

async function main({ url, 'program-id': id, file, authority }) {
  const wanted = readFileSync(file);
  const manifest = JSON.parse(readFileSync(resolve(ROOT, SHIPPED.manifest), 'utf8'));
  if (sha256(wanted) === manifest.twin.sha256)
    throw new Error(`${file} is the v0 twin for tests on bankrun, which must not be deployed`);
  const programId = id ?? JSON.parse(readFileSync(resolve(ROOT, SHIPPED.idl), 'utf8')).address;
  const found = await deployed(url, programId);
  const compared = compare(found.code, wanted);
  const sources = securityTxt(found.code, 'source_revision');
  const holder = found.authority ?? 'none';
  const facts = {
    program: programId,
    'program data': found.programData ?? 'the program itself',
    'deployed in slot': found.slot ?? 'unknown',
    'upgrade authority': holder,
    'bytes on chain': compared.same ? `${wanted.length}, and ${compared.zeros} zeros` : found.code.length,
    'SBPF on chain': versionOf(found.code),
    'SBPF of file': versionOf(wanted),
    'sha256 on chain': sha256(found.code.subarray(0, wanted.length)),
    'sha256 of file': sha256(wanted),
    'sources on chain': sources ?? 'not named',
    'sources here': manifest.sources.sha256,
  };
  for (const [name, value] of Object.entries(facts)) console.log(`${`${name}:`.padEnd(19)}${value}`);
  const problems = problemsOf({ code: found.code, holder }, { compared, authority, manifest });
  console.log(problems.length > 0 ? problems.join('\n') : 'the deployed program is the file, byte for byte');
  return problems.length > 0 ? 1 : 0;
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const say = (text) => console.error(`verify-deployed: ${text}`);
  try {
    const values = options();
    if (values.help) console.log(HELP);
    else process.exitCode = await main(values);
  } catch (error) {
    if (error instanceof NoAnswer) say(error.message);
    else say(`${error.message}; see --help`);
    process.exitCode = error instanceof NoAnswer ? 3 : 2;
  }
}
