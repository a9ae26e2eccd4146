// Writes the types of the API, from the document that the server makes of its schemas.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { clientTypes } from './clientTypes';

async function main(): Promise<void> {
  writeFileSync(join(__dirname, '../src/client/api.ts'), await clientTypes());
}

void main();
