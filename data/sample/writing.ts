import { pick, type Random, shuffled } from '../../src/random.ts';
import { between, happens, letters } from './chance.ts';
import { capitalised, expand, type Slots } from './grammar.ts';
import { type Code, type Flag, type KindName, kindOf } from './kinds.ts';
import type { Invented } from './people.ts';
import { type Community, common, communities, words } from './vocabulary.ts';

/** A text with its planted codes. Links stand in it in full. */
export interface Written {
  readonly text: string;
  readonly title: string | null;
  readonly kind: KindName;
  readonly codes: readonly Code[];
  readonly flag: Flag | null;
}

export interface Occasion {
  /** Names a colleague to credit, in the form of the platform. */
  readonly colleague: () => string;
  /** What the session of the chat is about. */
  readonly session?: string;
  /** How many further sentences there may be. */
  readonly tails: readonly [number, number];
}

/** A text of a kind in the words of its author's community, now and then in those of another. */
export function write(random: Random, author: Invented, kind: KindName, occasion: Occasion): Written {
  const home = author.community ?? 'maths';
  const community = happens(random, 0.93) ? home : pick(random, communities);
  const slots = slotsOf(random, author, community, occasion);
  const { cores, tails, titles, codes, flag } = kindOf[kind];
  const sentences = [expand(random, pick(random, cores), slots)];
  for (const tail of shuffled(random, tails).slice(0, between(random, ...occasion.tails))) {
    const sentence = expand(random, tail, slots);
    if (sentence !== '' && !sentences.includes(sentence)) sentences.push(sentence);
  }
  const title = titles === undefined ? null : expand(random, pick(random, titles), slots);
  return { text: joined(random, sentences), title, kind, codes, flag: flag ?? null };
}

/** Sentences one after the other; one that ends in a word gets its full stop. */
function joined(random: Random, sentences: readonly string[]): string {
  const gap = pick(random, [' ', ' ', ' ', '\n']);
  const stopped = (sentence: string) => (/[a-z0-9]$/i.test(sentence) && !/https:\/\/\S+$/.test(sentence) ? `${sentence}.` : sentence);
  return sentences.map((sentence, i) => (i < sentences.length - 1 ? stopped(sentence) : sentence)).join(gap);
}

function slotsOf(random: Random, author: Invented, community: Community, { colleague, session = '' }: Occasion): Slots {
  const site = `https://www.${author.word.toLowerCase()}.example`;
  const shop = `https://www.teacherspayteachers.com`;
  const path = () => `${letters(random, 5, 'abcdefghijklmnopqrstuvwxyz')}-${letters(random, 4)}`;
  // A post stays with its subject, its class and its brand.
  const topic = pick(random, words[community].topic);
  const group = pick(random, common.class as readonly string[]);
  const brand = pick(random, common.brand as readonly string[]);
  return {
    ...common,
    ...words[community],
    topic: [topic],
    subject: [topic.replace(/^the /, '')],
    class: [group],
    brand: [brand],
    session: () => session,
    mood2: () => capitalised(pick(random, common.mood as readonly string[])),
    resource2: () => pick(random, words[community].resource).replace(/^(an?|\{count\}) /, ''),
    colleague,
    code: () => `${author.word.toUpperCase().slice(0, 6)}${pick(random, common.percent as readonly string[])}`,
    ownSite: () => `${site}/`,
    ownPost: () => `${site}/${pick(random, ['blog', 'posts', 'podcast', 'news'])}/${path()}`,
    storeLink: () => `${shop}/Store/${author.word}-Invented`,
    productLink: () => `${shop}/Product/Invented-${path()}`,
    freeLink: () => `${shop}/Product/Free-Invented-${path()}`,
    lessonLink: () => pick(random, lessons)(path()),
    videoLink: () => `https://www.youtube.com/watch?v=${letters(random, 9)}x`,
    articleLink: () => pick(random, articles)(path()),
    newsLink: () => pick(random, news)(path()),
    donateLink: () => `https://www.donorschoose.org/invented/${path()}`,
    affiliate: () => `https://www.amazon.com/dp/INV${letters(random, 6).toUpperCase()}?tag=${author.word.toLowerCase()}-20`,
    brandLink: () => `https://www.${brand.toLowerCase()}.example/${path()}`,
  };
}

const lessons: readonly ((path: string) => string)[] = [
  (path) => `https://www.edutopia.org/invented/${path}`,
  (path) => `https://openlessons.example/${path}`,
  (path) => `https://commons.quarrypress.example/units/${path}`,
  (path) => `https://docs.google.com/document/d/invented-${path}`,
  (path) => `https://www.pbslearningmedia.org/invented/${path}`,
];
const articles: readonly ((path: string) => string)[] = [
  (path) => `https://www.edutopia.org/invented/${path}`,
  (path) => `https://researchnotes.example/${path}`,
  (path) => `https://eric.ed.gov/?id=INV${path}`,
];
const news: readonly ((path: string) => string)[] = [
  (path) => `https://www.nytimes.com/invented/${path}.html`,
  (path) => `https://www.dailygazette.example/schools/${path}`,
  (path) => `https://statehouse.example/news/${path}`,
];
