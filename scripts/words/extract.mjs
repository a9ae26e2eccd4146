// The English of a file, as pieces: paragraphs of a page, string literals, comments. A piece keeps the line of each part,
// so that a match can be found.
import ts from 'typescript';

/** Kinds of pieces: `page` and `string` are what users read, `title` is the text of a test. */
export const KINDS = ['page', 'string', 'title', 'comment'];

/** A piece whose lines start at `line`; the mark of a comment and the indent are dropped. */
function piece(kind, raw, line, mark = /^\s+/) {
  const parts = raw
    .split('\n')
    .map((text, index) => ({ line: line + index, text: text.replace(mark, '').trim() }));
  return { kind, parts: parts.filter(({ text }) => text) };
}

const COMMENT = /^\s*(?:\/\/[/!]?|\/\*\*?|\*(?!\/)|#)?\s?|\s*\*\/\s*$/g;

/** Names in code are not English. */
const withoutCode = (text) => text.replace(/`[^`\n]*`/g, '`code`').replace(/\]\([^)\s]*\)/g, ']');

/** Comments that follow one another line by line are one piece. */
function joined(comments) {
  const pieces = [];
  for (const { text, line } of comments) {
    const next = piece('comment', text, line, COMMENT);
    const last = pieces.at(-1);
    const follows = last && text.startsWith('//') && last.slashes && last.end === line - 1;
    if (follows) last.parts.push(...next.parts);
    else pieces.push({ ...next, slashes: text.startsWith('//') });
    pieces.at(-1).end = line + text.split('\n').length - 1;
  }
  return pieces;
}

function typescript(text, path, isTest) {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const lineAt = (position) => file.getLineAndCharacterOfPosition(position).line + 1;
  const [comments, pieces] = [new Map(), []];
  const string = (node, value) => {
    // A word alone is a name.
    if (/\s/.test(value.trim()))
      pieces.push(piece(isTest ? 'title' : 'string', value, lineAt(node.getStart())));
  };
  const walk = (node) => {
    const start = node.getFullStart();
    for (const range of [
      ...(ts.getLeadingCommentRanges(text, start) ?? []),
      ...(ts.getTrailingCommentRanges(text, node.getEnd()) ?? []),
    ])
      if (node.kind !== ts.SyntaxKind.JsxText)
        comments.set(range.pos, { text: text.slice(range.pos, range.end), line: lineAt(range.pos) });
    if (ts.isStringLiteralLike(node) || ts.isJsxText(node)) string(node, node.text);
    else if (ts.isTemplateExpression(node)) {
      const parts = [node.head.text, ...node.templateSpans.map((span) => `…${span.literal.text}`)];
      string(node, parts.join(''));
    }
    for (const child of node.getChildren(file))
      if (!ts.isJSDoc(child) && child.kind !== ts.SyntaxKind.TemplateHead) walk(child);
  };
  walk(file);
  const inOrder = [...comments.entries()].sort(([a], [b]) => a - b).map(([, comment]) => comment);
  return [...pieces, ...joined(inOrder)];
}

/** Rust, and with `#` for comments: TOML, YAML, Python and shell. */
function tokens(text, pattern, isTest) {
  const [comments, pieces] = [[], []];
  let [line, at] = [1, 0];
  for (const match of text.matchAll(pattern)) {
    line += text.slice(at, match.index).split('\n').length - 1;
    at = match.index;
    const [token] = match;
    if (/^(?:\/\/|\/\*|#)/.test(token)) comments.push({ text: token.replace(/^#/, '//'), line });
    else if (/\s/.test(token.trim()) && token.length > 4)
      pieces.push(piece(isTest ? 'title' : 'string', token.replace(/^r?#*["']|["']#*$/g, ''), line));
  }
  return [...pieces, ...joined(comments)];
}

const RUST = /\/\/[^\n]*|\/\*[^]*?\*\/|r(#*)"[^]*?"\1|"(?:\\[^]|[^"\\])*"|'(?:\\[^]|[^'\\])'/g;
const HASH = /(?<=^|\s)#[^\n]*|"(?:\\.|[^"\\\n])*"|'[^'\n]*'/g;

/** Paragraphs, items, cells and headings; no code. */
function page(text) {
  const prose = text.replace(/```[^]*?```|<!--[^]*?-->/g, (block) =>
    '\n'.repeat(block.split('\n').length - 1),
  );
  const pieces = [];
  let open = null;
  prose.split('\n').forEach((line, index) => {
    const begins = /^\s*(?:[-*#|>]|\d+\.)/.test(line);
    if (!line.trim() || begins || !open) pieces.push((open = { kind: 'page', parts: [] }));
    if (line.trim())
      open.parts.push({ line: index + 1, text: line.replace(/^\s*(?:[-*#>]+|\d+\.)\s+/, '').trim() });
    if (line.startsWith('|') || line.startsWith('#')) open = null;
  });
  return pieces.filter(({ parts }) => parts.length > 0);
}

/** The pieces of a file; none if it is of another kind. */
export function piecesOf(path, text, isTest) {
  if (/\.md$/.test(path)) return page(text);
  if (/\.(?:ts|tsx|mjs|js|cjs)$/.test(path)) return typescript(text, path, isTest);
  if (/\.rs$/.test(path)) return tokens(text, RUST, isTest);
  if (/\.(?:toml|ya?ml|py|sh)$|(?:^|\/)(?:run|cargo-sbf|rustc-wrap)$/.test(path))
    return tokens(text, HASH, isTest);
  return [];
}

/** Where the patterns match in a piece: `{ name, plain, line, text }`. */
export function matches({ parts }, patterns) {
  let joinedText = '';
  const starts = parts.map(({ text }) => {
    const start = joinedText.length;
    joinedText += `${withoutCode(text)} `;
    return start;
  });
  const found = [];
  for (const { name, plain, pattern } of patterns)
    for (const match of joinedText.trimEnd().matchAll(pattern)) {
      const index = starts.findLastIndex((start) => start <= match.index);
      const from = Math.max(0, match.index - 40);
      found.push({
        name,
        plain,
        line: parts[index].line,
        text: joinedText.slice(from, match.index + match[0].length + 40).trim(),
      });
    }
  return found;
}
