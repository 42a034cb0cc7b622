import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { z } from 'zod';
import { codeName } from '../codebook/code-name.ts';
import { systemCode, UserError } from '../errors.ts';
import type { Settings, Study } from '../study/study.ts';
import { domainsFrom, listedDomains } from '../text/domains.ts';
import { subflags } from './codes.ts';
import type { Cue, CueCode } from './cues/cue.ts';
import { effort, readPattern } from './cues/pattern.ts';
import { plain } from './cues/plain.ts';
import shipped from './model/model.json' with { type: 'json' };
import type { Model } from './model/model.ts';
import { type Rules, rulesOf } from './rules.ts';

const weightsSchema = z.object({ bias: z.number(), threshold: z.number().min(0).max(1), features: z.record(z.string(), z.number()) });

const modelSchema = z.object({
  about: z.string(),
  fitted: z.object({ posts: z.number(), accounts: z.number(), sha256: z.string() }),
  codes: z.record(codeName, weightsSchema),
  subflags: z.record(z.enum(subflags), weightsSchema).optional(),
});

/**
 * The rules of the project, with what the settings of a study change: sites, cues, thresholds, the model itself. The
 * list of sites is read from the project, unless it is given.
 */
export async function rules(settings: Partial<Settings['classify']> = {}, base: string = '.', sites?: string): Promise<Rules> {
  const { domains = {}, cues = {}, thresholds = {}, model: path } = settings;
  const model = await modelOf(path, base);
  for (const code of Object.keys(thresholds)) {
    if (!Object.hasOwn(model.codes, code))
      throw new UserError(`classify.thresholds: unknown code: ${code}`, {
        hint: `codes of the model: ${Object.keys(model.codes).join(', ')}`,
      });
  }
  const further = Object.entries(cues).map(([name, cue]) => [name, { ...cueOf(name, cue, model), weight: cue.weight }] as const);
  const codes = Object.entries(model.codes).map(([code, weights]) => {
    const added = further.filter(([, cue]) => cue.code === code).map(([name, { weight }]) => [`${code}/${name}`, weight] as const);
    const features: Readonly<Record<string, number>> = weights.features;
    return [
      code,
      { ...weights, threshold: thresholds[code] ?? weights.threshold, features: { ...features, ...Object.fromEntries(added) } },
    ] as const;
  });
  const kinds = sites === undefined ? await listedDomains(domains) : domainsFrom(sites, domains);
  return rulesOf(kinds, { subflags: shipped.subflags, ...model, codes: Object.fromEntries(codes) }, Object.fromEntries(further));
}

/** The codes of a study, in the order of its model. */
export async function studyCodes(study: Pick<Study, 'settings' | 'base'>): Promise<string[]> {
  return Object.keys((await studyModel(study)).codes);
}

/** The model of a study, as it was fitted. */
export function studyModel({ settings, base = '.' }: Pick<Study, 'settings' | 'base'>): Promise<Model> {
  return modelOf(settings.classify.model, base);
}

/** The rules of a study. */
export function studyRules({ settings, base }: Pick<Study, 'settings' | 'base'>): Promise<Rules> {
  return rules(settings.classify, base);
}

/** The model that ships with the project, or the one that a study names. */
async function modelOf(named: string | undefined, base: string): Promise<Model> {
  if (named === undefined) return shipped;
  let text: string;
  try {
    text = await readFile(resolve(base, named), 'utf8');
  } catch (cause) {
    throw new UserError(`classify.model: ${systemCode(cause) === 'ENOENT' ? 'missing' : 'unreadable'}: ${named}`, {
      hint: 'paths count from the folder of study.yaml; pipelines/train.ts writes a model',
      cause,
    });
  }
  try {
    return modelSchema.parse(JSON.parse(text));
  } catch (cause) {
    throw new UserError(`classify.model: invalid: ${named}`, { hint: 'pipelines/train.ts --out writes a model', cause });
  }
}

/** Steps that the search for a pattern may take at one place of a text. */
const MOST_EFFORT = 20_000;

function cueOf(name: string, { code, words, pattern, means }: NonNullable<Settings['classify']['cues']>[string], model: Model): Cue {
  const place = `classify.cues.${name}`;
  if (!Object.hasOwn(model.codes, code))
    throw new UserError(`${place}: unknown code: ${code}`, { hint: `codes of the model: ${Object.keys(model.codes).join(', ')}` });
  if ((words === undefined) === (pattern === undefined)) throw new UserError(`${place}: invalid: give words or a pattern`);
  const source = pattern ?? (words ?? []).map(wordsPattern).join('|');
  const meant = means ?? `Cue of the study: ${words?.join(', ') ?? pattern}`;
  try {
    if (/\((?!\?:)/.test(source.replace(/\\./g, ''))) throw new SyntaxError('groups must be (?:…)');
    if (effort(readPattern(source)) > MOST_EFFORT)
      throw new SyntaxError('repeats must have an end ({1,20}, not * or +), and few may follow one another');
    new RegExp(source, 'u');
  } catch (cause) {
    throw new UserError(`${place}: invalid pattern: ${source}`, { hint: cause instanceof Error ? cause.message : String(cause), cause });
  }
  return { code: code as CueCode, pattern: source, means: meant, source: 'settings of the study' };
}

/** Words as a pattern over prepared text: whole words, in any case. */
function wordsPattern(words: string): string {
  const prepared = plain(words.trim());
  if (prepared === '') throw new UserError('classify.cues: invalid: empty words');
  const escaped = prepared.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&').replaceAll('\\-', '-');
  return `${/^[a-z0-9_]/.test(prepared) ? '\\b' : ''}${escaped}${/[a-z0-9_]$/.test(prepared) ? '\\b' : ''}`;
}
