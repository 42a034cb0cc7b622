import type { Found } from '../format.ts';
import type { Located } from '../rows/located.ts';

/** A row or record, and what its format finds in it. */
export type FoundThere = Located<readonly Found[]>;
