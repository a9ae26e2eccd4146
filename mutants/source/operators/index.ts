import type { Operator } from '../mutant';
import { checks, constraints } from './checks';
import { expressions } from './expressions';
import { statements } from './statements';

/** An enclosing piece comes before the enclosed one. */
export const OPERATORS: Operator[] = [statements, constraints, checks, expressions];
