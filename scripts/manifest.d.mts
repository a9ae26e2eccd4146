/** SHA-256 of the sources that decide the program's bytes, hexadecimal. */
export function hashSources(root?: string): string;
/** SHA-256 of the tools that compile it, hexadecimal. */
export function hashTools(root?: string): string;
