export {
  balance,
  createMint,
  createTokenAccount,
  freeze,
  fund,
  transfer,
  type TestMint,
} from '@co-staking/sdk/testing';
export { TOKEN_2022_PROGRAM_ID, TOKEN_PROGRAM_ID } from '@solana/spl-token';
