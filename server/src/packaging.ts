/**
 * PyPA's packaging specifications as a library: what `pyodide-preflight/packaging` exports. Every function is documented
 * where it is defined; docs/packaging.md has the overview.
 */
export * from './core/packaging/coreMetadata.ts';
export * from './core/packaging/dependencyGroups.ts';
export * from './core/packaging/directUrl.ts';
export * from './core/packaging/directUrlFile.ts';
export * from './core/packaging/licenseExpression.ts';
export * from './core/packaging/marker.ts';
export * from './core/packaging/metadataFields.ts';
export * from './core/packaging/metadataFormat.ts';
export * from './core/packaging/metadataValidation.ts';
export * from './core/packaging/name.ts';
export * from './core/packaging/platformTags.ts';
export * from './core/packaging/requirement.ts';
export * from './core/packaging/sdistFilename.ts';
export * from './core/packaging/simpleApi.ts';
export * from './core/packaging/specifier.ts';
export * from './core/packaging/tag.ts';
export * from './core/packaging/tagSequences.ts';
export * from './core/packaging/version.ts';
export * from './core/packaging/versionRange.ts';
export * from './core/packaging/wheelFilename.ts';
