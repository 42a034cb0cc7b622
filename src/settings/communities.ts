import { z } from 'zod';

/** How communities are found and described, as `study.yaml` may say. */
export const communities = z
  .strictObject({
    method: z.enum(['leiden', 'louvain']).default('leiden').describe('Leiden finds connected communities; Louvain is the older method'),
    quality: z
      .enum(['modularity', 'cpm'])
      .default('modularity')
      .describe(
        'What makes a community: modularity (more interactions inside than chance would give) or cpm, the constant Potts model (more interactions per pair of members than the resolution, whatever the size of the network)',
      ),
    directed: z
      .boolean()
      .default(false)
      .describe(
        'Whether the direction of ties counts: modularity then expects ties by how often people turn to others and are turned to (Leicht & Newman 2008); only with leiden',
      ),
    resolution: z
      .number()
      .positive()
      .optional()
      .describe(
        'How dense a community must be. With modularity (default 1), values above 1 give more and smaller communities, values below 1 fewer and larger ones; with cpm (no default), it is the interactions per pair of members, such as 0.05',
      ),
    runs: z
      .int()
      .min(1)
      .max(1000)
      .optional()
      .describe(
        'Number of seeded runs: the best is kept, and the others tell how stable it is. By default 200 up to 1,500 ties, fewer in larger networks (30 at 10,000, 7 at 40,000), 2 beyond 500,000',
      ),
    nested: z.boolean().default(false).describe('Whether communities of at least 12 people are divided further, each on its own'),
    names: z
      .record(
        z.string().regex(/^[1-9]\d*$/, { error: 'communities are named by their number, such as 1: science teachers' }),
        z.string().min(1),
      )
      .default({})
      .describe(
        'Names for communities by their number, such as 1: science teachers; with `like`, numbers keep their meaning from run to run',
      ),
    like: z
      .string()
      .optional()
      .describe('Path of the table members.parquet of an earlier run: communities keep the numbers they have there'),
    groups: z
      .string()
      .optional()
      .describe(
        'Path of a CSV file with a column person (handles, ids or keys, each for all accounts that have it) and a column for each grouping of people',
      ),
    minSize: z.int().min(1).default(3).describe('Communities with fewer people are counted but not described'),
    users: z.int().min(1).default(3).describe('Members who must use a word, hashtag or domain before it describes their community'),
    terms: z.int().min(1).default(10).describe('Number of words, hashtags and domains that describe a community'),
  })
  .refine(({ directed, method }) => !directed || method === 'leiden', {
    path: ['directed'],
    error: 'louvain takes no directions: leave this out, or use leiden',
  })
  .prefault({});
