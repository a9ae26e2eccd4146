// Words and shapes that a reader stumbles over, each with the plain form. A pattern is here only if it is wrong wherever
// it matches; a sentence that needs one is in allowed.mjs, with a reason.

/** `g` is needed: every match counts. Apostrophes in texts are straight. */
const of = (name, plain, source, flags = 'gi') => ({ name, plain, pattern: new RegExp(source, flags) });

// "Where" is for places. These are the words before and after it that only a condition has.
const BEFORE_WHERE = [
  'null|none|undefined|zero|nothing|nobody|empty|absent|missing|also|even|except|else|again|exactly',
  'refus(?:es?|ed|al)|fails?|throws?|ends? with \\d|code \\d|exit \\d|\\w+Error|it stops',
].join('|');
const AFTER_WHERE = [
  'there (?:is|are|was|were)|not |nothing|nobody|none|no |neither|left away|omitted',
  "it (?:is (?:none|no|not|one|given|set|needed|possible|known|zero|empty|missing)|does|did|has|had|would|can|cannot|can't|fails|may|exists)\\b",
  'they (?:do|did|have|had|would|can|cannot|may)\\b',
  'he |she |you |the (?:text|user|value|number|chain|node|device|offer|wallet|account|program|registrar|owner|co-staker|state|clock) (?:is not|is no|has|had|does|do|would|can|cannot|falls|fails|refuses|already)\\b',
  '(?:needed|wanted|possible|given|known|necessary|missing|applicable)\\b',
].join('|');

export const PATTERNS = [
  // Case-sensitive, because WHERE is SQL.
  of('where (if)', 'if, when', `\\b(?:${BEFORE_WHERE}),? where\\b|\\b[wW]here (?:${AFTER_WHERE})`, 'g'),
  of('whoever', 'anyone who, or the role', '\\bwhoever\\b'),
  of('somebody', 'someone, or the role', '\\bsomebody\\b'),
  of('nobody', 'no one, or the role', '\\bnobody\\b'),
  of('anybody', 'anyone', '\\banybody\\b|\\beverybody\\b'),
  of('stands', 'is', '\\b(?:stands?|stood)\\b(?! for\\b)(?![- ]alone)|\\bstanding\\b'),
  of('lies', 'is, is held', '\\b(?:lies|lie|lay|lain)\\b'),
  of(
    'is no',
    'is not a',
    '\\b(?<!\\b(?:there|it) )(?:is|are|was|were) no (?!longer|more|less|fewer|later|earlier|worse|better|higher|lower|\\w+er than|one\\b)',
  ),
  of('is none', 'is not one', '\\b(?<!\\bthere )(?:is|are|was|were) none\\b'),
  of('anew', 'again', '\\banew\\b'),
  of('told', 'shown, reported, printed', '\\b(?:told|tells?)\\b(?! (?:\\w+ ){0,4}apart)'),
  of('the own', 'your, its', '\\b(?<!on )(?:the|an) own\\b(?!-)'),
  of('left away', 'omitted', '\\b(?:left|leaves?|leaving) away\\b'),
  of('for ever', 'permanently, forever, always', '\\bfor ever\\b|\\bfor good\\b(?! reason)'),
  of('besides', 'also, apart from', '\\bbesides\\b'),
  of('as far as', 'that, up to', '\\bas far as\\b'),
  of('he', 'they, the role, it', '\\b(?:he|him|his|himself|she|her|hers)\\b'),
  of(
    'goes along',
    'is included, too',
    '\\b(?:go|goes|going|come|comes|take|takes|taken|took) (?:[\\w-]+ ){0,3}along\\b(?! with| the)',
  ),
  of('is to be', 'must be, or an instruction', '\\b(?:is|are|was|were) to be\\b'),
  of('became of', 'the outcome of', '\\b(?:became|becomes|become) of\\b'),
  of('needed;', 'required;', '^needed;'),
  of('no more', 'no longer', '\\bno more(?=[.,;:)]|$)'),
  of('go home', 'leave, be paid out', '\\b(?:go|goes|went|gone|come|comes|came) home\\b'),
];
