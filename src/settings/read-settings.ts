import { type Document, isMap, isNode, isScalar, isSeq } from 'yaml';
import type { z } from 'zod';
import { UserError } from '../errors.ts';
import { readYaml } from './read-yaml.ts';
import { type Settings, settingsJsonSchema, settingsSchema } from './settings.ts';
import { nearest } from './spelling.ts';

/**
 * Reads settings from the text of a `study.yaml` (or JSON). An error names file, line and column, and the nearest
 * right name where a key is misspelt.
 */
export function readSettings(text: string, file: string): Settings {
  const { value, document, place } = readYaml(text, file);
  const answer = settingsSchema.safeParse(value ?? {});
  if (answer.success) return answer.data;
  // What is misspelt is missing under its right name, too.
  const issue = answer.error.issues.find(({ code }) => code === 'unrecognized_keys') ?? answer.error.issues[0];
  if (issue === undefined) throw new Error('a refusal without an issue', { cause: answer.error });
  if (issue.code === 'unrecognized_keys') {
    const [key = ''] = issue.keys;
    const known = keysAt(issue.path);
    const guess = nearest(key, known);
    throw new UserError(`${place(offsetOf(document, [...issue.path, key], true))}: unknown setting: ${[...issue.path, key].join('.')}`, {
      hint: guess === null ? `settings here: ${known.join(', ')}` : `did you mean ${guess}?`,
    });
  }
  const given = document.getIn(issue.path);
  const at = place(offsetOf(document, issue.path, issue.code === 'invalid_key' || given === null));
  const setting = issue.path.join('.') || 'settings';
  if (given === undefined) throw new UserError(`${at}: missing setting: ${setting}`, { hint: inWords(issue, null) });
  if (given === null) {
    const group = issue.code === 'invalid_type' && issue.expected === 'object';
    throw new UserError(`${at}: empty ${setting}`, {
      hint: group ? 'put its settings below it, or take it out' : inWords(issue, null),
    });
  }
  throw new UserError(`${at}: invalid ${setting}: ${describe(given)}`, { hint: inWords(issue, String(given)) });
}

type Issue = z.core.$ZodIssue;

/** What must stand there, as a person would say it; what the schema says itself stays. */
export function inWords(issue: Issue, given: string | null): string {
  switch (issue.code) {
    case 'invalid_type':
      return `it must be ${Object.hasOwn(TYPES, issue.expected) ? TYPES[issue.expected] : issue.expected}`;
    case 'invalid_value': {
      const values = issue.values.map(String);
      const guess = given === null ? null : nearest(given, values);
      return `${guess === null ? '' : `did you mean ${guess}? `}it must be ${values.length === 1 ? '' : 'one of '}${values.join(', ')}`;
    }
    case 'too_small':
      return `it must ${issue.origin === 'array' ? 'have' : 'be'} ${issue.inclusive === false ? 'more than' : 'at least'} ${issue.minimum}${units(issue.origin)}`;
    case 'too_big':
      return `it must ${issue.origin === 'array' ? 'have' : 'be'} ${issue.inclusive === false ? 'less than' : 'at most'} ${issue.maximum}${units(issue.origin)}`;
    case 'invalid_key':
      return issue.issues[0]?.message ?? issue.message;
    default:
      return issue.message;
  }
}

const TYPES: Readonly<Record<string, string>> = {
  array: 'a list, such as [a, b]',
  boolean: 'true or false',
  int: 'a whole number',
  number: 'a number',
  object: 'settings with their names, such as key: value',
  record: 'names with their values, such as key: value',
  string: 'text; put it in quotes where it looks like a number',
};

function units(origin: string): string {
  return origin === 'array' ? ' entries' : origin === 'string' ? ' characters long' : '';
}

/** The names that the schema knows at a path. */
function keysAt(path: readonly PropertyKey[]): string[] {
  let here: unknown = settingsJsonSchema();
  for (const step of path) {
    const { properties, items } = here as { properties?: Record<string, unknown>; items?: unknown };
    here = typeof step === 'number' ? items : properties?.[String(step)];
  }
  return Object.keys((here as { properties?: object } | undefined)?.properties ?? {});
}

/** Where a value (or its key) stands in the text; where there is none, its nearest parent. */
function offsetOf(document: Document, path: readonly PropertyKey[], key: boolean): number {
  for (let depth = path.length; depth > 0; depth--) {
    const parent = depth === 1 ? document.contents : document.getIn(path.slice(0, depth - 1), true);
    if (isMap(parent)) {
      const pair = parent.items.find((item) => isScalar(item.key) && item.key.value === path[depth - 1]);
      const node = key || depth < path.length ? pair?.key : (pair?.value ?? pair?.key);
      if (isNode(node) && node.range) return node.range[0];
    }
    if (isSeq(parent)) {
      const item = parent.items[Number(path[depth - 1])];
      if (isNode(item) && item.range) return item.range[0];
    }
  }
  return document.contents?.range?.[0] ?? 0;
}

function describe(value: unknown): string {
  return isNode(value) ? String(value).trim() : value === undefined ? 'nothing' : JSON.stringify(value);
}
