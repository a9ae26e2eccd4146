// Sentences that need a word of the list. Each says why.

/** `text` is part of the sentence, as `words.mjs` prints it. */
export const ALLOWED = [
  {
    path: 'sdk/src/errors/anchorErrors.ts',
    text: 'A required account for the constraint is None',
    reason: "Anchor's own text",
  },
  {
    path: 'tests/migrations/deploy.spec.ts',
    text: 'SLASHER is not an address: nobody',
    reason: 'the value of a variable that is not an address',
  },
  {
    path: 'tests/runner/validator.spec.ts',
    text: "echo 'stand-in",
    reason: 'the name of a script that replaces the validator',
  },
];
