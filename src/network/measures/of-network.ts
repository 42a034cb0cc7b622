import { degree, type Graph, strength, withoutSelfTies } from '../../graph/graph.ts';
import { sizes } from '../../graph/groups.ts';
import { assortativity } from '../assortativity.ts';
import { freeman, type NetworkMeasure, wasserman, watts } from './measure.ts';

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

/** What is measured of the whole network, by name. To add one is to add an entry. */
export const networkMeasures: Readonly<Record<string, NetworkMeasure>> = {
  people: {
    title: 'People',
    means: 'People with at least one tie',
    unit: 'count',
    formula: 'n',
    choice: 'people who posted but neither gave nor took a tie are not part of the network',
    reference: null,
    value: ({ graph }) => graph.n,
  },
  ties: {
    title: 'Ties',
    means: 'Ordered pairs of people with at least one interaction',
    unit: 'count',
    formula: 'm',
    choice: 'ties of several kinds from one person to another count once here; the table of ties has a row for each kind',
    reference: null,
    value: ({ graph }) => graph.targets.length,
  },
  interactions: {
    title: 'Interactions',
    means: 'Replies, comments, mentions, tags, reposts and quotes behind the ties',
    unit: 'count',
    formula: 'sum of all w(i→j)',
    choice:
      'one interaction counts once: a person who is answered or quoted is not also counted as mentioned; a row of an edge list counts as often as its weight says, and from both sides where it is undirected',
    reference: null,
    value: ({ graph }) => strength(graph).reduce((sum, value) => sum + value, 0),
  },
  density: {
    title: 'Density',
    means: 'Share of all possible ties that exist',
    unit: 'share',
    formula: 'ties / (n · (n − 1))',
    choice: 'directed, without self-ties; not defined for fewer than two people',
    reference: wasserman,
    value: ({ graph, dyads }) => (graph.n < 2 ? null : (dyads.connected + dyads.mutual) / (graph.n * (graph.n - 1))),
  },
  reciprocity: {
    title: 'Reciprocity',
    means: 'Share of connected pairs of people where each acted upon the other',
    unit: 'share',
    formula: 'mutual pairs / connected pairs',
    choice:
      'pairs are counted, not ties (the share of ties that are returned is larger: 2M / (2M + A)); self-ties are left out, weights and kinds disregarded',
    reference: wasserman,
    value: ({ dyads }) => (dyads.connected === 0 ? null : dyads.mutual / dyads.connected),
  },
  returnedTies: {
    title: 'Returned ties',
    means: 'Share of ties that are returned',
    unit: 'share',
    formula: '2 · mutual pairs / (connected pairs + mutual pairs)',
    choice: 'what igraph and networkx call reciprocity; given beside the share of pairs because studies report either',
    reference: 'Newman, Forrest & Balthrop 2002, doi:10.1103/PhysRevE.66.035101',
    value: ({ dyads }) => (dyads.connected === 0 ? null : (2 * dyads.mutual) / (dyads.connected + dyads.mutual)),
  },
  returnedByChance: {
    title: 'Returned ties by chance',
    means: 'Share of ties that would be returned by chance',
    unit: 'share',
    formula: 'mean of returned ties over random networks',
    choice: `everybody keeps the numbers of those they turn to and of those who turn to them; ${randomNetworks}`,
    reference: 'Holland & Leinhardt 1981, doi:10.1080/01621459.1981.10477598',
    value: ({ beyondChance }) => beyondChance.returned?.mean ?? null,
  },
  returnedP: {
    title: 'Returned ties: p',
    means: 'How likely chance alone is to give a share of returned ties as far from that, above or below',
    unit: 'probability',
    formula: 'share of random networks, this one included, as far on its side, doubled',
    choice: `${randomNetworks}; where p is counted it cannot be below 2 / (networks + 1): 0.039 with 50`,
    reference: 'Phipson & Smyth 2010, doi:10.2202/1544-6115.1585',
    value: ({ beyondChance }) => beyondChance.returned?.p ?? null,
  },
  components: {
    title: 'Components',
    means: 'Parts of the network without any tie between them',
    unit: 'value',
    formula: 'number of weakly connected components',
    choice: 'directions disregarded',
    reference: wasserman,
    value: ({ components }) => components.count,
  },
  largestComponent: {
    title: 'Largest component',
    means: 'Share of the people who are in the largest part',
    unit: 'share',
    formula: 'largest component / n',
    choice: 'directions disregarded',
    reference: wasserman,
    value: ({ graph, components }) => (graph.n === 0 ? null : sizes(components).reduce((a, b) => Math.max(a, b), 0) / graph.n),
  },
  transitivity: {
    title: 'Transitivity',
    means: 'How often two people who share a contact are in contact themselves',
    unit: 'value',
    formula: '3 · triangles / connected triples',
    choice: 'of the whole network rather than the mean over people; directions, weights and self-ties disregarded',
    reference: 'Newman, Watts & Strogatz 2002, doi:10.1073/pnas.012582999',
    value: ({ triads }) => (triads.triples === 0 ? null : (3 * triads.triangles) / triads.triples),
  },
  transitivityByChance: {
    title: 'Transitivity by chance',
    means: 'What transitivity would be by chance',
    unit: 'value',
    formula: 'mean of transitivity over random networks',
    choice: `everybody keeps the number of their contacts, directions disregarded; ${randomNetworks}`,
    reference: 'Maslov & Sneppen 2002, doi:10.1126/science.1065103',
    value: ({ beyondChance }) => beyondChance.closed?.mean ?? null,
  },
  transitivityP: {
    title: 'Transitivity: p',
    means: 'How likely chance alone is to give a transitivity as far from that, above or below',
    unit: 'probability',
    formula: 'share of random networks, this one included, as far on its side, doubled',
    choice: `${randomNetworks}; where p is counted it cannot be below 2 / (networks + 1): 0.039 with 50`,
    reference: 'Phipson & Smyth 2010, doi:10.2202/1544-6115.1585',
    value: ({ beyondChance }) => beyondChance.closed?.p ?? null,
  },
  meanClustering: {
    title: 'Mean clustering',
    means: 'Mean share of a person’s contacts that are in contact with each other',
    unit: 'value',
    formula: 'mean of clustering over people',
    choice:
      'people with fewer than two contacts count as 0, as in networkx; gives people with few contacts more weight than transitivity does',
    reference: watts,
    value: ({ graph, triads }) => (graph.n === 0 ? null : triads.clustering.reduce((sum, value) => sum + value, 0) / graph.n),
  },
  meanDistance: {
    title: 'Mean distance',
    means: 'Mean number of steps between two people',
    unit: 'value',
    formula: 'mean shortest distance over connected pairs',
    choice: 'directions and weights disregarded, pairs without a path left out; sampled as betweenness',
    reference: watts,
    value: ({ paths }) => paths.mean,
  },
  diameter: {
    title: 'Diameter',
    means: 'Number of steps between the two people farthest apart',
    unit: 'value',
    formula: 'largest shortest distance over connected pairs',
    choice: 'directions and weights disregarded; sampled as betweenness: beyond 5,000 people the largest found, which may be too small',
    reference: wasserman,
    value: ({ graph, paths }) => (graph.n === 0 ? null : paths.longest),
  },
  pathSources: {
    title: 'People whose paths were followed',
    means: 'People from whom shortest paths were followed',
    unit: 'count',
    formula: 'all people up to 5,000, a random part beyond',
    choice: 'betweenness, closeness, mean distance and diameter are exact where this is the number of people',
    reference: 'Brandes & Pich 2007, doi:10.1142/S0218127407018403',
    value: ({ paths }) => paths.sources,
  },
  assortativity: {
    title: 'Degree assortativity',
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
    title: 'Centralisation of attention',
    means:
      'How far all attention goes to one person: 1 where everybody turns to the same one and to nobody else, 0 where all are turned to alike',
    unit: 'value',
    formula: 'Σ over people of (largest inDegree − inDegree) / (n − 1)²',
    choice: centralised,
    reference: freeman,
    value: ({ reversed }) => centralisation(reversed),
  },
  outCentralisation: {
    title: 'Centralisation of activity',
    means:
      'How far one person does all the turning: 1 where one turns to everybody and nobody else to anybody, 0 where all turn to as many',
    unit: 'value',
    formula: 'Σ over people of (largest outDegree − outDegree) / (n − 1)²',
    choice: centralised,
    reference: freeman,
    value: ({ graph }) => centralisation(graph),
  },
  coreSize: {
    title: 'People in the core',
    means: 'People in the core, where the network is parted into a core whose people are in contact and a periphery whose are not',
    unit: 'count',
    formula: 'the core with fewest errors: contacts lacking within it, and contacts within the periphery',
    choice: coreAndPeriphery,
    reference: borgatti,
    value: ({ corePeriphery: found }) => found?.size ?? null,
  },
  coreDensity: {
    title: 'Density of the core',
    means: 'Share of the possible contacts within the core that exist',
    unit: 'share',
    formula: 'pairs of the core in contact / pairs of the core',
    choice: coreAndPeriphery,
    reference: borgatti,
    value: ({ corePeriphery: found }) => found?.core ?? null,
  },
  peripheryDensity: {
    title: 'Density of the periphery',
    means: 'Share of the possible contacts within the periphery that exist',
    unit: 'share',
    formula: 'pairs of the periphery in contact / pairs of the periphery',
    choice: coreAndPeriphery,
    reference: borgatti,
    value: ({ corePeriphery: found }) => found?.periphery ?? null,
  },
  coreFit: {
    title: 'Fit of core and periphery',
    means: 'How near the network is to an ideal core and periphery: 1 where all of the core and none of the periphery are in contact',
    unit: 'value',
    formula: 'φ over pairs within core or periphery, of being in contact and being in the core',
    choice: coreAndPeriphery,
    reference: borgatti,
    value: ({ corePeriphery: found }) => found?.fit ?? null,
  },
  pathError: {
    title: 'Error bound of betweenness',
    means: 'How far a sampled betweenness of a person may lie from the exact one, with 95% certainty',
    unit: 'value',
    formula: '√(ln(2 / 0.05) / (2 · people whose paths were followed)); 0 where these are all',
    choice: 'for each person by itself, by Hoeffding’s inequality; most values are far nearer',
    reference: 'Hoeffding 1963, doi:10.1080/01621459.1963.10500830; Brandes & Pich 2007, doi:10.1142/S0218127407018403',
    value: ({ graph, paths }) => (paths.sources >= graph.n ? 0 : Math.sqrt(Math.log(2 / 0.05) / (2 * paths.sources))),
  },
  answers: {
    title: 'Answers',
    means: 'Posts of which it is known which other post, or whose thread, they answer',
    unit: 'count',
    formula: 'posts with a post answered, or a first post of their thread, other than themselves',
    choice: 'people without ties and deleted people included',
    reference: null,
    value: (_, { answers }) => answers,
  },
  answersToMissing: {
    title: 'Answers to missing posts',
    means: 'Answers to a post that is not in the study',
    unit: 'count',
    formula: 'answers whose answered post has no row among the posts',
    choice: 'the missing post stands in its conversation as a gap that holds its answers together',
    reference: null,
    value: (_, { toMissing }) => toMissing,
  },
  answersToThemselves: {
    title: 'Posts that answer themselves',
    means: 'Posts that are said to answer themselves',
    unit: 'count',
    formula: 'posts with replyTo = post',
    choice: 'they begin a conversation instead',
    reference: null,
    value: (_, { toThemselves }) => toThemselves,
  },
  answersInCircles: {
    title: 'Answers in circles',
    means: 'Posts whose chain of answers leads into a circle',
    unit: 'count',
    formula: 'posts without a first post',
    choice: 'they stand in no conversation',
    reference: null,
    value: (_, { inCircles }) => inCircles,
  },
};
