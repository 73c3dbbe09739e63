/** What a fix does, what it costs, and what else helps. In Japanese. */
import type { ProjectRelease, ProjectVersion, RemedyMessages } from '../groups/remedies.ts';
import { code, dated } from '../words.ts';
import { listOf, someOf, spaced, withMore } from './words/words.ts';

export const remedyMessages: RemedyMessages = {
  remedyAtCost: ({ title, cost }) => `${title}。${cost}`,
  costAndEffect: ({ cost, effect }) => `${cost}。${effect}`,
  alsoChanges: ({ releases, more, gone, moreGone }) => {
    const takes = releases.length > 0 ? [spaced`${withMore(releases.map(versionText), more)}にも変わります`] : [];
    const drops = gone.length > 0 ? [spaced`${withMore(gone, moreGone)}はインストールされなくなります`] : [];
    return [...takes, ...drops].join('。');
  },
  failsToImportCost: ({ name, version, other }) =>
    `${name} ${version} のインポートは失敗します${other === undefined ? '' : `。${other}`}`,
  failsToStartCost: ({ name, version, other }) =>
    `Worker は ${name} ${version} のため起動に失敗します${other === undefined ? '' : `。${other}`}`,
  staysUntilChanged: () => '自動では更新されません',

  localSourceTitle: ({ name }) => `${name} を名前で宣言し、パスを [tool.uv.sources] に書く`,
  dropSourceTitle: ({ name, index, version }) =>
    `${name} をインデックス ${index} だけから取るソース ([tool.uv.sources]) を削除する: ${name} ${version} が入る`,
  dropSourceCost: ({ name }) => `${name} にはすべてのインデックスが使われます`,
  dropExtraTitle: ({ extras, name, gets }) => `${name} から extra ${listOf(extras)} を外す${whichGets(gets)}`,

  addExtraTitle: ({ name, extra }) => `${name}[${extra}] を要件にする`,

  pinTitle: ({ name, release }) => `${name} を ${dated(release)} に固定する`,
  pinCost: ({ newest, asOf, limited }) => {
    const which = limited ? '`exclude-newer` が許す最新リリース' : '最新リリース';
    return asOf === undefined
      ? spaced`${which}は ${dated(newest)} です`
      : spaced`${which}は ${asOf} 時点で ${dated(newest)} でした`;
  },
  pinFromIndexTitle: ({ name, release }) => `インデックスから取る ${name} を ${dated(release)} に固定する`,
  pinWrittenDownTitle: ({ name, release }) => `${name} を、いま入っている ${dated(release)} に固定する`,
  pinTogetherTitle: ({ pins }) =>
    `${listOf(pins.map(({ name, release }) => `${name}==${dated(release)}`))} を要件にする`,

  replacePinTitle: ({ name, release, before, written }) =>
    `${name} を ${before ? dated(before) : written} ではなく ${dated(release)} に固定する`,
  requireSdkTitle: ({ name, specifier }) => `${name}${specifier} を要件にする`,
  liftCeilingTitle: ({ ceiling, name, release }) =>
    `${name} の上限 ${code(ceiling)} を削除する: ${dated(release)} が入る`,
  liftCeilingCost: () => '新しいリリースが自動的に使われるようになります',

  splitTitle: (release) => `環境マーカーで分け、Pyodide でだけ ${releaseText(release)} にする`,
  splitCost: () => 'コードが両方のバージョンで動く必要があります',

  switchWorkerTitle: ({ python, gets }) => `Worker を Python ${python} に切り替える${whichGets(gets)}`,
  switchPyodideTitle: ({ pyodide, gets }) => `Pyodide ${pyodide} に切り替える${whichGets(gets)}`,
  switchPlatformTitle: ({ label, gets }) => `${label} に切り替える${whichGets(gets)}`,
  switchBothTitle: ({ python }) => `Worker と pywrangler の両方に Python ${python} を使う`,
  switchCost: () => 'すべての依存関係が再インストールされます',

  constrainTitle: ({ name, release }) => `${name} を ${dated(release)} 以前に保つ (constraint-dependencies)`,

  exemptTitle: ({ names, dated }) =>
    dated.length > 0
      ? spaced`${someOf(names)}を exclude-newer の対象から外す (exclude-newer-package、${someOf(dated)}は日付の代わりに)`
      : spaced`${someOf(names)}を exclude-newer の対象から外す (exclude-newer-package)`,
  exemptCost: () => '日付による制限は適用されなくなります',

  overrideTitle: ({ releases }) => `Pyodide では ${listOf(releases.map(releaseText))} でオーバーライドする`,
  overrideEverywhereTitle: ({ releases }) => `${listOf(releases.map(releaseText))} でオーバーライドする`,
  overrideCost: ({ dependents }) =>
    `${listOf(dependents)} はより新しいバージョンを必要とし、これでは動かない可能性があります`,

  allowBuildTitle: ({ releases, held }) => {
    const wheels = held.length > 0 ? ` (${listOf(held)} を除く、no-build-package)` : '';
    return `${listOf(releases.map(versionText))} のソースからのビルドを pywrangler に許可する${wheels}`;
  },
  keepWheelsTitle: ({ wheels }) => `${listOf(wheels.map(versionText))} の wheel を使い続ける (no-build-package)`,
  allowBuildCost: () => 'すべての依存関係のビルドが許可されます',
  allowBuildOpenCost: () => 'その依存関係はビルドするまでわからず、すべての依存関係のビルドが許可されます',
  allowBuildLikelyCost: () =>
    'ピュア Python とわかっているのはほかのリリースだけで、すべての依存関係のビルドが許可されます',

  mockTitle: ({ names, gets }) => `${listOf(names)} をモックにする (micropip.add_mock_package)${whichGets(gets)}`,
  mockCost: ({ names }) => spaced`${names.length > 1 ? 'それら' : names.join('')}を使うコードは失敗します`,

  leaveOutTitle: ({ names, gets }) =>
    `Pyodide では ${listOf(names)} を除外する (override-dependencies)${whichGets(gets)}`,
  leaveOutCost: ({ names }) => spaced`そこでは${names.length > 1 ? 'それら' : names.join('')}のインポートが失敗します`,

  deleteTitle: ({ name }) => `要件から ${name} を削除する`,
  deleteGoneCost: () => 'そこではインポートが失敗します',
  otherNameTitle: ({ name, written }) => `${written} を ${name} に置き換える`,
  otherNameCost: () => '意図したプロジェクトかどうか確認してください',
  deleteNamesakeCost: () => 'インデックスにある同名のプロジェクトは別のものです',

  markerTitle: ({ name }) => `Pyodide では ${name} を除外する (sys_platform != 'emscripten')`,
  markerCost: () => 'そこではインポートが失敗します',

  askUpstreamTitle: ({ name }) => `${name} のメンテナーに wheel の公開を頼む`,
  askUpstreamCost: () => 'すべてのパッケージを WebAssembly 用にビルドできるわけではありません',

  ownWheelTitle: ({ names }) => `${listOf(names)} の wheel を自分でビルドする`,
  ownPureWheelCost: () => 'リリースごとにビルドし直す必要があります',
  ownWheelCost: () => '失敗する可能性があり、リリースごとにビルドし直す必要があります',

  moveToGroupTitle: ({ name, group }) => `${name === undefined ? '' : `${name} を`}依存グループ ${group} に移す`,
  stateRequiresPythonTitle: ({ specifier }) => `requires-python を ${specifier} にする`,
  stateTargetTitle: ({ target }) =>
    `プロジェクトの対象が ${code(target)} であることを記述する ([tool.pyodide-preflight])`,
  statePythonVersionTitle: ({ python }) => `.python-version を ${python} にする`,
  syncAgainTitle: () => '`pywrangler sync --force` を実行して解決し直す',
  respellTitle: ({ requirement }) => `同じ意味の ${code(requirement)} に書き換える`,
  respellExtraTitle: ({ requirement }) => `プロジェクトの綴りどおり ${code(requirement)} と書く`,
  cacheNothingTitle: () => '`packages_cache` を "never" にする',
  cacheNothingCost: () => 'ページを開くたびにパッケージがインストールされます',
  addFlagTitle: ({ flag, date }) => `フラグ ${flag}${date === undefined ? '' : ` と互換性の日付 ${date}`} を追加する`,
  moveUpTitle: ({ table }) => `互換性の設定を [${table}] から最上位に移す`,
  replaceFlagTitle: ({ flag, by }) => `フラグ ${flag} を ${by} に置き換える`,
  removeFlagTitle: ({ flag }) => `フラグ ${flag} を削除する`,
  writeUtf8Title: ({ file }) => `${file} を BOM なしの UTF-8 で書く`,
  dropIgnoreTitle: () => '何も無視していない指定を削除する',
  setDateTitle: ({ date }) => `compatibility_date を ${date} にする`,

  advice: ({ later, withoutExtras, pythons, fitting }) => {
    const places = [
      ...(later === undefined ? [] : [`${later} 以降`]),
      ...(pythons.length > 0 ? [`Python ${listOf(pythons)}`] : []),
    ];
    const without =
      withoutExtras.length > 0 ? [`extra ${listOf(withoutExtras.map(code))} なしならインストールできます`] : [];
    const where = places.length > 0 ? [spaced`${listOf(places)}ではインストールできます`] : [];
    return [
      ...(later === undefined ? [...without, ...where] : [...where, ...without]),
      ...(fitting ? [`ここで使える最新の ${code(fitting.name)} は ${dated(fitting.release)} です`] : []),
    ].join('。');
  },
  adviceOtherVersions: ({ names }) => `${listOf(names.map(code))} の別のバージョンを要件にすると解決します`,
  adviceWithoutConstraint: () => '制約の 1 つを外すとインストールできます',
  adviceConstraint: () => '`[tool.uv]` の制約で解決できます',
  adviceOverride: () => '`[tool.uv]` のオーバーライドで解決できます',
  adviceBuild: () => 'ソースからのビルドで解決する可能性があります',
  advicePure: ({ names }) => `${listOf(names.map(code))} はピュア Python です: 自分でビルドした wheel が使えます`,
  adviceDropSource: () => 'このソースがなければ、必要なものが別のインデックスにあります',
  adviceNothing: ({ workers }) =>
    `${workers ? 'Workers の' : ''}ほかの Python バージョンや古いリリースでも解決しません`,
};

function releaseText({ name, release }: ProjectRelease): string {
  return `${name} ${dated(release)}`;
}

function versionText({ name, version }: ProjectVersion): string {
  return `${name} ${version}`;
}

function whichGets(gets: ProjectVersion | undefined): string {
  return gets ? `: ${versionText(gets)} が入る` : '';
}
