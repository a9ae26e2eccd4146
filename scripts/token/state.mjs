// Reads what the token program stores, as much as the generator of instructions needs.
import { MINTS, MULTISIGS, TOKENS, nameOf } from './addresses.mjs';

export const SIZES = { mint: 82, token: 165, multisig: 355 };

const optional = (data, at) =>
  data.readUInt32LE(at) === 1 ? nameOf(data.subarray(at + 4, at + 36)) : undefined;

function mintOf(data) {
  return {
    authority: optional(data, 0),
    decimals: data[44],
    initialized: data[45] === 1,
    freezeAuthority: optional(data, 46),
  };
}

function tokenOf(data) {
  return {
    mint: nameOf(data.subarray(0, 32)),
    owner: nameOf(data.subarray(32, 64)),
    amount: data.readBigUInt64LE(64),
    delegate: optional(data, 72),
    initialized: data[108] !== 0,
    frozen: data[108] === 2,
    native: data.readUInt32LE(109) === 1,
    closeAuthority: optional(data, 129),
  };
}

function multisigOf(data) {
  const [needed, count, initialized] = data;
  const signers = Array.from({ length: Math.min(count, 11) }, (_, n) =>
    nameOf(data.subarray(3 + 32 * n, 35 + 32 * n)),
  );
  return { needed, initialized: initialized === 1, signers: signers.filter(Boolean) };
}

const READERS = [
  [[...MINTS, 'native mint'], SIZES.mint, mintOf],
  [TOKENS, SIZES.token, tokenOf],
  [MULTISIGS, SIZES.multisig, multisigOf],
];

/** All mints, token accounts and multisigs with a valid size, by name. */
export function readState(machine) {
  const state = new Map();
  for (const [names, size, read] of READERS)
    for (const name of names) {
      const account = machine.get(name);
      if (account?.data.length === size) state.set(name, read(account.data));
    }
  return state;
}
