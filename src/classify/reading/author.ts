import { verbose } from '../../text/verbose.ts';
import { fold } from '../../text/writing.ts';
import { plain } from '../cues/plain.ts';

/** The person or organisation a post speaks for, as far as the export tells. */
export interface Voice {
  readonly handle: string | null;
  readonly name: string | null;
  readonly bio: string | null;
}

/** What is told by handle, name and bio alone, worked out once for an author. */
export interface Author {
  /** In lower case, without @. */
  readonly handle: string | null;
  /** Names by which the author can be recognised in addresses and hashtags: letters and digits only. */
  readonly names: readonly string[];
  /** Short names of organisations in the handle (Jo_ABCD, ABCDschools). */
  readonly shortNames: readonly ShortName[];
  /** Folded; empty where there is none. */
  readonly bio: string;
  /** Companies that the bio names an interest in, such as being their ambassador. */
  readonly companies: readonly { readonly company: string; readonly excerpt: string }[];
  /** Words in the handle, between _ and other characters: a site of that very name is the author's (Jo_ABCD, abcd.org). */
  readonly parts: readonly string[];
  /** What the bio says that the author founded, leads or wrote: letters and digits only. */
  readonly works: readonly string[];
  /** Accounts that the bio mentions, in lower case. */
  readonly mentions: readonly string[];
  /** Words of the bio that say that the author sells. */
  readonly shop: string | null;
  /** Whether handle, name or bio are an organisation's rather than a person's. */
  readonly organisation: boolean;
}

interface ShortName {
  readonly short: string;
  /** Finds it written in a text. */
  readonly written: RegExp;
}

/** Authors held before the store begins again. */
const MOST = 20_000;
const known = new Map<string | null, { readonly name: string | null; readonly bio: string | null; readonly author: Author }>();

/** What is told of the author of a post. Authors come back in post after post, so the latest are remembered. */
export function authorOf({ handle, name, bio }: Voice): Author {
  const before = known.get(handle);
  if (before !== undefined && before.name === name && before.bio === bio) return before.author;
  if (known.size >= MOST) known.clear();
  const author = told({ handle, name, bio });
  known.set(handle, { name, bio, author });
  return author;
}

function told({ handle, name, bio }: Voice): Author {
  const folded = plain(bio ?? '');
  return {
    handle: handle === null ? null : handle.replace(/^@/, '').toLowerCase(),
    names: namesOf({ handle, name, bio }),
    shortNames: shortNames(handle ?? ''),
    bio: fold(bio ?? ''),
    companies: [...folded.matchAll(ambassador)]
      .map((match) => ({ company: match[1] ?? match[2] ?? '', excerpt: match[0].trim() }))
      .filter(({ company }) => !generic.has(company)),
    parts: (handle ?? '')
      .toLowerCase()
      .split(/[^\p{L}]+/u)
      .filter((part) => part.length >= 4 && !anonymous.has(part)),
    works: worksOf(bio ?? ''),
    mentions: [...(bio ?? '').matchAll(/@(\w{3,30})/g)].map((match) => (match[1] as string).toLowerCase()),
    shop: seller.exec(folded)?.[0].trim() ?? null,
    organisation: accounts.test(`${handle ?? ''} ${name ?? ''}`) || organisation.test((bio ?? '').toLowerCase()),
  };
}

/** Endings of hosts and parts of paths that name nobody. */
const anonymous = new Set([
  'www',
  'blog',
  'com',
  'org',
  'net',
  'edu',
  'education',
  'teacher',
  'teachers',
  'teaching',
  'school',
  'science',
  'online',
  'status',
  'watch',
  'store',
  'product',
  'browse',
]);
/** Shorter names are found in others by chance. */
const SHORTEST = 5;

/** Names by which a voice can be recognised in addresses and hashtags: letters and digits only. */
export function namesOf({ handle, name }: Voice): readonly string[] {
  const names = new Set<string>();
  // A Bluesky handle is a host: its first label is the name.
  for (const text of [handle?.replace(/^@/, '').replace(/\.(?:bsky\.social|[a-z]{2,}\.[a-z]{2,})$/i, '') ?? '', name ?? '']) {
    const bare = bareName(text);
    if (bare.length >= SHORTEST && !anonymous.has(bare)) names.add(bare);
  }
  return [...names];
}

const roles =
  /\b(?:co-?)?(?:founder|ceo|director|creator|host|author|editor|president|owner|developer|maker|publisher|illustrator|producer|consultant)s?(?: ?(?:&|and|\/|,) ?(?:co-?)?[\w-]{3,16})?,?(?: (?:of|at|for|with|the)){0,2} ?[@#]?/giu;
/** A name: words that begin with a capital. */
const capitals = /\p{Lu}(?:[\p{L}\d’'-]|\.(?=\p{L}))*(?: (?:(?:of|the|for|and|&) )?\p{Lu}(?:[\p{L}\d’'-]|\.(?=\p{L}))*){0,4}/uy;

/** What a bio says that its owner founded, leads or wrote: letters and digits only. */
function worksOf(bio: string): string[] {
  const works = new Set<string>();
  for (const role of bio.matchAll(roles)) {
    capitals.lastIndex = role.index + role[0].length;
    const name = bareName(capitals.exec(bio)?.[0] ?? '');
    if (name.length >= SHORTEST && !anonymous.has(name)) works.add(name);
  }
  return [...works];
}

function shortNames(handle: string): ShortName[] {
  return (
    (handle.match(/(?<!\p{Lu})\p{Lu}{4,}/gu) ?? [])
      // Of ABCDschools the capitals are the name; of ABCDSchools all but the last.
      .flatMap((capitals) => [capitals, capitals.slice(0, -1)])
      .filter((short) => short.length >= 4)
      .map((short) => ({ short, written: new RegExp(`(?<![\\p{L}\\p{N}#@/])${short}(?![\\p{L}\\p{N}])`, 'u') }))
  );
}

/** Letters and digits of a name, folded. */
export function bareName(text: string): string {
  if (/^[a-z\d]*$/.test(text)) return text;
  return fold(text).replace(/[^\p{L}\p{N}]/gu, '');
}

/** Whether two bare names are one, or the longer holds the shorter for the most part. */
export function sameName(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short.length >= SHORTEST && !anonymous.has(short) && long.includes(short) && short.length >= 0.6 * long.length;
}

/** Words before "ambassador" that name no company. */
const generic = new Set([
  'brand',
  'student',
  'teacher',
  'school',
  'proud',
  'official',
  'the',
  'global',
  'district',
  'and',
  'an',
  'goodwill',
  'stem',
  'education',
  'my',
  'former',
  'campus',
  'youth',
  'edu',
]);
const ambassador = new RegExp(
  verbose`
    (?:@|#)?([\p{L}\d.]{3,30}) ?(?:certified )?(?:ambassador|affiliate|brand partner|influencer)\b
    |\b(?:ambassador|affiliate|partner) (?:for|of|with|at|@) ?(?:@|#)?([\p{L}\d.]{3,30})`,
  'giu',
);
const seller = new RegExp(
  verbose`
    \b(?:tpt|teachers ?pay ?teachers|etsy)\b.{0,30}\b(?:seller|author|store|shop|creator)\b
    |\b(?:my|our|shop|visit) ?(?:tpt|etsy|online)? ?(?:store|shop)\b
    |\b(?:new products|(?:secret )?sales\b.{0,20}$|special offers|we sell|we make (?:games|apps|toys|products))
    |shop (?:now|here|at)\b`,
  'iu',
);

/** Bios in which an organisation, not a person, describes itself. */
const organisation = new RegExp(
  verbose`
    ^we\b
    |\bwe(?:'re| are| help| provide| support| offer| build| create| believe)\b
    |\bofficial\b
    |\bour (?:mission|goal|school|community|members|students|products?)\b
    |\b(?:non-?profit|501c3|founded in|est\.? \d{4}|empowering|reimagining|supports? (?:teachers|communities|schools|educators)|dedicated to
      |centre for|center for|association|institute|magazine|follow us|#1|leading provider)\b`,
);

/** Handles and names that are an organisation's rather than a person's. */
const accounts = new RegExp(
  verbose`
    official
    |(?:hq|inc|org|ltd|llc|gov|edu|academy|institute|society|association|foundation|magazine|journal|press|publishing|podcast
      |studios?|labs?|tech|technologies|trading|agency|museum|library|gallery|district|schools|university|college|curriculum|learning
      |education|project|center|centre|network|group|company|brand|shop|store|news|media|radio|united|tweeps)(?![a-z])`,
  'i',
);
