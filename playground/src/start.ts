import { DAY } from '@co-staking/sdk';
import type { Keypair, PublicKey } from '@solana/web3.js';

import { PlaygroundChain } from './ledger/chain';
import { Ledger } from './ledger/ledger';
import { SLOT_MILLISECONDS } from './ledger/slots';
import { deployProgram, type ProgramToLoad } from './market/deploy';
import { Marketplace, type PlaygroundInfo } from './market/marketplace';
import { load, save, type Saved } from './persist';
import type { Endpoint } from './rpc/method';
import { startEndpoint } from './server/endpoint';
import { Faults, type Fault } from './server/faults';
import { writeWallets } from './wallets';

/** Another address of the RPC, of a node that knows less. */
export interface ReplicaOptions {
  /** Slots of 400 ms that it is behind; default: 0. */
  lag?: number;
  /** Whether it recorded the calls that programs made; default: true. */
  innerInstructions?: boolean;
  /** Port; its WebSocket is one above. Default: any free pair. */
  port?: number;
}

/** Options of {@link startPlayground}. */
export interface PlaygroundOptions {
  /** Port of the RPC; its WebSocket is one above. Default: any free pair. */
  port?: number;
  /** Text that decides wallets, devices and rewards: the same seed gives the same playground. Default: `co-staking`. */
  seed?: string;
  /**
   * Unix second of its clock at the start. Default: the current second, less `clockLag`. The marketplace's history is
   * before it.
   */
  opensAt?: bigint;
  /**
   * Seconds until a block is final; 13 on a cluster. If it is set, slots pass every 400 ms only, and a block is
   * confirmed one slot later. Default: 0, for fast tests; each transaction then has its own slot and is final at
   * once.
   */
  finality?: number;
  /** Seconds that the chain's clock is behind the machine's. Default: 2, as on a node. */
  clockLag?: number;
  /** Slots whose blocks are kept, counted back from the final one. Default: all. */
  keepSlots?: number;
  /** More addresses, of nodes that know less. */
  replicas?: ReplicaOptions[];
  /**
   * One more address, like that of a load balancer: the node and its replicas answer in turn, one HTTP request each.
   * Default: none. `port` sets its port.
   */
  balanced?: boolean | { port: number };
  /** Faults of the RPC. Default: none. */
  faults?: Fault[];
  /** Number of additional devices. Default: 0. */
  devices?: number;
  /** Programs that the loader deploys at the start. */
  load?: ProgramToLoad[];
  /** File to continue from, and to write when it stops. It contains the wallets' keys. */
  persist?: string;
}

/** A running playground. */
export interface Playground extends PlaygroundInfo {
  /** URL of the JSON-RPC, for a web3.js `Connection`. */
  url: string;
  /** URL of the WebSocket, which web3.js derives from `url` itself. */
  wsUrl: string;
  /** Addresses of the replicas, in the order of the options. */
  replicas: { url: string; wsUrl: string }[];
  /** Address at which node and replicas answer in turn; `null` without the option. */
  balanced: { url: string; wsUrl: string } | null;
  /** Named wallets with lamports and tokens: the roles, owners, co-stakers, a visitor, a newcomer without an account. */
  keypairs: Record<string, Keypair>;
  /** Addresses of the programs that were loaded, in the order of the options. */
  loaded: PublicKey[];
  /** Unix second of the chain's clock, which runs with the machine's. */
  now(): bigint;
  /** Advances the chain's clock by seconds. Everything that has landed becomes final; blockhashes stay valid. */
  warpBy(seconds: bigint): Promise<void>;
  /**
   * Drops the newest blocks, like a fork that the cluster abandons.
   *
   * @throws RangeError if one of them is final
   */
  fork(slots: number): void;
  /** Replaces the faults of the RPC; an empty list ends them all. @throws TypeError for a malformed rule */
  setFaults(faults: Fault[]): void;
  /** Mints base units of the stake mint for a wallet; returns its token account. */
  giveTokens(wallet: PublicKey, amount: bigint): Promise<PublicKey>;
  /** Writes the named wallets as keypair files of the Solana tools; returns the files by name. */
  writeWallets(folder: string): Record<string, string>;
  /** Stops it. Everything in it is lost, unless `persist` names a file. */
  stop(): Promise<void>;
}

const present = (): bigint => BigInt(Math.floor(Date.now() / 1_000));
const NODE: Endpoint = { lag: 0, innerInstructions: true };

/**
 * Starts a local JSON-RPC with the program and a marketplace of devices in every state. It listens on this machine
 * only, and keeps nothing when it stops, unless `persist` names a file.
 *
 * @throws Error if the port or the one above it is in use, or if the file is not a playground; TypeError for a
 * malformed fault; RangeError for options out of range
 */
export async function startPlayground(options: PlaygroundOptions = {}): Promise<Playground> {
  checkRanges(options);
  const { port = 0, replicas = [], persist } = options;
  const saved = persist === undefined ? null : load(persist);
  const seed = saved?.seed ?? options.seed ?? 'co-staking';
  const faults = new Faults(seed);
  faults.set(options.faults ?? []);
  const ledger = openLedger(options, seed, saved);
  const marketplace = saved
    ? Marketplace.restore(ledger, seed, saved.marketplace)
    : await Marketplace.create(ledger, seed, options.devices ?? 0);
  const loaded: PublicKey[] = [];
  for (const program of options.load ?? [])
    loaded.push(await deployProgram(new PlaygroundChain(ledger, marketplace.faucet), program));
  ledger.open();
  const stateOf = (endpoint: Partial<Endpoint>) => ({
    ledger,
    faucet: marketplace.faucet,
    marketplace,
    endpoint: { ...NODE, ...endpoint },
  });
  const behind = replicas.map(({ port: wanted = 0, ...rest }) => ({ wanted, state: stateOf(rest) }));
  const node = await startEndpoint(stateOf(NODE), faults.gate, port);
  const others = await Promise.all(
    behind.map(({ wanted, state }) => startEndpoint(state, faults.gate, wanted)),
  );
  const balancer = options.balanced
    ? await startEndpoint(
        stateOf(NODE),
        faults.gate,
        options.balanced === true ? 0 : options.balanced.port,
        behind.map(({ state }) => state),
      )
    : null;
  return {
    ...marketplace.info(),
    url: node.url,
    wsUrl: node.wsUrl,
    replicas: others.map(({ url, wsUrl }) => ({ url, wsUrl })),
    balanced: balancer && { url: balancer.url, wsUrl: balancer.wsUrl },
    keypairs: marketplace.wallets,
    loaded,
    now: () => ledger.clock.now(),
    warpBy: async (seconds) => ledger.warpTo(ledger.clock.now() + seconds),
    fork: (slots) => void ledger.fork(slots),
    setFaults: (list) => faults.set(list),
    giveTokens: (wallet, amount) => marketplace.giveTokens(wallet, amount),
    writeWallets: (folder) => writeWallets(marketplace.wallets, folder),
    async stop() {
      await Promise.all(
        [node, ...others, ...(balancer ? [balancer] : [])].map((endpoint) => endpoint.stop()),
      );
      if (persist !== undefined) save(persist, seed, ledger, marketplace);
    },
  };
}

function checkRanges({
  finality = 0,
  clockLag = 0,
  keepSlots = 0,
  devices = 0,
  replicas = [],
}: PlaygroundOptions) {
  const whole = {
    keepSlots,
    devices,
    ...Object.fromEntries(replicas.map(({ lag = 0 }, at) => [`lag ${at}`, lag])),
  };
  for (const [name, value] of Object.entries(whole))
    if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`${name} must be 0 or more`);
  for (const [name, value] of Object.entries({ finality, clockLag }))
    if (!(value >= 0 && value < 1e6)) throw new RangeError(`${name} must be 0 seconds or more`);
}

/** The saved ledger, or an empty one that starts early enough for the marketplace's history. */
function openLedger(options: PlaygroundOptions, seed: string, saved: Saved | null): Ledger {
  const { finality = 0, clockLag = 2, keepSlots, replicas = [] } = options;
  const parts = {
    seed,
    finality: Math.floor((finality * 1_000) / SLOT_MILLISECONDS),
    mostLag: Math.max(0, ...replicas.map(({ lag = 0 }) => lag)),
    keepSlots: keepSlots ?? null,
  };
  const opensAt = options.opensAt ?? present() - BigInt(Math.round(clockLag));
  if (!saved) return new Ledger({ ...parts, startsAt: opensAt - BigInt(Marketplace.days) * DAY });
  // Time passed while it was off; but a clock that was advanced is not moved back.
  const now = saved.ledger.now > opensAt ? saved.ledger.now : opensAt;
  return Ledger.restore(parts, { ...saved.ledger, now });
}
