/** PostgreSQL's code for a statement that took too long. */
const CANCELED = '57014';
/** Broken connections, a server that stops or starts, a full disk, too many connections; and what sockets say. */
const UNAVAILABLE = /^(08...|57P0.|53...|ECONNREFUSED|ECONNRESET|EPIPE)$/;
/** Connections that broke or were not there in time: the driver gives these no code. */
const WITHOUT_CODE = /^(Connection terminated|timeout exceeded when trying to connect)/;

/** What to answer if the database is the trouble, and not the request; `null` if it is not. */
export function troubleOf(error: Error & { code?: string }): { error: string; code: string } | null {
  // The query builder wraps what the driver throws.
  const { code, message } = error.cause instanceof Error ? (error.cause as typeof error) : error;
  if (code === CANCELED)
    return { error: 'the database took too long; ask for less, or try again later', code: 'Timeout' };
  if (UNAVAILABLE.test(code ?? '') || WITHOUT_CODE.test(message))
    return { error: 'the database does not answer; try again in some seconds', code: 'Unavailable' };
  return null;
}
