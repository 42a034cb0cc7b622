import type { CsvFormat } from '../../format.ts';
import { mastodonStatus } from './mastodon-status.ts';

/**
 * Posts as the R package rtoot gives them, without the columns that hold lists, which no table can keep: author, mentions and
 * boosted post are lost with these, but the address of a post names its author, and that of a boost says that it is one.
 */
export const rtoot: CsvFormat = {
  name: 'rtoot',
  title: 'Mastodon posts from rtoot (CSV)',
  container: 'csv',
  columns: {
    all: ['id', 'uri', 'created_at', 'content', 'visibility', 'reblogs_count', 'favourites_count', 'in_reply_to_account_id', 'url'],
    // Python keeps the author in a cell, and the rest with it.
    none: ['account'],
  },
  absent: ['NA'],
  lacks: 'no bios; boosts are left out, since whose post they pass on is not told; answers lead to no person',
  *read(row, source) {
    if (row.get('uri')?.endsWith('/activity')) {
      yield { leftOut: 'boosts of posts that are not told' };
      return;
    }
    const fields = [
      'id',
      'uri',
      'created_at',
      'content',
      'visibility',
      'spoiler_text',
      'language',
      'in_reply_to_id',
      'in_reply_to_account_id',
    ];
    const counts = ['reblogs_count', 'favourites_count', 'replies_count'];
    const status = Object.fromEntries([...fields, ...counts].map((name) => [name, row.get(name)]));
    // R writes times, which are UTC, without the letter that says so.
    const created_at = row.get('created_at')?.replace(/\d$/, '$&Z') ?? null;
    yield* mastodonStatus.read({ ...status, created_at, account: { url: row.get('url') ?? row.get('uri') } }, source);
  },
};
