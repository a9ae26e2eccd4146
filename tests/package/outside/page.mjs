// A page: calls every reader of the SDK, and acts with wallets that have token accounts, on the chain of a playground.
import * as sdk from '@co-staking/sdk';
import { Connection, Keypair } from '@solana/web3.js';

/** What reads a chain or its accounts, by the names of the exports. */
const READERS =
  /^(fetch|decode|explain|list|index|find(?!\w+Pda$)|\w+History$|settle|simulate|connectionSource)/;

const called = new Set();
/** The SDK, which notes what is called. */
const use = new Proxy(sdk, {
  get: (target, name) => {
    called.add(name);
    return target[name];
  },
});
const KINDS = ['Config', 'Participant', 'WalletLink', 'Device', 'Offer', 'SlashCase'];
const FOUND = ['Devices', 'Offers', 'SlashCases', 'Participants', 'WalletLinks'];

/** Every account of the program, by each of the ways to read one. */
async function readAccounts(connection, source, one) {
  const found = {};
  for (const kind of FOUND) {
    const all = await use[`find${kind}`](source, {});
    const again = await use[`fetchMultiple${kind}`](
      source,
      all.map(({ address }) => address),
    );
    if (again.some((account, index) => !account.address.equals(all[index].address)))
      throw new Error(`fetchMultiple${kind} gives other accounts than find${kind}`);
    found[kind] = all.length;
    one[kind.slice(0, -1)] = all[0].address;
  }
  for (const kind of KINDS) {
    const account = await use[`fetch${kind}`](connection, one[kind]);
    const nullable = await use[`fetch${kind}Nullable`](connection, one[kind]);
    const { data } = await connection.getAccountInfo(one[kind]);
    const decoded = use[`decode${kind}`](one[kind], data);
    for (const { address } of [account, nullable, decoded])
      if (!address.equals(one[kind])) throw new Error(`another ${kind} was read`);
  }
  return found;
}

async function main() {
  const { url, wsUrl, mint, wallets } = await (await fetch('/facts.json')).json();
  const connection = new Connection(url, { commitment: 'confirmed', wsEndpoint: wsUrl });
  const source = use.connectionSource(connection);
  const clientOf = (name) =>
    new sdk.CoStakingClient({
      connection,
      wallet: sdk.keypairWallet(Keypair.fromSecretKey(Uint8Array.from(wallets[name]))),
    });
  const accounts = await readAccounts(connection, source, { Config: sdk.findConfigPda()[0] });
  const config = await use.fetchConfig(connection, sdk.findConfigPda()[0]);
  const now = await use.fetchNow(connection);

  // A wallet with tokens and without an account accepts, and leaves again.
  const newcomer = clientOf('newcomer');
  const { publicKey } = newcomer.wallet;
  const before = await use.fetchViewer(connection, publicKey, config);
  const { rows } = await use.listMarketplace(source, { filter: { maxAmount: before.balance }, now });
  const index = await use.indexMarketplace(source, { filter: { maxAmount: before.balance }, now });
  const page = await index.page({ limit: 100 });
  const row = rows.find(({ acceptable }) => acceptable);
  const linked = await use.listOffers(source, { offers: [row.offer], now });
  const offer = await use.fetchOffer(connection, row.offer);
  const device = await use.fetchDevice(connection, offer.device);
  const listing = use.explainListing({ config, device, offer }, now);
  const ready = await use.fetchActionInstructions(
    connection,
    'acceptOffer',
    { config, device, offer },
    before,
    now,
  );
  const simulation = await use.simulateInstructions(connection, {
    instructions: ready.instructions,
    payer: publicKey,
  });
  const accepted = await newcomer.act('acceptOffer', { device, offer });
  const explained = await use.explainSignature(connection, accepted.signature);
  const settled = await use.settleTransaction(connection, {
    signature: accepted.signature,
    lastValidBlockHeight: (await connection.getLatestBlockhash()).lastValidBlockHeight,
  });
  const after = await use.fetchViewer(connection, publicKey, config);
  const held = await use.fetchPositions(source, publicKey, now);
  await newcomer.act('unstakeCoStake', {
    device: await use.fetchDevice(connection, offer.device),
    offer: await use.fetchOffer(connection, offer.address),
  });
  const { events } = await use.deviceHistory(connection, offer.device);
  const ofWallet = await use.walletHistory(connection, publicKey);
  const { positions } = use.rebuildHistory(ofWallet.events, { wallet: publicKey });

  // The owner of a device stakes more of the tokens that the wallet holds.
  const owner = clientOf('owner');
  const [mine] = await use.findDevices(source, { owner: owner.wallet.publicKey });
  const staked = await owner.act('stake', { device: mine }, { amount: 1n });
  const { ownerStake } = await use.fetchDevice(connection, mine.address);
  const decoded = use.decodeEvent(new Uint8Array());
  const words = use.explain(new sdk.SearchRefusedError('the node')).message;
  const refused = await newcomer.act('stake', { device: mine }, { amount: 1n }).catch((error) => error);

  return {
    accounts: Object.values(accounts).every((count) => count > 0),
    listed: rows.length > 0 && page.rows.length === rows.length && linked[0].amount === row.amount,
    listing,
    simulated: simulation.error,
    opened: accepted.openings.length,
    explained: explained.source,
    sameSlot: settled.slot === accepted.slot,
    paid: before.balance - after.balance === offer.amount,
    participants: [before.participant === null, after.participant !== null, after.walletLink !== null],
    held: [held.devices.length, held.coStakes.length],
    recorded: [events.some(({ name }) => name === 'OfferAccepted'), ofWallet.events.length > 1],
    positions: positions.length,
    staked: ownerStake - mine.ownerStake === 1n && typeof staked.signature === 'string',
    decoded,
    words: words.length > 0,
    refused: refused instanceof sdk.RefusedError && refused.code,
    mint: config.mint.toBase58() === mint,
    uncalled: Object.keys(sdk).filter((name) => READERS.test(name) && !called.has(name)),
  };
}

main().then(
  (found) => (globalThis.found = found),
  (error) => (globalThis.found = { error: String(error?.stack ?? error) }),
);
