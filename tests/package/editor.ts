// What an editor shows of the package: the language service of TypeScript, asked about a file of an outside project.
import assert from 'node:assert';
import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';

/** The method that is asked about, and the first sentence of its builder's text. */
const SENTENCE = 'Accepts an offer on exactly the terms named here';
const FILE = `import { CoStakingClient, instructions } from '@co-staking/sdk';
import { acceptOffer } from '@co-staking/sdk/instructions';

export const shown = (client: CoStakingClient) => [client.do.acceptOffer, instructions.acceptOffer, acceptOffer];
`;

/** What each module system of TypeScript reads. */
const SYSTEMS = [
  { file: 'editor.mts', extension: 'd.mts' },
  { file: 'editor.cts', extension: 'd.ts' },
];

function serviceOf(folder: string, file: string): ts.LanguageService {
  const options: ts.CompilerOptions = {
    strict: true,
    module: ts.ModuleKind.Node16,
    moduleResolution: ts.ModuleResolutionKind.Node16,
    target: ts.ScriptTarget.ES2022,
    skipLibCheck: true,
    types: [],
  };
  const read = (path: string) => (path === file ? FILE : readFileSync(path, 'utf8'));
  return ts.createLanguageService({
    ...ts.sys,
    useCaseSensitiveFileNames: () => ts.sys.useCaseSensitiveFileNames,
    getCompilationSettings: () => options,
    getCurrentDirectory: () => folder,
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    getScriptFileNames: () => [file],
    getScriptVersion: () => '1',
    getScriptSnapshot: (path) =>
      path === file || existsSync(path) ? ts.ScriptSnapshot.fromString(read(path)) : undefined,
  });
}

/** Every place where the file names the builder: hover gives its text, and "go to definition" the file it is declared in. */
export function checkEditor(folder: string): void {
  for (const { file, extension } of SYSTEMS) {
    const path = join(folder, file);
    const service = serviceOf(folder, path);
    const uses = [...FILE.matchAll(/\bacceptOffer\b/g)].map(({ index }) => index);
    assert.equal(uses.length, 4);
    for (const at of uses) {
      const info = service.getQuickInfoAtPosition(path, at);
      const text = ts.displayPartsToString(info?.documentation);
      assert(text.startsWith(SENTENCE), `${file}:${at}: the hover says "${text}"`);
      const [definition] = service.getDefinitionAtPosition(path, at) ?? [];
      assert.equal(
        definition && relative(join(folder, 'node_modules/@co-staking/sdk'), definition.fileName),
        `dist/instructions/coStaker/acceptOffer.${extension}`,
        `${file}:${at}`,
      );
    }
  }
}
