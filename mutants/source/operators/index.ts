import type { Operator } from '../mutant';
import { checks, constraints } from './checks';
import { expressions } from './expressions';
import { statements } from './statements';

/** What encloses something stands before what is enclosed. */
export const OPERATORS: Operator[] = [statements, constraints, checks, expressions];
