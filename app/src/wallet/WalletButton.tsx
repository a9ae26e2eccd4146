import { useState, type ReactNode } from 'react';

import { useConfig, useViewer } from '../chain/viewer';
import { shortAddress } from '../format';
import { messages } from '../messages';
import { format } from '../page';
import { Dialog } from '../ui/Dialog';
import { Copy } from '../ui/States';
import { connect, disconnect, useWallet } from './store';

const text = messages.wallet;

function Choose({ onClose }: { onClose: () => void }) {
  const { wallets } = useWallet();
  const [failed, setFailed] = useState<string | null>(null);
  return (
    <Dialog title={wallets.length === 0 ? text.none : text.choose} onClose={onClose}>
      {wallets.length === 0 && <p className="muted">{text.noneWords}</p>}
      <div className="menu">
        {wallets.map((wallet) => (
          <button
            key={wallet.name}
            type="button"
            className="button"
            onClick={() =>
              void connect(wallet).then(onClose, (error: unknown) =>
                setFailed(`${text.declined} ${error instanceof Error ? error.message : ''}`.trim()),
              )
            }
          >
            <img src={wallet.icon} width="24" height="24" alt="" />
            {wallet.name}
          </button>
        ))}
      </div>
      {failed !== null && (
        <p className="notice bad" role="alert">
          {failed}
        </p>
      )}
    </Dialog>
  );
}

function Connected({ address, onClose }: { address: string; onClose: () => void }) {
  const { data: viewer } = useViewer();
  const { data: config } = useConfig();
  return (
    <Dialog title={text.account(shortAddress(address))} onClose={onClose}>
      <dl className="facts">
        <div>
          <dt>{text.balance}</dt>
          <dd>{viewer && config ? format.tokens(viewer.balance ?? 0n, config.mintDecimals) : '…'}</dd>
        </div>
      </dl>
      <p className="small break num">{address}</p>
      <div className="row">
        <Copy text={address} className="button">
          {text.copy}
        </Copy>
        <button type="button" className="button" onClick={() => void disconnect().then(onClose)}>
          {text.disconnect}
        </button>
      </div>
    </Dialog>
  );
}

/** Asks for a wallet at the first action that needs one. */
export function ConnectButton({ children }: { children: ReactNode }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="button main" onClick={() => setOpen(true)}>
        {children}
      </button>
      {open && <Choose onClose={() => setOpen(false)} />}
    </>
  );
}

/** Connects a wallet, or says which one is connected. */
export function WalletButton() {
  const { account } = useWallet();
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <button
        type="button"
        className="button num"
        aria-label={account ? text.account(shortAddress(account.address)) : undefined}
        onClick={() => setOpen(true)}
      >
        {account ? shortAddress(account.address) : text.connect}
      </button>
      {open &&
        (account ? <Connected address={account.address} onClose={close} /> : <Choose onClose={close} />)}
    </>
  );
}
