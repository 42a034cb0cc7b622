import { integer, pick, type Random } from '../../src/random.ts';
import { END, HOUR, MINUTE, ordinaryTime, START, tuesdayEvening, weekOf } from './calendar.ts';
import { between, drawn, happens } from './chance.ts';
import { type Circle, circle } from './circle.ts';
import { type KindName, sessionTopics } from './kinds.ts';
import { mixes, replies } from './mixes.ts';
import { type Invented, WEEKS } from './people.ts';
import { RETWEET, sheet, type Tweet } from './tags.ts';
import type { Export, PlantedSession } from './truth.ts';
import { words } from './vocabulary.ts';
import { type Occasion, type Written, write } from './writing.ts';

const TAG = '#edchatlab';
const QUESTIONS = 6;
/** Two weeks of holidays without a session. */
const HOLIDAYS = [15, 16];
const ASYNCHRONOUS = 820;
/** Twitter counts every link as so many characters. */
const SHORT_LINK = 23;

/** A weekly chat on Twitter with posts between its sessions, as a TAGS sheet. */
export function chat(random: Random, cast: readonly Invented[], repeating: Invented): Export & { sessions: PlantedSession[] } {
  const company = circle(random, cast);
  const moderators = cast.filter(({ role }) => role === 'moderator');
  const tweets: Tweet[] = [];
  const sessions: PlantedSession[] = [];
  for (let week = 0; week < WEEKS; week++) {
    if (HOLIDAYS.includes(week)) continue;
    const { session, posts } = hold(
      random,
      company,
      week,
      moderators[sessions.length % moderators.length] as Invented,
      moderators,
      sessionTopics[sessions.length] as string,
    );
    sessions.push(session);
    tweets.push(...posts);
  }
  for (let i = 0; i < ASYNCHRONOUS; i++) tweets.push(meanwhile(random, company, tweets));
  for (let person = company.waiting(); person !== null; person = company.waiting()) {
    const time = ordinaryTime(random, person.from, WEEKS);
    company.heard(person);
    tweets.push(
      tweet(random, person, time, {
        ...say(random, person, drawn<KindName>(random, mixes.twitter[person.role] ?? {}), plainly(random, company, person, weekOf(time))),
      }),
    );
  }
  tweets.push(...timer(random, repeating));
  return { ...sheet(random, tweets), people: [...cast, repeating], sessions };
}

/** One session: a welcome, numbered questions, answers, replies and retweets. */
function hold(random: Random, company: Circle, week: number, asker: Invented, moderators: readonly Invented[], topic: string) {
  const start = tuesdayEvening(week);
  const posts: Tweet[] = [];
  const questions: string[] = [];
  const post = (author: Invented, time: number, written: Written, replyTo: Tweet | null = null) => {
    company.heard(author);
    const made = tweet(random, author, time, written, replyTo);
    posts.push(made);
    return made;
  };
  const occasion = (author: Invented): Occasion => ({ ...plainly(random, company, author, week), session: topic });
  for (const moderator of moderators.slice(0, between(random, 1, 2))) {
    posts.push(
      tweet(
        random,
        moderator,
        start - between(random, 50, 400) * MINUTE,
        tagged(random, say(random, moderator, 'chatCall', occasion(moderator))),
      ),
    );
  }
  post(asker, start + integer(random, 40) * 1000, tagged(random, say(random, asker, 'welcome', occasion(asker))));
  for (let i = 0; i < between(random, 4, 10); i++) {
    const guest = company.someone(week);
    post(guest, start + between(random, 60, 280) * 1000, tagged(random, say(random, guest, 'hello', occasion(guest))));
  }
  const dialect = pick(random, ['Q%: ', 'Q% ', 'Q%. ', 'Q%) ']);
  const asked = new Set<string>();
  for (let number = 1; number <= QUESTIONS; number++) {
    const at = start + 5 * MINUTE + (number - 1) * 9 * MINUTE;
    let question = say(random, asker, 'question', occasion(asker));
    while (asked.has(question.text)) question = say(random, asker, 'question', occasion(asker));
    asked.add(question.text);
    const q = post(asker, at + integer(random, 20) * 1000, tagged(random, prefixed(question, dialect.replace('%', String(number)))));
    questions.push(q.id);
    const answers: Tweet[] = [];
    for (let i = 0; i < between(random, 3, 10); i++) {
      const guest = company.someone(week);
      const kind = drawn<KindName>(random, {
        answer: 76,
        agree: 8,
        vent: 5,
        resource: 6,
        blogWithPractice: 3,
        freebie: guest.role === 'seller' ? 6 : 0,
      });
      const sign = happens(random, 0.94) ? pick(random, ['A%: ', 'A% ', 'A%. ', 'a%: ']).replace('%', String(number)) : '';
      const answer = tagged(random, prefixed(say(random, guest, kind, occasion(guest)), sign));
      answers.push(post(guest, at + between(random, 40, 520) * 1000, answer, happens(random, 0.12) && guest !== asker ? q : null));
    }
    for (let i = 0; i < between(random, 1, 4) && answers.length > 0; i++) {
      const to = heardBy(random, company, answers, week);
      const kind = drawn<KindName>(random, replies.chat);
      const written = say(random, to.from, kind, occasion(to.from));
      const reply = post(
        to.from,
        to.tweet.time + between(random, 30, 400) * 1000,
        happens(random, 0.7) ? tagged(random, written) : written,
        to.tweet,
      );
      if (happens(random, 0.4) && to.tweet.author !== to.from) {
        post(
          to.tweet.author,
          reply.time + between(random, 30, 300) * 1000,
          say(random, to.tweet.author, drawn<KindName>(random, { agree: 60, advice: 25, answer: 15 }), occasion(to.tweet.author)),
          reply,
        );
      }
    }
    for (let i = 0; i < between(random, 0, 2) && answers.length > 0; i++) {
      const to = heardBy(random, company, answers, week);
      company.heard(to.from);
      posts.push(retweet(random, to.from, to.tweet.time + between(random, 20, 900) * 1000, to.tweet));
    }
  }
  const end = start + HOUR;
  const inside = posts.filter(({ time }) => time >= start && time < end);
  return { posts, session: { start, end, topic, moderator: asker.handle, questions, posts: inside.length } satisfies PlantedSession };
}

/** A post at an ordinary hour: a reply, a retweet, a quote by link, or something new. */
function meanwhile(random: Random, company: Circle, tweets: readonly Tweet[]): Tweet {
  const time = ordinaryTime(random);
  const week = weekOf(time);
  const author = (happens(random, 0.3) ? company.waiting() : null) ?? company.someone(week);
  const own = author.from > week ? ordinaryTime(random, author.from, WEEKS) : time;
  company.heard(author);
  const occasion = plainly(random, company, author, weekOf(own));
  const recent = tweets.filter(
    (other) => other.author !== author && other.retweetOf === null && other.time < own && other.time > own - 9 * 24 * HOUR,
  );
  const near = recent.filter((other) => other.author.community === author.community);
  const about = happens(random, 0.92) ? near : recent;
  const turn = about.length === 0 ? 'new' : drawn(random, { new: 52, reply: 18, retweet: 24, quote: 6 });
  if (turn === 'retweet') {
    // What sells a thing stands at the end; it is passed on only where the cut at 140 characters leaves it.
    const whole = (other: Tweet) => !other.written.codes.includes('commercial') || length(passedOn(other)) <= RETWEET;
    const useful = about.filter((other) => other.written.codes.length > 0 && whole(other));
    return retweet(random, author, own, pick(random, useful.length > 0 ? useful : about));
  }
  if (turn === 'reply')
    return tweet(random, author, own, say(random, author, drawn<KindName>(random, replies.chat), occasion), pick(random, about));
  if (turn === 'quote') {
    const other = pick(random, about);
    const written = say(random, author, drawn<KindName>(random, { agree: 70, hello: 5, followUp: 25 }), occasion);
    return tweet(random, author, own, {
      ...tagged(random, written),
      text: `${tagged(random, written).text} https://twitter.com/${other.author.handle}/status/${other.id}`,
    });
  }
  return tweet(
    random,
    author,
    own,
    tagged(random, say(random, author, drawn<KindName>(random, mixes.twitter[author.role] ?? {}), occasion)),
  );
}

/** An advertisement every 67 hours, a few words changed at most. */
function timer(random: Random, account: Invented): Tweet[] {
  const tweets: Tweet[] = [];
  for (let time = START + 5 * HOUR; time < END; time += 67 * HOUR) {
    const text = `${pick(random, ['Cheap school supplies', 'Cheap classroom supplies'])} for teachers, 50% off today with code CHALK50 https://www.chalkbarn.example/deal ${TAG} #teachers #deal`;
    tweets.push(tweet(random, account, time, { text, codes: ['commercial'], flag: null }));
  }
  return tweets;
}

/** An answer, and somebody who heard it: mostly of the same community. */
function heardBy(random: Random, company: Circle, answers: readonly Tweet[], week: number): { tweet: Tweet; from: Invented } {
  const heard = pick(random, answers);
  return { tweet: heard, from: company.company(heard.author, week) };
}

function plainly(random: Random, company: Circle, author: Invented, week: number): Occasion {
  return { colleague: () => `@${company.company(author, week).handle}`, tails: [0, happens(random, 0.35) ? 1 : 0] };
}

/** A text that fits into a tweet with some room for hashtags. */
function say(random: Random, author: Invented, kind: KindName, occasion: Occasion): Written {
  for (let turn = 0; turn < 60; turn++) {
    const written = write(random, author, kind, occasion);
    if (length(written.text) <= 235) return written;
  }
  throw new Error(`no ${kind} fits into a tweet`);
}

function tagged(random: Random, written: Written): Written {
  const missing = written.text.includes(TAG) ? '' : ` ${happens(random, 0.1) ? '#EdChatLab' : TAG}`;
  return { ...written, text: `${written.text}${missing}` };
}

function prefixed(written: Written, prefix: string): Written {
  return { ...written, text: prefix + written.text };
}

function tweet(
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

function retweet(random: Random, author: Invented, time: number, of: Tweet): Tweet {
  // A repost inherits sharing and commerce; promotion only where the one who passes it on is the one promoted.
  const codes = of.written.codes.filter((code) => code !== 'selfpromotion' || of.author === author);
  const flag = of.written.flag ?? (codes.length === 0 ? ('conversation' as const) : null);
  return { id: snowflake(random, time), time, author, text: passedOn(of), written: { codes, flag }, replyTo: null, retweetOf: of };
}

function passedOn(of: Tweet): string {
  return `RT @${of.author.handle}: ${of.text}`;
}

/** An id as Twitter makes them: 22 bits below the milliseconds since 4 November 2010. */
function snowflake(random: Random, time: number): string {
  return String((BigInt(time + integer(random, 1000) - 1_288_834_974_657) << 22n) | BigInt(integer(random, 2 ** 22)));
}

function length(text: string): number {
  return [...text.replace(/https:\/\/\S+/g, 'x'.repeat(SHORT_LINK))].length;
}
