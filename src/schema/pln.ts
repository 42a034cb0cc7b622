import { column, optional, type Table } from './column.ts';

/** Tables of pln: the network of every person, what is told of it, and the chats. */
export const pln = {
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
        'thing',
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
        'spaces: these people as a share of those who posted at least twice in the one of the two spaces that has fewer such; tool: posts with the domain as a share of the posts of the space',
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
      chance: column('number', 'Share that it holds at most in 95 of 100 tables in which measures have nothing to do with each other'),
      spaces: column('integer', 'Spaces compared'),
    },
  },
  indicators: {
    means:
      'One row for every indicator of a person, a space or the whole study, over all time or in one period; shares of posts by what they say, are coded or name stand from 20 posts of the person or space on, and by period for the study, platforms and groups alone',
    key: ['indicator', 'scope', 'person', 'item', 'period'],
    columns: {
      indicator: column('text', 'Name of the indicator'),
      scope: column('text', 'person, space or study'),
      person: optional('text', 'Key of the person, in the scope person', 'person'),
      item: optional('text', 'Name of the space, in the scope space', 'thing'),
      period: optional('text', 'Half-year or quarter (UTC) such as 2019-H1 or 2019-Q3; absent over all time'),
      value: column('number', 'Value'),
      low: optional(
        'number',
        'Lower end of the 95% interval, where there is one; of after hours the lowest share over the clocks that may be meant',
      ),
      high: optional(
        'number',
        'Upper end of the 95% interval, where there is one; of after hours the highest share over the clocks that may be meant',
      ),
      people: optional('integer', 'Distinct people the value comes from, where it is about several'),
      bearers: optional(
        'integer',
        'Distinct people on whom the value depends: of a share the fewer of those counted in its upper part and of the others (where its upper part is all, those; where it is nothing, absent), or 1 where nearly all posts of either are one person’s, of the busiest 1% those few, of a figure without some accounts those accounts where they are fewer, of a share of a place those who wrote such posts, or the others, elsewhere in the study or its platform where they are fewer; fewer, too, where the share would, with others that are told, tell of posts of few; absent where all people are',
      ),
    },
  },
  eventChanges: {
    means:
      'One row for every event that the settings name, what it may have changed, and place: the study as a whole and the spaces with most people; an interrupted time series',
    key: ['event', 'measure', 'item'],
    columns: {
      event: column('text', 'Name that the settings give the event'),
      time: column('time', 'When it happened'),
      measure: column(
        'text',
        'posts, people, replies, reposts, links, questions, thanks, distress; or the word code and the name of a code',
      ),
      item: optional('text', 'Name of the space; absent for the study as a whole', 'thing'),
      weeks: column('integer', 'Weeks of a period'),
      before: column('integer', 'Whole periods before the event'),
      after: column('integer', 'Whole periods from the event on'),
      trend: column('number', 'How many times as much, or as frequent, it became in four weeks before the event'),
      trendLow: column('number', 'Lower end of the 95% interval'),
      trendHigh: column('number', 'Upper end of the 95% interval'),
      level: column('number', 'How many times as much, or as frequent, it was when the event came as the trend before leads to expect'),
      levelLow: column('number', 'Lower end of the 95% interval'),
      levelHigh: column('number', 'Upper end of the 95% interval'),
      slope: column('number', 'Change in four weeks after the event as a multiple of that before'),
      slopeLow: column('number', 'Lower end of the 95% interval'),
      slopeHigh: column('number', 'Upper end of the 95% interval'),
      autocorrelation: column('number', 'How alike neighbouring periods are beyond trends and the event, from −1 to 1'),
      people: column('integer', 'Distinct people who posted, on the side of the event with fewer'),
      bearers: column(
        'integer',
        'Distinct people on whom it depends: of a share the fewest who have such posts, or others, on a side; 1 where nearly all of these are one person’s',
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
