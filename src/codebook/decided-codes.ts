import type { Database } from '../database/database.ts';
import { literal } from '../database/sql.ts';
import { byCodePoint } from '../order.ts';
import { type Codebook, codebook } from './codebook.ts';

/** The three codes that the program's own model decides. */
export const programCodes: readonly string[] = codebook.codes.map(({ code }) => code);
const flags: readonly string[] = codebook.flags.map(({ flag }) => flag);

/**
 * The codes that the program decides in a study, from its table `labels`: each has a row for every post, which says no, or
 * how likely the code is unless it applies for certain; sub-flags and `uncodable` have rows only where they apply. They come
 * in the order of the codebook; codes of a model that the codebook lacks follow by name. A study without posts has the codes
 * of its codebook.
 */
export async function decidedCodes(db: Database, { codes }: Codebook): Promise<string[]> {
  const found = await db.rows<{ code: string }>(
    `SELECT DISTINCT code FROM labels WHERE probability IS NOT NULL OR NOT value OR code IN (${listed(programCodes)})`,
  );
  const order = codes.map(({ code }) => code);
  if (found.length === 0) return order;
  const rank = (code: string) => (order.includes(code) ? order.indexOf(code) : order.length);
  return found.map(({ code }) => code).sort((a, b) => rank(a) - rank(b) || byCodePoint(a, b));
}

/** Whether posts without a code are given one of the program's sub-flags: these are for posts without any of its three codes. */
export function givesFlags(decided: readonly string[]): boolean {
  return programCodes.every((code) => decided.includes(code)) && !flags.some((flag) => decided.includes(flag));
}

/** Whether a study decides all of these codes and sub-flags of the program, so that what rests on them can be told. */
export function areDecided(names: readonly string[], decided: readonly string[]): boolean {
  return names.every((name) => (flags.includes(name) ? givesFlags(decided) : decided.includes(name)));
}

/** Whether the codes that a study decides are those of the program, and no others. */
export function areOfProgram(decided: readonly string[]): boolean {
  return decided.length === programCodes.length && programCodes.every((code) => decided.includes(code));
}

/** Whether rules decide some of these codes where evidence is certain: of codes of a study's own its model says all. */
export function haveRules(codes: readonly string[]): boolean {
  return codes.some((code) => programCodes.includes(code));
}

/** Names of codes as a list in SQL. */
export function listed(codes: readonly string[]): string {
  return codes.map((code) => literal(code)).join(', ');
}
