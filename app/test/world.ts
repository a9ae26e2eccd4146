// A playground, the built page over it, and a browser: what every story starts from.
import { startIndexer, type Poll, type RunningIndexer } from '@co-staking/indexer';
import { startPlayground, type Playground, type PlaygroundOptions } from '@co-staking/playground';
import { Connection } from '@solana/web3.js';
import { build } from 'esbuild';
import { once } from 'node:events';
import { join } from 'node:path';
import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from 'playwright-core';

import { addressesOf, settingsOf, signWith } from '../dev/server';
import { serve } from './serve';

export const ROOT = join(import.meta.dirname, '..');
export const DIST = join(ROOT, 'dist');
/** Second at which every playground of the tests opens: pictures and dates are the same each time. */
export const OPENS_AT = 1_800_000_000n;

const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--font-render-hinting=none',
  '--force-color-profile=srgb',
];

/** Starts Chromium. */
export const launch = (executablePath: string): Promise<Browser> =>
  chromium.launch({ executablePath, headless: true, args: ARGS });

/** The development wallet as one script, which a page runs before its own. */
async function walletScript(): Promise<string> {
  const contents = `
    import { registerDevWallet } from './dev/wallet';
    const wallet = registerDevWallet(window.testAddresses, (address, message) => window.testSign(address, message), window.testFirst);
    window.testSwitch = (name) => wallet.switchTo(name);`;
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: ROOT, loader: 'ts' },
    bundle: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    logLevel: 'error',
  });
  return outputFiles[0]!.text;
}

let script: Promise<string> | undefined;

/** A marketplace, with an indexer of it that has everything from the beginning if it is `indexed`. */
export interface WorldOptions extends PlaygroundOptions {
  indexed?: boolean;
}

async function indexerOf({ url: rpc }: Playground): Promise<RunningIndexer> {
  const running = await startIndexer({ rpc: [rpc], port: 0, interval: 500, requestsPerMinute: 0 });
  for (;;) {
    const [{ backlog, applied }] = (await once(running.indexer!.events, 'poll')) as [Poll];
    if (backlog === 0 && applied === 0) return running;
  }
}

/** One visitor of the page, with what must never happen to it. */
export interface Visit {
  page: Page;
  context: BrowserContext;
  /** What went wrong in the page: errors of the console, and requests to a third party. */
  faults: string[];
  /** Bodies of the requests to the RPC node. */
  calls: { method: string; body: string }[];
  /** How often the wallet was asked for a signature. */
  signed: () => number;
  /** The wallet declines from now on, or signs again. */
  decline: (declines: boolean) => void;
}

/** A playground with the page over it. */
export class World {
  private constructor(
    readonly playground: Playground,
    readonly url: string,
    private readonly browser: Browser,
    private readonly stopServing: () => void,
    readonly indexer: RunningIndexer | null,
  ) {}

  static async start(browser: Browser, options: WorldOptions = {}): Promise<World> {
    const { indexed = false, ...market } = options;
    const playground = await startPlayground({ opensAt: OPENS_AT, clockLag: 0, ...market });
    const indexer = indexed ? await indexerOf(playground) : null;
    const real = await new Connection(playground.url).getGenesisHash();
    const { url, stop } = await serve(DIST, {
      rpc: playground.url,
      ...settingsOf(playground, real),
      ...(indexer && { indexer: indexer.url }),
    });
    return new World(playground, url, browser, stop, indexer);
  }

  get chain(): Connection {
    return new Connection(this.playground.url, 'confirmed');
  }

  /** Opens the page as a visitor with a wallet; `null` for a browser without one. */
  async visit(wallet: string | null, path = '/', options: BrowserContextOptions = {}): Promise<Visit> {
    const context = await this.browser.newContext({
      viewport: { width: 1440, height: 900 },
      locale: 'en-GB',
      timezoneId: 'UTC',
      reducedMotion: 'reduce',
      ...options,
    });
    context.setDefaultTimeout(60_000);
    // tsx keeps the names of functions by a helper, also of those that run in the page.
    await context.addInitScript('globalThis.__name = (value) => value;');
    const visit = { faults: [] as string[], calls: [] as Visit['calls'] };
    let signed = 0;
    let declines = false;
    if (wallet !== null) {
      await context.exposeFunction('testSign', (address: string, message: number[]) => {
        signed += 1;
        if (declines) throw new Error('User rejected the request.');
        return signWith(this.playground, address, message);
      });
      const given = { testAddresses: addressesOf(this.playground), testFirst: wallet };
      await context.addInitScript(
        `Object.assign(window, ${JSON.stringify(given)}); ${await (script ??= walletScript())}`,
      );
    }
    const page = await context.newPage();
    this.#watch(page, visit);
    await page.goto(this.url + path);
    return { ...visit, page, context, signed: () => signed, decline: (value) => (declines = value) };
  }

  /** Another tab of the same browser. */
  async tab({ context, faults, calls }: Visit, path: string): Promise<Page> {
    const page = await context.newPage();
    this.#watch(page, { faults, calls });
    await page.goto(this.url + path);
    return page;
  }

  async stop(): Promise<void> {
    this.stopServing();
    await this.indexer?.stop();
    await this.playground.stop();
  }

  #watch(page: Page, { faults, calls }: Pick<Visit, 'faults' | 'calls'>): void {
    const own = [
      new URL(this.url).host,
      new URL(this.playground.url).host,
      new URL(this.playground.wsUrl).host,
      ...(this.indexer ? [new URL(this.indexer.url).host] : []),
    ];
    page.on('pageerror', (error) => faults.push(`error: ${String(error)}`));
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(`console: ${message.text()}`);
    });
    page.on('request', (request) => {
      const { protocol, host } = new URL(request.url());
      if (!['data:', 'blob:'].includes(protocol) && !own.includes(host)) faults.push(`request to ${host}`);
      const body = request.postData();
      if (host === own[1] && body)
        for (const { method } of [JSON.parse(body) as { method: string } | { method: string }[]].flat())
          calls.push({ method, body });
    });
  }
}
