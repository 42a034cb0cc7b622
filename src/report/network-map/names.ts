/** A disc that has a name. */
interface Named {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly name: string;
}

/** Where a name stands: its middle, above or below the disc, or within it. */
export interface Name {
  readonly disc: number;
  readonly x: number;
  readonly y: number;
  readonly text: string;
  /** Whether it stands on the dots of the disc. */
  readonly within: boolean;
}

/**
 * Names of discs that can be read at so many pixels a unit, those of the first discs first. A disc gets its full name where that
 * touches no other name and no disc; otherwise its number alone; where that has no room either, whatever fits on the disc itself,
 * or nothing. All in pixels; names stay within the width.
 */
export function names(discs: readonly Named[], scale: number, width: number, letter = { width: 6.6, height: 15 }): Name[] {
  const boxes: Box[] = [];
  const found: Name[] = [];
  const isFree = (own: Box) => !boxes.some((other) => touch(own, other));
  for (const [disc, { x, y, radius, name }] of discs.entries()) {
    for (const text of [name, name.split(' · ')[0] as string]) {
      const length = [...text].length * letter.width;
      const middle = Math.min(Math.max(x * scale, length / 2), Math.max(length / 2, width - length / 2));
      const reach = radius * scale + letter.height / 2 + 2;
      const place = [y * scale + reach, y * scale - reach].find((at) => {
        const own = box(middle, at, length, letter.height - 2);
        return isFree(own) && discs.every((other, i) => i === disc || !covers(own, other, scale));
      });
      if (place === undefined) continue;
      boxes.push(box(middle, place, length + 6, letter.height));
      found.push({ disc, x: middle, y: place, text, within: false });
      break;
    }
    if (found.at(-1)?.disc === disc) continue;
    const text = [name, name.split(' · ')[0] as string].find((one) => [...one].length * letter.width < radius * scale * 1.5);
    const own = box(x * scale, y * scale, [...(text ?? '')].length * letter.width, letter.height);
    if (text === undefined || radius * scale < letter.height || !isFree(own)) continue;
    boxes.push(own);
    found.push({ disc, x: x * scale, y: y * scale, text, within: true });
  }
  return found;
}

/** Whether a box lies on a disc. */
function covers({ left, right, top, bottom }: Box, { x, y, radius }: Named, scale: number): boolean {
  const [across, down] = [Math.max(left - x * scale, 0, x * scale - right), Math.max(top - y * scale, 0, y * scale - bottom)];
  return Math.hypot(across, down) < radius * scale;
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
