// Writes docs/cli.md.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { markdown } from './src/markdown';

writeFileSync(join(__dirname, '../docs/cli.md'), markdown());
