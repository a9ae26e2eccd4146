import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import ts from 'typescript';

const ROOT = join(__dirname, '..');
/** The extension of what is imported, by that of the declarations. */
const FORMATS = { '.d.ts': '.js', '.d.mts': '.mjs' };
const RELATIVE = /(from |import\()(['"])(\.{1,2}(?:\/[^'"]*)?)\2/g;

/** Names what a relative import finds by its file: the resolution of Node guesses none. */
const withFiles = (text: string, source: string, extension: string): string =>
  text.replace(RELATIVE, (_, before: string, quote: string, path: string) => {
    const isFile = existsSync(`${join(dirname(source), path)}.ts`);
    return `${before}${quote}${isFile ? path : `${path}/index`}${extension}${quote}`;
  });

/** The options of the compiler, as the repository has them. */
function optionsOf(): ts.CompilerOptions {
  const read = ts.readConfigFile(join(ROOT, 'tsconfig.json'), (path) => ts.sys.readFile(path));
  const config = { ...(read.config as object), include: [], files: [] };
  return ts.parseJsonConfigFileContent(config, ts.sys, ROOT).options;
}

/**
 * Writes the type declarations of the package. There is one file beside each source file, so that an editor opens the file
 * in which a thing is written, and all subpaths share one type. ES modules and CommonJS have their own, because TypeScript
 * tells them apart by the extension of the file.
 *
 * @throws Error with what the compiler says
 */
export function emitTypes(source: string, entries: string[], out: string): void {
  const program = ts.createProgram(
    entries.map((file) => join(source, file)),
    {
      ...optionsOf(),
      paths: {},
      noEmit: false,
      incremental: false,
      tsBuildInfoFile: undefined,
      declaration: true,
      emitDeclarationOnly: true,
      stripInternal: true,
      rootDir: source,
      outDir: out,
    },
  );
  const emitted = program.emit(undefined, (_path, text, _mark, _onError, sources) => {
    const file = sources![0]!.fileName;
    const place = join(out, relative(source, file).replace(/\.ts$/, ''));
    mkdirSync(dirname(place), { recursive: true });
    for (const [declaration, imported] of Object.entries(FORMATS))
      writeFileSync(`${place}${declaration}`, withFiles(text, file, imported));
  });
  const problems = [...ts.getPreEmitDiagnostics(program), ...emitted.diagnostics];
  if (problems.length > 0)
    throw new Error(
      ts.formatDiagnostics(problems, {
        getCanonicalFileName: (path) => path,
        getCurrentDirectory: () => ROOT,
        getNewLine: () => '\n',
      }),
    );
}
