import type { PublicKey } from '@solana/web3.js';

import { World, tokens } from '../support/world';

/** Real accounts of the program, as an outside project finds them on its chain. */
export interface OutsideAccounts {
  device: string;
  offer: string;
  mint: string;
  /** By address: owner, and data in base64. */
  accounts: Record<string, { owner: string; data: string }>;
}

/** One open offer on a healthy device, made by the shipped program in LiteSVM. */
export async function makeAccounts(): Promise<OutsideAccounts> {
  const world = await World.create({ kind: 'litesvm' });
  const device = await world.fullyStaked({ model: 'H100' });
  const offer = await world.openOffer(device, { amount: tokens(640), shareBps: 7_400 });
  const read = async (address: PublicKey) => {
    const { owner, data } = (await world.chain.account(address))!;
    return [
      address.toBase58(),
      { owner: owner.toBase58(), data: Buffer.from(data).toString('base64') },
    ] as const;
  };
  return {
    device: device.address.toBase58(),
    offer: offer.address.toBase58(),
    mint: world.mint.address.toBase58(),
    accounts: Object.fromEntries(await Promise.all([device.address, offer.address].map(read))),
  };
}
