// A page: reads an offer and the marketplace over HTTP, and says what it found.
import {
  CoStakingError,
  connectionSource,
  fetchConfig,
  fetchNow,
  fetchOffer,
  fetchPositions,
  fetchViewer,
  findConfigPda,
  fromBaseUnits,
  instructions,
  listMarketplace,
  offerTerms,
} from '@co-staking/sdk';
import { Connection } from '@solana/web3.js';

async function main() {
  const { device, offer, mint, wallet } = await (await fetch('/accounts.json')).json();
  const connection = new Connection(`${location.origin}/rpc`);
  const shown = await fetchOffer(connection, offer);
  const { instruction } = instructions.acceptOffer({
    coStaker: device,
    participant: device,
    device,
    offer,
    ...offerTerms(shown),
    mint,
  });
  const { rows } = await listMarketplace(connectionSource(connection), {
    filter: { model: 'H100', minShareBps: 5_000 },
    now: shown.createdAt,
  });
  const config = await fetchConfig(connection, findConfigPda()[0]);
  const viewer = await fetchViewer(connection, wallet, config);
  const now = await fetchNow(connection);
  const positions = await fetchPositions(connectionSource(connection), wallet, now);
  return {
    viewer: {
      balance: String(viewer.balance),
      participant: viewer.participant !== null,
      linked: viewer.walletLink !== null,
    },
    held: { devices: positions.devices.length, coStakes: positions.coStakes.length },
    now: String(now),
    amount: fromBaseUnits(shown.amount, 8),
    shareBps: shown.shareBps,
    bytes: instruction.data.length,
    rows: rows.map(({ model, acceptable }) => ({ model, acceptable })),
    refusal: CoStakingError.from({ InstructionError: [0, { Custom: 6000 }] })?.code,
  };
}

main().then(
  (found) => (globalThis.found = found),
  (error) => (globalThis.found = { error: String(error?.stack ?? error) }),
);
