import { column, optional, type Table } from './column.ts';

/** Tables of communities: who stands with whom, how sure that is, and what each community is about. */
export const communities = {
  members: {
    means: 'One row for every person placed in a community',
    key: ['community', 'person'],
    columns: {
      community: column('integer', 'Number of the community; 1 is the largest, unless numbers come from an earlier run'),
      person: column('text', 'Key of the person', 'person'),
      confidence: optional(
        'number',
        'Share of the other runs in which the person stands with the other members; absent where one run was made',
      ),
      participation: optional(
        'number',
        'How evenly the interactions of the person spread over communities: 0 where all are with one community, near 1 where they are with many',
      ),
      standing: optional(
        'number',
        'Contacts inside the community, as standard deviations above the mean of its members; absent where all have equally many',
      ),
      part: optional(
        'integer',
        'Number of the community within the community; absent where the settings do not ask for them, or it is too small',
      ),
    },
  },
  partition: {
    means: 'One row for every measure of the grouping into communities as a whole',
    key: ['measure'],
    columns: {
      measure: column('text', 'Name of the measure'),
      value: column('number', 'Value'),
    },
  },
  sweep: {
    means: 'One row for every resolution tried: how many communities there are, and whether runs agree',
    key: ['resolution'],
    columns: {
      resolution: column('number', 'Resolution; above 1 more and smaller communities'),
      groups: column('integer', 'Communities found'),
      largest: column('number', 'Share of the people who are in the largest'),
      agreement: column('number', 'Mean normalised mutual information between runs; 1 where all give the same communities'),
    },
  },
  mixing: {
    means:
      'One row for every measure of how groups that do not come from the ties mix in the network: the spaces people post in, and groups that the study supplies',
    key: ['grouping', 'measure', 'group'],
    columns: {
      grouping: column('text', 'space, or the column of the table that the study supplies'),
      measure: column('text', 'Name of the measure'),
      group: optional('text', 'Group, where the measure is about one', 'thing'),
      people: column(
        'integer',
        'People with a tie whose group is known, or who are in the group; of tieRatio and sharedGroup those with ties within their group, or across, whichever are fewer; of roles of brokers those who stand so between others; automated accounts left out',
      ),
      bearers: optional(
        'integer',
        'Of a group, the fewest of its people with ties within it, its people with ties to others, and these others, each left out where they are nobody',
      ),
      value: column('number', 'Value'),
      chance: optional(
        'number',
        'Mean value in random networks in which everybody keeps the number of their ties; of sharedGroup and roles of brokers, where people take each other’s places in the network as it is',
      ),
      z: optional('number', 'Standard deviations by which the value differs from that mean'),
      p: optional(
        'number',
        'Share of them, this one included, at least as far on its side, doubled; of sharedGroup, with a t as far from 0; of roles of brokers, with any role as many standard deviations from its mean',
      ),
    },
  },
  brokers: {
    means:
      'One row for every person and role in which they stand between two others who are not in contact, by groups that do not come from the ties',
    key: ['grouping', 'role', 'person'],
    columns: {
      grouping: column('text', 'space, or the column of the table that the study supplies'),
      role: column('text', 'coordinator, itinerant, gatekeeper, representative or liaison'),
      person: column('text', 'Key of the person', 'person'),
      ways: column('integer', 'Ordered pairs of others: one turns to the person, the person to the other, and the one not to the other'),
    },
  },
  slices: {
    means: 'One row for every person in a community of one quarter of a year, found from the interactions of that quarter alone',
    key: ['quarter', 'community', 'person'],
    columns: {
      quarter: column('text', 'Quarter of a year (UTC) such as 2019-Q1'),
      community: column(
        'integer',
        'Number of the community over all time that it has most members in common with; beyond those where there is none',
      ),
      person: column('text', 'Key of the person', 'person'),
    },
  },
  layout: {
    means: 'One row for every person drawn in the map of the network: at most 3,000, those of the highest cores first',
    key: ['person'],
    columns: {
      person: column('text', 'Key of the person', 'person'),
      x: column('number', 'Position from left to right; the map is about 1,000 wide'),
      y: column('number', 'Position from top to bottom'),
    },
  },
  communities: {
    means: 'One row for every community',
    key: ['community'],
    columns: {
      community: column('integer', 'Number of the community; 1 is the largest, unless numbers come from an earlier run'),
      name: optional('text', 'Name that the study gives it'),
      size: column('integer', 'People in it'),
      stability: optional('number', 'Mean confidence of its members'),
      inside: column('integer', 'Interactions between its members'),
      outside: column('integer', 'Interactions between a member and someone else'),
    },
  },
  parts: {
    means:
      'One row for every community within a community, found from the interactions among its members alone, where the settings ask for them',
    key: ['community', 'part'],
    columns: {
      community: column('integer', 'Number of the community'),
      part: column('integer', 'Number of the part within the community; 1 is the largest'),
      size: column('integer', 'People in it'),
      modularity: column('number', 'Modularity of the division of the community; below 0.3 its parts are not clear'),
    },
  },
  communityMix: {
    means: 'One row for every code, platform, kind of post and role of people found in a community of a size to be described',
    key: ['community', 'kind', 'name'],
    columns: {
      community: column('integer', 'Number of the community'),
      kind: column('text', 'code, platform, post or role'),
      name: column(
        'text',
        'Code; platform; kind of post; or role, the first that holds: hub (standing of at least 2.5), bridge (participation above 0.62), home (participation of at most 0.05) or visitor (in between)',
      ),
      people: column('integer', 'Distinct members of whom it holds'),
      posts: optional('integer', 'Posts by members of which it holds; absent for roles'),
      share: column('number', 'Share of the posts by members, with a code: of those that are coded; of the members for roles'),
      everywhere: column('number', 'The same share over all people in communities'),
    },
  },
  terms: {
    means: 'One row for every word, hashtag or domain that marks a community',
    key: ['community', 'kind', 'rank'],
    columns: {
      community: column('integer', 'Number of the community'),
      kind: column('text', 'word, hashtag or domain'),
      rank: column('integer', 'Rank within the community and kind, from 1'),
      term: column('text', 'Word, hashtag or domain', 'thing'),
      people: column('integer', 'Distinct members who used it'),
      score: column(
        'number',
        'Class-based TF-IDF over people, v(t, c) · ln(v(t, c) / v(t)): v is the share of the members, and of all people in communities, who used the term, each counting ln(1 + interactions inside their community)',
      ),
    },
  },
} as const satisfies Record<string, Table>;
