import type { Definition } from '../definition.ts';
import { byCodePoint } from '../order.ts';
import { capital, percent, shown, value } from './words.ts';

/** What names in rows stand for, as the stages define them. A name that nobody defined is shown as it stands, in words. */
export class Glossary {
  readonly #definitions: ReadonlyMap<string, Definition>;
  readonly #rank: ReadonlyMap<string, number>;

  constructor(definitions: readonly Definition[]) {
    this.#definitions = new Map(definitions.map((one) => [key(one.kind, one.name), one]));
    this.#rank = new Map(definitions.map((one, i) => [key(one.kind, one.name), i]));
  }

  define(kind: Definition['kind'], name: string): Definition {
    return this.#definitions.get(key(kind, name)) ?? { kind, name, title: inWords(name), means: '' };
  }

  title(kind: Definition['kind'], name: string): string {
    return shown(this.define(kind, name).title);
  }

  /** Measures or indicators as rows of a table, in the order in which they are defined; a small count is withheld. */
  explain(kind: 'measure' | 'indicator', found: readonly { name: string; value: number }[], k: number): Explained[] {
    const rank = (name: string) => this.#rank.get(key(kind, name)) ?? this.#rank.size;
    return found
      .filter(({ name }) => !EXTREME.test(name))
      .sort((a, b) => rank(a.name) - rank(b.name) || byCodePoint(a.name, b.name))
      .map(({ name, value: n }) => {
        const { means, formula = '', limit = '' } = this.define(kind, name);
        const small = !PARTS.has(name) && Number.isInteger(n) && n > 0 && n < k && kind === 'measure';
        const printed = small ? 'withheld' : SHARES.has(name) || /share$|rate$/i.test(name) ? percent(n) : value(n);
        return { name: this.title(kind, name), value: small ? null : n, printed, means, formula, limit };
      });
  }
}

/** A row of a table of measures as the report prints it. */
export interface Explained {
  readonly name: string;
  readonly value: number | null;
  readonly printed: string;
  readonly means: string;
  readonly formula: string;
  readonly limit: string;
}

/** Measures of one person at an extreme tell of that person, whatever the size of the network. */
const EXTREME = /^(?:max|min)(?=\p{Lu})|hub/u;
/** Measures that are shares of a whole, printed as percentages. */
const SHARES = new Set(['density', 'reciprocity', 'returnedTies', 'transitivity', 'largestComponent']);
/** Measures that are small whole numbers without being counts of posts or people. */
const PARTS = new Set([
  'components',
  'diameter',
  'assortativity',
  'meanDistance',
  'reciprocity',
  'density',
  'transitivity',
  'returnedTies',
  'largestComponent',
  'meanClustering',
]);

const kinds: Readonly<Record<string, string>> = {
  original: 'Originals',
  reply: 'Replies',
  repost: 'Reposts',
  quote: 'Quotes',
  mention: 'Mentions',
};

/** What posts or ties of a kind are called. */
export function kindTitle(name: string): string {
  return Object.hasOwn(kinds, name) ? (kinds[name] as string) : shown(inWords(name));
}

/** Why a row was rejected, in words. */
export function reasonTitle(code: string): string {
  return shown(inWords(code)).toLowerCase().replace('json', 'JSON');
}

/** A name such as weeklyPosts or news-opinion as words. */
function inWords(name: string): string {
  const words = name.replaceAll(/[-_.:]+/g, ' ').replaceAll(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ');
  return capital(words.toLowerCase());
}

function key(kind: string, name: string): string {
  return `${kind} ${name}`;
}
