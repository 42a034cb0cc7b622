import { rm } from 'node:fs/promises';
import type { Definition } from '../definition.ts';
import { UserError } from '../errors.ts';
import type { Row } from '../schema.ts';
import type { Work } from '../stage.ts';
import type { Input, Settings, Study } from '../study.ts';
import { openExport } from './container.ts';
import { readForgotten } from './forgotten.ts';
import { formats } from './formats.ts';
import { auditOf, damageIn } from './health/audit.ts';
import { clockVerdict } from './health/clock-health.ts';
import { isDamaged } from './health/id-health.ts';
import { type Found, plainPath, readAll } from './kept.ts';
import { filesIn } from './members.ts';
import { merge } from './merge.ts';
import type { Reading } from './reading.ts';
import { type Recognised, recognise } from './recognise.ts';
import { refusal } from './unknown.ts';

/** What the names of the formats mean. */
export const definitions: readonly Definition[] = [...new Map(formats.map((format) => [format.name, format])).values()].map((format) => ({
  kind: 'format',
  name: format.name,
  title: format.title,
  means: 'lacks' in format && format.lacks !== undefined ? format.lacks : format.title,
}));

/** Looks at the export files of a study; throws a UserError for what a person has to mend before they are read. */
export async function check(study: Study): Promise<void> {
  await recogniseAll(study);
}

/** Reads every export file of the study, and makes one study of them. What was read by the same code before is not read again. */
export async function readStudy(work: Work, code: string): Promise<void> {
  const recognised = await recogniseAll(work.study);
  const files = await readAll(work, recognised, code);
  const kept = await merge(
    work,
    files.map(({ drafts, reading: { ids, clock, way } }) => ({
      path: drafts,
      plain: way?.sql ? plainPath(drafts) : null,
      damaged: ids.filter(isDamaged).map(({ column }) => column),
      clockWrong: clockVerdict(clock) === 'corrected',
    })),
  );
  const counted = files.map((file, index) => {
    const { kept: count = 0, first = null, last = null, forgotten = 0, conflicts } = kept.find(({ file }) => file === index + 1) ?? {};
    const reading = without(file.reading, forgotten);
    const { rows, rejects, blank } = reading;
    return {
      ...file,
      reading,
      name: file.input.name,
      kept: count,
      first,
      last,
      conflicts,
      duplicates: rows - rejects.length - blank - count,
    };
  });
  await work.writeRows(
    'ledger',
    counted.map(({ name, opened, reading, sha256, kept: count, duplicates, first, last }): Row<'ledger'> => {
      const { format, bytes, encoding, rows, rejects, blank, notes } = reading;
      return {
        file: name,
        format,
        bytes,
        sha256,
        encoding,
        rows,
        kept: count,
        duplicates,
        rejected: rejects.length,
        blank,
        first,
        last,
        note: notes.length === 0 ? null : notes.join('; '),
        damage: damageIn(reading, opened.torn),
      };
    }),
  );
  await work.writeRows('audit', auditOf(counted));
  const rejects = await work.writer('rejects');
  for (const { input, reading } of files) for (const reject of reading.rejects) await rejects.add({ file: input.name, ...reject });
  await rejects.close();
  // What was kept of the files for the next run still holds what is forgotten, in rows of others too.
  if ((await readForgotten(work.study)).hashes.length > 0) await rm(work.kept, { recursive: true, force: true });
}

/** What was found in a study that was checked and is now read; the files need not be looked at twice. */
const looked = new WeakMap<Study, Promise<Found[]>>();

function recogniseAll(study: Study): Promise<Found[]> {
  const known = looked.get(study);
  if (known !== undefined) return known;
  const found = lookAtAll(study);
  looked.set(study, found);
  return found;
}

/** Tells the format of every file; throws one UserError for all files that cannot be read. */
async function lookAtAll(study: Study): Promise<Found[]> {
  const found: Found[] = [];
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
  if (found.every(({ recognised }) => isAside(recognised))) {
    const [{ input, recognised } = {}] = found;
    if (recognised?.kind === 'aside' && recognised.alone !== undefined) throw recognised.alone;
    throw new UserError(`missing posts: none of the ${found.length} files holds any`, {
      hint:
        recognised === undefined
          ? 'give a folder with exports'
          : `${input?.name}: ${recognised.kind === 'aside' ? recognised.note : `${recognised.format.title}: no posts`}`,
    });
  }
  return found;
}

function isAside(recognised: Recognised): boolean {
  return recognised.kind === 'aside' || recognised.format.accounts === true;
}

/**
 * The formats of the files in an export. Of an archive some files may be of no known format: they are named and set
 * aside. Every sheet of a workbook that holds posts is read; where two show the same posts, they count as duplicates.
 */
export async function lookInto(input: Input, settings: Settings['ingest']): Promise<Found[]> {
  const { files, archive, left, foreign } = await filesIn(input);
  const found: Found[] = [];
  const refused: UserError[] = [];
  let beside = left;
  for (const file of files) {
    const seen = await openExport(file.path, file.member === null ? {} : { member: file.member });
    const opened = foreign === undefined ? seen : { ...seen, content: { kind: 'binary' as const, ...foreign } };
    const sheet = file.member?.kind === 'sheet';
    try {
      const recognised = recognise(file.name, opened, settings);
      if (sheet && recognised.kind === 'aside' && found.some((other) => formatOf(other.recognised) === recognised.name)) beside += 1;
      else found.push({ input: file, opened, recognised });
    } catch (error) {
      if (!(error instanceof UserError) || !archive) throw error;
      refused.push(error);
      if (sheet) beside += 1;
      else found.push({ input: file, opened, recognised: { kind: 'aside', name: 'unknown', note: 'of no known format: left aside' } });
    }
  }
  const [first] = refused;
  if (first !== undefined && found.every(({ recognised }) => isAside(recognised))) throw first;
  const [one] = found;
  if (beside > 0 && one !== undefined) {
    const note = `${beside} other ${one.input.member?.kind === 'sheet' ? 'sheets' : 'files (pictures, sounds, pages)'} beside it are left aside`;
    found[0] = { ...one, opened: { ...one.opened, notes: [...one.opened.notes, note] } };
  }
  return found;
}

function formatOf(recognised: Recognised): string {
  return recognised.kind === 'aside' ? recognised.name : recognised.format.name;
}

/** The reading with rows of forgotten people and posts counted among those left out. */
function without(reading: Reading, forgotten: number): Reading {
  if (forgotten === 0) return reading;
  const note = `${forgotten} rows are left out because the study forgets who wrote them`;
  return { ...reading, blank: reading.blank + forgotten, notes: [...reading.notes, note] };
}
