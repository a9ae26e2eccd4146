// What a user of kit writes: kit's RPC, addresses and signers, and exact amounts.
import {
  createSolanaRpc,
  generateKeyPairSigner,
  type Address,
  type Instruction,
  type TransactionSigner,
} from '@solana/kit';
import {
  fetchDevice,
  fetchOffer,
  findOffers,
  listMarketplace,
  type Acted,
  type Offer,
} from '@co-staking/sdk';
import {
  KitClient,
  kitInstructions,
  kitSource,
  toKitInstruction,
  withAddresses,
  type KitInstruction,
} from '@co-staking/sdk/kit';

const rpc = createSolanaRpc('http://127.0.0.1:8899');
const source = kitSource(rpc);

export async function accept(signer: TransactionSigner, at: Address): Promise<string> {
  const client = new KitClient({ rpc, signer, source });
  const offer: Offer = await fetchOffer(source, at);
  const device = await fetchDevice(source, offer.device);
  const { signature, openings } = await client.act('acceptOffer', { device, offer });
  const owner: Address = withAddresses(device).owner;
  const { rows } = await listMarketplace(source, { now: await client.now(), limit: 10 });
  const found = await findOffers(source, { device: owner });
  const rents: bigint[] = openings.map(({ rent }) => rent);
  return [signature, rows.length, found.length, rents.length].join();
}

export async function build(device: Address, mint: Address): Promise<Instruction[]> {
  const owner = await generateKeyPairSigner();
  const { instruction } = kitInstructions.stake({ owner, device, mint, amount: 5n });
  const made: KitInstruction = instruction;
  // @ts-expect-error an amount is never a number
  kitInstructions.stake({ owner, device, mint, amount: 12.5 });
  // @ts-expect-error a misspelt field
  kitInstructions.stake({ owner, device, mint, amount: 5n, amont: 5n });
  const client = new KitClient({ rpc, signer: owner });
  // @ts-expect-error an amount is never a number
  await client.do.stake({ device, amount: 12.5 });
  // @ts-expect-error there is no such instruction
  await client.do.steak({ device, amount: 5n });
  return [made, toKitInstruction({} as never)];
}
