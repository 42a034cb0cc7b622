/** A disc that has a name. */
interface Named {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly name: string;
}

/** Where a name stands: its middle, above or below the disc. */
export interface Name {
  readonly disc: number;
  readonly x: number;
  readonly y: number;
  readonly text: string;
}

/**
 * Names of discs that can be read at so many pixels a unit, those of the first discs first: each in full where that touches no other
 * name and no disc, otherwise its number alone, otherwise nothing. Pixels throughout; names stay within the width.
 */
export function names(discs: readonly Named[], scale: number, width: number, letter = { width: 6.6, height: 15 }): Name[] {
  const boxes: Box[] = discs.map(({ x, y, radius }) => box(x * scale, y * scale, radius * scale * 1.75, radius * scale * 1.75));
  const found: Name[] = [];
  for (const [disc, { x, y, radius, name }] of discs.entries()) {
    for (const text of [name, name.split(' · ')[0] as string]) {
      const length = [...text].length * letter.width;
      const middle = Math.min(Math.max(x * scale, length / 2), Math.max(length / 2, width - length / 2));
      const reach = radius * scale + letter.height / 2 + 2;
      const place = [y * scale + reach, y * scale - reach].find((at) => {
        const own = box(middle, at, length, letter.height - 2);
        return boxes.every((other, i) => i === disc || !touch(own, other));
      });
      if (place === undefined) continue;
      boxes.push(box(middle, place, length + 6, letter.height));
      found.push({ disc, x: middle, y: place, text });
      break;
    }
  }
  return found;
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function box(x: number, y: number, width: number, height: number): Box {
  return { left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 };
}

function touch(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
