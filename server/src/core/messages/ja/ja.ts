/**
 * The messages in Japanese, loaded only where somebody reads them.
 *
 * One word for one thing: dependency 依存関係, requirement 要件, specifier バージョン指定子, constraint 制約, override オーバーライド,
 * marker 環境マーカー, extra as it is, release リリース, wheel as it is, source distribution ソース配布物, pure Python ピュア Python,
 * target ターゲット, runtime ランタイム, host ホスト, platform プラットフォーム, installer インストーラー, index インデックス, pin 固定する,
 * held back 古いリリースにとどまる, culprit 原因のパッケージ, yanked 取り下げ済み (yanked), shipped 同梱, lock file ロックファイル,
 * mock モック, finding 指摘, fix 修正, compatibility date 互換性の日付.
 *
 * Sentences end in です・ます; titles of fixes and commands in the plain form, as the editor's own. A clause that goes into another
 * message is a predicate that stands behind `…は、` or alone. Half a space stands between Japanese and Latin letters, digits and code.
 */
import type { Messages } from '../messages.ts';
import { commandLineMessages } from './commandLine.ts';
import { upkeepMessages } from './toolkit/upkeep.ts';
import { deployMessages } from './toolkit/deploy.ts';
import { compareMessages } from './toolkit/compare.ts';
import { compatibilityMessages } from './toolkit/compatibility.ts';
import { evidenceMessages } from './toolkit/evidence.ts';
import { explainMessages } from './toolkit/explain.ts';
import { strategyMessages } from './toolkit/strategy.ts';
import { whyNotMessages } from './toolkit/whyNot.ts';
import { pastedMessages } from './toolkit/pasted.ts';
import { treeMessages } from './toolkit/tree.ts';
import { watchMessages } from './toolkit/watch.ts';
import { ownWheelsMessages } from './toolkit/ownWheels.ts';
import { runtimesMessages } from './toolkit/runtimes.ts';
import { wheelsMessages } from './toolkit/wheels.ts';
import { editorMessages } from './editor.ts';
import { explanationPageMessages } from './explanationPages.ts';
import { configSyntaxMessages } from './configSyntax.ts';
import { explanationMessages } from './explanations.ts';
import { failureMessages } from './failures.ts';
import { fileSyntaxMessages } from './fileSyntax.ts';
import { findingMessages } from './findings.ts';
import { hoverMessages } from './hovers.ts';
import { indexMessages } from './indexes.ts';
import { lockSyntaxMessages } from './lockSyntax.ts';
import { lockMessages } from './locks.ts';
import { packagingSyntaxMessages } from './packagingSyntax.ts';
import { rangeMessages } from './ranges.ts';
import { reasonMessages, referenceMessages } from './reasons.ts';
import { remedyMessages } from './remedies.ts';
import { reportMessages } from './reports.ts';
import { remedyTextMessages } from './remedyTexts.ts';
import { ruleMessages } from './rules.ts';
import { syntaxMessages } from './syntax.ts';
import { targetMessages } from './targets.ts';
import { wheelTableMessages } from './wheelTables.ts';
import { toolSyntaxMessages } from './toolSyntax.ts';
import { workerMessages } from './worker.ts';

export const ja: Messages = {
  ...syntaxMessages,
  ...configSyntaxMessages,
  ...packagingSyntaxMessages,
  ...fileSyntaxMessages,
  ...toolSyntaxMessages,
  ...lockSyntaxMessages,
  ...targetMessages,
  ...indexMessages,
  ...reasonMessages,
  ...referenceMessages,
  ...failureMessages,
  ...rangeMessages,
  ...explanationMessages,
  ...findingMessages,
  ...ruleMessages,
  ...workerMessages,
  ...lockMessages,
  ...remedyMessages,
  ...remedyTextMessages,
  ...hoverMessages,
  ...wheelTableMessages,
  ...explanationPageMessages,
  ...editorMessages,
  ...reportMessages,
  ...commandLineMessages,
  ...deployMessages,
  ...upkeepMessages,
  ...ownWheelsMessages,
  ...runtimesMessages,
  ...wheelsMessages,
  ...compareMessages,
  ...compatibilityMessages,
  ...treeMessages,
  ...pastedMessages,
  ...whyNotMessages,
  ...evidenceMessages,
  ...explainMessages,
  ...strategyMessages,
  ...watchMessages,
};
