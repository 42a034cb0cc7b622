import type { Entry } from '../entry.ts';
import { traitOf } from '../posted.ts';
import {
  carpenter2020,
  carpenter2021,
  carpenter2023,
  greenhalgh2017,
  greenhalgh2021,
  haythornthwaite2018,
  krutka2017,
  staudtWillet2019,
  staudtWillet2021,
  trust2016,
} from '../sources.ts';

/** What a share of posts is: a trait among the posts it could have. Both are columns of `plnTraits`, 0 or 1, a post without `among` having 0. */
export interface Share extends Entry {
  readonly trait: string;
  readonly among: string;
}

const english = 'English only; a short word list, neither validated nor blind to irony: a weak sign, to be checked by coding a sample';

function lexical(of: string): Pick<Entry, 'formula' | 'limit'> {
  return { formula: `|{own posts with a word of the list “${of}”}| / |{own posts with text}|; reposts left out`, limit: english };
}

/** A share of posts by what the codebook says they are for: those with a code, or with the flag of a post without one. */
function purpose(decided: 'code' | 'flag', name: string, words: Pick<Entry, 'title' | 'source'> & { what: string; space: string }): Share {
  return {
    title: words.title,
    means: `Share of the posts of a space that ${words.what}`,
    proxyFor: `What a space is for: ${words.space}`,
    formula: `|{posts with the ${decided} ${name}}| / |{posts with a code decided}|, reposts included`,
    source: words.source,
    limit: 'As good as the classifier, whose errors the report states; posts of several purposes count for each',
    trait: traitOf(name),
    restsOn: [name],
    among: 'coded',
  };
}

/** Shares of posts, of each space over all time and by half-year, and of the whole study. To add one is to add an entry. */
export const shares: Readonly<Record<string, Share>> = {
  repostShare: {
    title: 'Reposts',
    means: 'Share of the posts of a space that pass on a post',
    proxyFor: 'Sharing: passing on',
    formula: '|{reposts}| / |{posts}|',
    source: greenhalgh2021,
    limit: 'Many exports leave reposts out',
    trait: 'repost',
    among: 'posts',
  },
  quoteShare: {
    title: 'Quotes',
    means: 'Share of the posts of a space that quote a post',
    proxyFor: 'Sharing with words of one’s own',
    formula: '|{quotes}| / |{posts}|',
    source: greenhalgh2021,
    limit: 'Platforms without quotes have none',
    trait: 'quote',
    among: 'posts',
  },
  mentionShare: {
    title: 'Posts that name people',
    means: 'Share of the posts of a space, reposts left out, that mention somebody',
    proxyFor: 'Intimacy: talking to people rather than into a space',
    formula: '|{posts with a mention}| / |{posts that are not reposts}|',
    source: 'boyd, Golder & Lotan 2010, 10.1109/HICSS.2010.412; reported of #Edchat by Staudt Willet, Koehler & Greenhalgh 2017',
    limit: 'On Twitter answers begin with mentions; platforms without mentions have none',
    trait: 'mentions',
    among: 'own',
  },
  deletedShare: {
    title: 'Deleted or removed',
    means: 'Share of the posts of a space that were deleted by their author or removed by a moderator when collected',
    proxyFor: 'Words that people took back, and moderation',
    formula: '|{posts with status deleted or removed}| / |{posts}|',
    source: staudtWillet2021,
    limit: 'Depends on when the posts were collected; most formats leave deleted posts out altogether, and then it is 0 without meaning',
    trait: 'deleted',
    among: 'posts',
  },
  selfAnswerShare: {
    title: 'Answers by the asker',
    means: 'Share of the answers in conversations that are by the person who began the conversation',
    proxyFor: 'Whether those who ask stay in the exchange',
    formula: '|{replies by the author of the first post}| / |{replies whose author and first author are known}|',
    source: staudtWillet2021,
    limit:
      'Deleted authors are unknown; conversations whose first post is not in the study are left out, as are those of exports that do not say which conversation an answer stands in, such as TAGS sheets',
    trait: 'selfAnswer',
    among: 'rooted',
  },
  exchangeShare: {
    title: 'Answers to answers',
    means: 'Share of the answers that answer an answer rather than a first post',
    proxyFor: 'Cognitive growth: depth of exchange',
    formula: '|{replies to a reply}| / |{replies to a post of the study}|',
    source: `${trust2016}; ${staudtWillet2021}`,
    limit: 'Long exchanges may be quarrels; answers outside the collection are missing',
    trait: 'nested',
    among: 'parented',
  },
  questionShare: {
    title: 'Questions',
    means: 'Share of own posts that ask something',
    proxyFor: 'Cognitive growth: inquiry',
    formula: '|{own posts with a question mark outside links}| / |{own posts with text}|; reposts left out',
    source: `${trust2016}; ${haythornthwaite2018}`,
    limit: 'Rhetorical questions count, questions without a question mark do not',
    trait: 'asks',
    among: 'written',
  },
  reasonShare: {
    title: 'Reasons and examples',
    means: 'Share of own posts that give a reason or an example',
    proxyFor: 'Cognitive growth: explanation',
    source: `${trust2016}; ${haythornthwaite2018}`,
    ...lexical('reasons'),
    trait: 'reasons',
    among: 'written',
  },
  gratitudeShare: {
    title: 'Thanks',
    means: 'Share of own posts that thank',
    proxyFor: 'Affective growth: gratitude',
    source: trust2016,
    ...lexical('gratitude'),
    trait: 'gratitude',
    among: 'written',
  },
  supportShare: {
    title: 'Encouragement',
    means: 'Share of own posts that encourage or console',
    proxyFor: 'Affective growth: support',
    source: trust2016,
    ...lexical('support'),
    trait: 'support',
    among: 'written',
  },
  distressShare: {
    title: 'Distress',
    means: 'Share of own posts that speak of exhaustion or being overwhelmed',
    proxyFor: 'Affective strain that is shared',
    source: `${trust2016}; Maslach & Jackson 1981, 10.1002/job.4030020205`,
    ...lexical('distress'),
    trait: 'distress',
    among: 'written',
  },
  identityShare: {
    title: 'Saying who one is',
    means: 'Share of own posts in which people say what they are by their work (“I am a … teacher”)',
    proxyFor: 'Identity growth: professional self-description',
    source: `${trust2016}; ${krutka2017}`,
    ...lexical('identity'),
    trait: 'identity',
    among: 'written',
  },
  sharingShare: purpose('code', 'sharing', {
    title: 'For sharing',
    what: 'offer knowledge, resources or experience that a reader can use',
    space: 'exchange of professional knowledge',
    source: `${carpenter2021}; ${staudtWillet2019}`,
  }),
  requestShare: purpose('flag', 'request', {
    title: 'For asking',
    what: 'ask for help, advice or resources, and offer none',
    space: 'help',
    source: haythornthwaite2018,
  }),
  conversationShare: purpose('flag', 'conversation', {
    title: 'For conversation',
    what: 'greet, agree or keep a chat going',
    space: 'company',
    source: greenhalgh2017,
  }),
  emotionalShare: purpose('flag', 'emotional', {
    title: 'Feelings',
    what: 'speak of feelings or give support, and hold nothing to use',
    space: 'support',
    source: `${haythornthwaite2018} (socialising)`,
  }),
  newsShare: purpose('flag', 'news-opinion', {
    title: 'For news and opinion',
    what: 'tell news or an opinion, and hold nothing to use',
    space: 'news and debate',
    source: `${carpenter2021} (information broadcasting)`,
  }),
  commerceShare: {
    title: 'Commercial posts',
    means: 'Share of the posts of a space that advance a sale or another material interest',
    proxyFor: 'Strain: commerce in a space of learning',
    formula: '|{posts with the code commercial}| / |{posts with a code decided}|, reposts included, because readers meet them too',
    source: `${carpenter2023}; ${krutka2017}`,
    limit:
      'As good as the classifier, whose errors the report states; undisclosed advertising is missed; a post in a space was not seen by everybody there',
    trait: 'commercial',
    restsOn: ['commercial'],
    among: 'coded',
  },
  promotionShare: {
    title: 'Self-promotional posts',
    means: 'Share of the posts of a space that direct attention to the poster or the poster’s organisation',
    proxyFor: 'Strain: self-promotion in a space of learning',
    formula: '|{posts with the code selfpromotion}| / |{posts with a code decided}|, reposts included',
    source: carpenter2021,
    limit: 'As good as the classifier, whose errors the report states',
    trait: 'selfpromotion',
    restsOn: ['selfpromotion'],
    among: 'coded',
  },
  offTopicShare: {
    title: 'Off topic',
    means: 'Share of the posts of a space that are off topic or spam',
    proxyFor: 'Strain: distraction',
    formula: '|{posts with the flag off-topic}| / |{posts with a code decided}|',
    source: carpenter2020,
    limit: 'Only posts without another code can carry the flag; what is off topic is for the community to say',
    trait: 'offTopic',
    restsOn: ['off-topic'],
    among: 'coded',
  },
};
