import { views } from './clients/commandLine';
import { finality } from './clients/finality';
import { histories } from './clients/histories';
import { market } from './clients/market';
import { operator } from './clients/operator';
import { sockets } from './clients/sockets';
import { accounts } from './life/accounts';
import { cases } from './life/cases';
import { devices } from './life/devices';
import { exits } from './life/exits';
import { rewards } from './life/rewards';
import { roles } from './life/roles';
import type { Fixture } from './fixture';

/** What is played on a chain with the initialised program. Each has devices and people of its own. */
const SECTIONS: [name: string, play: (fixture: Fixture) => Promise<void>][] = [
  ['accounts and wallets', accounts],
  ['devices, stakes and offers', devices],
  ['acceptance, rewards and overflow', rewards],
  ['slash cases', cases],
  ['exits and termination', exits],
  ['marketplace and searches', market],
  ['histories and explanations', histories],
  ['subscriptions over the WebSocket', sockets],
  ['the command line', views],
  ['the operator’s tool', operator],
  ['finality', finality],
  ['roles, parameters and a pause', roles],
];

/** Plays all of them, one after another. */
export async function playAll(fixture: Fixture): Promise<void> {
  for (const [name, play] of SECTIONS) await fixture.checks.section(name, () => play(fixture));
}
