// A wallet of the wallet standard whose keys are elsewhere: it asks `sign` for each signature. The development page asks
// the development server, the tests ask their own process; neither key is ever in the page.
import type { SolanaSignTransactionFeature } from '@solana/wallet-standard-features';
import { PublicKey, VersionedTransaction } from '@solana/web3.js';
import type { Wallet, WalletAccount } from '@wallet-standard/base';
import type {
  StandardConnectFeature,
  StandardDisconnectFeature,
  StandardEventsFeature,
  StandardEventsListeners,
} from '@wallet-standard/features';

/** Whose signature is asked for, and the message to sign; gives 64 bytes. */
export type Sign = (address: string, message: number[]) => Promise<number[]>;

const CHAINS = ['solana:localnet'] as const;
const ICON =
  'data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciIHZpZXdCb3g9IjAgMCAyNCAyNCI+PGNpcmNsZSBjeD0iMTIiIGN5PSIxMiIgcj0iMTAiIGZpbGw9IiM1OTYwNmUiLz48L3N2Zz4=';

const accountOf = (address: string, label: string): WalletAccount => ({
  address,
  label,
  publicKey: new PublicKey(address).toBytes(),
  chains: CHAINS,
  features: ['solana:signTransaction'],
});

/** A wallet for development that can change its account, as users do in theirs. */
export class DevWallet implements Wallet {
  readonly version = '1.0.0';
  readonly name = 'Development wallet';
  readonly icon = ICON;
  readonly chains = CHAINS;
  readonly features: StandardConnectFeature &
    StandardDisconnectFeature &
    StandardEventsFeature &
    SolanaSignTransactionFeature;
  accounts: readonly WalletAccount[] = [];
  readonly #listeners = new Set<StandardEventsListeners['change']>();
  #chosen: WalletAccount;

  constructor(
    private readonly addresses: Record<string, string>,
    private readonly sign: Sign,
    first: string,
  ) {
    this.#chosen = accountOf(addresses[first]!, first);
    this.features = {
      'standard:connect': { version: '1.0.0', connect: async () => (this.#set([this.#chosen]), this) },
      'standard:disconnect': { version: '1.0.0', disconnect: async () => this.#set([]) },
      'standard:events': {
        version: '1.0.0',
        on: (_, listener) => {
          this.#listeners.add(listener);
          return () => this.#listeners.delete(listener);
        },
      },
      'solana:signTransaction': {
        version: '1.0.0',
        supportedTransactionVersions: ['legacy', 0],
        signTransaction: (...inputs) => Promise.all(inputs.map((input) => this.#signed(input))),
      },
    };
  }

  /** Changes the account, as a user does in a wallet. */
  switchTo(name: string): void {
    this.#chosen = accountOf(this.addresses[name]!, name);
    if (this.accounts.length > 0) this.#set([this.#chosen]);
  }

  #set(accounts: readonly WalletAccount[]): void {
    this.accounts = accounts;
    this.#listeners.forEach((listener) => listener({ accounts }));
  }

  async #signed({
    account,
    transaction,
    chain,
  }: {
    account: WalletAccount;
    transaction: Uint8Array;
    chain?: string;
  }) {
    if (chain !== CHAINS[0])
      throw new Error(`this wallet signs for ${CHAINS[0]} alone, not ${String(chain)}`);
    const unsigned = VersionedTransaction.deserialize(transaction);
    const signature = await this.sign(account.address, Array.from(unsigned.message.serialize()));
    unsigned.addSignature(new PublicKey(account.address), Uint8Array.from(signature));
    return { signedTransaction: unsigned.serialize() };
  }
}

/** Puts the wallet into the page. */
export function registerDevWallet(addresses: Record<string, string>, sign: Sign, first: string): DevWallet {
  const wallet = new DevWallet(addresses, sign, first);
  const detail = ({ register }: { register: (wallet: Wallet) => unknown }): unknown => register(wallet);
  // Both ways round: the page may be there before the wallet, or after it.
  window.addEventListener('wallet-standard:app-ready', (event) =>
    detail((event as CustomEvent<Parameters<typeof detail>[0]>).detail),
  );
  window.dispatchEvent(new CustomEvent('wallet-standard:register-wallet', { detail }));
  return wallet;
}
