import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { PROGRAM_ID, UPGRADEABLE_LOADER_ID, findProgramDataPda } from '@co-staking/sdk';
import { setProgramCode, type Chain } from '@co-staking/sdk/testing';
import { expect } from 'chai';

import { startChain } from '../support/chain';

const SHIPPED = join(__dirname, '../../sdk/program/co_staking.so');
/** Bytes before the code. */
const HEADER = 45;

const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

async function deployed(chain: Chain): Promise<string> {
  const program = (await chain.account(PROGRAM_ID))!;
  expect(program.owner.equals(UPGRADEABLE_LOADER_ID)).to.equal(true);
  return hash((await chain.account(findProgramDataPda()[0]))!.data.subarray(HEADER));
}

describe('The program that the suite runs on', () => {
  const told = process.env['CO_STAKING_PROGRAM'] ?? SHIPPED;

  it('is the one that the run was told, else the shipped one', async () => {
    expect(await deployed(await startChain())).to.equal(hash(readFileSync(told)));
  });

  it('changes for chains that are started after setProgramCode, and back', async () => {
    const before = await startChain();
    const other = Buffer.concat([readFileSync(told), Buffer.alloc(8)]);
    try {
      setProgramCode(other);
      expect(await deployed(await startChain())).to.equal(hash(other));
      expect(await deployed(before)).to.equal(hash(readFileSync(told)));
    } finally {
      setProgramCode(told === SHIPPED ? null : readFileSync(told));
    }
    expect(await deployed(await startChain())).to.equal(hash(readFileSync(told)));
  });
});
