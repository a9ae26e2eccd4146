// Generates all instructions of the token program, most of them correct.
import { MINTS, MULTISIGS, TOKENS, WALLETS } from './addresses.mjs';
import { data, key, option, u64 } from './data.mjs';

const read = (address) => ({ address });
const write = (address) => ({ address, writable: true });
const signed = (address) => ({ address, signer: true });
const MAX = (1n << 64n) - 1n;

/** Generates instructions for a state of the accounts. */
class Author {
  constructor(random, state) {
    this.random = random;
    this.state = state;
  }

  /** Usually one of the names whose state fits, if there is one; sometimes any. */
  choose(names, wish) {
    const good = this.random.once(8)
      ? []
      : names.filter((name) => this.state.has(name) && wish(this.state.get(name)));
    return this.random.pick(good.length ? good : names);
  }

  blank = (names) => this.choose(names, ({ initialized }) => !initialized);
  mint = (wish = () => true) => this.choose(MINTS, (mint) => mint.initialized && wish(mint));
  token = (wish = () => true) => this.choose(TOKENS, (token) => token.initialized && wish(token));
  wallet = () => this.random.pick(WALLETS);
  holder = () => (this.random.once(4) ? this.random.pick(MULTISIGS) : this.wallet());
  maybe = (make) => (this.random.once(3) ? undefined : make());

  /** The accounts of an authority, with the required signatures. */
  authority(name) {
    const who = name ?? this.wallet();
    const multisig = this.state.get(who);
    if (!multisig?.signers) return [signed(who)];
    const short = this.random.once(8) ? 1 : 0;
    const members = multisig.signers.slice().sort(() => this.random.below(3) - 1);
    return [read(who), ...members.slice(0, Math.max(0, multisig.needed - short)).map(signed)];
  }

  /** An amount of which there is `available`. */
  amount(available = 0n) {
    const { random } = this;
    if (random.once(12)) return random.pick([0n, 1n, MAX, MAX / 2n, available + 1n, random.wide()]);
    return available > 0n && !random.once(6) ? random.wide() % (available + 1n) : available;
  }

  decimals = (mint) => (this.random.once(8) ? this.random.below(12) : (this.state.get(mint)?.decimals ?? 0));
  token_ = (name) => this.state.get(name) ?? {};
  sibling = (name) => this.token(({ mint, frozen }) => mint === this.token_(name).mint && !frozen);
  mintOf = (name) => this.token_(name).mint ?? this.mint();
  rich = () => this.token(({ amount, frozen }) => amount > 0n && !frozen);
  spender = (name) => {
    const { owner, delegate } = this.token_(name);
    return this.authority(delegate && this.random.once(2) ? delegate : owner);
  };
}

const initializeMint = (tag, between) => (a) => ({
  metas: [write(a.blank(MINTS)), ...between()],
  data: data(
    tag,
    a.random.once(6) ? a.random.below(256) : a.random.below(10),
    key(a.holder()),
    option(a.maybe(a.holder)),
  ),
});

const initializeMultisig = (tag, between) => (a) => {
  const count = a.random.once(8) ? a.random.pick([0, 11, 12]) : 1 + a.random.below(4);
  const needed = a.random.once(8) ? a.random.pick([0, count + 1, 255]) : 1 + a.random.below(count || 1);
  const members = Array.from({ length: count }, () => read(a.wallet()));
  return { metas: [write(a.blank(MULTISIGS)), ...between(), ...members], data: data(tag, needed) };
};

/** New each time, because a mutation changes it. */
const rent = () => [read('rent sysvar')];
const nothing = () => [];
const anyMint = (a) => (a.random.once(3) ? 'native mint' : a.mint());

function transfer(a, checked) {
  const from = a.rich();
  const mint = a.mintOf(from);
  const amount = u64(a.amount(a.token_(from).amount));
  const between = checked ? [read(mint)] : [];
  return {
    metas: [write(from), ...between, write(a.sibling(from)), ...a.spender(from)],
    data: checked ? data(12, amount, a.decimals(mint)) : data(3, amount),
  };
}

function approve(a, checked) {
  const from = a.token(({ frozen }) => !frozen);
  const mint = a.mintOf(from);
  const amount = u64(a.amount(a.token_(from).amount));
  const between = checked ? [read(mint)] : [];
  return {
    metas: [write(from), ...between, read(a.holder()), ...a.authority(a.token_(from).owner)],
    data: checked ? data(13, amount, a.decimals(mint)) : data(4, amount),
  };
}

function mintTo(a, checked) {
  const mint = a.mint(({ authority }) => authority);
  const to = a.token((token) => token.mint === mint && !token.frozen);
  const amount = u64(a.random.once(6) ? a.random.wide() : BigInt(a.random.below(1_000_000)));
  return {
    metas: [write(mint), write(to), ...a.authority(a.state.get(mint)?.authority)],
    data: checked ? data(14, amount, a.decimals(mint)) : data(7, amount),
  };
}

function burn(a, checked) {
  const from = a.token(({ amount, frozen, native }) => amount > 0n && !frozen && !native);
  const mint = a.mintOf(from);
  const amount = u64(a.amount(a.token_(from).amount));
  return {
    metas: [write(from), write(mint), ...a.spender(from)],
    data: checked ? data(15, amount, a.decimals(mint)) : data(8, amount),
  };
}

function setAuthority(a) {
  const next = option(a.maybe(a.holder));
  if (a.random.once(2)) {
    // For a mint: who mints, who freezes. Giving an authority up limits later steps, so most are handed on.
    const mint = a.mint();
    const kind = a.random.once(10) ? a.random.below(6) : a.random.below(2);
    const { authority, freezeAuthority } = a.state.get(mint) ?? {};
    const heir = a.random.once(6) ? next : option(a.holder());
    return {
      metas: [write(mint), ...a.authority(kind === 0 ? authority : freezeAuthority)],
      data: data(6, kind, heir),
    };
  }
  const token = a.token(({ frozen }) => !frozen);
  const kind = a.random.once(10) ? a.random.below(6) : 2 + a.random.below(2);
  const { owner, closeAuthority } = a.token_(token);
  const who = kind === 3 && closeAuthority ? closeAuthority : owner;
  return { metas: [write(token), ...a.authority(who)], data: data(6, kind, next) };
}

function closeAccount(a) {
  const token = a.token(({ amount, native }) => native || amount === 0n);
  const { closeAuthority, owner } = a.token_(token);
  const to = a.random.once(3) ? a.token() : a.wallet();
  return { metas: [write(token), write(to), ...a.authority(closeAuthority ?? owner)], data: data(9) };
}

const freeze = (tag, wanted) => (a) => {
  const token = a.token(({ frozen, mint }) => frozen === wanted && a.state.get(mint)?.freezeAuthority);
  const mint = a.mintOf(token);
  return {
    metas: [write(token), read(mint), ...a.authority(a.state.get(mint)?.freezeAuthority)],
    data: data(tag),
  };
};

/** A number as a user writes it, and texts that only look like one. */
function uiAmount(random) {
  const digits = (most) => Array.from({ length: random.below(most + 1) }, () => random.below(10)).join('');
  if (random.once(4))
    return random.pick([
      '',
      '.',
      '-1',
      '+1',
      '1e3',
      ' 1',
      '1.2.3',
      '0x1',
      '٣',
      '1_0',
      'NaN',
      '1,5',
      '\0',
      '00.100',
    ]);
  if (random.once(20)) return random.bytes(random.below(12));
  return `${digits(random.once(4) ? 24 : 6)}${random.once(3) ? '' : `.${digits(random.once(4) ? 24 : 6)}`}`;
}

/** By tag, as the program numbers them. */
export const INSTRUCTIONS = {
  InitializeMint: initializeMint(0, rent),
  InitializeAccount: (a) => ({
    metas: [write(a.blank(TOKENS)), read(anyMint(a)), read(a.holder()), ...rent()],
    data: data(1),
  }),
  InitializeMultisig: initializeMultisig(2, rent),
  Transfer: (a) => transfer(a, false),
  Approve: (a) => approve(a, false),
  Revoke: (a) => {
    const from = a.token(({ delegate, frozen }) => delegate && !frozen);
    return { metas: [write(from), ...a.authority(a.token_(from).owner)], data: data(5) };
  },
  SetAuthority: setAuthority,
  MintTo: (a) => mintTo(a, false),
  Burn: (a) => burn(a, false),
  CloseAccount: closeAccount,
  FreezeAccount: freeze(10, false),
  ThawAccount: freeze(11, true),
  TransferChecked: (a) => transfer(a, true),
  ApproveChecked: (a) => approve(a, true),
  MintToChecked: (a) => mintTo(a, true),
  BurnChecked: (a) => burn(a, true),
  InitializeAccount2: (a) => ({
    metas: [write(a.blank(TOKENS)), read(anyMint(a)), ...rent()],
    data: data(16, key(a.holder())),
  }),
  SyncNative: (a) => ({ metas: [write(a.token(({ native }) => native))], data: data(17) }),
  InitializeAccount3: (a) => ({
    metas: [write(a.blank(TOKENS)), read(anyMint(a))],
    data: data(18, key(a.holder())),
  }),
  InitializeMultisig2: initializeMultisig(19, nothing),
  InitializeMint2: initializeMint(20, nothing),
  GetAccountDataSize: (a) => ({ metas: [read(anyMint(a))], data: data(21) }),
  InitializeImmutableOwner: (a) => ({ metas: [write(a.blank(TOKENS))], data: data(22) }),
  AmountToUiAmount: (a) => ({ metas: [read(anyMint(a))], data: data(23, u64(a.random.wide())) }),
  UiAmountToAmount: (a) => ({ metas: [read(anyMint(a))], data: data(24, Buffer.from(uiAmount(a.random))) }),
};

export const NAMES = Object.keys(INSTRUCTIONS);

/** An instruction of a kind, for the current accounts. */
export const makeUp = (name, random, state) => ({
  program: 'token program',
  ...INSTRUCTIONS[name](new Author(random, state)),
});
