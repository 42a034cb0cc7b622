// biome-ignore-all lint/style/noNonNullAssertion: every index is below the length by construction

import { cores } from '../graph/cores.ts';
import { degree, type Graph, sizes, strength, withoutSelfTies } from '../graph/graph.ts';
import type { Unit } from '../schema/definition.ts';
import { assortativity } from './assortativity.ts';
import { pageRank } from './pagerank.ts';
import type { Network } from './structure.ts';
import type { Answers } from './threads.ts';

interface Meaning {
  readonly means: string;
  readonly unit: Unit;
  readonly formula: string;
  /** What was chosen among rival definitions. */
  readonly choice: string;
  /** Author, year, DOI or address; null for a plain count. */
  readonly reference: string | null;
}

/** A measure of every person; NaN where it is not known. */
export interface PersonMeasure extends Meaning {
  readonly of: 'person';
  values(network: Network): ArrayLike<number>;
}

/** A measure of the whole network; null where it is not defined. */
export interface NetworkMeasure extends Meaning {
  readonly of: 'network';
  value(network: Network, answers: Answers): number | null;
}

const freeman = 'Freeman 1978, doi:10.1016/0378-8733(78)90021-7';
const wasserman = 'Wasserman & Faust 1994, doi:10.1017/CBO9780511815478';

const coreAndPeriphery =
  'directions, weights and self-ties disregarded; contacts between core and periphery count on neither side; people with as many contacts are in the core together or not at all; who is in the core follows from the numbers of contacts alone, so that a network that is random but for these has as clear a one (Kojaku & Masuda 2018)';
const borgatti =
  'Borgatti & Everett 2000, doi:10.1016/S0378-8733(99)00019-2; Lip 2011, arXiv:1102.5511; Kojaku & Masuda 2018, doi:10.1088/1367-2630/aab547';

const centralised =
  'without self-ties, as sna::centralization and igraph::centr_degree(loops = FALSE) have it (with loops the divisor is n · (n − 1)); no random network that keeps the numbers of ties has another; reports do not tell it, since with people and ties it says how many the busiest person has';

/** Degree centralisation of those with ties in the direction of the graph; null for fewer than two people. */
function centralisation(graph: Graph): number | null {
  const degrees = degree(withoutSelfTies(graph));
  const most = degrees.reduce((a, b) => Math.max(a, b), 0);
  return graph.n < 2 ? null : degrees.reduce((sum, value) => sum + most - value, 0) / (graph.n - 1) ** 2;
}

/** How random networks are made, and how many. */
export const randomNetworks =
  'ties of random people of one platform change ends, ten times a tie; 50 networks up to 10,000 ties, 20 up to 50,000, 5 up to 100,000 (with Student’s t where there are fewer than 39), none beyond';

/** All measures by name. To add one is to add an entry. */
export const measures: Readonly<Record<string, PersonMeasure | NetworkMeasure>> = {
  inDegree: {
    of: 'person',
    means: 'How many people turned to this person: answered, mentioned, tagged, passed on or quoted them',
    unit: 'count',
    formula: 'number of sources j with w(j→i) > 0',
    choice: 'a person counts once, however often and in whichever way they interact; a self-tie counts as one where self-ties are kept',
    reference: freeman,
    values: ({ reversed }) => degree(reversed),
  },
  outDegree: {
    of: 'person',
    means: 'How many people this person turned to: answered, mentioned, tagged, passed on or quoted',
    unit: 'count',
    formula: 'number of targets j with w(i→j) > 0',
    choice: 'a person counts once, however often and in whichever way they interact; a self-tie counts as one where self-ties are kept',
    reference: freeman,
    values: ({ graph }) => degree(graph),
  },
  inStrength: {
    of: 'person',
    means: 'How often others turned to this person: answered, mentioned, tagged, passed on or quoted them',
    unit: 'count',
    formula: 'sum of w(j→i) over j',
    choice: 'all kinds of interaction weigh the same',
    reference: 'Barrat, Barthélemy, Pastor-Satorras & Vespignani 2004, doi:10.1073/pnas.0400087101',
    values: ({ reversed }) => strength(reversed),
  },
  outStrength: {
    of: 'person',
    means: 'How often this person turned to others: answered, mentioned, tagged, passed on or quoted them',
    unit: 'count',
    formula: 'sum of w(i→j) over j',
    choice: 'all kinds of interaction weigh the same',
    reference: 'Barrat, Barthélemy, Pastor-Satorras & Vespignani 2004, doi:10.1073/pnas.0400087101',
    values: ({ graph }) => strength(graph),
  },
  pageRank: {
    of: 'person',
    means: 'How much attention reaches this person, where attention from people who receive much of it counts more; shares of 1',
    unit: 'value',
    formula: 'r(i) = 0.15 / n + 0.85 · Σ r(j) · w(j→i) / outStrength(j); people without ties of their own pass theirs on to all',
    choice: 'weighted, damping 0.85, stops when the ranks change by less than 1e-9 in sum',
    reference: 'Page, Brin, Motwani & Winograd 1999, http://ilpubs.stanford.edu:8090/422/',
    values: ({ graph, reversed }) => pageRank(graph, { back: reversed }),
  },
  betweenness: {
    of: 'person',
    means: 'How often this person stands on the shortest path between two others: a bridge',
    unit: 'value',
    formula: 'share of pairs of others whose shortest paths lead through i, paths of equal length sharing the pair',
    choice:
      'directions and weights disregarded: a conversation carries both ways; exact up to 5,000 people, beyond from 50 to 1,000 people chosen at random (the error bound is given)',
    reference: 'Freeman 1977, doi:10.2307/3033543; Brandes & Pich 2007, doi:10.1142/S0218127407018403',
    values: ({ paths }) => paths.betweenness,
  },
  closeness: {
    of: 'person',
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
    of: 'person',
    means: 'The largest k for which this person belongs to a group where everybody has k contacts within the group',
    unit: 'value',
    formula: 'core number',
    choice: 'directions, weights and self-ties disregarded',
    reference: 'Seidman 1983, doi:10.1016/0378-8733(83)90028-X',
    values: ({ undirected }) => cores(undirected),
  },
  clustering: {
    of: 'person',
    means: 'How many of this person’s contacts are in contact with each other',
    unit: 'value',
    formula: 'pairs of contacts with a tie / pairs of contacts',
    choice: 'directions, weights and self-ties disregarded; 0 for people with fewer than two contacts',
    reference: 'Watts & Strogatz 1998, doi:10.1038/30918',
    values: ({ triads }) => triads.clustering,
  },
  people: {
    of: 'network',
    means: 'People with at least one tie',
    unit: 'count',
    formula: 'n',
    choice: 'people who posted but neither gave nor took a tie are not part of the network',
    reference: null,
    value: ({ graph }) => graph.n,
  },
  ties: {
    of: 'network',
    means: 'Ordered pairs of people with at least one interaction',
    unit: 'count',
    formula: 'm',
    choice: 'ties of several kinds from one person to another count once here; the table of ties has a row for each kind',
    reference: null,
    value: ({ graph }) => graph.targets.length,
  },
  interactions: {
    of: 'network',
    means: 'Replies, comments, mentions, tags, reposts and quotes behind the ties',
    unit: 'count',
    formula: 'sum of all w(i→j)',
    choice:
      'one interaction counts once: a person who is answered or quoted is not also counted as mentioned; a row of an edge list counts as often as its weight says, and from both sides where it is undirected',
    reference: null,
    value: ({ graph }) => strength(graph).reduce((sum, value) => sum + value, 0),
  },
  density: {
    of: 'network',
    means: 'Share of all possible ties that exist',
    unit: 'share',
    formula: 'ties / (n · (n − 1))',
    choice: 'directed, without self-ties; not defined for fewer than two people',
    reference: wasserman,
    value: ({ graph, dyads }) => (graph.n < 2 ? null : (dyads.connected + dyads.mutual) / (graph.n * (graph.n - 1))),
  },
  reciprocity: {
    of: 'network',
    means: 'Share of connected pairs of people where each acted upon the other',
    unit: 'share',
    formula: 'mutual pairs / connected pairs',
    choice:
      'pairs are counted, not ties (the share of ties that are returned is larger: 2M / (2M + A)); self-ties are left out, weights and kinds disregarded',
    reference: wasserman,
    value: ({ dyads }) => (dyads.connected === 0 ? null : dyads.mutual / dyads.connected),
  },
  returnedTies: {
    of: 'network',
    means: 'Share of ties that are returned',
    unit: 'share',
    formula: '2 · mutual pairs / (connected pairs + mutual pairs)',
    choice: 'what igraph and networkx call reciprocity; given beside the share of pairs because studies report either',
    reference: 'Newman, Forrest & Balthrop 2002, doi:10.1103/PhysRevE.66.035101',
    value: ({ dyads }) => (dyads.connected === 0 ? null : (2 * dyads.mutual) / (dyads.connected + dyads.mutual)),
  },
  returnedByChance: {
    of: 'network',
    means: 'Share of ties that would be returned by chance',
    unit: 'share',
    formula: 'mean of returned ties over random networks',
    choice: `everybody keeps the numbers of those they turn to and of those who turn to them; ${randomNetworks}`,
    reference: 'Holland & Leinhardt 1981, doi:10.1080/01621459.1981.10477598',
    value: ({ beyondChance }) => beyondChance.returned?.mean ?? null,
  },
  returnedP: {
    of: 'network',
    means: 'How likely chance alone is to give a share of returned ties as far from that, above or below',
    unit: 'value',
    formula: 'share of random networks, this one included, as far on its side, doubled',
    choice: `${randomNetworks}; where p is counted it cannot be below 2 / (networks + 1): 0.039 with 50`,
    reference: 'Phipson & Smyth 2010, doi:10.2202/1544-6115.1585',
    value: ({ beyondChance }) => beyondChance.returned?.p ?? null,
  },
  components: {
    of: 'network',
    means: 'Parts of the network without any tie between them',
    unit: 'value',
    formula: 'number of weakly connected components',
    choice: 'directions disregarded',
    reference: wasserman,
    value: ({ components }) => components.count,
  },
  largestComponent: {
    of: 'network',
    means: 'Share of the people who are in the largest part',
    unit: 'share',
    formula: 'largest component / n',
    choice: 'directions disregarded',
    reference: wasserman,
    value: ({ graph, components }) => (graph.n === 0 ? null : sizes(components).reduce((a, b) => Math.max(a, b), 0) / graph.n),
  },
  transitivity: {
    of: 'network',
    means: 'How often two people who share a contact are in contact themselves',
    unit: 'value',
    formula: '3 · triangles / connected triples',
    choice: 'of the whole network rather than the mean over people; directions, weights and self-ties disregarded',
    reference: 'Newman, Watts & Strogatz 2002, doi:10.1073/pnas.012582999',
    value: ({ triads }) => (triads.triples === 0 ? null : (3 * triads.triangles) / triads.triples),
  },
  transitivityByChance: {
    of: 'network',
    means: 'What transitivity would be by chance',
    unit: 'value',
    formula: 'mean of transitivity over random networks',
    choice: `everybody keeps the number of their contacts, directions disregarded; ${randomNetworks}`,
    reference: 'Maslov & Sneppen 2002, doi:10.1126/science.1065103',
    value: ({ beyondChance }) => beyondChance.closed?.mean ?? null,
  },
  transitivityP: {
    of: 'network',
    means: 'How likely chance alone is to give a transitivity as far from that, above or below',
    unit: 'value',
    formula: 'share of random networks, this one included, as far on its side, doubled',
    choice: `${randomNetworks}; where p is counted it cannot be below 2 / (networks + 1): 0.039 with 50`,
    reference: 'Phipson & Smyth 2010, doi:10.2202/1544-6115.1585',
    value: ({ beyondChance }) => beyondChance.closed?.p ?? null,
  },
  meanClustering: {
    of: 'network',
    means: 'Mean share of a person’s contacts that are in contact with each other',
    unit: 'value',
    formula: 'mean of clustering over people',
    choice:
      'people with fewer than two contacts count as 0, as in networkx; gives people with few contacts more weight than transitivity does',
    reference: 'Watts & Strogatz 1998, doi:10.1038/30918',
    value: ({ graph, triads }) => (graph.n === 0 ? null : triads.clustering.reduce((sum, value) => sum + value, 0) / graph.n),
  },
  meanDistance: {
    of: 'network',
    means: 'Mean number of steps between two people',
    unit: 'value',
    formula: 'mean shortest distance over connected pairs',
    choice: 'directions and weights disregarded, pairs without a path left out; sampled as betweenness',
    reference: 'Watts & Strogatz 1998, doi:10.1038/30918',
    value: ({ paths }) => paths.mean,
  },
  diameter: {
    of: 'network',
    means: 'Number of steps between the two people farthest apart',
    unit: 'value',
    formula: 'largest shortest distance over connected pairs',
    choice: 'directions and weights disregarded; sampled as betweenness: beyond 5,000 people the largest found, which may be too small',
    reference: wasserman,
    value: ({ graph, paths }) => (graph.n === 0 ? null : paths.longest),
  },
  pathSources: {
    of: 'network',
    means: 'People from whom shortest paths were followed',
    unit: 'count',
    formula: 'all people up to 5,000, a random part beyond',
    choice: 'betweenness, closeness, mean distance and diameter are exact where this is the number of people',
    reference: 'Brandes & Pich 2007, doi:10.1142/S0218127407018403',
    value: ({ paths }) => paths.sources,
  },
  assortativity: {
    of: 'network',
    means: 'Whether people with many contacts are in contact with others who have many (above 0) or few (below 0)',
    unit: 'value',
    formula: 'correlation of the number of contacts over the two ends of all ties',
    choice: 'directions, weights and self-ties disregarded; not defined where all have equally many contacts',
    reference: 'Newman 2002, doi:10.1103/PhysRevLett.89.208701',
    value: ({ undirected }) => {
      const plain = withoutSelfTies(undirected);
      return assortativity(plain, degree(plain));
    },
  },
  inCentralisation: {
    of: 'network',
    means:
      'How far all attention goes to one person: 1 where everybody turns to the same one and to nobody else, 0 where all are turned to alike',
    unit: 'value',
    formula: 'Σ over people of (largest inDegree − inDegree) / (n − 1)²',
    choice: centralised,
    reference: freeman,
    value: ({ reversed }) => centralisation(reversed),
  },
  outCentralisation: {
    of: 'network',
    means:
      'How far one person does all the turning: 1 where one turns to everybody and nobody else to anybody, 0 where all turn to as many',
    unit: 'value',
    formula: 'Σ over people of (largest outDegree − outDegree) / (n − 1)²',
    choice: centralised,
    reference: freeman,
    value: ({ graph }) => centralisation(graph),
  },
  coreSize: {
    of: 'network',
    means: 'People in the core, where the network is parted into a core whose people are in contact and a periphery whose are not',
    unit: 'count',
    formula: 'the core with fewest errors: contacts lacking within it, and contacts within the periphery',
    choice: coreAndPeriphery,
    reference: borgatti,
    value: ({ corePeriphery: found }) => found?.size ?? null,
  },
  coreDensity: {
    of: 'network',
    means: 'Share of the possible contacts within the core that exist',
    unit: 'share',
    formula: 'pairs of the core in contact / pairs of the core',
    choice: coreAndPeriphery,
    reference: borgatti,
    value: ({ corePeriphery: found }) => found?.core ?? null,
  },
  peripheryDensity: {
    of: 'network',
    means: 'Share of the possible contacts within the periphery that exist',
    unit: 'share',
    formula: 'pairs of the periphery in contact / pairs of the periphery',
    choice: coreAndPeriphery,
    reference: borgatti,
    value: ({ corePeriphery: found }) => found?.periphery ?? null,
  },
  coreFit: {
    of: 'network',
    means: 'How near the network is to an ideal core and periphery: 1 where all of the core and none of the periphery are in contact',
    unit: 'value',
    formula: 'φ over pairs within core or periphery, of being in contact and being in the core',
    choice: coreAndPeriphery,
    reference: borgatti,
    value: ({ corePeriphery: found }) => found?.fit ?? null,
  },
  pathError: {
    of: 'network',
    means: 'How far a sampled betweenness of a person may lie from the exact one, with 95% certainty',
    unit: 'value',
    formula: '√(ln(2 / 0.05) / (2 · people whose paths were followed)); 0 where these are all',
    choice: 'for each person by itself, by Hoeffding’s inequality; most values are far nearer',
    reference: 'Hoeffding 1963, doi:10.1080/01621459.1963.10500830; Brandes & Pich 2007, doi:10.1142/S0218127407018403',
    value: ({ graph, paths }) => (paths.sources >= graph.n ? 0 : Math.sqrt(Math.log(2 / 0.05) / (2 * paths.sources))),
  },
  answers: {
    of: 'network',
    means: 'Posts that answer another post',
    unit: 'count',
    formula: 'posts with a post answered, or a first post of their thread, other than themselves',
    choice: 'people without ties and deleted people included',
    reference: null,
    value: (_, { answers }) => answers,
  },
  answersToMissing: {
    of: 'network',
    means: 'Answers to a post that is not in the study',
    unit: 'count',
    formula: 'answers whose answered post has no row among the posts',
    choice: 'the missing post stands in its conversation as a gap that holds its answers together',
    reference: null,
    value: (_, { toMissing }) => toMissing,
  },
  answersToThemselves: {
    of: 'network',
    means: 'Posts that are said to answer themselves',
    unit: 'count',
    formula: 'posts with replyTo = post',
    choice: 'they begin a conversation instead',
    reference: null,
    value: (_, { toThemselves }) => toThemselves,
  },
  answersInCircles: {
    of: 'network',
    means: 'Posts whose chain of answers leads into a circle',
    unit: 'count',
    formula: 'posts without a first post',
    choice: 'they stand in no conversation',
    reference: null,
    value: (_, { inCircles }) => inCircles,
  },
};
