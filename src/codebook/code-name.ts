import { z } from 'zod';

/**
 * Columns of the files that hold codes beside other things, what a post without a code has, and a name that every object
 * of the program bears: no code may be called so.
 */
const taken = [
  'item',
  'id',
  'gid',
  'coder',
  'account',
  'inclusion',
  'weight',
  'uncodable',
  'subflag',
  'evidence',
  'memo',
  'saved',
  'platform',
  'day',
  'author',
  'bio',
  'context',
  'title',
  'text',
  'quoted',
  'links',
  'label',
  'none',
  'constructor',
];

/** What a code or a sub-flag may be called: it names columns of tables, whoever decides it. */
export const codeName = z
  .string()
  .regex(/^[a-z][a-z0-9-]*$/, 'lower case letters, digits and hyphens')
  .max(40, 'at most 40 characters')
  .refine((word) => !taken.includes(word), 'this name is taken: it means something else');
