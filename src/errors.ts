/** Exit status of a run: 0 done, 1 failure, 2 wrong usage or settings, 3 too many rejected rows, 4 study locked. */
export type ExitStatus = 0 | 1 | 2 | 3 | 4;

/**
 * An error that a person can mend. It is shown without a stack: one sentence of the form
 * "place: what is wrong: value", then the hint that says how to mend it. Any other error is a bug.
 */
export class UserError extends Error {
  readonly hint: string | null;
  readonly exit: ExitStatus;

  constructor(message: string, options: { hint?: string; exit?: ExitStatus; cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.name = 'UserError';
    this.hint = options.hint ?? null;
    this.exit = options.exit ?? 2;
  }
}

/** The code of a system error such as ENOENT, or null for any other thing thrown. */
export function systemCode(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}
