/** Exports that have lost the field by which closed posts are left out say so. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { JsonValue } from '../../../src/ingest/format.ts';
import { csv, openFixture } from '../fixture-files.ts';
import { saved } from '../saved.ts';
import { draftsOf, fixtureFile } from './drafts.ts';

function without(value: JsonValue, key: string): JsonValue {
  if (Array.isArray(value)) return value.map((item) => without(item, key));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).flatMap(([name, item]) => (name === key ? [] : [[name, without(item, key)]])));
}

async function lacking(name: string, key: string): Promise<string> {
  const fixture = await openFixture(name);
  if (fixture === null) throw new Error(`${name}: no fixture of rows or records`);
  const { table, records } = fixture;
  if (table.length === 0) return `${records.map((record) => JSON.stringify(without(record, key))).join('\n')}\n`;
  const place = (table[0] ?? []).indexOf(key);
  return csv(table.map((row) => row.toSpliced(place, 1)));
}

describe('whether posts were for everyone cannot be told, and closed ones pass for such, in', () => {
  test.each([
    ['forum/moodle-export.csv', 'privatereplyto'],
    ['moodle-service/posts.json', 'isprivatereply'],
    ['ed-discussion/thread.json', 'is_private'],
    ['ed-export/threads.json', 'private'],
    ['boards/phpbb.csv', 'post_visibility'],
    ['boards/vbulletin.csv', 'visible'],
    ['boards/mybb.csv', 'visible'],
    ['mbin/posts.json', 'visibility'],
    ['truth-social/statuses.ndjson', 'visibility'],
    ['truth-social/captured.ndjson', 'visibility'],
    ['hypothesis/notes.json', 'permissions'],
    ['tiktok/user_data_tiktok.json', 'WhoCanView'],
  ])('%s without %s', async (name, key) => {
    const whole = (await draftsOf(fixtureFile(name))).reading;
    const { reading, drafts } = await draftsOf(saved(await lacking(name, key)));
    const posts = drafts.filter(({ id }) => id !== null).length;
    expect(readFileSync(fixtureFile(name), 'utf8')).toContain(key);
    expect([whole.flaws['untold-readers'], reading.flaws['untold-readers']]).toEqual([undefined, name.startsWith('tiktok/') ? 2 : posts]);
    expect(reading.notes.join()).toContain('whether they were for everyone cannot be told');
  });
});
