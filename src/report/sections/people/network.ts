import { merged, withheld } from '../../../privacy/suppression.ts';
import type { tieKinds } from '../../../settings/network.ts';
import { classes, className, type Frequency, middle, sumTellsFew, tellsFew } from '../../bins/classes.ts';
import { communityMap } from '../../charts/community-map.ts';
import { distribution } from '../../charts/distribution.ts';
import { panels } from '../../charts/panels.ts';
import { bare, type Figure, figure, type Section, sentences } from '../../figure.ts';
import { networkMap } from '../../network-map/network-map.ts';
import { seen } from '../../network-map/seen.ts';
import { communitiesOf } from '../../source/described.ts';
import { networkMeasures } from '../../source/network-measures.ts';
import { networkSize } from '../../source/network-size.ts';
import { human, TIED } from '../../source/people.ts';
import type { Source } from '../../source/source.ts';
import { repeatedByFew } from '../../source/withheld/repeated-acts.ts';
import { counted, decimal, inSentence, list, nextTo, percent, whole } from '../../words/words.ts';
import { tiesKeptFigure } from './ties-kept.ts';
import { triadsFigure } from './triads.ts';

/** Who interacts with whom, as a whole. */
export async function network(source: Source): Promise<Section> {
  const { k } = source;
  const base = { id: 'network', title: 'The interaction network', summed: 'first' } as const;
  const all = await networkSize(source);
  if (all.ties === 0) return bare(base, withoutTies(source.settings.network.ties));
  if (all.people < k) return bare(base, `The network has fewer than ${k} people, too few to show anything about it.`);
  const repeated = await repeatedByFew(source);
  const figures = [
    await mapFigure(source),
    await kindFigure(source),
    await measureFigure(source),
    await triadsFigure(source),
    await degreeFigure(source),
    await tiesKeptFigure(source),
  ].filter((f) => f !== null);
  const told = (id: string) => sentences(figures.filter((figure) => figure.id === id));
  const measured = figures.find(({ id, untold }) => id === 'measures' && !untold);
  return {
    ...base,
    findings: [
      `${counted(all.people, 'person', 'people')} are linked by ${counted(all.ties, 'tie')}${repeated.all ? '' : `, made of ${counted(all.interactions, 'interaction')}`}${measured === undefined ? '' : `; ${measured.finding}`}.`,
      ...told('degrees'),
    ],
    further: told('ties-kept'),
    introduction: [
      `A tie runs from the person who ${doing(source.settings.network.ties, await kindsOf(source))} to the person concerned. One interaction counts once: a reply that also names its addressee is a reply. People who are only turned to, and wrote nothing in this study, stand in the network, too; who was only read leaves no trace here.`,
    ],
    figures,
  };
}

type TieKind = (typeof tieKinds)[number];

/** What a person does who makes a tie. */
export const verbs: Readonly<Record<TieKind, string>> = {
  reply: 'replies',
  comment: 'comments',
  mention: 'mentions',
  phototag: 'tags in a picture',
  coauthor: 'publishes as a co-author',
  repost: 'passes on',
  quote: 'quotes',
};

/** Kinds that few platforms tell apart; they are spoken of where they occur. */
const RARE: ReadonlySet<TieKind> = new Set(['comment', 'phototag', 'coauthor']);

/** What makes a tie in a study whose settings ask for these kinds, and in which the others occur. */
export function doing(asked: readonly TieKind[], found: ReadonlySet<string>): string {
  return list(
    asked.filter((kind) => !RARE.has(kind) || found.has(kind)).map((kind) => verbs[kind]),
    'or',
  );
}

/** Why there is no network: what nobody does, of what the settings ask for. */
export function withoutTies(asked: readonly TieKind[]): string {
  if (asked.length === 0) return 'The settings of the study ask for no kind of tie, so there is no network.';
  const told = asked.every((kind) => RARE.has(kind)) ? asked : [];
  return `Nobody is known who ${doing(asked, new Set(told))}, so there is no network.`;
}

async function kindsOf({ db }: Source): Promise<Set<string>> {
  return new Set((await db.rows<{ kind: string }>('SELECT DISTINCT kind FROM ties')).map(({ kind }) => kind));
}

/** Communities from which on some may have no room for their names. */
const ROOM = 8;

/** The network as a map of its communities, which names and shows nobody. */
async function mapFigure(source: Source): Promise<Figure | null> {
  const { described } = await communitiesOf(source);
  const map = await networkMap(source, described);
  if (map === null) return null;
  const name = (community: number) => map.discs.find((disc) => disc.community === community)?.name ?? '';
  const strongest = [...map.bridges].sort((a, b) => b.interactions - a.interactions || a.one - b.one || a.other - b.other);
  const [first] = strongest;
  const rows = map.discs.map((disc) => {
    const near = strongest.filter(({ one, other }) => one === disc.community || other === disc.community).slice(0, 3);
    const nearest = near.map(({ one, other, interactions }) => `${name(one === disc.community ? other : one)} (${whole(interactions)})`);
    return { name: disc.name, people: disc.size, share: disc.share, nearest: nearest.join('; ') };
  });
  const left = described.length - map.discs.length;
  return figure({
    id: 'map',
    finding:
      first === undefined
        ? `No link between two of the ${counted(map.discs.length, 'community', 'communities')} is of enough people to be drawn`
        : `Most passes between communities ${name(first.one)} and ${name(first.other)}: ${counted(first.interactions, 'interaction')}`,
    help: `Each disc is a community, each dot ${map.each === 1 ? 'a person' : `${whole(map.each)} people`}, nearer the middle the more others they interact with. Discs lie near each other, and the lines between them are thick, where members interact much.`,
    alt: `Map of ${counted(map.discs.length, 'community', 'communities')}. ${list(map.discs.slice(0, 6).map((disc) => `${disc.name}: ${counted(disc.size, 'person', 'people')}`))}. ${first === undefined ? '' : `Strongest links: ${list(strongest.slice(0, 4).map(({ one, other, interactions }) => `${one} with ${other}, ${counted(interactions, 'interaction')}`))}.`}`,
    rows,
    headings: [
      { name: 'name', label: 'Community' },
      { name: 'people', label: 'People', as: 'whole' },
      { name: 'share', label: 'Stay inside', as: 'percent', absent: '–' },
      { name: 'nearest', label: 'Most interactions with (number)', absent: '–' },
    ],
    chart: communityMap(map),
    view: { name: 'network', data: await seen(source, map) },
    note: `Dots are people without a name or a mark: at least ${source.k} in each ring are alike. Ties between single people are not drawn, because a drawn network can be matched with one known from elsewhere. Lines stand only where at least ${source.k} people of both communities take part, none of them in nearly all.${map.discs.length > ROOM ? ' Where a name has no room its number stands, or nothing: the table names all.' : ''}${left > 0 ? ` ${counted(left, 'smaller community', 'smaller communities')} not drawn.` : ''}`,
  });
}

async function kindFigure(source: Source): Promise<Figure | null> {
  const { db, k, glossary } = source;
  const repeated = await repeatedByFew(source);
  // All kinds together would give back all interactions.
  if (repeated.all) return null;
  const kinds = await db.rows<{ kind: string; pairs: number; interactions: number; people: number; most: number[] }>(
    `WITH acting AS (SELECT kind, source, sum(weight) AS n FROM ties GROUP BY kind, source),
       most AS (SELECT kind, max(n, 2) AS most FROM acting GROUP BY kind)
     SELECT kind, count(*) AS pairs, sum(weight) AS interactions, least(count(DISTINCT ${human('source')}), count(DISTINCT ${human('target')})) AS people,
       any_value(most) AS most
     FROM ties JOIN most USING (kind) GROUP BY kind ORDER BY interactions DESC, kind`,
  );
  // The interactions of all kinds stand among the measures of the network.
  const { cells: hidden } = withheld(
    kinds.map(({ interactions, people, most }) => ({ count: interactions, people, most })),
    [[...kinds.keys()]],
    k,
  );
  const found = kinds.filter((_, i) => !hidden[i]);
  const [most, next] = found;
  if (most === undefined) return null;
  const open = found.filter(({ kind }) => !repeated.kinds.has(kind));
  // With the ties of all kinds, those of the network say how many are of several.
  const tied = repeated.several && open.length === kinds.length ? open.slice(0, -1) : open;
  const rows = [
    ...found.map(({ kind, interactions }) => ({ kind, what: 'Interactions', number: interactions })),
    ...tied.map(({ kind, pairs }) => ({ kind, what: 'Ties', number: pairs })),
  ].map((row) => ({ ...row, kind: glossary.title('tie', row.kind), text: whole(row.number) }));
  return figure({
    id: 'tie-kinds',
    finding:
      kinds.length === 1
        ? `All interactions are ${inSentence(glossary.title('tie', most.kind))}`
        : `${glossary.title('tie', most.kind)} are the most frequent interaction${found.length === kinds.length ? '' : ' shown'} (${whole(most.interactions)})${nextTo(most.interactions, next?.interactions, inSentence(glossary.title('tie', next?.kind ?? '')))}`,
    help: 'Interactions are single acts; ties are ordered pairs of people with at least one act of the kind.',
    alt: `Interactions by kind: ${list(found.map((row) => `${glossary.title('tie', row.kind)} ${whole(row.interactions)}${tied.includes(row) ? ` in ${counted(row.pairs, 'tie')}` : ''}`))}.`,
    rows,
    headings: [
      { name: 'what', label: 'Counted' },
      { name: 'kind', label: 'Kind' },
      { name: 'number', label: 'Number', as: 'whole' },
    ],
    also: ['text'],
    chart: found.length === 1 ? null : panels({ panel: 'what', label: 'kind', value: 'number', text: 'text', shared: true }),
    note: `Only kinds in which at least ${k} people act, none of them nearly always, and at least ${k} are acted upon${found.length === kinds.length ? '' : '; a further one is left out where the total would give another back'}${tied.length === found.length ? '' : `; ties not where they would tell how often fewer than ${k} people turned to somebody again`}.`,
  });
}

async function measureFigure(source: Source): Promise<Figure | null> {
  const { k, glossary } = source;
  const found = await networkMeasures(source);
  if (found.length === 0) return null;
  const of = (wanted: string) => found.find(({ name }) => name === wanted)?.value;
  const returned = returnedInWords(of('returnedTies'), of('returnedByChance'), of('returnedP'));
  return figure({
    id: 'measures',
    ...(returned === null ? { finding: 'The network in numbers', untold: true } : { finding: returned }),
    help: 'Measures of the whole network, each with its plain meaning and formula.',
    alt: '',
    rows: glossary.explain('measure', found, k),
    headings: [
      { name: 'name', label: 'Measure' },
      { name: 'value', label: 'Value', as: 'value', print: 'printed' },
      { name: 'means', label: 'Meaning' },
      { name: 'formula', label: 'Formula' },
      { name: 'choice', label: 'Choice', file: true },
      { name: 'reference', label: 'Source', file: true },
    ],
    also: ['printed'],
    chart: null,
  });
}

/** How many ties are returned, and whether random networks of the same people would have as many; null where it is not told. */
export function returnedInWords(share: number | undefined, byChance: number | undefined, p: number | undefined): string | null {
  if (share === undefined) return null;
  const returned = `${percent(share)} of the ties are returned`;
  if (byChance === undefined || p === undefined) return returned;
  const mean = percent(byChance);
  if (p > 0.05 && mean === percent(share)) return `${returned}, as many as by chance`;
  return p > 0.05
    ? `${returned}; by chance ${mean} would be, so that this may be chance alone`
    : `${returned}, ${share > byChance ? 'more' : 'fewer'} than by chance (${mean})`;
}

async function degreeFigure({ db, k }: Source): Promise<Figure | null> {
  const degrees = (from: string, to: string) => `
    WITH everybody AS ${TIED}, degree AS (SELECT ${from} AS person, count(DISTINCT ${to}) AS n FROM ties WHERE source <> target GROUP BY ${from})
    SELECT coalesce(n, 0) AS value, count(*) AS count, count(${human('person')}) AS people FROM everybody LEFT JOIN degree USING (person) GROUP BY ALL ORDER BY value`;
  const sides = [
    ['People they turn to', degrees('source', 'target')],
    ['People who turn to them', degrees('target', 'source')],
  ] as const;
  const rows: { side: string; class: string; people: number; share: number }[] = [];
  const middles: string[] = [];
  for (const [side, sql] of sides) {
    const found = await db.rows<Frequency>(sql);
    const own = classes(found, 64);
    const safe = merged(own, k) ?? [];
    const median = middle(found);
    const holding = safe.find(({ to }) => to === null || median <= to);
    middles.push(
      holding !== undefined && tellsFew(median, found, { own, safe, smallest: k })
        ? className(holding)
        : Number.isInteger(median)
          ? whole(median)
          : decimal(median, 1),
    );
    // Where all fall into one class, it says nothing; the sum of all is the number of ties.
    if (safe.length < 2 || sumTellsFew(found, { own, safe, smallest: k })) continue;
    const total = safe.reduce((sum, one) => sum + one.count, 0);
    rows.push(...safe.map((one) => ({ side, class: className(one), people: one.count, share: one.count / total })));
  }
  const unheard = rows.find((row) => row.side === sides[1][0] && row.class === '0');
  const [first] = rows;
  if (first === undefined) return null;
  return figure({
    id: 'degrees',
    finding: `The median person turns to ${inWords(middles[0] ?? '', true)} and is turned to by ${inWords(middles[1] ?? '')}${unheard === undefined || unheard.people === 0 ? '' : `; ${percent(unheard.share)} are turned to by nobody`}`,
    help: 'People in the network by the number of others they turn to, and of those who turn to them; classes grow wider to the right.',
    alt: `Number of partners per person. ${[...new Set(rows.map(({ side }) => side))].map((side) => `${side}: ${list(rows.filter((row) => row.side === side).map((row) => `${row.class} ${percent(row.share)}`))}`).join('; ')}.`,
    rows,
    headings: [
      { name: 'side', label: 'Direction' },
      { name: 'class', label: 'Number of others' },
      { name: 'people', label: 'People', as: 'whole' },
      { name: 'share', label: 'Share', as: 'percent' },
    ],
    chart: distribution({ panel: 'side', label: 'class', share: 'share', axis: 'others' }),
    note: `Classes of fewer than ${k} people are merged with their neighbours; the last class is open, so that no hub can be told from it. A median in a merged class is told as that class, and a direction is left out where the number of ties would tell how many the few are.`,
  });
}

/** A number of others, or a class of such numbers, within a sentence: nobody, 1 other, at least 2. */
function inWords(middle: string, others = false): string {
  if (middle === '0') return 'nobody';
  const number = middle.replace(/^(.*)\+$/, 'at least $1');
  return others ? `${number}\u00a0${middle === '1' ? 'other' : 'others'}` : number;
}
