import type { Keypair } from '@solana/web3.js';

import { keypairOf } from '../../sdk/src/testing/world/keys';
import type { RoleName } from './target';

/** The key of a role on a node. The admin is the program's upgrade authority, and holds all lamports. */
export const roleKey = (name: RoleName): Keypair => keypairOf(`validator role ${name}`);
