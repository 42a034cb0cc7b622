import type { Work } from '../run/stage.ts';
import { isBare, type Section } from './figure.ts';
import { besidePublished } from './sections/beside/published.ts';
import { flow } from './sections/data/flow.ts';
import { absent } from './sections/methods/absent.tsx';
import { dictionary } from './sections/methods/dictionary.tsx';
import { limits } from './sections/methods/limits.tsx';
import { methods } from './sections/methods/methods.tsx';
import { accounts } from './sections/people/accounts.ts';
import { communities } from './sections/people/communities.ts';
import { growth } from './sections/people/growth.ts';
import { network } from './sections/people/network.ts';
import { profiles } from './sections/people/profiles.ts';
import { codes } from './sections/posts/codes.ts';
import { concentration } from './sections/posts/concentration.ts';
import { description } from './sections/posts/description.ts';
import { events } from './sections/posts/events.ts';
import { quotes } from './sections/posts/quotes.tsx';
import { spannedShort, studyPeriods } from './sections/posts/weeks.ts';
import { chats } from './sections/spaces/chats.ts';
import { sideBySide } from './sections/spaces/side-by-side.ts';
import { spaces, tools } from './sections/spaces/spaces.ts';
import { threads } from './sections/spaces/threads.ts';
import { holdsOf } from './source/holds.ts';
import { open, type Source } from './source/source.ts';
import { capital, whole } from './words/words.ts';

/** The parts of the report about people's posts: shown only where enough people stand behind the study. */
const parts: readonly ((source: Source) => Promise<Section>)[] = [
  description,
  codes,
  concentration,
  events,
  spaces,
  tools,
  chats,
  sideBySide,
  threads,
  network,
  communities,
  profiles,
  growth,
  accounts,
  besidePublished,
];

/** Parts made beside each other in a short study: with more, hardly a chart could be drawn before all is asked. */
const ABREAST = 3;

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
  const bare: Section[] = [];
  if (source.platforms.length === 0) add(closed(source));
  else {
    for (let from = 0; from < parts.length; from += ABREAST) {
      const jobs = parts.slice(from, from + ABREAST).map((make) => () => make(source));
      for (const part of await work.db.sideBySide('posts', jobs)) {
        if (isBare(part)) bare.push(part);
        else add(part);
      }
    }
    if (source.quotes !== null && source.quotes.length > 0) add(quotes(source, source.quotes));
  }
  // Answers come before where they come from.
  add(await flow(source));
  if (bare.length > 0) add(absent(bare));
  const holds = await holdsOf(source);
  for (const section of [await methods(source, holds, work.definitions, version), limits(source, holds), dictionary(source)]) add(section);
  return { source, parts: made };
}

/** Platforms up to which the head of the page names them. */
const NAMED = 3;

/** The study in a few numbers, for the head of the page; none where it has too few people. */
export async function facts(source: Source): Promise<readonly (readonly [string, string])[]> {
  const { posts, people, platforms, unit } = source;
  if (platforms.length === 0) return [];
  const time = await studyPeriods(source);
  const told: [string, string | undefined][] = [
    ['Posts', whole(posts)],
    ['People', unit === 'people' ? whole(people) : ''],
    platforms.length > NAMED
      ? ['Platforms', whole(platforms.length)]
      : [platforms.length === 1 ? 'Platform' : 'Platforms', platforms.map(({ name }) => capital(name)).join(', ')],
    ['Time', time === null ? '' : spannedShort(time)],
  ];
  return told.flatMap(([name, number]) => (number ? [[name, number] as const] : []));
}

/** In place of the parts about posts, where there are none or too few people wrote them. */
function closed({ posts, k }: Source): Section {
  const why =
    posts === 0
      ? 'The study has no posts, so there is nothing to show.'
      : `The study has posts of fewer than ${k} people, so nothing about them is shown.`;
  return { id: 'posts', title: 'Posts', findings: [why], introduction: [why], figures: [] };
}
