/** One line for each rule: what it reports. The names are those of the rules followed by `Title`. */

export interface RuleMessages {
  /** Which language this is: its tag by RFC 5646. */
  languageTag(): string;
  /** Where the page of a rule is. */
  rulePageAddress(parts: { readonly code: string }): string;
  noCompatibleWheelTitle(): string;
  sourceOnlyTitle(): string;
  wrongAbiTitle(): string;
  requiresPythonTitle(): string;
  blockedDependencyTitle(): string;
  noMatchingVersionTitle(): string;
  versionConflictTitle(): string;
  unknownProjectTitle(): string;
  notShippedTitle(): string;
  standardLibraryTitle(): string;
  firstChoiceTitle(): string;
  twoVersionsTitle(): string;
  pythonIgnoredTitle(): string;
  extraIgnoredTitle(): string;
  laterVisitTitle(): string;
  importedFirstTitle(): string;
  heldBackTitle(): string;
  publicIndexTitle(): string;
  staleLockTitle(): string;
  lockedWithoutWheelTitle(): string;
  lockPreferredTitle(): string;
  uvSettingTitle(): string;
  unknownVerdictTitle(): string;
  unsupportedSourceTitle(): string;
  refusedReferenceTitle(): string;
  invalidRequirementTitle(): string;
  invalidFileTitle(): string;
  notCheckedTitle(): string;
  fileEncodingTitle(): string;
  requirementsTxtTitle(): string;
  cfRequirementsTxtTitle(): string;
  toolVendoredTitle(): string;
  neverVendoredTitle(): string;
  pythonMismatchTitle(): string;
  poetryOnlyTitle(): string;
  hostStepTitle(): string;
  environmentRuntimeTitle(): string;
  missingPythonFlagTitle(): string;
  noWranglerFileTitle(): string;
  deployRefusedTitle(): string;
  failsAtImportTitle(): string;
  vendoredSizeTitle(): string;
  targetProblemTitle(): string;
  unusedIgnoreTitle(): string;
  invalidSettingTitle(): string;
}
