import type { Account } from '../format.ts';

/** Everyone a post names, and how, in lists of one order. */
export interface Named {
  readonly accounts: readonly Account[];
  /** coauthor, phototag or mention; empty where all are mentions. */
  readonly roles: readonly string[];
}

/** Everyone a post names, each once and by the closest of three roles: co-author, tagged in a picture, mentioned in words. */
export function namedIn(mentions: readonly Account[], coauthors: readonly Account[] = [], phototags: readonly Account[] = []): Named {
  if (coauthors.length === 0 && phototags.length === 0) return { accounts: mentions, roles: [] };
  const seen = new Set<string>();
  const accounts: Account[] = [];
  const roles: string[] = [];
  for (const [role, people] of Object.entries({ coauthor: coauthors, phototag: phototags, mention: mentions })) {
    for (const person of people) {
      const keys = [person.id, person.handle && `@${person.handle.toLowerCase()}`].filter((key): key is string => Boolean(key));
      if (keys.some((key) => seen.has(key))) continue;
      for (const key of keys) seen.add(key);
      accounts.push(person);
      roles.push(role);
    }
  }
  return { accounts, roles };
}
