// Sentences that need a word of the list. Each says why.

/** `text` is part of the sentence, as the check prints it. */
export const ALLOWED = [];
