import { fetchNow, fetchPositions, findSlashCases, type SlashCase } from '@co-staking/sdk';
import type { PublicKey } from '@solana/web3.js';
import { useQuery } from '@tanstack/react-query';

import { useWallet } from '../wallet/store';
import { setChainNow } from './clock';
import { source } from './connection';

/** Devices and co-stakes of the connected wallet. */
export function usePositions() {
  const { account } = useWallet();
  return useQuery({
    queryKey: ['positions', account?.address],
    queryFn: async () => fetchPositions(source, account!.address, setChainNow(await fetchNow(source))),
    enabled: account !== null,
  });
}

/** Open slash cases of a device, by deadline. */
export const casesOf = async (device: PublicKey): Promise<SlashCase[]> =>
  (await findSlashCases(source, { device })).sort((a, b) => Number(a.appealEndsAt - b.appealEndsAt));
