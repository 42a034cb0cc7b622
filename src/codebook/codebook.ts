/** A yes/no code, as coders read it. */
interface CodeEntry {
  /** Name in tables: lower case, without spaces. */
  readonly code: string;
  readonly label: string;
  readonly definition: string;
  readonly include: string;
  readonly exclude: string;
}

/** What a post without any code is. */
interface FlagEntry {
  readonly flag: string;
  readonly label: string;
  readonly definition: string;
  /** The key that sets it in the coder page: one letter, none of n, p, u, m, j. */
  readonly key: string;
}

/** A codebook: any set of yes/no codes. */
export interface Codebook {
  readonly title: string;
  readonly version: string;
  readonly unit: string;
  readonly codes: readonly CodeEntry[];
  /** The first of these codes that a post has names the group it is drawn from, where a post can have several. */
  readonly precedence: readonly string[];
  /** Sub-flags for posts without a code; may be empty. */
  readonly flags: readonly FlagEntry[];
  readonly uncodable: string;
  readonly rules: readonly { readonly title: string; readonly text: string }[];
}

/** The keys of the coder page that no sub-flag may take. */
export const reservedKeys: readonly string[] = ['n', 'p', 'u', 'm', 'j', '0'];

/**
 * The keys that set the codes in the coder page, in their order: the digits from 1 to 9, then the letters that neither the
 * page nor a sub-flag has, from a. A codebook with more codes than these keys has codes without one.
 */
export function codeKeys({ codes, flags }: { codes: readonly unknown[]; flags: readonly { key: string }[] }): string[] {
  const taken = new Set([...reservedKeys, ...flags.map(({ key }) => key)]);
  return [...'123456789abcdefghijklmnopqrstuvwxyz'].filter((key) => !taken.has(key)).slice(0, codes.length);
}

/**
 * What a post is doing: sharing, self-promotion, commercial. Lineage: Carpenter, Trust, Kimmons & Krutka (2021),
 * 10.1016/j.caeo.2021.100038; Staudt Willet (2019), 10.1080/15391523.2019.1611507; Shelton, Curcio, Carpenter &
 * Schroeder (2022); Krutka & Greenhalgh (2021).
 */
export const codebook: Codebook = {
  title: 'What a post is doing',
  version: '1',
  unit: 'One published post: its text, quoted text, links, hashtags and platform labels, and the poster’s handle and self-description where the export has them. The conversation around it is context only. The three codes are decided independently: a post can carry none, one, two or all three.',
  codes: [
    {
      code: 'sharing',
      label: 'Sharing',
      definition:
        'Offers professional knowledge, a resource, a practice or an experience that a reader can use without paying, following or buying.',
      include:
        'Link to an article, lesson, data set or free resource, with or without comment; advice; substantive answer; an account of what was done in class and how; crediting others’ work; announcing an opportunity open to all at no cost and not the poster’s own.',
      exclude:
        'Bare greeting, agreement, applause; a question or request with no knowledge offered; pure opinion or news with nothing usable; an announcement whose only content is “come to me / us”.',
    },
    {
      code: 'selfpromotion',
      label: 'Self-promotion',
      definition: 'Directs attention, credit or audience to the poster or the poster’s own organisation, work or event.',
      include:
        'Own blog, podcast, book, video, paper, talk, award, product, shop, course, webinar; follow, subscribe or join-us requests; an organisation pointing to its own site or event.',
      exclude: 'Telling of one’s class with no bid for attention; a colleague’s or stranger’s work; a job or project mentioned in passing.',
    },
    {
      code: 'commercial',
      label: 'Commercial',
      definition: 'Advances a transaction or a material interest, anyone’s.',
      include:
        'Price, sale, discount or coupon code; storefront or marketplace link with a purchase cue; paid course, ticket or membership; affiliate link; #ad, #sponsored, paid partnership, ambassador content; brand posts that advertise a product; seller’s giveaway; fundraising for a company.',
      exclude:
        'Naming, reviewing or criticising a product without interest; a free item with no purchase cue, even in a marketplace; donations to a classroom or charity.',
    },
  ],
  precedence: ['commercial', 'selfpromotion', 'sharing'],
  flags: [
    { flag: 'request', label: 'Request', definition: 'Asks for help or resources.', key: 'r' },
    { flag: 'conversation', label: 'Conversation', definition: 'Reply, agreement, thanks, chat logistics, greeting.', key: 'c' },
    { flag: 'emotional', label: 'Emotional', definition: 'Venting, humour, support.', key: 'e' },
    { flag: 'news-opinion', label: 'News or opinion', definition: 'News or opinion with nothing usable in it.', key: 'o' },
    { flag: 'off-topic', label: 'Off topic', definition: 'Nothing to do with education.', key: 'f' },
  ],
  uncodable: 'Cannot be read: a language you do not read, deleted, or nothing without the image.',
  rules: [
    {
      title: 'Order of questions',
      text: '1 Is it readable? Otherwise uncodable. 2 Commercial? 3 Self-promotion? 4 Sharing: if every link died, would something usable remain, or is the link plausibly free and useful? 5 If all are no, give one sub-flag.',
    },
    {
      title: 'Evidence',
      text: 'Self-promotion needs evidence of ownership: a possessive (“my”, “our”, “I wrote”), a link that matches handle, name or self-description, self-mention, or an organisation announcing its own thing. Commercial needs a cue in post, link, label or self-description. Never code from suspicion; say in the memo which words are the evidence.',
    },
    {
      title: 'Rulings',
      text: 'A bare link to news or opinion, without a practice, a finding or a resource in it, is news or opinion, not sharing. A link to a lesson, tool, data set, research result or how-to is sharing. Showing one’s own chart or classroom product is self-promotion only with a possessive, an own link, an own-name tag or a bid for attention. Naming one’s presence at an event is not self-promotion; inviting others to it is. A customer-service notice is none of the three.',
    },
  ],
};
