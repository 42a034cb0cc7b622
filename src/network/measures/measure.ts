import type { Unit } from '../../schema/definition.ts';
import type { Network } from '../structure.ts';
import type { Answers } from '../threads.ts';

interface Meaning {
  readonly title: string;
  readonly means: string;
  readonly unit: Unit;
  readonly formula: string;
  /** What was chosen among rival definitions. */
  readonly choice: string;
  /** Author, year, DOI or address; null for a plain count. */
  readonly reference: string | null;
}

/** A measure of every person; NaN where it is not known. */
export interface PersonMeasure extends Meaning {
  values(network: Network): ArrayLike<number>;
}

/** A measure of the whole network; null where it is not defined. */
export interface NetworkMeasure extends Meaning {
  value(network: Network, answers: Answers): number | null;
}

export const freeman = 'Freeman 1978, doi:10.1016/0378-8733(78)90021-7';
export const wasserman = 'Wasserman & Faust 1994, doi:10.1017/CBO9780511815478';
export const watts = 'Watts & Strogatz 1998, doi:10.1038/30918';
