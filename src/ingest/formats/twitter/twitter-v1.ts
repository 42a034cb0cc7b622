import type { JsonFormat, JsonObject } from '../../format.ts';
import { object, objects } from '../values.ts';
import { isStatus, postV1 } from './tweet-v1.ts';

/**
 * Tweets as version 1.1 of Twitter's interface gave them: lists, answers to a search (`statuses`), one tweet a line as
 * twarc 1 wrote them, and streams. The notices between the tweets of a stream (a post was deleted, a place removed, a
 * limit reached) are no posts, and left out; a post whose deletion is told stays, if the file has it.
 */
export const twitterV1: JsonFormat = {
  name: 'twitter-v1',
  title: 'Twitter API v1.1 (lists, search answers, twarc 1 lines, streams)',
  container: 'json',
  looksLike: (record) => isSearch(record) || isAuthored(record),
  *read(record, source) {
    if (isNotice(record)) yield { leftOut: 'notices of the stream' };
    else for (const status of isSearch(record) ? objects(record.statuses) : [record]) yield postV1(status, source);
  },
};

function isSearch(record: JsonObject): boolean {
  return Array.isArray(record.statuses) && (objects(record.statuses).some(isStatus) || 'search_metadata' in record);
}

/** Archives of accounts hold the same tweets without their author. */
function isAuthored(record: JsonObject): boolean {
  return isStatus(record) && object(record.user) !== null;
}

const NOTICES = [
  'delete',
  'scrub_geo',
  'limit',
  'status_withheld',
  'user_withheld',
  'disconnect',
  'warning',
  'friends',
  'control',
  'event',
];

function isNotice(record: JsonObject): boolean {
  return !('id_str' in record) && NOTICES.some((name) => name in record);
}
