import { type Document, LineCounter, parseDocument, visit, type YAMLError } from 'yaml';
import { UserError } from '../errors.ts';

/** A text of YAML or JSON: what it says, its parts, and the place of each. */
export interface Yaml {
  readonly value: unknown;
  readonly document: Document;
  /** File, line and column of an offset. */
  readonly place: (offset: number) => string;
}

/** Reads a text of YAML or JSON that a person wrote. An error names file, line and column, and how to mend it. */
export function readYaml(text: string, file: string): Yaml {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    version: '1.2',
    schema: 'core',
    uniqueKeys: true,
    customTags: [],
    prettyErrors: false,
  });
  const place = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return `${file}:${line}:${col}`;
  };
  const [broken] = [...document.errors, ...document.warnings];
  if (broken !== undefined) throw refusal(place(broken.pos[0]), troubleOf(broken));
  try {
    return { value: document.toJS({ maxAliasCount: 100 }), document, place };
  } catch (cause) {
    // A text that parses as YAML can be wrong only in what its aliases stand for.
    throw refusal(place(firstAlias(document)), SIGN, cause);
  }
}

function refusal(place: string, { why, hint }: Trouble, cause?: unknown): UserError {
  return new UserError(`${place}: invalid YAML: ${why}`, { hint, cause });
}

function firstAlias(document: Document): number {
  let found = 0;
  visit(document, {
    Alias(_, { range }) {
      found = range?.[0] ?? 0;
      return visit.BREAK;
    },
  });
  return found;
}

/** What is wrong with a text that is no YAML, and how to mend it. */
interface Trouble {
  readonly why: string;
  readonly hint: string;
}

const UNCLOSED: Trouble = {
  why: 'a bracket or quotation mark is open, or stands where none can',
  hint: 'close it, or put the whole text in quotes',
};
const SIGN: Trouble = { why: 'a text begins with a character that means something else in YAML', hint: 'put the text in quotes' };
const NO_COLON: Trouble = { why: 'a line is no setting', hint: 'write each setting as key: value, with a space after the colon' };

/** By the codes of the library that reads YAML, whose own words are for programmers. */
const TROUBLES: Readonly<Record<string, Trouble>> = {
  BAD_ALIAS: SIGN,
  BAD_DQ_ESCAPE: { why: 'a backslash stands in double quotes', hint: 'put the text in single quotes' },
  BAD_INDENT: {
    why: 'a line is not indented as its neighbours, or a bracket is open',
    hint: 'begin the settings of one group under each other, and close every bracket',
  },
  BAD_SCALAR_START: SIGN,
  BLOCK_AS_IMPLICIT_KEY: {
    why: 'a line holds a second colon, or is not indented as its neighbours',
    hint: 'put a text with a colon in quotes, and begin the settings of one group under each other',
  },
  BLOCK_IN_FLOW: UNCLOSED,
  DUPLICATE_KEY: { why: 'a key stands twice', hint: 'keep one of the two' },
  MISSING_CHAR: { why: 'a quotation mark or a colon is missing', hint: 'close the quotation mark, or write key: value' },
  MULTILINE_IMPLICIT_KEY: NO_COLON,
  MULTIPLE_DOCS: { why: 'a second document begins', hint: 'take out the line of three hyphens' },
  TAB_AS_INDENT: { why: 'a line is indented with a tab', hint: 'put two spaces in place of each tab' },
  TAG_RESOLVE_FAILED: SIGN,
  UNEXPECTED_TOKEN: UNCLOSED,
};

function troubleOf({ code, message }: Pick<YAMLError, 'code' | 'message'>): Trouble {
  return TROUBLES[code] ?? { why: message, hint: 'put texts in quotes, and write each setting as key: value' };
}
