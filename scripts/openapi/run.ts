// Writes docs/openapi.json: `npm run openapi`.
import { writeFileSync } from 'node:fs';
import { openApiDocument } from './document.ts';

writeFileSync('docs/openapi.json', `${JSON.stringify(openApiDocument(), null, 2)}\n`);
