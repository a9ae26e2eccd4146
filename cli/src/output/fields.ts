/** What a cell may hold. Amounts are decimal text in tokens, times ISO 8601, shares percent: exact in every format. */
export type Cell = string | number | boolean | null;

/** A record: camelCase names to cells. Lists inside are for JSON; tables and CSV join them. */
export type Fields = Record<string, Cell | readonly Cell[] | readonly Fields[]>;
