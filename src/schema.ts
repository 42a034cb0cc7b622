/**
 * Every table, column by column: the one place for meaning. TypeScript types, Parquet types, checks, the release
 * under pseudonyms, the data dictionary and the report's glossary all come from here.
 *
 * Open sets grow down, not sideways: codes, kinds of tie, measures and indicators are rows.
 */

/** What a cell holds: `time` is UTC, in hand as milliseconds since 1970; `texts` is a list, empty rather than absent. */
export type ColumnType = 'text' | 'texts' | 'integer' | 'number' | 'boolean' | 'time';

/**
 * What a column gives away of a person. `person` and `post` are keys, released as pseudonyms; `thing` is a name of
 * something people use (hashtag, space, domain, word, program), released as it is where enough people use it and under
 * a pseudonym otherwise; `private` (handles, names, text, links) is left out of every release; `open` is released as it is.
 */
export type Disclosure = 'open' | 'person' | 'post' | 'thing' | 'private';

/** A column of a table. */
export interface Column<T extends ColumnType = ColumnType, N extends boolean = boolean> {
  readonly type: T;
  /** Whether a cell may be absent (null). */
  readonly optional: N;
  readonly means: string;
  readonly discloses: Disclosure;
}

/** A table that a stage writes. */
export interface Table {
  readonly means: string;
  /** The columns that name a row, in the order rows are sorted by. */
  readonly key: readonly string[];
  readonly columns: Readonly<Record<string, Column>>;
}

function column<T extends ColumnType>(type: T, means: string, discloses: Disclosure = 'open'): Column<T, false> {
  return { type, optional: false, means, discloses };
}

function optional<T extends ColumnType>(type: T, means: string, discloses: Disclosure = 'open'): Column<T, true> {
  return { type, optional: true, means, discloses };
}

/** Every table by its name. */
export const tables = {
  drafts: {
    means: 'One row for every post read from an export file, before duplicates are merged and people are identified',
    key: ['row'],
    columns: {
      row: column('integer', 'Position of the post in its file, or in all files whose drafts lie together, from 1'),
      part: optional('integer', 'Place of its file among those whose drafts lie together, from 1; absent where they are of one file'),
      platform: column('text', 'Platform the post was published on'),
      id: optional('text', 'Id given by the platform; absent where the row tells of an account alone', 'private'),
      authorId: optional('text', 'Stable id of the author', 'private'),
      authorHandle: optional('text', 'Handle of the author, as written', 'private'),
      authorName: optional('text', 'Display name of the author', 'private'),
      authorBio: optional('text', 'Self-description of the author', 'private'),
      authorFollowers: optional('integer', 'Followers of the author when the post was collected'),
      authorFollowing: optional('integer', 'Accounts the author followed when the post was collected'),
      authorBot: column('boolean', 'Whether the platform or the name of the account says that it is automated'),
      time: optional('time', 'When the post was published'),
      timeBasis: column('text', 'How the time is known'),
      space: optional('text', 'Subreddit, group, board or forum the post stands in'),
      thread: optional('text', 'Id of the first post of the conversation', 'private'),
      text: optional('text', 'Text as received, with character references decoded', 'private'),
      title: optional('text', 'Title, where the platform has titles', 'private'),
      quotedText: optional('text', 'Text of the post that is quoted', 'private'),
      language: optional('text', 'Language stated by the platform (BCP 47)'),
      replyTo: optional('text', 'Id of the post answered', 'private'),
      asComment: column('boolean', 'Whether it answers as a comment below a post, where the platform tells comments from answers to them'),
      replyToAuthorId: optional('text', 'Id of the person answered', 'private'),
      replyToAuthorHandle: optional('text', 'Handle of the person answered', 'private'),
      repostOf: optional('text', 'Id of the post passed on', 'private'),
      repostOfAuthorId: optional('text', 'Id of the person whose post is passed on', 'private'),
      repostOfAuthorHandle: optional('text', 'Handle of the person whose post is passed on', 'private'),
      quoteOf: optional('text', 'Id of the post quoted', 'private'),
      quoteOfAuthorId: optional('text', 'Id of the person quoted', 'private'),
      quoteOfAuthorHandle: optional('text', 'Handle of the person quoted', 'private'),
      mentionIds: column('texts', 'Ids of the people mentioned, in the order of mentionHandles; empty text where unknown', 'private'),
      mentionHandles: column('texts', 'Handles of the people mentioned', 'private'),
      mentionRoles: column(
        'texts',
        'How each of them is named, in the order of mentionHandles: coauthor, phototag or mention; empty where all are mentions',
      ),
      hashtags: column('texts', 'Hashtags without #, in lower case, each once'),
      links: column('texts', 'Links, expanded where the export has them expanded', 'private'),
      likes: optional('integer', 'Likes, hearts or votes when collected'),
      shares: optional('integer', 'Reposts or shares when collected'),
      comments: optional('integer', 'Replies or comments when collected'),
      views: optional('integer', 'Views or impressions when collected'),
      collected: optional('time', 'When the post was collected'),
      status: column('text', 'ok, deleted, removed, withheld or unavailable'),
      adLabel: optional('text', 'Label of advertising given by the platform'),
      client: optional('text', 'Program the post was sent with'),
    },
  },
  posts: {
    means: 'One row for every post of the study, each once',
    key: ['post'],
    columns: {
      post: column('text', 'Key of the post: platform and id', 'post'),
      platform: column('text', 'Platform the post was published on'),
      author: optional('text', 'Key of the person who posted; absent where the author is deleted or not in the export', 'person'),
      kind: column('text', 'original, reply, repost or quote'),
      time: optional('time', 'When the post was published'),
      timeBasis: column(
        'text',
        'How the time is known: stated (the export names the zone), assumed (no zone: that of the settings), epoch (a count of seconds), id (taken from the id), or unknown',
      ),
      space: optional('text', 'Subreddit, group, board or forum the post stands in', 'thing'),
      thread: optional('text', 'Key of the first post of the conversation', 'post'),
      text: optional('text', 'Text; that of the original where the post is a repost', 'private'),
      title: optional('text', 'Title, where the platform has titles', 'private'),
      quotedText: optional('text', 'Text of the post that is quoted', 'private'),
      language: optional('text', 'Language stated by the platform (BCP 47)'),
      replyTo: optional('text', 'Key of the post answered', 'post'),
      asComment: column('boolean', 'Whether it answers as a comment below a post, where the platform tells comments from answers to them'),
      replyToPerson: optional('text', 'Key of the person answered', 'person'),
      repostOf: optional('text', 'Key of the post passed on', 'post'),
      repostOfPerson: optional('text', 'Key of the person whose post is passed on', 'person'),
      quoteOf: optional('text', 'Key of the post quoted', 'post'),
      quoteOfPerson: optional('text', 'Key of the person quoted', 'person'),
      mentions: column('texts', 'Keys of the people named in words, tagged in a picture or co-authors, each once', 'person'),
      coauthors: column('texts', 'Keys of those among them who share the post with its author', 'person'),
      phototags: column('texts', 'Keys of those among them who are tagged in a picture', 'person'),
      hashtags: column('texts', 'Hashtags without #, in lower case, each once', 'thing'),
      likes: optional('integer', 'Likes, hearts or votes when collected'),
      shares: optional('integer', 'Reposts or shares when collected'),
      comments: optional('integer', 'Replies or comments when collected'),
      views: optional('integer', 'Views or impressions when collected'),
      status: column('text', 'ok, deleted (by its author), removed (by a moderator or the platform), withheld or unavailable'),
      adLabel: optional('text', 'Label of advertising given by the platform', 'thing'),
      client: optional('text', 'Program the post was sent with', 'thing'),
    },
  },
  people: {
    means: 'One row for every account that posted, was answered, mentioned, passed on or quoted; deleted authors are not people',
    key: ['person'],
    columns: {
      person: column('text', 'Key of the person: platform and stable id, or @handle where no id is known', 'person'),
      platform: column('text', 'Platform of the account'),
      id: optional('text', 'Stable id given by the platform', 'private'),
      handle: optional('text', 'Latest handle', 'private'),
      handles: column('texts', 'Every handle seen, in code-point order', 'private'),
      name: optional('text', 'Latest display name', 'private'),
      bio: optional('text', 'Latest self-description', 'private'),
      followers: optional('integer', 'Followers, at the latest sight'),
      following: optional('integer', 'Accounts followed, at the latest sight'),
      posts: column('integer', 'Posts by this person in the study'),
      firstPost: optional('time', 'Time of the first post in the study'),
      lastPost: optional('time', 'Time of the last post in the study'),
      bot: column('boolean', 'Whether the platform or the name of the account says that it is automated'),
    },
  },
  bios: {
    means: 'One row for every self-description of a person who was seen with several, in the order in which they were first seen',
    key: ['person', 'number'],
    columns: {
      person: column('text', 'Key of the person', 'person'),
      number: column('integer', 'Place among the self-descriptions of the person, from 1'),
      bio: column('text', 'Self-description', 'private'),
      first: optional('time', 'When it was first seen: when the post was collected, otherwise published'),
      last: optional('time', 'When it was last seen'),
    },
  },
  links: {
    means: 'One row for every link in a post',
    key: ['post', 'position'],
    columns: {
      post: column('text', 'Key of the post', 'post'),
      position: column('integer', 'Place among the links of the post, from 1'),
      url: column('text', 'Address as received', 'private'),
      domain: optional('text', 'Registered domain, such as example.org; absent where the address cannot be read', 'thing'),
    },
  },
  rejects: {
    means: 'One row for every row of an export that could not become a post',
    key: ['file', 'line', 'byte', 'code', 'reason'],
    columns: {
      file: column('text', 'Export file, as named below the path given', 'private'),
      line: column('integer', 'Line on which the row begins, from 1'),
      byte: column('integer', 'Byte at which the row begins, from 0'),
      code: column('text', 'Short name of the reason'),
      reason: column('text', 'What is wrong, in words', 'private'),
      hash: column('text', 'SHA-256 of the bytes of the row', 'private'),
    },
  },
  ledger: {
    means: 'One row for every export file: rows = kept + duplicates + rejected + blank',
    key: ['file'],
    columns: {
      file: column('text', 'Export file, as named below the path given', 'private'),
      format: column('text', 'Format, told from the content'),
      bytes: column('integer', 'Size of the file in bytes'),
      sha256: column('text', 'SHA-256 of the file'),
      encoding: column('text', 'Character encoding'),
      rows: column('integer', 'Rows that claim to be posts; those of forgotten people are not counted'),
      kept: column('integer', 'Rows that became posts'),
      duplicates: column('integer', 'Rows of a post that is kept from another row'),
      rejected: column('integer', 'Rows that could not become posts'),
      blank: column('integer', 'Rows without a post'),
      first: optional('time', 'Time of the first post'),
      last: optional('time', 'Time of the last post'),
      note: optional('text', 'What a later stage will miss in this file, or what was repaired'),
      damage: optional('text', 'What is broken in the file beyond single rows, such as rounded ids; the run then ends with status 3'),
    },
  },
  audit: {
    means: 'One row for every check of every export file',
    key: ['file', 'check'],
    columns: {
      file: column('text', 'Export file, as named below the path given', 'private'),
      check: column('text', 'What was looked at: format, encoding, dialect, rows, bytes, ids, clock, columns and the like'),
      passed: optional('boolean', 'Whether all was well; absent where the check only tells something'),
      finding: column('text', 'What was found, in words', 'private'),
    },
  },
  labels: {
    means: 'One row for every post and code; the sub-flags of posts without a code and uncodable posts have rows where they apply',
    key: ['post', 'code'],
    columns: {
      post: column('text', 'Key of the post', 'post'),
      code: column('text', 'sharing, selfpromotion, commercial; uncodable; request, conversation, emotional, news-opinion, off-topic'),
      value: column('boolean', 'Whether the code applies'),
      probability: optional('number', 'Probability that it applies by the model; absent where certain evidence decided'),
    },
  },
  evidence: {
    means: 'One row for every cue that spoke for a code',
    key: ['post', 'code', 'cue', 'position'],
    columns: {
      post: column('text', 'Key of the post', 'post'),
      code: column('text', 'Code the cue speaks for; repeated where the words stand in several posts'),
      cue: column('text', 'Name of the cue'),
      position: column('integer', 'Place among the cues of this code, from 1'),
      excerpt: column('text', 'Words or link that are the evidence', 'private'),
    },
  },
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
    means: 'One row for every person and hashtag, space or domain that they used: ties between people and things (two-mode)',
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
    means: 'One row for every two hashtags, or two domains, that stand in one post; reposts are left out',
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
    means: 'One row for every two people who shared the same link, or passed on the same post, within a short time of each other',
    key: ['one', 'other'],
    columns: {
      one: column('text', 'Key of the person whose key comes first in code-point order', 'person'),
      other: column('text', 'Key of the other person', 'person'),
      times: column('integer', 'Pairs of shares, one by each, of the same thing within the window'),
      things: column('integer', 'Different links and posts among them'),
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
      depth: column('integer', 'Longest chain of answers; 0 for a post without answers'),
      width: optional('integer', 'Most posts that stand equally many answers away from the first'),
      ownAnswers: optional('integer', 'Answers by the author of the first post'),
      missing: optional('integer', 'Posts that are answered but not in the study; they keep the shape of the conversation'),
      firstAnswer: optional('integer', 'Seconds from the first post to the first answer by someone else'),
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
      people: column('integer', 'People with a tie whose group is known, or who are in the group'),
      value: column('number', 'Value'),
      chance: optional('number', 'Mean value in random networks in which everybody keeps the number of their ties'),
      z: optional('number', 'Standard deviations by which the value differs from that mean'),
      p: optional('number', 'Share of random networks at least as far on its side of the mean, doubled'),
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
        'Code; platform; kind of post; or role: hub (standing of at least 2.5), bridge (participation above 0.62), home (participation of at most 0.05) or visitor (in between)',
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
      score: column('number', 'Class-based TF-IDF'),
    },
  },
  profiles: {
    means: 'One row for every person, part of their professional learning network and item in it',
    key: ['person', 'part', 'kind', 'item', 'alter'],
    columns: {
      person: column('text', 'Key of the person', 'person'),
      part: column('text', 'people, spaces or tools'),
      kind: column(
        'text',
        'people: kind of tie, with -out (acted upon) or -in (acted upon by); spaces: platform, hashtag or group; tools: domain or product',
      ),
      alter: optional('text', 'Key of the other person, in the part people', 'person'),
      item: optional('text', 'Platform, #hashtag, platform/group, domain or product, in the other parts', 'thing'),
      count: column('integer', 'Interactions with it, or posts in it'),
      weeks: optional('integer', 'Calendar weeks (Monday to Sunday, UTC) with a post in it; absent in the part people'),
      site: optional('text', 'Kind of site that a domain is, such as marketplace or video; absent where it is not known'),
      first: optional('time', 'First of them'),
      last: optional('time', 'Last of them'),
    },
  },
  roles: {
    means: 'One row for every person and role that their bio, or the table that the study supplies, gives them',
    key: ['person', 'role'],
    columns: {
      person: column('text', 'Key of the person', 'person'),
      role: column(
        'text',
        'student, teacher, librarian, coach, leader, researcher, counsellor, consultant or organisation; or as the table says',
      ),
      basis: column('text', 'bio (words of the self-description, English) or table (supplied by the study)'),
    },
  },
  bridges: {
    means:
      'One row for every two spaces with people in common, space and tool linked to in it, and hashtag or domain in use on two platforms: people, spaces and tools as one network',
    key: ['kind', 'one', 'other', 'thing'],
    columns: {
      kind: column('text', 'spaces (two spaces), tool (a space and a domain) or platforms (two platforms)'),
      one: column('text', 'Space (#hashtag or platform/group), or platform', 'thing'),
      other: column('text', 'The other space or platform, or the domain', 'thing'),
      thing: optional('text', 'What two platforms share: #hashtag or domain', 'thing'),
      people: column(
        'integer',
        'Distinct people: who posted at least twice in both spaces; who link to the domain in the space; of the platform with fewer, who use the thing',
      ),
      share: optional(
        'number',
        'spaces: these people as a share of those of the smaller space; tool: posts with the domain as a share of the posts of the space',
      ),
    },
  },
  components: {
    means: 'One row for every measure of spaces and principal component in which spaces differ: how much the measure weighs in it',
    key: ['component', 'measure'],
    columns: {
      component: column('integer', 'Component, from 1, that with most variance first'),
      measure: column('text', 'Indicator of spaces'),
      weight: column('number', 'Correlation of the measure with the component'),
      variance: column('number', 'Share of the variance of all measures that the component holds'),
      spaces: column('integer', 'Spaces compared'),
    },
  },
  indicators: {
    means: 'One row for every indicator of a person, a space or the whole study, over all time or in one period',
    key: ['indicator', 'scope', 'person', 'item', 'period'],
    columns: {
      indicator: column('text', 'Name of the indicator'),
      scope: column('text', 'person, space or study'),
      person: optional('text', 'Key of the person, in the scope person', 'person'),
      item: optional('text', 'Name of the space, in the scope space', 'thing'),
      period: optional('text', 'Half-year (UTC) such as 2019-H1; absent over all time'),
      value: column('number', 'Value'),
      low: optional('number', 'Lower end of the 95% interval, where there is one'),
      high: optional('number', 'Upper end of the 95% interval, where there is one'),
      people: optional('integer', 'Distinct people the value comes from, where it is about several'),
      bearers: optional(
        'integer',
        'Distinct people on whom the value depends: of a share above 0 those counted in its upper part, of the busiest 1% those few, of a figure without some accounts those accounts where they are fewer; absent where all people are',
      ),
    },
  },
  sessions: {
    means: 'One row for every session of a scheduled chat',
    key: ['space', 'start', 'session'],
    columns: {
      session: column('text', 'Name of the session: its space and the minute (UTC) it begins', 'thing'),
      space: column('text', 'Hashtag of the chat, or the platform where a transcript has no hashtags', 'thing'),
      start: column('time', 'First post of the session'),
      end: column('time', 'Last post of the session'),
      zone: optional(
        'text',
        'Zone in whose clock the chat keeps its hour when clocks change, or one that changes its clocks on the same days',
      ),
      slot: column('text', 'Weekday and half-hour at which it begins, in that zone, or in UTC where none is known'),
      basis: column(
        'text',
        'Why it counts as a session: questions (numbered, in order, by few people), schedule (at the hour of such sessions), weekly (every week or fortnight at one hour) or given (by the study)',
      ),
      posts: column('integer', 'Posts'),
      people: column('integer', 'Distinct people who posted, bots and deleted authors left out'),
      moderators: column('texts', 'Keys of the people who ask the numbered questions', 'person'),
      newcomers: optional('integer', 'People in their first session of this chat; absent for its first session in the study'),
      regulars: optional('integer', 'People who took part in at least three earlier sessions; absent for the first three'),
      questions: column('integer', 'Distinct numbered questions'),
      answers: column('integer', 'Posts that answer one of them, by number or as a reply'),
      perMinute: column('number', 'Posts per minute from start to end'),
    },
  },
  turns: {
    means: 'One row for every post in a session of a chat',
    key: ['session', 'post'],
    columns: {
      session: column('text', 'Name of the session', 'thing'),
      post: column('text', 'Key of the post', 'post'),
      role: column(
        'text',
        'question (the first asking of a number), answer, moderation (anything else by a moderator) or other; passing on, and the words of somebody else again, are always other',
      ),
      number: optional('integer', 'Number of the question asked or answered, or after which it stands'),
      linkedBy: optional(
        'text',
        'How a post is tied to the question: as an answer by number (A1, or Q1 by somebody who does not ask) or reply (to the question); time where it only stands between this question and the next, and may be an answer or not',
      ),
    },
  },
} as const satisfies Record<string, Table>;

export type TableName = keyof typeof tables;

interface InHand {
  text: string;
  texts: readonly string[];
  integer: number;
  number: number;
  boolean: boolean;
  time: number;
}

type Cell<C> = C extends Column<infer T, infer N> ? InHand[T] | (N extends true ? null : never) : never;

/** A row of the named table, in hand. */
export type Row<T extends TableName> = {
  -readonly [C in keyof (typeof tables)[T]['columns']]: Cell<(typeof tables)[T]['columns'][C]>;
};

export type Draft = Row<'drafts'>;
export type Post = Row<'posts'>;
export type Person = Row<'people'>;

/** The table as the general shape, for code that goes over any table. */
export function tableOf(name: TableName): Table {
  return tables[name];
}
