/** A wheel that somebody names instead of a dependency file: what installing it would need. It has no text. */
import { parseWheelFilename } from '../../packaging/wheels/wheelFilename.ts';
import { fileName } from '../../text/path.ts';
import { NO_INDEX_OPTIONS, type Declaration, type DependencyFile } from '../dependencyFile.ts';

const NOWHERE = { start: 0, end: 0 };

/** Whether a path is that of a wheel, by its name alone. */
export function isWheelFile(path: string): boolean {
  return /\.whl$/i.test(path);
}

/** A file that declares the wheel itself, and nothing else. */
export function wheelFile(path: string): DependencyFile {
  const name = fileName(path);
  const wheel = parseWheelFilename(name);
  const localPath = `./${name}`;
  const bare = { extras: [], specifier: { specifiers: [] }, url: localPath };
  const declaration: Declaration = {
    text: name,
    ...(wheel && { requirement: { name: wheel.name, normalized: wheel.name, ...bare } }),
    spans: { whole: NOWHERE, element: NOWHERE, specifiers: [] },
    path,
    table: 'wheel',
    reader: 'pip',
    role: 'requirement',
    active: true,
    escaped: true,
    localPath,
  };
  return {
    path,
    kind: 'wheel',
    text: '',
    includes: [],
    indexOptions: NO_INDEX_OPTIONS,
    optionalDependencies: [],
    dependencyGroups: [],
    dynamic: [],
    declarations: [declaration],
    problems: [],
  };
}
