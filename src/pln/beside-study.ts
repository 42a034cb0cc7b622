import { resolve } from 'node:path';
import type { Study } from '../study.ts';

/** Files that the settings may name. */
export const supplied = ['lowQuality', 'audit', 'roles', 'chats.table'] as const;

/** A file that the settings name, from the folder of study.yaml; null where they name none. */
export function besideStudy({ settings, base }: Study, setting: (typeof supplied)[number]): string | null {
  const named = setting === 'chats.table' ? settings.pln.chats.table : settings.pln[setting];
  return named === undefined ? null : resolve(base ?? '.', named);
}
