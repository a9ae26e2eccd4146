import { PROGRAM_ID, fetchDevice, findConfigPda, fetchConfig } from '@co-staking/sdk';
import { IDL } from '@co-staking/sdk/idl';
import { BorshAccountsCoder } from '@coral-xyz/anchor';
import { TOKEN_PROGRAM_ID, getAccount, getMint, getAssociatedTokenAddressSync } from '@solana/spl-token';
import { Keypair, PublicKey, SystemProgram } from '@solana/web3.js';
import { assert } from 'chai';

import { addressOf, call, usePlayground } from './support';

describe('playground: accounts', () => {
  const stand = usePlayground();
  const coder = new BorshAccountsCoder(IDL);

  it('serves the program, its configuration and its devices to the fetchers', async () => {
    const program = await stand.connection.getAccountInfo(PROGRAM_ID);
    assert.isTrue(program?.executable);
    const config = await fetchConfig(stand.connection, findConfigPda()[0]);
    assert.equal(config.mint.toBase58(), stand.playground.mint);
    const { id, address } = stand.playground.devices['active']!;
    const device = await fetchDevice(stand.connection, new PublicKey(address));
    assert.equal(device.id, id);
  });

  it('gives null for an account that does not exist, also among several', async () => {
    const nobody = Keypair.generate().publicKey;
    const { address } = stand.playground.devices['open']!;
    assert.isNull(await stand.connection.getAccountInfo(nobody));
    const [first, second] = await stand.connection.getMultipleAccountsInfo([nobody, new PublicKey(address)]);
    assert.isNull(first);
    assert.isTrue(second!.owner.equals(PROGRAM_ID));
  });

  it('filters the accounts of the program by bytes and by size, and slices their data', async () => {
    const { offset, bytes } = coder.memcmp('Device') as { offset: number; bytes: string };
    const devices = await stand.connection.getProgramAccounts(PROGRAM_ID, {
      filters: [{ memcmp: { offset, bytes } }],
    });
    assert.sameMembers(
      devices.map(({ pubkey }) => pubkey.toBase58()),
      Object.values(stand.playground.devices).map(({ address }) => address),
    );
    const size = devices[0]!.account.data.length;
    const sliced = await stand.connection.getProgramAccounts(PROGRAM_ID, {
      filters: [{ dataSize: size }],
      dataSlice: { offset: 0, length: 8 },
    });
    assert.equal(sliced.length, devices.length);
    for (const { account } of sliced)
      assert.deepEqual([...account.data], [...devices[0]!.account.data.subarray(0, 8)]);
    const none = await stand.connection.getProgramAccounts(PROGRAM_ID, { filters: [{ dataSize: size + 1 }] });
    assert.isEmpty(none);
  });

  it('reports balances, token balances and token accounts, raw and parsed', async () => {
    const wallet = addressOf(stand, 'visitor');
    const mint = new PublicKey(stand.playground.mint);
    assert.isAbove(await stand.connection.getBalance(wallet), 0);
    const account = getAssociatedTokenAddressSync(mint, wallet);
    assert.equal((await getAccount(stand.connection, account)).amount, 100_000_000_000_000n);
    assert.equal((await getMint(stand.connection, mint)).decimals, 8);
    const { value } = await stand.connection.getTokenAccountBalance(account);
    assert.deepInclude(value, { amount: '100000000000000', decimals: 8, uiAmountString: '1000000' });
    for (const filter of [{ mint }, { programId: TOKEN_PROGRAM_ID }]) {
      const raw = await stand.connection.getTokenAccountsByOwner(wallet, filter);
      assert.deepEqual(
        raw.value.map(({ pubkey }) => pubkey.toBase58()),
        [account.toBase58()],
      );
      const parsed = await stand.connection.getParsedTokenAccountsByOwner(wallet, filter);
      assert.equal(parsed.value[0]!.account.data.parsed.info.tokenAmount.amount, '100000000000000');
    }
    assert.equal((await stand.connection.getTokenSupply(mint)).value.decimals, 8);
    const vault = await stand.connection.getParsedAccountInfo(mint);
    assert.equal((vault.value!.data as { parsed: { type: string } }).parsed.type, 'mint');
  });

  it('reports the rent of an account', async () => {
    const small = await stand.connection.getMinimumBalanceForRentExemption(0);
    assert.isAbove(await stand.connection.getMinimumBalanceForRentExemption(100), small);
  });

  it('refuses a text that is not an address, and names it', async () => {
    const { error } = await call(stand, 'getAccountInfo', ['nobody']);
    assert.deepInclude(error, { code: -32602, message: 'Invalid param: WrongSize' });
    const many = new Array(101).fill(SystemProgram.programId.toBase58());
    assert.equal((await call(stand, 'getMultipleAccounts', [many])).error?.code, -32602);
  });
});
