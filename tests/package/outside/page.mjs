// A page: reads an offer and the marketplace over HTTP, and says what it found.
import {
  CoStakingError,
  connectionSource,
  fetchOffer,
  fromBaseUnits,
  instructions,
  listMarketplace,
  offerTerms,
} from '@co-staking/sdk';
import { Connection } from '@solana/web3.js';

async function main() {
  const { device, offer, mint } = await (await fetch('/accounts.json')).json();
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
  return {
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
