import { z } from 'zod';
import { zone } from './time-zone.ts';

/** A point in time with its zone, such as 2015-03-05T20:00:00-05:00. */
const instant = z.iso.datetime({ offset: true, error: 'is no point in time; write it as 2015-03-05T20:00:00-05:00' });

/** How professional learning networks are told, as `study.yaml` may say. */
export const pln = z
  .strictObject({
    minPosts: z.int().min(1).default(1).describe('Number of posts from which a person has a profile'),
    lowQuality: z.string().optional().describe('Path of a list of domains that the study regards as sources of low quality, one a line'),
    roles: z
      .string()
      .optional()
      .describe('Path of a CSV file with columns person (handles, ids or keys) and role: roles that replace those read from bios'),
    audit: z.string().optional().describe('Path of the table audit.csv with its column decision filled in (keep or remove)'),
    events: z
      .array(
        z.strictObject({
          name: z.string().min(1).describe('Name of the event in the report'),
          date: z
            .union([z.iso.date(), instant], {
              error: 'is no day; write it as 2020-03-13, or with time and zone as 2020-03-13T12:00:00-04:00',
            })
            .describe('Day of the event (from midnight UTC), such as 2020-03-13, or a point in time with its zone'),
        }),
      )
      .superRefine((events, { addIssue }) => {
        for (const [i, { name }] of events.entries())
          if (events.findIndex((other) => other.name === name) < i)
            addIssue({ code: 'custom', path: [i, 'name'], message: 'another event is called so' });
      })
      .default([])
      .describe('Events; what changed at each is estimated by interrupted time series'),
    chats: z
      .strictObject({
        timezone: zone.optional().describe('Time zone in which chats are scheduled; otherwise found from when they start'),
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
          .describe('Sessions that took place; they replace sessions found at the same time'),
        table: z
          .string()
          .optional()
          .describe('Path of the table sessions.csv with its column decision filled in (keep or remove) and rows added'),
        notSessions: z.array(z.string()).default([]).describe('Names of found sessions that are none'),
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
