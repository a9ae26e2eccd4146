import { assert } from 'chai';
import type { Keypair, PublicKey } from '@solana/web3.js';

import { INSTRUCTION_NAMES, SCENARIOS, worldFor } from '../scenarios';
import type { AccountState, Chain } from '../support/chain';
import { expectError, expectNothingChanged, expectOk } from '../support/expectError';
import { HARMLESS, expectedOf } from './expectations';
import { mutationsOf, targetOf, type Mutation, type Target } from './mutations';
import { addressIn, kindOf, slotsOf, type Kind } from './slots';

let cases = 0;
let harmless = 0;

/** Puts accounts on the chain for the time of `act`. */
async function planting<T>(
  chain: Chain,
  planted: [PublicKey, AccountState][],
  act: () => Promise<T>,
): Promise<T> {
  const before = await chain.snapshot(planted.map(([address]) => address));
  for (const [address, state] of planted) await chain.setAccount(address, state);
  try {
    return await act();
  } finally {
    for (const [address] of planted) await chain.setAccount(address, before.get(address.toBase58()) ?? null);
  }
}

/** All addresses that an attack, the original and its twin name, but no programs. */
function involved({ attempt, twin }: Target, mutation: Mutation): PublicKey[] {
  const metas = [attempt, mutation.attempt, ...(twin ? [twin] : [])].flatMap(
    ({ instruction }) => instruction.keys,
  );
  return [...new Map(metas.map(({ pubkey }) => [pubkey.toBase58(), pubkey])).values()];
}

describe('hostile matrix: every account of every instruction, replaced', () => {
  for (const name of INSTRUCTION_NAMES)
    describe(name, () => {
      let target: Target;
      let chain: Chain;
      let payer: Keypair;
      const kinds = new Map<string, Kind>();

      before(async () => {
        const world = await worldFor(name);
        ({ chain } = world);
        target = await targetOf(world, name, SCENARIOS[name]);
        // Another one than any account of the instruction, so that the fee changes none of them.
        payer = world.newKeypair();
        await world.giveLamports(payer.publicKey);
        for (const slot of slotsOf(name))
          kinds.set(slot.name, await kindOf(chain, slot, addressIn(target.attempt, slot)));
      });

      for (const slot of slotsOf(name))
        it(`refuses every wrong ${slot.name}, and changes nothing`, async () => {
          for (const mutation of await mutationsOf(target, slot)) {
            if (HARMLESS[name]?.[`${slot.name}: ${mutation.name}`]) continue;
            const { attempt, planted } = mutation;
            const expected = expectedOf(name, slot, mutation, (other) => kinds.get(other)!);
            const attack = () =>
              expectNothingChanged(chain, involved(target, mutation), () =>
                expectError(chain.send(attempt.instruction, attempt.signers, { payer }), expected),
              );
            try {
              await planting(chain, planted, attack);
            } catch (error) {
              throw new Error(`${mutation.name}: ${(error as Error).message}`, { cause: error });
            }
            cases += 1;
          }
        });

      it('succeeds unchanged after all that', async () => {
        await expectOk(chain.send(target.attempt.instruction, target.attempt.signers, { payer }));
      });

      for (const [place, reason] of Object.entries(HARMLESS[name] ?? {}))
        it(`allows ${place}: ${reason}`, async () => {
          const fresh = await targetOf(await worldFor(name), name, SCENARIOS[name]);
          const [slotName, mutationName] = place.split(': ');
          const slot = fresh.slots.find((candidate) => candidate.name === slotName);
          const mutation =
            slot && (await mutationsOf(fresh, slot)).find((candidate) => candidate.name === mutationName);
          assert.exists(mutation, `${place} is in the list but not tried`);
          await expectOk(fresh.world.chain.send(mutation.attempt.instruction, mutation.attempt.signers));
          harmless += 1;
        });
    });

  after(() => {
    console.log(`    hostile matrix: ${cases} cases refused, ${harmless} harmless ones allowed`);
  });
});
