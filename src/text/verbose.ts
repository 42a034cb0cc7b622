/**
 * A pattern written over several lines, a branch a line: line breaks and what indents the next line are no part of it, as
 * under Python’s `re.VERBOSE`; every other blank is, so no line may begin with one.
 */
export function verbose(lines: TemplateStringsArray, ...parts: readonly string[]): string {
  return String.raw(lines, ...parts).replace(/\n */g, '');
}
