import type { NumberColumns, Numbers } from '../../database/number-table.ts';
import { literal } from '../../database/sql.ts';
import { byCodePoint } from '../../order.ts';
import { type Coded, subflags } from '../codes.ts';

/** What a post may be besides what its codes say: at most one of these, told by its number from 1. */
const others: readonly string[] = [...subflags, 'uncodable'];

type Columns = Record<string, 'UTINYINT' | 'DOUBLE'>;

/**
 * The columns of a table with one row for each post, in the order of the posts: whether each code applies, how likely it
 * is, and what else the post is.
 */
export function decidedColumns(codes: readonly string[]): NumberColumns & Columns {
  return Object.fromEntries([
    ...codes.flatMap((_, place) => [[`value${place}`, 'UTINYINT'] as const, [`probability${place}`, 'DOUBLE'] as const]),
    ['other', 'UTINYINT'] as const,
  ]);
}

/** The decisions about a batch of posts, as numbers: coding a post makes no rows. */
export class Decided {
  readonly #codes: readonly string[];
  readonly #values: readonly Uint8Array[];
  /** Not a number where there is none. */
  readonly #probabilities: readonly Float64Array[];
  readonly #other: Uint8Array;

  constructor(codes: readonly string[], posts: number) {
    this.#codes = codes;
    this.#values = codes.map(() => new Uint8Array(posts));
    this.#probabilities = codes.map(() => new Float64Array(posts));
    this.#other = new Uint8Array(posts);
  }

  set(row: number, { decisions, subflag, uncodable }: Coded): void {
    for (let place = 0; place < this.#codes.length; place++) {
      const decision = decisions[this.#codes[place] as string];
      (this.#values[place] as Uint8Array)[row] = decision?.value ? 1 : 0;
      (this.#probabilities[place] as Float64Array)[row] = decision?.probability ?? Number.NaN;
    }
    const other = uncodable === null ? subflag : 'uncodable';
    this.#other[row] = other === null ? 0 : others.indexOf(other) + 1;
  }

  columns(): Numbers<Columns> {
    return Object.fromEntries([
      ...this.#codes.flatMap((_, place) => [
        [`value${place}`, this.#values[place] as Uint8Array] as const,
        [`probability${place}`, this.#probabilities[place] as Float64Array] as const,
      ]),
      ['other', this.#other] as const,
    ]);
  }
}

/** The query for the rows of the table `labels`, in their order: the posts beside the table of what was decided of them. */
export function labelsSql(codes: readonly string[], decided: string): string {
  const applied = codes.map((code, place) => ({
    code,
    sql: `{code: ${literal(code)}, value: value${place} = 1, probability: CASE WHEN NOT isnan(probability${place}) THEN probability${place} END}`,
  }));
  const further = others.map((code, place) => ({
    code,
    sql: `{code: CASE WHEN other = ${place + 1} THEN ${literal(code)} END, value: true, probability: NULL}`,
  }));
  const labels = [...applied, ...further].sort((a, b) => byCodePoint(a.code, b.code)).map(({ sql }) => sql);
  return `
  SELECT post, code, value, probability
  FROM (SELECT post, unnest([${labels.join(', ')}], recursive := true) FROM posts POSITIONAL JOIN ${decided})
  WHERE code IS NOT NULL`;
}
