import fc from 'fast-check';
import Graph from 'graphology';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { csvLine } from '../../../src/communities/exports/csv.ts';
import { gexf } from '../../../src/communities/exports/gexf.ts';
import { graphml } from '../../../src/communities/exports/graphml.ts';
import { json } from '../../../src/communities/exports/json.ts';
import { type FileEdge, type NetworkFile, type NetworkFormat, whole } from '../../../src/communities/exports/network-file.ts';
import { pajek } from '../../../src/communities/exports/pajek.ts';
import { below, type Element, readXml } from './read-xml.ts';

type Network = NetworkFile & { readonly edges: readonly FileEdge[] };

/** A network with everything that breaks files: hostile names, control characters, emoji, a column called type. */
const hostile: Network = {
  nodeColumns: [
    { name: 'type', type: 'text' },
    { name: 'community', type: 'integer' },
  ],
  edgeColumns: [
    { name: 'type', type: 'text' },
    { name: 'source', type: 'number' },
  ],
  nodes: [
    { id: 'a"b<c>&\'', values: ['one\u0008two\n\ttab', 1], at: { x: -500, y: 12.5 } },
    { id: '🍎 é', values: [null, 2], at: null },
    { id: 'ש', values: ['\ud800 lone ]]> \uffff', null], at: { x: 0, y: 0 } },
  ],
  edges: [
    { source: 'a"b<c>&\'', target: '🍎 é', weight: 2, values: ['reply', 0.5] },
    { source: 'ש', target: 'ש', weight: 1, values: [null, null] },
  ],
};

const text = (format: NetworkFormat, network: Network) => [...whole(format, network, network.edges)].join('');
const clean = (value: string) => value.replaceAll(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '');

function xmlValues(
  root: Element,
  kind: string,
  cell: string,
  keyOf: (element: Element) => string | undefined,
  textOf: (element: Element) => string | undefined,
) {
  return below(root, kind).map((element) => Object.fromEntries(below(element, cell).map((e) => [keyOf(e), textOf(e)])));
}

describe('gexf(network)', () => {
  const root = readXml(text(gexf, hostile));

  test('is version 1.3, holds every node and tie, and its attributes meet no name of the format', () => {
    expect(root.attributes).toMatchObject({ version: '1.3', xmlns: 'http://gexf.net/1.3' });
    expect(below(root, 'node').map(({ attributes }) => attributes.id)).toEqual(hostile.nodes.map(({ id }) => id));
    expect(below(root, 'edge').map(({ attributes: { source, target, weight } }) => [source, target, Number(weight)])).toEqual(
      hostile.edges.map(({ source, target, weight }) => [source, target, weight]),
    );
    expect(below(root, 'edge').some(({ attributes }) => 'type' in attributes)).toBe(false);
    expect(below(root, 'attribute').map(({ attributes }) => [attributes.id, attributes.title])).toEqual([
      ['n0', 'type'],
      ['n1', 'community'],
      ['e0', 'type'],
      ['e1', 'source'],
    ]);
  });

  test('keeps line ends and tabs of values, leaves out what XML forbids, and has no cell for what is not known', () => {
    const values = xmlValues(
      root,
      'node',
      'attvalue',
      (e) => e.attributes.for,
      (e) => e.attributes.value,
    );
    expect(values).toEqual([{ n0: 'onetwo\n\ttab', n1: '1' }, { n1: '2' }, { n0: ' lone ]]> ' }]);
    expect(below(root, 'viz:position').map(({ attributes: { x, y } }) => [x, y])).toEqual([
      ['-500', '-12.5'],
      ['0', '0'],
    ]);
  });
});

test('graphml(network) holds every node, tie, value and position', () => {
  const root = readXml(text(graphml, hostile));
  expect(below(root, 'node').map(({ attributes }) => attributes.id)).toEqual(hostile.nodes.map(({ id }) => id));
  const names = Object.fromEntries(below(root, 'key').map(({ attributes }) => [attributes.id, attributes['attr.name']]));
  const cells = (kind: string) =>
    xmlValues(
      root,
      kind,
      'data',
      (e) => names[e.attributes.key as string],
      (e) => e.text,
    );
  expect(cells('node')).toEqual([
    { type: 'onetwo\n\ttab', community: '1', x: '-500', y: '12.5' },
    { community: '2' },
    { type: ' lone ]]> ', x: '0', y: '0' },
  ]);
  expect(cells('edge')).toEqual([{ weight: '2', type: 'reply', source: '0.5' }, { weight: '1' }]);
});

test('pajek(network) numbers people from 1, draws them in the unit square and keeps every arc with its weight', () => {
  const lines = text(pajek, hostile).trimEnd().split('\n');
  expect(lines).toEqual([
    '*Vertices 3',
    '1 "a\'b<c>&\'" 0.0000 0.0250 0.5000',
    '2 "🍎 é" 0.0000 0.0000 0.5000',
    '3 "ש" 1.0000 0.0000 0.5000',
    '*Arcs',
    '1 2 2',
    '3 3 1',
  ]);
});

test('json(network) is what graphology imports', () => {
  const graph = Graph.from(JSON.parse(text(json, hostile)));
  expect([graph.order, graph.size, graph.type]).toEqual([3, 2, 'directed']);
  expect(graph.getNodeAttributes('a"b<c>&\'')).toEqual({ type: 'one\u0008two\n\ttab', community: 1, x: -500, y: 12.5 });
  expect(graph.getNodeAttributes('🍎 é')).toEqual({ community: 2 });
  expect(graph.getEdgeAttributes('a"b<c>&\'-🍎 é')).toEqual({ weight: 2, type: 'reply', source: 0.5 });
});

test('csvLine(cells) gives back every cell, formulas disarmed', () => {
  const line = csvLine(['a,b', 'say "hi"\r\nthere', null, -1.5, '=1+1', '＝1', true]);
  expect(Papa.parse(line.trimEnd()).data).toEqual([['a,b', 'say "hi"\r\nthere', '', '-1.5', "'=1+1", "'＝1", 'true']]);
});

test('gexf and graphml are well-formed whatever the names and values', () => {
  const any = fc.string({ unit: 'binary', maxLength: 8 });
  fc.assert(
    fc.property(fc.uniqueArray(any, { minLength: 1, maxLength: 5, selector: clean }), any, any, (ids, column, value) => {
      const network: Network = {
        nodeColumns: [{ name: column, type: 'text' }],
        edgeColumns: [{ name: column, type: 'text' }],
        nodes: ids.map((id) => ({ id, values: [value], at: null })),
        edges: ids.map((id) => ({ source: id, target: ids[0] as string, weight: 1, values: [value] })),
      };
      const [one, other] = [readXml(text(gexf, network)), readXml(text(graphml, network))];
      expect(below(one, 'node').map(({ attributes }) => attributes.id)).toEqual(ids.map(clean));
      expect(below(one, 'attvalue')[0]?.attributes.value).toBe(clean(value));
      expect(below(other, 'data')[0]?.text).toBe(clean(value));
    }),
  );
});
