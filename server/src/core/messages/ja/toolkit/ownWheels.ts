/** What `check` says of the wheels of a release that somebody has built. In Japanese. */
import type { OwnWheelsMessages } from '../../groups/toolkit/ownWheels.ts';
import { code } from '../../words.ts';
import { listOf, someOf } from '../words/words.ts';

const COLUMNS: Readonly<Record<Parameters<OwnWheelsMessages['ownWheelsColumn']>[0]['column'], string>> = {
  runtime: 'ランタイム',
  python: 'Python',
  wheel: 'wheel',
  installer: 'インストーラー',
  needs: '必要とするもの',
  pyodide: 'Pyodide',
  fits: '同梱 (要求どおり)',
  misfits: '同梱 (要求と不一致)',
  tag: 'タグ',
  taken: '受け付けるランタイム',
  build: 'wheel',
  for: '対象',
  here: '指定の中に',
  cibuildwheel: 'cibuildwheel',
};

function on(targets: readonly string[]): string {
  return targets.length === 0 ? '' : ` (${targets.join('、')})`;
}

export const ownWheelsMessages: OwnWheelsMessages = {
  ownWheelsTitle: ({ project, version, count }) =>
    `${project} ${version}: ${count === 1 ? 'wheel' : `${count} 個の wheel`} を読み込めるランタイム`,
  ownWheelsHeading: ({ part }) =>
    ({
      runtimes: 'ランタイム',
      shipped: '必要とするもののうち、ランタイムに同梱されているもの',
      tags: 'タグごとの結果',
      builds: 'どのランタイムにどの wheel か',
    })[part],
  ownWheelsColumn: ({ column }) => COLUMNS[column],
  ownWheelsNone: () => 'なし',
  ownWheelsRuntime: ({ label, isExperimental }) => (isExperimental ? `${label} (プレリリース)` : label),
  ownWheelsNeeds: ({ kind, by }) => {
    if (kind === 'installs') return 'インストール可能';
    if (kind === 'open') return '不明';
    return by.length === 0 ? 'これ自体が拒否される' : `${listOf(by)} が原因で不可`;
  },
  ownWheelsBlocked: ({ blocker, through, targets, because }) =>
    `${through.length === 0 ? '' : `${listOf(through.map(code))} が必要とする `}${code(blocker)} は、${because}${on(targets)}`,
  ownWheelsOpen: ({ targets, because }) => `インストールできるかどうかはわかりません: ${because}${on(targets)}`,
  ownWheelsShipped: ({ packages }) =>
    packages
      .map(({ name, version, wanted }) => `${name} ${version}${wanted === undefined ? '' : ` (要求は ${wanted})`}`)
      .join('、'),
  ownWheelsTakenBy: ({ kind, targets }) => {
    if (kind === 'all') return 'すべてのランタイム';
    return kind === 'none' ? 'なし' : targets.join('、');
  },
  ownWheelsForMachines: ({ files }) =>
    files.length === 1
      ? `Pyodide ではなく、ほかのシステム向けです: ${code(files[0] ?? '')}。`
      : `Pyodide ではなく、ほかのシステム向けです: ${someOf(files)}。`,
  ownWheelsTooManyTags: ({ count }) => `${count} 個のタグ`,
  ownWheelsHere: ({ covered, all }) => {
    if (covered === all) return 'あり';
    return covered === 0 ? 'なし' : `${all} 個中 ${covered} 個`;
  },
  ownWheelsBuild: ({ identifier, group, isLegacy, state, pyodide }) => {
    if (identifier === undefined) return 'ビルド対象外';
    const enabled = group === undefined || state !== undefined ? '' : `、${code(group)} を有効化`;
    const legacy = isLegacy ? ` (${code('USE_LEGACY_PLATFORM=1')})` : '';
    const build = `${code(identifier)}${legacy}${enabled}`;
    const why = {
      built: pyodide === undefined ? 'ビルドされます' : `Pyodide ${pyodide} でビルドされます`,
      build: `${code('build')} により除外`,
      skip: `${code('skip')} により除外`,
      'requires-python': `${code('requires-python')} により除外`,
      'not-enabled': `${code('enable')} に ${code(group ?? '')} が必要`,
      'other-pyodide': `${code('pyodide-version')} ${pyodide ?? ''} は Python が異なります`,
    };
    return state === undefined ? build : `${build}: ${why[state]}`;
  },
  ownWheelsPure: () => 'ピュア Python の wheel はすべてのランタイムで読み込めます。ほかにビルドする必要はありません。',
  ownWheelsHowToBuild: ({ file }) =>
    file === undefined
      ? `cibuildwheel 4.0 以降の ${code('--platform pyodide')} でビルドできます。その設定を含む pyproject.toml はここにありません。`
      : `cibuildwheel の ${code('--platform pyodide')} でビルドできます。結果は ${code(file)} の設定に基づいています。パイプラインの変数 (${code('CIBW_…')}) も有効ですが、読み取っていません。`,
  ownWheelsLegacy: () =>
    'PEP 783 より前のランタイムが受け付けるのは、以前の形式のタグだけです。このタグは PyPI に拒否されるため、その wheel は自前のインデックス用になります。',
};
