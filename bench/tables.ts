import { rangeOf, spreadOf, type Row } from './rows';

export const number = (value: number | bigint): string => value.toLocaleString('en-US');

/** Units of every instruction against the goal of its class and the floor of its calls. */
export function unitsTableOf(rows: Row[]): string {
  const lines = rows.map((row) => {
    const { name, class: kind, bankrun, litesvm, goal, floor } = row;
    const cells = [
      number(bankrun.units),
      number(goal.bankrun),
      number(litesvm.units),
      number(goal.litesvm),
      (litesvm.units / goal.litesvm).toFixed(2),
      number(floor.litesvm),
      (litesvm.units / floor.litesvm).toFixed(2),
      number(litesvm.highest),
      number(spreadOf(row)),
      rangeOf(row)?.map(number).join(' to ') ?? '',
    ];
    return `| \`${name}\` | ${kind} | ${cells.join(' | ')} |`;
  });
  return [
    '| Instruction | Class | bankrun | Goal | LiteSVM | Goal | to goal | Floor | to floor | Highest | Spread | By state |',
    `| --- | --- |${' ---: |'.repeat(10)}`,
    ...lines,
  ].join('\n');
}

/** Units of every instruction whose price depends on the accounts passed or on their state. */
export function statesTableOf(rows: Row[]): string {
  const lines = rows.flatMap(({ name, states }) =>
    states.map(
      ({ state, litesvm, bankrun }) => `| \`${name}\` | ${state} | ${number(bankrun)} | ${number(litesvm)} |`,
    ),
  );
  return ['| Instruction | State | bankrun | LiteSVM |', '| --- | --- | ---: | ---: |', ...lines].join('\n');
}

/** Size of a transaction. */
export function sizeTableOf(rows: Row[]): string {
  const lines = rows.map(({ name, litesvm: { bytes, accounts, writable }, events }) => {
    const cells = [bytes, accounts, writable, events].map(number);
    return `| \`${name}\` | ${cells.join(' | ')} |`;
  });
  return [
    '| Instruction | Bytes | Accounts | Writable | Events |',
    `| --- |${' ---: |'.repeat(4)}`,
    ...lines,
  ].join('\n');
}

/** Lamports that a byte locks: on today's cluster, and on both virtual machines. */
const RENT_TODAY = 5_080n;
const RENT_MACHINES = 6_960n;
/** Bytes that every account pays for beside its own. */
const ACCOUNT_OVERHEAD = 128n;

const sol = (lamports: bigint): string => (Number(lamports) / 1e9).toFixed(6);

/** Every account that an instruction creates, with its rent. */
export function rentTableOf(rows: Row[]): string {
  const lines = rows.flatMap(({ name, litesvm }) =>
    litesvm.created.map((account) => {
      const charged = BigInt(account.bytes) + ACCOUNT_OVERHEAD;
      if (account.lamports !== charged * RENT_MACHINES) throw new Error(`${account.name}: unexpected rent`);
      const today = charged * RENT_TODAY;
      const cells = [number(account.bytes), number(today), sol(today), number(account.lamports)];
      return `| \`${account.name}\` | \`${name}\` | ${cells.join(' | ')} |`;
    }),
  );
  return [
    '| Account | Created by | Bytes | Lamports today | SOL today | Lamports measured |',
    `| --- | --- |${' ---: |'.repeat(4)}`,
    ...lines,
  ].join('\n');
}
