import { isTold } from '../../../privacy/things.ts';
import { ranking } from '../../charts/ranking.ts';
import { bare, type Figure, figure, firstAndFurther, type Section } from '../../figure.ts';
import { PEOPLE } from '../../source/people.ts';
import type { Source } from '../../source/source.ts';
import { spaceName } from '../../words/space-names.ts';
import { counted, list, nextTo, percent, shown, whole } from '../../words/words.ts';
import { domainsOverTime } from './domains-over-time.ts';
import { siteKindFigure } from './site-kinds.ts';
import { howOften, roundedUses, SHORTENERS, type ToldUse, toldUses, type Used } from './uses.ts';

/** What is left out beside what too few people use. */
const UNNAMED =
  'what one person used more than all others, or what an account of the study is called like, would name that person and is left out.';

/** Where people meet: hashtags, subreddits and groups. */
export async function spaces(source: Source): Promise<Section> {
  const figures = [await hashtagFigure(source), await spaceFigure(source)].filter((one) => one !== null);
  return {
    id: 'spaces',
    title: 'Spaces',
    ...firstAndFurther(figures),
    introduction:
      figures.length === 0
        ? [
            `No hashtag, subreddit or group was used by at least ${source.k} people and by none of them more than by all others, so none is shown.`,
          ]
        : [
            `A space is where people meet: a hashtag, a subreddit, a group. Shown are spaces that at least ${source.k} different people posted in.`,
          ],
    figures,
  };
}

async function hashtagFigure(source: Source): Promise<Figure | null> {
  const { db, k, top } = source;
  const used = await db.rows<Used>(
    `SELECT tag AS name, count(*) AS posts, ${PEOPLE} AS people, bool_or(concat('#', tag) IN (FROM "closedCrowds")) AS crowded
     FROM (SELECT teller, unnest(hashtags) AS tag FROM "shownPosts") GROUP BY tag
     HAVING ${PEOPLE} >= ${k} AND ${isTold(k, 'posts', 'hashtags', 'tag')}
     ORDER BY posts DESC, people DESC, tag LIMIT ${top}`,
  );
  const { tags, most } = await db.row<'tags' | 'most'>(`SELECT count(*) AS tags, max(posts) AS most
     FROM (SELECT count(*) AS posts FROM (SELECT unnest(hashtags) AS tag FROM posts) GROUP BY tag)`);
  const uses = 'SELECT unnest(hashtags) AS name, number FROM "shownPosts"';
  const rows = distinct(
    (await toldUses(source, used, uses, 'len(hashtags) > 0')).map((tag) => ({ ...tag, name: `#${shown(tag.name, 36)}` })),
  );
  const [first, next] = rows;
  if (first === undefined) return null;
  return figure({
    id: 'hashtags',
    finding: `${first.name} is the ${tags === 1 ? 'only hashtag' : next === undefined ? 'only hashtag shown' : (used[0]?.posts ?? 0) < most ? 'most used hashtag of those shown' : `most used of ${counted(tags, 'hashtag')}`}, in ${howOften(first)}${nextTo(first.posts, next?.posts, next?.name)}`,
    help: 'Each bar is the number of posts with the hashtag; a post with several hashtags counts for each.',
    alt: `Most used hashtags by posts: ${list(rows.slice(0, 5).map((row) => `${row.name} ${whole(row.posts)}`))}.`,
    rows,
    headings: [
      { name: 'name', label: 'Hashtag' },
      { name: 'posts', label: 'Posts', as: 'whole' },
      { name: 'people', label: 'People', as: 'whole' },
    ],
    chart: rows.length === 1 ? null : ranking({ label: 'name', value: 'posts' }),
    note: `Only hashtags that at least ${k} people used; ${UNNAMED} At most ${top}.${roundedUses(rows, k)}`,
  });
}

/** What a space is called on some platforms; on others a group. */
const SORTS: Readonly<Record<string, string>> = { reddit: 'subreddit', forum: 'forum' };

async function spaceFigure({ db, k, top, unit, posts }: Source): Promise<Figure | null> {
  const found = await db.rows<Used & { platform: string; key: string; told: boolean; crowded: boolean }>(
    `SELECT shown AS platform, any_value(platform) AS key, space AS name, count(*) AS posts, ${PEOPLE} AS people, bool_and(${isTold(k, 'posts', 'space', 'space')}) AS told,
      bool_or(concat(platform, '/', space) IN (FROM "closedCrowds")) AS crowded
    FROM (SELECT platform AS shown, split_part(post, ':', 1) AS platform, space, teller FROM "shownPosts" WHERE space IS NOT NULL) GROUP BY shown, space ORDER BY posts DESC, people DESC, name, platform`,
  );
  const total = found.reduce((sum, row) => sum + row.posts, 0);
  const rows = distinct(
    found
      .filter(({ told }) => told)
      .slice(0, top)
      .map((row) => ({
        name: spaceName(`${row.key}/${row.name}`),
        platform: row.platform,
        posts: row.posts,
        share: row.posts / total,
        people: unit === 'people' && !row.crowded ? row.people : null,
      })),
  );
  const [first] = rows;
  if (first === undefined) return null;
  const sorts = new Set(found.map(({ key }) => SORTS[key] ?? 'group'));
  const among = total === posts ? '' : `that stand in a ${sorts.size === 1 ? [...sorts][0] : 'subreddit or group'} `;
  return figure({
    id: 'groups',
    finding:
      rows.length === 1 && found.length === 1
        ? `All posts ${among}stand in ${first.name}`
        : `${first.name} holds ${percent(first.share)} of the posts${among === '' ? '' : ` ${among.trimEnd()}`}`,
    help: 'Each bar is the number of posts in the subreddit, group or forum; a post stands in one.',
    alt: `Subreddits and groups by posts: ${list(rows.slice(0, 5).map((row) => `${row.name} ${whole(row.posts)}`))}.`,
    rows,
    headings: [
      { name: 'name', label: 'Space' },
      { name: 'platform', label: 'Platform' },
      { name: 'posts', label: 'Posts', as: 'whole' },
      { name: 'share', label: 'Share', as: 'percent' },
      { name: 'people', label: 'People', as: 'whole' },
    ],
    chart: rows.length === 1 ? null : ranking({ label: 'name', value: 'posts' }),
    note: `Spaces with posts of fewer than ${k} people, and those that would name a person, are left out${found.every(({ told }) => told) ? '' : ', as are further ones where totals would give them back'}.`,
  });
}

/** What people use: the kinds of sites and the domains they link to. */
export async function tools(source: Source): Promise<Section> {
  const { db, k, top } = source;
  const base = { id: 'tools', title: 'Tools' };
  const { links, read } = await db.row<'links' | 'read'>('SELECT count(*) AS links, count(domain) AS "read" FROM links');
  if (links === 0) {
    const { worded } = await db.row<'worded'>('SELECT count(text) AS worded FROM posts');
    return bare(
      base,
      worded === 0
        ? 'The exports hold neither words nor links of posts, so there are no domains to show.'
        : 'No post of this study holds a link, so there are no domains to show.',
    );
  }
  const used = await db.rows<Used>(
    `SELECT domain AS name, count(DISTINCT number) AS posts, ${PEOPLE} AS people
     FROM "shownLinks"
     WHERE domain IS NOT NULL GROUP BY domain
     HAVING ${PEOPLE} >= ${k} AND ${isTold(k, 'links', 'domain', 'domain')}
     ORDER BY posts DESC, people DESC, domain LIMIT ${top}`,
  );
  const uses = 'SELECT DISTINCT domain AS name, number FROM "shownLinks"';
  const rows = distinct((await toldUses(source, used, uses, 'linked')).map((row) => ({ ...row, name: shown(row.name, 36) })));
  const shorteners = new Set((await db.rows<{ item: string }>(SHORTENERS)).map(({ item }) => item));
  const kinds = await siteKindFigure(
    source,
    used.map(({ name }) => name),
  );
  const figures = [kinds, await domainFigure(source, used, rows, shorteners)].filter((one) => one !== null);
  const followed = used.flatMap(({ name: domain }, i) =>
    rows[i]?.rounded === false && !shorteners.has(domain) ? [{ domain, name: rows[i].name, posts: rows[i].posts }] : [],
  );
  return {
    ...base,
    ...firstAndFurther(figures),
    introduction: [
      `A tool is known here by the domain linked to; a link is a mention, not proof of use. ${counted(links, 'link')} ${links === 1 ? 'was' : 'were'} found${read === 0 ? ', but the exports do not tell where they lead, so no domain is shown' : `, ${percent(read / links)} of them with a readable domain`}.`,
      ...(rows.length > 0 || read === 0
        ? []
        : [`No domain was linked to by at least ${k} people and by none of them more than by all others, so none is shown.`]),
    ],
    figures: [...figures, await domainsOverTime(source, followed)].filter((one) => one !== null),
  };
}

/** The domains linked to most. A shortener is called one, as it does not tell what is linked to. */
async function domainFigure(
  { db, k, top }: Source,
  used: readonly Used[],
  rows: readonly ToldUse[],
  shorteners: ReadonlySet<string>,
): Promise<Figure | null> {
  const [first, next] = rows;
  if (first === undefined) return null;
  const called = `${first.name}${shorteners.has(used[0]?.name ?? '') ? ', which only shortens links,' : ''}`;
  const { most } = await db.row<'most'>(
    'SELECT max(posts) AS most FROM (SELECT count(DISTINCT number) AS posts FROM "shownLinks" WHERE domain IS NOT NULL GROUP BY domain)',
  );
  return figure({
    id: 'domains',
    finding:
      next === undefined
        ? `${called} is the only domain shown, in ${howOften(first)}`
        : `${(used[0]?.posts ?? 0) < most ? `Of the domains shown, ${called} is` : `${called} is the domain`} linked to most, in ${howOften(first)}${nextTo(first.posts, next?.posts, next?.name)}`,
    help: 'Each bar is the number of posts that link to the domain; short links count for the shortener where the export does not expand them.',
    alt: `Domains linked to most, by posts: ${list(rows.slice(0, 5).map((row) => `${row.name} ${whole(row.posts)}`))}.`,
    rows,
    headings: [
      { name: 'name', label: 'Domain' },
      { name: 'posts', label: 'Posts', as: 'whole' },
      { name: 'people', label: 'People', as: 'whole' },
    ],
    chart: rows.length === 1 ? null : ranking({ label: 'name', value: 'posts' }),
    note: `Only domains that at least ${k} people linked to; ${UNNAMED} At most ${top}.${roundedUses(rows, k)}`,
  });
}

/** Rows whose names differ as shown: of two that look the same, once cleaned and cut, the second gets a number. */
function distinct<T extends { name: string }>(rows: readonly T[]): T[] {
  const seen = new Map<string, number>();
  return rows.map((row) => {
    const times = (seen.get(row.name) ?? 0) + 1;
    seen.set(row.name, times);
    return times === 1 ? row : { ...row, name: `${row.name} (${times})` };
  });
}
