/**
 * What exports of Mastodon and its kin share. Accounts are known by their full address (name@server), which nobody can
 * change; posts by their address on the web of servers (`uri`), since each server counts with ids of its own. Only
 * what everyone may read is taken: public posts and unlisted ones.
 */
import type { Account, JsonObject, LeftOut } from '../../format.ts';
import { htmlText } from '../html.ts';
import { text } from '../values.ts';

export const privatePost: LeftOut = { leftOut: 'posts to followers or to named people only' };

/** Whether an account is of Truth Social, which speaks as Mastodon does and is no part of its web of servers. */
export function isTruthSocial(account: JsonObject): boolean {
  return hostOf(text(account.url)) === 'truthsocial.com';
}

/** The account behind a name and the address of its page; the name may say its server itself. */
export function accountAt(name: string | null, url: string | null): Account | null {
  const plain = name?.trim().replace(/^@/, '') ?? '';
  if (/^[^@\s]+@[^@\s]+$/.test(plain)) return { handle: plain };
  const host = hostOf(url);
  if (/^[^@\s/]+$/.test(plain) && host !== null) return { handle: `${plain}@${host}` };
  return accountIn(url);
}

/** The account that an address names: `https://server/users/name`, `https://server/@name`, or a post below it. */
export function accountIn(url: string | null): Account | null {
  const found = /^https?:\/\/([^/]+)\/(?:users\/|@)([^/@?#]+)(?:[/?#]|$)/i.exec(url ?? '');
  return found === null ? null : { handle: `${found[2]}@${found[1]?.toLowerCase()}` };
}

function hostOf(url: string | null): string | null {
  return /^https?:\/\/([^/?#]+)/i.exec(url ?? '')?.[1]?.toLowerCase() ?? null;
}

/** Text, and the links in it that lead neither to a person mentioned nor to a hashtag. */
export function contentOf(html: string | null, named: ReadonlySet<string>): { text: string | null; links: string[] } {
  if (html === null) return { text: null, links: [] };
  const { text, anchors } = htmlText(html);
  const outward = anchors.filter(({ href, words, classes }) => {
    if (!/^https?:\/\//i.test(href) || named.has(href)) return false;
    return !classes.includes('mention') && !classes.includes('hashtag') && !/^[@#]/.test(words.trim());
  });
  return { text: text === '' ? null : text, links: [...new Set(outward.map(({ href }) => href))] };
}
