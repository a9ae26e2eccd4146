// Tests of the tools that compile the program: what they compile computes what this machine computes, what cannot
// run is refused, and the scripts around them do what they say.
//
//   node scripts/test-toolchain.mjs [seeds]      default 50
import { differential } from './toolchain/differential.mjs';
import { testFiles } from './toolchain/files.mjs';
import { testProgramFlag } from './toolchain/program.mjs';
import { testRefused } from './toolchain/refused.mjs';
import { finish } from './toolchain/report.mjs';
import { testScripts } from './toolchain/scripts.mjs';

const seeds = Number(process.argv[2] ?? 50);

testScripts();
testFiles();
differential('math', { seeds, rounds: 10 });
// Each at the level of the program; integers also at the level of most programs.
differential('rules', { seeds, rounds: 100 });
differential('integers', { seeds, rounds: 100 });
differential('integers', { seeds, rounds: 100, level: '3' });
testRefused();
testProgramFlag();
finish();
