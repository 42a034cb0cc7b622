import { resolve } from 'node:path';
import type { Study } from '../../study/study.ts';

/** The file of the model that the study's settings name, by setting; none where it takes that of the project. */
export function modelFile({ settings, base = '.' }: Pick<Study, 'settings' | 'base'>): Record<string, string> {
  const { model } = settings.classify;
  return model === undefined ? {} : { 'classify.model': resolve(base, model) };
}
