import { commercial } from './commercial.ts';
import type { Cue } from './cue.ts';
import { selfpromotion } from './selfpromotion.ts';
import { sharing } from './sharing.ts';
import { subflags } from './subflags.ts';

/** Every cue in words, by name. To add a cue is to add an entry to one of these. */
export const cues: Readonly<Record<string, Cue>> = { ...commercial, ...selfpromotion, ...sharing, ...subflags };
