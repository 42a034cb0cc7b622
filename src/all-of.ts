/**
 * What jobs that go on at once give. Where one fails, that is told only once all have ended: nothing may be under way any
 * more while what it works on is cleared away.
 */
export async function allOf<const Jobs extends readonly unknown[]>(
  ...jobs: Jobs
): Promise<{ -readonly [J in keyof Jobs]: Awaited<Jobs[J]> }> {
  await Promise.allSettled(jobs);
  return Promise.all(jobs);
}
