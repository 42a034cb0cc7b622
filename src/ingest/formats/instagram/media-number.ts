/** The digits of a short code, by which Instagram and Threads call a post in addresses. */
const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
/** A number of 64 bits has at most so many digits; codes of private posts go on with a key. */
const MOST = 11;
const KEY = 28;
const CODE = /^[A-Za-z0-9_-]{2,11}$|^[A-Za-z0-9_-]{30,39}$/;
const ADDRESS =
  /^https?:\/\/(?:[\w-]+\.)?(?:instagram\.com\/(?:[\w.]+\/)?(?:p|reel|reels|tv)|threads\.(?:net|com)\/@[\w.]+\/post)\/([\w-]+)/i;

/** The short code in the address of a post; null for other addresses. */
export function codeIn(address: string | null): string | null {
  return ADDRESS.exec(address?.trim() ?? '')?.[1] ?? null;
}

/**
 * The number of a post of Instagram by its short code, which is that number in 64 digits: some programs write the one and some
 * the other. What is no short code stays as it is.
 */
export function mediaNumber(code: string | null): string | null {
  if (code === null || !CODE.test(code)) return code;
  const digits = code.length > MOST ? code.slice(0, code.length - KEY) : code;
  return String([...digits].reduce((number, digit) => number * 64n + BigInt(DIGITS.indexOf(digit)), 0n));
}

/**
 * The number of a post by whatever it is called: its address, its short code, or the number itself, perhaps with that of the
 * account behind it. What is none of these stays as it is.
 */
export function mediaOf(written: string | null): string | null {
  if (written === null) return null;
  const number = /^(\d{2,20})(?:_\d+)?$/.exec(written)?.[1];
  return number ?? mediaNumber(codeIn(written) ?? written);
}
