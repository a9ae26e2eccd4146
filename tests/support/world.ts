import { World as AnyWorld, type WorldOptions } from '@co-staking/sdk/testing';

import { defaultKind } from './chain';

export {
  MINIMUM,
  tokens,
  type Actor,
  type DeviceOptions,
  type OfferOptions,
  type Roles,
  type TestCoStake,
  type TestDevice,
  type TestOffer,
  type WorldOptions,
} from '@co-staking/sdk/testing';

/** The world of the SDK's `./testing`, on the virtual machine of this run by default. */
export class World extends AnyWorld {
  static override create = (options: WorldOptions = {}): Promise<World> =>
    World.start(World, { features: 'all', ...options, kind: options.kind ?? defaultKind() });
}
