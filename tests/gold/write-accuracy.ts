import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { measureAccuracy } from './accuracy.ts';

/** `npm run accuracy`: measures the checker on the gold texts and writes docs/accuracy.md. */
writeFileSync(join(import.meta.dirname, '../../docs/accuracy.md'), measureAccuracy());
