// Deriving and encoding addresses takes most of the time of a run, and most are used many times. This makes web3.js
// cache them.
import { PublicKey } from '@solana/web3.js';

const derive = PublicKey.findProgramAddressSync;
const derived = new Map<string, [PublicKey, number]>();

PublicKey.findProgramAddressSync = (seeds, programId) => {
  const key = `${programId.toBase58()} ${seeds.map((seed) => Buffer.from(seed).toString('base64')).join(' ')}`;
  const known = derived.get(key) ?? derive.call(PublicKey, seeds, programId);
  derived.set(key, known);
  return known;
};

const spell = PublicKey.prototype.toBase58;
const spelled = new WeakMap<PublicKey, string>();

PublicKey.prototype.toBase58 = function (): string {
  const text = spelled.get(this) ?? spell.call(this);
  spelled.set(this, text);
  return text;
};
