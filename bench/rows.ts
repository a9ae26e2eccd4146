import { eventsIn } from './calls';
import { TWO_EVENTS, classOf, floorOf, goalOf, secondEvent, vaultsIn, type Class } from './goals';
import type { Measured } from './measure';

/** Units of one event. */
export interface EventPrices {
  litesvm: number;
  bankrun: number;
  /** By bytes of the event in LiteSVM. */
  bySize: { bytes: number; units: number }[];
}

/** One instruction with what it is compared with. */
export interface Row extends Measured {
  class: Class;
  goal: { litesvm: number; bankrun: number };
  floor: { litesvm: number; bankrun: number };
  events: number;
  /** Units of the vaults, which the goal does not include. */
  vaults: number;
}

const LANES = ['litesvm', 'bankrun'] as const;

/** The cost of an event: the second one of every instruction that records two. */
export function eventPrices(measured: Measured[]): EventPrices {
  const two = measured.filter(({ name }) => TWO_EVENTS.includes(name));
  const [litesvm, bankrun] = LANES.map((lane) => {
    const units = two.map((each) => secondEvent(each[lane].calls));
    return Math.round(units.reduce((sum, one) => sum + one, 0) / units.length);
  });
  const bySize = two
    .map(({ litesvm: { calls, eventBytes } }) => ({ bytes: eventBytes[1]!, units: secondEvent(calls) }))
    .sort((a, b) => a.bytes - b.bytes);
  return { litesvm: litesvm!, bankrun: bankrun!, bySize };
}

export const rowsOf = (measured: Measured[], prices: EventPrices): Row[] =>
  measured.map((each) => {
    const { name } = each;
    const both = (of: (lane: 'litesvm' | 'bankrun') => number) => ({
      litesvm: of('litesvm'),
      bankrun: of('bankrun'),
    });
    return {
      ...each,
      class: classOf(name),
      goal: both((lane) => goalOf(name, lane, each[lane].calls, prices[lane])),
      floor: both((lane) => floorOf(lane, each[lane].calls)),
      events: eventsIn(each.litesvm.calls).length,
      vaults: vaultsIn(name, each.litesvm.calls),
    };
  });

/** Least and most units over the states of an instruction in LiteSVM; `null` if there is only one. */
export function rangeOf({ states }: Row): [number, number] | null {
  const units = states.map(({ litesvm }) => litesvm);
  return units.length > 0 ? [Math.min(...units), Math.max(...units)] : null;
}

export const spreadOf = ({ litesvm: { lowest, highest } }: Row): number => highest - lowest;

const ratio = (units: number, to: number): number => Number((units / to).toFixed(2));

/** The last line of the benchmark. */
export function summaryOf(rows: Row[], prices: EventPrices, binaryBytes: number): Record<string, unknown> {
  const most = (of: (row: Row) => number): number => Math.max(...rows.map(of));
  return {
    worst_ratio_to_floor: most(({ litesvm, floor }) => ratio(litesvm.highest, floor.litesvm)),
    worst_ratio_to_goal: most(({ litesvm, goal }) => ratio(litesvm.highest, goal.litesvm)),
    worst_ratio_to_goal_first_bump: most(({ litesvm, goal }) => ratio(litesvm.lowest, goal.litesvm)),
    over_goal: rows
      .filter(
        ({ litesvm, bankrun, goal }) => litesvm.highest > goal.litesvm || bankrun.highest > goal.bankrun,
      )
      .map(({ name }) => name),
    over_goal_first_bump: rows
      .filter(({ litesvm, goal }) => litesvm.lowest > goal.litesvm)
      .map(({ name }) => name),
    spread_max: most(spreadOf),
    spread_over_50: rows.filter((row) => spreadOf(row) > 50).map(({ name }) => name),
    event_units: prices.litesvm,
    binary_bytes: binaryBytes,
  };
}
