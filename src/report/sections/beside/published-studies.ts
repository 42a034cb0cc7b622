/** A measure that a published study reports. */
export interface Reported {
  /** What the study calls it. */
  readonly called: string;
  /** The indicator of this report that is the same; or the name of a count made for the comparison. */
  readonly indicator: string;
  /** What the study reports of each of its columns, where it is known here; null where not. */
  readonly values?: readonly (number | string)[];
}

/** A published study whose measures a report sets its own beside. */
export interface Published {
  readonly id: string;
  readonly cited: string;
  readonly doi: string;
  /** What the study is of: one column for each that it tells apart. */
  readonly of: readonly string[];
  /** What is counted here: the whole study, or its spaces; of chats the hashtag with sessions that most people use. */
  readonly scope: 'study' | 'groups' | 'chats' | 'spaces';
  readonly measures: readonly Reported[];
  /** What the study reports that posts alone do not give, and how it can be had. */
  readonly without: string;
}

const coded = (purposes: string) =>
  `${purposes} are the study’s own codes: give human coders a codebook with them, and the report states their shares (report.coding).`;

/**
 * Studies with the measures that they report, under their names, so that researchers can put their own numbers beside
 * them. Values are those that are known here from the studies themselves; where a value is missing, it is in the article.
 */
export const published: readonly Published[] = [
  {
    id: 'staudtwillet2019',
    cited: 'Staudt Willet (2019)',
    doi: '10.1080/15391523.2019.1611507',
    of: ['#Edchat, eight months'],
    scope: 'study',
    measures: [
      { called: 'Tweets', indicator: 'posts', values: [1_228_506] },
      { called: 'Users', indicator: 'people', values: [196_263] },
      { called: 'Posts (originals, quotes, self-retweets, self-replies)', indicator: 'typePosts' },
      { called: 'Retweets (of others)', indicator: 'typeRetweets' },
      { called: 'Replies (to others)', indicator: 'typeReplies' },
    ],
    without: coded('Purposes (self, others, mutual, miscellaneous)'),
  },
  {
    id: 'greenhalgh2017',
    cited: 'Greenhalgh & Koehler (2017)',
    doi: '10.1007/s11528-016-0142-4',
    of: ['#educattentats, 28 days'],
    scope: 'study',
    measures: [
      { called: 'Users', indicator: 'people', values: [3598] },
      { called: 'Original tweets', indicator: 'originals', values: [1208] },
      { called: 'Retweets', indicator: 'retweets', values: [4333] },
      { called: 'Users who post originals', indicator: 'originalUsers', values: [0.11] },
      { called: 'Originals by the top 1% of users', indicator: 'originalsOfTop', values: [0.52] },
      { called: 'Days with a tweet', indicator: 'days', values: [28] },
      { called: 'Tweets on the busiest day', indicator: 'busiestDay' },
    ],
    without: coded('Purposes (support, learner resources, community, classroom) and roles of users'),
  },
  {
    id: 'rosenberg2016',
    cited: 'Rosenberg et al. (2016)',
    doi: '10.1177/2042753016672351',
    of: ['47 state hashtags'],
    scope: 'study',
    measures: [
      { called: 'Tweets', indicator: 'posts', values: [556_766] },
      { called: 'Users', indicator: 'people', values: [68_552] },
      { called: 'Users active in one week only', indicator: 'oneWeekShare', values: [0.613] },
    ],
    without:
      'It gives each user one of ten roles; roles in the words of bios, of which somebody may have several, stand under “Professional learning networks”.',
  },
  {
    id: 'carpenter2020spam',
    cited: 'Carpenter, Staudt Willet, Koehler & Greenhalgh (2020)',
    doi: '10.1007/s11528-019-00466-3',
    of: ['#Edchat'],
    scope: 'study',
    measures: [
      { called: 'Accounts scrutinised', indicator: 'flagged', values: [28] },
      { called: 'Retweets, without the accounts removed', indicator: 'repostShareUnflagged' },
      { called: 'Tweets with links, without the accounts removed', indicator: 'linkShareUnflagged' },
    ],
    without:
      'Of the accounts scrutinised 24 were removed there; here that is decided in the table of accounts (pln.audit). The six metrics of spam stand under “Accounts that may be automated”, with the decisions of the study; the growth of a hashtag with and without such accounts is read from two runs.',
  },
  {
    id: 'carpenter2020landscape',
    cited: 'Carpenter, Tani et al. (2020)',
    doi: '10.1080/19415257.2020.1752287',
    of: ['16 hashtags, 13 months'],
    scope: 'study',
    measures: [
      { called: 'Tweets', indicator: 'posts', values: ['over 2.6 million'] },
      { called: 'Retweets', indicator: 'repostShare' },
      { called: 'Original tweets', indicator: 'originalShare' },
      { called: 'Tweets with links', indicator: 'linkShare' },
      { called: 'Tweets within chats (synchronous)', indicator: 'synchronous' },
    ],
    without:
      'Change over time (more retweets, fewer originals and links): the same shares by half-year of each platform stand in the table indicators under pseudonyms.',
  },
  {
    id: 'greenhalgh2020',
    cited: 'Greenhalgh et al. (2020)',
    doi: '10.1016/j.compedu.2020.103809',
    of: ['#michED'],
    scope: 'chats',
    measures: [
      { called: 'Tweets', indicator: 'posts', values: [84_004] },
      { called: 'Users', indicator: 'people', values: [9462] },
      { called: 'Replies, in chats against outside (IRR)', indicator: 'sessionReplyRatio', values: [10.3] },
      { called: 'URLs, in chats against outside (IRR)', indicator: 'sessionLinkRatio', values: [0.25] },
      { called: 'Hashtags, in chats against outside (IRR)', indicator: 'sessionHashtagRatio', values: [0.57] },
    ],
    without:
      'Its ratios are of multilevel Poisson models, with tweets within users; those here have errors clustered by person, and their intervals stand under “Chats”.',
  },
  {
    id: 'staudtwillet2021',
    cited: 'Staudt Willet & Carpenter (2020, 2021)',
    doi: '10.1111/bjet.13051',
    of: ['r/Teachers', 'r/education'],
    scope: 'groups',
    measures: [
      { called: 'Contributions', indicator: 'posts' },
      { called: 'Contributors', indicator: 'people' },
      { called: 'Contributions per user, mean', indicator: 'postsPerPerson', values: [10.8, ''] },
      { called: 'Contributions per user, median', indicator: 'postsPerPersonMedian', values: [2, ''] },
      { called: 'Response rate', indicator: 'responseRate', values: ['80–90%', '5–10%'] },
      { called: 'Responses per post', indicator: 'answersPerPost' },
      { called: 'Degree', indicator: 'insideDegree', values: ['about 7', 'about 2'] },
      { called: 'Transitivity', indicator: 'transitivity' },
      { called: 'Reciprocity', indicator: 'insideReciprocity' },
    ],
    without: coded('Fifteen codes of posts and nine of responses'),
  },
  {
    id: 'greenhalgh2021',
    cited: 'Greenhalgh (2021)',
    doi: '10.17471/2499-4324/1161',
    of: ['60 regional hashtags, mean'],
    scope: 'spaces',
    measures: [
      { called: 'Hashtags per tweet', indicator: 'hashtagsPerPost', values: [2.46] },
      { called: 'Retweets', indicator: 'repostShare', values: [0.38] },
      { called: 'Replies', indicator: 'replyShare', values: [0.1] },
      { called: 'Quotes', indicator: 'quoteShare', values: [0.07] },
      { called: 'Tweets with URLs', indicator: 'linkShare', values: [0.38] },
      { called: 'In-ties', indicator: 'inTies', values: [2.4] },
      { called: 'Out-ties', indicator: 'outTies', values: [3.15] },
      { called: 'Reciprocal ties', indicator: 'reciprocalTies', values: [0.66] },
    ],
    without:
      'The mean is of hashtags of at least 50 posts and 10 people, also of those too small to be told of alone. Of its fourteen measures these are known here by name; all measures of spaces and their components stand under “Spaces side by side”.',
  },
];
