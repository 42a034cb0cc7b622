import { z } from 'zod';
import { zone } from './time-zone.ts';

/** A point in time with its zone, such as 2015-03-05T20:00:00-05:00. */
const instant = z.iso.datetime({ offset: true, error: 'is no point in time; write it as 2015-03-05T20:00:00-05:00' });

/** How professional learning networks are told, as `study.yaml` may say. */
export const pln = z
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
    events: z
      .array(
        z.strictObject({
          name: z.string().min(1).describe('What the event is called in the report'),
          date: z
            .union([z.iso.date(), instant], {
              error: 'is no day; write it as 2020-03-13, or with time and zone as 2020-03-13T12:00:00-04:00',
            })
            .describe('Day of the event (from midnight UTC), such as 2020-03-13, or point in time with its zone'),
        }),
      )
      .superRefine((events, { addIssue }) => {
        for (const [i, { name }] of events.entries())
          if (events.findIndex((other) => other.name === name) < i)
            addIssue({ code: 'custom', path: [i, 'name'], message: 'another event is called so' });
      })
      .default([])
      .describe('Events before and after which the study is told, by interrupted time series'),
    chats: z
      .strictObject({
        timezone: zone.optional().describe('Time zone in whose clock chats are scheduled; otherwise found from their starts'),
        sessions: z
          .array(
            z
              .strictObject({
                space: z.string().describe('Hashtag with #, or platform'),
                start: instant.describe('Point in time with its zone'),
                end: instant.describe('Point in time with its zone, after the start'),
              })
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
  .prefault({});

interface Session extends Readonly<Record<'space' | 'start' | 'end', string>> {}

/** Whether two sessions of one space share some time. */
function overlap(one: Session, other: Session): boolean {
  return (
    one.space.toLowerCase() === other.space.toLowerCase() &&
    Date.parse(one.start) < Date.parse(other.end) &&
    Date.parse(other.start) < Date.parse(one.end)
  );
}
