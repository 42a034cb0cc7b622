import { resolve } from 'node:path';
import type { Study } from '../study/study.ts';

/** Settings that may name a file. */
const supplied = ['lowQuality', 'audit', 'roles', 'chats.table'] as const;

/** The files that the study names for professional learning networks, by setting. */
export function namedFiles(study: Study): Record<string, string> {
  const named = supplied.map((name) => [`pln.${name}`, besideStudy(study, name)] as const);
  return Object.fromEntries(named.flatMap(([setting, path]) => (path === null ? [] : [[setting, path]])));
}

/** A file that the settings name, from the folder of study.yaml; null where they name none. */
export function besideStudy({ settings, base }: Study, setting: (typeof supplied)[number]): string | null {
  const named = setting === 'chats.table' ? settings.pln.chats.table : settings.pln[setting];
  return named === undefined ? null : resolve(base ?? '.', named);
}
