/** A row with the number of the line it starts in, from 1. */
export interface Row {
  line: number;
  cells: string[];
}

/** A quotation mark in the wrong place. */
export class CsvError extends Error {
  constructor(
    readonly line: number,
    message: string,
  ) {
    super(message);
  }
}

/**
 * Rows of CSV text as RFC 4180 has it: quotes around a cell, doubled inside; empty lines are left out.
 *
 * @throws CsvError for a quote inside an unquoted cell, and for one that is never closed
 */
export function parseCsv(text: string): Row[] {
  const rows: Row[] = [];
  const source = text.replace(/^\uFEFF/, '');
  let at = 0;
  let line = 1;
  while (at < source.length) {
    const row: Row = { line, cells: [] };
    for (;;) {
      const cell = readCell(source, at, line);
      row.cells.push(cell.text);
      ({ at, line } = cell);
      if (source[at] !== ',') break;
      at += 1;
    }
    if (source[at] === '\r') at += 1;
    if (at < source.length && source[at] !== '\n') throw new CsvError(line, 'text after a closing quote');
    at += 1;
    line += 1;
    if (row.cells.length > 1 || row.cells[0]!.trim() !== '') rows.push(row);
  }
  return rows;
}

interface CellEnd {
  text: string;
  at: number;
  line: number;
}

function readCell(source: string, start: number, line: number): CellEnd {
  if (source[start] !== '"') {
    let at = start;
    while (at < source.length && !',\r\n'.includes(source[at]!)) at += 1;
    const text = source.slice(start, at);
    if (text.includes('"')) throw new CsvError(line, 'a quote inside a cell without quotes around it');
    return { text, at, line };
  }
  let text = '';
  let now = line;
  for (let at = start + 1; at < source.length; at += 1) {
    const mark = source[at]!;
    if (mark === '\n') now += 1;
    if (mark !== '"') text += mark;
    else if (source[at + 1] === '"') {
      text += '"';
      at += 1;
    } else return { text, at: at + 1, line: now };
  }
  throw new CsvError(line, 'a quote is not closed');
}
