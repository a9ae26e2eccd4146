/** What a host sets: the names of the `meta` elements in index.html, without their prefix. */
export const SETTINGS = ['rpc', 'indexer', 'network', 'genesis', 'explorer', 'symbol', 'from-slot'] as const;

/** Values of some settings. */
export type Settings = Partial<Record<(typeof SETTINGS)[number], string>>;

const attribute = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');

/** The page with some settings replaced. @throws Error if the page does not have one of them */
export function fillSettings(html: string, settings: Settings): string {
  return Object.entries(settings).reduce((page, [name, value]) => {
    const pattern = new RegExp(`(<meta name="co-staking-${name}" content=")[^"]*(")`);
    if (!pattern.test(page)) throw new Error(`index.html has no setting ${name}`);
    return page.replace(pattern, (_, before: string, after: string) => before + attribute(value) + after);
  }, html);
}

/** Settings from environment variables: `CO_STAKING_RPC`, `CO_STAKING_FROM_SLOT` and so on. */
export function settingsFromEnvironment(environment: Record<string, string | undefined>): Settings {
  const entries = SETTINGS.map((name) => [
    name,
    environment[`CO_STAKING_${name.toUpperCase().replaceAll('-', '_')}`],
  ]);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined)) as Settings;
}
