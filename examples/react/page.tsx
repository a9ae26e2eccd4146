// A marketplace page: it lists the open offers, shows the effect of accepting one or why it is refused, and accepts.
// The account of a first-time wallet is opened in the same transaction, so such a wallet also signs once.
import * as sdk from '@co-staking/sdk';
import { Connection, PublicKey } from '@solana/web3.js';
import { useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';

/** The wallet that a browser extension puts into the page. */
interface ExtensionWallet extends Pick<sdk.WalletSigner, 'signTransaction'> {
  connect(): Promise<{ publicKey: { toString(): string } }>;
}

/** The accounts of each row: the user accepts what is on the screen, on exactly these terms. */
async function load(client: sdk.CoStakingClient, source: sdk.AccountSource) {
  const [config, viewer, now] = await Promise.all([client.config(), client.viewer(), client.now()]);
  const { rows } = await sdk.listMarketplace(source, { now });
  const addressesOf = (what: 'device' | 'offer') => rows.map((row) => row[what]);
  const devices = await sdk.fetchMultipleDevices(source, addressesOf('device'));
  const offers = await sdk.fetchMultipleOffers(source, addressesOf('offer'));
  return rows.flatMap((row, index) => {
    const [offer, device] = [offers[index], devices[index]];
    if (!offer || !device) return [];
    const subject = { config, device, offer };
    const { refusal, openings } = sdk.actionState('acceptOffer', subject, viewer, now);
    const outcome = sdk.preview('acceptOffer', subject, viewer, now);
    const left = 'after' in outcome ? (outcome.after.walletBalance ?? 0n) : 0n;
    const days = (offer.waitSeconds + offer.cooldownSeconds) / sdk.DAY;
    const cap = sdk.fromBasisPoints(row.slashTerms.coStakeCapBps);
    const means = `${sdk.fromBaseUnits(left, config.mintDecimals)} tokens stay with you; leaving takes ${days} days; at most ${cap} % can be slashed while you leave`;
    const words = refusal ? [refusal.message, refusal.remedy] : [means, ...openings.map((one) => one.words)];
    const amount = sdk.fromBaseUnits(offer.amount, config.mintDecimals);
    const title = `${row.model}: lock ${amount} tokens for ${sdk.fromBasisPoints(offer.shareBps)} % of the rewards`;
    return [{ key: offer.address.toBase58(), subject, title, words, enabled: refusal === null }];
  });
}

function failure(error: unknown): string {
  const { message, remedy } = error instanceof sdk.RefusedError ? error.explanation : sdk.explain(error);
  return `${message}: ${remedy}`;
}

function Marketplace({ connection, wallet }: { connection: Connection; wallet: sdk.ClientWallet }) {
  const [client] = useState(() => new sdk.CoStakingClient({ connection, wallet }));
  const [offers, setOffers] = useState<Awaited<ReturnType<typeof load>>>([]);
  const [status, setStatus] = useState('');
  const [busy, setBusy] = useState(false);
  const run = async (work: () => Promise<string>) => {
    setBusy(true);
    setStatus(await work().catch(failure));
    await load(client, sdk.connectionSource(connection)).then(setOffers, (error) =>
      setStatus(failure(error)),
    );
    setBusy(false);
  };
  useEffect(() => void run(() => Promise.resolve('connected')), []);
  const accept = async (subject: { device: sdk.Device; offer: sdk.Offer }) =>
    `accepted: ${(await client.act('acceptOffer', subject)).signature}`;
  return (
    <main>
      <p role="status">{busy ? 'working' : status}</p>
      {offers.map(({ key, subject, title, words, enabled }) => (
        <article key={key} id={key}>
          <h2>{title}</h2>
          <p>{words.join('; ')}</p>
          <button disabled={busy || !enabled} onClick={() => void run(() => accept(subject))}>
            Accept
          </button>
        </article>
      ))}
    </main>
  );
}

const root = document.getElementById('root')!;
const connection = new Connection(root.dataset['rpc']!, 'confirmed');
const { solana } = window as unknown as { solana: ExtensionWallet };
const { publicKey } = await solana.connect();
const signTransaction: ExtensionWallet['signTransaction'] = (unsigned) => solana.signTransaction(unsigned);
const wallet = { publicKey: new PublicKey(publicKey.toString()), signTransaction };
createRoot(root).render(<Marketplace connection={connection} wallet={wallet} />);
