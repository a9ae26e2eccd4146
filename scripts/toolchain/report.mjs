// Counts checks, and prints each on a line.
let passed = 0;
let failed = 0;

export function report(name, problem, note = '') {
  if (problem) failed += 1;
  else passed += 1;
  console.log(problem ? `FAIL  ${name}: ${problem}` : `ok    ${name}${note && `  (${note})`}`);
}

/** A check that throws what is wrong, and may return a note. */
export function test(name, body) {
  try {
    report(name, undefined, body());
  } catch (error) {
    report(name, error.message);
  }
}

export function ensure(condition, message) {
  if (!condition) throw new Error(message);
}

/** The last line, and the exit code. */
export function finish() {
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed ? 1 : 0;
}
