import { pick, type Random } from '../../src/random.ts';
import { END, HOUR, ordinaryTime, START, weekOf } from './calendar.ts';
import { drawn, happens } from './chance.ts';
import { type Circle, circle } from './circle.ts';
import { type KindName, sessionTopics } from './kinds.ts';
import { mixes, replies } from './mixes.ts';
import { type Invented, WEEKS } from './people.ts';
import { hold } from './session.ts';
import { RETWEET, sheet, type Tweet } from './tags.ts';
import type { Export, PlantedSession } from './truth.ts';
import { length, passedOn, plainly, retweet, say, TAG, tagged, tweet } from './tweets.ts';

/** Two weeks of holidays without a session. */
const HOLIDAYS = [15, 16];
const ASYNCHRONOUS = 820;

/** A weekly chat on Twitter with posts between its sessions, as a TAGS sheet. */
export function chat(random: Random, cast: readonly Invented[], repeating: Invented): Export & { sessions: PlantedSession[] } {
  const company = circle(random, cast);
  const moderators = cast.filter(({ role }) => role === 'moderator');
  const tweets: Tweet[] = [];
  const sessions: PlantedSession[] = [];
  for (let week = 0; week < WEEKS; week++) {
    if (HOLIDAYS.includes(week)) continue;
    const asker = moderators[sessions.length % moderators.length] as Invented;
    const topic = sessionTopics[sessions.length] as string;
    const { session, posts } = hold(random, { company, week, asker, moderators, topic });
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
