// `anchor migrate`, after `anchor deploy`: initialises the program, once. The provider's wallet must be the program's
// upgrade authority; it becomes the admin. Mint and roles come from the environment:
//
//   MINT REGISTRAR REWARD_AUTHORITY SLASHER ARBITER PAUSER      base58 addresses
//   SPARE_ADMIN                                                 the same, or unset for none: a key that may take the
//                                                               admin role at any time; keep it apart from the admin's
//
// The Anchor CLI writes a host script to .anchor/deploy.ts, which requires this file and calls its export. So this file
// exports a function and nothing else.
import { migrate, type MigrationProvider } from './initialize';

const USAGE = 'this script has no provider when it runs alone; run `anchor migrate` instead';

if (require.main === module) {
  console.error(USAGE);
  process.exitCode = 2;
}

export = async function deploy(provider: MigrationProvider): Promise<void> {
  console.log(await migrate(provider));
};
