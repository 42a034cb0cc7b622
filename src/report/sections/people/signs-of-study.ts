import type { Side } from '../../../schema/definition.ts';
import { shares } from '../../charts/shares.ts';
import { type Figure, figure } from '../../figure.ts';
import type { Source } from '../../source/source.ts';
import { list, percent } from '../../words/words.ts';
import { byProgramAlone } from '../posts/code-words.ts';
import { sideOf, TITLES, type Told } from './signs.ts';

/** Signs of one side over the whole study, with the largest shares in its finding. */
export function signsOfStudy(source: Source, told: readonly Told[], side: Side): Figure | null {
  const { glossary, k } = source;
  const rows = told
    .filter(({ name, item, period }) => item === null && period === null && sideOf(source, name) === side)
    .map(({ name, value: share, low, high, counted: people }) => ({
      sign: glossary.titleOfStudy(name),
      all: TITLES[side],
      share,
      low,
      high,
      people,
      text: percent(share),
      proxyFor: glossary.define('indicator', name).proxyFor ?? '',
      means: glossary.define('indicator', name).means,
      ofPosts: glossary.define('indicator', name).ofPosts ?? false,
      ofCodes: (glossary.define('indicator', name).restsOn ?? []).length > 0,
    }));
  if (rows.length === 0) return null;
  // Shares of posts alone are compared: those of people and of ties are shares of something else.
  const ranked = rows.filter(({ ofPosts }) => ofPosts);
  const most = ranked
    .filter(({ share }) => share > 0)
    .sort((a, b) => b.share - a.share)
    .slice(0, 2);
  return figure({
    id: `${side}-study`,
    ...(ranked.length === 0 && { untold: true as const }),
    finding:
      ranked.length === 0
        ? `${TITLES[side]} that do not rest on what posts say`
        : most.length === 0
          ? `No sign of ${side} in the words or codes of posts comes from at least ${k} people`
          : `Most frequent signs of ${side} in posts: ${list(most.map(withInterval))}${most.some(({ ofCodes }) => ofCodes) ? byProgramAlone(source) : ''}`,
    help: `${most.length === 0 ? 'Each line is a share of posts or people, as its name says' : 'Each point is a share of posts or people, as its name in the table says'}, a median the share of the person in the middle; ${most.length === 0 ? 'From and To' : 'lines'} are 95% intervals that allow for several posts by one person, where there are any; for “After hours” they reach from the lowest to the highest share over all clocks.`,
    alt: `${TITLES[side]} over the whole study: ${list(rows.map(({ sign, text, low, high, share }) => `${sign.toLowerCase()} ${text}${low === null || high === null || low === share ? '' : ` (${percent(low)} to ${percent(high)})`}`))}.`,
    rows,
    headings: [
      { name: 'sign', label: 'Sign' },
      { name: 'share', label: 'Share', as: 'percent' },
      { name: 'low', label: 'From', as: 'percent', absent: '–' },
      { name: 'high', label: 'To', as: 'percent', absent: '–' },
      { name: 'people', label: 'People', as: 'whole' },
      { name: 'means', label: 'Meaning' },
      { name: 'proxyFor', label: 'Stands for' },
    ],
    also: ['all', 'text'],
    chart: most.length === 0 ? null : shares({ panel: 'all', label: 'sign' }),
    note: `Only figures with at least ${k} people behind them.${ranked.length === 0 ? '' : ' Words are found by lists, codes by the classifier: both err.'}`,
  });
}

/** A sign with its share, and the interval of a share of posts. */
function withInterval({ sign, text, share, low, high, ofPosts }: Sign): string {
  const interval =
    ofPosts && low !== null && high !== null && low < share && share < high ? `, 95% interval ${percent(low)} to ${percent(high)}` : '';
  return `${sign.toLowerCase()} (${text}${interval})`;
}

interface Sign extends Pick<Told, 'low' | 'high'> {
  readonly sign: string;
  readonly share: number;
  /** The share as it is printed. */
  readonly text: string;
  /** Whether it is a share of posts. */
  readonly ofPosts: boolean;
}
