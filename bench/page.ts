import macros from './events/measured.json';
import type { EventPrices, Row } from './rows';
import { number, rentTableOf, sizeTableOf, statesTableOf, unitsTableOf } from './tables';

/** Values on the page, apart from the rows. */
export interface Facts {
  keys: number;
  prices: EventPrices;
  bytes: number;
}

/** The whole page. */
export function pageOf(rows: Row[], { keys, prices, bytes }: Facts): string {
  const { vaults } = rows.find(({ name }) => name === 'registerDevice')!;
  const sizes = prices.bySize.map(({ bytes: size, units }) => `${size} bytes: ${number(units)}`).join(', ');
  return `# Compute units

Written by \`npm run bench\`; \`npm run bench -- --check\` fails if a figure has risen by more than 2 %. Each figure is one instruction in its own
transaction, with everything it calls, on the shipped binary (${number(bytes)} bytes). **bankrun** is the 1.18 runtime with the classic token
program; **LiteSVM** has today's features and today's token program, so it is what a user pays. Both columns show the first set of keys, which is
the same in every run.

- **Goal**: the goal of the class (mutate or configure 1,600; create state 5,800; one transfer 3,500 in LiteSVM and 9,600 in bankrun; several calls
  three times that), plus the price of each event. The goal for \`registerDevice\` does not include vaults, so the two vaults' measured price
  (${number(vaults)} in LiteSVM) is added to it.
- **Floor**: the least that a program with the same calls can take: 22 units for a signer's check, a comparison and a change in hand-written assembly,
  955 for each call (1,009 in bankrun), and the units of the called program. Events are calls.
- **Highest** and **spread** (highest less lowest) are over ${number(keys)} sets of keys in LiteSVM for instructions that derive an address or are
  given a bump, ${number(Math.ceil(keys / 10))} for the others: other devices, offers, cases and people each time, or another chain with other roles
  if the instruction changes the configuration.
- **By state**: least and most units in LiteSVM if the price depends on the accounts that are passed or on their state. The other columns show one state;
  [what the state changes](#what-the-state-changes) has all of them.

${unitsTableOf(rows)}

## What the state changes

The accounts of co-stakes are checked one by one. If an address holds lamports before its account is created, that takes three calls of the system program
instead of one. A payout sent by someone else needs the hash of the wallet's associated account. Each of these states is measured here. If a bump is
searched, the figure is for the first bump. Instructions that are not in this table always get the same accounts and create none.

${statesTableOf(rows)}

## Instructions that search a bump

Every other instruction is given its bumps or reads them from an account. Four search, which costs 1,500 units for each try except the last:

- \`openParticipant\` and \`linkWallet\`: a wallet belongs to one account because its link has one address. With another bump it could have a second
  link, and with it a second account and more claims.
- \`openCase\`: a party that may appeal must find the case by device and number. At another bump it would stay hidden until its time is over.
- \`initialize\`: there is one configuration with a fixed address, so its figure is fixed too.

The first bump works with probability 1/2, so half of all wallets and cases pay the lowest figure. [ADR 0019](adr/0019-accounts-by-hand.md) says why
the other addresses need no search.

## What an event costs

| | LiteSVM | bankrun |
| --- | ---: | ---: |
| self-call, as used here, **measured** | ${number(prices.litesvm)} | ${number(prices.bankrun)} |
| of which the runtime's price of a call | 946 | 1,000 |
| of which the called entry point | 30 | 30 |
| Anchor's \`emit_cpi!\` of \`RewardsPosted\`, **measured** | ${number(macros.litesvm.emitCpi)} | ${number(macros.bankrun.emitCpi)} |
| Anchor's \`emit!\` of \`RewardsPosted\`, **measured** | ${number(macros.litesvm.emit)} | ${number(macros.bankrun.emit)} |

The self-call is measured in instructions that record two events with nothing in between: from the end of the first call to the end of the second, the mean
of ${prices.bySize.length} instructions (in LiteSVM ${sizes}, tags included). Anchor's two macros are measured by \`npm run bench:events\`: a program with three
instructions that record the event in either way, and not at all, compiled by the same toolchain; the figures are the differences. A line in the log
would save some ${number(prices.litesvm - macros.litesvm.emit)} units per event, but lose the event if the transaction's log is cut off at 10,000 bytes; the self-call stays in the transaction's
inner instructions. Events of money and of state must survive, so all are recorded this way.

## Size of a transaction

Legacy format, with signatures.

${sizeTableOf(rows)}

## Rent

What a created account locks, and what is returned when it is closed. Today's cluster charges 5,080 lamports per byte, with 128 bytes of overhead
per account; both virtual machines still charge 6,960, which is what was measured. The program asks the runtime for the rate.

${rentTableOf(rows)}
`;
}
