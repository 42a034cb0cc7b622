/**
 * What is found for the source of a report, found once and remembered for as long as the source lives: several sections
 * ask for it, and the tables do not change while they are made.
 */
export function foundOnce<S extends object, T>(find: (source: S) => Promise<T>): (source: S) => Promise<T> {
  const known = new WeakMap<S, Promise<T>>();
  return (source) => {
    const found = known.get(source) ?? find(source);
    known.set(source, found);
    return found;
  };
}
