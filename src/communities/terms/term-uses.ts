// biome-ignore-all lint/style/noNonNullAssertion: every index is below the length by construction

import type { Graph } from '../../graph/graph.ts';
import type { Groups } from '../../graph/groups.ts';
import { byCodePoint } from '../../order.ts';
import { PairNumbers } from './pair-numbers.ts';

/** The members of a community who used a term: how many, and the sum of their voices. */
export interface Use {
  readonly term: number;
  readonly people: number;
  readonly voice: number;
}

/** Who used which term: people are added in the order of their numbers, each once per term. */
export class TermUses {
  /** Sum of the voices of all who used each term. */
  readonly everywhere: number[] = [];
  /** Sum of the voices of all members, by community. */
  readonly voice: Float64Array;
  readonly #groups: Groups;
  readonly #voices: Float64Array;
  readonly #numbers = new Map<string, number>();
  readonly #names: string[] = [];
  readonly #shown: { form: string; count: number }[] = [];
  /** The person who used each term last. */
  readonly #latest: number[] = [];
  /** A community and a term that its members used have one number: it is the place of their people and voice. */
  readonly #pairs = new PairNumbers();
  readonly #people: number[] = [];
  readonly #sums: number[] = [];
  readonly #leftOut = new Set<number>();

  constructor(graph: Graph, groups: Groups) {
    this.#groups = groups;
    this.#voices = voices(graph, groups);
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
      this.#latest.push(-1);
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

  /** A person used a term; that they use it again makes no difference. */
  add(person: number, term: number): void {
    if (this.#latest[term] === person) return;
    this.#latest[term] = person;
    const voice = this.#voices[person]!;
    this.everywhere[term]! += voice;
    const pair = this.#pairs.number(this.#groups.of[person]!, term);
    if (pair === this.#people.length) {
      this.#people.push(0);
      this.#sums.push(0);
    }
    this.#people[pair]! += 1;
    this.#sums[pair]! += voice;
  }

  /** How many people used each term. */
  users(): number[] {
    const users = this.#names.map(() => 0);
    for (const [pair, people] of this.#people.entries()) users[this.#pairs.second(pair)]! += people;
    return users;
  }

  /** Takes a term from those of the communities. */
  leaveOut(term: number): void {
    this.#leftOut.add(term);
  }

  /** The terms of each community. */
  byCommunity(): Use[][] {
    const uses: Use[][] = Array.from(this.voice, () => []);
    for (const [pair, people] of this.#people.entries()) {
      const term = this.#pairs.second(pair);
      if (!this.#leftOut.has(term)) uses[this.#pairs.first(pair)]!.push({ term, people, voice: this.#sums[pair]! });
    }
    return uses;
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
