// Mocha's spec reporter, which also leaves counts, titles and provoked errors where `npm test` reads them.
const { mkdirSync, writeFileSync } = require('node:fs');
const { dirname } = require('node:path');
const { reporters, Runner } = require('mocha');

module.exports = class extends reporters.Spec {
  titles = [];

  constructor(runner, options) {
    super(runner, options);
    runner.on(Runner.constants.EVENT_TEST_PASS, (test) => this.titles.push(test.title));
  }

  done(failures, finish) {
    const file = process.env.MOCHA_RESULTS;
    if (file) {
      const { passes: passed, failures: failed, pending: skipped } = this.stats;
      const provoked = [...(globalThis[Symbol.for('co-staking.provoked')] ?? [])].sort();
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, JSON.stringify({ passed, failed, skipped, titles: this.titles, provoked }));
    }
    finish(failures);
  }
};
