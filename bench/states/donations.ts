// Accounts that hold something before the instruction.
import { instructions } from '@co-staking/sdk';
import { SystemProgram } from '@solana/web3.js';

import type { Attempt, Scenario } from '../../tests/scenarios';
import type { World } from '../../tests/support/world';

/** Lamports that an empty account needs, fewer than any account of the program. */
const DONATED = 890_880;

/** The scenario, after someone has sent lamports to every address that the instruction creates. */
export const donatedTo =
  (scenario: Scenario): Scenario =>
  async (world) => {
    const attempt = await scenario(world);
    const { chain } = world;
    const written = attempt.instruction.keys.filter(({ isWritable }) => isWritable);
    const before = await chain.snapshot(written.map(({ pubkey }) => pubkey));
    const created = written.filter(({ pubkey, isSigner }) => !isSigner && !before.get(pubkey.toBase58()));
    if (created.length === 0) throw new Error('the instruction creates no account');
    for (const { pubkey: toPubkey } of created) {
      const gift = { fromPubkey: chain.payer.publicKey, toPubkey, lamports: DONATED };
      await chain.run(SystemProgram.transfer(gift));
    }
    return attempt;
  };

/** Closes a device whose vaults have no donated tokens. */
export async function closedEmpty(world: World): Promise<Attempt> {
  const { wallet, address: caller } = await world.newWallet({ holds: 0n });
  const device = await world.newDevice();
  await world.terminate(device);
  const { instruction } = instructions.closeDevice({
    caller,
    device: device.address,
    rentPayer: world.roles.registrar.publicKey,
    ...world.mintInput,
  });
  return { instruction, signers: [wallet] };
}
