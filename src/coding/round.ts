import type { Codebook } from '../codebook/codebook.ts';
import { UserError } from '../errors.ts';

/** What a coder sees of a post. Private: text and handle of a real person. */
export interface Shown {
  readonly platform: string;
  readonly kind: string;
  readonly space: string | null;
  /** Day of publication, UTC. */
  readonly day: string | null;
  readonly author: string | null;
  readonly bio: string | null;
  readonly title: string | null;
  readonly text: string | null;
  readonly quoted: string | null;
  readonly links: readonly string[];
  /** Label of advertising given by the platform. */
  readonly label: string | null;
  /** The post answered, and the first of the conversation, where they are in the study. */
  readonly context: readonly { readonly place: 'answers' | 'conversation'; readonly text: string }[];
}

/** What is known of a post for estimating shares from it; coders never see it. */
export interface Design {
  readonly post: string;
  /** Key of the author; that of the post where the author is not known. */
  readonly author: string;
  readonly platform: string;
  readonly period: string;
  /** Community of the author; null where the author stands in none. */
  readonly community: number | null;
  /** Codes given by the classifier; null where it took the post for uncodable. */
  readonly predicted: readonly string[] | null;
  /** The model's probability of each code; null where evidence decided without it. */
  readonly probabilities: Readonly<Record<string, number | null>>;
  /** The post and its reposts in the study. */
  readonly instances: number;
  /** Posts of the same author in the frame; null where the author is not known. */
  readonly authorPosts: number | null;
}

/** A post that was drawn, with the coders who read it. */
export interface SampledItem extends Design {
  /** Short name of the post in all coder files; neither a number nor a date, so that spreadsheets leave it alone. */
  readonly item: string;
  readonly stratum: string;
  readonly inclusion: number;
  readonly coders: readonly string[];
  readonly shown: Shown;
}

/** What the classifier says about all posts of a part of the frame that it gave the same codes. */
export interface Total {
  readonly predicted: readonly string[] | null;
  readonly posts: number;
  readonly instances: number;
  readonly accounts: number;
}

/** Totals of a platform in a period. */
export interface PeriodTotal extends Total {
  readonly platform: string;
  readonly period: string;
}

/** Totals of a community. */
export interface CommunityTotal extends Total {
  readonly community: number;
}

/** SHA-256 of the tables that the posts were drawn from: the codes, and who stands in which community. */
export interface DrawnFrom {
  readonly labels: string | null;
  readonly members: string | null;
}

/** Stretches of time that are drawn from separately. */
export const periods = ['month', 'quarter'] as const;
export type Period = (typeof periods)[number];

/** A round of coding: who was asked to code what, and how it was drawn. Kept beside the coder files as `sample.json`. */
export interface Round {
  readonly staffroom: 'sample';
  readonly study: string;
  readonly round: number;
  readonly seed: string;
  readonly period: Period;
  readonly coders: readonly string[];
  readonly overlap: number;
  readonly codebook: Codebook;
  /** Codes of the codebook that the classifier decides; about the others it says neither yes nor no. */
  readonly decided: readonly string[];
  readonly strata: readonly { readonly name: string; readonly posts: number; readonly size: number }[];
  readonly from: DrawnFrom;
  readonly totals: readonly PeriodTotal[];
  readonly communities: readonly CommunityTotal[];
  readonly items: readonly SampledItem[];
  /** Posts of earlier rounds, which are not drawn again, as the classifier codes them now. */
  readonly earlier: readonly Design[];
}

/** Whether two rounds drew the same posts under the same short names, so that codes of the one are codes of the other. */
export function drewTheSame(one: Round, other: Round): boolean {
  const named = ({ items }: Round) => JSON.stringify(items.map(({ item, post }) => [item, post]));
  return named(one) === named(other);
}

/** Reads `sample.json` of a round. */
export function readRound(text: string, file: string): Round {
  try {
    const round = JSON.parse(text) as Round;
    if (round.staffroom === 'sample' && round.from !== undefined) return { ...round, decided: round.decided ?? codesOf(round) };
  } catch (cause) {
    throw new UserError(`${file}: invalid sample`, { hint: 'it is written by pipelines/sample.ts', cause });
  }
  throw new UserError(`${file}: invalid sample`, { hint: 'it is written by pipelines/sample.ts' });
}

/** A round drawn before rounds noted this was drawn for the codes that the classifier decides. */
function codesOf({ codebook }: Round): string[] {
  return codebook.codes.map(({ code }) => code);
}
