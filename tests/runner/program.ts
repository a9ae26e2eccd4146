// Loaded before the specs by `npm test -- --program PATH`, and by nothing else.
import { readFileSync } from 'node:fs';

import { setProgramCode } from '@co-staking/sdk/testing';

const { CO_STAKING_PROGRAM: path, CO_STAKING_TWIN: twin } = process.env;
if (!path) throw new Error('CO_STAKING_PROGRAM names the binary that the suite is to run on');
setProgramCode(readFileSync(path), twin ? readFileSync(twin) : undefined);
