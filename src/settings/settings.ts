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
  name: z.string().optional().describe('Name of the study, and of its folders'),
  title: z.string().optional().describe('Title of the report'),
  seed: z.int().default(1).describe('Seed of all random numbers'),
  ingest,
  classify,
  network,
  communities,
  pln,
  report,
});

/** The settings of a study, with defaults where the study gives none. */
export type Settings = z.infer<typeof settingsSchema>;

/** Paths of files and folders that settings name, as written there. Wherever these lie, they are not exports. */
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
