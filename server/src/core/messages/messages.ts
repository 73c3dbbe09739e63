/**
 * Everything the product says, as one interface: a function for each sentence or clause, whose parts have names. A language
 * is one value of it, so the compiler says what is missing. A part is plain data, or a {@link Clause}: a message within.
 */
import type { CommandLineMessages } from './commandLine.ts';
import type { EditorMessages } from './editor.ts';
import type { ExplanationPageMessages } from './explanationPages.ts';
import type { ConfigSyntaxMessages } from './configSyntax.ts';
import type { ExplanationMessages } from './explanations.ts';
import type { FailureMessages } from './failures.ts';
import type { FileSyntaxMessages } from './fileSyntax.ts';
import type { FindingMessages } from './findings.ts';
import type { HoverMessages } from './hovers.ts';
import type { IndexMessages } from './indexes.ts';
import type { LockSyntaxMessages } from './lockSyntax.ts';
import type { LockMessages } from './locks.ts';
import type { PackagingSyntaxMessages } from './packagingSyntax.ts';
import type { RangeMessages } from './ranges.ts';
import type { ReasonMessages } from './reasons.ts';
import type { RemedyMessages } from './remedies.ts';
import type { ReportMessages } from './reports.ts';
import type { RemedyTextMessages } from './remedyTexts.ts';
import type { RuleMessages } from './rules.ts';
import type { SyntaxMessages } from './syntax.ts';
import type { TargetMessages } from './targets.ts';
import type { WheelTableMessages } from './wheelTables.ts';
import type { ToolSyntaxMessages } from './toolSyntax.ts';
import type { WorkerMessages } from './worker.ts';

export interface Messages
  extends
    SyntaxMessages,
    ConfigSyntaxMessages,
    PackagingSyntaxMessages,
    FileSyntaxMessages,
    ToolSyntaxMessages,
    LockSyntaxMessages,
    TargetMessages,
    IndexMessages,
    ReasonMessages,
    FailureMessages,
    RangeMessages,
    ExplanationMessages,
    FindingMessages,
    RuleMessages,
    WorkerMessages,
    LockMessages,
    RemedyMessages,
    RemedyTextMessages,
    HoverMessages,
    WheelTableMessages,
    ExplanationPageMessages,
    EditorMessages,
    ReportMessages,
    CommandLineMessages {}
