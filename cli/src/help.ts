import { Help, type HelpConfiguration } from 'commander';

/** Widest column of names; a longer name has a line for itself. */
const WIDEST = 30;
const INDENT = 2;
const GAP = 2;

/**
 * How helps look: names to the left, texts wrapped beside them, and of the tool's own help the commands before the flags,
 * since a reader looks for those first.
 */
export const HELP: HelpConfiguration = {
  showGlobalOptions: false,
  minWidthToWrap: 20,
  subcommandTerm: (command) =>
    [command.name(), ...command.registeredArguments.map((each) => `<${each.name()}>`)].join(' '),
  padWidth: (command, help) => Math.min(Help.prototype.padWidth.call(help, command, help), WIDEST),
  formatItem(term, width, description, help) {
    const line = (text: string): string =>
      Help.prototype.formatItem.call(help, text, width, description, help);
    if (help.displayWidth(term) <= width) return line(term);
    return `${' '.repeat(INDENT)}${term}\n${' '.repeat(width + INDENT + GAP)}${line('').trimStart()}`;
  },
  formatHelp(command, help) {
    const text = Help.prototype.formatHelp.call(help, command, help);
    if (command.parent) return text;
    const isFlags = (section: string): boolean => section.startsWith(help.styleTitle('Options'));
    const sections = text.trimEnd().split('\n\n');
    return `${[...sections.filter((each) => !isFlags(each)), ...sections.filter(isFlags)].join('\n\n')}\n`;
  },
};
