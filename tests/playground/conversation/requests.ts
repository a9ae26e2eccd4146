import { TOKEN_PROGRAM_ID } from '@solana/spl-token';
import {
  Keypair,
  SYSVAR_CLOCK_PUBKEY,
  SYSVAR_RENT_PUBKEY,
  SystemProgram,
  Transaction,
  TransactionInstruction,
  type Connection,
} from '@solana/web3.js';

import type { Fixture } from './fixture';
import { buildV1 } from './v1';

/** A request: its name, the method, and the parameters. */
export type Request = [name: string, method: string, params: unknown[]];

const UNKNOWN_SIGNATURE = '1'.repeat(64);
const AHEAD = 1_000_000_000_000;
const WRONG = 'abc';
const CONFIRMED = { commitment: 'confirmed' };
const SEND = { encoding: 'base64', preflightCommitment: 'confirmed' };

const EPOCH_SCHEDULE = 'SysvarEpochSchedu1e111111111111111111111111';

function accountRequests({ payer, nobody, mint, tokenAccount, nonce, table, programId }: Fixture): Request[] {
  const key = payer.publicKey.toBase58();
  const parsed = { encoding: 'jsonParsed' };
  const filters = (...list: object[]) => [TOKEN_PROGRAM_ID.toBase58(), { encoding: 'base64', filters: list }];
  const memcmp = (bytes: string, encoding = 'base58') => ({ memcmp: { offset: 0, bytes, encoding } });
  return [
    ['balance', 'getBalance', [key]],
    ['balance of an unknown address', 'getBalance', [nobody.toBase58()]],
    ['balance of no address', 'getBalance', [WRONG]],
    ['balance of a number', 'getBalance', [5]],
    ['balance without an address', 'getBalance', []],
    ['balance at a slot ahead', 'getBalance', [key, { minContextSlot: AHEAD }]],
    ['account, no encoding', 'getAccountInfo', [key]],
    ['account, base58', 'getAccountInfo', [key, { encoding: 'base58' }]],
    ['account, base64', 'getAccountInfo', [mint.toBase58(), { encoding: 'base64' }]],
    ['account, base64+zstd', 'getAccountInfo', [mint.toBase58(), { encoding: 'base64+zstd' }]],
    [
      'account, sliced',
      'getAccountInfo',
      [mint.toBase58(), { encoding: 'base64', dataSlice: { offset: 4, length: 8 } }],
    ],
    ['account of an unknown address', 'getAccountInfo', [nobody.toBase58()]],
    ['account, 165 bytes without an encoding', 'getAccountInfo', [tokenAccount.toBase58()]],
    ['account, 165 bytes in base58', 'getAccountInfo', [tokenAccount.toBase58(), { encoding: 'base58' }]],
    ['account, unknown encoding', 'getAccountInfo', [key, { encoding: 'moon' }]],
    ['account, unknown commitment', 'getAccountInfo', [key, { commitment: 'moon' }]],
    ['wallet, parsed', 'getAccountInfo', [key, parsed]],
    ['mint, parsed', 'getAccountInfo', [mint.toBase58(), parsed]],
    ['token account, parsed', 'getAccountInfo', [tokenAccount.toBase58(), parsed]],
    ['nonce, parsed', 'getAccountInfo', [nonce.toBase58(), parsed]],
    ['lookup table, parsed', 'getAccountInfo', [table.toBase58(), parsed]],
    ['program, parsed', 'getAccountInfo', [programId.toBase58(), parsed]],
    ['clock, parsed', 'getAccountInfo', [SYSVAR_CLOCK_PUBKEY.toBase58(), parsed]],
    ['rent, parsed', 'getAccountInfo', [SYSVAR_RENT_PUBKEY.toBase58(), parsed]],
    ['epoch schedule, parsed', 'getAccountInfo', [EPOCH_SCHEDULE, parsed]],
    ['several accounts', 'getMultipleAccounts', [[key, nobody.toBase58()]]],
    ['101 accounts', 'getMultipleAccounts', [new Array(101).fill(key)]],
    ['accounts of a program', 'getProgramAccounts', filters({ dataSize: 82 }, memcmp('2'))],
    ['accounts of a mint', 'getProgramAccounts', filters({ dataSize: 165 }, memcmp(mint.toBase58()))],
    ['accounts with context', 'getProgramAccounts', [nobody.toBase58(), { withContext: true }]],
    ['five filters', 'getProgramAccounts', filters(...new Array<object>(5).fill({ dataSize: 1 }))],
    [
      '129 bytes to compare',
      'getProgramAccounts',
      filters(memcmp(Buffer.alloc(129).toString('base64'), 'base64')),
    ],
    ['129 bytes to compare, base58', 'getProgramAccounts', filters(memcmp('1'.repeat(129)))],
    ['rent', 'getMinimumBalanceForRentExemption', [165]],
    ['rent of a negative size', 'getMinimumBalanceForRentExemption', [-1]],
    ['largest accounts', 'getLargestAccounts', []],
    ['supply', 'getSupply', [{ excludeNonCirculatingAccountsList: true }]],
  ];
}

function tokenRequests({ payer, nobody, mint, tokenAccount, delegate }: Fixture): Request[] {
  const owner = payer.publicKey.toBase58();
  const ofMint = { mint: mint.toBase58() };
  const ofProgram = { programId: TOKEN_PROGRAM_ID.toBase58() };
  const base64 = { encoding: 'base64' };
  return [
    ['token balance', 'getTokenAccountBalance', [tokenAccount.toBase58()]],
    ['token balance of an unknown address', 'getTokenAccountBalance', [nobody.toBase58()]],
    ['token balance of a wallet', 'getTokenAccountBalance', [owner]],
    ['token supply', 'getTokenSupply', [mint.toBase58()]],
    ['token supply of an unknown address', 'getTokenSupply', [nobody.toBase58()]],
    ['token supply of a wallet', 'getTokenSupply', [owner]],
    ['largest token accounts', 'getTokenLargestAccounts', [mint.toBase58()]],
    ['largest token accounts of a wallet', 'getTokenLargestAccounts', [owner]],
    ['token accounts by mint', 'getTokenAccountsByOwner', [owner, ofMint, base64]],
    [
      'token accounts by program, parsed',
      'getTokenAccountsByOwner',
      [owner, ofProgram, { encoding: 'jsonParsed' }],
    ],
    ['token accounts without an encoding', 'getTokenAccountsByOwner', [owner, ofMint]],
    ['token accounts of no mint', 'getTokenAccountsByOwner', [owner, { mint: nobody.toBase58() }, base64]],
    [
      'token accounts of no program',
      'getTokenAccountsByOwner',
      [owner, { programId: nobody.toBase58() }, base64],
    ],
    ['token accounts by delegate', 'getTokenAccountsByDelegate', [delegate.toBase58(), ofMint, base64]],
    [
      'token accounts by delegate, parsed',
      'getTokenAccountsByDelegate',
      [delegate.toBase58(), ofProgram, { encoding: 'jsonParsed' }],
    ],
  ];
}

function historyRequests({ payer, nobody, signatures, slot }: Fixture): Request[] {
  const key = payer.publicKey.toBase58();
  const all = Object.values(signatures);
  const read = { maxSupportedTransactionVersion: 1 };
  const each = Object.entries(signatures).flatMap(([name, signature]): Request[] => [
    [`${name} transaction`, 'getTransaction', [signature, read]],
    [`${name} transaction, parsed`, 'getTransaction', [signature, { ...read, encoding: 'jsonParsed' }]],
  ]);
  return [
    ['statuses', 'getSignatureStatuses', [all]],
    [
      'statuses with a search',
      'getSignatureStatuses',
      [[...all, UNKNOWN_SIGNATURE], { searchTransactionHistory: true }],
    ],
    ['status of no signature', 'getSignatureStatuses', [[WRONG]]],
    ['257 statuses', 'getSignatureStatuses', [new Array(257).fill(UNKNOWN_SIGNATURE)]],
    ...each,
    ['transaction, base64', 'getTransaction', [signatures.transfer, { encoding: 'base64' }]],
    ['transaction, base58', 'getTransaction', [signatures.transfer, { encoding: 'base58' }]],
    ['transaction, encoding alone', 'getTransaction', [signatures.transfer, 'json']],
    ['transaction without a version', 'getTransaction', [signatures.transfer]],
    ['v0 for a reader without versions', 'getTransaction', [signatures.v0]],
    [
      'v1 for a reader of version 0',
      'getTransaction',
      [signatures.v1, { maxSupportedTransactionVersion: 0 }],
    ],
    ['transaction, processed', 'getTransaction', [signatures.transfer, { commitment: 'processed' }]],
    ['transaction that is unknown', 'getTransaction', [UNKNOWN_SIGNATURE]],
    ['transaction of no signature', 'getTransaction', [WRONG]],
    ['signatures', 'getSignaturesForAddress', [key]],
    ['two signatures', 'getSignaturesForAddress', [key, { limit: 2 }]],
    [
      'signatures between',
      'getSignaturesForAddress',
      [key, { before: signatures.v1, until: signatures.transfer }],
    ],
    ['signatures of an unknown address', 'getSignaturesForAddress', [nobody.toBase58()]],
    ['signatures before an unknown one', 'getSignaturesForAddress', [key, { before: UNKNOWN_SIGNATURE }]],
    ['signatures until an unknown one', 'getSignaturesForAddress', [key, { until: UNKNOWN_SIGNATURE }]],
    ['signatures, processed', 'getSignaturesForAddress', [key, { commitment: 'processed' }]],
    ['1,001 signatures', 'getSignaturesForAddress', [key, { limit: 1_001 }]],
    ['no signatures at all', 'getSignaturesForAddress', [key, { limit: 0 }]],
    ['signatures of no address', 'getSignaturesForAddress', [WRONG]],
    ['signatures at a slot ahead', 'getSignaturesForAddress', [key, { minContextSlot: AHEAD }]],
    ['number of transactions', 'getTransactionCount', []],
    ['block', 'getBlock', [slot, { maxSupportedTransactionVersion: 1, transactionDetails: 'none' }]],
    ['block with signatures', 'getBlock', [slot, { transactionDetails: 'signatures', rewards: false }]],
    ['block, processed', 'getBlock', [slot, { commitment: 'processed' }]],
    ['block ahead', 'getBlock', [AHEAD]],
    ['blocks', 'getBlocks', [slot, slot + 3]],
    ['blocks backwards', 'getBlocks', [slot, slot - 1]],
    ['blocks, processed', 'getBlocks', [slot, slot + 3, { commitment: 'processed' }]],
    ['blocks with a limit', 'getBlocksWithLimit', [slot, 3]],
    ['500,001 blocks', 'getBlocksWithLimit', [slot, 500_001]],
    ['time of a block', 'getBlockTime', [slot]],
    ['time of a block ahead', 'getBlockTime', [AHEAD]],
    ['commitment of a block ahead', 'getBlockCommitment', [AHEAD]],
  ];
}

function nodeRequests({ nobody }: Fixture): Request[] {
  const ahead = { minContextSlot: AHEAD };
  return [
    ['health', 'getHealth', []],
    ['version', 'getVersion', []],
    ['genesis', 'getGenesisHash', []],
    ['identity', 'getIdentity', []],
    ['slot', 'getSlot', []],
    ['slot, processed', 'getSlot', [{ commitment: 'processed' }]],
    ['slot ahead', 'getSlot', [ahead]],
    ['height', 'getBlockHeight', []],
    ['height at a slot ahead', 'getBlockHeight', [ahead]],
    ['epoch', 'getEpochInfo', []],
    ['epoch at a slot ahead', 'getEpochInfo', [ahead]],
    ['epoch schedule', 'getEpochSchedule', []],
    ['blockhash', 'getLatestBlockhash', []],
    ['blockhash at a slot ahead', 'getLatestBlockhash', [ahead]],
    ['valid blockhash', 'isBlockhashValid', [nobody.toBase58()]],
    ['valid blockhash of no hash', 'isBlockhashValid', [WRONG]],
    ['first available block', 'getFirstAvailableBlock', []],
    ['lowest slot', 'minimumLedgerSlot', []],
    ['fees', 'getRecentPrioritizationFees', []],
    [
      'fees for 129 addresses',
      'getRecentPrioritizationFees',
      [new Array(129).fill(SystemProgram.programId.toBase58())],
    ],
    ['leader', 'getSlotLeader', []],
    ['leaders', 'getSlotLeaders', [1, 3]],
    ['5,001 leaders', 'getSlotLeaders', [1, 5_001]],
    [
      'leader schedule of an unknown address',
      'getLeaderSchedule',
      [null, { identity: SystemProgram.programId.toBase58() }],
    ],
    ['leader schedule ahead', 'getLeaderSchedule', [AHEAD]],
    ['cluster', 'getClusterNodes', []],
    ['votes', 'getVoteAccounts', []],
    ['block production', 'getBlockProduction', []],
    ['block production backwards', 'getBlockProduction', [{ range: { firstSlot: 5, lastSlot: 4 } }]],
    ['snapshot', 'getHighestSnapshotSlot', []],
    ['least delegation', 'getStakeMinimumDelegation', []],
    ['inflation governor', 'getInflationGovernor', []],
    ['inflation rate', 'getInflationRate', []],
    ['performance', 'getRecentPerformanceSamples', [1]],
    ['721 samples', 'getRecentPerformanceSamples', [721]],
    ['retransmitted', 'getMaxRetransmitSlot', []],
    ['inserted', 'getMaxShredInsertSlot', []],
    ['a method that does not exist', 'getMoon', []],
  ];
}

/** Requests with transactions, which are made when they are played. */
async function transactionRequests(fixture: Fixture, connection: Connection): Promise<Request[]> {
  const { payer, other, nobody } = fixture;
  // Not the genesis hash, which a young node still accepts.
  const unknown = nobody.toBase58();
  const { blockhash } = await connection.getLatestBlockhash('confirmed');
  const transfer = (lamports: number, fromPubkey = payer.publicKey) =>
    SystemProgram.transfer({ fromPubkey, toPubkey: other.publicKey, lamports });
  const build = (instruction: TransactionInstruction, recentBlockhash = blockhash, signer = payer) => {
    const transaction = new Transaction({ feePayer: signer.publicKey, recentBlockhash }).add(instruction);
    transaction.sign(signer);
    return transaction;
  };
  const text = (transaction: Transaction): string => transaction.serialize().toString('base64');
  const good = build(transfer(21));
  const poor = Keypair.generate();
  const unsigned = Buffer.from(text(build(transfer(22))), 'base64').fill(0, 1, 65);
  const forged = Buffer.from(text(build(transfer(23))), 'base64');
  forged[10]! ^= 1;
  const missing = new TransactionInstruction({ programId: nobody, keys: [] });
  const accounts = { encoding: 'base64', addresses: [other.publicKey.toBase58()] };
  const simulate = (name: string, transaction: Transaction, config: object = {}): Request => [
    `simulation ${name}`,
    'simulateTransaction',
    [text(transaction), { encoding: 'base64', ...CONFIRMED, ...config }],
  ];
  const send = (name: string, transaction: string, config: object = {}): Request => [
    `sending ${name}`,
    'sendTransaction',
    [transaction, { ...SEND, ...config }],
  ];
  const message = good.compileMessage().serialize().toString('base64');
  return [
    ['fee', 'getFeeForMessage', [message, CONFIRMED]],
    [
      'fee with an unknown blockhash',
      'getFeeForMessage',
      [build(transfer(1), unknown).compileMessage().serialize().toString('base64'), CONFIRMED],
    ],
    ['fee of no message', 'getFeeForMessage', ['AA==', CONFIRMED]],
    simulate('that succeeds', good),
    simulate('with everything', good, { sigVerify: true, innerInstructions: true, accounts }),
    simulate('with a replaced blockhash', build(transfer(1), unknown), { replaceRecentBlockhash: true }),
    simulate('with contradictions', good, { replaceRecentBlockhash: true, sigVerify: true }),
    simulate('with an unknown blockhash', build(transfer(1), unknown)),
    simulate('that fails', build(transfer(1e12))),
    simulate('of an unknown address', build(transfer(1, poor.publicKey), blockhash, poor)),
    simulate('of a missing program', build(missing)),
    simulate('with base58 accounts', good, { accounts: { ...accounts, encoding: 'base58' } }),
    simulate('with too many accounts', good, {
      accounts: { encoding: 'base64', addresses: new Array(9).fill(nobody.toBase58()) },
    }),
    send('that fails', text(build(transfer(1e12)))),
    send('an unknown blockhash', text(build(transfer(1), unknown))),
    send('of an unknown address', text(build(transfer(1, poor.publicKey), blockhash, poor))),
    send('a missing program', text(build(missing))),
    send('without signatures', unsigned.toString('base64')),
    send('with a forged signature', forged.toString('base64')),
    send('nothing', 'AAAA'),
    send('no base64', '#'),
    send('too much', 'A'.repeat(1_648)),
    send('in another encoding', text(good), { encoding: 'utf8' }),
    send('at a slot ahead', text(good), { minContextSlot: AHEAD }),
    send('that succeeds', text(good)),
    send('version 1', await buildV1(connection, payer, other.publicKey, 31n)),
    ['airdrop', 'requestAirdrop', [other.publicKey.toBase58(), 1_000_000]],
    ['airdrop of nothing', 'requestAirdrop', [other.publicKey.toBase58(), 0]],
    ['airdrop to no address', 'requestAirdrop', [WRONG, 1]],
  ];
}

/** Every request of the conversation, in its order. */
export async function requestsOf(fixture: Fixture, connection: Connection): Promise<Request[]> {
  return [
    ...nodeRequests(fixture),
    ...accountRequests(fixture),
    ...tokenRequests(fixture),
    ...historyRequests(fixture),
    ...(await transactionRequests(fixture, connection)),
  ];
}
