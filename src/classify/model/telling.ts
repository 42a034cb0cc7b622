import type { Features } from './features.ts';
import type { Weights } from './model.ts';

/** A feature, and by how much it moved a code. */
export interface Told {
  readonly name: string;
  readonly pull: number;
}

/** The features that spoke most for a code, at most three, strongest first. */
export function telling(features: Features, { features: weights }: Weights): string[] {
  return strongest(
    [...features].map(([name, value]) => ({ name, pull: (Object.hasOwn(weights, name) ? (weights[name] as number) : 0) * value })),
  );
}

/** Features that are named. */
const NAMED = 3;

/** The names of the three that moved a code most towards applying, strongest first. */
export function strongest(told: readonly Told[]): string[] {
  // The first few are put in their places one by one: to sort all takes several times as long.
  const first: Told[] = [];
  for (const one of told) {
    let place = first.length;
    while (place > 0 && isStronger(one, first[place - 1] as Told)) place -= 1;
    if (one.pull <= 0 || place === NAMED) continue;
    if (first.length === NAMED) first.pop();
    first.splice(place, 0, one);
  }
  return first.map(({ name }) => name.slice(name.indexOf('/') + 1));
}

function isStronger(a: Told, b: Told): boolean {
  return a.pull > b.pull || (a.pull === b.pull && a.name < b.name);
}
