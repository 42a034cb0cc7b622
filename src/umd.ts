import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, sep } from 'node:path';
import { compileFunction } from 'node:vm';

/**
 * A library by the one file that its package holds for browsers (UMD): the same code as behind its front door, which
 * loads some 170 files one after the other and takes ten times as long. `needs` are the libraries that the file asks for.
 */
export function umd<T extends object>(library: string, file: string, needs: Readonly<Record<string, object>> = {}): T {
  const door = createRequire(import.meta.url).resolve(library);
  const inside = join('node_modules', library) + sep;
  const path = join(door.slice(0, door.lastIndexOf(inside) + inside.length), file);
  const exports = {};
  compileFunction(readFileSync(path, 'utf8'), ['exports', 'module', 'require'], { filename: path })(
    exports,
    { exports },
    (name: string) => needs[name],
  );
  return exports as T;
}
