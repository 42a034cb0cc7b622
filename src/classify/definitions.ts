import type { Definition } from '../definition.ts';
import { cueMeanings } from './cues/cue-meanings.ts';
import { cues } from './cues/cues.ts';

const studies =
  'Carpenter, Trust, Kimmons & Krutka (2021), 10.1016/j.caeo.2021.100038; Staudt Willet (2019), 10.1080/15391523.2019.1611507; Shelton, Curcio, Carpenter & Schroeder (2022); Krutka & Greenhalgh (2021)';
const decided = 'Decided independently for each post: certain evidence alone, otherwise a linear model over signs and word stems';
const flag = 'Given to posts without any of the three codes, exactly one each: the likeliest by a linear model over signs and word stems';

/** What the codes, sub-flags and cues in the tables `labels` and `evidence` mean. */
export const definitions: readonly Definition[] = [
  {
    kind: 'code',
    name: 'sharing',
    title: 'Sharing',
    means:
      'Offers professional knowledge, a resource, a practice or an experience that a reader can use without paying, following or buying',
    choice: decided,
    limit: 'A link is judged by its site and the words around it; the page behind it is not read',
    reference: studies,
  },
  {
    kind: 'code',
    name: 'selfpromotion',
    title: 'Self-promotion',
    means: 'Directs attention, credit or audience to the poster or the poster’s own organisation, work or event',
    choice: `${decided}; never without evidence of ownership in words or links`,
    limit: 'Where an export lacks bio, name or full links, one’s own work shows in words alone',
    reference: studies,
  },
  {
    kind: 'code',
    name: 'commercial',
    title: 'Commercial',
    means: 'Advances a transaction or a material interest, anyone’s',
    choice: `${decided}; never without a cue in post, link, label or bio`,
    limit: 'Interests that nobody discloses are not seen',
    reference: studies,
  },
  {
    kind: 'code',
    name: 'uncodable',
    title: 'Not coded',
    means: 'Cannot be read: no text, deleted or removed, a picture alone, or a language other than English',
  },
  { kind: 'code', name: 'request', title: 'Request', means: 'Asks for help, advice or resources', choice: flag },
  {
    kind: 'code',
    name: 'conversation',
    title: 'Conversation',
    means: 'Replies, agrees, thanks, greets, or keeps a chat going',
    choice: flag,
  },
  { kind: 'code', name: 'emotional', title: 'Emotional', means: 'Vents, jokes or supports', choice: flag },
  {
    kind: 'code',
    name: 'news-opinion',
    title: 'News or opinion',
    means: 'Passes on news or states an opinion with nothing to use',
    choice: flag,
  },
  { kind: 'code', name: 'off-topic', title: 'Off topic', means: 'Is none of these, as far as its words tell', choice: flag },
  {
    kind: 'cue',
    name: 'near-duplicates',
    title: 'Repeated text',
    means: 'The same text, nearly word for word, stands in other posts of the study too; reposts do not count',
    formula: 'Jaccard similarity of sets of three consecutive words of at least 0.8, estimated by 64 minima of hashes',
    reference: 'Broder (1997), 10.1109/SEQUEN.1997.666900',
  },
  ...Object.entries(cueMeanings).map(([name, means]): Definition => {
    const reference = Object.hasOwn(cues, name) ? cues[name]?.source : undefined;
    return { kind: 'cue', name, title: name.replaceAll('-', ' '), means, ...(reference === undefined ? {} : { reference }) };
  }),
];
