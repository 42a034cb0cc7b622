// biome-ignore-all lint/style/noNonNullAssertion: every index is below the length by construction

import { cores } from '../../graph/cores.ts';
import { degree, strength } from '../../graph/graph.ts';
import { sizes } from '../../graph/groups.ts';
import { pageRank } from '../pagerank.ts';
import { freeman, type PersonMeasure, wasserman, watts } from './measure.ts';

/** What is measured of every person, by name. To add one is to add an entry. */
export const personMeasures: Readonly<Record<string, PersonMeasure>> = {
  inDegree: {
    title: 'People who turned to them',
    means: 'How many people turned to this person: answered, mentioned, tagged, passed on or quoted them',
    unit: 'count',
    formula: 'number of sources j with w(j→i) > 0',
    choice: 'a person counts once, however often and in whichever way they interact; a self-tie counts as one where self-ties are kept',
    reference: freeman,
    values: ({ reversed }) => degree(reversed),
  },
  outDegree: {
    title: 'People they turned to',
    means: 'How many people this person turned to: answered, mentioned, tagged, passed on or quoted',
    unit: 'count',
    formula: 'number of targets j with w(i→j) > 0',
    choice: 'a person counts once, however often and in whichever way they interact; a self-tie counts as one where self-ties are kept',
    reference: freeman,
    values: ({ graph }) => degree(graph),
  },
  inStrength: {
    title: 'Interactions received',
    means: 'How often others turned to this person: answered, mentioned, tagged, passed on or quoted them',
    unit: 'count',
    formula: 'sum of w(j→i) over j',
    choice: 'all kinds of interaction weigh the same',
    reference: 'Barrat, Barthélemy, Pastor-Satorras & Vespignani 2004, doi:10.1073/pnas.0400087101',
    values: ({ reversed }) => strength(reversed),
  },
  outStrength: {
    title: 'Interactions made',
    means: 'How often this person turned to others: answered, mentioned, tagged, passed on or quoted them',
    unit: 'count',
    formula: 'sum of w(i→j) over j',
    choice: 'all kinds of interaction weigh the same',
    reference: 'Barrat, Barthélemy, Pastor-Satorras & Vespignani 2004, doi:10.1073/pnas.0400087101',
    values: ({ graph }) => strength(graph),
  },
  pageRank: {
    title: 'PageRank',
    means: 'How much attention reaches this person, where attention from people who receive much of it counts more; shares of 1',
    unit: 'value',
    formula: 'r(i) = 0.15 / n + 0.85 · Σ r(j) · w(j→i) / outStrength(j); people without ties of their own pass theirs on to all',
    choice: 'weighted, damping 0.85, stops when the ranks change by less than 1e-9 in sum',
    reference: 'Page, Brin, Motwani & Winograd 1999, http://ilpubs.stanford.edu:8090/422/',
    values: ({ graph, reversed }) => pageRank(graph, { back: reversed }),
  },
  betweenness: {
    title: 'Betweenness',
    means: 'How often this person stands on the shortest path between two others: a bridge',
    unit: 'value',
    formula: 'share of pairs of others whose shortest paths lead through i, paths of equal length sharing the pair',
    choice:
      'directions and weights disregarded: a conversation carries both ways; exact up to 5,000 people, beyond from 50 to 1,000 people chosen at random (the error bound is given)',
    reference: 'Freeman 1977, doi:10.2307/3033543; Brandes & Pich 2007, doi:10.1142/S0218127407018403',
    values: ({ paths }) => paths.betweenness,
  },
  closeness: {
    title: 'Closeness',
    means: 'How near this person is to the others',
    unit: 'value',
    formula: '(others reached / (n − 1)) / mean distance to them',
    choice:
      'directions and weights disregarded; in a network of several parts the share that can be reached counts too; sampled as betweenness',
    reference: `${wasserman}; Eppstein & Wang 2004, doi:10.7155/jgaa.00081`,
    values: ({ graph, paths, components }) => {
      const size = sizes(components);
      return paths.distance.map((distance, i) => (size[components.of[i]!]! - 1) / (graph.n - 1) / distance);
    },
  },
  core: {
    title: 'Core number',
    means: 'The largest k for which this person belongs to a group where everybody has k contacts within the group',
    unit: 'value',
    formula: 'core number',
    choice: 'directions, weights and self-ties disregarded',
    reference: 'Seidman 1983, doi:10.1016/0378-8733(83)90028-X',
    values: ({ undirected }) => cores(undirected),
  },
  clustering: {
    title: 'Clustering',
    means: 'How many of this person’s contacts are in contact with each other',
    unit: 'value',
    formula: 'pairs of contacts with a tie / pairs of contacts',
    choice: 'directions, weights and self-ties disregarded; 0 for people with fewer than two contacts',
    reference: watts,
    values: ({ triads }) => triads.clustering,
  },
};
