/** What to say of a table that no format knows: the formats it resembles, and a guess at what its columns hold. */
import { stringify } from 'yaml';
import type { ColumnMap } from '../settings.ts';
import type { CsvFormat, Format } from './format.ts';
import { anyTime } from './formats/column-map.ts';

/** A known format, and the columns that a table would need to be of it. */
export interface NearFormat {
  readonly name: string;
  readonly title: string;
  readonly missing: readonly string[];
}

/** The known formats of tables of whose columns at least half are there, nearest first, at most three. */
export function nearestFormats(columns: readonly string[], formats: readonly Format[]): NearFormat[] {
  const here = new Set(columns);
  return formats
    .filter((format): format is CsvFormat => format.container === 'csv')
    .map(({ name, title, columns: { all } }) => ({ name, title, missing: all.filter((column) => !here.has(column)), of: all.length }))
    .filter(({ missing, of }) => missing.length > 0 && missing.length <= of / 2)
    .sort((a, b) => a.missing.length / a.of - b.missing.length / b.of || (a.name < b.name ? -1 : 1))
    .slice(0, 3)
    .map(({ name, title, missing }) => ({ name, title, missing }));
}

type Field = keyof ColumnMap;

/** What a column must be called, and what its cells must look like, to be taken for a field. */
interface Clue {
  readonly name: RegExp;
  fits(cells: readonly string[]): boolean;
}

const anything = () => true;
const short = (cells: readonly string[]) => most(cells, (cell) => cell.length <= 50 && !/\s/.test(cell));
const whole = (cells: readonly string[]) => most(cells, (cell) => /^\d[\d,]*(?:\.0*)?$/.test(cell));
const timely = (cells: readonly string[]) =>
  most(cells, (cell) => anyTime(cell, 'mdy', UTC) !== null || anyTime(cell, 'dmy', UTC) !== null);
const distinct = (cells: readonly string[]) => short(cells) && new Set(cells).size === cells.length;
const UTC = { zone: 'UTC' };

/** Surest clues first: a column taken for one field is not asked about the next. */
const CLUES: Readonly<Record<Field, Clue>> = {
  text: {
    name: /^(?:(?:full|post|tweet|comment|message|self)_?)?(?:text|body|message|content|caption|tweet|selftext|comment|texto|texte|testo|mensaje|mensagem|messaggio|nachricht|beitrag|bericht|inhalt|contenido|conteudo|contenu|comentario|commentaire|kommentar)$/,
    fits: (cells) => !timely(cells) && !whole(cells),
  },
  time: {
    name: /time|date|created|published|posted|written|sent|when|submitted|fecha|hora|datum|zeit|heure|^data$|^tijd|^ts$/,
    fits: timely,
  },
  id: { name: /^(?:(?:post|tweet|status|comment|message)_?)?(?:id|id_str|uri|no|nr|number)$/, fits: distinct },
  authorId: { name: /^(?:author|user|from_user|sender|account|owner)_?id(?:_str)?$/, fits: short },
  authorName: {
    name: /^(?:(?:author|user|account)_?(?:full)?name_?full|full_?name|display_?name|real_?name|author_?(?:full|display)_?name)$/,
    fits: anything,
  },
  replyTo: { name: /^(?:(?:in_)?reply_?to(?:_status)?(?:_?id)?(?:_str)?|parent(?:_?id)?)$/, fits: short },
  replyToAuthor: { name: /^(?:in_)?reply_?to_?(?:user|author|screen_?name|username|handle)$/, fits: short },
  author: {
    name: /^(?:author|user|(?:user|author|owner)_?(?:name|handle)|screen_?name|user_?screen_?name|handle|from_?user|sender|account|poster|member|speaker|participant(?:_?id)?|autora?|auteur|verfasser(?:_?in)?|usuario|utilisateur|utente|benutzer(?:_?name)?|gebruiker)$/,
    fits: short,
  },
  title: { name: /^(?:post_?)?(?:title|subject|headline)$/, fits: anything },
  space: { name: /^(?:subreddit|group|forum|board|channel|community)(?:_?name)?$/, fits: anything },
  thread: { name: /^(?:thread|conversation|discussion|link)_?id$/, fits: short },
  bio: { name: /^(?:(?:user|author)_?)?(?:bio|biography|description)$/, fits: anything },
  hashtags: { name: /^(?:hash_?)?tags$/, fits: anything },
  links: { name: /^(?:expanded_?)?(?:urls|links)$/, fits: anything },
  language: { name: /^lang(?:uage)?$/, fits: short },
  likes: { name: /^(?:(?:num_)?likes?|(?:like|favou?rite)s?_?(?:count)?|score|ups)$/, fits: whole },
  shares: { name: /^(?:(?:num_)?(?:re)?(?:shares?|posts|tweets)|(?:share|retweet|repost)s?_?count)$/, fits: whole },
  comments: { name: /^(?:(?:num_)?(?:comments|replies)|(?:comment|reply)s?_?count)$/, fits: whole },
  views: { name: /^(?:(?:num_)?(?:views|impressions|plays)|(?:view|impression|play)s?_?count)$/, fits: whole },
  repostOf: { name: /^(?:retweet(?:ed)?|repost(?:ed)?)(?:_status)?_?id(?:_str)?$/, fits: short },
  repostOfAuthor: { name: /^(?:retweet(?:ed)?|repost(?:ed)?)_?(?:user|author|screen_?name|username)$/, fits: short },
  quoteOf: { name: /^quoted?(?:_status|_tweet)?_?id(?:_str)?$/, fits: short },
  quoteOfAuthor: { name: /^quoted?_?(?:user|author|screen_?name|username)$/, fits: short },
};

/** What cells alone tell, where no name does: dates are written like nothing else, and so are handles behind an @. */
const TELLTALE: Readonly<Partial<Record<Field, Clue['fits']>>> = {
  time: (cells) => timely(cells) && most(cells, (cell) => /\D/.test(cell) && !/^\d{1,8}\.\d*$/.test(cell)),
  author: (cells) => most(cells, (cell) => /^@[\w.]+$/.test(cell)),
};

/** Platforms whose own words in the names of columns give them away. */
const PLATFORMS: readonly (readonly [name: RegExp, platform: string])[] = [
  [/tweet/, 'twitter'],
  [/subreddit/, 'reddit'],
  [/toot|reblog/, 'mastodon'],
];

/** The order in which `study.yaml` names the fields that every study has. */
const FIRST: readonly Field[] = ['id', 'time', 'author', 'authorId', 'text'];

/**
 * A guess at which column holds what, from the names of the columns and the cells of the first rows; null where none
 * can be the text. Where no column is named like a text, the one with the longest cells is taken for it.
 */
export function proposedMap(columns: readonly string[], rows: readonly (readonly string[])[]): ColumnMap | null {
  const cells = new Map(columns.map((column, i) => [column, rows.map((row) => row[i]?.trim() ?? '').filter((cell) => cell !== '')]));
  const guess = new Map<Field, string>();
  for (const [field, { name, fits }] of Object.entries(CLUES) as [Field, Clue][]) {
    const column = columns.find((candidate) => {
      const found = cells.get(candidate) ?? [];
      return ![...guess.values()].includes(candidate) && name.test(plain(candidate)) && (found.length === 0 || fits(found));
    });
    if (column !== undefined) guess.set(field, column);
  }
  for (const [field, fits] of Object.entries(TELLTALE) as [Field, Clue['fits']][]) {
    if (guess.has(field)) continue;
    const column = columns.find((candidate) => {
      const found = cells.get(candidate) ?? [];
      return ![...guess.values()].includes(candidate) && found.length > 0 && fits(found);
    });
    if (column !== undefined) guess.set(field, column);
  }
  const text = guess.get('text') ?? wordiest(columns, cells, new Set(guess.values()));
  if (text === null) return null;
  guess.set('text', text);
  const fields = [...new Set([...FIRST, ...guess.keys()])].filter((field) => guess.has(field));
  return { text, ...Object.fromEntries(fields.map((field) => [field, guess.get(field)])) };
}

/** The guess as settings to paste into `study.yaml`. It shows names of columns, and nothing of the rows. */
export function proposedYaml(file: string, columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const map = proposedMap(columns, rows) ?? { text: 'NAME OF THE COLUMN WITH THE TEXT' };
  const { text, ...others } = map;
  const ordered = [...FIRST, ...(Object.keys(others) as Field[])].filter((field) => map[field] !== undefined);
  const named = Object.fromEntries(ordered.map((field) => [field, map[field]]));
  const platform = PLATFORMS.find(([name]) => columns.some((column) => name.test(plain(column))))?.[1] ?? 'other';
  const { order, doubtful } = dateOrder(map.time === undefined ? [] : rows.map((row) => row[columns.indexOf(map.time ?? '')] ?? ''));
  const source = { files: file, platform, ...(order === null ? {} : { dateOrder: order }), columns: named };
  const yaml = stringify({ ingest: { sources: [source] } }, { lineWidth: 0 });
  return doubtful ? yaml.replace(/(dateOrder: \w+)/, `$1 # ${DOUBT}`) : yaml;
}

const DOUBT = 'or dmy: the first rows can be read either way, so look it up';

/**
 * The order of day and month that the dates are in, where they need one to be read. Days above 12 decide it, and points
 * between the numbers, which stand for day first wherever they are used; else it is to be looked up.
 */
function dateOrder(cells: readonly string[]): { readonly order: 'dmy' | 'mdy' | null; readonly doubtful: boolean } {
  const written = cells
    .map((cell) => cell.trim())
    .filter((cell) => anyTime(cell, 'dmy', UTC) !== null || anyTime(cell, 'mdy', UTC) !== null);
  const open = written.filter((cell) => anyTime(cell, null, UTC) === null);
  if (open.length === 0) return { order: null, doubtful: false };
  const fits = (order: 'dmy' | 'mdy'): boolean => written.every((cell) => anyTime(cell, order, UTC) !== null);
  if (fits('dmy') && (!fits('mdy') || open.every((cell) => /^\d+\./.test(cell)))) return { order: 'dmy', doubtful: false };
  return { order: 'mdy', doubtful: fits('dmy') };
}

/** The name in the one way that the clues are written: `In-Reply-To ID` and `inReplyToId` become `in_reply_to_id`. */
function plain(column: string): string {
  return column
    .trim()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '');
}

function wordiest(columns: readonly string[], cells: ReadonlyMap<string, readonly string[]>, taken: ReadonlySet<string>): string | null {
  let best: string | null = null;
  let most = 2;
  for (const column of columns) {
    const found = cells.get(column) ?? [];
    const words = found.reduce((sum, cell) => sum + cell.split(/\s+/).length, 0) / Math.max(1, found.length);
    if (words > most && !taken.has(column)) [best, most] = [column, words];
  }
  return best;
}

function most(cells: readonly string[], fits: (cell: string) => boolean): boolean {
  return cells.filter(fits).length >= cells.length * 0.8;
}
