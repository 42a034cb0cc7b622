import { z } from 'zod';
import { zone } from './time-zone.ts';

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

export type ColumnMap = z.infer<typeof columnMap>;

/** How exports are read, as `study.yaml` may say. */
export const ingest = z
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
  .prefault({});
