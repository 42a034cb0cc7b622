import type { Source } from '../source/source.ts';
import { performanceText } from './coding.ts';
import type { Facts } from './facts.ts';
import type { Statement } from './statements.ts';

/** One line of the reporting checklist. */
export interface ChecklistItem {
  readonly item: string;
  readonly where: string;
  /** Whether this report says it; otherwise the authors have to. */
  readonly done: boolean;
}

/** What reviewers of studies of social media ask for, and where it is said. */
export function checklist(source: Source, facts: Facts): ChecklistItem[] {
  const has = (item: string, where: string, done: boolean): ChecklistItem => ({ item, where, done });
  const authors = 'to be stated by the authors';
  const stated = (item: string, what: Statement, where: string): ChecklistItem => {
    const done = source.settings.report.statements[what] !== undefined;
    return has(item, done ? where : `${authors} (report.statements.${what} in study.yaml)`, done);
  };
  const coded = source.coding !== null;
  return [
    has('Platforms', 'methods, Data', true),
    stated('Query, hashtag or accounts sampled', 'query', 'methods, Data'),
    stated('Tool of collection and its version', 'tool', 'methods, Data'),
    stated('Dates of collection', 'collected', 'methods, Data'),
    has('Dates of posting', 'methods, Data', facts.published !== null),
    has('Time zone', 'methods, Data', true),
    has('Numbers at each step: rows, duplicates, rejected, posts, coded posts', 'methods, Data; tables/steps.csv', true),
    has('Numbers of people at each step', 'tables/denominators.csv', true),
    has('Attrition: deleted and removed posts in the exports', 'methods, Data', true),
    stated('Attrition between posting and collection', 'attrition', 'methods, Data'),
    stated('Retrieval: precision and recall of the query', 'retrieval', 'methods, Data'),
    has('Languages', 'methods, Data', true),
    has('Rule for reposts', 'methods, Data', true),
    has('Unit of analysis', 'methods, Data', true),
    has('Automated accounts and spam: criteria, results with and without', 'methods, Automated accounts and spam', facts.codes.length > 0),
    has('Codebook and version', 'methods, Coding; definitions in the report', true),
    stated('Human sample: frame, inclusion probabilities', 'sample', 'methods, Coding'),
    has('Agreement of coders for each code', coded ? 'tables/agreement.csv' : authors, coded),
    has('Program: version, features, thresholds', 'methods, Coding; manifest.json', true),
    performanceText(source) === null
      ? stated('Performance of the program for each code', 'performance', 'methods, Coding')
      : has(
          'Performance of the program for each code',
          'methods, Coding; tables/codes-performance.csv, tables/codes-calibration.csv',
          true,
        ),
    has('Estimator and intervals', 'methods, Coding', true),
    has('Corrected shares', coded ? 'tables/codes-corrected.csv' : authors, coded),
    has('Ties: direction, weights, ties to oneself, components', 'methods, Network', facts.ties > 0),
    has('Communities: method, resolution, seed, runs, stability', 'methods, Network; tables/partition.csv', facts.partition.has('groups')),
    has('Communities compared with chance', 'methods, Network', facts.partition.has('z')),
    has('Nesting of posts in people and spaces', 'methods, Professional learning networks', true),
    stated('Ethics decision', 'ethics', 'ethics'),
    has('Quotation policy', 'ethics', true),
    has('Pseudonyms and disclosure control', 'ethics; methods, Disclosure and limits', true),
    stated('Availability of data', 'availability', 'ethics'),
    has('Availability of code, versions, seed, hashes', 'ethics; manifest.json', true),
    has('Limits', 'methods, Disclosure and limits; report, Limits', true),
  ];
}
