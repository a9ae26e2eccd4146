import { expect } from 'chai';

import { fails } from '../../scripts/words.mjs';
import { matches, piecesOf } from '../../scripts/words/extract.mjs';
import { PATTERNS } from '../../scripts/words/patterns.mjs';

/** Names of the patterns in the English of a file. */
const namesIn = (path: string, text: string): [kind: string, name: string, line: number][] =>
  piecesOf(path, text, path.startsWith('tests/')).flatMap((piece) =>
    matches(piece, PATTERNS).map(({ name, line }): [string, string, number] => [piece.kind, name, line]),
  );

/** Each pattern with a sentence that has it, and the plain sentence. */
const SENTENCES: [name: string, sentence: string, plain: string][] = [
  ['where (if)', '`null` where there is none', '`null` if there is none'],
  ['whoever', 'for whoever runs thousands of devices', 'for operators of thousands of devices'],
  ['somebody', 'sent by somebody else', 'sent by someone else'],
  ['nobody', 'nobody has accepted the offer', 'the offer has not been accepted'],
  ['anybody', 'anybody may close it', 'anyone may close it'],
  ['stands', 'what is called most stands first', 'the most frequent call comes first'],
  ['lies', 'rewards lie in two vaults', 'rewards are held in two vaults'],
  ['is no', 'the text is no link', 'the text is not a link; there is no link, and it is no longer one'],
  ['is none', 'the text is none', 'there is none'],
  ['anew', 'signed anew', 'signed again'],
  ['told', 'the record is told as open', 'the record is reported as open'],
  ['the own', 'an account for the own wallet', 'an account for your wallet; the own-device ban'],
  ['left away', 'never, where left away', 'omit for never; nothing is left out'],
  ['for ever', 'ends a device for good', 'terminates a device permanently, for good reason'],
  ['besides', 'it travels in time besides', 'it can also move its clock'],
  ['as far as', 'fields as far as the lenses look', 'the fields that the lenses read'],
  ['he', 'change what he gets', 'change what they get'],
  ['goes along', 'the owner takes every co-stake along', 'every co-stake is unstaked too'],
  ['is to be', 'nothing is to be done', 'no action is needed'],
  ['became of', 'what became of a transaction', 'the outcome of a transaction'],
  ['needed;', 'needed; wallet that will stake', 'required; the wallet that will stake'],
  ['no more', 'it is valid no more.', 'it is no longer valid, and takes no more than 2 units'],
  ['go home', 'everyone goes home', 'every stake is withdrawn'],
];

describe('the check of plain English', () => {
  it('has a sentence for each pattern', () => {
    expect(SENTENCES.map(([name]) => name)).to.deep.equal(PATTERNS.map(({ name }) => name));
  });

  for (const [name, sentence, plain] of SENTENCES)
    it(`finds "${name}", and accepts the plain form`, () => {
      expect(namesIn('docs/page.md', sentence).map((found) => found[1])).to.include(name);
      expect(namesIn('docs/page.md', plain)).to.deep.equal([]);
    });

  it('reads pages without code, across line breaks', () => {
    const page = [
      '# Title',
      '',
      'Nothing `anew`, but left',
      'away.',
      '',
      '```',
      'nobody',
      '```',
      '',
      '- anew',
    ];
    expect(namesIn('docs/page.md', page.join('\n'))).to.deep.equal([
      ['page', 'left away', 3],
      ['page', 'anew', 10],
    ]);
  });

  it('distinguishes strings, comments and titles, and ignores names', () => {
    const code = [
      '/** Signed',
      ' * anew. */',
      "const nobody = 'anew';",
      'const text = `${nobody} stands here`;',
      '// Nobody',
      '// knows.',
    ].join('\n');
    const found = [
      ['string', 'stands', 4],
      ['comment', 'anew', 2],
      ['comment', 'nobody', 5],
    ];
    expect(namesIn('cli/src/a.ts', code)).to.deep.equal(found);
    expect(namesIn('tests/a.spec.ts', code)).to.deep.equal([['title', 'stands', 4], ...found.slice(1)]);
  });

  it('reads Rust, and files with # comments', () => {
    const rust = ['/// Told.', 'msg!("signed anew here");', "let a = 'x'; // lies there"].join('\n');
    expect(namesIn('programs/a.rs', rust)).to.deep.equal([
      ['string', 'anew', 2],
      ['comment', 'told', 1],
      ['comment', 'lies', 3],
    ]);
    expect(namesIn('a.toml', '# Told.\nname = "it stands"')).to.deep.equal([
      ['string', 'stands', 2],
      ['comment', 'told', 1],
    ]);
  });

  it('fails for pages and strings, and never for comments and titles', () => {
    const kinds = ['page', 'string', 'comment', 'title'] as const;
    expect(kinds.filter((kind) => fails({ kind }))).to.deep.equal(['page', 'string']);
  });
});
