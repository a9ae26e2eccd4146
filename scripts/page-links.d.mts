export function anchorsOf(contents: string): string[];
export function brokenLinks(pages: Record<string, string>, exists: (path: string) => boolean): string[];
