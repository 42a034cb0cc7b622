// Writes the JSON Schema of study.yaml, from which editors complete and check settings: npm run schema
import { writeFileSync } from 'node:fs';
import { settingsJsonSchema } from '../src/settings/settings.ts';

writeFileSync(new URL('study.schema.json', import.meta.url), `${JSON.stringify(settingsJsonSchema(), null, 2)}\n`);
