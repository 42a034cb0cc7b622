import { groupBy } from '../../../group.ts';
import { furthestApart } from '../../../stats/difference.ts';
import { platformInSentence } from '../../../text/platform-title.ts';
import { shares } from '../../charts/shares.ts';
import { huesOf } from '../../drawing/code-hues.ts';
import { type Figure, figure } from '../../figure.ts';
import { APART, intervalsNote, isKnown, numbers, printed, protect, roundedNote, type Share, tallies, uncoded } from '../../source/coded.ts';
import { foundOnce } from '../../source/found-once.ts';
import type { Source } from '../../source/source.ts';
import { whole } from '../../words/words.ts';
import { noteOf, uncorrected } from './code-words.ts';
import { withheldNote } from './weeks.ts';

/** The share of each code on each platform, as far as it is told. */
export const platformShares = foundOnce(async (source: Source) =>
  protect(await tallies(source, 'platform', 'true'), source, { left: await uncoded(source, 'platform', 'true'), apart: true }),
);

/** The share of each code on each platform. */
export async function platformFigure(source: Source): Promise<Figure> {
  const { glossary, codes } = source;
  const found = await platformShares(source);
  const rows = codes.flatMap((code) =>
    source.platforms.flatMap(({ name }) => {
      const row = found.find((one) => one.code === code && one.group === name);
      return row === undefined ? [] : [{ ...row, platform: name, code: glossary.title('code', code) }];
    }),
  );
  const known = rows.filter((row) => row.share !== null);
  const finding = codes.includes('commercial') ? commerceByPlatform(known, glossary.title('code', 'commercial')) : widestByPlatform(known);
  return figure({
    id: 'codes-platforms',
    ...(finding === null ? { finding: 'Codes by platform', untold: true } : { finding }),
    help: 'One panel for each code, one line for each platform: the point is the share of that platform’s coded posts, the line its 95% interval.',
    alt: `Share of each code by platform. ${known.map((row) => `${row.code}, ${row.platform}: ${row.text}${row.n === null ? '' : ` of ${whole(row.n)}`}`).join('; ')}.`,
    rows,
    headings: [{ name: 'code', label: 'Code' }, { name: 'platform', label: 'Platform' }, ...numbers],
    also: [...printed],
    chart: shares({
      panel: 'code',
      label: 'platform',
      hues: { by: 'panel', of: huesOf(source) },
    }),
    note: noteOf([
      intervalsNote(source),
      APART,
      uncorrected(source),
      rows.some((row) => row.text === 'withheld') ? withheldNote(source.k) : '',
      roundedNote(rows, source.k),
    ]),
  });
}

/** The share of a code on a platform, where it is known. */
type OnPlatform = Omit<Share, 'code'> & { readonly code: string; readonly platform: string };

/** Where commerce is more frequent than elsewhere; null where it is known of one platform at most. */
function commerceByPlatform(known: readonly OnPlatform[], title: string): string | null {
  const commercial = known.filter((row) => row.code === title).filter(isKnown);
  if (commercial.length < 2) return null;
  const found = furthestApart([commercial]);
  return found === null
    ? `${title} posts differ between platforms by no more than chance allows`
    : `${title} posts are more frequent on ${platformInSentence(found.most.platform)} (${found.most.text}) than on ${platformInSentence(found.least.platform)} (${found.least.text})`;
}

/** Which code differs most surely between platforms; null where each is known of one at most. */
function widestByPlatform(known: readonly OnPlatform[]): string | null {
  const sets = [...groupBy(known.filter(isKnown), ({ code }) => code).values()];
  if (sets.every(({ length }) => length < 2)) return null;
  const found = furthestApart(sets);
  return found === null
    ? 'No code differs between platforms by more than chance allows'
    : `${found.most.code} differs most surely between platforms: ${found.most.text} on ${platformInSentence(found.most.platform)}, ${found.least.text} on ${platformInSentence(found.least.platform)}`;
}
