import { UserError } from '../../errors.ts';

/** A file that unpacks to more than this many times its size, and is large, is a bomb and not an export. */
const MAX_RATIO = 200;
const MAX_FREE_BYTES = 1 << 28;

/** Throws a UserError where packed bytes have given more than any export would. */
export function refuseBomb(path: string, packed: number, unpacked: number): void {
  if (unpacked <= MAX_FREE_BYTES || unpacked <= packed * MAX_RATIO) return;
  throw new UserError(`${path}: unpacks to more than ${MAX_RATIO} times its size`, {
    hint: 'no export does; if the file can be trusted, unpack it and give the result',
  });
}
