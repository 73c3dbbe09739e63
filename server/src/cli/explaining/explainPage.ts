/** The page of a finding: as it is written, for a terminal, or in JSON. */
import { DEFAULT_MESSAGES } from '../../core/messages/languages.ts';
import { say, tell } from '../../core/messages/message.ts';
import type { Messages } from '../../core/messages/messages.ts';
import { visibleJson } from '../../core/messages/visible.ts';
import { VERSION, words } from '../../core/toolkit/explain/explainJson.ts';
import { RULES, type FindingCode, type Rule } from '../../core/findings/rules.ts';
import { rulePage } from '../../core/features/diagnostics.ts';
import { loadRulePages, RULE_PAGES } from '../../data/rulePages.ts';
import { usesColors } from '../colors.ts';
import { valueOf, type Call } from '../grammar/command.ts';
import { pageText } from '../render/pageText.ts';

/** Writes the page of a finding. */
export async function writePage(call: Call, code: FindingCode): Promise<void> {
  const { invocation, terminal, parts } = call;
  const { messages } = terminal;
  const format = valueOf(invocation, 'format');
  if (format === 'json') {
    terminal.write(`${visibleJson(pageJson(code, RULE_PAGES[code]))}\n`);
    return;
  }
  const rule = RULES.find((one) => one.code === code);
  if (rule && invocation.options.has('quiet')) {
    terminal.write(`${tell(rule.title, messages)}\n`);
    return;
  }
  const { [code]: page } = await loadRulePages(tell(say('languageTag'), messages));
  switch (format) {
    case 'markdown':
      terminal.write(withAddresses(page, messages));
      return;
    default:
      terminal.write(
        pageText(page, {
          colors: usesColors(invocation, terminal, parts),
          ...(terminal.columns !== undefined && { columns: terminal.columns }),
        }),
      );
  }
}

function pageJson(code: FindingCode, page: string): object {
  const rule: Rule | undefined = RULES.find((one) => one.code === code);
  return {
    ...{ version: VERSION, kind: 'code', code },
    ...(rule && { title: words(rule.title), severities: rule.severities }),
    ...{ address: rulePage(code, DEFAULT_MESSAGES), page },
  };
}

/** Links to other pages lead to where these are for everybody. */
function withAddresses(page: string, messages: Messages): string {
  return page.replace(
    /\]\((?!https?:|#)([^)\s]+)\)/g,
    (_, path: string) => `](${new URL(path, rulePage('code', messages)).href})`,
  );
}
