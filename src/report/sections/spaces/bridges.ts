import { literal } from '../../../database/sql.ts';
import { isTold } from '../../../privacy/things.ts';
import { type Figure, figure } from '../../figure.ts';
import { one, type Source } from '../../source/source.ts';
import { platformTitle, spaceName } from '../../words/space-names.ts';
import { counted, shown } from '../../words/words.ts';

/** What joins spaces and platforms: people who are in several, tools that are linked to, hashtags and domains in use on several platforms. */
export async function bridgeFigures(source: Source): Promise<(Figure | null)[]> {
  return [await bridgeFigure(source), await toolFigure(source), await platformFigure(source)];
}

interface Bridge {
  readonly one: string;
  readonly other: string;
  readonly thing: string | null;
  readonly people: number;
  readonly share: number | null;
}

/** Whether a bridge is of enough people, and of things that may be named, as SQL. */
function bridgeTold(k: number): string {
  return [`people >= ${k}`, ...['one', 'other', 'thing'].map((column) => isTold(k, 'bridges', column, column))].join(' AND ');
}

function bridges({ db, k }: Source, kind: string): Promise<Bridge[]> {
  return db.rows<Bridge>(
    `SELECT one, other, thing, people, share
     FROM bridges
     WHERE kind = ${literal(kind)} AND ${bridgeTold(k)} ORDER BY people DESC, one, other, thing`,
  );
}

async function bridgeFigure(source: Source): Promise<Figure | null> {
  const found = await bridges(source, 'spaces');
  const [first] = found;
  if (first === undefined) return null;
  // Pairs that are not told may have as many people, or more.
  const { asMany, all } = await one<'asMany' | 'all'>(
    source.db,
    `SELECT count(*) FILTER (people >= ${first.people}) AS "asMany", count(*) AS "all" FROM bridges WHERE kind = 'spaces'`,
  );
  return figure({
    id: 'bridges',
    finding: `${counted(first.people, 'person', 'people')} are at home in both ${spaceName(first.one)} and ${spaceName(first.other)}${asMany > 1 || all === 1 ? '' : ', more than in any other two spaces'}`,
    help: 'Pairs of hashtags or groups by the people who posted at least twice in each; the share is of those who posted at least twice in the smaller of the two.',
    alt: '',
    rows: found
      .slice(0, source.top)
      .map(({ one: a, other, people, share }) => ({ one: spaceName(a), other: spaceName(other), people, share })),
    headings: [
      { name: 'one', label: 'Space' },
      { name: 'other', label: 'And' },
      { name: 'people', label: 'People in both', as: 'whole' },
      { name: 'share', label: 'Of the smaller', as: 'percent' },
    ],
    chart: null,
    note: `Pairs with fewer than ${source.k} such people are left out. Two hashtags in one post make a bridge.`,
  });
}

async function toolFigure(source: Source): Promise<Figure | null> {
  const found = await bridges(source, 'tool');
  const [first] = found;
  if (first === undefined) return null;
  return figure({
    id: 'tools-of-spaces',
    finding: `${shown(first.other, 36)} is linked to in ${spaceName(first.one)} by ${counted(first.people, 'person', 'people')}`,
    help: 'Domains by the space in which people link to them; the share is of all posts of the space.',
    alt: '',
    rows: found
      .slice(0, source.top)
      .map(({ one: a, other, people, share }) => ({ space: spaceName(a), tool: shown(other, 36), people, share })),
    headings: [
      { name: 'space', label: 'Space' },
      { name: 'tool', label: 'Domain' },
      { name: 'people', label: 'People', as: 'whole' },
      { name: 'share', label: 'Posts of the space', as: 'percent' },
    ],
    chart: null,
    note: `Domains that fewer than ${source.k} people link to in a space are left out.`,
  });
}

async function platformFigure(source: Source): Promise<Figure | null> {
  const names = new Set(source.platforms.map(({ name }) => name));
  const found = (await bridges(source, 'platforms')).filter(
    ({ one: a, other }) => names.has(platformTitle(a)) && names.has(platformTitle(other)),
  );
  const [first] = found;
  if (first === undefined) return null;
  const things = new Set(found.map(({ thing }) => thing)).size;
  return figure({
    id: 'platforms-share',
    finding: `${counted(things, 'hashtag or domain', 'hashtags and domains')} ${things === 1 ? 'is' : 'are'} in use on two platforms or more`,
    help: 'Hashtags and domains by the platforms that share them; people are those of the platform with fewer.',
    alt: '',
    rows: found.slice(0, source.top).map(({ one: a, other, thing, people }) => ({
      thing: shown(thing ?? '', 36),
      one: platformTitle(a),
      other: platformTitle(other),
      people,
    })),
    headings: [
      { name: 'thing', label: 'Hashtag or domain' },
      { name: 'one', label: 'Platform' },
      { name: 'other', label: 'And' },
      { name: 'people', label: 'People, at least', as: 'whole' },
    ],
    chart: null,
    note: 'One human with accounts on two platforms counts on both; a word may mean different things.',
  });
}
