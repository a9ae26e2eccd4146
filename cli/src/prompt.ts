import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';

import { CliError, ExitCode } from './exit';

/** The user has ended the input instead of answering. */
const interrupted = (): CliError => new CliError(ExitCode.Interrupted, 'cancelled; nothing was sent');

interface AskOptions {
  /** Whether what is typed stays invisible. */
  hidden: boolean;
  /** Ends the question. */
  stop: AbortSignal;
}

/** What is typed is echoed by the reader: into this, if it is a secret. */
const nowhere = (): Writable => new Writable({ write: (_chunk, _encoding, done) => done() });

/**
 * Asks one question.
 *
 * @throws CliError with exit code 130 on Ctrl-C, Ctrl-D, the end of the input, or `stop`
 */
export function askOn(
  input: NodeJS.ReadStream,
  output: NodeJS.WriteStream,
  question: string,
  { hidden, stop }: AskOptions,
): Promise<string> {
  if (hidden) output.write(question);
  const reader = createInterface({ input, output: hidden ? nowhere() : output, terminal: input.isTTY });
  return new Promise<string>((resolve, reject) => {
    const cancel = (): void => {
      output.write('\n');
      reject(interrupted());
      reader.close();
    };
    if (stop.aborted) return cancel();
    stop.addEventListener('abort', cancel, { once: true });
    reader.once('SIGINT', cancel);
    const closed = (): void => cancel();
    reader.once('close', closed);
    reader.question(hidden ? '' : question, (answer) => {
      reader.off('close', closed);
      stop.removeEventListener('abort', cancel);
      if (hidden) output.write('\n');
      reader.close();
      resolve(answer);
    });
  });
}
