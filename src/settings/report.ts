import { z } from 'zod';
import { isLicense, licenseHint } from './license.ts';

/** What a report shows, as `study.yaml` may say. */
export const report = z
  .strictObject({
    smallest: z.int().min(2).default(5).describe('Number of people below which figures are not shown'),
    top: z.int().min(3).max(200).default(15).describe('Length of rankings'),
    coding: z
      .string()
      .optional()
      .describe(
        'Path of a folder that pipelines/agree.ts wrote (shares, agreement, performance, calibration): the report gives shares corrected by human codes',
      ),
    quotes: z
      .string()
      .optional()
      .describe(
        'Path of a CSV file of quotes that may be shown: text, kind (consented or composite), consent (reference), people (number), about',
      ),
    authors: z
      .array(
        z.strictObject({
          name: z.string().describe('Name of the author'),
          orcid: z
            .string()
            .regex(/^\d{4}-\d{4}-\d{4}-\d{3}[\dX]$/, { error: 'is no ORCID iD; write it as 0000-0002-1825-0097' })
            .optional()
            .describe('ORCID iD such as 0000-0002-1825-0097'),
          affiliation: z.string().optional().describe('Institution of the author'),
        }),
      )
      .default([])
      .describe('Authors of the report, named in the metadata beside it'),
    statements: z
      .strictObject({
        query: z.string().optional().describe('What was collected: query, hashtags or accounts'),
        tool: z.string().optional().describe('Tool the posts were collected with, and its version'),
        collected: z.string().optional().describe('Dates of collection'),
        retrieval: z.string().optional().describe('Precision and recall of the query, and how they are known'),
        attrition: z.string().optional().describe('What is lost between publication and collection'),
        accounts: z.string().optional().describe('Decisions on accounts that may be automated'),
        sample: z.string().optional().describe('Human sample: frame and inclusion probabilities, coders, rounds'),
        performance: z.string().optional().describe('Precision and recall of the program for each code'),
        model: z.string().optional().describe('Nesting of posts in people and spaces, and models fitted'),
        ethics: z.string().optional().describe('Decisions of the ethics board and on consent'),
        harm: z.string().optional().describe('Who could be harmed, and what was done about it'),
        retention: z.string().optional().describe('Deletions after collection, how long data are kept, who has access'),
        availability: z.string().optional().describe('Which data are available, where, and on which conditions'),
      })
      .prefault({})
      .describe(
        'Statements that only the authors can make: they appear in the methods section and the ethics statement, and tick the checklist',
      ),
    license: z
      .string()
      .refine(isLicense, { error: ({ input }) => licenseHint(String(input)) })
      .optional()
      .describe('Licence of the report, as its SPDX name (CC-BY-4.0) or its address'),
    published: z.iso
      .date({ error: 'is no day; write it as 2026-11-28' })
      .optional()
      .describe('Day the report is published, for its metadata, such as 2026-11-28'),
    previous: z.string().optional().describe('Path of a folder with a copy of an earlier report: the report says what changed since then'),
  })
  .prefault({});
