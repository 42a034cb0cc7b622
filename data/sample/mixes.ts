import type { KindName } from './kinds.ts';
import type { Platform, Role } from './people.ts';

type Mix = Partial<Record<KindName, number>>;

const twitterTalk: Mix = {
  practice: 26,
  resource: 16,
  credit: 5,
  request: 10,
  agree: 4,
  hello: 3,
  vent: 9,
  opinion: 9,
  blogWithPractice: 2,
  promotion: 2,
  undisclosed: 1,
  charity: 1.5,
  offTopic: 4,
  othersSale: 1.5,
  affiliate: 0.7,
  disclosed: 0.5,
};

const redditTalk: Mix = {
  practice: 8,
  resource: 6,
  request: 38,
  vent: 22,
  opinion: 14,
  offTopic: 3,
  charity: 1,
  blogWithPractice: 1,
  promotion: 0.7,
};

const instagramTalk: Mix = {
  story: 34,
  practice: 6,
  mood: 20,
  credit: 5,
  blogBio: 5,
  undisclosed: 4,
  disclosed: 3,
  disclosedPractice: 2,
  affiliate: 2,
  othersSale: 3,
  offTopic: 4,
  request: 4,
  charity: 2,
  giveaway: 1,
};

/** What people of a role post about when nobody asked, by platform. */
export const mixes: Record<Platform, Partial<Record<Role, Mix>>> = {
  twitter: {
    participant: twitterTalk,
    newcomer: { ...twitterTalk, request: 24, hello: 10, practice: 12, resource: 6 },
    moderator: { ...twitterTalk, practice: 20, resource: 22, credit: 12, promotion: 5 },
    author: { practice: 14, resource: 10, blogWithPractice: 24, promotion: 26, opinion: 8, agree: 4, request: 4, ownSale: 5, vent: 4 },
    organisation: { ownEvent: 46, resource: 22, promotion: 6, opinion: 6, brandPost: 14, credit: 4 },
    seller: {
      ownSale: 30,
      freebie: 16,
      practiceAndSale: 14,
      practice: 14,
      blogWithPractice: 8,
      affiliate: 6,
      practiceWithAffiliate: 4,
      vent: 5,
      giveaway: 4,
    },
  },
  reddit: {
    participant: redditTalk,
    newcomer: { ...redditTalk, request: 60 },
    author: { ...redditTalk, blogWithPractice: 20, promotion: 14, ownSale: 4, freebie: 4 },
  },
  instagram: {
    participant: instagramTalk,
    newcomer: { ...instagramTalk, mood: 30 },
    author: {
      blogBio: 28,
      blogWithPractice: 10,
      promotion: 14,
      story: 22,
      mood: 8,
      disclosedPractice: 6,
      disclosed: 5,
      giveaway: 3,
      ownEvent: 4,
    },
    organisation: { ownEvent: 50, brandPost: 20, story: 14, resource: 10, giveaway: 6 },
    seller: {
      shopBio: 26,
      ownSale: 9,
      freebie: 12,
      giveaway: 10,
      story: 14,
      practiceAndSale: 9,
      affiliate: 5,
      practiceWithAffiliate: 4,
      disclosed: 4,
      mood: 6,
      blogBio: 4,
    },
  },
};

/** What people say in an answer, by where it stands. */
export const replies: Record<'chat' | 'lounge' | 'desk', Mix> = {
  chat: { agree: 48, followUp: 18, answer: 18, advice: 8, resource: 4, vent: 4 },
  lounge: {
    advice: 36,
    agree: 18,
    vent: 18,
    followUp: 12,
    opinion: 7,
    practice: 5,
    resource: 3,
    blogWithPractice: 0.6,
    promotion: 0.4,
    othersSale: 0.4,
  },
  desk: { opinion: 40, agree: 14, followUp: 16, resource: 10, advice: 12, vent: 8 },
};
