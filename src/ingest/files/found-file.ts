import type { Recognised } from '../recognise/recognised.ts';
import type { File } from './members.ts';
import type { Opened } from './opened.ts';

/** A file of the study, and what it is. */
export interface FoundFile {
  readonly input: File;
  readonly opened: Opened;
  readonly recognised: Recognised;
}
