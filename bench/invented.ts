import { integer, pick, type Random, seeded } from '../src/random.ts';

/** What a post is, by the plan of whoever invented it: the truth beside the export. */
export type Kind = 'sharing' | 'promotion' | 'sale' | 'talk';

/** An invented post, in no platform's shape. */
export interface Invented {
  readonly id: string;
  readonly ms: number;
  readonly person: number;
  readonly kind: Kind;
  readonly text: string;
  /** The post passed on. */
  readonly reposted: { readonly id: string; readonly person: number } | null;
  /** Whom the post answers or mentions. */
  readonly other: number | null;
  /** The post answered. */
  readonly parent: string | null;
  readonly tag: string | null;
  readonly link: string | null;
  readonly likes: number;
}

const START = Date.UTC(2021, 0, 1);
const SECONDS_APART = 20;
const EPOCH = 1_288_834_974_657n;
const POSTS_PER_PERSON = 15;
const WORDS = 24_000;
/** Groups of people who mostly talk among themselves, each with a hashtag of its own. */
const GROUPS = 32;
const INSIDE = 0.8;
/** Posts that may still be answered or passed on. */
const RECENT = 512;

/** Phrases that give a kind of post away, and how often the kind comes. */
const kinds: Readonly<Record<Kind, { readonly share: number; readonly phrases: readonly string[] }>> = {
  sharing: {
    share: 0.3,
    phrases: [
      'here is a free lesson plan for',
      'three routines that work in my class:',
      'great article on',
      'how we teach it step by step:',
    ],
  },
  promotion: {
    share: 0.1,
    phrases: ['new post on my blog about', 'join our webinar on', 'my new book is out', 'listen to our podcast on', 'follow me for more'],
  },
  sale: {
    share: 0.06,
    phrases: ['20% off in my store with code SAVE20:', 'on sale today, only $4.50:', 'buy the bundle now:', '#ad we love'],
  },
  talk: {
    share: 0.54,
    phrases: ['thanks for the chat', 'so tired today', 'does anyone know', 'totally agree with this', 'good morning all'],
  },
};

/** Sites of links, by kind of post. */
const sites: Readonly<Record<Kind, readonly string[]>> = {
  sharing: ['example.org', 'school.example.com', 'archive.example.net'],
  promotion: ['blog.example.com'],
  sale: ['shop.example.com'],
  talk: ['news.example.com', 'video.example.net'],
};

/**
 * Invented posts in the order of their times, the same for every seed. People post by Zipf's law (the k-th most active
 * about 1/k times as often as the first), most of them to people of their own group; a fifth of the posts pass another
 * on, a quarter answer one.
 */
export function* invented(posts: number, seed: string): Generator<Invented> {
  const random = seeded(`${seed} ${posts}`);
  const people = Math.max(2 * GROUPS, Math.round(posts / POSTS_PER_PERSON));
  const vocabulary = madeWords(seeded('words'), WORDS);
  const recent: Invented[] = [];
  for (let i = 0; i < posts; i += 1) {
    const ms = START + i * SECONDS_APART * 1000 + integer(random, 1000);
    const id = String(((BigInt(ms) - EPOCH) << 22n) | BigInt(integer(random, 4_194_304)));
    const person = zipf(random, people);
    const post = made(random, { id, ms, person, people, vocabulary, recent });
    if (post.reposted === null) recent[i % RECENT] = post;
    yield post;
  }
}

interface Making {
  readonly id: string;
  readonly ms: number;
  readonly person: number;
  readonly people: number;
  readonly vocabulary: readonly string[];
  readonly recent: readonly Invented[];
}

function made(random: Random, { id, ms, person, people, vocabulary, recent }: Making): Invented {
  const near = random() < INSIDE ? person % GROUPS : integer(random, GROUPS);
  const met = somebodysPost(random, recent, near, person);
  const likes = Math.floor(20 * random() ** 4);
  if (met !== null && random() < 0.2) {
    const { text, kind, tag, link } = met;
    const reposted = { id: met.id, person: met.person };
    return { id, ms, person, kind, text, reposted, other: met.person, parent: null, tag, link, likes: 0 };
  }
  const kind = kindOf(random());
  const answers = met !== null && random() < 0.3;
  const group = Math.floor(zipf(random, people) / GROUPS) * GROUPS + near;
  const other = answers ? met.person : random() < 0.3 && group < people && group !== person ? group : null;
  const tag = random() < 0.7 ? `group${person % GROUPS}chat` : null;
  const link = random() < (kind === 'talk' ? 0.1 : 0.6) ? `https://${pick(random, sites[kind])}/item/${id}` : null;
  const parts = [
    other === null ? '' : `@person${other}`,
    sentence(random, vocabulary, kind),
    random() < 0.1 ? '"quoted" & 😀' : '',
    tag === null ? '' : `#${tag}`,
    link ?? '',
  ];
  const text = parts.filter((part) => part !== '').join(' ');
  return { id, ms, person, kind, text, reposted: null, other, parent: answers ? met.id : null, tag, link, likes };
}

/** A number below `n` by Zipf's law with exponent 1: rank k + 1 comes with a probability of about 1 / (k + 1). */
function zipf(random: Random, n: number): number {
  return Math.min(n - 1, Math.floor((n + 1) ** random()) - 1);
}

/** A recent post of somebody in the group; null where a few tries find none. */
function somebodysPost(random: Random, recent: readonly Invented[], group: number, not: number): Invented | null {
  for (let tries = 0; tries < 8 && recent.length > 0; tries += 1) {
    const post = recent[integer(random, recent.length)];
    if (post !== undefined && post.person % GROUPS === group && post.person !== not) return post;
  }
  return null;
}

function kindOf(chance: number): Kind {
  let left = chance;
  for (const kind of Object.keys(kinds) as Kind[]) {
    left -= kinds[kind].share;
    if (left < 0) return kind;
  }
  return 'talk';
}

/** Words of the vocabulary around a phrase of the kind; now and then a line ends within the text. */
function sentence(random: Random, vocabulary: readonly string[], kind: Kind): string {
  const words = Array.from({ length: 6 + integer(random, 20) }, (_, w) => {
    const word = vocabulary[zipf(random, vocabulary.length)] as string;
    return w > 0 && random() < 0.03 ? `\n${word}` : word;
  });
  // One in eight does not say what it is.
  if (random() < 7 / 8) words.splice(integer(random, words.length), 0, pick(random, kinds[kind].phrases));
  return words.join(' ');
}

/** The commonest words are English, so that the texts pass for it; the rest are made. */
const COMMON =
  'the to and a of i in is for you my on that it with this we are be at have what so your can do our they students from how not was as school all just me teachers but by or class if about will more when an one get like time their up has new some out who today work no there know day her his learning them good great need make see would love'.split(
    ' ',
  );

function madeWords(random: Random, count: number): string[] {
  const [heads, hearts] = ['b c d f g h l m n p r s t w st tr ch'.split(' '), 'a e i o u ea ou ai'.split(' ')];
  const words = new Set<string>(COMMON);
  while (words.size < count) {
    let word = '';
    for (let syllable = 1 + integer(random, 3); syllable >= 0; syllable -= 1) word += pick(random, heads) + pick(random, hearts);
    words.add(word);
  }
  return [...words];
}
