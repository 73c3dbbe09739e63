/** Why an index could not be queried, or what it answered. */
import type { Clause } from '../clause.ts';

/** A request: which index is asked for what, at which address. */
export interface RequestParts {
  readonly from: Clause;
  readonly what: Clause;
  readonly url: string;
}

export interface IndexMessages
  extends IndexNames, RequestMessages, DoubtMessages, TransferMessages, AnswerMessages, RecordedMessages {}

/** The indexes, and what they are asked for: clauses within other messages. */
interface IndexNames {
  /** A proper name, or host and path: `PyPI`, `pypi.example/simple`. */
  indexByName(parts: { readonly name: string }): string;
  /** An index with where it is: `PyPI` and its host. */
  indexAtHost(parts: { readonly index: Clause; readonly host: string }): string;
  indexOfPyodide(parts: { readonly release: string }): string;
  /** An index without a name to show. */
  packageIndex(): string;
  /** The folder of recorded answers that replaces PyPI. */
  recordedPypi(): string;
  recordedIndexOfPyodide(parts: { readonly release: string }): string;
  projectPage(parts: { readonly project: string }): string;
  /** The METADATA next to a wheel. */
  metadataOfFile(parts: { readonly filename: string }): string;
  /** The METADATA inside a wheel. */
  metadataInFile(parts: { readonly filename: string }): string;
  contentsOfFile(parts: { readonly filename: string }): string;
}

/** Whole sentences: why something could not be found out. */
interface RequestMessages {
  requestCancelled(): string;
  requestForCancelled(parts: { readonly what: Clause }): string;
  /** A status that is not an answer, after how many attempts, and how long the server asks to wait. */
  indexAnswersStatus(
    parts: RequestParts & {
      readonly status: number;
      readonly attempts: number;
      readonly retryAfterSeconds?: number;
    },
  ): string;
  /** No answer arrived, for the reason `why`. */
  indexCannotBeAsked(parts: RequestParts & { readonly why: Clause; readonly attempts: number }): string;
  /** An answer arrived, but `why` makes it useless. */
  wheelInFolderUnreadable(parts: { readonly filename: string; readonly folder: string }): string;
  /** A clause: it has the name of a wheel; `isPointer`: it is a pointer of Git LFS. */
  wheelInFolderNoZip(parts: {
    readonly filename: string;
    readonly folder: string;
    readonly isPointer: boolean;
  }): string;
  /** What a flat index or `find-links` leads to. */
  pageOfLinks(): string;
  /** The server says that there is no page at an address of `find-links` or of a flat index. */
  noPageOfLinks(parts: { readonly address: string }): string;
  noFolderOfLinks(parts: { readonly folder: string }): string;
  /** A folder of wheels that cannot be looked into. */
  placeUnread(parts: { readonly place: string }): string;
  placeOfUntrusted(parts: { readonly place: string }): string;
  /** An index that a project is taken from by its name. */
  indexOfUntrusted(parts: { readonly index: string }): string;
  answerUnusable(parts: RequestParts & { readonly why: Clause }): string;
  /** Clauses: why an index does not answer at all. */
  serverReturns(parts: { readonly status: number }): string;
  networkDisabled(): string;
  /** @param parts.most how many facts */
  checkAskedTooMuch(parts: { readonly most: number }): string;
  checkListedTooMuch(parts: { readonly most: number }): string;
  /** A clause. */
  checkHeldTooMuch(): string;
  checkReadTooMuch(parts: { readonly mebibytes: number }): string;
  checkTriedTooMuch(): string;
  checkTookTooLong(parts: { readonly minutes: number }): string;
  /** @param parts.most how many levels of dependencies */
  checkWentTooDeep(parts: { readonly most: number }): string;
  /** @param parts.most how many releases, @param parts.why what happened to the last one */
  releasesUnreadable(parts: { readonly most: number; readonly why: Clause }): string;
  notInCache(parts: { readonly what: Clause; readonly from?: Clause; readonly url: string }): string;
  indexAddressUnusable(parts: { readonly address: string }): string;
  /** An address for micropip with braces in it: a name goes there, or nobody knows what. */
  indexAddressFilledIn(parts: { readonly address: string }): string;
  /** @param parts.isOfPyodide whether it is `emfs:`, in its file system */
  wheelAddressUnusable(parts: { readonly address: string; readonly isOfPyodide: boolean }): string;
  /** An index of the project that a folder of recorded answers does not have. */
  indexNotRecorded(parts: { readonly index: string }): string;
  /** A file of a recorded index, by its path in it. */
  recordedFileDamaged(parts: { readonly index: Clause; readonly path: string; readonly why: Clause }): string;
  recordedPageDamaged(parts: { readonly index: Clause; readonly project: string; readonly why: Clause }): string;
  metadataNotRecorded(parts: { readonly index: Clause; readonly filename: string }): string;
  recordedMetadataTooLarge(parts: { readonly index: Clause; readonly filename: string }): string;
  noSourcesToLookInto(parts: { readonly index: Clause }): string;
  /** No wheel says what a release needs. */
  needsKnownOnceBuilt(parts: { readonly project: string; readonly version: string }): string;
}

/** Why the answer of an index may be incomplete. */
interface DoubtMessages {
  /** The index and the doubt about it: `PyPI: access is refused (403)`. */
  indexInDoubt(parts: { readonly index: Clause; readonly doubt: Clause }): string;
  /** The answer from an earlier day (ISO 8601) is used, because of `why` (a whole sentence). */
  staleAnswerUsed(parts: { readonly day: string; readonly why: Clause }): string;
  credentialsRejected(parts: { readonly status: number }): string;
  /** Of an index that is not to be asked without credentials: nothing was sent. */
  credentialsMissing(): string;
  credentialsWanted(parts: { readonly status: number }): string;
  accessRefused(parts: { readonly status: number }): string;
}

/** Why no answer arrived: clauses for {@link RequestMessages.indexCannotBeAsked}. */
interface TransferMessages {
  serverNameUnknown(): string;
  serverNameLookupFailed(): string;
  /** By Node's code for it, such as `SELF_SIGNED_CERT_IN_CHAIN`. */
  secureConnectionFailed(parts: { readonly code: string }): string;
  connectionRefused(): string;
  connectionBrokeOff(): string;
  connectionFailed(): string;
  /** The server is there, but a browser does not hand out what it answers. */
  closedToPages(): string;
  serverUnreachable(): string;
  /** The proxy refused, with an HTTP status. */
  proxyRefused(parts: { readonly status: number }): string;
  /** The proxy cannot be asked. */
  proxyUnreachable(parts: { readonly why: Clause }): string;
  proxyAddressUnusable(): string;
  connectionTimedOut(): string;
  /** Nothing at all has arrived. */
  noAnswerInTime(parts: { readonly seconds: number }): string;
  /** Something has arrived, and then nothing more. */
  answerStalled(parts: { readonly seconds: number }): string;
  answerTooSlow(): string;
  answerTooLarge(parts: { readonly kibibytes: number }): string;
  answerHeadTooLarge(): string;
  answerNotHttp(): string;
  tooManyRedirects(parts: { readonly most: number }): string;
  redirectedNowhere(): string;
}

/** What is wrong with an answer: clauses for {@link RequestMessages.answerUnusable}. */
interface AnswerMessages {
  unpackedTooLarge(): string;
  /** By the name of the compression: `gzip`. */
  packingDamaged(parts: { readonly packing: string }): string;
  packingUnknown(parts: { readonly packing: string }): string;

  answerWithoutType(): string;
  /** By its content type, as sent. */
  answerOfOtherType(parts: { readonly type: string }): string;
  htmlCalledJson(): string;
  answerEmpty(): string;
  /** @param parts.algorithm such as `sha256` */
  answerHasOtherHash(parts: { readonly algorithm: string }): string;
  answerNoMetadata(): string;
  answerCutOff(): string;
  /** JSON, but not a project page; `problem` is the first thing wrong with it. */
  jsonNoProjectPage(parts: { readonly problem?: Clause }): string;
  htmlPageUnreadable(parts: { readonly problem?: Clause }): string;
  otherWebPage(): string;
  /** A wheel has the metadata of another project. */
  metadataOfAnother(parts: { readonly name: string }): string;
  requiresDistInvalid(parts: { readonly text: string }): string;

  /** The server did not send the part of a file that was asked for. */
  otherBytesSent(): string;
  archiveEndsTooEarly(): string;
  zipEndMissing(): string;
  zip64RecordMissing(): string;
  zip64RecordMisplaced(): string;
  zipDirectoryOutside(): string;
  zipDirectoryDamaged(): string;
  zipDirectoryTooLarge(): string;
  zipMemberMisplaced(): string;
  zipSizesImpossible(): string;
  distInfoMissing(): string;
  distInfoAmbiguous(): string;
  /** Of a wheel that only the lock of another runtime names. */
  metadataNowhere(parts: { readonly filename: string }): string;
  metadataMissing(): string;
  metadataEncrypted(): string;
  metadataPackingUnknown(): string;
  metadataTooLarge(): string;
  metadataDamaged(): string;

  onlyTarGzRead(): string;
  tarMembersTooMany(): string;
  tarNameTooLong(): string;
  tarSizeUnreadable(): string;
}

/** What is wrong with a file of a recorded index: clauses for {@link RequestMessages.recordedFileDamaged}. */
interface RecordedMessages {
  recordedFileTooLarge(): string;
  recordedFileUnreadable(): string;
  recordedProjectMissing(parts: { readonly project: string }): string;
  /** The file must begin with a line of `title` and a version, and end with the line `end`. */
  recordedTitleMissing(parts: { readonly title: string }): string;
  recordedVersionUnknown(parts: { readonly version: string; readonly known: number }): string;
  recordedFileCutOff(parts: { readonly end: string }): string;
  recordedLineBehindEnd(parts: { readonly line: number; readonly end: string }): string;
  /** A line begins with one of the keywords, or is indented. */
  recordedLineUnknown(parts: { readonly line: number; readonly keywords: readonly string[] }): string;
  recordedLineOfNoProject(parts: { readonly line: number }): string;
  /** An indented line that is not part of a page or of metadata. */
  recordedLineOfNothing(parts: { readonly line: number }): string;
  recordedNameNotNormal(parts: { readonly line: number }): string;
  recordedProjectTwice(parts: { readonly line: number }): string;
  recordedPageTwice(parts: { readonly line: number }): string;
  recordedFilenameMissing(parts: { readonly line: number }): string;
  recordedMetadataTwice(parts: { readonly line: number }): string;
  recordedEscapeUnknown(parts: { readonly line: number }): string;
}
