import type { Design, Round, SampledItem, Shown } from './round.ts';

/**
 * The rounds of a study as far as it still holds their posts: what a coder sees of each is as it is now, and of posts that
 * are gone, because their author or they themselves were forgotten, neither key nor author nor any word is left. What they
 * count for in estimates stays: how likely they were to be drawn, and what the program said of them.
 */
export function withoutForgotten(rounds: readonly Round[], now: ReadonlyMap<string, Shown>): Round[] {
  const names = new Map<string, string>();
  const authors = new Map<string, string>();
  for (const { post, author, item } of rounds.flatMap(({ items }) => items)) {
    if (now.has(post) || names.has(post)) continue;
    names.set(post, `forgotten:${item}`);
    if (!authors.has(author)) authors.set(author, `forgotten:author of ${item}`);
  }
  const unnamed = <T extends Design>(design: T): T =>
    now.has(design.post)
      ? design
      : { ...design, post: names.get(design.post) ?? design.post, author: authors.get(design.author) ?? design.author };
  return rounds.map((round) => ({
    ...round,
    items: round.items.map((item): SampledItem => ({ ...unnamed(item), shown: now.get(item.post) ?? nothingOf(item.shown) })),
    earlier: round.earlier.map(unnamed),
  }));
}

/** Whether nothing is left of a post but its place in the sample. */
export function isForgotten({ shown }: Pick<SampledItem, 'shown'>): boolean {
  return shown.title === null && shown.text === null;
}

function nothingOf({ platform, kind }: Shown): Shown {
  return {
    platform,
    kind,
    space: null,
    day: null,
    author: null,
    bio: null,
    title: null,
    text: null,
    quoted: null,
    links: [],
    label: null,
    context: [],
  };
}
