import type { Work } from '../stage.ts';
import type { Section } from './figure.ts';
import { begins } from './periods.ts';
import { accounts } from './sections/accounts.ts';
import { chats } from './sections/chats.ts';
import { codes } from './sections/codes.ts';
import { communities } from './sections/communities.ts';
import { concentration } from './sections/concentration.ts';
import { description } from './sections/description.ts';
import { dictionary } from './sections/dictionary.tsx';
import { flow } from './sections/flow.ts';
import { growth } from './sections/growth.ts';
import { limits } from './sections/limits.tsx';
import { methods } from './sections/methods.tsx';
import { network } from './sections/network.ts';
import { profiles } from './sections/profiles.ts';
import { besidePublished } from './sections/published.ts';
import { quotes } from './sections/quotes.tsx';
import { sideBySide } from './sections/side-by-side.ts';
import { spaces, tools } from './sections/spaces.ts';
import { threads } from './sections/threads.ts';
import { open, PEOPLE, type Source } from './source.ts';
import { month, whole } from './words.ts';

/** The parts of the report about people's posts: shown only where enough people stand behind the study. */
const parts: readonly { id: string; title: string; make: (source: Source) => Promise<Section> }[] = [
  { id: 'posts', title: 'Posts', make: description },
  { id: 'codes', title: 'What posts do', make: codes },
  { id: 'concentration', title: 'Who posts how much', make: concentration },
  { id: 'spaces', title: 'Spaces', make: spaces },
  { id: 'tools', title: 'Tools', make: tools },
  { id: 'chats', title: 'Chats', make: chats },
  { id: 'side-by-side', title: 'Spaces side by side', make: sideBySide },
  { id: 'threads', title: 'Conversations', make: threads },
  { id: 'network', title: 'The interaction network', make: network },
  { id: 'communities', title: 'Communities', make: communities },
  { id: 'pln', title: 'Professional learning networks', make: profiles },
  { id: 'growth', title: 'Growth and strain', make: growth },
  { id: 'accounts', title: 'Accounts that may be automated', make: accounts },
  { id: 'published', title: 'Beside published studies', make: besidePublished },
];

/** All sections of the report, in their order; each is told of as soon as it is made. */
export async function sections(
  work: Work,
  version: string,
  tell: (section: Section) => void,
): Promise<{ source: Source; parts: readonly Section[] }> {
  const source = await open(work);
  const made: Section[] = [];
  const add = (section: Section) => {
    made.push(section);
    tell(section);
  };
  add(await flow(source));
  for (const { id, title, make } of parts) add(source.platforms.length === 0 ? closed(source, id, title) : await make(source));
  if (source.platforms.length > 0 && source.quotes !== null && source.quotes.length > 0) add(quotes(source, source.quotes));
  for (const section of [await methods(source, work.definitions, version), limits(source), dictionary()]) add(section);
  return { source, parts: made };
}

/** The study in a few numbers, for the head of the page; none where it has too few people. */
export async function facts({ db, k, posts, people, platforms, unit }: Source): Promise<readonly (readonly [string, string])[]> {
  if (platforms.length === 0) return [];
  const weeks = await db.rows<{ week: number }>(
    `SELECT week FROM "shownPosts" WHERE week IS NOT NULL GROUP BY week HAVING ${PEOPLE} >= ${k} ORDER BY week`,
  );
  const [first, last] = [weeks[0], weeks.at(-1)].map((row) => (row === undefined ? '' : month(begins(row.week, 1).getTime())));
  const told: [string, string | undefined][] = [
    ['Posts', whole(posts)],
    ['People', unit === 'people' ? whole(people) : ''],
    platforms.length === 1 ? ['Platform', platforms[0]?.name] : ['Platforms', whole(platforms.length)],
    ['Time', first === last ? first : `${first} – ${last}`],
  ];
  return told.flatMap(([name, number]) => (number ? [[name, number] as const] : []));
}

function closed({ posts, k }: Source, id: string, title: string): Section {
  const why =
    posts === 0
      ? 'The study has no posts, so there is nothing to show.'
      : `The study has posts of fewer than ${k} people, so nothing about them is shown.`;
  return { id, title, findings: [], introduction: [why], figures: [] };
}
