import Papa from 'papaparse';
import { beforeAll, describe, expect, test } from 'vitest';
import { inventedStudy } from '../invented-study.ts';
import { rendered } from '../rendered.ts';

let files: Map<string, string>;

beforeAll(async () => {
  files = await rendered(inventedStudy(600), { title: 'An invented study' });
});

describe('the metadata beside the report', () => {
  type Entity = Readonly<Record<string, unknown>> & { '@id': string; '@type': string | string[] };
  const graph = () => (JSON.parse(files.get('ro-crate-metadata.json') ?? '{}') as { '@graph': Entity[] })['@graph'];
  const ofType = (type: string) => graph().filter((entity) => [entity['@type']].flat().includes(type));

  // As rocrate-validator 0.13 asks of RO-Crate 1.2 and Process Run Crate 0.5; it needs a network, and is not run here.
  test('is an RO-Crate whose every reference leads to an entity, every file of the report among its parts', () => {
    const ids = new Set(graph().map((entity) => entity['@id']));
    expect(ids.size).toBe(graph().length);
    const references = JSON.stringify(graph()).match(/\{"@id":"[^"]*"\}/g) ?? [];
    expect(
      references.map((text) => JSON.parse(text)['@id']).filter((id) => !ids.has(id) && !id.startsWith('https://w3id.org/ro/')),
    ).toEqual([]);
    const parts = ofType('File').map((entity) => entity['@id']);
    expect(parts.sort()).toEqual([...files.keys()].filter((name) => name !== 'ro-crate-metadata.json').sort());
  });
  test('describes every file, the licence and the software, which has an address of its own and one version', () => {
    for (const entity of [...ofType('File'), ...ofType('Dataset'), ...ofType('SoftwareApplication')])
      expect(entity, entity['@id']).toMatchObject({ name: expect.stringMatching(/\S/), description: expect.stringMatching(/\S/) });
    for (const entity of ofType('SoftwareApplication')) {
      expect(entity['@id']).toMatch(/^(?:https:|ni:\/\/\/sha-256;[\w-]{43}$)/);
      expect(entity).toMatchObject({ url: entity['@id'], version: expect.any(String) });
      expect(entity).not.toHaveProperty('softwareVersion');
    }
    expect(ofType('Profile').map((entity) => entity['@id'])).toEqual(['https://w3id.org/ro/wfrun/process/0.5']);
    const [license] = graph().flatMap((entity) => (entity['@id'] === './' ? [entity.license as Entity] : []));
    expect(graph().find((entity) => entity['@id'] === license?.['@id'])).toHaveProperty('description');
  });
  test('writes a property of one value as that value, not as a list of one', () => {
    for (const entity of graph())
      for (const [name, value] of Object.entries(entity))
        if (Array.isArray(value) && name !== 'hasPart' && name !== 'mentions')
          expect(value.length, `${entity['@id']} ${name}`).toBeGreaterThan(1);
  });

  // As frictionless 5.21 asks of a data package: it found nothing to mend.
  test('is a data package whose tables have the columns and the kinds of values it says', () => {
    const { resources } = JSON.parse(files.get('datapackage.json') ?? '{}') as {
      resources: { name: string; path: string; schema: { fields: { name: string; type: string }[] } }[];
    };
    expect(resources.map(({ path }) => path).sort()).toEqual([...files.keys()].filter((name) => /^tables\/.*\.csv$/.test(name)).sort());
    for (const { name, path, schema } of resources) {
      expect(name).toMatch(/^[a-z0-9][a-z0-9._-]*$/);
      const { data, meta } = Papa.parse<Record<string, string>>(files.get(path)?.replace(/^\ufeff/, '') ?? '', {
        header: true,
        skipEmptyLines: true,
      });
      expect(schema.fields.map((field) => field.name)).toEqual(meta.fields);
      for (const { name: column, type } of schema.fields)
        for (const row of data)
          if (row[column] !== '' && (type === 'number' || type === 'integer'))
            expect(Number(row[column]), `${path} ${column}`).not.toBeNaN();
    }
  });
});
