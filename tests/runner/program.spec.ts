import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { PROGRAM_ID, UPGRADEABLE_LOADER_ID, findProgramDataPda } from '@co-staking/sdk';
import { setProgramCode, testChain, type Chain } from '@co-staking/sdk/testing';
import { expect } from 'chai';

import { defaultKind, startChain } from '../support/chain';

const PACKAGE = join(__dirname, '../../sdk/program');
const SHIPPED = {
  code: join(PACKAGE, 'co_staking.so'),
  twin: join(PACKAGE, 'testing/co_staking.sbpf-v0.elf'),
};
/** Bytes before the code. */
const HEADER = 45;
/** Offset of the SBPF version in a program's file. */
const ELF_FLAGS = 48;

const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

async function deployed(chain: Chain): Promise<string> {
  const program = (await chain.account(PROGRAM_ID))!;
  expect(program.owner.equals(UPGRADEABLE_LOADER_ID)).to.equal(true);
  return hash((await chain.account(findProgramDataPda()[0]))!.data.subarray(HEADER));
}

describe('The program that the suite runs on', () => {
  const { CO_STAKING_PROGRAM: other, CO_STAKING_TWIN: otherTwin } = process.env;
  const code = readFileSync(other ?? SHIPPED.code);
  const twin = readFileSync(other ? (otherTwin ?? other) : SHIPPED.twin);
  const chosen = (): Buffer => (defaultKind() === 'bankrun' ? twin : code);
  const setBack = (): void => (other ? setProgramCode(code, twin) : setProgramCode(null));

  it('is the one that was chosen for the run, else the shipped one for this machine', async () => {
    expect(await deployed(await startChain())).to.equal(hash(chosen()));
  });

  it('changes for chains that are started after setProgramCode, and back', async () => {
    const before = await startChain();
    const changed = Buffer.concat([chosen(), Buffer.alloc(8)]);
    try {
      setProgramCode(changed);
      expect(await deployed(await startChain())).to.equal(hash(changed));
      expect(await deployed(before)).to.equal(hash(chosen()));
    } finally {
      setBack();
    }
    expect(await deployed(await startChain())).to.equal(hash(chosen()));
  });

  it('on bankrun has to be SBPF v0, itself or by its twin', async () => {
    const v3 = Buffer.from(code);
    v3.writeUInt32LE(3, ELF_FLAGS);
    try {
      setProgramCode(v3);
      const refusal = await testChain({ kind: 'bankrun' }).catch((error: Error) => error);
      expect(refusal).to.be.instanceOf(Error);
      expect((refusal as Error).message).to.equal(
        'bankrun only runs SBPF v0, and this binary is v3: give its v0 twin to setProgramCode as well, or use LiteSVM',
      );
      // A run on a v3 file alone has no twin: the shipped one will do.
      const v0 = readFileSync(otherTwin ?? SHIPPED.twin);
      setProgramCode(v3, v0);
      expect(await deployed(await testChain({ kind: 'bankrun' }))).to.equal(hash(v0));
    } finally {
      setBack();
    }
  });

  it('is shipped as v3, with a v0 twin for bankrun', () => {
    const version = (file: string): number => readFileSync(file).readUInt32LE(ELF_FLAGS);
    expect([version(SHIPPED.code), version(SHIPPED.twin)]).to.deep.equal([3, 0]);
  });
});
