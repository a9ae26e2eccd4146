// A transaction in the legacy format, without signatures: for machines that do not verify them.

/** @typedef {{ address: string, signer?: boolean, writable?: boolean }} Meta `address` is base58 */

const short = (n) => (n < 128 ? [n] : [(n & 127) | 128, n >> 7]);

/**
 * @param instructions of one program each: `{ program, metas, data }`
 * @param bytesOf gives the 32 bytes of an address
 */
export function encodeTransaction(payer, instructions, blockhash, bytesOf) {
  const flags = new Map([[payer, { signer: true, writable: true }]]);
  const add = ({ address, signer = false, writable = false }) => {
    const known = flags.get(address);
    if (!known) return flags.set(address, { signer, writable });
    known.signer ||= signer;
    known.writable ||= writable;
  };
  for (const { program, metas } of instructions) {
    metas.forEach(add);
    add({ address: program });
  }
  const rank = ([, { signer, writable }]) => (signer ? 0 : 2) + (writable ? 0 : 1);
  const ordered = [...flags].sort((a, b) => rank(a) - rank(b));
  const index = new Map(ordered.map(([address], at) => [address, at]));
  const ranked = (wanted) => ordered.filter((entry) => rank(entry) === wanted).length;
  const signers = ranked(0) + ranked(1);
  const parts = [
    Uint8Array.of(signers),
    new Uint8Array(64 * signers),
    Uint8Array.of(signers, ranked(1), ranked(3), ordered.length),
    ...ordered.map(([address]) => bytesOf(address)),
    blockhash,
    Uint8Array.of(instructions.length),
  ];
  for (const { program, metas, data } of instructions) {
    const accounts = metas.map(({ address }) => index.get(address));
    parts.push(Uint8Array.of(index.get(program), metas.length, ...accounts, ...short(data.length)), data);
  }
  return { bytes: Buffer.concat(parts), writable: ordered.filter(([, m]) => m.writable).map(([a]) => a) };
}
