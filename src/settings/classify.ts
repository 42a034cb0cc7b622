import { z } from 'zod';
import { domainKinds } from '../text/domains.ts';

/** How posts are coded, as `study.yaml` may say. */
export const classify = z
  .strictObject({
    domains: z
      .record(
        z.string().regex(/^\.?(?!www\.|m\.)[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*$/u, {
          error: 'a domain stands alone, such as example.org: no https://, www., or page',
        }),
        z.enum(Object.keys(domainKinds)),
      )
      .default({})
      .describe('Kinds of further link domains, such as example.org: marketplace'),
    thresholds: z
      .record(z.string(), z.number().min(0).max(1))
      .default({})
      .describe('Probability from which a code applies, by code, such as sharing: 0.5'),
    cues: z
      .record(
        z.string().regex(/^[a-z][a-z0-9-]{1,30}$/, { error: 'a name has small letters, digits and hyphens, and begins with a letter' }),
        z.strictObject({
          code: z.string().describe('Code the cue speaks for'),
          words: z.array(z.string()).min(1).optional().describe('Words or phrases that are the cue, in any case'),
          pattern: z
            .string()
            .optional()
            .describe('Regular expression over the text in lower case, instead of words; repeats need an upper bound'),
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
    codebook: z
      .string()
      .optional()
      .describe('Path of a codebook of your own (YAML or JSON): names and definitions of the codes that people and the model decide'),
    model: z
      .string()
      .optional()
      .describe('Path of a model written by pipelines/train.ts, used instead of the model of the project: other weights or other codes'),
  })
  .prefault({});
