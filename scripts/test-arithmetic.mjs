// The properties of the arithmetic with a million cases each, optimised: `npm run test:arithmetic`.
// ARITHMETIC_CASES in the environment sets another number.
import { spawnSync } from 'node:child_process';
import { ROOT } from './manifest.mjs';

const CASES = '1000000';
const args = ['test', '--locked', '--release', '--package', 'co_staking_rules', '--test', 'arithmetic'];
const env = { ARITHMETIC_CASES: CASES, ...process.env };

const { status, error } = spawnSync('cargo', args, { cwd: ROOT, env, stdio: 'inherit' });
if (error) console.error(`test-arithmetic: ${error.message}`);
process.exit(status ?? 1);
