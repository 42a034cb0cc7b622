import { z } from 'zod';

/** Columns of the files that hold codes beside other things: no code may be called so. */
const columns = [
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
];

/** What a code or a sub-flag may be called: it names columns of tables, whoever decides it. */
export const codeName = z
  .string()
  .regex(/^[a-z][a-z0-9-]*$/, 'lower case letters, digits and hyphens')
  .max(40, 'at most 40 characters')
  .refine((word) => !columns.includes(word), 'this is the name of another column');
