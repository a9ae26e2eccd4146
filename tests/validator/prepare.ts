import { associatedTokenAccount } from '@co-staking/sdk';
import { keypairOf } from '@co-staking/sdk/testing';
import {
  MINT_SIZE,
  TOKEN_PROGRAM_ID,
  createAssociatedTokenAccountIdempotentInstruction,
  createInitializeMint2Instruction,
  createMintToInstruction,
} from '@solana/spl-token';
import { SystemProgram, type Connection, type Keypair, type TransactionInstruction } from '@solana/web3.js';

import type { Deployer } from './deploy/deploy';
import type { ValidatorNode } from './node/start';
import { roleKey } from './roleKey';
import { ROLES, type Gift, type Target } from './target';

const DECIMALS = 8;
const ROLE_LAMPORTS = 100_000_000_000;
const ROLE_TOKENS = 1_000_000n * 10n ** BigInt(DECIMALS);

/** Lamports by a transfer, and tokens by the mint's authority. */
function giftInstructions(
  { address, lamports, tokens }: Gift,
  from: Keypair,
  mint: Keypair,
): TransactionInstruction[] {
  const account = associatedTokenAccount(address, { mint: mint.publicKey });
  const payer = from.publicKey;
  const give = createMintToInstruction(mint.publicKey, account, payer, tokens);
  return [
    SystemProgram.transfer({ fromPubkey: payer, toPubkey: address, lamports }),
    createAssociatedTokenAccountIdempotentInstruction(payer, account, address, mint.publicKey),
    ...(tokens > 0n ? [give] : []),
  ];
}

/** Makes the stake mint on a node and gives the roles what they need; the program is not initialised by it. */
export async function prepareTarget(
  node: ValidatorNode,
  connection: Connection,
  deployer: Deployer,
): Promise<Target> {
  const { authority } = deployer;
  const mint = keypairOf('validator mint');
  const create = SystemProgram.createAccount({
    fromPubkey: authority.publicKey,
    newAccountPubkey: mint.publicKey,
    lamports: await connection.getMinimumBalanceForRentExemption(MINT_SIZE),
    space: MINT_SIZE,
    programId: TOKEN_PROGRAM_ID,
  });
  const initialize = createInitializeMint2Instruction(
    mint.publicKey,
    DECIMALS,
    authority.publicKey,
    authority.publicKey,
  );
  await deployer.send([create, initialize], [mint]);
  const roles = Object.fromEntries(ROLES.map((name) => [name, roleKey(name)])) as Target['roles'];
  const target: Target = {
    name: 'the validator',
    url: node.url,
    wsUrl: node.wsUrl,
    mint: mint.publicKey,
    roles,
    async give(gifts) {
      await Promise.all(gifts.map((gift) => deployer.send(giftInstructions(gift, authority, mint))));
    },
  };
  const others = ROLES.filter((name) => name !== 'admin').map((name) => roles[name].publicKey);
  await target.give(others.map((address) => ({ address, lamports: ROLE_LAMPORTS, tokens: ROLE_TOKENS })));
  return target;
}
