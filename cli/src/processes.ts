/** Whether a process exists, by its number. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's process exists, too.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
