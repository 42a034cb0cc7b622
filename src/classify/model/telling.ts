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

/** The names of the three that moved a code most towards applying, strongest first. */
export function strongest(told: readonly Told[]): string[] {
  return told
    .filter(({ pull }) => pull > 0)
    .sort((a, b) => b.pull - a.pull || (a.name < b.name ? -1 : 1))
    .slice(0, 3)
    .map(({ name }) => name.slice(name.indexOf('/') + 1));
}
