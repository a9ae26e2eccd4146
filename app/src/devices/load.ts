import {
  fetchConfig,
  fetchDeviceNullable,
  fetchNow,
  findConfigPda,
  type Offer,
  type SlashCase,
  type Subject,
} from '@co-staking/sdk';
import { PublicKey } from '@solana/web3.js';
import { useQuery } from '@tanstack/react-query';

import { setChainNow } from '../chain/clock';
import { source } from '../chain/connection';
import { casesOf } from '../chain/positions';
import { offersOf } from '../offer/load';

/** A device with all its offers and open cases. */
export type DeviceSubject = Subject & { offers: Offer[]; cases: SlashCase[] };

async function load(address: string): Promise<DeviceSubject | null> {
  const [now, config, device] = await Promise.all([
    fetchNow(source),
    fetchConfig(source, findConfigPda()[0]),
    fetchDeviceNullable(source, address),
  ]);
  setChainNow(now);
  if (!device) return null;
  const [offers, cases] = await Promise.all([
    offersOf(device),
    device.openCases > 0 ? casesOf(device.address) : Promise.resolve([]),
  ]);
  return { config, device, offers, cases };
}

const isAddress = (address: string): boolean => {
  try {
    return new PublicKey(address).toBase58() === address;
  } catch {
    return false;
  }
};

/** A device by its address; `null` if there is none. */
export const useDevice = (address: string) =>
  useQuery({
    queryKey: ['device', address],
    queryFn: () => (isAddress(address) ? load(address) : Promise.resolve(null)),
  });
