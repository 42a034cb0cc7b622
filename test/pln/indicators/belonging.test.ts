import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DAY, MONDAY, measured } from '../small.ts';

const WEEK = 7 * DAY;
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'belonging-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('roles', () => {
  it.each([
    ['4th grade teacher, mum of two', ['teacher']],
    ['Pre-service teacher at State', ['student', 'teacher']],
    ['Principal. Former librarian.', ['leader', 'librarian']],
    ['Instructional coach and keynote speaker', ['coach', 'consultant']],
    ['PhD researcher in maths education', ['researcher']],
    ['We help schools plan. Official account.', ['organisation']],
    ['I like cats', []],
    ['', []],
  ])('the bio “%s” tells %j', async (bio, expected) => {
    const { roles } = await measured({ people: [{ person: 'ada', bio }], posts: [{ post: 'p', author: 'ada' }] });
    expect(roles.map(({ role }) => role)).toEqual(expected);
  });

  it('of a table stand in place of those of the bio, and bots have none', async () => {
    const path = join(folder, 'roles.csv');
    writeFileSync(path, 'person,role\n@Ada_B,mentor\nAda_B,mentor\nben,teacher\nrobot,teacher\n');
    const { roles, notes } = await measured({
      people: [
        { person: 'twitter:1', handles: ['Ada_B'], bio: 'teacher' },
        { person: 'ben' },
        { person: 'cy', bio: 'school librarian' },
        { person: 'robot', bot: true, bio: 'teacher bot' },
      ],
      pln: { roles: path },
    });
    expect(roles).toEqual([
      { person: 'ben', role: 'teacher', basis: 'table' },
      { person: 'cy', role: 'librarian', basis: 'bio' },
      { person: 'twitter:1', role: 'mentor', basis: 'table' },
    ]);
    expect(notes).toEqual([`pln.roles: rows of ${path} that name nobody in this study: 1 of 4`]);
  });

  it('are refused of a table of which nobody is in the study', async () => {
    const path = join(folder, 'others.csv');
    writeFileSync(path, 'person,role\n@ada.b,mentor\nrobot,teacher\n');
    const people = [{ person: 'ada' }, { person: 'robot', bot: true }];
    await expect(measured({ people, pln: { roles: path } })).rejects.toThrow(`pln.roles: nobody in ${path} is in this study`);
  });
});

describe('belonging', async () => {
  const alters = ['t1', 't2', 't3', 'l1', 'l2', 'x'];
  const bio = (name: string) => ({ t: 'teacher', l: 'librarian' })[name.charAt(0)] ?? null;
  const stand = (week: number, tag: string) => ({ post: `${tag}${week}`, author: 'ada', hashtags: [tag], time: MONDAY + week * WEEK });
  const { value, profiles } = await measured({
    people: [{ person: 'ada' }, ...alters.map((person) => ({ person, bio: bio(person), posts: 0 }))],
    // Weeks 0, 1, 4 and 9 in one space, once in another, weeks 2 and 3 in a third.
    posts: [stand(0, 'home'), stand(1, 'home'), stand(4, 'home'), stand(9, 'home'), stand(5, 'once'), stand(2, 'short'), stand(3, 'short')],
    links: ['youtube.com', 'teacherspayteachers.com', 'nowhere.example'].map((domain, i) => ({
      post: 'home0',
      position: i + 1,
      url: `https://${domain}/`,
      domain,
    })),
    ties: alters.map((target, i) => ({ source: 'ada', target, first: MONDAY, last: MONDAY + (i < 2 ? WEEK : 0) })),
  });

  it.each([
    ['recurringAlters', 2 / 6],
    ['alterRoles', 5 / 6],
    // Three teachers, two librarians.
    ['roleEvenness', -(0.6 * Math.log(0.6) + 0.4 * Math.log(0.4)) / Math.log(2)],
    // Ten weeks at home, two in the short one.
    ['spaceStay', 6],
    ['spaceRegularity', 4 / 10],
    ['siteKinds', 2],
  ])('%s of one person is %d', (name, expected) => expect(value(name, 'ada')).toBeCloseTo(expected, 8));

  it('contacts are met again in whichever direction the first and the last interaction went', async () => {
    const later = { ben: 7, cy: 6 };
    const ties = Object.entries(later).flatMap(([other, days]) => [
      { source: 'ada', target: other, first: MONDAY, last: MONDAY },
      { source: other, target: 'ada', first: MONDAY + days * DAY, last: MONDAY + days * DAY },
    ]);
    const found = await measured({ people: ['ada', 'ben', 'cy'].map((person) => ({ person })), ties });
    expect(['ada', 'ben', 'cy'].map((person) => found.value('recurringAlters', person))).toEqual([0.5, 1, 0]);
  });

  it('weeks are those of the calendar throughout: from a Sunday to the Monday three weeks on there are five', async () => {
    const at = (day: number) => ({ post: `d${day}`, author: 'ada', hashtags: ['home'], time: MONDAY + day * DAY });
    const { value: told } = await measured({ people: [{ person: 'ada' }], posts: [6, 9, 28].map(at) });
    expect(told('spaceStay', 'ada')).toBe(5);
    expect(told('spaceRegularity', 'ada')).toBe(3 / 5);
  });

  it('spaces of four weeks tell of regularity, those of three do not', async () => {
    const at = (tag: string, day: number) => ({ post: `${tag}${day}`, author: 'ada', hashtags: [tag], time: MONDAY + day * DAY });
    const { value: told } = await measured({
      people: [{ person: 'ada' }],
      posts: [at('four', 0), at('four', 21), at('three', 0), at('three', 7), at('three', 14)],
    });
    expect(told('spaceRegularity', 'ada')).toBe(2 / 4);
  });

  it('profiles say in how many weeks, and what kind of site a domain is', () => {
    expect(profiles.find(({ item }) => item === '#home')).toMatchObject({ count: 4, weeks: 4, site: null });
    expect(profiles.find(({ item }) => item === 'youtube.com')).toMatchObject({ weeks: 1, site: 'video' });
    expect(profiles.find(({ item }) => item === 'nowhere.example')?.site).toBeNull();
  });
});
