/**
 * Every field of core metadata: its name, the property it has here, and the version of the specification that added it.
 * https://packaging.python.org/en/latest/specifications/core-metadata/
 */

/** The existing versions of the specification, oldest first; there never was a 2.0. */
export const METADATA_VERSIONS = ['1.0', '1.1', '1.2', '2.1', '2.2', '2.3', '2.4', '2.5', '2.6'] as const;

/** A version of the specification. */
export type MetadataVersion = (typeof METADATA_VERSIONS)[number];

/** One field; `map` is a label and a URL separated by a comma, `keywords` a list on one line. */
export interface MetadataField {
  /** Lower-cased, as in the file and in messages. */
  readonly name: string;
  readonly key: string;
  readonly kind: 'string' | 'list' | 'map' | 'keywords';
  readonly added: MetadataVersion;
}

/** In the order in which a file is written. */
export const METADATA_FIELDS = [
  { name: 'metadata-version', key: 'metadataVersion', kind: 'string', added: '1.0' },
  { name: 'name', key: 'name', kind: 'string', added: '1.0' },
  { name: 'version', key: 'version', kind: 'string', added: '1.0' },
  { name: 'dynamic', key: 'dynamic', kind: 'list', added: '2.2' },
  { name: 'platform', key: 'platforms', kind: 'list', added: '1.0' },
  { name: 'supported-platform', key: 'supportedPlatforms', kind: 'list', added: '1.1' },
  { name: 'summary', key: 'summary', kind: 'string', added: '1.0' },
  { name: 'description', key: 'description', kind: 'string', added: '1.0' },
  { name: 'description-content-type', key: 'descriptionContentType', kind: 'string', added: '2.1' },
  { name: 'keywords', key: 'keywords', kind: 'keywords', added: '1.0' },
  { name: 'home-page', key: 'homePage', kind: 'string', added: '1.0' },
  { name: 'download-url', key: 'downloadUrl', kind: 'string', added: '1.1' },
  { name: 'author', key: 'author', kind: 'string', added: '1.0' },
  { name: 'author-email', key: 'authorEmail', kind: 'string', added: '1.0' },
  { name: 'maintainer', key: 'maintainer', kind: 'string', added: '1.2' },
  { name: 'maintainer-email', key: 'maintainerEmail', kind: 'string', added: '1.2' },
  { name: 'license', key: 'license', kind: 'string', added: '1.0' },
  { name: 'license-expression', key: 'licenseExpression', kind: 'string', added: '2.4' },
  { name: 'license-file', key: 'licenseFiles', kind: 'list', added: '2.4' },
  { name: 'classifier', key: 'classifiers', kind: 'list', added: '1.1' },
  { name: 'requires-dist', key: 'requiresDist', kind: 'list', added: '1.2' },
  { name: 'requires-python', key: 'requiresPython', kind: 'string', added: '1.2' },
  { name: 'requires-external', key: 'requiresExternal', kind: 'list', added: '1.2' },
  { name: 'project-url', key: 'projectUrls', kind: 'map', added: '1.2' },
  { name: 'provides-extra', key: 'providesExtra', kind: 'list', added: '2.1' },
  { name: 'provides-dist', key: 'providesDist', kind: 'list', added: '1.2' },
  { name: 'obsoletes-dist', key: 'obsoletesDist', kind: 'list', added: '1.2' },
  { name: 'import-name', key: 'importNames', kind: 'list', added: '2.5' },
  { name: 'import-namespace', key: 'importNamespaces', kind: 'list', added: '2.5' },
  { name: 'requires', key: 'requires', kind: 'list', added: '1.1' },
  { name: 'provides', key: 'provides', kind: 'list', added: '1.1' },
  { name: 'obsoletes', key: 'obsoletes', kind: 'list', added: '1.1' },
] as const satisfies readonly MetadataField[];

const BY_NAME: ReadonlyMap<string, (typeof METADATA_FIELDS)[number]> = new Map(
  METADATA_FIELDS.map((field) => [field.name, field]),
);

/** The field with this lower-cased name. */
export function metadataField(name: string): (typeof METADATA_FIELDS)[number] | undefined {
  return BY_NAME.get(name);
}
