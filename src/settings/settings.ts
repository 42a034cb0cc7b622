import { z } from 'zod';
import { classify } from './classify.ts';
import { communities } from './communities.ts';
import { ingest } from './ingest.ts';
import { network } from './network.ts';
import { pln } from './pln.ts';
import { report } from './report.ts';

/** Settings of a study, as `study.yaml` may give them. A key that is not here is an error. */
export const settingsSchema = z.strictObject({
  $schema: z.string().optional().describe('Address of the schema, for editors'),
  name: z.string().optional().describe('Name of the study: its folders are called so'),
  title: z.string().optional().describe('Title of the report'),
  seed: z.int().default(1).describe('Seed of everything left to chance'),
  ingest,
  classify,
  network,
  communities,
  pln,
  report,
});

/** The settings of a study, with what holds where nothing is given. */
export type Settings = z.infer<typeof settingsSchema>;

/** Files and folders that settings name, as they name them: wherever they lie, they are no exports. */
export function namedFiles({ ingest, classify, communities, pln, report }: Settings): string[] {
  const { forget } = ingest;
  const { like, groups } = communities;
  const { lowQuality, roles, audit, chats } = pln;
  const { coding, quotes, previous } = report;
  return [forget, classify.codebook, classify.model, like, groups, lowQuality, roles, audit, chats.table, coding, quotes, previous].filter(
    (path) => path !== undefined,
  );
}

/** The settings when no file gives any. */
export function defaultSettings(): Settings {
  return settingsSchema.parse({});
}

/** JSON Schema of the settings, for completion and checks in editors. */
export function settingsJsonSchema(): object {
  return z.toJSONSchema(settingsSchema, { io: 'input' });
}
