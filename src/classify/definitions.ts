import type { Codebook } from '../codebook/codebook.ts';
import { givesFlags, programCodes } from '../codebook/decided-codes.ts';
import { studyCodebook } from '../codebook/study-codebook.ts';
import type { Definition } from '../schema/definition.ts';
import type { Study } from '../study/study.ts';
import { capital } from '../text/capital.ts';
import { cueMeanings, ofAnyCode } from './cues/cue-meanings.ts';
import { cues } from './cues/cues.ts';

const studies =
  'Carpenter, Trust, Kimmons & Krutka (2021), 10.1016/j.caeo.2021.100038; Staudt Willet (2019), 10.1080/15391523.2019.1611507; Shelton, Curcio, Carpenter & Schroeder (2022); Krutka & Greenhalgh (2021)';
const decided = 'Decided independently for each post: certain evidence alone, otherwise a linear model over signs and word stems';
const flag = 'Given to posts without any of the three codes, exactly one each: the likeliest by a linear model over signs and word stems';

/** The three codes of the program. */
const ofProgram: readonly Definition[] = [
  {
    kind: 'code',
    name: 'sharing',
    title: 'Sharing',
    means:
      'Offers professional knowledge, a resource, a practice or an experience that a reader can use without paying, following or buying',
    inShort: 'offers something that others can use',
    choice: decided,
    limit: 'A link is judged by its site and the words around it; the page behind it is not read',
    reference: studies,
  },
  {
    kind: 'code',
    name: 'selfpromotion',
    title: 'Self-promotion',
    means: 'Directs attention, credit or audience to the poster or the poster’s own organisation, work or event',
    inShort: 'points to the poster or their own work',
    choice: `${decided}; never without evidence of ownership in words or links`,
    limit: 'Where an export lacks bio, name or full links, one’s own work shows in words alone',
    reference: studies,
  },
  {
    kind: 'code',
    name: 'commercial',
    title: 'Commercial',
    means: 'Advances a transaction or a material interest, anyone’s',
    inShort: 'serves a sale or another material interest',
    choice: `${decided}; never without a cue in post, link, label or bio`,
    limit: 'Interests that nobody discloses are not seen',
    reference: studies,
  },
];

const uncodable: Definition = {
  kind: 'code',
  name: 'uncodable',
  title: 'Not coded',
  means: 'Cannot be read: no text, deleted or removed, a picture alone, or a language other than English',
};

const subflags: readonly Definition[] = [
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
];

const repeated: Definition = {
  kind: 'cue',
  name: 'near-duplicates',
  title: 'Repeated text',
  means: 'The same text, nearly word for word, stands in other posts of the study too; reposts do not count',
  formula: 'Jaccard similarity of sets of three consecutive words of at least 0.8, estimated by 64 minima of hashes',
  reference: 'Broder (1997), 10.1109/SEQUEN.1997.666900',
};

const named = Object.entries(cueMeanings).map(([name, means]): Definition => {
  const reference = Object.hasOwn(cues, name) ? cues[name]?.source : undefined;
  return { kind: 'cue', name, title: cueTitle(name), means, ...(reference === undefined ? {} : { reference }) };
});

/** What a cue is called in a chart: links by the kind of site that they lead to. */
function cueTitle(name: string): string {
  if (name === 'wording') return 'words together';
  if (name === 'link-unknown') return 'link: site on no list';
  return name.replace(/^link-/, 'link: ').replaceAll('-', ' ');
}

/**
 * What the codes, sub-flags and cues in the tables `labels` and `evidence` of a study mean: as its codebook says, with how
 * each code is decided. Cues that speak for none of its codes are left out.
 */
export async function definitions(study: Pick<Study, 'settings' | 'base'>): Promise<readonly Definition[]> {
  const { classify, report } = study.settings;
  const book = await studyCodebook(study);
  const model = classify.model === undefined ? null : await (await import('./study-rules.ts')).studyModel(study);
  const decided = model === null ? programCodes : Object.keys(model.codes);
  const fitted = model === null ? '' : fittedOn(model.fitted, report.smallest);
  const own = classify.codebook !== undefined;
  const all = [...new Set([...(own ? book.codes.map(({ code }) => code) : []), ...decided])];
  const flags = givesFlags(decided);
  return [
    ...all.map((code) => definitionOf(code, { book: own ? book : null, decided: decided.includes(code), fitted })),
    uncodable,
    ...(flags ? subflags : []),
    repeated,
    ...named.filter(({ name }) => flags || speaks(name, decided)),
    ...Object.entries(classify.cues).map(([name, { means = 'Words that the study names' }]): Definition => {
      return { kind: 'cue', name, title: name.replaceAll('-', ' '), means, reference: 'settings of the study' };
    }),
  ];
}

/** What a study says of a code: its own codebook, whether the program decides it, and what the study's own model was fitted on. */
interface Told {
  readonly book: Codebook | null;
  readonly decided: boolean;
  readonly fitted: string;
}

function definitionOf(code: string, { book, decided, fitted }: Told): Definition {
  const entry = book?.codes.find((one) => one.code === code);
  const program = ofProgram.find(({ name }) => name === code);
  const choice = decided ? `${program?.choice ?? byModel}${fitted}` : byPeople;
  if (entry === undefined) return program === undefined ? unexplained(code, choice) : { ...program, choice };
  const { label, definition, include, exclude } = entry;
  return {
    kind: 'code',
    name: code,
    title: label === code ? inWords(code) : label,
    means: [definition, ...(include === '' ? [] : [`Included: ${include}`]), ...(exclude === '' ? [] : [`Excluded: ${exclude}`])]
      .map((sentence) => sentence.replace(/\.?$/, '.'))
      .join(' '),
    choice,
    // What people code by the study's codebook, the model of the program decides by its own.
    ...(decided && fitted === '' && program !== undefined
      ? { limit: `The program decides it by its own definition: ${program.means}` }
      : {}),
  };
}

function unexplained(code: string, choice: string): Definition {
  return {
    kind: 'code',
    name: code,
    title: inWords(code),
    means: 'A code of the study’s own model; a codebook (classify.codebook) would say what it means',
    choice,
  };
}

const byModel = 'Decided independently for each post by a linear model over signs and word stems';
const byPeople = 'Decided by people alone, for the posts that they coded';

/** What the study's own model was fitted on, without telling of too few people. */
function fittedOn({ posts, accounts }: { readonly posts: number; readonly accounts: number }, smallest: number): string {
  return `; the model is the study’s own${accounts < smallest ? '' : `, fitted on ${posts} coded posts by ${accounts} accounts`}`;
}

/** Whether a cue can be evidence for one of the codes. */
function speaks(name: string, decided: readonly string[]): boolean {
  if (Object.hasOwn(ofAnyCode, name)) return true;
  const cue = Object.hasOwn(cues, name) ? cues[name] : undefined;
  // Signs that are no words (links, ownership) speak for the codes of the program alone.
  return cue === undefined ? decided.some((code) => programCodes.includes(code)) : decided.includes(cue.code);
}

function inWords(code: string): string {
  return capital(code.replaceAll('-', ' '));
}
