/** Which language is chosen, and that code that shows messages leaves the choice to its caller. */
import { say } from '../../../server/src/core/messages/message.ts';
import assert from 'node:assert/strict';
import { codeActionsAt, FIX_ALL } from '../../../server/src/core/features/codeActions.ts';
import { diagnosticsIn } from '../../../server/src/core/features/diagnostics.ts';
import { explanationAt } from '../../../server/src/core/features/explanation.ts';
import { hoverAt } from '../../../server/src/core/features/hover.ts';
import { inlayHintsIn } from '../../../server/src/core/features/inlayHints.ts';
import { renderText } from '../../../server/src/cli/render/text.ts';
import { DEFAULT_MESSAGES, loadMessages, localeIn } from '../../../server/src/core/messages/languages.ts';
import { normalizeName } from '../../../server/src/core/packaging/name.ts';
import { shownTarget } from '../../../server/src/lsp/shownTarget.ts';
import { invented } from '../../support/english.ts';
import { findingOn, replacement } from '../../support/fakeChecker.ts';
import { besideMessages, otherLanguage } from '../../support/otherLanguage.ts';
import { PATH, snapshotOf } from '../../support/snapshots.ts';

const TEXT = 'own>=1\n';
const CHAIN = ['own', 'own-mid', 'own-core'].map(normalizeName);
const FINDING = findingOn('own>=1', PATH, TEXT, {
  message: invented('it cannot be installed'),
  culprits: [normalizeName('own-core')],
  chains: [CHAIN],
  explanation: [invented('it cannot be installed'), invented('for a reason')],
  related: [{ path: PATH, span: { start: 0, end: 3 }, message: invented('this, too') }],
  remedies: [
    {
      kind: 'pin',
      title: invented('Pin it'),
      cost: invented('it stays'),
      preferred: true,
      safe: true,
      edits: [replacement('own>=1', 'own', PATH, TEXT)],
    },
    {
      kind: 'mock',
      title: invented('Put code'),
      preferred: false,
      edits: [],
      snippet: { language: 'python', lines: ['1 + 1'] },
    },
  ],
});
const PROJECTS = {
  own: [
    'own-2.0-cp313-cp313-win_amd64.whl',
    { filename: 'own-1.0-py3-none-any.whl', requiresPython: '>=4', uploadTime: '2024-12-18T11:00:00Z' },
  ],
  'own-core': [{ filename: 'own_core-1.0-py3-none-any.whl', yanked: 'it was broken' }],
};
const failed = snapshotOf(TEXT, { projects: PROJECTS, findings: [FINDING] });
const view = { uriOf: (path: string) => path, messages: otherLanguage };
const style = { messages: otherLanguage, colors: false, explain: false, texts: true };

describe('the language', () => {
  it('is the one of the locale, whatever its region and encoding, else English', async () => {
    for (const locale of [
      'en',
      'en-GB',
      'EN',
      'en_US.UTF-8',
      'C',
      'C.UTF-8',
      'POSIX',
      undefined,
      '',
      'xx-YY',
      'constructor',
      'jav',
    ])
      assert.equal(await loadMessages(locale), DEFAULT_MESSAGES, locale);
    for (const locale of ['ja', 'ja-JP', 'JA', 'ja_JP', 'ja_JP.UTF-8', 'ja.eucJP', 'ja_JP@cjk'])
      assert.equal((await loadMessages(locale)).languageTag(), 'ja', locale);
  });

  it('is found in the variables of the environment in the order that POSIX gives them', () => {
    assert.equal(localeIn({}), undefined);
    assert.equal(localeIn({ LANG: 'ja_JP.UTF-8' }), 'ja_JP.UTF-8');
    assert.equal(localeIn({ LANG: 'en_US.UTF-8', LC_MESSAGES: 'ja_JP.UTF-8' }), 'ja_JP.UTF-8');
    assert.equal(localeIn({ LANG: 'ja_JP.UTF-8', LC_MESSAGES: 'ja_JP.UTF-8', LC_ALL: 'C' }), 'C');
    assert.equal(localeIn({ LC_ALL: '', LC_MESSAGES: '', LANG: 'ja' }), 'ja');
    assert.equal(localeIn({ LC_CTYPE: 'ja_JP.UTF-8' }), undefined);
  });
});

describe('in another language', () => {
  it('diagnostics say nothing in English', () => {
    const [diagnostic] = diagnosticsIn(PATH, failed, view);
    const texts = [diagnostic?.message, ...(diagnostic?.relatedInformation ?? []).map(({ message }) => message)];
    assert.deepEqual(texts, ['‹asReported›', '‹relatedThrough›', '‹asReported›']);
  });

  it('hovers have nothing but names, versions and dates beside their messages', () => {
    const failing = hoverAt(PATH, 1, failed, otherLanguage)?.contents.value ?? '';
    assert.match(failing, /^‹hoverCulprit›\n\n\| ‹wheelTableHead› \|[^]*‹wheelYanked ‹wheelPure››/);
    assert.match(failing, /‹hoverVerdict ‹hoverCannotInstall››[^]*‹wheelNativeOnly›[^]*‹wheelAsksForPython›/);
    assert.doesNotMatch(besideMessages(failing), /[a-z]/i);
    const installed = snapshotOf(TEXT, { projects: { own: ['own-2.0-py3-none-any.whl'] }, resolved: ['own 2.0'] });
    assert.equal(hoverAt(PATH, 1, installed, otherLanguage)?.contents.value, '‹hoverGets›\n\n‹hoverPureEverywhere›');
  });

  it('the page of an explanation has nothing but marks, code and an address beside its messages', () => {
    const page = explanationAt({ path: PATH, offset: 1 }, failed, otherLanguage) ?? '';
    for (const id of ['pageTitle', 'pageCheckedFor', 'pageWaysIn', 'pageWheels', 'pageWaysOut', 'pageAbout'])
      assert.match(page, new RegExp(`‹${id}\\b`));
    const rest = besideMessages(page).replaceAll(/\(<[^>]*>\)|[-#|`[\]\s]/g, '');
    assert.equal(rest, 'python1+1');
  });

  it('actions and hints have titles and tooltips of messages', () => {
    const request = { path: PATH, span: { start: 0, end: 1 }, only: ['quickfix', FIX_ALL] };
    const editor = { ...view, versionOf: () => 1, explainCommand: 'explain', copyTextCommand: 'copy' };
    assert.deepEqual(
      codeActionsAt(request, failed, editor).map(({ title }) => title),
      [
        '‹remedyAtCost ‹asReported› ‹asReported››',
        '‹asReported›',
        '‹explainTitle›',
        '‹ignoreHereTitle›',
        '‹fixAllTitle›',
      ],
    );
    const installed = snapshotOf(TEXT, { resolved: ['own 2.0'] });
    const [hint] = inlayHintsIn(PATH, { start: 0, end: TEXT.length }, installed, otherLanguage);
    assert.deepEqual([hint?.label, hint?.tooltip], ['2.0', '‹hintGets›']);
  });

  it('the status has labels and reasons of messages', () => {
    const { name, label, reason } = shownTarget(failed, otherLanguage);
    assert.deepEqual([name, label, reason], ['workers-3.13', '‹statusTargets›', '‹statusReasons ‹targetByDate››']);
  });

  it('the report has nothing but places, lines and code beside its messages', () => {
    const report = (explain: boolean): string =>
      renderText(
        { files: [{ snapshot: failed, show: () => 'a.txt' }], exit: { code: 1, because: say('exitClean') } },
        { ...style, explain },
      );
    assert.equal(
      report(false),
      `‹reportFails ‹targetByDate››

‹reportMark›: ‹asReported›
 --> a.txt:1:1
  |
1 | own>=1
  | ^^^^^^
  = ‹reportThrough›
  = ‹reportSee ‹asReported››
  = ‹reportFix ‹remedyAtCost ‹asReported› ‹asReported›››
  = ‹reportText ‹asReported››

‹textHeading ‹asReported››

1 + 1

‹reportSummary ‹reportCount› ‹reportFixable› ‹exitClean››
`,
    );
    assert.match(report(true), /\n {2}= ‹asReported›\n {2}= ‹reportSee/);
  });
});
