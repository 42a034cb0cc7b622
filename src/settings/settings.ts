import { z } from 'zod';
import { domainKinds } from '../domains.ts';
import { isLicense, licenseHint } from './license.ts';

/** The kinds of tie between people, in the order in which they are told. */
export const tieKinds = ['reply', 'comment', 'mention', 'phototag', 'coauthor', 'repost', 'quote'] as const;

const zone = z.string().refine((name) => isZone(name), { error: 'is not a time zone; use a name such as America/New_York' });

/** A point in time with its zone, such as 2015-03-05T20:00:00-05:00. */
const instant = z.iso.datetime({ offset: true, error: 'is no point in time; write it as 2015-03-05T20:00:00-05:00' });

/** Columns of any table, by the field of a post they hold. */
const columnMap = z.strictObject({
  id: z.string().optional(),
  time: z.string().optional(),
  timeOfDay: z.string().optional().describe('Time of day, where `time` holds the day alone'),
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
      forget: z
        .string()
        .optional()
        .describe('List of forgotten people and posts, from the folder of study.yaml; pipelines/forget.ts adds to it'),
      sources: z
        .array(
          z.strictObject({
            files: z.string().describe('Name of the file, or a pattern with *'),
            timezone: zone.optional(),
            dateOrder: z
              .enum(['dmy', 'mdy', 'ymd'])
              .optional()
              .describe(
                'Order of day, month and year in dates such as 5/10/12 20:01, in a mapped table or where a spreadsheet has rewritten the times of an export',
              ),
            platform: z.string().optional().describe('Platform, where columns are mapped'),
            html: z.boolean().optional().describe('Whether the texts of a mapped table are HTML'),
            columns: columnMap.optional().describe('Which column holds what, for a table of no known format'),
          }),
        )
        .default([]),
    })
    .prefault({}),
  classify: z
    .strictObject({
      domains: z
        .record(z.string(), z.enum(Object.keys(domainKinds)))
        .default({})
        .describe('Kind of further link domains, such as example.org: marketplace'),
      thresholds: z
        .record(z.string(), z.number().min(0).max(1))
        .default({})
        .describe('Probability from which on a code applies, by code, such as sharing: 0.5'),
      cues: z
        .record(
          z.string().regex(/^[a-z][a-z0-9-]{1,30}$/, { error: 'a name has small letters, digits and hyphens, and begins with a letter' }),
          z.strictObject({
            code: z.string().describe('Code the cue speaks for'),
            words: z.array(z.string()).min(1).optional().describe('Words or phrases that are the cue, in any case'),
            pattern: z
              .string()
              .optional()
              .describe('Regular expression over the text in lower case, in place of words; repeats need an end'),
            weight: z
              .number()
              .min(-10)
              .max(10)
              .default(2)
              .describe('How far it moves the log odds of the code; 2 makes the odds 7 times as large'),
            means: z.string().optional().describe('What it means, in one sentence'),
          }),
        )
        .default({})
        .describe('Further cues, by name'),
      model: z
        .string()
        .optional()
        .describe(
          'Model in place of that of the project, written by pipelines/train.ts from the folder of study.yaml: other weights or other codes',
        ),
    })
    .prefault({}),
  network: z
    .strictObject({
      ties: z
        .array(z.enum(tieKinds))
        .default([...tieKinds])
        .describe('Kinds of interaction that make a tie'),
      selfTies: z.boolean().default(false).describe('Whether people may have ties to themselves'),
      bots: z.boolean().default(false).describe('Whether automated accounts take part'),
      coShare: z
        .strictObject({
          window: z.int().min(0).default(60).describe('Seconds within which two people share the same thing'),
          minimum: z.int().min(1).default(2).describe('Shares within the window that a person must have made'),
        })
        .prefault({}),
    })
    .prefault({}),
  communities: z
    .strictObject({
      method: z.enum(['leiden', 'louvain']).default('leiden').describe('Leiden finds connected communities; Louvain is the older method'),
      quality: z
        .enum(['modularity', 'cpm'])
        .default('modularity')
        .describe(
          'What makes a community: modularity, more interactions inside than chance would give; or cpm (constant Potts model), more interactions per pair of members than the resolution says, however large the network is',
        ),
      resolution: z
        .number()
        .positive()
        .optional()
        .describe(
          'How dense a community must be. With modularity above 1 more and smaller communities, below 1 fewer and larger ones (by default 1); with cpm, which has no default, interactions per pair of members, such as 0.05',
        ),
      runs: z
        .int()
        .min(1)
        .max(1000)
        .optional()
        .describe(
          'Seeded runs, of which the best is kept and the others tell how stable it is; by default 200 up to 1,500 ties, fewer in larger networks (30 at 10,000, 7 at 40,000), 2 beyond 500,000',
        ),
      nested: z
        .boolean()
        .default(false)
        .describe('Whether communities of at least 12 people are looked at alone and divided into the communities within them'),
      names: z
        .record(
          z.string().regex(/^[1-9]\d*$/, { error: 'communities are named by their number, such as 1: science teachers' }),
          z.string().min(1),
        )
        .default({})
        .describe('Names for communities by their number, such as 1: science teachers; with like, numbers keep their meaning over reruns'),
      like: z
        .string()
        .optional()
        .describe('Table members.parquet of an earlier run, from the folder of study.yaml: communities keep the numbers they have there'),
      groups: z
        .string()
        .optional()
        .describe(
          'CSV file with a column person (handles, ids or keys) and a column for each grouping of people, from the folder of study.yaml',
        ),
      minSize: z.int().min(1).default(3).describe('Communities with fewer people are counted, not described'),
      users: z.int().min(1).default(3).describe('Members who must use a word, hashtag or domain before it describes their community'),
      terms: z.int().min(1).default(10).describe('Words, hashtags and domains that describe a community'),
    })
    .prefault({}),
  pln: z
    .strictObject({
      minPosts: z.int().min(1).default(1).describe('Posts from which on a person has a profile'),
      lowQuality: z
        .string()
        .optional()
        .describe('File of domains that the study holds for sources of low quality, one a line, from the folder of study.yaml'),
      roles: z
        .string()
        .optional()
        .describe(
          'CSV file with columns person (handles, ids or keys) and role, from the folder of study.yaml: roles in place of those read from bios',
        ),
      audit: z
        .string()
        .optional()
        .describe('The table audit.csv with its column decision filled in (keep or remove), from the folder of study.yaml'),
      chats: z
        .strictObject({
          timezone: zone.optional().describe('Time zone in whose clock chats are scheduled; otherwise found from their starts'),
          sessions: z
            .array(
              z
                .strictObject({ space: z.string().describe('Hashtag with #, or platform'), start: instant, end: instant })
                .refine(({ start, end }) => Date.parse(start) < Date.parse(end), {
                  path: ['end'],
                  error: 'a session ends after it starts',
                }),
            )
            .superRefine((sessions, { addIssue }) => {
              for (const [i, one] of sessions.entries())
                if (sessions.slice(0, i).some((other) => overlap(one, other)))
                  addIssue({ code: 'custom', path: [i, 'start'], message: 'another session of the same space goes on at that time' });
            })
            .default([])
            .describe('Sessions that took place; what was found in their time gives way'),
          table: z
            .string()
            .optional()
            .describe(
              'The table sessions.csv with its column decision filled in (keep or remove) and rows added, from the folder of study.yaml',
            ),
          notSessions: z.array(z.string()).default([]).describe('Names of sessions that were found and are none'),
        })
        .prefault({}),
    })
    .prefault({}),
  report: z
    .strictObject({
      smallest: z.int().min(2).default(5).describe('Figures about fewer people are not shown'),
      top: z.int().min(3).max(200).default(15).describe('Length of rankings'),
      coding: z
        .string()
        .optional()
        .describe(
          'Folder that pipelines/agree.ts wrote (shares, agreement, performance, calibration), from the folder of study.yaml: the report gives shares corrected by human codes',
        ),
      quotes: z
        .string()
        .optional()
        .describe(
          'CSV file of quotes that may be shown, from the folder of study.yaml: text, kind (consented or composite), consent (reference), people (number), about',
        ),
      authors: z
        .array(
          z.strictObject({
            name: z.string(),
            orcid: z
              .string()
              .regex(/^\d{4}-\d{4}-\d{4}-\d{3}[\dX]$/, { error: 'is no ORCID iD; write it as 0000-0002-1825-0097' })
              .optional()
              .describe('ORCID iD such as 0000-0002-1825-0097'),
            affiliation: z.string().optional(),
          }),
        )
        .default([])
        .describe('Who answers for the report: named in the metadata beside it'),
      statements: z
        .strictObject({
          query: z.string().optional().describe('What was collected: query, hashtags or accounts'),
          tool: z.string().optional().describe('Tool of collection with its version'),
          collected: z.string().optional().describe('Dates of collection'),
          retrieval: z.string().optional().describe('Precision and recall of the query, and how they are known'),
          attrition: z.string().optional().describe('What is lost between publication and collection'),
          accounts: z.string().optional().describe('Decisions on accounts that may be automated'),
          sample: z.string().optional().describe('Human sample: frame and inclusion probabilities, coders, rounds'),
          performance: z.string().optional().describe('Precision and recall of the program for each code'),
          model: z.string().optional().describe('Nesting of posts in people and spaces, and models fitted'),
          ethics: z.string().optional().describe('Decision of the ethics board, and on consent'),
          harm: z.string().optional().describe('Who could be harmed, and what was done about it'),
          retention: z.string().optional().describe('Deletions after collection, how long data are kept, who has access'),
          availability: z.string().optional().describe('Which data can be had, where, on which conditions'),
        })
        .prefault({})
        .describe(
          'Sentences that only the authors can say: they stand in the methods section and the ethics statement, and tick the checklist',
        ),
      license: z
        .string()
        .refine(isLicense, { error: ({ input }) => licenseHint(String(input)) })
        .optional()
        .describe('Licence of the report, as its SPDX name (CC-BY-4.0) or its address'),
      published: z.iso
        .date({ error: 'is no day; write it as 2026-11-28' })
        .optional()
        .describe('Day the report is published, such as 2026-11-28: for its metadata'),
      previous: z
        .string()
        .optional()
        .describe('Folder with a copy of an earlier report, from the folder of study.yaml: the report says what changed since'),
    })
    .prefault({}),
});

export type Settings = z.infer<typeof settingsSchema>;

/** Files and folders that settings name, as they name them: wherever they lie, they are no exports. */
export function namedFiles({ ingest, classify, communities, pln, report }: Settings): string[] {
  const { forget } = ingest;
  const { like, groups } = communities;
  const { lowQuality, roles, audit, chats } = pln;
  const { coding, quotes, previous } = report;
  return [forget, classify.model, like, groups, lowQuality, roles, audit, chats.table, coding, quotes, previous].filter(
    (path) => path !== undefined,
  );
}
export type ColumnMap = z.infer<typeof columnMap>;

interface Session extends Readonly<Record<'space' | 'start' | 'end', string>> {}

/** Whether two sessions of one space share some time. */
function overlap(one: Session, other: Session): boolean {
  return (
    one.space.toLowerCase() === other.space.toLowerCase() &&
    Date.parse(one.start) < Date.parse(other.end) &&
    Date.parse(other.start) < Date.parse(one.end)
  );
}

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** The settings when no file gives any. */
export function defaultSettings(): Settings {
  return settingsSchema.parse({});
}

/** JSON Schema of the settings, for completion and checks in editors. */
export function settingsJsonSchema(): object {
  return z.toJSONSchema(settingsSchema, { io: 'input' });
}
