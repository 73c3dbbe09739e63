/** Whether a release has nothing for a system, as far as its page says. */
import type { ProjectReleases } from '../../candidates/release.ts';
import { judgeRelease } from '../../candidates/release.ts';
import { versionsEqual, type Version } from '../../packaging/versions/version.ts';
import type { Target } from '../../runtimes/target.ts';

/** True if there are neither a wheel that fits nor sources. */
export function lacksWheelOn(host: Target, { project }: ProjectReleases, version: Version): boolean {
  const files = project.releases.find((release) => versionsEqual(release.version, version));
  if (!files) return false;
  return judgeRelease(project.name, files, host, { noWheels: false, builds: true }).candidate === undefined;
}
