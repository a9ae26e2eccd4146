// `npm run app` as a newcomer starts it: from the command to the first row, one signature by the development server, the
// clock, and the end.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';

import { connect, enabled, send } from './steps';
import { ROOT } from './world';

/** Milliseconds for all that must happen on an idle machine within seconds. */
const PATIENCE = 180_000;

/** Waits until the command prints an address after a word. @throws Error if it ends before */
function printed(child: ChildProcess, word: string): Promise<string> {
  let output = '';
  return new Promise((resolve, reject) => {
    // It stays open to the end: a command whose output no one takes any more dies of its next word.
    child.stdout!.on('data', (chunk) => {
      output += String(chunk);
      const found = new RegExp(`^${word} +(\\S+)$`, 'm').exec(output);
      if (found) resolve(found[1]!);
    });
    child.once('exit', () => reject(new Error(`the command ended without an address: ${output}`)));
  });
}

/** Whether a process of the command's group is left. */
function lives(group: number): boolean {
  try {
    return process.kill(-group, 0);
  } catch {
    return false;
  }
}

/** Ends the command as Ctrl-C does: every process of its group hears it. Gives what is left of it. */
async function interrupt(child: ChildProcess): Promise<string[]> {
  const group = child.pid!;
  if (!lives(group)) return ['the command had ended by itself'];
  const ended = child.exitCode === null ? once(child, 'exit') : Promise.resolve();
  process.kill(-group, 'SIGINT');
  const late = setTimeout(() => process.kill(-group, 'SIGKILL'), PATIENCE);
  await ended;
  clearTimeout(late);
  // The children of npm may be a moment later than npm.
  for (let tries = 0; tries < 50 && lives(group); tries += 1)
    await new Promise((done) => setTimeout(done, 200));
  if (!lives(group)) return [];
  process.kill(-group, 'SIGKILL');
  return ['a process of `npm run app` outlived Ctrl-C'];
}

/** Changes the wallet, moves the clock, and accepts an offer with a signature of the development server. */
async function use(page: Page): Promise<void> {
  const bar = page.getByRole('complementary', { name: 'Development' });
  await bar.getByRole('combobox').selectOption('owner');
  await connect(page);
  const wallet = page.getByRole('banner').getByRole('button', { name: /^Wallet / });
  const owner = await wallet.innerText();
  await bar.getByRole('combobox').selectOption('newcomer');
  await wallet.filter({ hasNotText: owner }).waitFor();

  const before = Date.parse(`${await bar.locator('.num').innerText()}Z`);
  await bar.getByRole('button', { name: '+ 1 day' }).click();
  await page.waitForFunction(
    (time) => Date.parse(`${document.querySelector('.devbar .num')!.textContent}Z`) >= time + 86_400_000,
    before,
  );

  await page
    .getByRole('link', { name: /^Co-stake H100/ })
    .first()
    .click();
  const accept = page.getByRole('button', { name: /^Accept and lock/ });
  await enabled(accept);
  await accept.click();
  const words = await send(page, /^Accept and lock/);
  if (!words.startsWith('Accepted: ')) throw new Error(words);
}

/** Starts the command with 200 devices, uses its page, and ends it; gives the seconds to the first row and what is wrong. */
export async function tryCommand(browser: Browser): Promise<{ seconds: number; problems: string[] }> {
  const started = Date.now();
  const child = spawn('npm', ['run', '--silent', 'app', '--', '--devices', '200', '--port', '0'], {
    cwd: join(ROOT, '..'),
    // A group of its own, as a terminal gives it.
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1440, height: 900 } });
  context.setDefaultTimeout(PATIENCE);
  const problems: string[] = [];
  let seconds = NaN;
  try {
    const page = await context.newPage();
    page.on('pageerror', (error) => problems.push(`error: ${String(error)}`));
    page.on('console', (message) => {
      if (message.type() === 'error') problems.push(`console: ${message.text()}`);
    });
    await page.goto(await printed(child, 'Page'));
    await page.getByRole('rowheader').first().waitFor();
    seconds = (Date.now() - started) / 1_000;
    await use(page);
  } catch (error) {
    problems.push(String(error));
  }
  await context.close();
  return { seconds, problems: [...problems, ...(await interrupt(child))] };
}
