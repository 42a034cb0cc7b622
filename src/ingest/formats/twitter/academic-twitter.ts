import type { JsonFormat, JsonObject } from '../../format.ts';
import { objects } from '../values.ts';
import { accountV2, isUser } from './tweet-v2.ts';

/**
 * The `users_….json` that the R package academictwitteR writes beside each `data_….json`: who wrote the tweets there,
 * and whom they name. The tweets themselves are read as the lists of version 2 that they are.
 */
export const academicTwitterUsers: JsonFormat = {
  name: 'academictwitter-users',
  title: 'accounts of an academictwitteR folder (users_….json)',
  container: 'json',
  accounts: true,
  lacks: 'the tweets that this file holds beside the accounts are those answered and passed on: they are not counted as posts',
  looksLike: (record) => listed(record).some(isUser),
  *read(record) {
    for (const user of listed(record)) yield { account: accountV2(user), on: 'twitter' };
  },
};

/** jsonlite writes a list that is missing as `{}`, which is no list. */
function listed(record: JsonObject): JsonObject[] {
  return 'data' in record ? [] : objects(record.users);
}
