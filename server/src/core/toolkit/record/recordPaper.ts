/** What `record` has written, for people and for programs. */
import { en } from '../../messages/en/en.ts';
import { say, tell, type Message } from '../../messages/message.ts';
import { answerIn, heading, paragraph, table, type Block, type Paper } from '../../papers/paper.ts';

export interface RecordedIndexCount {
  readonly kind: 'pypi' | 'pyodide' | 'index' | 'links' | 'wheels';
  /** What it is called in findings. */
  readonly name: Message;
  readonly projects: number;
  readonly metadata: number;
  readonly sources: number;
}

export interface RecordFacts {
  /** As shown. */
  readonly folder: string;
  readonly indexes: readonly RecordedIndexCount[];
  readonly bytes: number;
  /** How many were checked, and what was found. */
  readonly files: number;
  readonly findings: number;
  /** The command line that replays it. */
  readonly replay: string;
  readonly version: string;
  /** `YYYY-MM-DD`. */
  readonly day: string;
}

export function recordPaper({ folder, indexes, bytes, files, findings, replay }: RecordFacts): Paper {
  return [
    answerIn(say('recordDone', { folder, indexes: indexes.length, mebibytes: bytes / 1024 / 1024 })),
    ...table(
      (['index', 'projects', 'metadata'] as const).map((column) => say('recordColumn', { column })),
      indexes.map(({ name, projects, metadata }) => [name, String(projects), String(metadata)]),
    ),
    paragraph(say('recordFound', { files, findings })),
    commandBlock(replay),
  ];
}

/** What lies with a recording, for whoever finds it. */
export function recordReadme({ replay, version, day }: RecordFacts): Paper {
  return [
    heading(1, say('recordTitle')),
    paragraph(say('recordContents')),
    commandBlock(replay),
    paragraph(say('recordReplay', { version, day })),
  ];
}

export function recordJson({ folder, indexes, bytes, files, findings, replay }: RecordFacts): object {
  const named = indexes.map(({ name, ...others }) => ({ ...others, name: tell(name, en) }));
  return { version: 1, folder, indexes: named, bytes, files, findings, replay };
}

function commandBlock(text: string): Block {
  return { kind: 'code', language: 'sh', lines: [text] };
}
