import { connectionSource, findDevices, fromBaseUnits } from '@co-staking/sdk';

import type { ActionContext } from './actionContext';

/** The devices that a wallet owns while it closes its account, with their stake. */
export async function ownedNotes({ context, config, authority }: ActionContext): Promise<string[]> {
  const { connection, programId } = context;
  const source = connectionSource(connection);
  const devices = await findDevices(source, { owner: authority }, { programId });
  return devices.map(
    ({ id, model, ownerStake }) =>
      `your wallet owns the device ${model} (${id}) with ${fromBaseUnits(ownerStake, config.mintDecimals)} tokens staked; it stays yours`,
  );
}
