import { spawnSync } from 'node:child_process';

/** Starts what follows in pid and user namespaces of its own, as a container does: it is process 1 there. */
export const CONTAINER = [
  'unshare',
  ...['--user', '--map-root-user', '--pid', '--fork', '--kill-child=SIGKILL', '--mount-proc'],
] as const;

/** Whether this machine lets a test make namespaces. */
export const hasContainers = (): boolean => {
  const [command, ...args] = CONTAINER;
  return spawnSync(command, [...args, 'true'], { stdio: 'ignore' }).status === 0;
};
