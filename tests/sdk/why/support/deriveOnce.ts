import { PublicKey } from '@solana/web3.js';

type Derive = typeof PublicKey.findProgramAddressSync;

/** Runs `act` with every address derived once only: a long walk derives the same few over and over. */
export async function derivingOnce<T>(act: () => Promise<T>): Promise<T> {
  const derive: Derive = PublicKey.findProgramAddressSync;
  const known = new Map<string, ReturnType<Derive>>();
  PublicKey.findProgramAddressSync = (seeds, programId) => {
    const parts = [...seeds, programId.toBytes()].map((part) => Buffer.from(part).toString('latin1'));
    const key = parts.join('|');
    const found = known.get(key) ?? derive.call(PublicKey, seeds, programId);
    known.set(key, found);
    return found;
  };
  try {
    return await act();
  } finally {
    PublicKey.findProgramAddressSync = derive;
  }
}
