import { integer, pick, type Random } from '../../src/random.ts';
import { HOUR, MINUTE, tuesdayEvening } from './calendar.ts';
import { between, drawn, happens } from './chance.ts';
import type { Circle } from './circle.ts';
import type { KindName } from './kinds.ts';
import { replies } from './mixes.ts';
import type { Invented } from './people.ts';
import type { Tweet } from './tags.ts';
import type { PlantedSession } from './truth.ts';
import { plainly, prefixed, retweet, say, tagged, tweet } from './tweets.ts';
import type { Written } from './writing.ts';

const QUESTIONS = 6;

/** What one session is held with. */
interface Setting {
  readonly company: Circle;
  readonly week: number;
  readonly asker: Invented;
  readonly moderators: readonly Invented[];
  readonly topic: string;
}

/** One session: a welcome, numbered questions, answers, replies and retweets. */
export function hold(random: Random, setting: Setting): { posts: readonly Tweet[]; session: PlantedSession } {
  const { week, asker, topic } = setting;
  const start = tuesdayEvening(week);
  const end = start + HOUR;
  const talk = new Talk(random, setting);
  gather(talk, start);
  const dialect = pick(random, ['Q%: ', 'Q% ', 'Q%. ', 'Q%) ']);
  const asked = new Set<string>();
  const questions: string[] = [];
  for (let number = 1; number <= QUESTIONS; number++) {
    const at = start + 5 * MINUTE + (number - 1) * 9 * MINUTE;
    const question = unasked(talk, asked);
    const sent = talk.post(asker, at + integer(random, 20) * 1000, tagged(random, prefixed(question, dialect.replace('%', `${number}`))));
    questions.push(sent.id);
    const answers = answered(talk, sent, number, at);
    discuss(talk, answers);
    passOn(talk, answers);
  }
  const inside = talk.posts.filter(({ time }) => time >= start && time < end);
  return { posts: talk.posts, session: { start, end, topic, moderator: asker.handle, questions, posts: inside.length } };
}

/** A session while it is held: who is there, and what was posted so far. */
class Talk {
  readonly posts: Tweet[] = [];
  readonly random: Random;
  readonly setting: Setting;

  constructor(random: Random, setting: Setting) {
    this.random = random;
    this.setting = setting;
  }

  /** What somebody says in this session. */
  say(author: Invented, kind: KindName): Written {
    const { company, week, topic } = this.setting;
    return say(this.random, author, kind, { ...plainly(this.random, company, author, week), session: topic });
  }

  /** Posts it, so that the author has been heard. */
  post(author: Invented, time: number, written: Written, replyTo: Tweet | null = null): Tweet {
    this.setting.company.heard(author);
    const made = tweet(this.random, author, time, written, replyTo);
    this.posts.push(made);
    return made;
  }

  /** Somebody who takes part. */
  guest(): Invented {
    return this.setting.company.someone(this.setting.week);
  }

  /** An answer, and somebody who heard it: mostly of the same community. */
  hearing(answers: readonly Tweet[]): { tweet: Tweet; from: Invented } {
    const heard = pick(this.random, answers);
    return { tweet: heard, from: this.setting.company.company(heard.author, this.setting.week) };
  }
}

/** Moderators call people together; the asker welcomes them, and they greet. */
function gather(talk: Talk, start: number): void {
  const { random } = talk;
  const { asker, moderators } = talk.setting;
  for (const moderator of moderators.slice(0, between(random, 1, 2))) {
    const time = start - between(random, 50, 400) * MINUTE;
    talk.posts.push(tweet(random, moderator, time, tagged(random, talk.say(moderator, 'chatCall'))));
  }
  talk.post(asker, start + integer(random, 40) * 1000, tagged(random, talk.say(asker, 'welcome')));
  for (let i = 0; i < between(random, 4, 10); i++) {
    const guest = talk.guest();
    talk.post(guest, start + between(random, 60, 280) * 1000, tagged(random, talk.say(guest, 'hello')));
  }
}

/** A question that was not asked yet. */
function unasked(talk: Talk, asked: Set<string>): Written {
  let question = talk.say(talk.setting.asker, 'question');
  while (asked.has(question.text)) question = talk.say(talk.setting.asker, 'question');
  asked.add(question.text);
  return question;
}

/** Answers to a question, most with its number, few sent as replies. */
function answered(talk: Talk, question: Tweet, number: number, at: number): Tweet[] {
  const { random } = talk;
  const answers: Tweet[] = [];
  for (let i = 0; i < between(random, 3, 10); i++) {
    const guest = talk.guest();
    const kind = drawn<KindName>(random, {
      answer: 76,
      agree: 8,
      vent: 5,
      resource: 6,
      blogWithPractice: 3,
      freebie: guest.role === 'seller' ? 6 : 0,
    });
    const sign = happens(random, 0.94) ? pick(random, ['A%: ', 'A% ', 'A%. ', 'a%: ']).replace('%', `${number}`) : '';
    const answer = tagged(random, prefixed(talk.say(guest, kind), sign));
    const time = at + between(random, 40, 520) * 1000;
    answers.push(talk.post(guest, time, answer, happens(random, 0.12) && guest !== talk.setting.asker ? question : null));
  }
  return answers;
}

/** Replies to answers, and at times what the answerer says to that. */
function discuss(talk: Talk, answers: readonly Tweet[]): void {
  const { random } = talk;
  for (let i = 0; i < between(random, 1, 4) && answers.length > 0; i++) {
    const { tweet: answer, from } = talk.hearing(answers);
    const written = talk.say(from, drawn<KindName>(random, replies.chat));
    const time = answer.time + between(random, 30, 400) * 1000;
    const reply = talk.post(from, time, happens(random, 0.7) ? tagged(random, written) : written, answer);
    if (!happens(random, 0.4) || answer.author === from) continue;
    const later = reply.time + between(random, 30, 300) * 1000;
    talk.post(answer.author, later, talk.say(answer.author, drawn<KindName>(random, { agree: 60, advice: 25, answer: 15 })), reply);
  }
}

/** Retweets of answers. */
function passOn(talk: Talk, answers: readonly Tweet[]): void {
  const { random } = talk;
  for (let i = 0; i < between(random, 0, 2) && answers.length > 0; i++) {
    const { tweet: answer, from } = talk.hearing(answers);
    talk.setting.company.heard(from);
    talk.posts.push(retweet(random, from, answer.time + between(random, 20, 900) * 1000, answer));
  }
}
