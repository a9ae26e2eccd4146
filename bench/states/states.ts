import type { Scenario } from '../../tests/scenarios';

/** Scenarios of one instruction by the name of the state, in the order of the page. */
export type States = Record<string, Scenario>;
