// biome-ignore-all lint/style/noNonNullAssertion: every index is below the length by construction

import { type Graph, type Groups, sizes } from '../graph.ts';
import { byCodePoint } from '../order.ts';
import type { Row } from '../schema.ts';
import type { Database } from '../table.ts';
import { fold, isStopWord, stem, words } from '../text.ts';

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
 * Terms used less than elsewhere are left out.
 */
export async function termsOf(
  db: Database,
  graph: Graph,
  groups: Groups,
  { minSize, most, users = 3 }: TermOptions,
): Promise<Row<'terms'>[]> {
  const kinds: Record<Row<'terms'>['kind'], Uses> = {
    word: await wordUses(db, graph, groups),
    hashtag: await plainUses(db, graph, groups, hashtags),
    domain: await plainUses(db, graph, groups, domains),
  };
  const size = sizes(groups);
  const rows: Row<'terms'>[] = [];
  for (const [kind, uses] of Object.entries(kinds)) {
    const everybody = uses.voice.reduce((sum, voice) => sum + voice, 0);
    for (let c = 0; c < groups.count; c++) {
      if (size[c]! < minSize) continue;
      const scored: Omit<Row<'terms'>, 'rank' | 'community' | 'kind'>[] = [];
      for (const [term, { people, voice }] of uses.of[c]!) {
        if (people < users) continue;
        const share = voice / uses.voice[c]!;
        const score = share * Math.log(share / (uses.everywhere[term]! / everybody));
        if (score >= 0) scored.push({ term: uses.name(term), people, score });
      }
      scored.sort((a, b) => b.score - a.score || b.people - a.people || byCodePoint(a.term, b.term));
      for (const [r, entry] of scored.slice(0, most).entries()) rows.push({ community: c + 1, kind, rank: r + 1, ...entry });
    }
  }
  return rows;
}

/** Who used which term: people are added in the order of their numbers, each once per term. */
class Uses {
  /** Terms by community: distinct people who used it, and the sum of their voices. */
  readonly of: Map<number, { people: number; voice: number }>[];
  /** Sum of the voices of all who used each term. */
  readonly everywhere: number[] = [];
  /** Sum of the voices of all members, by community. */
  readonly voice: Float64Array;
  readonly #groups: Groups;
  readonly #voices: Float64Array;
  readonly #numbers = new Map<string, number>();
  readonly #names: string[] = [];
  readonly #shown: { form: string; count: number }[] = [];

  constructor(graph: Graph, groups: Groups) {
    this.#groups = groups;
    this.#voices = voices(graph, groups);
    this.of = Array.from({ length: groups.count }, () => new Map());
    this.voice = new Float64Array(groups.count);
    for (const [i, voice] of this.#voices.entries()) this.voice[groups.of[i]!]! += voice;
  }

  number(term: string): number {
    let number = this.#numbers.get(term);
    if (number === undefined) {
      number = this.#names.length;
      this.#numbers.set(term, number);
      this.#names.push(term);
      this.everywhere.push(0);
    }
    return number;
  }

  name(term: number): string {
    return this.#shown[term]?.form ?? this.#names[term]!;
  }

  /** Proposes a form in which the term is shown; the one used most is. */
  show(term: number, form: string, count: number): void {
    const held = this.#shown[term];
    if (held === undefined || count > held.count || (count === held.count && byCodePoint(form, held.form) < 0)) {
      this.#shown[term] = { form, count };
    }
  }

  add(person: number, terms: Iterable<number>): void {
    const community = this.of[this.#groups.of[person]!]!;
    for (const term of terms) {
      this.everywhere[term]! += this.#voices[person]!;
      const use = community.get(term);
      if (use === undefined) community.set(term, { people: 1, voice: this.#voices[person]! });
      else {
        use.people += 1;
        use.voice += this.#voices[person]!;
      }
    }
  }
}

/** How much say a member has in what the community is about: ln(1 + interactions inside it). */
function voices({ n, offsets, targets, weights }: Graph, { of }: Groups): Float64Array {
  const out = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    let inside = 0;
    for (let p = offsets[i]!; p < offsets[i + 1]!; p++) if (of[targets[p]!] === of[i]) inside += weights[p]!;
    out[i] = Math.log1p(inside);
  }
  return out;
}

async function plainUses(db: Database, graph: Graph, groups: Groups, sql: string): Promise<Uses> {
  const uses = new Uses(graph, groups);
  for await (const batch of db.batches<{ node: number; term: string }>(sql)) {
    for (const { node, term } of batch) uses.add(node, [uses.number(term)]);
  }
  return uses;
}

/**
 * Words by their stems; a stem is shown in the form that is used most. Handles are left out even where they are written
 * as plain words: they name people.
 */
async function wordUses(db: Database, graph: Graph, groups: Groups): Promise<Uses> {
  const uses = new Uses(graph, groups);
  const forms = new Map<string, Form>();
  for await (const batch of db.batches<{ handle: string }>(handles)) {
    for (const { handle } of batch) forms.set(fold(handle), { term: -1, count: 0 });
  }
  const formOf = (word: string) => {
    let form = forms.get(word);
    if (form === undefined) {
      form = { term: word.length < 3 || isStopWord(word) ? -1 : uses.number(stem(word)), count: 0 };
      forms.set(word, form);
    }
    return form;
  };
  let person = -1;
  let own = new Set<number>();
  for await (const batch of db.batches<{ node: number; text: string }>(texts)) {
    for (const { node, text } of batch) {
      if (node !== person) {
        if (person !== -1) uses.add(person, own);
        person = node;
        own = new Set();
      }
      for (const word of words(text)) {
        const form = formOf(word);
        if (form.term === -1) continue;
        form.count += 1;
        own.add(form.term);
      }
    }
  }
  if (person !== -1) uses.add(person, own);
  for (const [word, { term, count }] of forms) if (term !== -1) uses.show(term, word, count);
  return uses;
}

/** A word as written: the number of its stem, -1 where it marks nothing, and how often it is used. */
interface Form {
  readonly term: number;
  count: number;
}

const handles = 'SELECT DISTINCT unnest(handles) AS handle FROM people';

const texts = `
SELECT m.node, concat_ws(' ', p.title, p.text) AS text
FROM posts p JOIN community_people m ON m.person = p.author
WHERE p.kind <> 'repost' AND p.status = 'ok' AND (p.text IS NOT NULL OR p.title IS NOT NULL)
ORDER BY m.node, p.post`;

const hashtags = `
SELECT DISTINCT node, term FROM (
  SELECT m.node, unnest(p.hashtags) AS term FROM posts p JOIN community_people m ON m.person = p.author
) used ORDER BY node, term`;

const domains = `
SELECT DISTINCT m.node, l.domain AS term
FROM links l JOIN posts p ON p.post = l.post JOIN community_people m ON m.person = p.author
WHERE l.domain IS NOT NULL ORDER BY m.node, l.domain`;
