/** Why an index could not be asked, or what it answered. In English. */
import type { IndexMessages } from '../groups/indexes.ts';
import { code, listOf } from '../words.ts';

export const indexMessages: IndexMessages = {
  indexByName: ({ name }) => name,
  indexAtHost: ({ index, host }) => (index.startsWith(host) ? index : `${index} (${host})`),
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
    const wait = retryAfterSeconds === undefined ? '' : ` and asks to retry after ${retryAfterSeconds} s`;
    return `${from} returned ${status} for ${what}${wait}${inAttempts(attempts)}: ${url}`;
  },
  indexCannotBeAsked: ({ from, what, url, why, attempts }) =>
    `cannot fetch ${what} from ${from}: ${why}${inAttempts(attempts)}: ${url}`,
  wheelInFolderUnreadable: ({ filename, folder }) => `the metadata in ${filename} in ${folder} cannot be read`,
  wheelInFolderNoZip: ({ filename, folder, isPointer }) =>
    isPointer
      ? `${code(filename)} in ${code(folder)} is a pointer of Git LFS: run \`git lfs pull\``
      : `${code(filename)} in ${code(folder)} is not a zip file, and uv stops`,
  pageOfLinks: () => 'the page with links to packages',
  noPageOfLinks: ({ address }) => `there is no page with links to packages at ${address}, where uv stops`,
  noFolderOfLinks: ({ folder }) => `there is no folder ${code(folder)}, which is named as a flat index, where uv stops`,
  placeUnread: ({ place }) => `the folder ${code(place)} cannot be looked into`,
  placeOfUntrusted: ({ place }) => `${code(place)} is not looked into, because the workspace is not trusted`,
  indexOfUntrusted: ({ index }) => `the index ${code(index)} is not asked, because the workspace is not trusted`,
  answerUnusable: ({ from, what, url, why }) => `${from} returned nothing usable for ${what}: ${why}: ${url}`,
  serverReturns: ({ status }) => `it returned ${status}`,
  networkDisabled: () => 'the network is disabled (offline)',
  checkAskedTooMuch: ({ most }) => `this check has asked its indexes for ${most} things, which is as many as it may`,
  checkHeldTooMuch: () => 'this check has taken as much memory as it may',
  checkListedTooMuch: ({ most }) => `this check has read of ${most} files of projects, which is as many as it may`,
  checkReadTooMuch: ({ mebibytes }) => `this check has read ${mebibytes} MiB of pages, which is as much as it may`,
  checkTriedTooMuch: () => 'this check has tried as many combinations of releases as it may',
  checkTookTooLong: ({ minutes }) => `this check has taken ${minutes} minutes, which is as long as it may`,
  checkWentTooDeep: ({ most }) =>
    `it is more than ${most} levels of dependencies away, and no further ones are looked at`,
  releasesUnreadable: ({ most, why }) =>
    `the metadata of ${most} of its releases could not be read, and no others are asked for (${why})`,
  notInCache: ({ what, from, url }) =>
    `${what}${from === undefined ? '' : ` on ${from}`} is not in the cache, and the network is disabled (offline): ${url}`,
  indexAddressUnusable: ({ address }) =>
    `the index address ${code(address)} cannot be used: only http and https are supported`,
  indexAddressFilledIn: ({ address }) =>
    `the index ${code(address)} is not asked: ${code('{package_name}')} in an address is supported at its end only`,
  wheelAddressUnusable: ({ address, isOfPyodide }) =>
    isOfPyodide
      ? 'the wheel is in the file system of Pyodide, which is there only while the program runs'
      : `the wheel at ${code(address)} cannot be read: only http and https are supported`,
  indexNotRecorded: ({ index }) => `the index ${code(index)} is not recorded`,
  recordedFileDamaged: ({ index, path, why }) => `${index} is damaged in ${code(path)}: ${why}`,
  recordedPageDamaged: ({ index, project, why }) => `${index} has a damaged page of ${code(project)}: ${why}`,
  metadataNotRecorded: ({ index, filename }) => `the metadata of ${filename} is not recorded in ${index}`,
  recordedMetadataTooLarge: ({ index, filename }) => `the metadata of ${filename} in ${index} is too large`,
  noSourcesToLookInto: ({ index }) => `${index} has no source distributions to read`,
  needsKnownOnceBuilt: ({ project, version }) =>
    `the dependencies of ${code(`${project} ${version}`)} are known only after it is built from source`,

  indexInDoubt: ({ index, doubt }) => `${index}: ${doubt}`,
  staleAnswerUsed: ({ day, why }) => `its answer from ${day} is used, because ${why}`,
  credentialsRejected: ({ status }) => `the credentials were rejected (${status})`,
  credentialsMissing: () => 'its table says `authenticate = "always"`, and no password is known for it',
  credentialsWanted: ({ status }) => `it requires credentials (${status})`,
  accessRefused: ({ status }) => `access is denied (${status})`,

  serverNameUnknown: () => 'the server name cannot be resolved',
  serverNameLookupFailed: () => 'looking up the server name failed',
  secureConnectionFailed: ({ code: reason }) => `no secure connection could be established (${reason})`,
  connectionRefused: () => 'the connection was refused',
  connectionBrokeOff: () => 'the connection was closed unexpectedly',
  connectionFailed: () => 'the connection failed',
  closedToPages: () => 'its server does not let a web page read its answers (CORS)',
  serverUnreachable: () => 'there is no route to the server',
  proxyRefused: ({ status }) =>
    `the proxy returned ${status}${status === 407 ? ' (it requires a user name and password)' : ''}`,
  proxyUnreachable: ({ why }) => `the proxy cannot be reached: ${why}`,
  proxyAddressUnusable: () => 'the address of the proxy cannot be used',
  connectionTimedOut: () => 'connecting timed out',
  noAnswerInTime: ({ seconds }) => `no response within ${seconds} s`,
  answerStalled: ({ seconds }) => `the response stalled for ${seconds} s`,
  answerTooSlow: () => 'the response took too long',
  answerTooLarge: ({ kibibytes }) => `the response is larger than ${kibibytes} KiB`,
  answerHeadTooLarge: () => 'the response headers are too large',
  answerNotHttp: () => 'the response is not valid HTTP',
  tooManyRedirects: ({ most }) => `it redirects more than ${most} times`,
  redirectedNowhere: () => 'it redirects to something that is not a web address',

  unpackedTooLarge: () => 'it is too large when decompressed',
  packingDamaged: ({ packing }) => `its ${packing} compression is damaged`,
  packingUnknown: ({ packing }) => `the response uses an unknown compression (${packing})`,

  answerWithoutType: () => 'the response has no content type',
  answerOfOtherType: ({ type }) => `the response has type ${type}, which is not a project page`,
  htmlCalledJson: () => 'the response is HTML although it claims to be JSON',
  answerHasOtherHash: ({ algorithm }) => `its ${algorithm} hash is not the one that the index gives`,
  answerNoMetadata: () => 'the response is not METADATA',
  answerEmpty: () => 'the response is empty',
  answerCutOff: () => 'the response is truncated: its JSON is incomplete',
  jsonNoProjectPage: ({ problem }) =>
    `the response is not a project page${problem === undefined ? '' : `: ${problem}`}`,
  htmlPageUnreadable: ({ problem = '' }) => `the page cannot be read: ${problem}`,
  metadataOfAnother: ({ name }) => `they belong to ${name}`,
  requiresDistInvalid: ({ text }) => `Requires-Dist ${text} is not a requirement`,
  otherWebPage: () => 'the response is some other web page, perhaps a sign-in page, and lists no files',

  otherBytesSent: () => 'the server sent different bytes than requested',
  archiveEndsTooEarly: () => 'it ends too early',
  zipEndMissing: () => 'it has no end of central directory',
  zip64RecordMissing: () => 'its zip64 record is missing',
  zip64RecordMisplaced: () => 'its zip64 record is not where it should be',
  zipDirectoryOutside: () => 'its directory lies outside the file',
  zipDirectoryDamaged: () => 'its directory is damaged',
  zipDirectoryTooLarge: () => 'its directory is too large',
  zipMemberMisplaced: () => 'a member is not where its directory says',
  zipSizesImpossible: () => 'it states impossible sizes',
  distInfoMissing: () => 'the wheel has no `.dist-info` folder',
  distInfoAmbiguous: () => 'the wheel has several `.dist-info` folders',
  metadataNowhere: ({ filename }) => `no address is known for ${filename}, which another runtime ships`,
  metadataMissing: () => 'the wheel has no METADATA',
  metadataEncrypted: () => 'its METADATA is encrypted',
  metadataPackingUnknown: () => 'its METADATA uses an unknown compression',
  metadataTooLarge: () => 'its METADATA is too large',
  metadataDamaged: () => 'its METADATA is damaged',

  onlyTarGzRead: () => 'only .tar.gz archives are read',
  tarMembersTooMany: () => 'it has too many members',
  tarNameTooLong: () => 'a name in it is too long',
  tarSizeUnreadable: () => 'a size in it cannot be read',

  recordedFileTooLarge: () => 'the file is too large',
  recordedFileUnreadable: () => 'the file cannot be read',
  recordedProjectMissing: ({ project }) => `the file has no project ${code(project)}`,
  recordedTitleMissing: ({ title }) => `the file does not start with ${code(title)}`,
  recordedVersionUnknown: ({ version, known }) =>
    `the file has version ${version} of its format, and the newest known here is ${known}`,
  recordedFileCutOff: ({ end }) => `the file is truncated: it does not end in ${code(end)}`,
  recordedLineBehindEnd: ({ line, end }) => `line ${line} comes after ${code(end)}`,
  recordedLineUnknown: ({ line, keywords }) =>
    `line ${line} is not indented and does not start with ${listOf(keywords.map(code), 'or')}`,
  recordedLineOfNoProject: ({ line }) => `line ${line} belongs to no project`,
  recordedLineOfNothing: ({ line }) => `line ${line} belongs neither to a page nor to metadata`,
  recordedNameNotNormal: ({ line }) => `line ${line} does not name a project in normalized form`,
  recordedProjectTwice: ({ line }) => `line ${line} names a project a second time`,
  recordedPageTwice: ({ line }) => `line ${line} starts a second page of the same project`,
  recordedFilenameMissing: ({ line }) => `line ${line} does not name a file`,
  recordedMetadataTwice: ({ line }) => `line ${line} names the same file a second time`,
  recordedEscapeUnknown: ({ line }) => `line ${line} has an unknown escape`,
};

/** The number of attempts, where there was more than one. */
function inAttempts(count: number): string {
  return count > 1 ? ` (${count} attempts)` : '';
}
