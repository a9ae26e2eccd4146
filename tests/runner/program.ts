// Loaded by mocha before the specs: they run on the binary that `npm test -- --program FILE` names.
import { useProgram } from '@co-staking/sdk/testing';
import { readFileSync } from 'node:fs';

useProgram(readFileSync(process.env['TEST_PROGRAM']!));
