import { base58 } from '@scure/base';
import { PublicKey, VersionedTransaction } from '@solana/web3.js';

import { usage } from '../exit';
import { asAddress, type Party } from '../keys';
import { isSignatureOf } from './ed25519';

/** The signatures of a transaction, as `solana --sign-only` names them. */
export interface SignatureState {
  /** `address=signature` of each that is there and valid. */
  signers: string[];
  /** Addresses whose signature is missing. */
  absent: string[];
  /** Addresses whose signature is for other bytes. */
  badSig: string[];
}

/** Everyone who has to sign, in the order of the signatures. */
export const requiredSigners = ({ message }: VersionedTransaction): PublicKey[] =>
  message.staticAccountKeys.slice(0, message.header.numRequiredSignatures);

const isEmpty = (signature: Uint8Array): boolean => signature.every((byte) => byte === 0);

/** Which signatures are there, which are missing, and which are wrong. */
export function signatureState(transaction: VersionedTransaction): SignatureState {
  const bytes = transaction.message.serialize();
  const state: SignatureState = { signers: [], absent: [], badSig: [] };
  requiredSigners(transaction).forEach((address, at) => {
    const signature = transaction.signatures[at]!;
    const name = address.toBase58();
    if (isEmpty(signature)) state.absent.push(name);
    else if (isSignatureOf(address, bytes, signature))
      state.signers.push(`${name}=${base58.encode(signature)}`);
    else state.badSig.push(name);
  });
  return state;
}

/**
 * Adds signatures that were made elsewhere.
 *
 * @param pairs - `address=signature`, base58
 * @throws CliError for a malformed pair, an address that does not sign, and a signature for other bytes
 */
export function attach(transaction: VersionedTransaction, pairs: readonly string[]): void {
  const bytes = transaction.message.serialize();
  for (const pair of pairs) {
    const [name = '', text = ''] = pair.split('=');
    const address = asAddress(name);
    let signature: Uint8Array = new Uint8Array();
    try {
      signature = base58.decode(text);
    } catch {
      // Reported below, by its length.
    }
    if (!address || signature.length !== 64)
      throw usage(`not a signature: "${pair}"`, 'it is <address>=<signature>, as --sign-only prints it');
    if (!requiredSigners(transaction).some((key) => key.equals(address)))
      throw usage(`${name} is not a signer of this transaction`);
    if (!isSignatureOf(address, bytes, signature))
      throw usage(
        `the signature of ${name} is for another transaction`,
        'all signers must pass the same arguments, --blockhash or --nonce, --fee-payer and dates; or pass one file around with --dump',
      );
    transaction.addSignature(address, signature);
  }
}

/** Signs with every key at hand that has to, and has not yet. */
export async function signWith(
  transaction: VersionedTransaction,
  parties: readonly Party[],
): Promise<VersionedTransaction> {
  const { absent } = signatureState(transaction);
  const distinct = new Map(parties.map((party) => [party.address.toBase58(), party]));
  let signed = transaction;
  for (const [name, { signer }] of distinct)
    if (signer && absent.includes(name)) signed = await signer.signTransaction(signed);
  return signed;
}

/** @throws CliError that names whose signatures are missing or wrong */
export function mustBeSigned(transaction: VersionedTransaction): void {
  const { absent, badSig } = signatureState(transaction);
  if (badSig.length > 0)
    throw usage(
      `the signature of ${badSig.join(', ')} does not match the transaction`,
      'have it signed again',
    );
  if (absent.length === 0) return;
  throw usage(
    `the signature of ${absent.join(', ')} is missing`,
    'pass the key, or --signer with what --sign-only printed elsewhere; --print-only is for a multisig',
  );
}
