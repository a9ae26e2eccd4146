import type { Context } from '../context';
import { CliError, ExitCode } from '../exit';
import { Journal } from './journal/file';
import { JournalError } from './journal/format';

/** Opens the journal for the chain that the RPC serves. @throws CliError if it cannot be used */
export async function openJournal(context: Context, path: string): Promise<Journal> {
  const genesisHash = await context.connection.getGenesisHash();
  try {
    return Journal.open(path, { programId: context.programId.toBase58(), genesisHash });
  } catch (error) {
    if (error instanceof JournalError) throw new CliError(ExitCode.Usage, `${path}: ${error.message}`);
    throw error;
  }
}
