/** The texts that remedies hand over. In Japanese; what goes to the maintainers of a project is in English, as they read it. */
import { remedyTextMessages as english } from '../en/remedyTexts.ts';
import type { BuildCommand, RemedyTextMessages } from '../groups/remedyTexts.ts';
import { listOf, spaced } from './words/words.ts';

const FILES = '   ここで使うファイル:';

export const remedyTextMessages: RemedyTextMessages = {
  allowBuildComment: () =>
    'pyproject.toml に書きます。C のコードを含むものも、すべての依存関係のソースからのビルドが許可されます。',
  holdToWheelsComment: () => 'ビルドを許可すると、uv は次のものについて wheel より新しいソースを選びます:',
  mockComment: () => '空のモックパッケージ: micropip はインストール済みとみなし、それを使うコードは失敗します',

  switchPyodideText: ({ pyodide, from, python, platform }) => {
    const places =
      platform === undefined
        ? [
            `- loadPyodide: pyodide.js のアドレスと \`indexURL\` の v${from} を v${pyodide} に`,
            `- npm: pyodide@${pyodide} にする`,
            `- PyScript: ページの設定で interpreter = "${pyodide}"`,
            '- JupyterLite、stlite など: それを含むリリース',
          ]
        : [`- ページ: アドレス、またはそれを含むパッケージで ${platform} 以降`];
    const same = `Pyodide ${pyodide} は ${from} と同じ Python (${python})、同じ ABI です。バージョンを書く場所:`;
    return [same, '', ...places].join('\n');
  },

  ownWheelBuildComment: ({ releases, build, later, files }) => {
    const sources = listOf(releases.map(({ name, version }) => `${name} ${version}`));
    return [
      ...(later === undefined
        ? []
        : [
            `${later} 以降なら cibuildwheel がビルドする wheel をそのまま使えます: できれば先に切り替えてください。そうでなければ:`,
          ]),
      ...buildLines(sources, build),
      FILES,
      ...files.map((file) => `     ${file}`),
    ].join('\n');
  },
  ownPureWheelComment: ({ requirements, files }) =>
    [
      '1. ピュア Python: 1 つの wheel がどのプラットフォームでも動きます。どのマシンでも、pip で:',
      `     pip wheel --no-deps ${requirements.join(' ')}`,
      FILES,
      ...files.map((file) => `     ${file}`),
      '   py3 ではなく py2.py3 とするプロジェクトもあります: その場合はその名前を使います。',
    ].join('\n'),
  ownWheelPageComment: () => '2. ページの隣のフォルダー wheels/ に置き、ほかの何よりも先にそこからインストールします:',
  ownWheelProjectComment: ({ inProject }) =>
    `2. ${inProject ? 'pyproject.toml ' : 'プロジェクト'}の隣のフォルダー wheels/ に置き、pyproject.toml に書きます:`,
  ownWheelMachineComment: ({ releases, host }) => {
    const what = listOf(releases.map(({ name, version }) => `${name} ${version}`));
    return [
      spaced`pywrangler はお使いのマシンにも同じバージョンをインストールしますが、${what}には ${host} 向けのものが`,
      '公開されていません。そこで Pyodide だけに限るか、お使いのマシン用の wheel も同じフォルダーに置きます:',
    ].join('\n');
  },
  ownWheelSourceComment: () => 'または find-links の代わりに、自分で宣言した依存関係の 1 つの wheel なら:',

  askUpstreamText: (parts) => english.askUpstreamText(parts),
  askUpstreamPureText: (parts) => english.askUpstreamPureText(parts),
};

/** Step 1 of building wheels of native code. */
function buildLines(sources: string, build: BuildCommand): readonly string[] {
  if (build.tool === 'cibuildwheel') {
    return [`1. Linux で、${sources} のソースツリーの中で、cibuildwheel 4.0 以降を使って:`, `     ${build.command}`];
  }
  return [
    `1. Linux で、${sources} のソースツリーの中で、Python 3.11 と Emscripten ${build.emscripten} を使って`,
    '   (cibuildwheel はこれ向けにはビルドしません):',
    `     pip install pyodide-build==${build.release} && pyodide build`,
  ];
}
