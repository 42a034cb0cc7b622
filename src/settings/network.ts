import { z } from 'zod';

/** The kinds of tie between people, in the order in which they are told. */
export const tieKinds = ['reply', 'comment', 'mention', 'phototag', 'coauthor', 'repost', 'quote'] as const;

/** What two people may be seen to share. */
const sharedThings = ['link', 'post', 'text'] as const;

/** What makes a tie, as `study.yaml` may say. */
export const network = z
  .strictObject({
    ties: z
      .array(z.enum(tieKinds))
      .default([...tieKinds])
      .describe('Kinds of interaction that make a tie'),
    selfTies: z.boolean().default(false).describe('Whether people may have ties to themselves'),
    bots: z.boolean().default(false).describe('Whether automated accounts are part of the network'),
    coShare: z
      .strictObject({
        things: z
          .array(z.enum(sharedThings))
          .default(['link', 'post'])
          .describe('What is shared: link, post (passed on), or text (the same eight words or more in posts of their own)'),
        window: z.int().min(0).default(60).describe('Seconds within which two people must share the same thing'),
        minimum: z
          .int()
          .min(1)
          .default(2)
          .describe(
            'Shares that each of two people must have made, and one of them in posts with a share by somebody else within the window',
          ),
      })
      .prefault({}),
  })
  .prefault({});
