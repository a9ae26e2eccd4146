import { associated, caseOf, linkOf, offerOf, participantOf } from '../model/names';
import { DEVICES, EVERYBODY, IDS, MINT, spareOf, WALLETS } from './fixture';
import { weighted, type Scene } from './scene';

/** What people do without the program: donations, lamports at future addresses, frozen and closed accounts. */

const vaults = (scene: Scene): string[] => {
  const device = scene.device();
  return device ? [device.stakeVault, device.rewardVault] : [];
};

export const transferTokens = weighted(8, (scene) => {
  const authority = scene.pick(EVERYBODY);
  const destination = scene.pick([...vaults(scene), associated(scene.pick(EVERYBODY), MINT)]);
  const source = scene.pick([associated(authority, MINT), associated(authority, MINT), spareOf(authority)]);
  return {
    name: 'transferTokens',
    accounts: { source, mint: MINT, destination, authority },
    args: { amount: scene.random.upTo(1_000n) + 1n },
  };
});

/** Lamports go to accounts that exist, and to addresses at which an instruction will create one. */
export const transferLamports = weighted(5, (scene) => {
  const device = scene.pick(DEVICES);
  const found = scene.find('Device', device);
  const coming = [
    participantOf(scene.pick(IDS)),
    linkOf(scene.pick(WALLETS)),
    device,
    `${device}/stake`,
    offerOf(device, found?.nextNonce ?? 0),
    caseOf(device, found?.nextCase ?? 0),
  ];
  const to = scene.pick([...coming, 'config', scene.pick(EVERYBODY)]);
  const lamports = scene.state.accounts.has(to)
    ? scene.random.upTo(5_000n) + 1n
    : scene.pick([890_880n, 900_000n, 30_000_000n]);
  return { name: 'transferLamports', accounts: { from: 'stranger-1', to }, args: { lamports } };
});

const someAccount = (scene: Scene): string => {
  const wallet = scene.pick(EVERYBODY);
  return scene.pick([associated(wallet, MINT), spareOf(wallet), ...(scene.once(3) ? vaults(scene) : [])]);
};

export const freezeToken = weighted(1, (scene) => ({
  name: 'freezeToken',
  accounts: { account: someAccount(scene), mint: MINT },
  args: {},
}));

export const thawToken = weighted(5, (scene) => {
  const frozen = scene.all('Token').filter((token) => token.frozen);
  const account = frozen.length > 0 ? scene.pick(frozen).address : someAccount(scene);
  return { name: 'thawToken', accounts: { account, mint: MINT }, args: {} };
});

/** Lets strangers spend from wallets' accounts: while they may, payouts sent by others are refused. */
export const approveDelegate = weighted(1, (scene) => {
  const owner = scene.pick(EVERYBODY);
  return {
    name: 'approveDelegate',
    accounts: {
      account: scene.pick([associated(owner, MINT), associated(owner, MINT), spareOf(owner)]),
      delegate: scene.pick(['stranger-0', 'stranger-1']),
      owner,
    },
    args: { amount: scene.pick([0n, 1n, 1_000_000_000n, (1n << 64n) - 1n]) },
  };
});

export const revokeDelegate = weighted(3, (scene) => {
  const spent = scene.all('Token').filter(({ hasDelegate }) => hasDelegate);
  if (spent.length === 0) return null;
  const { address, owner } = scene.pick(spent);
  return { name: 'revokeDelegate', accounts: { account: address, owner }, args: {} };
});

export const closeToken = weighted(2, (scene) => {
  const empty = scene
    .all('Token')
    .filter(({ amount, address, owner }) => amount === 0n && address === associated(owner, MINT));
  const owner = empty.length > 0 ? scene.pick(empty).owner : scene.pick(EVERYBODY);
  return { name: 'closeToken', accounts: { account: associated(owner, MINT), owner }, args: {} };
});

export const openToken = weighted(4, (scene) => {
  const missing = EVERYBODY.filter((wallet) => !scene.state.accounts.has(associated(wallet, MINT)));
  if (missing.length === 0 && !scene.once(20)) return null;
  const owner = scene.pick(missing.length > 0 ? missing : EVERYBODY);
  return { name: 'openToken', accounts: { account: associated(owner, MINT), owner, mint: MINT }, args: {} };
});

/** Empties a wallet's associated token account into its spare one, so that it can be closed. */
export const emptyToken = weighted(2, (scene) => {
  const authority = scene.pick(EVERYBODY);
  const source = associated(authority, MINT);
  const amount = scene.find('Token', source)?.amount ?? 0n;
  return {
    name: 'transferTokens',
    accounts: { source, mint: MINT, destination: spareOf(authority), authority },
    args: { amount },
  };
});

/** The way back. */
export const refillToken = weighted(3, (scene) => {
  const full = scene
    .all('Token')
    .filter(({ address, amount }) => address.startsWith('spare-of-') && amount > 1_000_000_000n);
  if (full.length === 0) return null;
  const { address, owner, amount } = scene.pick(full);
  return {
    name: 'transferTokens',
    accounts: { source: address, mint: MINT, destination: associated(owner, MINT), authority: owner },
    args: { amount },
  };
});
