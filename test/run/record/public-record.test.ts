import { expect, test } from 'vitest';
import type { Manifest } from '../../../src/run/record/manifest.ts';
import { publicRecord } from '../../../src/run/record/public-record.ts';
import type { Stage } from '../../../src/run/stage.ts';
import { defaultSettings } from '../../../src/settings/settings.ts';

const report: Stage = {
  name: 'report',
  reads: ['posts', 'labels'],
  writes: [],
  settings: [],
  load: async () => async () => {},
};

test('what a report says it is made from is the same whether the stages ran just now or in an earlier run', async () => {
  const outputs = (name: string) => ({ [name]: { sha256: name } });
  const stages = {
    ingest: { code: 'i', settings: 's', inputs: { 'chat.csv': 'x' }, outputs: { ...outputs('posts'), ...outputs('links') } },
    classify: { code: 'c', settings: 's', inputs: { posts: 'posts', links: 'links' }, outputs: outputs('labels') },
  };
  const manifest = (order: Manifest['stages']): Manifest => ({ staffroom: '1', node: '20', stages: order, releases: {} });
  const inOrder = manifest(stages);
  const fromDisk = manifest({
    classify: { ...stages.classify, inputs: { links: 'links', posts: 'posts' } },
    ingest: { ...stages.ingest, outputs: { ...outputs('links'), ...outputs('posts') } },
  });
  const [now, then] = await Promise.all([inOrder, fromDisk].map((one) => publicRecord(report, 'r', defaultSettings(), one)));
  expect(JSON.stringify(now)).toBe(JSON.stringify(then));
  expect(now?.stages.classify?.reads).toEqual(['links', 'posts']);
});

test('tables are in the record without their numbers of rows: how many posts or roles of few people are left would follow', async () => {
  const outputs = { labels: { sha256: 'a', rows: 302 }, roles: { sha256: 'b', rows: 2 }, links: { sha256: 'c' } };
  const manifest = { staffroom: '1', node: '20', stages: { ingest: { code: 'i', settings: 's', inputs: {}, outputs } }, releases: {} };
  expect((await publicRecord(report, 'r', defaultSettings(), manifest)).stages.ingest?.outputs).toEqual({
    labels: { sha256: 'a' },
    roles: { sha256: 'b' },
    links: { sha256: 'c' },
  });
});
