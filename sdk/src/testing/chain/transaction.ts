import { createPrivateKey, sign, type KeyObject } from 'node:crypto';

import { Transaction, type Message, type Signer } from '@solana/web3.js';

/** The bytes before the seed of an Ed25519 key in PKCS #8 (RFC 8410). */
const PKCS8_HEADER = Buffer.from('302e020100300506032b657004220420', 'hex');
const SEED_BYTES = 32;
const SIGNER_KEYS = new WeakMap<Signer, KeyObject>();

function keyOf(signer: Signer): KeyObject {
  const known = SIGNER_KEYS.get(signer);
  if (known) return known;
  const key = Buffer.concat([PKCS8_HEADER, signer.secretKey.subarray(0, SEED_BYTES)]);
  const made = createPrivateKey({ key, format: 'der', type: 'pkcs8' });
  SIGNER_KEYS.set(signer, made);
  return made;
}

/**
 * A transaction whose instructions do not change any more. web3.js compiles the message at every step and signs in
 * JavaScript, which together took most of the time of a test. The bytes are the same.
 */
export class FixedTransaction extends Transaction {
  #message: Message | undefined;
  #bytes: Buffer | undefined;

  override compileMessage(): Message {
    if (this.#message && this.#message.recentBlockhash === this.recentBlockhash) return this.#message;
    this.#bytes = undefined;
    return (this.#message = super.compileMessage());
  }

  override serializeMessage(): Buffer {
    this.compileMessage();
    return (this.#bytes ??= super.serializeMessage());
  }

  /** @throws Error for someone who has nothing to sign */
  override sign(...signers: Signer[]): void {
    const message = this.serializeMessage();
    this.signatures = this.signatures.map(({ publicKey }) => ({ publicKey, signature: null }));
    for (const signer of new Set(signers))
      this.addSignature(signer.publicKey, sign(null, message, keyOf(signer)));
  }
}
