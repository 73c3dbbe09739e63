/** Why an index could not be asked, or what it answered. In English. */
import type { IndexMessages } from '../groups/indexes.ts';
import { code, listOf } from '../words.ts';

export const indexMessages: IndexMessages = {
  indexByName: ({ name }) => name,
  indexOfPyodide: ({ release }) => `the index of Pyodide ${release}`,
  packageIndex: () => 'the package index',
  recordedPypi: () => 'PyPI (recorded)',
  recordedIndexOfPyodide: ({ release }) => `the index of Pyodide ${release} (recorded)`,
  projectPage: ({ project }) => `the page of ${code(project)}`,
  metadataOfFile: ({ filename }) => `the metadata of ${filename}`,
  metadataInFile: ({ filename }) => `the metadata in ${filename}`,
  contentsOfFile: ({ filename }) => `the contents of ${filename}`,

  requestCancelled: () => 'the request was cancelled',
  requestForCancelled: ({ what }) => `the request for ${what} was cancelled`,
  indexAnswersStatus: ({ from, what, url, status, attempts, retryAfterSeconds }) => {
    const wait = retryAfterSeconds === undefined ? '' : ` and asks to wait ${retryAfterSeconds} s`;
    return `${from} answers ${status} for ${what}${wait}${inAttempts(attempts)}: ${url}`;
  },
  indexCannotBeAsked: ({ from, what, url, why, attempts }) =>
    `${from} cannot be asked for ${what}: ${why}${inAttempts(attempts)}: ${url}`,
  answerUnusable: ({ from, what, url, why }) => `${from} gives nothing usable for ${what}: ${why}: ${url}`,
  notInCache: ({ what, from, url }) =>
    `${what}${from === undefined ? '' : ` of ${from}`} is not in the cache, and asking is switched off (offline): ${url}`,
  indexAddressUnusable: ({ address }) =>
    `the index address ${code(address)} cannot be used: only http and https addresses are understood`,
  indexNotRecorded: ({ index }) => `the index ${code(index)} is not recorded`,
  recordedFileDamaged: ({ index, path, why }) => `${index} is damaged in ${code(path)}: ${why}`,
  recordedPageDamaged: ({ index, project, why }) => `${index} has a damaged page of ${code(project)}: ${why}`,
  metadataNotRecorded: ({ index, filename }) => `the metadata of ${filename} is not recorded in ${index}`,
  recordedMetadataTooLarge: ({ index, filename }) => `the metadata of ${filename} in ${index} is too large`,
  noSourcesToLookInto: ({ index }) => `${index} has no sources to look into`,
  needsKnownOnceBuilt: ({ project, version }) =>
    `what ${code(`${project} ${version}`)} needs is known only once it is built from its sources`,

  indexInDoubt: ({ index, doubt }) => `${index}: ${doubt}`,
  staleAnswerUsed: ({ day, why }) => `its answer of ${day} is used, since ${why}`,
  credentialsRejected: ({ status }) => `the credentials are not accepted (${status})`,
  credentialsWanted: ({ status }) => `it wants credentials (${status})`,
  accessRefused: ({ status }) => `access is refused (${status})`,

  serverNameUnknown: () => 'the name of the server is not known',
  serverNameLookupFailed: () => 'the name of the server could not be looked up',
  secureConnectionFailed: ({ code: reason }) => `no secure connection came about (${reason})`,
  connectionRefused: () => 'the connection was refused',
  connectionBrokeOff: () => 'the connection broke off',
  connectionFailed: () => 'the connection failed',
  serverUnreachable: () => 'there is no way to the server from here',
  proxyRefused: ({ status }) =>
    `the proxy refused with ${status}${status === 407 ? ' (it wants a user name and password)' : ''}`,
  proxyAddressUnusable: () => 'the address of the proxy cannot be used',
  connectionTimedOut: () => 'no connection came about in time',
  noAnswerInTime: ({ seconds }) => `no answer came within ${seconds} s`,
  answerStalled: ({ seconds }) => `nothing more came for ${seconds} s`,
  answerTooSlow: () => 'the answer took too long',
  answerTooLarge: ({ kibibytes }) => `the answer is larger than ${kibibytes} KiB`,
  answerHeadTooLarge: () => 'the head of the answer is too large',
  answerNotHttp: () => 'the answer is not HTTP',
  tooManyRedirects: ({ most }) => `it redirects more than ${most} times`,
  redirectedNowhere: () => 'it redirects to no web address',

  unpackedTooLarge: () => 'unpacked it is larger than allowed',
  packingDamaged: ({ packing }) => `its ${packing} packing is damaged`,
  packingUnknown: ({ packing }) => `the answer is packed in a way we do not know (${packing})`,

  answerWithoutType: () => 'the answer has no content type',
  answerOfOtherType: ({ type }) => `the answer is of type ${type}, not a project page`,
  htmlCalledJson: () => 'the answer is HTML although it is called JSON',
  answerEmpty: () => 'the answer is empty',
  answerCutOff: () => 'the answer is cut off: its JSON has no end',
  jsonNoProjectPage: ({ problem }) => `the answer is no project page${problem === undefined ? '' : `: ${problem}`}`,
  htmlPageUnreadable: ({ problem = '' }) => `the page cannot be read: ${problem}`,
  metadataOfAnother: ({ name }) => `they are the metadata of ${name}`,
  requiresDistInvalid: ({ text }) => `Requires-Dist ${text} is no requirement`,
  otherWebPage: () => 'the answer is some other web page, perhaps one to sign in, and lists no files',

  otherBytesSent: () => 'the server sent other bytes than were asked for',
  archiveEndsTooEarly: () => 'it ends too early',
  zipEndMissing: () => 'it has no end of central directory',
  zip64RecordMissing: () => 'its zip64 record is missing',
  zip64RecordMisplaced: () => 'its zip64 record is not where it should be',
  zipDirectoryOutside: () => 'its directory does not lie inside it',
  zipDirectoryDamaged: () => 'its directory is damaged',
  zipDirectoryTooLarge: () => 'its directory is too large',
  zipMemberMisplaced: () => 'a member is not where its directory says',
  zipSizesImpossible: () => 'it names impossible sizes',
  distInfoMissing: () => 'the wheel has no `.dist-info` folder',
  distInfoAmbiguous: () => 'the wheel has several `.dist-info` folders',
  metadataMissing: () => 'the wheel has no METADATA',
  metadataEncrypted: () => 'its METADATA is encrypted',
  metadataPackingUnknown: () => 'its METADATA is packed in an unknown way',
  metadataTooLarge: () => 'its METADATA is too large',
  metadataDamaged: () => 'its METADATA is damaged',

  onlyTarGzRead: () => 'only .tar.gz archives are read',
  tarMembersTooMany: () => 'it has too many members',
  tarNameTooLong: () => 'a name in it is too long',
  tarSizeUnreadable: () => 'a size in it cannot be read',

  recordedFileTooLarge: () => 'the file is too large',
  recordedFileUnreadable: () => 'the file cannot be read',
  recordedProjectMissing: ({ project }) => `the file has no project ${code(project)}`,
  recordedTitleMissing: ({ title }) => `the file does not begin with ${code(title)}`,
  recordedVersionUnknown: ({ version, known }) =>
    `the file has version ${version} of its format, and only version ${known} is known here`,
  recordedFileCutOff: ({ end }) => `the file is cut off: it does not end in ${code(end)}`,
  recordedLineBehindEnd: ({ line, end }) => `line ${line} stands behind ${code(end)}`,
  recordedLineUnknown: ({ line, keywords }) =>
    `line ${line} is neither indented nor begins with ${listOf(keywords.map(code), 'or')}`,
  recordedLineOfNoProject: ({ line }) => `line ${line} belongs to no project`,
  recordedLineOfNothing: ({ line }) => `line ${line} belongs neither to a page nor to metadata`,
  recordedNameNotNormal: ({ line }) => `line ${line} names no project in normal form`,
  recordedProjectTwice: ({ line }) => `line ${line} names a project for the second time`,
  recordedPageTwice: ({ line }) => `line ${line} begins a second page of one project`,
  recordedFilenameMissing: ({ line }) => `line ${line} does not name a file`,
  recordedMetadataTwice: ({ line }) => `line ${line} begins metadata of one wheel for the second time`,
  recordedEscapeUnknown: ({ line }) => `line ${line} has an unknown escape`,
};

/** How often it was tried, where that was more than once. */
function inAttempts(count: number): string {
  return count > 1 ? ` (${count} attempts)` : '';
}
