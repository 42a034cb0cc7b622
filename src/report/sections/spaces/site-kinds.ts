import { domainKinds } from '../../../domains.ts';
import { withheld } from '../../../privacy/suppression.ts';
import { ranking } from '../../charts/ranking.ts';
import { type Figure, figure } from '../../figure.ts';
import type { Source } from '../../source/source.ts';
import { mostOf, PEOPLE } from '../../source/told.ts';
import { inSentence, list, whole } from '../../words/words.ts';
import { howOften, roundedUses, toldUses, type Used } from './uses.ts';

/** Kinds of sites as charts and sentences name them; a kind that is not here is shown by its name. */
const TITLES: Readonly<Record<string, string>> = {
  marketplace: 'Marketplaces',
  retail: 'Shops',
  affiliate: 'Paid referrals',
  blog: 'Hosts of blogs',
  ownpage: 'Link pages',
  newsletter: 'Newsletters',
  podcast: 'Podcasts',
  video: 'Video sites',
  publisher: 'Publishers',
  news: 'News sites',
  open: 'Free materials',
  code: 'Code and data',
  image: 'Hosts of pictures',
  social: 'Social media',
  event: 'Events and forms',
  jobs: 'Job offers',
  donation: 'Donation sites',
  school: 'Schools',
  government: 'Government sites',
  shortener: 'Shortened links',
};
const UNLISTED = 'Sites on no list';

/** Each post with a link and the kind of site that the link leads to. */
const USES = `SELECT DISTINCT coalesce(site, '') AS name, number FROM links JOIN "shownPosts" USING (post)
  LEFT JOIN (SELECT DISTINCT item, site FROM profiles WHERE part = 'tools' AND kind = 'domain' AND site IS NOT NULL) ON item = domain WHERE domain IS NOT NULL`;

/** What kinds of sites posts link to: what is offered, by where it lies. Null where nothing but unknown and shortened links is told. */
export async function siteKindFigure(source: Source): Promise<Figure | null> {
  const { db, k } = source;
  const found = await db.rows<Used & { most: number[] }>(`
    WITH each AS (SELECT name, teller, count(*) AS n FROM (${USES}) JOIN "shownPosts" USING (number) GROUP BY name, teller)
    SELECT name, sum(n) AS posts, ${PEOPLE} AS people, ${mostOf('n')} AS most FROM each GROUP BY name ORDER BY posts DESC, people DESC, name`);
  const { cells: hidden } = withheld(
    found.map(({ posts, people, most }) => ({ count: posts, people, most })),
    [[...found.keys()]],
    k,
  );
  const open = found.filter((_, i) => !hidden[i]);
  const rows = (await toldUses(source, open, USES, 'post IN (SELECT post FROM links)')).map((row) => ({
    ...row,
    name: row.name === '' ? UNLISTED : (TITLES[row.name] ?? row.name),
    means: domainKinds[row.name] ?? '',
  }));
  const [first] = rows.filter(({ name }) => name !== UNLISTED && name !== TITLES.shortener);
  if (first === undefined) return null;
  return figure({
    id: 'site-kinds',
    finding: `Of kinds of sites, ${inSentence(first.name)} are linked to most, in ${howOften(first)}`,
    help: 'Each bar is the number of posts that link to a site of this kind; a post that links to several kinds counts for each.',
    alt: `Kinds of sites linked to, by posts: ${list(rows.slice(0, 6).map(({ name, posts }) => `${inSentence(name)} ${whole(posts)}`))}.`,
    rows,
    headings: [
      { name: 'name', label: 'Kind of site' },
      { name: 'posts', label: 'Posts', as: 'whole' },
      { name: 'people', label: 'People', as: 'whole' },
      { name: 'means', label: 'What they are' },
    ],
    chart: rows.length === 1 ? null : ranking({ label: 'name', value: 'posts' }),
    note: `Kinds by a list of well-known sites (data/lists/domains.csv), which says nothing of a single page: a marketplace has free items too, and a video may be an advertisement. Only kinds that at least ${k} people linked to and of which no one person has nearly all; further ones are left out where the total would give them back.${roundedUses(rows, k)}`,
  });
}
