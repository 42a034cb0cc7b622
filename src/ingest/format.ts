/**
 * What a format is: how to know it from its content, and which posts one record gives. Only the files in `formats/`
 * know platforms; cutting bytes into records, decoding, counting, rejecting and merging happen once, outside.
 */
import type { Draft } from '../schema/schema.ts';
import type { Moment, TimeStyle } from './times/time.ts';

/** What an export tells of an account. Absent and null mean the same: not told. */
export interface Account {
  readonly id?: string | null;
  readonly handle?: string | null;
  readonly name?: string | null;
  readonly bio?: string | null;
  readonly followers?: number | null;
  readonly following?: number | null;
  /** Whether the platform, or a well-known name, says that the account is automated. */
  readonly bot?: boolean;
}

/** Another post, and whose it is; either may be unknown. */
export interface Reference {
  readonly post?: string | null;
  readonly author?: Account | null;
}

/** Damage that a row itself shows, and that was mended or left out; or that the field is missing by which closed posts are left out. */
export type Flaw = 'restored-id' | 'rounded-id' | 'cut-hashtag' | 'damaged-time' | 'untold-readers';

/** Whether the post can still be had; see the column `status` of posts. */
export type Status = 'ok' | 'deleted' | 'removed' | 'withheld' | 'unavailable';

/**
 * One post as a format tells it. Absent and null mean: this export does not say. `mentions`, `hashtags` and `links`
 * that are absent are found in the text by shared code; a list, even an empty one, is taken as it is.
 */
export interface FoundPost {
  readonly platform: string;
  readonly id: string | null;
  /** Another name of the post, by which the posts that answer, quote or pass it on may refer to it. */
  readonly alias?: string | null;
  readonly author: Account | null;
  readonly time: Moment | null;
  /**
   * Other times that the row tells, as its columns show them (milliseconds since 1970): nothing is dated by them, and
   * how far they run from the time taken is told in the audit.
   */
  readonly clocks?: Readonly<Record<string, number>>;
  readonly text: string | null;
  readonly title?: string | null;
  readonly quotedText?: string | null;
  readonly language?: string | null;
  readonly space?: string | null;
  /** Id of the first post of the conversation; where a forum tells a number of the discussion alone, that of `discussionThread`. */
  readonly thread?: string | null;
  readonly replyTo?: Reference | null;
  /** Whether it answers as a comment below a post, where the platform tells comments from answers to them. */
  readonly asComment?: boolean;
  /** Interactions with the person answered that a row of an edge list stands for; one where it does not say. */
  readonly weight?: number | null;
  /** Whether a row of an edge list is a tie without direction, so that each of the two answers the other. */
  readonly undirected?: boolean;
  readonly repostOf?: Reference | null;
  readonly quoteOf?: Reference | null;
  readonly mentions?: readonly Account[] | null;
  /** Those who share the post with its author; they need not stand among the mentions. */
  readonly coauthors?: readonly Account[];
  /** Those tagged in a picture or a film. */
  readonly phototags?: readonly Account[];
  readonly hashtags?: readonly string[] | null;
  readonly links?: readonly string[] | null;
  readonly likes?: number | null;
  readonly shares?: number | null;
  readonly comments?: number | null;
  readonly views?: number | null;
  readonly collected?: number | null;
  readonly status?: Status;
  readonly adLabel?: string | null;
  readonly client?: string | null;
  /** Flaws of the row, each as often as it occurs; the ledger tells their number. */
  readonly flaws?: readonly Flaw[];
}

/** A row that claims to be a post and cannot be read as one. */
export interface Refusal {
  /** Short name of the reason, such as `no-time`. */
  readonly code: string;
  /** What is wrong, in words a researcher understands. */
  readonly reason: string;
  /** Where it stands, if not where its record begins. */
  readonly place?: { readonly line: number; readonly byte: number };
}

/**
 * Something that a file holds and that is left out on purpose, such as a message to a few people: no post, and no
 * flaw. It counts among the rows without a post, and the note in the ledger tells how many there were.
 */
export interface LeftOut {
  /** What it is, in the plural: `private posts`. */
  readonly leftOut: string;
}

/** Posts that a file names and does not hold, such as answers never delivered. They are no rows; the note tells their number. */
export interface Missing {
  /** What they are, in the plural: `comments`. */
  readonly missing: string;
  readonly count: number;
}

/**
 * An account told of outside any post, as in a file of profiles. What it tells joins the people of the study who posted
 * or were named in posts; it makes nobody a person of the study, and is no row.
 */
export interface FoundAccount {
  readonly account: Account;
  /** Platform of the account. */
  readonly on: string;
  readonly collected?: number | null;
  /** Whether the file comes from the account's own archive, so that posts beside it without an author are its posts. */
  readonly owner?: boolean;
}

/**
 * What a file tells of a post that is not one of its own; it is no row. Either it is the whole text of a post that another file
 * of the same archive holds cut: it has no id, and is joined by author, time and beginning. Or, with the id of the post in `of`,
 * it is a post that posts beside it quote, answer or pass on.
 */
export interface WholeText {
  readonly whole: Pick<FoundPost, 'platform' | 'author' | 'time' | 'links' | 'mentions' | 'hashtags'> & { readonly text: string };
  readonly of?: string;
}

/** All that a format may find in a row or record. */
export type Found = FoundPost | FoundAccount | WholeText | Refusal | LeftOut | Missing;

/** What a format may ask of the study's settings while reading. */
export interface Source extends TimeStyle {
  /** The account whose own archive the file belongs to, where a file beside it tells. */
  readonly owner?: Account | null;
  /** Name of the file, with the folders that it lies in, for formats that are read `byName`. */
  readonly file?: string;
}

/** A row of a CSV file: cells by column name. */
export interface CsvRow {
  /** The cell, or null where the column is not there, the row is too short, or the cell is empty. */
  get(column: string): string | null;
  /** Whether the file has the column. */
  has(column: string): boolean;
  /** Names of the columns that the file has. */
  readonly names: readonly string[];
  /** Cells beyond the last column of the header. */
  readonly surplus: readonly string[];
}

/**
 * The same reading as SQL, for the few formats that come in millions of rows. It reads the plain rows of a file; all
 * others go to `read`. A test proves that both give the same drafts.
 */
export interface SqlReading {
  /** Named expressions, layer by layer: each may use what the row holds and the names of the layers before. */
  readonly layers: readonly Readonly<Record<string, string>>[];
  /** What each column of a draft is; columns left out are absent or empty. */
  readonly draft: Readonly<Partial<Record<Exclude<keyof Draft, 'row' | 'part'>, string>>>;
  /** What must all be true of a plain row. What is null is not true. */
  readonly plain: readonly string[];
  /** A column with another clock than the one that dates the posts, and the time that it shows, in no zone. */
  readonly clock?: { readonly column: string; readonly shows: string };
}

/** A format of tables: a record is one row. */
export interface CsvFormat {
  readonly name: string;
  readonly title: string;
  readonly container: 'csv';
  /**
   * Columns that must all be there, and columns that must not: together they name one format only. With `only` the
   * table has no other columns than those of `all`.
   */
  readonly columns: { readonly all: readonly string[]; readonly none?: readonly string[]; readonly only?: boolean };
  /** Whether files of this format tell of accounts alone, and hold no posts. */
  readonly accounts?: boolean;
  /** Whether rows may have more cells than the header, which `surplus` gives; in other tables a cell has fallen apart. */
  readonly ragged?: boolean;
  /** Whether the names of files and folders tell something of the posts, such as the channel. */
  readonly byName?: boolean;
  /** Marks that stand for an absent value in files of this format, such as NA in files written by R. */
  readonly absent?: readonly string[];
  /** What later stages will miss, in one sentence. */
  readonly lacks?: string;
  read(row: CsvRow, source: Source): Found | Iterable<Found>;
  /** With the columns that it uses; one that a file lacks is null. */
  readonly sql?: SqlReading & { readonly uses: readonly string[] };
}

/** Anything that JSON can hold. */
export type JsonValue = string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue };
export type JsonObject = { [key: string]: JsonValue };

/** A record is one line of an NDJSON file, one item of a file that is a JSON array, or a whole JSON file. */
export interface JsonFormat {
  readonly name: string;
  readonly title: string;
  readonly container: 'json';
  readonly lacks?: string;
  /** Whether files of this format tell of accounts, or of the posts of other files, and hold no posts themselves. */
  readonly accounts?: boolean;
  /** Whether the names of files and folders tell something of the posts, such as the channel. */
  readonly byName?: boolean;
  /** Whether a record is of this format. */
  looksLike(record: JsonObject): boolean;
  /** The posts of a record. Whole numbers of more than 15 digits arrive as text. */
  read(record: JsonObject, source: Source): Iterable<Found>;
  /** With the shape of a record as far as it is used, as DuckDB's `from_json` reads it; its fields are columns then. */
  readonly sql?: SqlReading & { readonly shape: JsonObject };
}

/** A JSON file that is recognised and holds no posts: it is named in the ledger and set aside. */
export interface AsideFormat {
  readonly name: string;
  readonly title: string;
  readonly container: 'aside';
  /** Scripts of which all are of this kind whose records look like nothing else: how they begin. */
  readonly script?: RegExp;
  looksLike(record: JsonObject): boolean;
}

/** A table that is recognised and holds no posts, such as counts, profiles or hand-given labels: named and set aside. */
export interface AsideTable {
  readonly name: string;
  readonly title: string;
  readonly container: 'aside-csv';
  readonly columns: CsvFormat['columns'];
}

/** A kind of export, or of file beside exports. */
export type Format = CsvFormat | JsonFormat | AsideFormat | AsideTable;

/** Whether what was found is a row that cannot be read. */
export function isRefusal(found: Found): found is Refusal {
  return 'code' in found;
}

/** Whether what was found is a post. */
export function isPost(found: Found): found is FoundPost {
  return 'platform' in found;
}

/** Whether what was found is an account told of outside any post. */
export function isAccount(found: Found): found is FoundAccount {
  return 'account' in found;
}

/** What a format finds in one record. A record of a shape that the format does not know is a reject, not the end. */
export function attempt(read: () => Found | Iterable<Found>): Found[] {
  try {
    const found = read();
    return Symbol.iterator in found ? [...found] : [found];
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return [{ code: 'unexpected-shape', reason: `the record has a shape this format does not know (${error.message})` }];
  }
}
