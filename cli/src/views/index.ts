import type { CommandDefinition } from '../commands/definition';
import { OWNER_BULK } from '../bulk/files';
import { KEEPER } from '../bulk/keeper';
import { WALLET_BULK } from '../bulk/wallet';
import { OPERATOR } from '../operator/commands';
import { COMPLETION } from './completion';
import { DEV } from './dev';
import { HISTORY } from './history';
import { MARKETPLACE } from './marketplace';
import { MY } from './my';
import { SHOW } from './show';
import { STATUS } from './status';
import { WATCH } from './watch';
import { WHY } from './why';

/** Everything but the single instructions. */
export const VIEW_COMMANDS: readonly CommandDefinition[] = [
  ...MARKETPLACE,
  ...SHOW,
  ...MY,
  ...WHY,
  ...WATCH,
  ...STATUS,
  ...HISTORY,
  ...WALLET_BULK,
  ...OWNER_BULK,
  ...KEEPER,
  ...OPERATOR,
  ...DEV,
  ...COMPLETION,
];
