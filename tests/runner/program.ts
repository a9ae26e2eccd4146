// Loaded before the specs by `npm test -- --program PATH`, and by nothing else.
import { readFileSync } from 'node:fs';

import { setProgramCode } from '@co-staking/sdk/testing';

const path = process.env['CO_STAKING_PROGRAM'];
if (!path) throw new Error('CO_STAKING_PROGRAM names the binary that the suite is to run on');
setProgramCode(readFileSync(path));
