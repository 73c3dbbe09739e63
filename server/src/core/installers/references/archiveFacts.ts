/**
 * What a source archive says of itself without being built: uv believes its pyproject.toml where nothing that it needs is dynamic,
 * and else its PKG-INFO from version 2.2 of the metadata on.
 * @see https://packaging.python.org/en/latest/specifications/core-metadata/#dynamic-multiple-use
 */
import type { ReferenceFacts } from '../../candidates/references/referenceFacts.ts';
import type { SourceContents } from '../../candidates/sourceContents.ts';
import { parsePyproject } from '../../dependencyFiles/pyproject.ts';
import { say } from '../../messages/message.ts';
import { parseCoreMetadata } from '../../packaging/metadata/coreMetadata.ts';
import { folderFacts } from './folderFacts.ts';

/** What a build may decide of what uv needs to know. */
const NEEDED: ReadonlySet<string> = new Set(['requires-dist', 'requires-python', 'provides-extra']);

/** The facts of an archive. @param path of it, absolute */
export function archiveFacts(
  { metadata, pyproject }: Pick<SourceContents, 'metadata' | 'pyproject'>,
  path: string,
): ReferenceFacts {
  if (pyproject !== undefined) {
    const facts = folderFacts(parsePyproject(`${path}/pyproject.toml`, pyproject));
    if (facts.kind === 'known') return { kind: 'known', metadata: facts.metadata };
  }
  const { value } = parseCoreMetadata(metadata ?? '');
  const isBelieved = /^(?:2\.(?:[2-9]|\d\d)|[3-9])/.test(value.metadataVersion);
  const isStatic = isBelieved && !value.dynamic.some((field) => NEEDED.has(field.toLowerCase()));
  return isStatic ? { kind: 'known', metadata: value } : { kind: 'unavailable', reason: say('referenceBuilt') };
}
