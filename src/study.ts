import { z } from 'zod';

const zone = z.string().refine((name) => isZone(name), { error: 'is not a time zone; use a name such as America/New_York' });

/** Columns of any table, by the field of a post they hold. */
const columnMap = z.strictObject({
  id: z.string().optional(),
  time: z.string().optional(),
  text: z.string(),
  title: z.string().optional(),
  author: z.string().optional().describe('Handle of the author'),
  authorId: z.string().optional().describe('Stable id of the author'),
  authorName: z.string().optional(),
  bio: z.string().optional(),
  space: z.string().optional(),
  thread: z.string().optional().describe('Id of the first post of the conversation'),
  replyTo: z.string().optional().describe('Id of the post answered'),
  replyToAuthor: z.string().optional(),
  repostOf: z.string().optional(),
  repostOfAuthor: z.string().optional(),
  quoteOf: z.string().optional(),
  quoteOfAuthor: z.string().optional(),
  hashtags: z.string().optional(),
  links: z.string().optional(),
  language: z.string().optional(),
  likes: z.string().optional(),
  shares: z.string().optional(),
  comments: z.string().optional(),
  views: z.string().optional(),
});

/** Settings of a study, as `study.yaml` may give them. A key that is not here is an error. */
export const settingsSchema = z.strictObject({
  $schema: z.string().optional().describe('Address of the schema, for editors'),
  name: z.string().optional().describe('Name of the study: its folders are called so'),
  title: z.string().optional().describe('Title of the report'),
  seed: z.int().default(1).describe('Seed of everything left to chance'),
  ingest: z
    .strictObject({
      timezone: zone.default('UTC').describe('Time zone of times that state none'),
      maxRejectedShare: z.number().min(0).max(1).default(0.01).describe('Share of rejected rows above which the run ends with status 3'),
      skip: z.array(z.string()).default([]).describe('Files to leave out, as names or patterns with *'),
      sources: z
        .array(
          z.strictObject({
            files: z.string().describe('Name of the file, or a pattern with *'),
            timezone: zone.optional(),
            platform: z.string().optional().describe('Platform, where columns are mapped'),
            columns: columnMap.optional().describe('Which column holds what, for a table of no known format'),
          }),
        )
        .default([]),
    })
    .prefault({}),
  classify: z
    .strictObject({
      domains: z.record(z.string(), z.string()).default({}).describe('Kind of further link domains, such as example.org: marketplace'),
    })
    .prefault({}),
  network: z
    .strictObject({
      ties: z
        .array(z.enum(['reply', 'mention', 'repost', 'quote']))
        .default(['reply', 'mention', 'repost', 'quote'])
        .describe('Kinds of interaction that make a tie'),
      selfTies: z.boolean().default(false).describe('Whether people may have ties to themselves'),
      bots: z.boolean().default(false).describe('Whether automated accounts take part'),
    })
    .prefault({}),
  communities: z
    .strictObject({
      resolution: z.number().positive().default(1).describe('Above 1 more and smaller communities, below 1 fewer and larger ones'),
      minSize: z.int().min(1).default(3).describe('Communities with fewer people are counted, not described'),
      terms: z.int().min(1).default(10).describe('Words, hashtags and domains that describe a community'),
    })
    .prefault({}),
  pln: z
    .strictObject({
      minPosts: z.int().min(1).default(1).describe('Posts from which on a person has a profile'),
    })
    .prefault({}),
  report: z
    .strictObject({
      smallest: z.int().min(2).default(5).describe('Figures about fewer people are not shown'),
      top: z.int().min(3).default(15).describe('Length of rankings'),
    })
    .prefault({}),
});

export type Settings = z.infer<typeof settingsSchema>;
export type ColumnMap = z.infer<typeof columnMap>;

/** An export file of a study. */
export interface Input {
  /** Where the file is. Private: it never leaves the machine. */
  readonly path: string;
  /** Name below the path the user gave, with `/` between folders. */
  readonly name: string;
}

/** A study: its name, its files, its settings and its folders. */
export interface Study {
  readonly name: string;
  readonly inputs: readonly Input[];
  readonly settings: Settings;
  readonly folders: { readonly interim: string; readonly processed: string; readonly report: string };
}

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
