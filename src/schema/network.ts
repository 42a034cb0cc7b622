import { column, optional, type Table } from './column.ts';

/** Tables of network: who acted upon whom, and with what, in which conversations. */
export const network = {
  ties: {
    means: 'One row for every ordered pair of people and kind of interaction; one interaction counts once',
    key: ['source', 'target', 'kind'],
    columns: {
      source: column('text', 'Key of the person who acted', 'person'),
      target: column('text', 'Key of the person acted upon', 'person'),
      kind: column('text', 'reply, comment, mention, phototag, coauthor, repost or quote'),
      weight: column('integer', 'Number of interactions'),
      first: optional('time', 'Time of the first interaction'),
      last: optional('time', 'Time of the last interaction'),
    },
  },
  tieQuarters: {
    means: 'One row for every ordered pair of people and quarter of a year in which one acted upon the other; what of the ties has a time',
    key: ['quarter', 'source', 'target'],
    columns: {
      quarter: column('text', 'Quarter of a year (UTC) such as 2019-Q1'),
      source: column('text', 'Key of the person who acted', 'person'),
      target: column('text', 'Key of the person acted upon', 'person'),
      weight: column('integer', 'Number of interactions, of all kinds'),
    },
  },
  uses: {
    means:
      'One row for every person and hashtag, space or domain that they used: ties between people and things (two-mode); automated accounts are left out, unless the settings let them take part',
    key: ['person', 'kind', 'item'],
    columns: {
      person: column('text', 'Key of the person', 'person'),
      kind: column('text', 'hashtag, space or domain'),
      item: column('text', 'Hashtag, platform/space, or domain', 'thing'),
      posts: column('integer', 'Posts by the person in which it stands, reposts included'),
      first: optional('time', 'Time of the first of them'),
      last: optional('time', 'Time of the last of them'),
    },
  },
  coUses: {
    means:
      'One row for every two hashtags, or two domains, that stand in one post; reposts and posts without a known author are left out, as are those of automated accounts, unless the settings let them take part',
    key: ['kind', 'one', 'other'],
    columns: {
      kind: column('text', 'hashtag or domain'),
      one: column('text', 'The first of the two in code-point order', 'thing'),
      other: column('text', 'The second of the two', 'thing'),
      posts: column('integer', 'Posts in which both stand'),
      people: column('integer', 'Distinct people who wrote them'),
    },
  },
  coShares: {
    means:
      'One row for every two people who shared the same link, passed on the same post or, where the settings ask for it, wrote the same words within a short time of each other',
    key: ['one', 'other'],
    columns: {
      one: column('text', 'Key of the person whose key comes first in code-point order', 'person'),
      other: column('text', 'Key of the other person', 'person'),
      times: column('integer', 'Pairs of shares, one by each, of the same thing within the window'),
      things: column('integer', 'Different links, posts and texts among them'),
      gap: column('number', 'Mean number of seconds between the two shares of a pair'),
    },
  },
  threads: {
    means: 'One row for every conversation with at least one answer in the study',
    key: ['thread'],
    columns: {
      thread: column('text', 'Key of the first post', 'post'),
      platform: column('text', 'Platform'),
      space: optional('text', 'Subreddit, group, board or forum', 'thing'),
      posts: column('integer', 'Posts of the conversation in the study'),
      people: column('integer', 'Distinct people among them'),
      balance: optional(
        'number',
        'How evenly its posts are spread over its people, from near 0 to 1 (evenness); absent where fewer than two wrote, or nobody more than once; automated accounts are nobody, unless the settings let them take part',
      ),
      balanceByChance: optional(
        'number',
        'How evenly they would be on average if each of these people wrote one of the posts and anybody, alike, each of the others',
      ),
      depth: column('integer', 'Longest chain of answers; 0 for a post without answers'),
      width: optional('integer', 'Most posts that stand equally many answers away from the first'),
      ownAnswers: optional('integer', 'Answers by the author of the first post; absent where that author is not known'),
      missing: optional('integer', 'Posts that are answered but not in the study; they keep the shape of the conversation'),
      firstAnswer: optional(
        'integer',
        'Seconds from the first post to the first answer known to be by someone else; automated accounts are nobody, unless the settings let them take part',
      ),
    },
  },
  measures: {
    means: 'One row for every measure of the interaction network, of a person or of the whole',
    key: ['measure', 'person'],
    columns: {
      measure: column('text', 'Name of the measure'),
      person: optional('text', 'Key of the person; absent for a measure of the whole network', 'person'),
      value: column('number', 'Value'),
    },
  },
  triads: {
    means:
      'One row for every way in which three people may be tied (triad census): pairs that exchange, pairs of which one turns to the other, and pairs without a tie, as three digits, and a letter where these leave several ways',
    key: ['triad'],
    columns: {
      triad: column('text', 'Name of the way, such as 030T'),
      number: column('number', 'How many threes of people are tied so; of those without a tie the first sixteen digits'),
      people: optional(
        'integer',
        'People in such threes where all three are in contact; where two are not, people who stand between them; automated accounts left out; absent where one of three has no tie',
      ),
      most: optional('number', 'How many of them the one of these people has who stands in the middle of most'),
      next: optional('number', 'How many the next has'),
      chance: optional('number', 'Mean number in random networks; absent in very large ones'),
      p: optional(
        'number',
        'How likely chance alone is to give any way a number as far from its mean, in standard deviations, above or below',
      ),
    },
  },
} as const satisfies Record<string, Table>;
