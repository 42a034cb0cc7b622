import { UserError } from '../../errors.ts';
import { fits, type Input } from '../../study/inputs.ts';
import type { Settings, Study } from '../../study/study.ts';
import { recognise } from '../recognise/recognise.ts';
import type { Recognised } from '../recognise/recognised.ts';
import { holdsPosts, likeliestPosts, refusal } from '../recognise/unknown.ts';
import { openExport } from './container.ts';
import type { FoundFile } from './found-file.ts';
import { refuseIdleSettings } from './idle-settings.ts';
import { filesIn } from './members.ts';

/** What was found in a study that was checked and is now read; the files need not be looked at twice. */
const looked = new WeakMap<Study, Promise<FoundFile[]>>();

/** What every export file of a study is; throws a UserError for what a person has to mend before they are read. */
export function recogniseAll(study: Study): Promise<FoundFile[]> {
  const known = looked.get(study);
  if (known !== undefined) return known;
  const found = lookAtAll(study);
  looked.set(study, found);
  return found;
}

/** Tells the format of every file; throws one UserError for all files that cannot be read. */
async function lookAtAll(study: Study): Promise<FoundFile[]> {
  const found: FoundFile[] = [];
  const refusals: UserError[] = [];
  for (const input of study.inputs) {
    try {
      found.push(...(await lookInto(input, study.settings.ingest)));
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      refusals.push(error);
    }
  }
  const error = refusal(refusals, study.inputs.length);
  if (error !== undefined) throw error;
  if (found.every((file) => isAside(file.recognised) || isEmpty(file))) throw missingPosts(found);
  await refuseIdleSettings(study, found);
  return found;
}

/** What a person is told where none of the files holds posts: of the first one what it is, or what is wrong with it. */
function missingPosts(found: readonly FoundFile[]): UserError {
  const said = `missing posts: ${found.length === 1 ? 'the one file holds none' : `none of the ${found.length} files holds any`}`;
  const [first] = found;
  if (first === undefined) return new UserError(said, { hint: 'give a folder with exports' });
  const { input, recognised } = first;
  if (isEmpty(first))
    return new UserError(said, {
      hint: `${input.name}: no row stands below the names of the columns: export it again, or widen the search`,
    });
  if (recognised.kind !== 'aside') return new UserError(said, { hint: `${input.name}: ${recognised.format.title}: no posts` });
  return recognised.alone ?? new UserError(said, { hint: `${input.name}: ${recognised.note}` });
}

/** Whether a table has names of columns, and not one row below them. */
function isEmpty({ opened: { content }, recognised }: FoundFile): boolean {
  return recognised.kind === 'csv' && content.kind === 'csv' && content.sample.length === recognised.headerRow + 1;
}

function isAside(recognised: Recognised): boolean {
  return recognised.kind === 'aside' || recognised.format.accounts === true;
}

/**
 * The formats of the files in an export. Of an archive some files may be of no known format: they are named and set
 * aside, unless they are tables that look like posts. Every sheet of a workbook that holds posts is read; where two show
 * the same posts, they count as duplicates.
 */
export async function lookInto(input: Input, settings: Settings['ingest']): Promise<FoundFile[]> {
  const { files, archive, left, foreign } = await filesIn(input);
  const wanted = archive ? files.filter(({ name }) => !settings.skip.some((pattern) => fits(name, pattern))) : files;
  const found: FoundFile[] = [];
  const refused: UserError[] = [];
  let beside = left + files.length - wanted.length;
  for (const file of wanted) {
    const seen = await openExport(file.path, file.member === null ? {} : { member: file.member });
    const opened = foreign === undefined ? seen : { ...seen, content: { kind: 'binary' as const, ...foreign } };
    const sheet = file.member?.kind === 'sheet';
    try {
      const recognised = recognise(file.name, opened, settings);
      if (sheet && recognised.kind === 'aside' && recognised.alone !== undefined) throw recognised.alone;
      if (sheet && recognised.kind === 'aside' && found.some((other) => formatOf(other.recognised) === recognised.name)) beside += 1;
      else found.push({ input: file, opened, recognised });
    } catch (error) {
      if (!(error instanceof UserError) || !archive || holdsPosts(error)) throw error;
      refused.push(error);
      const what = opened.content.kind === 'binary' ? opened.content.what : 'of no known format';
      if (sheet) beside += 1;
      else found.push({ input: file, opened, recognised: { kind: 'aside', name: 'unknown', note: `${what}: left aside` } });
    }
  }
  const likeliest = likeliestPosts(refused);
  if (likeliest !== undefined && found.every(({ recognised }) => isAside(recognised))) throw likeliest;
  return withNote(found, beside);
}

/** The files of an export, the first with a note of how many beside it are left aside. */
function withNote(found: readonly FoundFile[], beside: number): FoundFile[] {
  const [first, ...others] = found;
  if (first === undefined || beside === 0) return [...found];
  const [one, many] =
    first.input.member?.kind === 'sheet' ? ['sheet', 'sheets'] : ['file (picture, sound, page)', 'files (pictures, sounds, pages)'];
  const note = `${beside} other ${beside > 1 ? many : one} beside it ${beside > 1 ? 'are' : 'is'} left aside`;
  return [{ ...first, opened: { ...first.opened, notes: [...first.opened.notes, note] } }, ...others];
}

function formatOf(recognised: Recognised): string {
  return recognised.kind === 'aside' ? recognised.name : recognised.format.name;
}
