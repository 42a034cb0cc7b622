import { version as ownVersion } from '../../package.ts';
import { Artist } from '../drawing/artist.ts';
import { Drawings } from '../drawing/drawings.ts';
import { rowsOf } from '../figure.ts';
import { fontFaces } from '../page/fonts.ts';
import { html } from '../page/page.tsx';
import { script } from '../page/script.ts';
import { list, shown, whole } from '../words/words.ts';
import { type Compared, comparison } from './comparison.ts';

/** Names up to which all that is compared is named where it is spoken of. */
const NAMED = 4;

/** What is compared: all by name, or of many the first, with which the others are compared, and how many these are. */
export function together(names: readonly string[]): string {
  return names.length <= NAMED ? list(names) : `${names[0]} and ${whole(names.length - 1)} others`;
}

/** The page that sets studies side by side, with the files of its figures; and how many measures they have in common. */
export async function comparisonPage(studies: readonly Compared[]): Promise<{ files: Map<string, string | Uint8Array>; measures: number }> {
  const named = studies.map((study) => ({ ...study, name: shown(study.name) }));
  const sections = comparison(named);
  const figures = sections.flatMap((section) => section.figures);
  const tables = figures.filter(({ chart }) => chart === null);
  const measures = tables.reduce((sum, { table }) => sum + rowsOf(table).length, 0);
  const files = new Map<string, string | Uint8Array>();
  const artist = new Artist();
  try {
    const drawings = new Drawings({ artist, kept: null }, () => {});
    drawings.begin(figures);
    const drawn = await drawings.end(figures, files);
    const k = Math.min(...named.map(({ numbers }) => numbers.smallest));
    const unit = named.some(({ numbers }) => numbers.unit === 'posts') ? 'posts' : 'people';
    const title = `${together(named.map(({ name }) => name))} side by side`;
    const [code, fonts, version] = await Promise.all([script(), fontFaces(), ownVersion()]);
    const facts = named.length <= NAMED ? [] : [['Compared', list(named.map(({ name }) => name))] as const];
    files.set('index.html', html({ title, version, k, unit, facts, sections, guide: [], drawn, script: code, fonts }));
  } finally {
    await artist.close();
  }
  return { files, measures };
}
