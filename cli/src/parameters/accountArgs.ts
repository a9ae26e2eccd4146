import {
  AccountNotFoundError,
  decodeDevice,
  fetchDeviceNullable,
  fetchOfferNullable,
  fetchParticipantNullable,
  fetchSlashCaseNullable,
  findDevicePda,
  findOfferPda,
  findSlashCasePda,
  type Device,
  type Offer,
  type Participant,
  type SlashCase,
} from '@co-staking/sdk';
import { OFFER_PATH, OfferLinkError, parseOfferLink } from '@co-staking/sdk/blinks';
import { PublicKey } from '@solana/web3.js';

import { checkCluster } from '../chain/genesis';
import type { Context } from '../context';
import { CliError, ExitCode, usage } from '../exit';
import { asAddress } from '../keys';
import type { Parameter } from './parameter';

/** A device, or one of its offers. */
export type AccountArg = { kind: 'device'; device: Device } | { kind: 'offer'; offer: Offer };

const HINT = 'a device is given by its UUID or its address';

const missing = (what: string, text: string, context: Context): CliError =>
  new CliError(
    ExitCode.NotFound,
    `there is no ${what} ${text} at ${context.url}`,
    'check --url; an account that is finished is closed, and only its history is left',
  );

/** Address of a device by its UUID (with or without hyphens) or address. @throws CliError if it is neither */
export function deviceAddress(text: string, { programId }: Context): PublicKey {
  if (/^[0-9a-fA-F-]{32,36}$/.test(text) && text.replaceAll('-', '').length === 32)
    return findDevicePda({ id: text, programId })[0];
  const address = asAddress(text);
  if (!address) throw usage(`not a device: "${text}"`, HINT);
  return address;
}

async function readDevice(text: string, context: Context): Promise<Device> {
  const { connection, programId } = context;
  const found = await fetchDeviceNullable(connection, deviceAddress(text, context), { programId });
  if (!found) throw missing('device', text, context);
  return found;
}

/**
 * The offer that a link names, whichever website it leads to; `null` if the text is not a link. A link that names its cluster is
 * for that one only.
 */
async function offerOfLink(text: string, context: Context): Promise<PublicKey | null> {
  const end = text.lastIndexOf(OFFER_PATH);
  if (end < 0) return null;
  try {
    const { offer, cluster } = parseOfferLink(text, { bases: [text.slice(0, end)] });
    if (text.includes('?')) await checkCluster(context, cluster, 'the link');
    return offer;
  } catch (error) {
    if (error instanceof OfferLinkError) throw usage(error.message);
    throw error;
  }
}

/** Address of an offer by address, link, or `device:nonce`. */
async function offerAddress(text: string, context: Context): Promise<PublicKey> {
  const pair = /^([0-9a-zA-Z-]+):(\d{1,10})$/.exec(text);
  if (pair) {
    const [, device, nonce] = pair;
    return findOfferPda({
      device: deviceAddress(device!, context),
      nonce: Number(nonce),
      programId: context.programId,
    })[0];
  }
  const address = asAddress(text) ?? (await offerOfLink(text, context));
  if (!address)
    throw usage(`not an offer: "${text}"`, 'an offer is given by its address, its link, or <device>:<nonce>');
  return address;
}

/** Whether the data of an account are a device's. */
function isDevice(data: Uint8Array): boolean {
  try {
    return decodeDevice(PublicKey.default, data) !== null;
  } catch (error) {
    if (error instanceof AccountNotFoundError) return false;
    throw error;
  }
}

async function readOffer(text: string, context: Context): Promise<Offer> {
  const { connection, programId } = context;
  const found = await fetchOfferNullable(connection, await offerAddress(text, context), { programId });
  if (!found) throw missing('offer', text, context);
  return found;
}

async function readCase(text: string, context: Context): Promise<SlashCase> {
  const { connection, programId } = context;
  const pair = /^([0-9a-zA-Z-]+):(\d{1,10})$/.exec(text);
  const address = pair
    ? findSlashCasePda({ device: deviceAddress(pair[1]!, context), number: Number(pair[2]), programId })[0]
    : asAddress(text);
  if (!address)
    throw usage(`not a slash case: "${text}"`, 'a case is given by its address or <device>:<number>');
  const found = await fetchSlashCaseNullable(connection, address, { programId });
  if (!found) throw missing('slash case', text, context);
  return found;
}

async function readParticipant(text: string, context: Context): Promise<Participant> {
  const { connection, programId } = context;
  const address = asAddress(text);
  if (!address) throw usage(`not an address: "${text}"`);
  const found = await fetchParticipantNullable(connection, address, { programId });
  if (!found) throw missing('account', text, context);
  return found;
}

/** An account of the product that exists. */
export const participant = (description = 'account'): Parameter<Participant> => ({
  description,
  placeholder: 'address',
  place: 'argument',
  read: readParticipant,
});

/** A device that exists. */
export const device = (description = 'device, by UUID or address'): Parameter<Device> => ({
  description,
  placeholder: 'device',
  place: 'argument',
  read: readDevice,
});

/** An offer that exists. */
export const offer = (description = 'offer, by address, link, or <device>:<nonce>'): Parameter<Offer> => ({
  description,
  placeholder: 'offer',
  place: 'argument',
  read: readOffer,
});

/** A slash case that has not ended. */
export const slashCase = (
  description = 'slash case, by address or <device>:<number>',
): Parameter<SlashCase> => ({
  description,
  placeholder: 'case',
  place: 'argument',
  read: readCase,
});

async function readDeviceOrOffer(text: string, context: Context): Promise<AccountArg> {
  const { connection, programId } = context;
  if (asAddress(text)) {
    const info = await connection.getAccountInfo(asAddress(text)!);
    const device = info?.owner.equals(programId) && isDevice(info.data);
    return device
      ? { kind: 'device', device: await readDevice(text, context) }
      : { kind: 'offer', offer: await readOffer(text, context) };
  }
  const isOffer = text.includes(':') || text.includes('/');
  return isOffer
    ? { kind: 'offer', offer: await readOffer(text, context) }
    : { kind: 'device', device: await readDevice(text, context) };
}

/** A device or an offer that exists. */
export const deviceOrOffer = (description = 'device or offer'): Parameter<AccountArg> => ({
  description: `${description}, by UUID, address, link, or <device>:<nonce>`,
  placeholder: 'thing',
  place: 'argument',
  read: readDeviceOrOffer,
});
