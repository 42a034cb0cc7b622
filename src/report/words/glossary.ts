import { areDecided } from '../../codebook/decided-codes.ts';
import { byCodePoint } from '../../order.ts';
import type { Definition, Measured } from '../../schema/definition.ts';
import { capital, percent, probability, shown, value } from './words.ts';

/** Letters of the title of a format, which says what program writes it: longer than other names. */
const OF_FORMAT = 120;

/** What names in rows stand for, as the stages define them. A name that nobody defined is shown as it stands, in words. */
export class Glossary {
  readonly #definitions: ReadonlyMap<string, Definition>;
  readonly #rank: ReadonlyMap<string, number>;

  constructor(definitions: readonly Definition[]) {
    this.#definitions = new Map(definitions.map((one) => [key(one.kind, one.name), one]));
    this.#rank = new Map(definitions.map((one, i) => [key(one.kind, one.name), i]));
  }

  define(kind: Measured['kind'], name: string): Measured;
  define(kind: Definition['kind'], name: string): Definition;
  define(kind: Definition['kind'], name: string): Definition {
    const definition = this.#definitions.get(key(kind, name));
    if (definition !== undefined) return definition;
    const words = { name, title: inWords(name), means: '' };
    return kind === 'measure' || kind === 'indicator' ? { kind, ...words, unit: 'value' } : { kind, ...words };
  }

  title(kind: Definition['kind'], name: string): string {
    return shown(this.define(kind, name).title, kind === 'format' ? OF_FORMAT : undefined);
  }

  /** The title of an indicator of the whole study, which says so where it is the median over people. */
  titleOfStudy(name: string): string {
    const title = this.title('indicator', name);
    return this.define('indicator', name).medianOfPeople === true ? `${title}, median` : title;
  }

  /** The names of indicators that rest on codes which a study does not decide, in the order in which they are defined. */
  lacking(decided: readonly string[]): string[] {
    return [...this.#definitions.values()].flatMap(({ name, restsOn = [] }) => (areDecided(restsOn, decided) ? [] : [name]));
  }

  /** Measures or indicators as rows of a table, in the order in which they are defined; a small count is withheld. */
  explain(kind: Measured['kind'], found: readonly Found[], k: number): Explained[] {
    return found
      .filter(({ name }) => !EXTREME.test(name))
      .sort((a, b) => this.rank(kind, a.name) - this.rank(kind, b.name) || byCodePoint(a.name, b.name))
      .map(({ name, value: n, low = null, high = null }) => {
        const definition = this.define(kind, name);
        const { means, formula = '', choice = '', limit = '', reference = '', proxyFor = '' } = definition;
        const small = kind === 'measure' && definition.unit === 'count' && n > 0 && n < k;
        const print = (held: number) => this.print(definition, held);
        const printed = small ? 'withheld' : print(n);
        const interval = low === null || high === null ? '' : `${print(low)} to ${print(high)}`;
        const title = kind === 'indicator' ? this.titleOfStudy(name) : this.title(kind, name);
        return { name: title, value: small ? null : n, low, high, printed, interval, means, formula, choice, limit, reference, proxyFor };
      });
  }

  /** A value as its definition says that it is read. */
  print({ unit }: Pick<Measured, 'unit'>, held: number): string {
    if (unit === 'share') return percent(held);
    return unit === 'probability' ? probability(held) : value(held);
  }

  /** The place of a name among those of its kind. */
  rank(kind: Definition['kind'], name: string): number {
    return this.#rank.get(key(kind, name)) ?? this.#rank.size;
  }
}

/** A value of a measure or indicator, with its interval where it has one. */
export interface Found {
  readonly name: string;
  readonly value: number;
  readonly low?: number | null;
  readonly high?: number | null;
}

/** A row of a table of measures as the report prints it. */
export interface Explained {
  readonly name: string;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly printed: string;
  readonly interval: string;
  readonly means: string;
  readonly formula: string;
  readonly choice: string;
  readonly limit: string;
  readonly reference: string;
  readonly proxyFor: string;
}

/** Measures of one person at an extreme tell of that person, whatever the size of the network. */
const EXTREME = /^(?:max|min)(?=\p{Lu})|hub/u;
const kinds: Readonly<Record<string, string>> = {
  original: 'Originals',
  reply: 'Replies',
  repost: 'Reposts',
  quote: 'Quotes',
};

/** What posts of a kind are called. */
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
