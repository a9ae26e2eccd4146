// Makes an instruction wrong in one way.
import { ALL } from './addresses.mjs';

const WAYS = [
  function anotherAccount(random, { metas }) {
    if (metas.length) random.pick(metas).address = random.pick(ALL);
  },
  function oneTwice(random, { metas }) {
    if (metas.length) random.pick(metas).address = random.pick(metas).address;
  },
  function oneLess(random, { metas }) {
    metas.splice(random.below(metas.length), 1);
  },
  function oneMore(random, { metas }) {
    const extra = { address: random.pick(ALL), signer: random.once(3), writable: random.once(3) };
    metas.splice(random.below(metas.length + 1), 0, extra);
  },
  function unsigned(random, { metas }) {
    if (metas.length) metas.at(-1).signer = false;
  },
  function notWritable(random, { metas }) {
    if (metas.length) random.pick(metas).writable = false;
  },
  function shortData(random, instruction) {
    instruction.data = instruction.data.slice(0, random.below(instruction.data.length));
  },
  function longData(random, instruction) {
    instruction.data = Uint8Array.from([...instruction.data, ...random.bytes(1 + random.below(40))]);
  },
  function otherByte(random, { data }) {
    data[random.below(data.length)] = random.pick([0, 1, 2, 255, random.below(256)]);
  },
  function otherTag(random, { data }) {
    data[0] = random.once(4) ? random.below(256) : random.below(26);
  },
];

/** Makes an instruction wrong, in place. Programs and sysvars are never writable: the runtime would ignore that. */
export function mutate(random, instruction) {
  random.pick(WAYS)(random, instruction);
}
