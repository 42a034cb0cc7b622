import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../../src/ingest/format.ts';
import { instagramDownload, instagramDownloadOwner, mended } from '../../../../src/ingest/formats/instagram/instagram-download.ts';
import { fixture, UTC } from '../found.ts';

const records: JsonObject[] = JSON.parse(fixture('instagram-download/posts_1.json'));
const found = records.flatMap((record) => [...instagramDownload.read(record, UTC)]);

describe('instagramDownload', () => {
  it('reads posts of one picture and of several, their broken letters mended', () => {
    expect(records.every((record) => instagramDownload.looksLike(record))).toBe(true);
    expect(found).toMatchObject([
      { id: 'media/posts/202403/1.jpg', author: null, time: { ms: 1709632800_000 }, text: 'Café day 🎉 #Teacher' },
      { id: 'media/posts/202403/2.jpg', time: { ms: 1709632950_000 }, text: 'Two pictures – one caption' },
      { text: 'Already right: café — ok' },
      { code: 'unreadable-time' },
    ]);
  });

  it('takes no place of a picture', () => {
    expect(JSON.stringify(found)).not.toContain('latitude');
  });
});

describe('instagramDownloadOwner', () => {
  const value = (text: string) => ({ href: '', value: text, timestamp: 0 });
  const told = {
    Email: value('SECRET'),
    'Phone Number': value('SECRET'),
    Username: value('room12'),
    Name: value('CafÃ© 12'),
    Bio: value('Year 5'),
  };

  it('tells the name and self-description of the owner, and nothing else', () => {
    const record = { profile_user: [{ title: '', string_map_data: told }] };
    expect(instagramDownloadOwner.looksLike(record)).toBe(true);
    expect([...instagramDownloadOwner.read(record, UTC)]).toEqual([
      { account: { handle: 'room12', name: 'Café 12', bio: 'Year 5' }, on: 'instagram', owner: true },
    ]);
  });

  it('makes the owner the author of the posts', () => {
    const [post] = instagramDownload.read(records[0] as JsonObject, { ...UTC, owner: { handle: 'room12' } });
    expect(post).toMatchObject({ author: { handle: 'room12' } });
  });
});

describe('mended(text)', () => {
  it.each([
    ['CafÃ©', 'Café'],
    ['Café', 'Café'],
    ['plain', 'plain'],
    ['Ã© — both', 'Ã© — both'],
  ])('of %j is %j', (text, expected) => {
    expect(mended(text)).toBe(expected);
  });
});
