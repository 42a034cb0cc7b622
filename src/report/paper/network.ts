import { comparedQuality, isGrouped } from '../sections/people/communities.ts';
import { verbs } from '../sections/people/network.ts';
import type { Source } from '../source/source.ts';
import { counted, decimal, list, ofChance, percent } from '../words/words.ts';
import type { Facts } from './facts.ts';
import { type Passage, paragraph } from './passage.ts';

/** What a tie is, how large the network is, and how its communities were found. */
export function networkPassage(source: Source, facts: Facts): Passage {
  if (facts.people < source.k) {
    const none = 'The exports do not say who interacted with whom, or say it of too few people; no network is described.';
    return { heading: 'Network', paragraphs: [none] };
  }
  const groups = facts.partition.get('groups') ?? null;
  return {
    heading: 'Network',
    paragraphs: [
      paragraph(tiesText(source, facts), lastingText(facts)),
      ...(groups === null ? [] : [communitiesText(source, facts, groups)]),
    ],
  };
}

function tiesText({ settings: { network } }: Source, facts: Facts): string {
  const kinds = list(
    network.ties.map((kind) => verbs[kind]),
    'or',
  );
  const components = facts.measures.get('components') ?? null;
  const largest = facts.measures.get('largestComponent') ?? null;
  const size = `${counted(facts.people, 'person', 'people')}, ${counted(facts.ties, 'tie')} and ${counted(facts.interactions, 'interaction')}`;
  const parts = components === null ? '' : `, in ${counted(components, 'component')}`;
  const share = largest === null ? '' : `, the largest with ${percent(largest)} of the people`;
  return paragraph(
    `A directed tie runs from the person who ${kinds} to the person concerned; weights are numbers of interactions, each counted once; ties to oneself were ${network.selfTies ? 'kept' : 'left out'}.`,
    `The network has ${size}${parts}${share}.`,
    'Threes of people were counted by how they are tied (triad census; Holland & Leinhardt 1976).',
  );
}

/** How many ties last from one quarter to the next. */
function lastingText({ lasting }: Facts): string | null {
  const [kept, chance, jaccard] = ['tiesKept', 'tiesKeptByChance', 'tieJaccard'].map((name) => lasting.get(name));
  if (kept === undefined || chance === undefined || jaccard === undefined) return null;
  return `Of the ties of a quarter of a year, ${percent(kept)} were there in the next again, all pairs of quarters in a row taken together; ${percent(chance)} would be if everybody then had as many ties at random (Chung & Lu 2002). The Jaccard index of these networks was ${decimal(jaccard)} (Snijders, van de Bunt & Steglich 2010).`;
}

function communitiesText({ settings: { communities, seed } }: Source, { partition }: Facts, groups: number): string {
  const of = (name: string) => partition.get(name) ?? null;
  const [runs, modularity, stability] = [of('runs'), of('modularity'), of('stability')];
  const method = communities.method === 'leiden' ? 'Leiden method (Traag, Waltman & van Eck 2019)' : 'Louvain method (Blondel et al. 2008)';
  const quality = communities.quality === 'cpm' ? 'the constant Potts model (Traag, Van Dooren & Nesterov 2011)' : 'modularity';
  const search = `at resolution ${communities.resolution ?? 1}, directions disregarded, seed ${seed}`;
  const found = [
    counted(groups, 'community', 'communities'),
    ...(modularity === null ? [] : [`modularity ${decimal(modularity)}`]),
    ...(stability === null ? [] : [`stability over runs ${decimal(stability)}`]),
  ];
  const best = runs === null ? '' : `, the best of ${counted(runs, 'run')}`;
  return paragraph(
    `Communities were found with the ${method} maximising ${quality} ${search}${best}: ${found.join(', ')}.`,
    chanceText(of),
    'Terms of communities after Aizawa (2003).',
  );
}

/** How the modularity compares with that of random networks. */
function chanceText(of: (name: string) => number | null): string {
  const [z, p, compared] = [of('z'), of('p'), of('comparedModularity')];
  if (z === null) return 'They were not compared with random networks.';
  const networks = counted(of('chanceNetworks') ?? 0, 'random network');
  const found = `the same search found ${comparedQuality(of('cpm') !== null)} ${decimal(of('chanceModularity') ?? 0)} on average`;
  const here = compared === null ? '' : `, in this one ${decimal(compared)} (ties without their weights)`;
  const verdict = isGrouped(z, p) ? '' : '; people are no more grouped than expected by chance';
  const test = `z = ${decimal(z, 1)}, p ${ofChance(p ?? 1)}${verdict}`;
  return `In ${networks} in which everybody keeps the number of their ties (Maslov & Sneppen 2002) ${found}${here}: ${test}.`;
}
