import { rm } from 'node:fs/promises';
import type { Work } from '../run/stage.ts';
import type { Definition } from '../schema/definition.ts';
import type { Row } from '../schema/schema.ts';
import type { Study } from '../study/study.ts';
import { plainPath, type ReadFile, readAll } from './drafts/kept-drafts.ts';
import type { Reading } from './drafts/reading.ts';
import { idleSkips } from './files/idle-settings.ts';
import { recogniseAll } from './files/look-into.ts';
import { readForgotten } from './forget/forgotten-list.ts';
import { formats } from './formats.ts';
import { type CheckedFile, checksOf } from './health/checks.ts';
import { clockVerdict } from './health/clock-health.ts';
import { damageIn } from './health/damage.ts';
import { isDamaged } from './health/id-health.ts';
import { type KeptOfFile, merge } from './merge/merge.ts';
import type { SameChat } from './merge/same-chats.ts';

/** What the names of the formats mean. */
export const definitions: readonly Definition[] = [...new Map(formats.map((format) => [format.name, format])).values()].map((format) => ({
  kind: 'format',
  name: format.name,
  title: format.title,
  means: 'lacks' in format && format.lacks !== undefined ? format.lacks : format.title,
}));

/** Looks at the export files of a study; throws a UserError for what a person has to mend before they are read. */
export async function check(study: Study): Promise<void> {
  await readForgotten(study);
  await recogniseAll(study);
}

/** Reads every export file of the study, and makes one study of them. What was read by the same code before is not read again. */
export async function readStudy(work: Work, code: string): Promise<void> {
  const recognised = await recogniseAll(work.study);
  for (const one of await idleSkips(work.study)) work.note(`ingest.skip: no file is called so: ${one}`);
  const files = await readAll(work, recognised, code);
  const kept = await merge(
    work,
    files.map(({ drafts, part, reading: { ids, clock, way } }) => ({
      path: drafts,
      part,
      plain: way?.sql ? plainPath(drafts) : null,
      damaged: ids.filter(isDamaged).map(({ column }) => column),
      clockWrong: clockVerdict(clock) === 'corrected',
    })),
  );
  const keptOf = new Map(kept.map((one) => [one.file, one]));
  const counted = files.map((read, index) => {
    const found = keptOf.get(index + 1);
    const chat = found?.chat ?? null;
    return countedFile(read, found, chat === null ? [] : [chatWords(chat, files[chat.as - 1]?.input.name ?? '')]);
  });
  await work.writeRows('ledger', counted.map(ledgerRow));
  await work.writeRows('audit', checksOf(counted));
  const rejects = await work.writer('rejects');
  for (const { input, reading } of files) for (const reject of reading.rejects) await rejects.add({ file: input.name, ...reject });
  await rejects.close();
  // What was kept of the files for the next run still holds what is forgotten, in rows of others too.
  if ((await readForgotten(work.study)).hashes.length > 0) await rm(work.kept, { recursive: true, force: true });
}

type CountedFile = CheckedFile & Pick<ReadFile, 'sha256'> & Pick<KeptOfFile, 'people' | 'most' | 'next'>;

/** What is told of a chat that another file holds too. */
function chatWords({ ahead }: SameChat, as: string): string {
  const moved = ahead === 0 ? '' : `, and its times moved by ${-ahead} minutes`;
  return `the same chat as in ${as}: people are those whom that file names${moved}`;
}

/** A file that was read, with what became of its rows. */
function countedFile(read: ReadFile, found: KeptOfFile | undefined, notes: readonly string[]): CountedFile {
  const { kept = 0, people = null, most = null, next = null, first = null, last = null, forgotten = 0, conflicts } = found ?? {};
  const reading = { ...without(read.reading, forgotten), notes: [...read.reading.notes, ...notes] };
  const duplicates = reading.rows - reading.rejects.length - reading.blank - kept;
  return { ...read, name: read.input.name, reading, kept, people, most, next, duplicates, forgotten, first, last, conflicts };
}

function ledgerRow({ name, opened, reading, sha256, kept, people, most, next, duplicates, first, last }: CountedFile): Row<'ledger'> {
  const { format, bytes, encoding, rows, rejects, blank, notes } = reading;
  return {
    file: name,
    format,
    bytes,
    sha256,
    encoding,
    rows,
    kept,
    duplicates,
    rejected: rejects.length,
    blank,
    people,
    most,
    next,
    first,
    last,
    note: notes.length === 0 ? null : notes.join('; '),
    damage: damageIn(reading, opened.torn),
  };
}

/**
 * The reading as if the rows of forgotten people and posts had never been in the file: the account of rows is released
 * and printed, and would otherwise say how much somebody wrote who is to be forgotten. The audit, which is private, tells.
 */
function without(reading: Reading, forgotten: number): Reading {
  return { ...reading, rows: reading.rows - forgotten };
}
