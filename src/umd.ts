import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, sep } from 'node:path';
import { compileFunction } from 'node:vm';

/**
 * A library by the one file that its package holds for browsers (UMD): the same code as behind its front door, which
 * loads some 170 files one after the other and takes ten times as long.
 */
export function umd<T extends object>(library: string, file: string): T {
  const door = createRequire(import.meta.url).resolve(library);
  const inside = join('node_modules', library) + sep;
  const path = join(door.slice(0, door.lastIndexOf(inside) + inside.length), file);
  const exports = {};
  compileFunction(readFileSync(path, 'utf8'), ['exports', 'module'], { filename: path })(exports, { exports });
  return exports as T;
}
