// Writes dist, which is what the package holds.
import { rmSync } from 'node:fs';
import { join } from 'node:path';

import { bundle } from './bundle';

const DIST = join(__dirname, 'dist');
rmSync(DIST, { recursive: true, force: true });
void bundle(DIST);
