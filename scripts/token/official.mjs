// The official binaries of the token program, from the packages that run tests on them. None is stored here.
import { createHash } from 'node:crypto';
import { PublicKey } from '@solana/web3.js';
import { FeatureSet, LiteSVM } from 'litesvm';
import { bytesOf } from './addresses.mjs';

const TOKEN_PROGRAM = new PublicKey(bytesOf('token program'));

/** Of Agave 1.18: spl-token 3.5.0. */
async function fromBankrun() {
  process.env.RUST_LOG ??= 'off';
  const { start } = await import('solana-bankrun');
  const { banksClient } = await start([], []);
  return Buffer.from((await banksClient.getAccount(TOKEN_PROGRAM)).data);
}

/** LiteSVM's, if no feature is active: spl-token 3.4.0. Today it runs another program, which was rewritten. */
function fromLiteSvm() {
  const svm = new LiteSVM().withFeatureSet(new FeatureSet()).withDefaultPrograms();
  return Buffer.from(svm.getAccount(TOKEN_PROGRAM.toBase58()).data);
}

const SOURCES = { bankrun: fromBankrun, litesvm: fromLiteSvm };

/**
 * @param source the package that includes it
 * @param sha256 its hash: another version of the package may include another version of the program
 */
export async function officialBinary({ source, sha256 }) {
  const code = await SOURCES[source]();
  const found = createHash('sha256').update(code).digest('hex');
  if (found !== sha256) throw new Error(`${source} carries another token program than ${sha256}: ${found}`);
  return code;
}
