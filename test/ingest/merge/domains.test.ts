import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Database } from '../../../src/database/database.ts';
import { hostOf, writeDomains } from '../../../src/ingest/merge/domains.ts';
import { registeredDomain } from '../../../src/text/addresses.ts';

async function hostsOf(urls: readonly string[]): Promise<string[]> {
  const db = await Database.open();
  try {
    await db.keep('addresses', { url: urls });
    return (await db.rows<{ host: string }>(`SELECT ${hostOf('url')} AS host FROM addresses`)).map(({ host }) => host);
  } finally {
    db.close();
  }
}

test('the host of an address gives the registered domain of the address', async () => {
  const label = fc.stringMatching(/^[A-Za-z0-9_.@:é-]{1,8}$/);
  const rest = fc.stringMatching(/^[/?#:@\\%.A-Za-z0-9 ]{0,12}$/);
  const ending = fc.constantFrom('.org', '.co.uk', '.blogspot.com', '.github.io', '.ck', '', '.', '.онлайн', ':80', ':x', '@example.org');
  const scheme = fc.constantFrom('http://', 'https://', 'HTTP://', 'ftp://', 'https:/', '');
  const urls = fc.sample(
    fc.tuple(scheme, label, ending, rest).map((parts) => parts.join('')),
    { numRuns: 4000, seed: 7 },
  );
  const hosts = await hostsOf(urls);
  expect(hosts.some((host, i) => host !== urls[i])).toBe(true);
  expect(hosts.map(registeredDomain)).toEqual(urls.map(registeredDomain));
});

test('writeDomains looks every host up once', async () => {
  const db = await Database.open();
  await db.run(`CREATE TABLE t AS SELECT ['https://www.example.org/a', 'https://www.example.org/b?c', 'mailto:x'] AS links`);
  await writeDomains(db, 't');
  expect(await db.rows('SELECT host, domain FROM domains ORDER BY host')).toEqual([
    { host: 'https://www.example.org', domain: 'example.org' },
    { host: 'mailto:x', domain: null },
  ]);
  db.close();
});
