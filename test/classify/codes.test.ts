import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { codes, codesOf, codesOfAll, subflags } from '../../src/classify/codes.ts';
import model from '../../src/classify/model/model.json' with { type: 'json' };
import type { CodablePost } from '../../src/classify/reading/reading.ts';
import { rulesOf } from '../../src/classify/rules.ts';
import { domainsFrom } from '../../src/text/domains.ts';
import { growth } from '../growth.ts';

const rules = rulesOf(domainsFrom(readFileSync('data/lists/domains.csv', 'utf8')), model);

function post(text: string | null, more: Partial<CodablePost> = {}): CodablePost {
  return {
    kind: 'original',
    status: 'ok',
    language: null,
    title: null,
    text,
    quotedText: null,
    adLabel: null,
    hashtags: [],
    links: [],
    handle: null,
    name: null,
    bio: null,
    ...more,
  };
}

/** The codes of a post as letters: S, P, C, or its sub-flag, or the reason why it cannot be coded. */
function coded(text: string | null, more: Partial<CodablePost> = {}): string {
  const { uncodable, decisions, subflag } = codesOf(post(text, more), rules);
  if (uncodable !== null) return `uncodable: ${uncodable}`;
  const letters = codes
    .filter((code) => decisions[code]?.value)
    .map((code) => ({ sharing: 'S', selfpromotion: 'P', commercial: 'C' })[code]);
  return letters.length > 0 ? letters.join('+') : (subflag ?? '');
}

const rivera = { handle: 'msrivera', name: 'Ms Rivera', links: ['https://msrivera.example.com/new-post'] };

describe('codesOf(post) agrees with the invented examples of the codebook', () => {
  it.each<[string, Partial<CodablePost>, string]>([
    ['Three exit-ticket routines: 1. One question on a card 2. A quick sketch 3. A thumb vote. More on my blog', {}, 'S+P'],
    ['New blog post is up!', rivera, 'P'],
    ['My fractions bundle, 20% off with PI20 https://www.teacherspayteachers.com/Product/Fractions-1', {}, 'P+C'],
    ['Free fractions game in my store', {}, 'S+P'],
    [
      'How I run polls in ToolX: first open the menu, then choose a poll, then share the code',
      { bio: 'Grade 5 teacher, ToolX ambassador' },
      'S+C',
    ],
    ['#ad Loved unboxing ToolX', {}, 'C'],
    ['Join our free webinar', { name: 'ToolX', handle: 'toolx', bio: 'We make polls for schools' }, 'P'],
    ['Big sale! Everything in the store is 30% off until Sunday', { kind: 'repost' }, 'C'],
    ["So proud of my class's robots: they started from cardboard and one motor each", {}, 'S'],
    ['A3: we begin with low-floor tasks, then add a challenge #mathchat', {}, 'S'],
    ['Anyone have a good unit on erosion?', {}, 'request'],
    ['Great chat tonight, thanks all!', {}, 'conversation'],
  ])('%j', (text, more, expected) => {
    expect(coded(text, more)).toBe(expected);
  });
});

const tpt = 'https://www.teacherspayteachers.com/Product/Invented-Title-7';
const own = { handle: 'mrokafor', name: 'Mr Okafor' };

test.each<[string | null, Partial<CodablePost>, string]>([
  // Sharing
  ['My students compared two maps of the same river and listed what each one hides', {}, 'S'],
  ['A2: I ask groups to sketch a model first, then we compare the models #scichat', {}, 'S'],
  ['A1. Start with a photo and ask what students notice. The vocabulary can wait', {}, 'S'],
  ['Tip: let students write the test questions, it shows what they think matters', {}, 'S'],
  ['Great resource for teaching fractions', { links: ['https://www.khanacademy.org/math/fractions'] }, 'S'],
  ['22 free simulations for physics lessons', { links: ['https://phet.colorado.edu/en/simulations'] }, 'S'],
  ['Helpful lesson plans on volcanoes from @someteacher', { links: ['https://www.example.org/volcanoes'] }, 'S'],
  ['How to give feedback in less time: 1. Read without a pen 2. Mark one goal 3. Ask one question', {}, 'S'],
  ['Second graders built bridges from paper and tested how many coins they hold', {}, 'S'],
  ['Study: students who explain answers to a partner remember more', { links: ['https://doi.org/10.1000/invented'] }, 'S'],
  ['Investigating magnets today! Students sorted what sticks and drew a model #scichat', {}, 'S'],
  ['Q1: they help students think and argue like scientists #scichat', {}, 'S'],
  ['@someone Agreed! And we start with a gallery walk so that groups compare their models', { kind: 'reply' }, 'S'],
  // Self-promotion
  [
    'On my blog: five routines for the first week, with a free template',
    { links: ['https://mrokafor.example.com/routines'], ...own },
    'S+P',
  ],
  ['Follow me for more', own, 'P'],
  ['Join us tomorrow at 7 pm ET for our webinar! Register here', { links: ['https://zoom.us/webinar/register/x'] }, 'P'],
  ['Our new episode is out!', { links: ['https://podcasts.apple.com/us/podcast/x'] }, 'P'],
  ['Subscribe to my newsletter!', own, 'P'],
  ['Come and see us at our booth today!', { bio: 'We help schools' }, 'P'],
  ['I am so honored to be named to the board of our association! #proud', own, 'P'],
  ['Written by yours truly! Coming to the May issue', {}, 'P'],
  ['Looking forward to seeing you at our 9:30 session #conf', {}, 'P'],
  ['Did you catch our webinar on lab notebooks? The recording is up', { links: ['https://example.org/recording'] }, 'S+P'],
  // Commercial
  ['My grammar task cards are on sale today, 25% off', { links: [tpt] }, 'P+C'],
  ['Everything is half off today! Shop now', { links: ['https://shop.example.com'] }, 'C'],
  ['Use code TEACH15 to save 15% on our planners', { links: ['https://planners.example.com'] }, 'P+C'],
  ['A lovely day with my class', { adLabel: 'Paid partnership' }, 'C'],
  ['#sponsored We tried the new pens', {}, 'C'],
  ['This stapler is all I need', { links: ['https://www.amazon.com/dp/B000000000?tag=invented-20'] }, 'C'],
  // None
  ['Does anyone have ideas for a first day activity?', {}, 'request'],
  ['Looking for advice on parent evenings. What do you do?', {}, 'request'],
  ['How do you all grade group work?', {}, 'request'],
  ['Has anyone used TeachersPayTeachers? Is it worth the money?', {}, 'request'],
  ['@friend thank you so much!', { kind: 'reply' }, 'conversation'],
  ['Hi, Ana from Lisbon here #scichat', {}, 'conversation'],
  ['@friend agreed!', { kind: 'reply' }, 'conversation'],
  ['Congratulations to all the graduates!', {}, 'conversation'],
  ['I am so tired of this week lol', {}, 'emotional'],
  ['Ugh, report cards 😭', {}, 'emotional'],
  ['The senate should stop this voucher bill, it will ruin our schools', {}, 'news-opinion'],
  ['Governor vetoes school budget', { links: ['https://www.nytimes.com/invented.html'] }, 'news-opinion'],
  ['Rain again', {}, 'off-topic'],
  ['Q2: What do you do when a lab fails? #scichat', {}, 'conversation'],
  ['Some of them will follow me to the next room', {}, 'off-topic'],
  // Uncodable
  [null, {}, 'uncodable: no text'],
  ['   ', {}, 'uncodable: no text'],
  ['[removed]', { status: 'removed' }, 'uncodable: removed'],
  ['[deleted]', { status: 'deleted' }, 'uncodable: deleted'],
  ['😂😂', {}, 'uncodable: no words'],
  ['https://t.co/abc', {}, 'uncodable: no words'],
  ['Heute haben wir mit der Klasse über das Wetter gesprochen und es war sehr schön', {}, 'uncodable: not English'],
  ['今日は授業で実験をしました', {}, 'uncodable: not English'],
  ['Los alumnos aprenden mejor con los proyectos', { language: 'es' }, 'uncodable: not English'],
])('codesOf codes %j %j as %s', (text, more, expected) => {
  expect(coded(text, more)).toBe(expected);
});

test('a repost inherits sharing and commercial, self-promotion only where the reposter owns what is shown', () => {
  const text = 'My new guide to seating plans is out, tips for every room. Join my webinar!';
  expect(coded(text)).toContain('P');
  expect(coded(text, { kind: 'repost' })).not.toContain('P');
  expect(coded(text, { kind: 'repost', handle: 'okaforteaches', links: ['https://okaforteaches.example.com/guide'] })).toContain('P');
});

test('the title of an answer is not read: it is that of what it answers', () => {
  const title = 'Re: Three exit-ticket routines: 1. One question on a card 2. A quick sketch 3. A thumb vote';
  expect(coded('Mine, too', { title })).toBe('S');
  expect(coded('Mine, too', { title, kind: 'reply' })).not.toContain('S');
  expect(coded(null, { title, kind: 'reply' })).toBe('uncodable: no text');
});

test('posts coded together, words passed on by several among them, are coded as each alone', () => {
  const texts = ['My bundle is 20% off https://shop.example.com/a', 'New blog post by @msrivera is up! #edchat', 'Thanks all!', '', null];
  const of = <T>(...values: readonly T[]) => fc.constantFrom(...values);
  const posts = fc.array(
    fc.record({
      kind: of('original', 'reply', 'repost', 'repost', 'repost'),
      text: of(...texts),
      title: of(null, null, 'Free sale'),
      quotedText: of(null, null, 'Follow me, 30% off'),
      hashtags: of<readonly string[]>([], ['msrivera'], ['edchat']),
      links: of<readonly string[]>([], rivera.links, [tpt]),
      handle: of(null, 'msrivera', 'mrokafor'),
      bio: of(null, 'I sell lessons in my TPT store', 'ToolX ambassador'),
    }),
    { minLength: 2, maxLength: 40 },
  );
  fc.assert(
    fc.property(posts, (some) => {
      const all = some.map(({ text, ...more }) => post(text, more));
      expect(codesOfAll(all, rules)).toEqual(all.map((one) => codesOf(one, rules)));
    }),
    { numRuns: 200 },
  );
});

test('a bare domain in the list of the settings is known by its kind', () => {
  const domains = domainsFrom('domain,kind\n', { 'Teachmart.example': 'marketplace' });
  const { decisions } = codesOf(
    post('My unit on rivers, $4.50', { links: ['https://www.teachmart.example/river'] }),
    rulesOf(domains, model),
  );
  expect(decisions.commercial?.evidence.map(({ cue }) => cue)).toContain('link-marketplace');
});

test('every code that applies shows evidence, and every post without one has exactly one sub-flag', () => {
  const pieces = [
    'my',
    'our',
    'new',
    'blog',
    'join us',
    '20% off',
    'students',
    'built',
    'A2:',
    '?',
    'thanks',
    '#ad',
    'https://example.org/a',
    '@a',
    '$5',
    'free',
    '😂',
    '\n1. x',
    'é',
    '\ud800',
  ];
  fc.assert(
    fc.property(
      fc.oneof(
        fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((list) => list.join(' ')),
        fc.string({ unit: 'binary' }),
      ),
      (text) => {
        const given = post(text, { handle: 'constructor', name: '__proto__', bio: text });
        const result = codesOf(given, rules);
        expect(codesOf(given, rules)).toEqual(result);
        const applied = codes.filter((code) => result.decisions[code]?.value);
        for (const code of applied) expect(result.decisions[code]?.evidence.length).toBeGreaterThan(0);
        if (result.uncodable !== null) expect([applied, result.subflag]).toEqual([[], null]);
        else if (applied.length > 0) expect(result.subflag).toBeNull();
        else expect(subflags).toContain(result.subflag);
      },
    ),
  );
});

test.each([
  'my new ',
  'our ',
  'a ',
  'i made a ',
  'https://x.co/a ',
  '@a ',
  '#b ',
  '1. ',
  'join us at ',
  '$5 ',
  'www.a.b.',
  'A2 ',
  'é',
  'rt @a: ',
])('codesOf takes linear time on %j without end', { retry: 3 }, (part) => {
  const code = (length: number) => {
    const text = part.repeat(length / part.length);
    codesOf(post(text, { handle: 'mrokafor', bio: text }), rules);
  };
  expect(growth(code, 5_000)).toBeLessThan(20);
});
