import { dirname } from 'node:path';
import { groupBy } from '../../group.ts';
import { type Account, isAccount } from '../format.ts';
import type { Recognised } from '../recognise/recognised.ts';
import { UTC } from '../times/time.ts';
import type { Opened } from './opened.ts';

/**
 * Whose archive each folder is, where a file in it tells: the posts of an archive do not say who wrote them, since all
 * are by its owner. A folder in which two owners are named has none.
 */
export function ownersOf(
  files: readonly { readonly name: string; readonly opened: Opened; readonly recognised: Recognised }[],
): Map<string, Account> {
  const named = files.flatMap(({ name, opened: { content }, recognised }) => {
    if (recognised.kind !== 'json' || recognised.format.accounts !== true || content.kind !== 'json') return [];
    const found = content.samples.flatMap((record) => [...recognised.format.read(record, UTC)]);
    return found.filter(isAccount).flatMap(({ owner, account }) => (owner === true ? [{ folder: dirname(name), account }] : []));
  });
  const owners = new Map<string, Account>();
  for (const [folder, [first, ...others]] of groupBy(named, ({ folder }) => folder)) {
    if (first !== undefined && others.every(({ account }) => account.id === first.account.id)) owners.set(folder, first.account);
  }
  return owners;
}
