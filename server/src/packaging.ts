/**
 * PyPA's packaging specifications as a library: what `pyodide-preflight/packaging` exports. Every function is documented
 * where it is defined; docs/packaging.md gives an overview.
 *
 * The names in the first list replace the core's exports with the same names: their errors are in English, while those of
 * the core are messages.
 */
export {
  parseCoreMetadata,
  parseLenientRequirement,
  parseMarker,
  parseProjectPageHtml,
  parseProjectPageJson,
  parseRequirement,
  parseSpecifierSet,
  undefinedComparisons,
  type CoreMetadata,
} from './packagingLibrary.ts';
export * from './core/packaging/requirements/dependencyGroups.ts';
export * from './core/packaging/metadata/directUrl.ts';
export * from './core/packaging/metadata/directUrlFile.ts';
export * from './core/packaging/metadata/licenseExpression.ts';
export * from './core/packaging/requirements/marker.ts';
export * from './core/packaging/metadata/metadataFields.ts';
export * from './core/packaging/metadata/metadataFormat.ts';
export * from './core/packaging/metadata/metadataValidation.ts';
export * from './core/packaging/name.ts';
export * from './core/packaging/wheels/platformTags.ts';
export * from './core/packaging/pylock/formatPylock.ts';
export * from './core/packaging/pylock/pylock.ts';
export { pylockFilename, type PylockContent, type PylockFile } from './core/packaging/pylock/pylockFile.ts';
export * from './core/packaging/pylock/selectFromPylock.ts';
export * from './core/packaging/requirements/requirement.ts';
export * from './core/packaging/wheels/sdistFilename.ts';
export type * from './core/packaging/simpleApi/projectPage.ts';
export * from './core/packaging/versions/specifier.ts';
export * from './core/packaging/versions/specifierRelations.ts';
export * from './core/packaging/wheels/tag.ts';
export * from './core/packaging/wheels/tagSequences.ts';
export * from './core/packaging/versions/version.ts';
export * from './core/packaging/versions/versionRange.ts';
export * from './core/packaging/wheels/wheelFilename.ts';
