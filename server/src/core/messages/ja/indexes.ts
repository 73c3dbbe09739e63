/** Why an index could not be asked, or what it answered. In Japanese. */
import type { IndexMessages } from '../groups/indexes.ts';
import { code } from '../words.ts';
import { listOf, spaced } from './words/words.ts';

export const indexMessages: IndexMessages = {
  indexByName: ({ name }) => name,
  indexAtHost: ({ index, host }) => (index.startsWith(host) ? index : `${index} (${host})`),
  indexOfPyodide: ({ release }) => `Pyodide ${release} のインデックス`,
  packageIndex: () => 'パッケージインデックス',
  recordedPypi: () => 'PyPI (記録済み)',
  recordedIndexOfPyodide: ({ release }) => `Pyodide ${release} のインデックス (記録済み)`,
  projectPage: ({ project }) => `${code(project)} のページ`,
  metadataOfFile: ({ filename }) => `${filename} のメタデータ`,
  metadataInFile: ({ filename }) => `${filename} の中のメタデータ`,
  contentsOfFile: ({ filename }) => `${filename} の内容`,

  requestCancelled: () => '要求は取り消されました',
  requestForCancelled: ({ what }) => spaced`${what}の要求は取り消されました`,
  indexAnswersStatus: ({ from, what, url, status, attempts, retryAfterSeconds }) => {
    const wait = retryAfterSeconds === undefined ? '' : `、${retryAfterSeconds} 秒後の再試行を求めています`;
    return spaced`${from}が${what}に対して ${status} を返しました${wait}${inAttempts(attempts)}: ${url}`;
  },
  indexCannotBeAsked: ({ from, what, url, why, attempts }) =>
    spaced`${from}から${what}を取得できません: ${why}${inAttempts(attempts)}: ${url}`,
  wheelInFolderUnreadable: ({ filename, folder }) => `${folder} の ${filename} の中のメタデータを読み取れません`,
  wheelInFolderNoZip: ({ filename, folder, isPointer }) =>
    isPointer
      ? `${code(folder)} の ${code(filename)} は Git LFS のポインターです: \`git lfs pull\` を実行してください`
      : `${code(folder)} の ${code(filename)} は zip ファイルではないため、uv が停止します`,
  pageOfLinks: () => 'パッケージへのリンクのページ',
  noPageOfLinks: ({ address }) => `${address} にパッケージへのリンクのページがないため、uv が停止します`,
  noFolderOfLinks: ({ folder }) =>
    `フラットインデックスに指定されたフォルダー ${code(folder)} がないため、uv が停止します`,
  placeUnread: ({ place }) => `フォルダー ${code(place)} の中を調べられません`,
  placeOfUntrusted: ({ place }) => `ワークスペースが信頼されていないため、${code(place)} の中は調べません`,
  indexOfUntrusted: ({ index }) =>
    `ワークスペースが信頼されていないため、インデックス ${code(index)} に問い合わせません`,
  answerUnusable: ({ from, what, url, why }) => spaced`${from}が${what}に対して返したものは使えません: ${why}: ${url}`,
  serverReturns: ({ status }) => `${status} を返しました`,
  networkDisabled: () => 'ネットワークは無効です (オフライン)',
  checkAskedTooMuch: ({ most }) => `このチェックがインデックスに問い合わせられる上限 (${most} 件) に達しました`,
  checkHeldTooMuch: () => 'このチェックが使えるメモリの上限に達しました',
  checkListedTooMuch: ({ most }) => `このチェックが読み取れるプロジェクトのファイルの上限 (${most} 個) に達しました`,
  checkReadTooMuch: ({ mebibytes }) => `このチェックが読み取れるページの上限 (${mebibytes} MiB) に達しました`,
  checkTriedTooMuch: () => 'このチェックが試せるリリースの組み合わせの上限に達しました',
  checkTookTooLong: ({ minutes }) => `このチェックにかけられる時間の上限 (${minutes} 分) に達しました`,
  checkWentTooDeep: ({ most }) => `依存関係を ${most} 段階より深くたどった先にあり、それより先は調べません`,
  releasesUnreadable: ({ most, why }) =>
    `${most} 個のリリースのメタデータを読み取れず、ほかのリリースは問い合わせません (${why})`,
  notInCache: ({ what, from, url }) =>
    spaced`${from === undefined ? '' : spaced`${from}の`}${what}がキャッシュになく、ネットワークは無効です (オフライン): ${url}`,
  indexAddressUnusable: ({ address }) =>
    `インデックスのアドレス ${code(address)} は使えません: 使えるのは http と https だけです`,
  indexAddressFilledIn: ({ address }) =>
    `インデックス ${code(address)} に問い合わせません: アドレスの ${code('{package_name}')} に対応しているのは末尾だけです`,
  wheelAddressUnusable: ({ address, isOfPyodide }) =>
    isOfPyodide
      ? 'wheel は、プログラムの実行中にしか存在しない Pyodide のファイルシステムにあります'
      : `${code(address)} の wheel を読み取れません: 使えるのは http と https だけです`,
  indexNotRecorded: ({ index }) => `インデックス ${code(index)} は記録されていません`,
  recordedFileDamaged: ({ index, path, why }) => spaced`${index}の ${code(path)} が壊れています: ${why}`,
  recordedPageDamaged: ({ index, project, why }) => spaced`${index}の ${code(project)} のページが壊れています: ${why}`,
  metadataNotRecorded: ({ index, filename }) => spaced`${filename} のメタデータは${index}に記録されていません`,
  recordedMetadataTooLarge: ({ index, filename }) => spaced`${index}の ${filename} のメタデータは大きすぎます`,
  noSourcesToLookInto: ({ index }) => spaced`${index}には、読み取れるソース配布物がありません`,
  needsKnownOnceBuilt: ({ project, version }) =>
    `${code(`${project} ${version}`)} の依存関係は、ソースからビルドするまでわかりません`,

  indexInDoubt: ({ index, doubt }) => `${index}: ${doubt}`,
  staleAnswerUsed: ({ day, why }) => `${day} の応答を使います: ${why}`,
  credentialsRejected: ({ status }) => `資格情報が拒否されました (${status})`,
  credentialsMissing: () => 'テーブルに `authenticate = "always"` がありますが、パスワードがわかりません',
  credentialsWanted: ({ status }) => `資格情報を求めています (${status})`,
  accessRefused: ({ status }) => `アクセスが拒否されました (${status})`,

  serverNameUnknown: () => 'サーバー名を解決できません',
  serverNameLookupFailed: () => 'サーバー名の検索に失敗しました',
  secureConnectionFailed: ({ code: reason }) => `安全な接続を確立できませんでした (${reason})`,
  connectionRefused: () => '接続が拒否されました',
  connectionBrokeOff: () => '接続が予期せず閉じられました',
  connectionFailed: () => '接続に失敗しました',
  closedToPages: () => 'サーバーが、Web ページに応答の読み取りを許可していません (CORS)',
  serverUnreachable: () => 'サーバーへの経路がありません',
  proxyRefused: ({ status }) =>
    `プロキシが ${status} を返しました${status === 407 ? ' (ユーザー名とパスワードを求めています)' : ''}`,
  proxyUnreachable: ({ why }) => `プロキシに接続できません: ${why}`,
  proxyAddressUnusable: () => 'プロキシのアドレスが使えません',
  connectionTimedOut: () => '接続がタイムアウトしました',
  noAnswerInTime: ({ seconds }) => `${seconds} 秒以内に応答がありません`,
  answerStalled: ({ seconds }) => `応答が ${seconds} 秒間止まりました`,
  answerTooSlow: () => '応答に時間がかかりすぎました',
  answerTooLarge: ({ kibibytes }) => `応答が ${kibibytes} KiB を超えています`,
  answerHeadTooLarge: () => '応答のヘッダーが大きすぎます',
  answerNotHttp: () => '応答が正しい HTTP ではありません',
  tooManyRedirects: ({ most }) => `リダイレクトが ${most} 回を超えました`,
  redirectedNowhere: () => 'Web アドレスでないものにリダイレクトされました',

  unpackedTooLarge: () => '展開すると大きすぎます',
  packingDamaged: ({ packing }) => `${packing} の圧縮が壊れています`,
  packingUnknown: ({ packing }) => `応答が未知の圧縮を使っています (${packing})`,

  answerWithoutType: () => '応答にコンテンツの種類がありません',
  answerOfOtherType: ({ type }) => `応答の種類が ${type} で、プロジェクトのページではありません`,
  htmlCalledJson: () => '応答は JSON と称していますが HTML です',
  answerHasOtherHash: ({ algorithm }) => `${algorithm} ハッシュがインデックスの示すものと一致しません`,
  answerNoMetadata: () => '応答が METADATA ではありません',
  answerEmpty: () => '応答が空です',
  answerCutOff: () => '応答が途中で切れています: JSON が不完全です',
  jsonNoProjectPage: ({ problem }) =>
    `応答がプロジェクトのページではありません${problem === undefined ? '' : `: ${problem}`}`,
  htmlPageUnreadable: ({ problem = '' }) => `ページを読み取れません: ${problem}`,
  metadataOfAnother: ({ name }) => `${name} のものです`,
  requiresDistInvalid: ({ text }) => `Requires-Dist ${text} は要件ではありません`,
  otherWebPage: () => '応答は別の Web ページ (おそらくサインインのページ) で、ファイルが挙げられていません',

  otherBytesSent: () => 'サーバーが要求とは別の範囲を送りました',
  archiveEndsTooEarly: () => '途中で終わっています',
  zipEndMissing: () => '終端 (EOCD) のレコードがありません',
  zip64RecordMissing: () => 'zip64 のレコードがありません',
  zip64RecordMisplaced: () => 'zip64 のレコードがあるべき場所にありません',
  zipDirectoryOutside: () => 'ディレクトリがファイルの外にあります',
  zipDirectoryDamaged: () => 'ディレクトリが壊れています',
  zipDirectoryTooLarge: () => 'ディレクトリが大きすぎます',
  zipMemberMisplaced: () => 'メンバーがディレクトリの示す場所にありません',
  zipSizesImpossible: () => 'ありえないサイズが示されています',
  distInfoMissing: () => 'wheel に `.dist-info` フォルダーがありません',
  distInfoAmbiguous: () => 'wheel に `.dist-info` フォルダーが複数あります',
  metadataNowhere: ({ filename }) => `別のランタイムに同梱される ${filename} のアドレスがわかりません`,
  metadataMissing: () => 'wheel に METADATA がありません',
  metadataEncrypted: () => 'METADATA が暗号化されています',
  metadataPackingUnknown: () => 'METADATA が未知の圧縮を使っています',
  metadataTooLarge: () => 'METADATA が大きすぎます',
  metadataDamaged: () => 'METADATA が壊れています',

  onlyTarGzRead: () => '読み取れるのは .tar.gz アーカイブだけです',
  tarMembersTooMany: () => 'メンバーが多すぎます',
  tarNameTooLong: () => '中の名前が長すぎます',
  tarSizeUnreadable: () => '中のサイズを読み取れません',

  recordedFileTooLarge: () => 'ファイルが大きすぎます',
  recordedFileUnreadable: () => 'ファイルを読み取れません',
  recordedProjectMissing: ({ project }) => `ファイルにプロジェクト ${code(project)} がありません`,
  recordedTitleMissing: ({ title }) => `ファイルが ${code(title)} で始まっていません`,
  recordedVersionUnknown: ({ version, known }) =>
    `ファイルの形式のバージョンは ${version} ですが、ここで知られている最新は ${known} です`,
  recordedFileCutOff: ({ end }) => `ファイルが途中で切れています: 末尾が ${code(end)} ではありません`,
  recordedLineBehindEnd: ({ line, end }) => `${line} 行目が ${code(end)} より後にあります`,
  recordedLineUnknown: ({ line, keywords }) =>
    `${line} 行目は字下げされておらず、${listOf(keywords.map(code), 'or')} で始まっていません`,
  recordedLineOfNoProject: ({ line }) => `${line} 行目はどのプロジェクトにも属していません`,
  recordedLineOfNothing: ({ line }) => `${line} 行目はページにもメタデータにも属していません`,
  recordedNameNotNormal: ({ line }) => `${line} 行目のプロジェクト名が正規化された形ではありません`,
  recordedProjectTwice: ({ line }) => `${line} 行目に同じプロジェクトが 2 回目に現れます`,
  recordedPageTwice: ({ line }) => `${line} 行目から同じプロジェクトの 2 つ目のページが始まります`,
  recordedFilenameMissing: ({ line }) => `${line} 行目にファイル名がありません`,
  recordedMetadataTwice: ({ line }) => `${line} 行目に同じファイルが 2 回目に現れます`,
  recordedEscapeUnknown: ({ line }) => `${line} 行目に未知のエスケープがあります`,
};

/** The number of attempts, where there was more than one. */
function inAttempts(count: number): string {
  return count > 1 ? ` (${count} 回試行)` : '';
}
