import type { Measured, Side, Unit } from '../schema/definition.ts';

/** What the record says of an indicator. Posts show expressed practice, not growth itself: each says what it stands for and where it fails. */
export interface Entry {
  readonly title: string;
  /** What it is, in one sentence. */
  readonly means: string;
  /** How its values are read. */
  readonly unit: Unit;
  /** Whether it is a sign of growth or of strain. */
  readonly signOf?: Side;
  /** What it stands for, which posts do not show. */
  readonly proxyFor: string;
  readonly formula: string;
  /** The choice made among rival definitions. */
  readonly choice?: string;
  /** The indicator that it tells a second time, after another choice. */
  readonly variantOf?: string;
  /** Codes and sub-flags that it counts; it is told only of a study that decides them. */
  readonly restsOn?: readonly string[];
  /** From which value on it flags an account; of signs of automation alone. */
  readonly from?: number;
  /** Author, year, DOI. */
  readonly source: string;
  /** Where it fails. */
  readonly limit: string;
}

/** The definitions that the report and the data dictionary show. */
export function definitionsOf(records: Readonly<Record<string, Entry>>): Measured[] {
  return Object.entries(records).map(
    ([name, { title, means, unit, signOf, proxyFor, formula, choice, variantOf, restsOn, from, source, limit }]) => ({
      kind: 'indicator',
      name,
      title,
      means,
      unit,
      ...(signOf === undefined ? {} : { signOf }),
      proxyFor,
      formula,
      ...(choice === undefined ? {} : { choice }),
      ...(variantOf === undefined ? {} : { variantOf }),
      ...(restsOn === undefined ? {} : { restsOn }),
      ...(from === undefined ? {} : { flagFrom: from }),
      reference: source,
      limit,
    }),
  );
}
