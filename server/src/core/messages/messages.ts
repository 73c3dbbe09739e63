/**
 * Everything the product says, as one interface: a function for each sentence or clause, with named parts. A language is one
 * value of it, so the compiler reports what is missing. A part is plain data, or a {@link Clause}: a message within.
 */
import type { CommandLineMessages } from './groups/commandLine.ts';
import type { EditorMessages } from './groups/editor.ts';
import type { ExplanationPageMessages } from './groups/explanationPages.ts';
import type { ConfigSyntaxMessages } from './groups/configSyntax.ts';
import type { ExplanationMessages } from './groups/explanations.ts';
import type { FailureMessages } from './groups/failures.ts';
import type { FileSyntaxMessages } from './groups/fileSyntax.ts';
import type { FindingMessages } from './groups/findings.ts';
import type { HoverMessages } from './groups/hovers.ts';
import type { IndexMessages } from './groups/indexes.ts';
import type { LockSyntaxMessages } from './groups/lockSyntax.ts';
import type { LockMessages } from './groups/locks.ts';
import type { PackagingSyntaxMessages } from './groups/packagingSyntax.ts';
import type { RangeMessages } from './groups/ranges.ts';
import type { ReasonMessages } from './groups/reasons.ts';
import type { ReferenceMessages } from './groups/references.ts';
import type { RemedyMessages } from './groups/remedies.ts';
import type { ReportMessages } from './groups/reports.ts';
import type { RemedyTextMessages } from './groups/remedyTexts.ts';
import type { RuleMessages } from './groups/rules.ts';
import type { SyntaxMessages } from './groups/syntax.ts';
import type { TargetMessages } from './groups/targets.ts';
import type { WheelTableMessages } from './groups/wheelTables.ts';
import type { UpkeepMessages } from './groups/toolkit/upkeep.ts';
import type { DeployMessages } from './groups/toolkit/deploy.ts';
import type { CompareMessages } from './groups/toolkit/compare.ts';
import type { EvidenceMessages } from './groups/toolkit/evidence.ts';
import type { ExplainMessages } from './groups/toolkit/explain.ts';
import type { StrategyMessages } from './groups/toolkit/strategy.ts';
import type { OwnWheelsMessages } from './groups/toolkit/ownWheels.ts';
import type { WhyNotMessages } from './groups/toolkit/whyNot.ts';
import type { PastedMessages } from './groups/toolkit/pasted.ts';
import type { RuntimesMessages } from './groups/toolkit/runtimes.ts';
import type { CompatibilityMessages } from './groups/toolkit/compatibility.ts';
import type { TreeMessages } from './groups/toolkit/tree.ts';
import type { WatchMessages } from './groups/toolkit/watch.ts';
import type { WheelsMessages } from './groups/toolkit/wheels.ts';
import type { ToolSyntaxMessages } from './groups/toolSyntax.ts';
import type { WorkerMessages } from './groups/worker.ts';

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
    ReferenceMessages,
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
    CommandLineMessages,
    DeployMessages,
    OwnWheelsMessages,
    RuntimesMessages,
    CompatibilityMessages,
    TreeMessages,
    PastedMessages,
    WhyNotMessages,
    EvidenceMessages,
    ExplainMessages,
    StrategyMessages,
    CompareMessages,
    WatchMessages,
    WheelsMessages,
    UpkeepMessages {}
