import { sha256 } from '../../disk/disk.ts';
import { madeId } from '../../schema/post-id.ts';
import type { Draft } from '../../schema/schema.ts';
import { entities } from '../../text/entities.ts';
import type { Account, FoundAccount, FoundPost, WholeText } from '../format.ts';
import { namedIn } from './named-people.ts';
import { Repeats } from './repeats.ts';

/**
 * Turns what a format found into a row of the table of drafts: entities that the export does not give are found in the
 * text, every list is complete, and a post without an id gets one made from its content.
 */
export class Drafts {
  /** How often each made id was given, so that equal posts of one file stay apart. */
  readonly #made = new Repeats();
  #row = 0;
  /** Posts without ids so far that repeat another word for word, and are posts all the same. */
  repeats = 0;

  draft(found: FoundPost): Draft {
    this.#row += 1;
    const text = found.text ?? null;
    const told = found.mentions != null && found.hashtags != null && found.links != null;
    const seen = told ? NOTHING : entities([found.title, text].filter((part) => part != null).join('\n'));
    const mentioned = found.mentions ?? seen.mentions.map((handle): Account => ({ handle }));
    const named = namedIn(mentioned, found.coauthors, found.phototags);
    const links = [...new Set(found.links ?? seen.links)];
    const { author, replyTo, repostOf, quoteOf } = found;
    return {
      row: this.#row,
      part: null,
      platform: found.platform,
      id: found.id ?? this.#makeId(found),
      alias: found.alias ?? null,
      authorId: author?.id ?? null,
      authorHandle: author?.handle ?? null,
      authorName: author?.name ?? null,
      authorBio: author?.bio ?? null,
      authorFollowers: whole(author?.followers),
      authorFollowing: whole(author?.following),
      authorBot: author?.bot ?? false,
      time: found.time?.ms ?? null,
      timeBasis: found.time?.basis ?? 'unknown',
      space: found.space ?? null,
      thread: found.thread ?? null,
      text,
      title: found.title ?? null,
      quotedText: found.quotedText ?? null,
      language: found.language ?? null,
      replyTo: replyTo?.post ?? null,
      asComment: found.asComment ?? false,
      weight: found.weight ?? null,
      undirected: found.undirected ?? false,
      replyToAuthorId: replyTo?.author?.id ?? null,
      replyToAuthorHandle: replyTo?.author?.handle ?? null,
      repostOf: repostOf?.post ?? null,
      repostOfAuthorId: repostOf?.author?.id ?? null,
      repostOfAuthorHandle: repostOf?.author?.handle ?? null,
      quoteOf: quoteOf?.post ?? null,
      quoteOfAuthorId: quoteOf?.author?.id ?? null,
      quoteOfAuthorHandle: quoteOf?.author?.handle ?? null,
      mentionIds: named.accounts.map(({ id }) => id ?? ''),
      mentionHandles: named.accounts.map(({ handle }) => handle ?? ''),
      mentionRoles: named.roles,
      hashtags: [...new Set((found.hashtags ?? seen.hashtags).map((tag) => tag.normalize('NFKC').toLowerCase()))],
      links,
      likes: whole(found.likes),
      shares: whole(found.shares),
      comments: whole(found.comments),
      views: whole(found.views),
      collected: found.collected ?? null,
      status: found.status ?? 'ok',
      adLabel: found.adLabel ?? null,
      client: found.client ?? null,
    };
  }

  /** A row that tells of an account alone: it has no id, and everything of a post is absent. */
  account({ account, on, collected = null }: FoundAccount): Draft {
    const nothing = { platform: on, id: '', author: account, time: null, text: null, mentions: [], hashtags: [], links: [], collected };
    return { ...this.draft(nothing), id: null };
  }

  /** A row that holds the whole text of a post which another file tells: it has no id either, and a text. */
  whole({ whole, of }: WholeText): Draft {
    return { ...this.draft({ id: '', ...whole }), id: null, alias: of ?? null };
  }

  /**
   * An id for a post whose export has none: from who, when, where and what. Equal posts of the same second are one post; where
   * the export tells no more than the minute they stay apart by number, since nothing tells that they are one. The
   * same file read twice gives the same posts either way.
   */
  #makeId({ platform, author, time, text, title, space, thread }: FoundPost): string {
    const who = author?.id ?? author?.handle ?? null;
    const where = thread == null ? [] : [thread];
    const content = JSON.stringify([platform, who, time?.ms ?? null, space ?? null, title ?? null, text, ...where]);
    const hash = sha256(content).slice(0, 24);
    if (time !== null && (time.basis === 'epoch' || time.ms % 60_000 !== 0)) return madeId(hash);
    const times = this.#made.count(hash);
    if (times > 1 && text != null) this.repeats += 1;
    return madeId(hash, times);
  }
}

const NOTHING: ReturnType<typeof entities> = { mentions: [], hashtags: [], links: [] };

/** A count as a whole number, or null where it is none. */
function whole(count: number | null | undefined): number | null {
  return count === null || count === undefined || !Number.isFinite(count) ? null : Math.trunc(count);
}
