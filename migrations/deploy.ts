// `anchor migrate`, after `anchor deploy`: initialises the program, once. The provider's wallet has to be the program's
// upgrade authority; it becomes the admin. Mint and roles come from the environment:
//
//   MINT REGISTRAR REWARD_AUTHORITY SLASHER ARBITER PAUSER      base58 addresses
//   SPARE_ADMIN                                                 the same, or unset for nobody: a key that may take the
//                                                               admin role at any time; keep it apart from the admin's
//
// The command line tool writes a host script to .anchor/deploy.ts, which requires this file and calls what it gives. So
// this file exports a function and nothing else.
import { migrate, type MigrationProvider } from './initialize';

const USAGE = 'this is the script of `anchor migrate`; alone it has no provider. Run `anchor migrate`';

if (require.main === module) {
  console.error(USAGE);
  process.exitCode = 2;
}

export = async function deploy(provider: MigrationProvider): Promise<void> {
  console.log(await migrate(provider));
};
