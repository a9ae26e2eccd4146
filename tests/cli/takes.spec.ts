import { Command, type Option } from 'commander';
import { expect } from 'chai';

import { COMMANDS } from '../../cli/src/catalogue';
import { addGlobalOptions, isActing, type GivenOptions } from '../../cli/src/globals';
import { NONE, ONE, SETTINGS, SEVERAL, WALLET, mustTake, type ActingFlag } from '../../cli/src/takes';
import { cli } from './support/cli';

const GLOBALS = optionsOf();
const ADDRESS = 'So11111111111111111111111111111111111111112';
/** Values that a flag has, unless any text will do. */
const VALUES: Record<string, string> = { output: 'json', commitment: 'finalized', encoding: 'base58' };

function optionsOf(): readonly Option[] {
  const program = new Command();
  addGlobalOptions(program);
  return program.options;
}

/** A call with a flag, as a user types it. */
function wordsOf(name: string, example: string, option: Option): string[] {
  const words = (example.match(/"[^"]*"|\S+/g) ?? []).map((word) => word.replaceAll('"', ''));
  const value = option.required ? [VALUES[option.attributeName()] ?? ADDRESS] : [];
  const end = words.indexOf('>');
  // The example's own acting flags are left out: this is about one flag.
  const own: string[] = [];
  const given = end < 0 ? words : words.slice(0, end);
  for (let at = 0; at < given.length; at += 1) {
    const flag = GLOBALS.find(({ long }) => long === given[at]);
    if (!flag) own.push(given[at]!);
    else if (flag.required) at += 1;
  }
  return [...name.split(' '), ...own, option.long!, ...value];
}

describe('co-staking: every command honours a flag or refuses it', () => {
  it('has every flag of the tool either as a setting or as one that commands declare', () => {
    const names = GLOBALS.map((option) => option.attributeName()).sort();
    expect([...SETTINGS, ...ONE].sort()).to.deep.equal(names);
    expect(GLOBALS.filter(isActing).map((option) => option.attributeName())).to.have.members([...ONE]);
  });

  it('declares by what it does: nothing, a wallet, one transaction, or several', () => {
    const ownList: Record<string, readonly ActingFlag[]> = {
      sign: ['authority', 'feePayer', 'payer', 'dump', 'dumpTransactionMessage'],
      submit: ['simulate', 'signer'],
    };
    const wallets = ['my co-stakes', 'my devices', 'why', 'history', 'calendar', 'show participant'];
    const several = /^(operator (register|report|post)|bulk (stake|create-offer)|claim-all|withdraw|keeper)$/;
    for (const { name, takes, sends } of COMMANDS) {
      const expected =
        ownList[name] ??
        (sends ? ONE : several.test(name) ? SEVERAL : wallets.includes(name) ? WALLET : NONE);
      expect(takes, name).to.deep.equal(expected);
    }
  });

  for (const option of GLOBALS.filter(isActing))
    it(`${option.long}: of all ${COMMANDS.length} commands, those that do not declare it refuse it`, async () => {
      const flag = option.attributeName() as ActingFlag;
      for (const { name, takes, example } of COMMANDS) {
        if (takes.includes(flag)) continue;
        const { code, out, err } = await cli(wordsOf(name, example, option), {
          env: { RPC_URL: 'nowhere:' },
        });
        expect([code, out, err], name).to.deep.equal([
          2,
          '',
          `error: \`co-staking ${name}\` does not take ${option.long}; nothing was sent\n  leave it out; \`co-staking ${name} --help\` lists the flags that it takes`,
        ]);
      }
    });

  it('refuses no setting, and no flag that a command declares beside what it needs', () => {
    const beside: Partial<Record<ActingFlag, GivenOptions>> = {
      encoding: { printOnly: true },
      dump: { signOnly: true },
      dumpTransactionMessage: { signOnly: true },
      nonceAuthority: { nonce: ADDRESS },
    } as unknown as Partial<Record<ActingFlag, GivenOptions>>;
    for (const { name, takes } of COMMANDS) {
      for (const flag of [...SETTINGS, ...takes]) {
        const others = (beside as Record<string, GivenOptions>)[flag];
        const options = {
          [flag]: 'x',
          ...(takes.length === ONE.length && others),
        } as unknown as GivenOptions;
        expect(() => mustTake(name, takes, options), `${name} ${flag}`).not.to.throw();
      }
    }
  });

  for (const [words, message] of [
    ['--dump tx.json', '--dump needs --sign-only or --print-only'],
    ['--dump-transaction-message', '--dump-transaction-message needs --sign-only'],
    ['--encoding base58', '--encoding needs --print-only'],
    [`--nonce-authority ${ADDRESS}`, '--nonce-authority needs --nonce'],
    ['--simulate --sign-only', '--simulate and --sign-only exclude each other'],
    ['--simulate --print-only', '--simulate and --print-only exclude each other'],
    ['--print-only --sign-only', '--print-only and --sign-only exclude each other'],
    [`--print-only --signer ${ADDRESS}=x`, '--print-only and --signer exclude each other'],
  ] as const)
    it(`stake … ${words}: says what is missing or too much, and sends nothing`, async () => {
      const { code, out, err } = await cli(['stake', ADDRESS, '1', '--yes', ...words.split(' ')], {
        env: { RPC_URL: 'nowhere:' },
      });
      expect([code, out]).to.deep.equal([2, '']);
      expect(err).to.contain(`error: ${message}; nothing was sent`);
    });

  it('names the flags that a command takes in its help', async () => {
    const { out } = await cli(['operator', 'post', '--help']);
    expect(out).to.contain(
      'It also takes --authority, --fee-payer, --payer, --simulate,\n--with-compute-unit-price. `co-staking --help` lists the options that every\ncommand takes.',
    );
    expect((await cli(['stake', '--help'])).out).to.contain('It takes all options of `co-staking --help`.');
  });
});
