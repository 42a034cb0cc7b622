// biome-ignore-all lint/style/noNonNullAssertion: every index is below the length by construction

import type { Database } from '../../database/database.ts';
import type { Graph } from '../../graph/graph.ts';
import { type Groups, sizes } from '../../graph/groups.ts';
import { byCodePoint } from '../../order.ts';
import type { Row } from '../../schema/schema.ts';
import { listedDomains } from '../../text/domains.ts';
import { stem } from '../../text/words.ts';
import { fold } from '../../text/writing.ts';
import { Greetings, isGreeting } from './greetings.ts';
import { withoutMailAddresses } from './mail-addresses.ts';
import { isCommon, Languages } from './stop-words.ts';
import { TermUses } from './term-uses.ts';
import { isDense } from './unspaced.ts';
import { WordNumbers } from './word-numbers.ts';

export interface TermOptions {
  /** Communities with fewer people are not described. */
  readonly minSize: number;
  /** Terms of each kind. */
  readonly most: number;
  /** A term must be used by this many members, so that no one person names a community. */
  readonly users?: number;
}

/**
 * What each community is about: words its members wrote themselves, hashtags and linked domains they used or passed on.
 *
 * Class-based TF-IDF with people for occurrences, in the form of information theory (Aizawa 2003,
 * doi:10.1016/S0306-4573(02)00021-3): the score of term t in community c is v(t, c) · ln(v(t, c) / v(t)), where v(t, c)
 * is the share of the members who used it and v(t) that of all people in communities. So a word that everybody uses
 * marks no community, which the plainer form ln(1 + A / f(t)) (Grootendorst 2022, doi:10.48550/arXiv.2203.05794) lets
 * through. Each person counts with ln(1 + interactions inside the community): central members have more say.
 * A term marks a community only where its members use it half as much again as everybody else does; sites that shorten
 * links are left out, for they do not say where one is led. A word is used by who wrote it: neither by those who answer
 * under a title, nor by those who pass a text on under their own name (see `texts`).
 */
export async function termsOf(
  db: Database,
  graph: Graph,
  groups: Groups,
  { minSize, most, users = 3 }: TermOptions,
): Promise<Row<'terms'>[]> {
  const kinds: Record<Row<'terms'>['kind'], TermUses> = {
    word: await wordUses(db, graph, groups),
    hashtag: await plainUses(db, graph, groups, hashtags),
    domain: await plainUses(db, graph, groups, domains, await shorteners()),
  };
  const size = sizes(groups);
  const rows: Row<'terms'>[] = [];
  for (const [kind, uses] of Object.entries(kinds)) {
    const everybody = uses.voice.reduce((sum, voice) => sum + voice, 0);
    for (const [c, used] of uses.byCommunity().entries()) {
      if (size[c]! < minSize) continue;
      const scored: Omit<Row<'terms'>, 'rank' | 'community' | 'kind'>[] = [];
      for (const { term, people, voice } of used) {
        if (people < users) continue;
        const share = voice / uses.voice[c]!;
        const others = everybody - uses.voice[c]!;
        if (others > 0 && share < MARKED * ((uses.everywhere[term]! - voice) / others)) continue;
        const score = share * Math.log(share / (uses.everywhere[term]! / everybody));
        scored.push({ term: uses.name(term), people, score });
      }
      scored.sort((a, b) => b.score - a.score || b.people - a.people || byCodePoint(a.term, b.term));
      for (const [r, entry] of scored.slice(0, most).entries()) rows.push({ community: c + 1, kind, rank: r + 1, ...entry });
    }
  }
  return rows;
}

/** How much more often members use a term than everybody else. */
const MARKED = 1.5;

async function plainUses(
  db: Database,
  graph: Graph,
  groups: Groups,
  sql: string,
  without: ReadonlySet<string> = new Set(),
): Promise<TermUses> {
  const uses = new TermUses(graph, groups);
  for await (const batch of db.batches<{ node: number; term: string }>(sql)) {
    for (const { node, term } of batch) if (!without.has(term)) uses.add(node, uses.number(term));
  }
  return uses;
}

async function shorteners(): Promise<ReadonlySet<string>> {
  const kinds = await listedDomains();
  return new Set([...kinds].flatMap(([domain, kind]) => (kind === 'shortener' ? [domain] : [])));
}

/**
 * Words by their stems where a text is English, as they stand where it is in another language; a stem is shown in the form
 * that is used most. What is common in the language of a text marks nothing there. Handles are left out even where they
 * are written as plain words, and so are what people greet each other by and the parts of e-mail addresses: they name people.
 */
async function wordUses(db: Database, graph: Graph, groups: Groups): Promise<TermUses> {
  const uses = new TermUses(graph, groups);
  const named = new Set<string>();
  for await (const batch of db.batches<{ handle: string }>(handles)) for (const { handle } of batch) named.add(fold(handle));
  const words = new WordNumbers();
  const languages = new Languages();
  const greetings = new Greetings();
  /** Whether each word greets. */
  const greets: boolean[] = [];
  /** How often each word is used; and by language for each word the number of its term, -1 where it marks nothing. */
  const counts: number[] = [];
  const terms = new Map<string, number[]>();
  for await (const batch of db.batches<{ node: number; language: string | null; text: string }>(texts)) {
    for (const { node, language: stated, text } of batch) {
      const numbers = words.numbersIn(withoutMailAddresses(text));
      for (const word of numbers)
        if (word === counts.length) {
          languages.add(words.word(word));
          counts.push(0);
          greets.push(isGreeting(words.word(word)));
        }
      const language = languages.of(numbers, stated);
      const known = terms.get(language) ?? [];
      terms.set(language, known);
      let greeted = false;
      for (const word of numbers) {
        known[word] ??= termOf(words.word(word), language);
        const term = known[word];
        if (term !== -1) {
          counts[word]! += 1;
          uses.add(node, term);
          if (greeted) greetings.add(node, term);
        }
        greeted = greets[word]!;
      }
    }
  }
  for (const known of terms.values())
    for (const [word, term = -1] of known.entries()) if (term !== -1) uses.show(term, words.word(word), counts[word]!);
  for (const term of greetings.names(uses.users())) uses.leaveOut(term);
  return uses;

  function termOf(word: string, language: string): number {
    if (!isTopic(word, language) || named.has(word)) return -1;
    return uses.number(language === 'en' ? stem(word) : word);
  }
}

/** Whether a word may tell of a topic: neither short nor common in its language nor contracted (we're, don't, l'école). */
function isTopic(word: string, language: string): boolean {
  return word.length >= (isDense(word) ? 2 : 3) && !word.includes("'") && !isCommon(word, language);
}

const handles = 'SELECT DISTINCT unnest(handles) AS handle FROM people';

/**
 * What members wrote themselves, by the numbers of their people. The title of an answer is that of what it answers ("Re: …"). A
 * text of at least four words that several people have is the words of the first of them: exports without reposts, such as
 * transcripts, show what is passed on as a post of whoever passes it on, and buttons that share give everybody one text.
 * One person’s words would otherwise be those of many, and a name that one person writes would count as in common use.
 */
const texts = `
WITH own AS NOT MATERIALIZED (
  SELECT post, author, time, language, CASE WHEN kind <> 'reply' THEN title END AS title, text, CASE WHEN text LIKE '% % % %' THEN hash(text) END AS words
  FROM posts WHERE author IS NOT NULL AND kind <> 'repost' AND status = 'ok'
), several AS (
  SELECT words FROM own WHERE words IS NOT NULL GROUP BY words HAVING min(hash(author)) <> max(hash(author))
), later AS (
  SELECT post FROM own WHERE words IN (FROM several) QUALIFY row_number() OVER (PARTITION BY words ORDER BY time NULLS LAST, post) > 1
)
SELECT m.node, own.language, concat_ws(' ', own.title, own.text) AS text
FROM own JOIN community_people m ON m.person = own.author
WHERE (own.title IS NOT NULL OR own.text IS NOT NULL) AND own.post NOT IN (FROM later)
ORDER BY m.node`;

const hashtags = `
SELECT DISTINCT node, term FROM (
  SELECT m.node, unnest(p.hashtags) AS term FROM posts p JOIN community_people m ON m.person = p.author
) used ORDER BY node, term`;

const domains = `
SELECT DISTINCT m.node, l.domain AS term
FROM links l JOIN posts p ON p.post = l.post JOIN community_people m ON m.person = p.author
WHERE l.domain IS NOT NULL ORDER BY m.node, l.domain`;
