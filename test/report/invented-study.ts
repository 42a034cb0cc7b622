import { integer, pick, type Random, seeded } from '../../src/random.ts';
import type { Row } from '../../src/schema/schema.ts';
import { person, post, type Tables, unperiodic } from './tables.ts';

const HOUR = 3_600_000;
/** Monday, 1 January 2024, UTC. */
const START = Date.UTC(2024, 0, 1);

const TAGS = [
  'roomchat',
  'edtech',
  'mathed',
  'sschat',
  'literacy',
  'newteachers',
  'assessment',
  'steminclass',
  'pbl',
  'readaloud',
  'gradlife',
  'slowteaching',
  'inquiry',
  'rubrics',
  'maker',
  'histoday',
  'labnotes',
];
const DOMAINS = [
  'lessonbox.example',
  'openunits.example',
  'teachershop.example',
  'classtube.example',
  'slidedeck.example',
  'pollkit.example',
  'museumlab.example',
  'readershelf.example',
  'quizmill.example',
];
const GROUPS = ['r/InventedTeachers', 'r/ChalkTalk', 'r/GradRoom', 'u_somebody'];
const CUES: Record<string, string[]> = {
  sharing: ['advice', 'free-resource', 'link-to-lesson', 'classroom-account', 'chat-answer', 'credit'],
  selfpromotion: ['possessive', 'own-domain', 'follow-request', 'self-mention', 'event-invitation'],
  commercial: ['price', 'discount', 'marketplace', 'ad-label', 'giveaway', 'affiliate-link'],
};

/** Rows of a table as far as they matter here. */
type Rows<T extends keyof Tables> = NonNullable<Tables[T]>;

const PLATFORMS = ['twitter', 'reddit', 'instagram'] as const;
/** What part of the people are on each platform. */
const SHARE = { twitter: 0.62, reddit: 0.25, instagram: 0.13 };
/** In milliseconds; and how many of them the study has. */
const WEEK = 168 * HOUR;
const WEEKS = 34;

/** Somebody who may post. */
interface Author {
  readonly key: string;
  readonly platform: (typeof PLATFORMS)[number];
  readonly group: number;
}

/** A post with who wrote it, also where the study does not know that, and whom it may be to. */
interface Written {
  readonly row: Row<'posts'>;
  readonly author: Author;
  readonly other: Author;
}

/**
 * A small invented study: a weekly chat, two subreddits and captions, with four communities, hubs, deleted authors, an
 * automated account and rare tags. The same each time.
 */
export function inventedStudy(size = 2400): Tables {
  const random = seeded('invented study');
  const authors = PLATFORMS.flatMap((platform) =>
    Array.from({ length: Math.round(320 * SHARE[platform]) }, (_, i): Author => ({ key: `${platform}:${i}`, platform, group: i % 4 })),
  );
  const posts: Row<'posts'>[] = [];
  const labels: Row<'labels'>[] = [];
  const evidence: Row<'evidence'>[] = [];
  const links: Row<'links'>[] = [];
  const ties = new Map<string, Row<'ties'>>();
  const counts = new Map<string, number>();
  for (let i = 0; i < size; i++) {
    const { row, author, other } = written(random, i, authors, posts);
    posts.push(row);
    if (row.author !== null) counts.set(author.key, (counts.get(author.key) ?? 0) + 1);
    const coded = codesOf(random, row);
    labels.push(...coded.labels);
    evidence.push(...coded.evidence);
    if (random() < 0.4) links.push(linkOf(random, i));
    if (row.kind !== 'original' && row.author !== null && other !== author) {
      const tie = `${author.key}\n${other.key}\n${row.kind}`;
      const weight = (ties.get(tie)?.weight ?? 0) + 1;
      ties.set(tie, { source: author.key, target: other.key, kind: row.kind, weight, first: null, last: null });
    }
  }
  const tied = [...new Set([...ties.values()].flatMap((tie) => [tie.source, tie.target]))];
  const threads = threadsOf(random, posts);
  return {
    posts,
    people: [
      ...authors.map(({ key, platform }) => person({ person: key, platform, handle: `handle_${key}`, posts: counts.get(key) ?? 0 })),
      person({ person: 'reddit:bot', platform: 'reddit', posts: 12, bot: true }),
    ],
    links,
    labels,
    evidence,
    ledger,
    rejects: Array.from({ length: 14 }, (_, i) => ({
      file: i < 9 ? 'chat/private-name.csv' : 'reddit.ndjson',
      line: i + 1,
      byte: i * 100,
      code: pick(random, ['ragged-row', 'no-id', 'no-time']),
      reason: 'invented',
      hash: 'd'.repeat(64),
    })),
    ties: [...ties.values()],
    threads,
    measures: [
      { measure: 'people', person: null, value: tied.length },
      { measure: 'reciprocity', person: null, value: 0.2317 },
      { measure: 'density', person: null, value: 0.00413 },
      { measure: 'returnedTies', person: null, value: 0.3611 },
      { measure: 'answersToMissing', person: null, value: 3 },
      { measure: 'components', person: null, value: 3 },
      { measure: 'maxInDegree', person: null, value: 98765 },
    ],
    communities: communitiesOf(tied),
    terms,
    profiles: profilesOf([...ties.values()], posts, links),
    indicators,
    bridges,
    components,
  };
}

/** The next post, after those written before. */
function written(random: Random, i: number, authors: readonly Author[], before: readonly Row<'posts'>[]): Written {
  const platform = pick(random, ['twitter', 'twitter', 'twitter', 'twitter', 'twitter', 'reddit', 'reddit', 'instagram'] as const);
  const own = authors.filter((one) => one.platform === platform);
  const author = own[Math.floor(random() ** 2.6 * own.length)] as Author;
  const deleted = random() < 0.02;
  const kind = platform === 'instagram' ? 'original' : pick(random, KINDS[platform]);
  const chat = platform === 'twitter' && random() < 0.55;
  const week = START + integer(random, WEEKS) * WEEK;
  const time = week + (chat ? 44 * HOUR + integer(random, 3600) * 1000 : integer(random, 168 * 60) * 60_000);
  const other = own[(author.group + 4 * integer(random, Math.ceil(own.length / 4))) % own.length] as Author;
  const root = before.findLast((one) => one.platform === platform && one.kind === 'original');
  const answered = kind === 'reply' ? (root?.post ?? null) : null;
  const key = `post:${i}`;
  const row = post({
    post: key,
    platform,
    author: deleted ? null : author.key,
    kind,
    time,
    space: platform === 'reddit' ? pick(random, [GROUPS[0], GROUPS[0], GROUPS[0], GROUPS[1], GROUPS[2], GROUPS[2]] as string[]) : null,
    thread: answered ?? (platform === 'reddit' ? key : null),
    replyTo: answered,
    hashtags: platform === 'reddit' ? [] : tagsOf(random, i, chat),
  });
  return { row, author, other };
}

const KINDS = {
  twitter: ['original', 'original', 'reply', 'repost', 'repost', 'quote'],
  reddit: ['original', 'reply', 'reply', 'reply'],
} as const;

function tagsOf(random: Random, i: number, chat: boolean): string[] {
  const first = chat ? 'roomchat' : pick(random, TAGS);
  const second = random() < 0.4 ? [TAGS[Math.floor(random() ** 2 * TAGS.length)] as string] : [];
  const rare = random() < 0.01 ? [`onlyme${i}`] : [];
  return [...new Set([first, ...second, ...rare])];
}

/** The codes of a post with their cues, or what it is without one; commerce and self-promotion grow with time. */
function codesOf(random: Random, { post, platform, time }: Row<'posts'>): { labels: Row<'labels'>[]; evidence: Row<'evidence'>[] } {
  const uncodable = random() < 0.05;
  const probability = {
    sharing: 0.46,
    selfpromotion: platform === 'instagram' ? 0.42 : 0.17,
    commercial: platform === 'instagram' ? 0.36 : 0.05,
  };
  const later = ((time ?? START) - START) / (WEEK * WEEKS) / 14;
  const values = Object.entries(probability).map(([code, p]) => [code, !uncodable && random() < p + later] as const);
  const labels: Row<'labels'>[] = [];
  const evidence: Row<'evidence'>[] = [];
  for (const [code, value] of values) {
    labels.push({ post, code, value, probability: null });
    if (!value) continue;
    const [first = ''] = CUES[code] as string[];
    const cues = new Set([pick(random, CUES[code] as string[]), first].slice(0, 1 + integer(random, 2)));
    for (const [position, cue] of [...cues].entries()) evidence.push({ post, code, cue, position: position + 1, excerpt: 'invented' });
  }
  if (uncodable) labels.push({ post, code: 'uncodable', value: true, probability: null });
  else if (values.every(([, value]) => !value)) labels.push({ post, code: pick(random, FLAGS), value: true, probability: null });
  return { labels, evidence };
}

const FLAGS = ['conversation', 'conversation', 'conversation', 'request', 'emotional', 'news-opinion', 'off-topic'];

function linkOf(random: Random, i: number): Row<'links'> {
  const domain = random() < 0.03 ? `rare${i}.example` : (DOMAINS[Math.floor(random() ** 2 * DOMAINS.length)] as string);
  return { post: `post:${i}`, position: 1, url: 'https://invented.example/', domain };
}

/** The conversations that somebody answered in. */
function threadsOf(random: Random, posts: readonly Row<'posts'>[]): Row<'threads'>[] {
  return posts
    .filter((root) => root.kind === 'original')
    .map((root) => ({ root, replies: posts.filter((one) => one.replyTo === root.post) }))
    .filter(({ replies }) => replies.length > 0)
    .map(({ root, replies }) => ({
      thread: root.post,
      platform: root.platform,
      space: root.space,
      posts: replies.length + 1,
      people: new Set(replies.map((one) => one.author)).size,
      balance: null,
      balanceByChance: null,
      depth: 1 + (replies.length > 2 ? integer(random, 4) : 0),
      width: replies.length,
      ownAnswers: 0,
      missing: 0,
      firstAnswer: Math.floor(10 ** (1 + random() * 4.2)),
    }));
}

/** Four communities on Twitter and Instagram, two on Reddit. */
function communitiesOf(people: readonly string[]): Rows<'communities'> {
  const sizes = new Map<number, number>();
  for (const key of people) {
    const group = Number(key.split(':')[1]) % 4;
    const onReddit = group === 0 ? 6 : 5;
    const community = key.startsWith('reddit') ? onReddit : group + 1;
    sizes.set(community, (sizes.get(community) ?? 0) + 1);
  }
  return [...sizes]
    .sort(([a], [b]) => a - b)
    .map(([community, size]) => ({ community, size, inside: size * 9 + community, stability: 0.9, outside: size * 2 }));
}

/** Whom each person meets, and which spaces and domains they use. */
function profilesOf(ties: readonly Row<'ties'>[], posts: readonly Row<'posts'>[], links: readonly Row<'links'>[]): Rows<'profiles'> {
  const authors = new Map(posts.map(({ post, author }) => [post, author]));
  const used = (part: string, kind: string, person: string | null | undefined, item: string): Rows<'profiles'> =>
    person == null ? [] : [{ person, part, kind, alter: null, item, count: 1, first: null, last: null }];
  return [
    ...ties.map(({ source, kind, target, weight }) => ({
      person: source,
      part: 'people',
      kind,
      alter: target,
      item: null,
      count: weight,
      first: null,
      last: null,
    })),
    ...distinct(
      posts.flatMap(({ author, platform, hashtags }) => [platform, ...hashtags].flatMap((item) => used('spaces', 'hashtag', author, item))),
    ),
    ...distinct(links.flatMap(({ post, domain }) => used('tools', 'domain', authors.get(post), domain as string))),
  ];
}

/** Three files, of which the first two have rejected rows. */
const ledger: Rows<'ledger'> = [
  {
    file: 'chat/private-name.csv',
    format: 'tags',
    bytes: 400_000,
    sha256: 'a'.repeat(64),
    encoding: 'utf-8',
    rows: 1610,
    kept: 1502,
    duplicates: 96,
    rejected: 9,
    blank: 3,
    first: START,
    last: START,
    note: null,
  },
  {
    file: 'reddit.ndjson',
    format: 'pushshift',
    bytes: 200_000,
    sha256: 'b'.repeat(64),
    encoding: 'utf-8',
    rows: 640,
    kept: 603,
    duplicates: 32,
    rejected: 5,
    blank: 0,
    first: START,
    last: START,
    note: null,
  },
  {
    file: 'zee.ndjson',
    format: 'zeeschuimer-instagram',
    bytes: 100_000,
    sha256: 'c'.repeat(64),
    encoding: 'utf-8',
    rows: 295,
    kept: 295,
    duplicates: 0,
    rejected: 0,
    blank: 0,
    first: START,
    last: START,
    note: null,
  },
];

const terms: Rows<'terms'> = [1, 2, 3, 4].flatMap((community) => [
  ...['unit', 'lesson', 'rubric', 'station', 'exit ticket'].map((term, i) => ({
    community,
    kind: 'word',
    rank: i + 1,
    term: `${term}`,
    people: 9 + i,
    score: 1 / (i + 1),
  })),
  { community, kind: 'word', rank: 9, term: 'rareword', people: 2, score: 0.1 },
  { community, kind: 'hashtag', rank: 1, term: TAGS[community] as string, people: 12, score: 1 },
  { community, kind: 'domain', rank: 1, term: DOMAINS[community] as string, people: 8, score: 1 },
]);

const indicators: Rows<'indicators'> = [
  { indicator: 'alters', scope: 'study', person: null, item: null, value: 4, ...unperiodic, people: 40 },
  { indicator: 'responseRate', scope: 'study', person: null, item: null, value: 0.412, ...unperiodic, people: 40 },
  { indicator: 'responseRate', scope: 'study', person: null, item: null, value: 0.77777, ...unperiodic, people: 40, period: '2024-H1' },
  { indicator: 'fewPeople', scope: 'study', person: null, item: null, value: 0.66666, ...unperiodic, people: 3 },
  { indicator: 'fewBearers', scope: 'study', person: null, item: null, value: 0.55555, ...unperiodic, people: 40, bearers: 4 },
  ...['#mathed', '#edtech'].flatMap((item) => [
    { indicator: 'sharingShare', scope: 'space', person: null, item, value: 0.25, ...unperiodic, people: 40, bearers: 9 },
    { indicator: 'commerceShare', scope: 'space', person: null, item, value: 0.31313, ...unperiodic, people: 40, bearers: 2 },
  ]),
];

const bridges: Rows<'bridges'> = [
  { kind: 'spaces', one: '#mathed', other: '#edtech', thing: null, people: 12, share: 0.5 },
  { kind: 'spaces', one: '#mathed', other: 'reddit/u_somebody', thing: null, people: 11, share: 0.4 },
  { kind: 'spaces', one: '#mathed', other: '#bridgeoffew', thing: null, people: 4, share: 0.9 },
];

const components: Rows<'components'> = [1, 2].flatMap((component) =>
  ['posts', 'people', 'linkShare'].map((measure, i) => ({
    component,
    measure,
    weight: 0.9 - i / 2,
    variance: 0.5 - component / 8,
    chance: 0.3,
    spaces: 16,
  })),
);

/** One row of each person and thing. */
function distinct(rows: Rows<'profiles'>): Rows<'profiles'> {
  return [...new Map(rows.map((row) => [`${row.person}\n${row.item}`, row])).values()];
}
