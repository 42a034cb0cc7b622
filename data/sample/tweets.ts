import { integer, pick, type Random } from '../../src/random.ts';
import { happens } from './chance.ts';
import type { Circle } from './circle.ts';
import type { KindName } from './kinds.ts';
import type { Invented } from './people.ts';
import type { Tweet } from './tags.ts';
import { words } from './vocabulary.ts';
import { type Occasion, type Written, write } from './writing.ts';

/** The hashtag of the chat. */
export const TAG = '#edchatlab';
/** Twitter counts every link as so many characters. */
const SHORT_LINK = 23;

/** An occasion without more to it: colleagues to be named, and at times one hashtag at the end. */
export function plainly(random: Random, company: Circle, author: Invented, week: number): Occasion {
  return { colleague: () => `@${company.company(author, week).handle}`, tails: [0, happens(random, 0.35) ? 1 : 0] };
}

/** A text that fits into a tweet with some room for hashtags. */
export function say(random: Random, author: Invented, kind: KindName, occasion: Occasion): Written {
  for (let turn = 0; turn < 60; turn++) {
    const written = write(random, author, kind, occasion);
    if (length(written.text) <= 235) return written;
  }
  throw new Error(`no ${kind} fits into a tweet`);
}

/** With the hashtag of the chat, where it is not there yet. */
export function tagged(random: Random, written: Written): Written {
  const missing = written.text.includes(TAG) ? '' : ` ${happens(random, 0.1) ? '#EdChatLab' : TAG}`;
  return { ...written, text: `${written.text}${missing}` };
}

/** With a sign before it, such as A1. */
export function prefixed(written: Written, prefix: string): Written {
  return { ...written, text: prefix + written.text };
}

/** A tweet of somebody, with a hashtag of their community at times; the id tells its time. */
export function tweet(
  random: Random,
  author: Invented,
  time: number,
  written: Pick<Written, 'text' | 'codes' | 'flag'>,
  replyTo: Tweet | null = null,
): Tweet {
  const community = author.community;
  const tag = community !== null && !written.text.includes('#ad') && happens(random, 0.22) ? ` #${pick(random, words[community].tag)}` : '';
  const text = `${replyTo === null ? '' : `@${replyTo.author.handle} `}${written.text}`;
  return {
    id: snowflake(random, time),
    time,
    author,
    text: length(text + tag) <= 280 ? text + tag : text,
    written,
    replyTo,
    retweetOf: null,
  };
}

/** What somebody passes on. */
export function retweet(random: Random, author: Invented, time: number, of: Tweet): Tweet {
  // A repost inherits sharing and commerce; promotion only where the one who passes it on is the one promoted.
  const codes = of.written.codes.filter((code) => code !== 'selfpromotion' || of.author === author);
  const flag = of.written.flag ?? (codes.length === 0 ? ('conversation' as const) : null);
  return { id: snowflake(random, time), time, author, text: passedOn(of), written: { codes, flag }, replyTo: null, retweetOf: of };
}

/** The text of a tweet as it is passed on. */
export function passedOn(of: Tweet): string {
  return `RT @${of.author.handle}: ${of.text}`;
}

/** An id as Twitter makes them: 22 bits below the milliseconds since 4 November 2010. */
function snowflake(random: Random, time: number): string {
  return String((BigInt(time + integer(random, 1000) - 1_288_834_974_657) << 22n) | BigInt(integer(random, 2 ** 22)));
}

/** The length of a text as Twitter counts it. */
export function length(text: string): number {
  return [...text.replace(/https:\/\/\S+/g, 'x'.repeat(SHORT_LINK))].length;
}
