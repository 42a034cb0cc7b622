import type { Code, Flag } from './kinds.ts';
import type { Invented, Platform } from './people.ts';

/** A post as it was planted. */
export interface Planted {
  readonly platform: Platform;
  /** Id as in the export. */
  readonly id: string;
  readonly codes: readonly Code[];
  readonly flag: Flag | null;
}

/** A session of the chat as it was planted; times are milliseconds since 1970. */
export interface PlantedSession {
  readonly start: number;
  readonly end: number;
  readonly topic: string;
  /** Handle of the moderator who asks. */
  readonly moderator: string;
  /** Ids of the questions, in order. */
  readonly questions: readonly string[];
  /** Ids of all posts of the session. */
  readonly posts: number;
}

/** One export file of the sample, with what was planted in it. */
export interface Export {
  readonly name: string;
  readonly content: string;
  readonly planted: readonly Planted[];
  readonly people: readonly Invented[];
  /** Rows of posts that stand in the file a second time. */
  readonly duplicates: number;
  /** Rows that cannot be read. */
  readonly broken: number;
}
