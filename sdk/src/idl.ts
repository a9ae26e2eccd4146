import { BorshCoder, type Idl } from '@coral-xyz/anchor';

import json from './idl/co_staking.json';

export type { CoStaking } from './idl/co_staking';

/** The IDL that belongs to the shipped program, exactly as the build writes it (names in snake_case). */
export const IDL = json as Idl;

/**
 * Encodes and decodes by the bundled IDL. It works with the IDL's own snake_case names, which every
 * client library spells alike.
 */
export const coder = new BorshCoder(IDL);
