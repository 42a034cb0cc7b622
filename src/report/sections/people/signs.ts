import type { Side } from '../../../schema/definition.ts';
import type { Source } from '../../source/source.ts';

/** A sign of growth or of strain as it may be told: of the study, a space, or a half-year of one. */
export interface Told {
  readonly name: string;
  readonly item: string | null;
  readonly period: string | null;
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly people: number | null;
  /** The same as it may be told: null where the others of the space or study would be fewer than k. */
  readonly counted: number | null;
}

/** A number for the order of rows by people, most first: where theirs is not told they come first, for a place among the others would tell it. */
export function byTold(counted: number | null): number {
  return counted ?? Number.MAX_SAFE_INTEGER;
}

export const TITLES: Readonly<Record<Side, string>> = { growth: 'Signs of growth', strain: 'Signs of strain' };

/** Whether an indicator is a sign of growth or of strain; null where of neither. */
export function sideOf({ glossary }: Source, name: string): Side | null {
  return glossary.define('indicator', name).signOf ?? null;
}
