import { z } from 'zod';
import { UserError } from '../errors.ts';
import { inWords } from '../settings/read-settings.ts';
import { readYaml } from '../settings/read-yaml.ts';
import { codeName } from './code-name.ts';
import { type Codebook, codeKeys, reservedKeys } from './codebook.ts';

const words = z.string().min(1);
/** What a code is called in reports, where longer names would be cut. */
const label = words.max(40);

const schema = z.strictObject({
  title: words,
  version: words.default('1'),
  unit: z.string().default(''),
  codes: z
    .array(
      z.strictObject({
        code: codeName,
        label: label.optional(),
        definition: words,
        include: z.string().default(''),
        exclude: z.string().default(''),
      }),
    )
    .min(1),
  precedence: z.array(words).optional(),
  flags: z
    .array(
      z.strictObject({
        flag: codeName,
        label: label.optional(),
        definition: words,
        key: z.string().regex(/^[a-z]$/, 'one lower case letter'),
      }),
    )
    .default([]),
  uncodable: words.default('Cannot be read.'),
  rules: z.array(z.strictObject({ title: words, text: words })).default([]),
});

/**
 * Reads a codebook of one's own from YAML or JSON: `title`, `codes` (each `code`, `definition` and, if wished, `label`,
 * `include`, `exclude`), and, if wished, `flags` for posts without a code (each `flag`, `definition`, `key`), `unit`,
 * `uncodable`, `rules`, and `precedence`, the order in which codes name the group a post is drawn from.
 */
export function readCodebook(text: string, file: string): Codebook {
  const answer = schema.safeParse(readYaml(text, file).value);
  if (!answer.success) {
    const [issue] = answer.error.issues;
    throw new UserError(
      `${file}: invalid codebook: ${issue?.path.join('.') || 'the whole'}: ${issue === undefined ? '' : inWords(issue, null)}`,
      {
        hint: 'it has a title and codes, each with its code and definition; docs/settings.md shows one',
      },
    );
  }
  const { codes, flags, precedence, ...rest } = answer.data;
  const names = codes.map(({ code }) => code);
  refuseTwice([...names, ...flags.map(({ flag }) => flag)], 'name', file);
  // A report tells codes apart by their labels.
  refuseTwice(
    codes.map(({ code, label }) => (label ?? code).toLowerCase()),
    'label',
    file,
  );
  refuseTwice([...reservedKeys, ...flags.map(({ key }) => key)], 'key', file);
  const keys = codeKeys(answer.data).length;
  if (keys < codes.length)
    throw new UserError(`${file}: invalid codebook: codes: ${codes.length} codes, but the page has keys for ${keys}`, {
      hint: 'code in two rounds, each with a codebook of its own, or give fewer sub-flags, which take keys too',
    });
  const stranger = precedence?.find((code) => !names.includes(code));
  if (stranger !== undefined)
    throw new UserError(`${file}: invalid codebook: precedence: unknown code: ${stranger}`, { hint: `codes: ${names.join(', ')}` });
  return {
    ...rest,
    codes: codes.map((entry) => ({ ...entry, label: entry.label ?? entry.code })),
    flags: flags.map((entry) => ({ ...entry, label: entry.label ?? entry.flag })),
    // Codes that are not named come after those that are: every code can name a group.
    precedence: [...new Set([...(precedence ?? []), ...names])],
  };
}

function refuseTwice(values: readonly string[], what: string, file: string): void {
  const twice = values.find((value, i) => values.indexOf(value) < i);
  if (twice !== undefined) throw new UserError(`${file}: invalid codebook: ${what} used twice, or kept for the page: ${twice}`);
}
