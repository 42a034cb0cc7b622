import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import Papa from 'papaparse';
import { allOf } from '../all-of.ts';
import { makeFolder, sha256, writeWhole } from '../disk/disk.ts';
import { UserError } from '../errors.ts';
import { keysInOrder } from '../order.ts';
import { version as ownVersion } from '../package.ts';
import { type Leak, leaks } from '../privacy/leak-scan.ts';
import { tokensOf } from '../privacy/tokens.ts';
import { folded } from '../privacy/views.ts';
import { published } from '../run/record/public-record.ts';
import type { Work } from '../run/stage.ts';
import { changes, fewApart, withoutFew } from './comparison/changes.ts';
import { measuredIn, numbersOf } from './comparison/numbers.ts';
import { Artist } from './drawing/artist.ts';
import { Drawings } from './drawing/drawings.ts';
import { KeptDrawings } from './drawing/kept-drawings.ts';
import { crate, publicationDay } from './files/crate.ts';
import { dataPackage } from './files/data-package.ts';
import { ownWords } from './own-words.ts';
import { fontFaces } from './page/fonts.ts';
import { html } from './page/page.tsx';
import { script } from './page/script.ts';
import { paper } from './paper/paper.tsx';
import { changesSection, untoldChanges } from './sections/beside/changes.ts';
import { facts, sections } from './sections.ts';
import { previous } from './source/named-files.ts';
import { consentedIn, type Quote, refuseTellingQuotes } from './source/quotes.ts';
import { readingGuide } from './words/reading-guide.ts';

/** Writes the report: makes its sections, draws their charts meanwhile, and writes nothing before the scan for leaks. */
export async function writeReport(work: Work, studio = studioOf(work)): Promise<void> {
  const made = await pages(work, studio).finally(() => studio.artist.close());
  // The scan takes memory for what the files say, and tables are released beside it: what the last statements took goes before.
  await work.db.afresh();
  await refuseLeaks(work, made);
  await Promise.all([...made.files].map(([name, content]) => work.file(name, content)));
}

interface Report {
  /** Everything the report consists of, by name below its folder. */
  readonly files: Map<string, string | Uint8Array>;
  /** Its parts that are the program's own, the same in every report. */
  readonly own: readonly string[];
  /** Quotes that it shows. */
  readonly quotes: readonly Quote[];
}

/** Who draws the charts of a study, and what is kept of the run before. */
function studioOf({ kept, record }: Work) {
  return { artist: new Artist(), kept: new KeptDrawings(join(kept, 'drawings'), record.stages.report?.code ?? '') };
}

async function pages(work: Work, studio: ReturnType<typeof studioOf>): Promise<Report> {
  const running = script();
  const version = await ownVersion();
  const record = published(work.record, work.key);
  if (await studio.kept.isEmpty()) studio.artist.start();
  const drawings = new Drawings(studio, work.progress);
  const { source, parts: made } = await sections(work, version, ({ figures }) => drawings.begin(figures));
  const numbers = numbersOf(
    made.flatMap((part) => part.figures),
    source,
  );
  const files = new Map<string, string | Uint8Array>();
  const parts = [...made];
  const earlier = previous(work.study);
  if (earlier !== null) {
    const before = await measuredIn(earlier);
    const found = fewApart(before, numbers) ? null : withoutFew(changes(before, { ...numbers, record }), before, numbers);
    if (found !== null) files.set('changes.json', `${JSON.stringify(found, null, 1)}\n`);
    const section = found === null ? untoldChanges : changesSection(found, source.k);
    parts.splice(-3, 0, section);
    drawings.begin(section.figures);
  }
  const figures = parts.flatMap((part) => part.figures);
  // What a paper says is asked while the last charts are drawn.
  const [drawn, written] = await allOf(
    drawings.end(figures, files),
    source.platforms.length > 0 ? paper(source, version) : new Map<string, string>(),
  );
  const { title, k, unit } = source;
  const [code, fonts] = await Promise.all([running, fontFaces()]);
  files.set(
    'index.html',
    html({
      title,
      version,
      k,
      unit,
      facts: await facts(source),
      sections: parts,
      guide: readingGuide(source, parts),
      drawn,
      script: code,
      fonts,
    }),
  );
  for (const [name, content] of written) files.set(name, content);
  files.set('numbers.json', `${JSON.stringify(numbers, null, 1)}\n`);
  files.set('datapackage.json', dataPackage(source, await publicationDay(source), figures, files));
  files.set('ro-crate-metadata.json', await crate(source, { record, figures, files }));
  const hashes = Object.fromEntries([...files].map(([name, content]) => [name, sha256(content)]));
  files.set('manifest.json', `${JSON.stringify(keysInOrder({ ...record, files: hashes }), null, 2)}\n`);
  return { files, own: [code.text, fonts], quotes: source.quotes ?? [] };
}

/**
 * Nothing is written while any of it, what is the program's own and consented quotes apart, names or quotes a person of
 * the study. What was found is kept among the private files, for who has to mend it.
 */
async function refuseLeaks({ db, kept, settings, study }: Work, { files, own, quotes }: Report): Promise<void> {
  const options = { smallest: settings.report.smallest, own: ownWords };
  if (quotes.length > 0) await refuseTellingQuotes(db, quotes, options);
  const secrets = [...study.inputs.map(({ path }) => path), ...Object.values(study.folders)].filter((path) => path.length > 4);
  const page = own.reduce((text, part) => text.replace(part, () => ''), String(files.get('index.html')));
  const found = await leaks(db, new Map([...files, ['index.html', page]]), { ...options, secrets, consented: consentedIn(quotes) });
  const list = join(kept, 'leaks.csv');
  await rm(list, { force: true });
  if (found.length === 0) return;
  await makeFolder(kept);
  await writeWhole(
    list,
    Papa.unparse(
      found.map(({ words, ...leak }) => ({ ...leak, words: words.join('; ') })),
      { escapeFormulae: true },
    ),
  );
  const told = found.map(
    ({ table, column, kind, file, times }) => `${kind} of ${table}.${column} in ${file}${times > 1 ? ` (${times} times)` : ''}`,
  );
  throw new UserError(`report: leak: ${told.slice(0, 5).join('; ')}${told.length > 5 ? ` and ${told.length - 5} more` : ''}`, {
    hint: `nothing was written; what was found stands in ${list} (private). ${wayOut(found, study)}`,
    exit: 1,
  });
}

/** What to do about leaks: a study is often called like the account whose posts it holds, by the name of the file. */
function wayOut(found: readonly Leak[], { name, settings }: Work['study']): string {
  const said = found.flatMap(({ words }) => words);
  const holds = (text = '') => said.some((words) => ` ${tokensOf(folded(text)).join(' ')} `.includes(` ${words} `));
  const changes = [...(holds(name) ? ['--name'] : []), ...(holds(settings.title) ? ['title in study.yaml'] : [])];
  if (changes.length > 0) return `The study is called like an account in it: give it another ${changes.join(', and another ')}`;
  return 'If it is in the codebook of the study, change that; otherwise this is a fault of the program: please report it, without the data';
}
