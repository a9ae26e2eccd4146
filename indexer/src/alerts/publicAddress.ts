import { lookup as resolve, type LookupAddress } from 'node:dns';
import { BlockList, isIP } from 'node:net';

/** Networks of IPv4 outside the internet: private, local, shared, documentation, multicast, reserved. */
const NOT_PUBLIC: [network: string, prefix: number][] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
];
/** Of IPv6 only this is the internet, without documentation and what leads to an IPv4 address. */
const GLOBAL: [network: string, prefix: number] = ['2000::', 3];
const NOT_GLOBAL: [network: string, prefix: number][] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
];

const refused = new BlockList();
for (const [network, prefix] of NOT_PUBLIC) refused.addSubnet(network, prefix, 'ipv4');
for (const [network, prefix] of NOT_GLOBAL) refused.addSubnet(network, prefix, 'ipv6');
const allowed6 = new BlockList();
allowed6.addSubnet(...GLOBAL, 'ipv6');

/** Whether an address is a host of the internet. */
export function isPublic(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !refused.check(address, 'ipv4');
  return family === 6 && allowed6.check(address, 'ipv6') && !refused.check(address, 'ipv6');
}

/** A webhook names a host of this machine or of a private network. */
export class PrivateAddressError extends Error {
  override readonly name = 'PrivateAddressError';
}

/** Looks a name up as `node:net` wants it. */
type Lookup = typeof resolve;

/**
 * Looks a name up, and refuses it if one of its addresses is not public. The socket connects to what this gives, so a name
 * cannot mean another address afterwards.
 */
export const publicLookup: Lookup = ((
  host: string,
  options: { all?: boolean },
  done: (error: Error | null, address?: string | LookupAddress[], family?: number) => void,
) => {
  resolve(host, { ...options, all: true }, (error, addresses) => {
    if (error) return done(error);
    const wrong = addresses.find(({ address }) => !isPublic(address));
    if (wrong ?? addresses.length === 0)
      return done(new PrivateAddressError(`${host} is not a host of the internet`));
    if (options.all === true) return done(null, addresses);
    return done(null, addresses[0]!.address, addresses[0]!.family);
  });
}) as Lookup;

/** @throws PrivateAddressError if the host is an address that is not public; a name is looked up later */
export function checkHost(hostname: string): void {
  const host = hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0 && !isPublic(host))
    throw new PrivateAddressError(`${host} is not a host of the internet`);
}
