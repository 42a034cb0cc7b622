import { beforeEach, describe, expect, test, vi } from 'vitest';
import { frugalShare, MemoryLimit } from '../../src/database/memory-limit.ts';

const outOfMemory = new Error('Out of Memory Error: failed to allocate');
let told: string[];
let limit: MemoryLimit;
beforeEach(() => {
  told = [];
  limit = new MemoryLimit({ memory: '640MB', most: '2GB', threads: 2 }, async (sql) => told.push(sql));
});

/** A statement that fails so many times, and tells what it saw each time. */
function failing(times: number, error = outOfMemory): { statement: () => Promise<string>; seen: string[] } {
  const seen: string[] = [];
  const statement = async () => {
    seen.push(told.findLast((sql) => sql.includes('memory')) ?? 'as it began');
    if (seen.length <= times) throw error;
    return 'done';
  };
  return { statement, seen };
}

describe('within', () => {
  test('does again in twice the memory what failed in the usual, up to the most, and stays there', async () => {
    const { statement, seen } = failing(1);
    expect(await limit.within(statement)).toBe('done');
    expect(seen).toEqual(['as it began', "SET memory_limit = '1280MB'"]);
    expect(await limit.within(failing(1).statement)).toBe('done');
    await expect(limit.within(failing(1).statement)).rejects.toBe(outOfMemory);
    expect(told).toEqual(["SET memory_limit = '1280MB'", "SET memory_limit = '2000MB'"]);
  });

  test('goes back to the usual where it is told to, and sets it in any case, for that gives memory back', async () => {
    await limit.afresh();
    expect(told.splice(0)).toEqual(["SET memory_limit = '640MB'"]);
    await limit.within(failing(1).statement);
    await limit.afresh();
    await limit.frugally(failing(0).statement);
    expect(told.filter((sql) => sql.includes('memory'))).toEqual(
      ['1280MB', '640MB', '224MB', '640MB'].map((memory) => `SET memory_limit = '${memory}'`),
    );
  });

  test('leaves other errors, and what fails in the most there is', async () => {
    const another = new Error('another');
    await expect(limit.within(failing(1, another).statement)).rejects.toBe(another);
    await expect(limit.within(failing(3).statement)).rejects.toBe(outOfMemory);
  });
});

test('threads takes fewer until told otherwise, also behind a frugal job, and never more than it may', async () => {
  await limit.threads(1);
  await limit.frugally(async () => {});
  await limit.threads(8);
  await limit.threads();
  expect(told.filter((sql) => sql.startsWith('SET threads'))).toEqual([
    'SET threads = 1',
    'SET threads = 1',
    'SET threads = 1',
    'SET threads = 2',
    'SET threads = 2',
  ]);
  let end = () => {};
  const long = limit.frugally(() => new Promise<void>((resolve) => (end = resolve)));
  await vi.waitFor(() => expect(told.at(-1)).toBe('SET threads = 1'));
  const before = told.length;
  await limit.threads(2);
  expect(told).toHaveLength(before);
  end();
  await long;
  expect(told.at(-1)).toBe('SET threads = 2');
});

test('writingWide has room for all threads to write so many columns, up to the most there may be, and gives it back', async () => {
  await limit.writingWide(45, async () => {});
  expect(told).toEqual(["SET memory_limit = '802MB'", "SET memory_limit = '640MB'"]);
  await expect(limit.writingWide(500, () => Promise.reject(new Error('another')))).rejects.toThrow('another');
  expect(told.slice(2)).toEqual(["SET memory_limit = '2000MB'", "SET memory_limit = '640MB'"]);
  await limit.threads(1);
  await limit.writingWide(45, async () => {});
  await limit.writingWide(2, async () => {});
  expect(told.slice(4)).toEqual(['SET threads = 1']);
});

describe('frugally', () => {
  test('does it in little memory on one thread, and gives both back', async () => {
    const { statement, seen } = failing(0);
    expect(await limit.frugally(statement)).toBe('done');
    expect(seen).toEqual(["SET memory_limit = '224MB'"]);
    expect(told).toEqual(["SET memory_limit = '224MB'", 'SET threads = 1', "SET memory_limit = '640MB'", 'SET threads = 2']);
  });

  test('does it again in more memory, then in the usual, then in the most', async () => {
    const { statement, seen } = failing(3);
    expect(await limit.frugally(() => limit.within(statement))).toBe('done');
    expect(seen).toEqual(['224MB', '320MB', '640MB', '1280MB'].map((memory) => `SET memory_limit = '${memory}'`));
  });

  test('does it in more memory where more rows are sorted, up to the most', async () => {
    const { statement, seen } = failing(0);
    await limit.frugally(statement, { rows: 4_000_000 });
    await limit.frugally(statement, { rows: 20_000_000 });
    await limit.frugally(statement, { rows: 100_000_000 });
    expect(seen).toEqual(['256MB', '1280MB', '2000MB'].map((memory) => `SET memory_limit = '${memory}'`));
    expect(told.filter((sql) => sql === 'SET threads = 1')).toHaveLength(3);
  });

  test('gives memory back once the last of several jobs is done', async () => {
    let end = () => {};
    const long = limit.frugally(() => new Promise<void>((resolve) => (end = resolve)));
    await limit.frugally(async () => {});
    expect(told.at(-1)).toBe('SET threads = 1');
    end();
    await long;
    expect(told.at(-1)).toBe('SET threads = 2');
  });

  test('gives memory back after another error', async () => {
    await expect(limit.frugally(() => Promise.reject(new Error('another')))).rejects.toThrow('another');
    expect(told.at(-1)).toBe('SET threads = 2');
    expect(told.at(-2)).toBe("SET memory_limit = '640MB'");
  });
});

test('frugalShare is one thread with little memory, more for many posts, and never more than the share', () => {
  const share = { memory: '640MB', most: '2GB', threads: 2 };
  expect(frugalShare(share, 1000)).toEqual({ memory: '240MB', most: '2GB', threads: 1 });
  expect(frugalShare(share, 10_000_000)).toEqual({ memory: '320MB', most: '2GB', threads: 1 });
  expect(frugalShare({ ...share, memory: '128MB' }, 10_000_000).memory).toBe('128MB');
});
