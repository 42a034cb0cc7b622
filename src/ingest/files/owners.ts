import { dirname } from 'node:path';
import { type Account, isAccount } from '../format.ts';
import type { Recognised } from '../recognise/recognised.ts';
import type { Opened } from './opened.ts';

/**
 * Whose archive each folder is, where a file in it tells: the posts of an archive do not say who wrote them, since all
 * are by its owner. A folder in which two owners are named has none.
 */
export function ownersOf(
  files: readonly { readonly name: string; readonly opened: Opened; readonly recognised: Recognised }[],
): Map<string, Account> {
  const named = new Map<string, Account[]>();
  for (const { name, opened, recognised } of files) {
    if (recognised.kind !== 'json' || recognised.format.accounts !== true || opened.content.kind !== 'json') continue;
    for (const record of opened.content.samples) {
      for (const found of recognised.format.read(record, { zone: 'UTC' })) {
        if (!isAccount(found) || found.owner !== true) continue;
        named.set(dirname(name), [...(named.get(dirname(name)) ?? []), found.account]);
      }
    }
  }
  const owners = new Map<string, Account>();
  for (const [folder, accounts] of named) {
    const [owner] = accounts;
    if (owner !== undefined && new Set(accounts.map(({ id }) => id)).size === 1) owners.set(folder, owner);
  }
  return owners;
}
