import { PROGRAM_ID, decodeDevice, fetchDevice } from '@co-staking/sdk';
import { address, createSolanaRpc, createSolanaRpcSubscriptions } from '@solana/kit';
import { assert } from 'chai';

import { addStake, newDevice } from '../life/agreement';
import { tokens, type Fixture } from '../fixture';

/** What a wallet or a page listens to, over the WebSocket. */
export async function sockets(fixture: Fixture): Promise<void> {
  const { checks, connection, target } = fixture;
  const { listener } = await fixture.people('listener');
  const device = await newDevice(fixture, listener);

  await checks.check('web3.js is notified of the account, the program’s accounts and the logs', async () => {
    const heard = { account: [] as bigint[], program: [] as bigint[], logs: [] as string[] };
    const ids = {
      account: connection.onAccountChange(device.address, ({ data }) => {
        heard.account.push(decodeDevice(device.address, data).ownerStake);
      }),
      program: connection.onProgramAccountChange(PROGRAM_ID, ({ accountId, accountInfo }) => {
        if (accountId.equals(device.address))
          heard.program.push(decodeDevice(accountId, accountInfo.data).ownerStake);
      }),
      logs: connection.onLogs(PROGRAM_ID, ({ err, signature }) => {
        if (err === null) heard.logs.push(signature);
      }),
    };
    // A subscription is asked for in the background: what happens before the node has it is not reported.
    const lists: (readonly unknown[])[] = Object.values(heard);
    while (lists.some((list) => list.length === 0)) await addStake(fixture, device, 1n);
    const { ownerStake } = await fetchDevice(connection, device.address);
    await fixture.until(() => heard.account.includes(ownerStake) && heard.program.includes(ownerStake));
    await connection.removeAccountChangeListener(ids.account);
    await connection.removeProgramAccountChangeListener(ids.program);
    await connection.removeOnLogsListener(ids.logs);
  });

  await checks.check('kit reads the account and is notified of its change', async () => {
    const rpc = createSolanaRpc(target.url);
    const stop = new AbortController();
    const key = address(device.address.toBase58());
    const changes = await createSolanaRpcSubscriptions(target.wsUrl)
      .accountNotifications(key, { commitment: 'confirmed', encoding: 'base64' })
      .subscribe({ abortSignal: stop.signal });
    const first = (async () => {
      for await (const { value } of changes) return value.data[0];
      throw new Error('the subscription ended');
    })();
    await addStake(fixture, device, tokens(3));
    const notified = decodeDevice(device.address, Buffer.from(await first, 'base64'));
    stop.abort();
    const { value } = await rpc.getAccountInfo(key, { commitment: 'confirmed', encoding: 'base64' }).send();
    const read = decodeDevice(device.address, Buffer.from(value!.data[0], 'base64'));
    assert.equal(notified.ownerStake, read.ownerStake);
  });
}
