export const U64_MAX = 0xffff_ffff_ffff_ffffn;
export const I64_MAX = 0x7fff_ffff_ffff_ffffn;

/** The program's checked arithmetic: `null` stands for its `MathOverflow`. */
export const fitsU64 = (value: bigint): bigint | null => (value >= 0n && value <= U64_MAX ? value : null);
export const fitsI64 = (value: bigint): bigint | null =>
  value >= -I64_MAX - 1n && value <= I64_MAX ? value : null;

/** A date too far ahead stays at the last one, as in the program's saturating addition. */
export const saturateI64 = (value: bigint): bigint => smaller(value, I64_MAX);

export const divCeil = (a: bigint, b: bigint): bigint => (a + b - 1n) / b;
export const larger = (a: bigint, b: bigint): bigint => (a > b ? a : b);
export const smaller = (a: bigint, b: bigint): bigint => (a < b ? a : b);

/** An amount too large stays at the largest one, as in the program's saturating addition. */
export const saturateU64 = (value: bigint): bigint => smaller(value, U64_MAX);
