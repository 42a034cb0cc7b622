/** Writes a text for people on standard output. */
export function say(text: string): void {
  process.stdout.write(legible(text));
}

/** Writes a text for people on standard error: what went wrong, or how far things are. */
export function warn(text: string): void {
  process.stderr.write(legible(text));
}

/**
 * The text without what would steer a terminal or turn the order of its signs around: names of files, columns and
 * hashtags come from others.
 */
export function legible(text: string): string {
  return text.replace(/[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069]|\p{Cs}/gu, '\ufffd');
}

/** A path as a shell takes it: between quotes where it has other than plain signs. */
export function asTyped(path: string): string {
  return /^[\w./:@%+=-]+$/.test(path) ? path : `"${path}"`;
}
