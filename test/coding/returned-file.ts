import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';

/** Where a file of this name and content lies, as it came back from a coder. */
export function returnedFile(name: string, content: string | Uint8Array): string {
  const path = join(mkdtempSync(join(inject('runFolder'), 'returned-')), name);
  writeFileSync(path, content);
  return path;
}
