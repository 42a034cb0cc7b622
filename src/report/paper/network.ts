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
      paragraph(...randomText(facts), ...mixingText(facts)),
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
  const interactions = facts.interactions === null ? [] : [counted(facts.interactions, 'interaction')];
  const size = list([counted(facts.people, 'person', 'people'), counted(facts.ties, 'tie'), ...interactions]);
  const parts = components === null ? '' : `, in ${counted(components, 'component')}`;
  const share = largest === null ? '' : `, the largest with ${percent(largest)} of the people`;
  return paragraph(
    `A directed tie runs from the person who ${kinds} to the person concerned; weights are numbers of interactions, each counted once; ties to oneself were ${network.selfTies ? 'kept' : 'left out'}.`,
    `The network has ${size}${parts}${share}.`,
  );
}

/** What is returned and closed, and the ways in which three people are tied, beside random networks. */
function randomText({ measures, besideRandom }: Facts): string[] {
  const of = (name: string) => measures.get(name) ?? null;
  const [returned, returnedByChance] = [of('returnedTies'), of('returnedByChance')];
  const [closed, closedByChance] = [of('transitivity'), of('transitivityByChance')];
  const census = 'Threes of people were counted by how they are tied (triad census; Holland & Leinhardt 1976)';
  return [
    ...(returned === null || returnedByChance === null
      ? []
      : [
          `Of the ties, ${percent(returned)} are returned; in degree-preserving random networks, in which everybody keeps the numbers of those they turn to and of those who turn to them (Holland & Leinhardt 1981), ${percent(returnedByChance)} are on average (p ${ofChance(of('returnedP') ?? 1)}).`,
        ]),
    ...(closed === null || closedByChance === null
      ? []
      : [
          `Transitivity, directions disregarded, is ${decimal(closed, 3)}; in random networks in which everybody keeps the number of their contacts (Maslov & Sneppen 2002) it is ${decimal(closedByChance, 3)} on average (p ${ofChance(of('transitivityP') ?? 1)}).`,
        ]),
    besideRandom
      ? `${census}, beside random networks in which everybody keeps how many they exchange with, turn to and are turned to by; p is of all ways together (Westfall & Young 1993). No random network brings together people of different platforms; how many were made is in tables/measures.csv.`
      : `${census}.`,
  ];
}

/** How it was asked whether people keep to groups that do not come from the ties. */
function mixingText({ mixing }: Facts): string[] {
  return [
    ...(mixing.has('eiIndex')
      ? [
          'How far people keep to their own groups (E–I index, Krackhardt & Stern 1988; homophily, Coleman 1958) was held against random networks in which everybody keeps the number of their ties.',
        ]
      : []),
    ...(mixing.has('sharedGroup')
      ? [
          'Whether two people of one group have a tie more often, all groupings and activity equal, was tested by MRQAP with double semi-partialling (Dekker, Krackhardt & Snijders 2007).',
        ]
      : []),
    ...(mixing.has('coordinator')
      ? [
          'Those who stand between two others have the roles of Gould & Fernandez (1989), held against people who exchange their groups at random; p is of all roles together (Westfall & Young 1993).',
        ]
      : []),
  ];
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
