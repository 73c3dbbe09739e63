/**
 * Sources in `[tool.uv.sources]` for which uv refuses to run as soon as anything requires the project, in whatever list and under
 * whatever marker. Measured with uv 0.13.9.
 * @see https://docs.astral.sh/uv/concepts/projects/dependencies/#dependency-sources
 */
import { isTrueAt, textOf, type TomlTable } from '../../../config/tomlNode.ts';
import { say, type Message } from '../../../messages/message.ts';
import type { DependencyFile, ReadingProblem } from '../../dependencyFile.ts';
import { uvProblem } from '../uvProblem.ts';
import { withSourceThat } from './_withSource.ts';

/** The names of wheels and source distributions, as uv knows them: in small letters only. */
const DISTRIBUTION = /\.(?:whl|zip|tgz|tbz|tlz|txz|tar(?:\.(?:gz|bz2|lz|lzma|xz|zst))?)$/;

/** An absolute URL up to its query. */
const ADDRESS = /^[a-z][a-z\d+.-]*:[^?#]*/i;

/** A kind of such sources, and what is said of one. */
interface Refused {
  readonly test: (source: TomlTable) => boolean;
  readonly says: (name: string) => Message;
}

const REFUSED: readonly Refused[] = [
  ...(['editable', 'package'] as const).map((key) => ({
    test: (source: TomlTable) => isTrueAt(source, key) && DISTRIBUTION.test(textOf(source, 'path') ?? ''),
    says: (name: string) => say('uvSourceNoFolder', { name, key }),
  })),
  { test: hasFragment, says: (name) => say('uvSourceFragment', { name }) },
  { test: leadsToNoFile, says: (name) => say('uvSourceNoFile', { name }) },
  { test: namesNoRepositoryFile, says: (name) => say('uvSourceNoRepositoryFile', { name }) },
];

/** One problem for each requirement with such a source. @param root the pyproject.toml of the workspace's root */
export function refusalsBySource(file: DependencyFile, root: TomlTable | undefined): readonly ReadingProblem[] {
  return REFUSED.flatMap(({ test, says }) =>
    withSourceThat(test, file, root).map(({ requirement: { name }, spans }) =>
      uvProblem(file, says(name), spans.whole),
    ),
  );
}

/** `url = "https://…#sha256=…"`; in a repository's address a fragment does no harm. */
function hasFragment(source: TomlTable): boolean {
  return textOf(source, 'url')?.includes('#') === true;
}

/** A URL that ends like no distribution. A path on this machine may be a folder's. */
function leadsToNoFile(source: TomlTable): boolean {
  const url = textOf(source, 'url') ?? '';
  const address = url.includes('#') ? undefined : ADDRESS.exec(url)?.[0].replace(/\/+$/, '');
  return address !== undefined && !DISTRIBUTION.test(address);
}

function namesNoRepositoryFile(source: TomlTable): boolean {
  const path = textOf(source, 'path');
  return source.entries.has('git') && path !== undefined && !DISTRIBUTION.test(path);
}
