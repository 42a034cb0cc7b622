import type { Codebook } from '../../codebook/codebook.ts';
import type { Database } from '../../database/database.ts';
import { column } from './frame.ts';

/** How much the posts of one author tell of each other, for a code. */
export interface Alike {
  readonly code: string;
  /** Correlation of what the classifier says of two posts of one author, from 0 (no more alike than any two) to 1. */
  readonly within: number;
  /** Posts that the author of a post has, on average over the posts: in all, of those given the code, and of the others. */
  readonly all: number;
  readonly given: number;
  readonly others: number;
}

/**
 * How alike the posts of one author are, code by code, from what the classifier says of the frame: the correlation within
 * authors (the analysis-of-variance estimator over all pairs of posts of one author), and how many posts authors have.
 *
 * Kish (1965), Survey Sampling, chapter 5; Ridout, Demétrio & Firth (1999), 10.1111/j.0006-341X.1999.00137.x (pairs)
 */
export async function alikeOf(db: Database, { codes }: Pick<Codebook, 'codes'>): Promise<Alike[]> {
  return Promise.all(codes.map(async ({ code }) => ({ code, ...alike(await sumsOf(db, code)) })));
}

/** Sums over authors of their posts (n) and of those that the classifier gives the code (y): whole numbers, so exact. */
interface Sums {
  readonly n: number;
  readonly y: number;
  readonly nn: number;
  readonly ny: number;
  readonly yy: number;
}

function sumsOf(db: Database, code: string): Promise<Sums> {
  return db.row(`
    WITH each AS (SELECT count(*) AS n, count(*) FILTER (${column(code)}) AS y FROM frame WHERE predicted IS NOT NULL GROUP BY author)
    SELECT sum(n)::DOUBLE AS n, sum(y)::DOUBLE AS y, sum(n * n)::DOUBLE AS nn, sum(n * y)::DOUBLE AS ny, sum(y * y)::DOUBLE AS yy FROM each`);
}

/** The correlation: Σ (y − np)² less what posts tell of themselves, over the pairs of posts of one author, by the variance p (1 − p). */
function alike({ n, y, nn, ny, yy }: Sums): Omit<Alike, 'code'> {
  const p = y / (n || 1);
  const pairs = yy - 2 * p * ny + p * p * nn - (1 - 2 * p) * y - p * p * n;
  const most = (nn - n) * p * (1 - p);
  const others = n - y;
  return {
    within: most === 0 ? 0 : Math.max(0, pairs / most),
    all: n === 0 ? 1 : nn / n,
    given: y === 0 ? 1 : yy / y,
    others: others === 0 ? 1 : (nn - 2 * ny + yy) / others,
  };
}
