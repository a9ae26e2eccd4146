import { spreadOf, type Row } from './rows';

export const number = (value: number | bigint): string => value.toLocaleString('en-US');

/** The short table: what a user pays. */
export function readmeTableOf(rows: Row[]): string {
  const lines = rows.map(
    ({ name, bankrun, litesvm }) => `| \`${name}\` | ${number(bankrun.units)} | ${number(litesvm.units)} |`,
  );
  return ['| Instruction | bankrun | LiteSVM |', '| --- | ---: | ---: |', ...lines, ''].join('\n');
}

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
    ];
    return `| \`${name}\` | ${kind} | ${cells.join(' | ')} |`;
  });
  return [
    '| Instruction | Class | bankrun | Goal | LiteSVM | Goal | to goal | Floor | to floor | Highest | Spread |',
    `| --- | --- |${' ---: |'.repeat(9)}`,
    ...lines,
  ].join('\n');
}

/** What a transaction takes beside units. */
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

const sol = (lamports: bigint): string => (Number(lamports) / 1e9).toFixed(6);

/** Every account that an instruction creates, with its rent. */
export function rentTableOf(rows: Row[]): string {
  const lines = rows.flatMap(({ name, litesvm, bankrun }) =>
    litesvm.created.map((account, index) => {
      const cells = [number(account.bytes), number(account.lamports), sol(account.lamports)];
      return `| \`${account.name}\` | \`${name}\` | ${cells.join(' | ')} | ${number(bankrun.created[index]!.lamports)} |`;
    }),
  );
  return [
    '| Account | Created by | Bytes | Lamports | SOL | Lamports in bankrun |',
    `| --- | --- |${' ---: |'.repeat(4)}`,
    ...lines,
  ].join('\n');
}
