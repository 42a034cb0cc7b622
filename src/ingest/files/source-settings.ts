import type { Settings } from '../../settings/settings.ts';
import { fits } from '../../study/inputs.ts';
import type { Source } from '../format.ts';
import type { Recognised } from '../recognise/recognised.ts';

/** What the settings say of a file: those of an archive hold for the files inside, unless they have their own. */
export function sourceOf(name: string, { sources }: Settings['ingest']): Settings['ingest']['sources'][number] | null {
  const names = name.split('/').map((_, i, steps) => steps.slice(0, steps.length - i).join('/'));
  for (const candidate of names) {
    const source = sources.find(({ files }) => fits(candidate, files));
    if (source !== undefined) return source;
  }
  return null;
}

/** The name of a file for a format that reads something out of it, and nothing for others. */
export function nameFor(recognised: Recognised, name: string): Pick<Source, 'file'> {
  return recognised.kind !== 'aside' && recognised.format.byName === true ? { file: name } : {};
}
