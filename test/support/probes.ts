/** Versions of every kind, and a short notation for runs of them, used in the tables about specifiers. */

/** The tested versions, ascending. */
export const PROBES = (
  '0.9 1.0.dev1 1.0a1 1.0a1+x 1.0a1.post1 1.0a2 1.0rc1 1.0 1.0+x 1.0+x.1 1.0.post1.dev1 1.0.post1 1.0.post1+x ' +
  '1.0.post2.dev1 1.0.post2 1.0.1.dev1 1.0.1 1.1a1 1.1 2.0.dev1 2.0 1!1.0'
).split(' ');

/** The tested versions that runs such as `1.0..1.1 2.0` stand for. */
export function expandRuns(runs: string): string[] {
  return runs.split(' ').flatMap((run) => {
    const [first = '', last = first] = run.split('..');
    return first === '' ? [] : PROBES.slice(PROBES.indexOf(first), PROBES.indexOf(last) + 1);
  });
}
