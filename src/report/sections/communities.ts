import { withheld } from '../../privacy/suppression.ts';
import { panels } from '../charts/panels.ts';
import { type Figure, figure, type Section } from '../figure.ts';
import { one, type Source } from '../source.ts';
import { counted, decimal, list, percent, shown, whole } from '../words.ts';

interface Community {
  community: number;
  size: number;
  inside: number;
  outside: number;
  stability: number | null;
}

/** Terms printed for each community and kind. */
const TERMS = 6;

/** Groups of people who interact more with each other than with others. */
export async function communities(source: Source): Promise<Section> {
  const { db, k, top, settings } = source;
  const base = { id: 'communities', title: 'Communities' };
  const all = await db.rows<Community>('SELECT community, size, inside, outside, stability FROM communities ORDER BY community');
  if (all.length === 0) return { ...base, findings: [], introduction: ['Without a network there are no communities.'], figures: [] };
  const smallest = Math.max(k, settings.communities.minSize);
  const { cells: hidden } = withheld(
    all.map(({ size }) => ({ count: size, people: size })),
    [[...all.keys()]],
    smallest,
  );
  const large = all.filter((_, i) => !hidden[i]);
  const small = all.length - large.length;
  const [first] = large;
  if (first === undefined)
    return {
      ...base,
      findings: [],
      introduction: [
        `${counted(all.length, 'community', 'communities')} were found, none with at least ${smallest} people, so none is described.`,
      ],
      figures: [],
    };
  const terms = await db.rows<{ community: number; kind: string; term: string }>(
    `SELECT community, kind, term FROM terms WHERE people >= ${k} ORDER BY community, kind, rank`,
  );
  const words = (community: number, kind: string, most = TERMS) =>
    terms
      .filter((term) => term.community === community && term.kind === kind)
      .slice(0, most)
      .map(({ term }) => shown(term, 28))
      .map((term) => (kind === 'hashtag' ? `#${term}` : term));
  const listed = large.slice(0, top);
  const people = all.reduce((sum, { size }) => sum + size, 0);
  const taken = new Set<string>();
  const table = listed.map((one) => {
    const acts = one.inside + one.outside;
    const label = [...words(one.community, 'hashtag'), ...words(one.community, 'word')].find((word) => !taken.has(word)) ?? '';
    taken.add(label);
    return {
      community: one.community,
      name: label === '' ? `${one.community}` : `${one.community} · ${label}`,
      size: one.size,
      share: acts === 0 ? null : one.inside / acts,
      stability: one.stability,
      words: words(one.community, 'word', 5).join(', '),
      hashtags: words(one.community, 'hashtag', 3).join(', '),
      domains: words(one.community, 'domain', 2).join(', '),
    };
  });
  const rows = table.flatMap((row) => [
    { name: row.name, what: 'People', number: row.size, text: whole(row.size) },
    { name: row.name, what: 'Interactions that stay inside', number: row.share, text: row.share === null ? '' : percent(row.share) },
    ...(row.stability === null
      ? []
      : [{ name: row.name, what: 'Stability over runs', number: row.stability, text: percent(row.stability) }]),
  ]);
  const order = ['People', 'Interactions that stay inside', 'Stability over runs'];
  const chance = await partition(source);
  const finding = `The largest of ${counted(all.length, 'community', 'communities')} holds ${counted(first.size, 'person', 'people')}, ${percent(first.size / people)} of those placed`;
  return {
    ...base,
    findings: [`${finding}.`, ...(chance === null ? [] : [chance.verdict])],
    introduction: [
      `A community is a group of people who interact more with each other than with others; it is a description of this network, not proof that the people know each other. ${counted(large.length, 'community', 'communities')} of at least ${smallest} people ${large.length === 1 ? 'is' : 'are'} described${small > 0 ? `; ${whole(small)} more ${small === 1 ? 'is' : 'are'} only counted` : ''}.`,
      ...(chance === null
        ? ['It was not compared with random networks, so it is not known whether people are more grouped than chance would have it.']
        : [chance.explanation]),
    ],
    figures: [
      figure({
        id: 'communities-size',
        finding,
        help: 'Each line is a community with its number and the hashtag or word that marks it most and no larger one; the further panels are the share of its interactions that stay between members, and how often two members are together in other runs of the search.',
        alt: `Communities by size: ${list(table.slice(0, 6).map((row) => `${row.name}: ${counted(row.size, 'person', 'people')}${row.share === null ? '' : `, ${percent(row.share)} of interactions inside`}`))}.`,
        rows: rows.sort((a, b) => order.indexOf(a.what) - order.indexOf(b.what)),
        headings: [
          { name: 'what', label: 'Measure' },
          { name: 'name', label: 'Community' },
          { name: 'number', label: 'Value', as: 'value' },
        ],
        also: ['text'],
        chart: panels({ panel: 'what', label: 'name', value: 'number', text: 'text', shared: false, columns: 3 }),
        note: small > 0 ? 'Where one small community could be told from the total, the next larger one is not described either.' : null,
      }),
      figure({
        id: 'communities-terms',
        finding: 'What the communities talk about',
        help: `Words, hashtags and domains that members use more than others (class-based TF-IDF), each used by at least ${k} members.${table.some((row) => row.stability !== null) ? ' Stability is how surely, over repeated runs, members stand together.' : ''}`,
        alt: '',
        rows: table,
        headings: [
          { name: 'community', label: 'No.', as: 'whole' },
          { name: 'size', label: 'People', as: 'whole' },
          { name: 'share', label: 'Stay inside', as: 'percent', absent: '–' },
          { name: 'stability', label: 'Stability', as: 'percent', absent: '–' },
          { name: 'words', label: 'Words' },
          { name: 'hashtags', label: 'Hashtags' },
          { name: 'domains', label: 'Domains' },
        ],
        chart: null,
      }),
      ...(chance === null ? [] : [chance.figure]),
      await confidenceFigure(source),
    ].filter((f): f is Figure => f !== null),
  };
}

interface Chance {
  readonly verdict: string;
  readonly explanation: string;
  readonly figure: Figure;
}

/** How grouped the network is, how sure that is, and whether chance would have it too. */
async function partition({ db, k, glossary }: Source): Promise<Chance | null> {
  const found = await db.rows<{ name: string; value: number }>('SELECT measure AS name, value FROM partition ORDER BY measure');
  const of = (name: string) => found.find((row) => row.name === name)?.value ?? null;
  const [modularity, z, p, byChance, networks] = [of('modularity'), of('z'), of('p'), of('chanceModularity'), of('chanceNetworks')];
  if (modularity === null || z === null || byChance === null || networks === null) return null;
  const grouped = z >= 2;
  const numbers = `modularity ${decimal(modularity)}, by chance ${decimal(byChance)}, z = ${decimal(z, 1)}${p === null ? '' : `, p = ${decimal(p, 3)}`}`;
  const verdict = grouped
    ? `People are more grouped than chance would have it (${numbers}).`
    : `People are no more grouped than chance would have it (${numbers}): the communities below may be nothing but chance.`;
  return {
    verdict,
    explanation: `${verdict} Compared are ${counted(networks, 'random network')} in which everybody keeps the number of their ties (Maslov & Sneppen 2002); a grouping is always found, also where there is none.`,
    figure: figure({
      id: 'partition',
      finding: grouped
        ? 'The grouping is stronger than that of random networks'
        : 'The grouping is no stronger than that of random networks',
      help: 'Measures of the grouping as a whole, each with its plain meaning.',
      alt: '',
      rows: glossary
        .explain('measure', found, k)
        .map((row) => ({ ...row, printed: row.name.endsWith('(p)') ? decimal(row.value ?? 0, 3) : row.printed })),
      headings: [
        { name: 'name', label: 'Measure' },
        { name: 'value', label: 'Value', as: 'value', print: 'printed' },
        { name: 'means', label: 'Meaning' },
        { name: 'limit', label: 'Limit', file: true },
        { name: 'formula', label: 'Formula', file: true },
        { name: 'choice', label: 'Choice', file: true },
        { name: 'reference', label: 'Source', file: true },
      ],
      also: ['printed'],
      chart: null,
    }),
  };
}

/** How surely people are placed, over the repeated runs. */
async function confidenceFigure({ db, k }: Source): Promise<Figure | null> {
  const { placed, sure, unsure } = await one<'placed' | 'sure' | 'unsure'>(
    db,
    'SELECT count(confidence) AS placed, count(*) FILTER (confidence >= 0.9) AS sure, count(*) FILTER (confidence < 0.5) AS unsure FROM members',
  );
  const classes = [
    { class: '90% and more', people: sure },
    { class: '50% to 90%', people: placed - sure - unsure },
    { class: 'below 50%', people: unsure },
  ];
  const { cells: hidden } = withheld(
    classes.map(({ people }) => ({ count: people, people })),
    [[0, 1, 2]],
    k,
  );
  if (placed < k || hidden[0]) return null;
  return figure({
    id: 'confidence',
    finding: `${percent(sure / placed)} of the people placed stand with the same others in at least nine of ten runs`,
    help: 'People by how often, over the other runs, they stand with the members of their community.',
    alt: '',
    rows: classes.map(({ class: name, people }, i) => ({
      class: name,
      people: hidden[i] ? null : people,
      share: hidden[i] ? null : people / placed,
    })),
    headings: [
      { name: 'class', label: 'Together in so many runs' },
      { name: 'people', label: 'People', as: 'whole' },
      { name: 'share', label: 'Share', as: 'percent' },
    ],
    chart: null,
  });
}
