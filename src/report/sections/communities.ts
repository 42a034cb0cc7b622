import { withheld } from '../../privacy/suppression.ts';
import { panels } from '../charts/panels.ts';
import { figure, type Section } from '../figure.ts';
import type { Source } from '../source.ts';
import { counted, list, percent, shown, whole } from '../words.ts';

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
export async function communities({ db, k, top, settings }: Source): Promise<Section> {
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
  ]);
  const finding = `The largest of ${counted(all.length, 'community', 'communities')} holds ${counted(first.size, 'person', 'people')}, ${percent(first.size / people)} of those placed`;
  return {
    ...base,
    findings: [`${finding}.`],
    introduction: [
      `A community is a group of people who interact more with each other than chance would have it; it is a description of this network, not proof that the people know each other. ${counted(large.length, 'community', 'communities')} of at least ${smallest} people ${large.length === 1 ? 'is' : 'are'} described${small > 0 ? `; ${counted(small, 'smaller one')} ${small === 1 ? 'is' : 'are'} only counted` : ''}.`,
    ],
    figures: [
      figure({
        id: 'communities-size',
        finding,
        help: 'Each line is a community with its number and the hashtag or word that marks it most and no larger one; the second panel is the share of its interactions that stay between members.',
        alt: `Communities by size: ${list(table.slice(0, 6).map((row) => `${row.name}: ${counted(row.size, 'person', 'people')}${row.share === null ? '' : `, ${percent(row.share)} of interactions inside`}`))}.`,
        rows: rows.sort((a, b) => (a.what < b.what ? 1 : a.what > b.what ? -1 : 0)),
        headings: [
          { name: 'what', label: 'Measure' },
          { name: 'name', label: 'Community' },
          { name: 'number', label: 'Value', as: 'value' },
        ],
        also: ['text'],
        chart: panels({ panel: 'what', label: 'name', value: 'number', text: 'text', shared: false, columns: 2 }),
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
          { name: 'share', label: 'Stay inside', as: 'percent' },
          { name: 'stability', label: 'Stability', as: 'percent' },
          { name: 'words', label: 'Words' },
          { name: 'hashtags', label: 'Hashtags' },
          { name: 'domains', label: 'Domains' },
        ],
        chart: null,
      }),
    ],
  };
}
