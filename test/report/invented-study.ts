import { integer, pick, seeded } from '../../src/random.ts';
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

/**
 * A small invented study: a weekly chat, two subreddits and captions, with four communities, hubs, deleted authors, an
 * automated account and rare tags. The same each time.
 */
export function inventedStudy(size = 2400): Tables {
  const random = seeded('invented study');
  const platforms = ['twitter', 'reddit', 'instagram'] as const;
  const share = { twitter: 0.62, reddit: 0.25, instagram: 0.13 };
  const people = platforms.flatMap((platform) =>
    Array.from({ length: Math.round(320 * share[platform]) }, (_, i) => ({ key: `${platform}:${i}`, platform, group: i % 4 })),
  );
  const posts: Row<'posts'>[] = [];
  const labels: Row<'labels'>[] = [];
  const evidence: Row<'evidence'>[] = [];
  const links: Row<'links'>[] = [];
  const ties = new Map<string, Row<'ties'>>();
  const counts = new Map<string, number>();
  for (let i = 0; i < size; i++) {
    const platform = pick(random, ['twitter', 'twitter', 'twitter', 'twitter', 'twitter', 'reddit', 'reddit', 'instagram'] as const);
    const own = people.filter((p) => p.platform === platform);
    const author = own[Math.floor(random() ** 2.6 * own.length)] as (typeof own)[number];
    const deleted = random() < 0.02;
    const kind =
      platform === 'instagram'
        ? 'original'
        : pick(
            random,
            platform === 'reddit'
              ? ['original', 'reply', 'reply', 'reply']
              : ['original', 'original', 'reply', 'repost', 'repost', 'quote'],
          );
    const chat = platform === 'twitter' && random() < 0.55;
    const time =
      START +
      integer(random, 34) * 168 * HOUR +
      (chat ? 24 * HOUR + 20 * HOUR + integer(random, 3600) * 1000 : integer(random, 168 * 60) * 60_000);
    const other = own[(author.group + 4 * integer(random, Math.ceil(own.length / 4))) % own.length] as (typeof own)[number];
    const key = `post:${i}`;
    const root = posts.findLast((p) => p.platform === platform && p.kind === 'original');
    const reply = kind === 'reply' && root !== undefined;
    posts.push(
      post({
        post: key,
        platform,
        author: deleted ? null : author.key,
        kind,
        time,
        space: platform === 'reddit' ? pick(random, [GROUPS[0], GROUPS[0], GROUPS[0], GROUPS[1], GROUPS[2], GROUPS[2]] as string[]) : null,
        thread: reply ? root.post : platform === 'reddit' ? key : null,
        replyTo: reply ? root.post : null,
        hashtags:
          platform === 'reddit'
            ? []
            : [
                ...new Set([
                  chat ? 'roomchat' : pick(random, TAGS),
                  ...(random() < 0.4 ? [TAGS[Math.floor(random() ** 2 * TAGS.length)] as string] : []),
                  ...(random() < 0.01 ? [`onlyme${i}`] : []),
                ]),
              ],
      }),
    );
    if (!deleted) counts.set(author.key, (counts.get(author.key) ?? 0) + 1);
    const uncodable = random() < 0.05;
    const probability = {
      sharing: 0.46,
      selfpromotion: platform === 'instagram' ? 0.42 : 0.17,
      commercial: platform === 'instagram' ? 0.36 : 0.05,
    };
    const values = Object.entries(probability).map(
      ([code, p]) => [code, !uncodable && random() < p + (time - START) / (HOUR * 168 * 34) / 14] as const,
    );
    for (const [code, value] of values) {
      labels.push({ post: key, code, value, probability: null });
      if (value)
        for (const [position, cue] of [
          ...new Set([pick(random, CUES[code] as string[]), (CUES[code] as string[])[0] as string].slice(0, 1 + integer(random, 2))),
        ].entries())
          evidence.push({ post: key, code, cue, position: position + 1, excerpt: 'invented' });
    }
    if (uncodable) labels.push({ post: key, code: 'uncodable', value: true, probability: null });
    else if (values.every(([, value]) => !value))
      labels.push({
        post: key,
        code: pick(random, ['conversation', 'conversation', 'conversation', 'request', 'emotional', 'news-opinion', 'off-topic']),
        value: true,
        probability: null,
      });
    if (random() < 0.4)
      links.push({
        post: key,
        position: 1,
        url: 'https://invented.example/',
        domain: random() < 0.03 ? `rare${i}.example` : (DOMAINS[Math.floor(random() ** 2 * DOMAINS.length)] as string),
      });
    if (kind !== 'original' && !deleted && other !== author) {
      const tie = `${author.key}\n${other.key}\n${kind}`;
      ties.set(tie, { source: author.key, target: other.key, kind, weight: (ties.get(tie)?.weight ?? 0) + 1, first: null, last: null });
    }
  }
  const tied = [...new Set([...ties.values()].flatMap((tie) => [tie.source, tie.target]))];
  const sizes = new Map<number, number>();
  for (const key of tied) {
    const number = Number(key.split(':')[1]) % 4;
    const community = key.startsWith('reddit') ? (number === 0 ? 6 : 5) : number + 1;
    sizes.set(community, (sizes.get(community) ?? 0) + 1);
  }
  const threads = posts
    .filter((root) => root.kind === 'original')
    .map((root) => ({ root, replies: posts.filter((p) => p.replyTo === root.post) }))
    .filter(({ replies }) => replies.length > 0)
    .map(({ root, replies }) => ({
      thread: root.post,
      platform: root.platform,
      space: root.space,
      posts: replies.length + 1,
      people: new Set(replies.map((p) => p.author)).size,
      depth: 1 + (replies.length > 2 ? integer(random, 4) : 0),
      width: replies.length,
      ownAnswers: 0,
      missing: 0,
      firstAnswer: Math.floor(10 ** (1 + random() * 4.2)),
    }));
  return {
    posts,
    people: [
      ...people.map(({ key, platform }) => person({ person: key, platform, handle: `handle_${key}`, posts: counts.get(key) ?? 0 })),
      person({ person: 'reddit:bot', platform: 'reddit', posts: 12, bot: true }),
    ],
    links,
    labels,
    evidence,
    ledger: [
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
    ],
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
    communities: [...sizes]
      .sort(([a], [b]) => a - b)
      .map(([community, size]) => ({ community, size, inside: size * 9 + community, stability: 0.9, outside: size * 2 })),
    terms: [1, 2, 3, 4].flatMap((community) => [
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
    ]),
    profiles: [
      ...[...ties.values()].map((tie) => ({
        person: tie.source,
        part: 'people',
        kind: tie.kind,
        alter: tie.target,
        item: null,
        count: tie.weight,
        first: null,
        last: null,
      })),
      ...distinct(
        posts
          .filter((p) => p.author !== null)
          .flatMap((p) =>
            [p.platform, ...p.hashtags].map((item) => ({
              person: p.author as string,
              part: 'spaces',
              kind: 'hashtag',
              alter: null,
              item,
              count: 1,
              first: null,
              last: null,
            })),
          ),
      ),
      ...distinct(
        links.flatMap((link) => {
          const author = posts.find((p) => p.post === link.post)?.author;
          return author == null
            ? []
            : [{ person: author, part: 'tools', kind: 'domain', alter: null, item: link.domain, count: 1, first: null, last: null }];
        }),
      ),
    ],
    indicators: [
      { indicator: 'alters', scope: 'study', person: null, item: null, value: 4, ...unperiodic, people: 40 },
      { indicator: 'responseRate', scope: 'study', person: null, item: null, value: 0.412, ...unperiodic, people: 40 },
      { indicator: 'responseRate', scope: 'study', person: null, item: null, value: 0.77777, ...unperiodic, people: 40, period: '2024-H1' },
      { indicator: 'fewPeople', scope: 'study', person: null, item: null, value: 0.66666, ...unperiodic, people: 3 },
      { indicator: 'fewBearers', scope: 'study', person: null, item: null, value: 0.55555, ...unperiodic, people: 40, bearers: 4 },
      ...['#mathed', '#edtech'].flatMap((item) => [
        { indicator: 'sharingShare', scope: 'space', person: null, item, value: 0.25, ...unperiodic, people: 40, bearers: 9 },
        { indicator: 'commerceShare', scope: 'space', person: null, item, value: 0.31313, ...unperiodic, people: 40, bearers: 2 },
      ]),
    ],
    bridges: [
      { kind: 'spaces', one: '#mathed', other: '#edtech', thing: null, people: 12, share: 0.5 },
      { kind: 'spaces', one: '#mathed', other: 'reddit/u_somebody', thing: null, people: 11, share: 0.4 },
      { kind: 'spaces', one: '#mathed', other: '#bridgeoffew', thing: null, people: 4, share: 0.9 },
    ],
    components: [1, 2].flatMap((component) =>
      ['posts', 'people', 'linkShare'].map((measure, i) => ({
        component,
        measure,
        weight: 0.9 - i / 2,
        variance: 0.5 - component / 8,
        chance: 0.3,
        spaces: 16,
      })),
    ),
  };
}

function distinct<T extends { person: string; item: string | null }>(rows: readonly T[]): T[] {
  return [...new Map(rows.map((row) => [`${row.person}\n${row.item}`, row])).values()];
}
