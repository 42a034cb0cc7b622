import { z } from 'zod';
import { zone } from './time-zone.ts';

/** Columns of any table, by the field of a post they hold. */
const columnMap = z
  .strictObject({
    id: z.string().optional().describe('Id of the post'),
    time: z.string().optional().describe('When the post was published'),
    timeOfDay: z.string().optional().describe('Time of day, where `time` holds only the day'),
    text: z.string().describe('What the post says'),
    title: z.string().optional().describe('Title'),
    author: z.string().optional().describe('Handle of the author'),
    authorId: z.string().optional().describe('Stable id of the author'),
    authorName: z.string().optional().describe('Name that the author shows'),
    bio: z.string().optional().describe('What the author says of themselves'),
    space: z.string().optional().describe('Subreddit, group, board or forum'),
    thread: z.string().optional().describe('Id of the first post of the conversation'),
    replyTo: z.string().optional().describe('Id of the post answered'),
    replyToAuthor: z.string().optional().describe('Handle of the person answered'),
    repostOf: z.string().optional().describe('Id of the post passed on'),
    repostOfAuthor: z.string().optional().describe('Handle of the person whose post is passed on'),
    quoteOf: z.string().optional().describe('Id of the post quoted'),
    quoteOfAuthor: z.string().optional().describe('Handle of the person quoted'),
    hashtags: z.string().optional().describe('Hashtags, with or without #, in one cell; otherwise those in the text'),
    links: z.string().optional().describe('Web addresses in one cell; otherwise those in the text'),
    language: z.string().optional().describe('Language of the text, such as en'),
    likes: z.string().optional().describe('Number of likes or votes'),
    shares: z.string().optional().describe('Number of times it was passed on'),
    comments: z.string().optional().describe('Number of answers'),
    views: z.string().optional().describe('Number of views'),
  })
  .refine(({ time, timeOfDay }) => timeOfDay === undefined || time !== undefined, {
    path: ['timeOfDay'],
    error: 'the day is missing: name its column as time',
  });

/** Which column of a table holds what. */
export type ColumnMap = z.infer<typeof columnMap>;

/** How exports are read, as `study.yaml` may say. */
export const ingest = z
  .strictObject({
    timezone: zone.default('UTC').describe('Time zone of times that state none'),
    maxRejectedShare: z.number().min(0).max(1).default(0.01).describe('Share of rejected rows above which the run ends with status 3'),
    skip: z.array(z.string()).default([]).describe('Files to leave out, as names or patterns with *'),
    forget: z.string().optional().describe('Path of the list of forgotten people and posts; pipelines/forget.ts adds to it'),
    sources: z
      .array(
        z
          .strictObject({
            files: z.string().describe('Name of the file, or a pattern with *'),
            timezone: zone.optional().describe('Time zone of times in these files that state none'),
            dateOrder: z
              .enum(['dmy', 'mdy', 'ymd'])
              .optional()
              .describe(
                'Order of day, month and year in dates such as 5/10/12 20:01, in a mapped table or where a spreadsheet has rewritten the times of an export',
              ),
            platform: z.string().optional().describe('Platform of the posts, where columns are mapped'),
            html: z.boolean().optional().describe('Whether the texts of a mapped table are HTML'),
            columns: columnMap.optional().describe('Which column holds what, for a table of no known format'),
          })
          .superRefine(({ columns, ...source }, { addIssue }) => {
            for (const name of ['platform', 'html'] as const)
              if (columns === undefined && source[name] !== undefined)
                addIssue({ code: 'custom', path: [name], message: 'it counts only where columns are mapped: add columns, or take it out' });
          }),
      )
      .default([])
      .describe('How certain files are read; where several entries name a file, the first counts'),
  })
  .prefault({});
