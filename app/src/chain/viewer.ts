import { fetchConfig, fetchViewer, findConfigPda } from '@co-staking/sdk';
import { useQuery } from '@tanstack/react-query';

import { useWallet } from '../wallet/store';
import { source } from './connection';

/** The configuration of the program. */
export const useConfig = () =>
  useQuery({
    queryKey: ['config'],
    queryFn: () => fetchConfig(source, findConfigPda()[0]),
    staleTime: 60_000,
  });

/** The connected wallet with its account and its tokens; no data without a wallet. */
export function useViewer() {
  const { account } = useWallet();
  const { data: config } = useConfigIf(account !== null);
  return useQuery({
    queryKey: ['viewer', account?.address],
    queryFn: () => fetchViewer(source, account!.address, config!),
    enabled: account !== null && config !== undefined,
  });
}

const useConfigIf = (enabled: boolean) =>
  useQuery({
    queryKey: ['config'],
    queryFn: () => fetchConfig(source, findConfigPda()[0]),
    staleTime: 60_000,
    enabled,
  });
