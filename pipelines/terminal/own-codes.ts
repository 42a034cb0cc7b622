import { codeName } from '../../src/codebook/code-name.ts';
import { readCodebook } from '../../src/codebook/read-codebook.ts';
import { textOf } from '../../src/disk/named-file.ts';
import { UserError } from '../../src/errors.ts';

/** How codes of one's own are named: each, or by their codebook. */
export interface OwnCodes {
  readonly codes?: string;
  readonly codebook?: string;
}

/** The codes of one's own that the options name, in their order; null where they name none. */
export async function ownCodes({ codes, codebook }: OwnCodes): Promise<string[] | null> {
  if (codes !== undefined && codebook !== undefined)
    throw new UserError('--codes, --codebook: invalid: both are given', { hint: 'give one: a codebook names its codes' });
  if (codebook !== undefined) return readCodebook(await textOf(codebook), codebook).codes.map(({ code }) => code);
  if (codes === undefined) return null;
  const names = codes.split(',').map((name) => name.trim());
  for (const [i, name] of names.entries()) {
    const answer = codeName.safeParse(name);
    if (!answer.success) throw new UserError(`--codes: invalid name: ${name}`, { hint: answer.error.issues[0]?.message ?? '' });
    if (names.indexOf(name) < i) throw new UserError(`--codes: invalid: ${name} stands there twice`);
  }
  return names;
}
