import { TRIADS, type TriadName } from '../graph/triad-census.ts';
import type { Definition } from '../schema/definition.ts';
import { networkMeasures, randomNetworks } from './measures/of-network.ts';
import { personMeasures } from './measures/of-people.ts';

const ties: readonly Definition[] = [
  {
    kind: 'tie',
    name: 'reply',
    title: 'Replies',
    means: 'One person answers a post of another',
    choice:
      'a person who is answered is not also counted as mentioned; where an export does not say whose post is answered, the author of that post in the study is meant',
  },
  {
    kind: 'tie',
    name: 'comment',
    title: 'Comments',
    means: 'One person writes a comment below a post, a picture or a video of another',
    choice:
      'on platforms whose exports tell comments from answers to them (Instagram, Facebook, YouTube, TikTok); elsewhere, as on Reddit, every answer is a reply',
  },
  {
    kind: 'tie',
    name: 'mention',
    title: 'Mentions',
    means: 'One person names another in a post that neither answers nor quotes them',
    choice: 'each person once per post; names within a repost count for the author of the original, not for whoever passes it on',
  },
  {
    kind: 'tie',
    name: 'phototag',
    title: 'Tags in pictures',
    means: 'One person tags another in a picture or a video',
    choice: 'each person once per post; a person who is tagged is not also counted as mentioned',
  },
  {
    kind: 'tie',
    name: 'coauthor',
    title: 'Co-authors',
    means: 'One person publishes a post together with another, so that it stands under both names',
    choice: 'from the account under which the export has the post to each of the others; a co-author is not also tagged or mentioned',
  },
  {
    kind: 'tie',
    name: 'repost',
    title: 'Reposts',
    means: 'One person passes on a post of another unchanged',
    choice: 'towards the author of the original, not of whoever passed it on before',
  },
  {
    kind: 'tie',
    name: 'quote',
    title: 'Quotes',
    means: 'One person passes on a post of another with words of their own',
    choice: 'a person who is quoted is not also counted as mentioned',
  },
  {
    kind: 'tie',
    name: 'coShare',
    title: 'Shared at the same time',
    means:
      'Two people repeatedly share the same link, or pass on the same post, within a short time of each other; or write the same words, where the settings ask for it',
    formula: 'pairs of shares, one by each, of the same thing at most network.coShare.window seconds apart',
    choice: 'as CooRTweet 2.1: people with at least network.coShare.minimum shares, in pairs where either has as many shares with a pair',
    limit: 'Chats at a fixed hour and viral posts bring it about without any agreement.',
    reference: 'Giglietto, Righetti, Rossi & Marino 2020, doi:10.1080/1369118X.2020.1739732',
  },
];

/** What the ways mean in which three people are tied; those in which one has no tie follow from the numbers of people and ties. */
const triads: Readonly<Partial<Record<TriadName, string>>> = {
  '021D': 'One person turns to two who are not in contact',
  '021U': 'Two people who are not in contact turn to a third',
  '021C': 'One person turns to a second, who turns to a third; the first and the third are not in contact',
  '111D': 'Two people exchange, and a third turns to one of them and is not in contact with the other',
  '111U': 'Two people exchange, and one of them turns to a third, who is not in contact with the other',
  '201': 'One person exchanges with two who are not in contact',
  '030T': 'One person turns to two others, one of whom turns to the other: an order from first to last',
  '030C': 'Three people turn to one another in a circle, and nobody back',
  '120D': 'One person turns to two who exchange with each other',
  '120U': 'Two people who exchange with each other turn to a third',
  '120C': 'Two people exchange; one of them turns to a third, who turns to the other',
  '210': 'Two of three pairs exchange, and in the last one person turns to the other',
  '300': 'Three people all exchange with each other',
};

/** What the kinds of tie and the measures mean. */
export const definitions: readonly Definition[] = [
  ...ties,
  ...Object.entries({ ...personMeasures, ...networkMeasures }).map(
    ([name, { title, means, unit, formula, choice, reference }]): Definition => ({
      kind: 'measure',
      name,
      title,
      means,
      unit,
      formula,
      choice,
      ...(reference === null ? {} : { reference }),
    }),
  ),
  // In the order of the census: names such as 201 would else come first.
  ...TRIADS.flatMap((name): Definition[] => {
    const means = triads[name];
    if (means === undefined) return [];
    return [
      {
        kind: 'measure',
        name,
        title: name,
        means,
        unit: 'count',
        formula: 'number of threes of people who are tied so: pairs that exchange, one-way pairs and pairs without a tie, in this order',
        choice: `directions count, weights, kinds and self-ties do not; by chance: everybody keeps how many they exchange with, turn to and are turned to by; ${randomNetworks}; p is of all ways together`,
        reference: 'Holland & Leinhardt 1976, doi:10.2307/270703; names as in Davis & Leinhardt 1972, and in igraph and sna',
      },
    ];
  }),
];
