/** An engine for one command: it is closed, and the display of progress is cleared, however the command ends. */
import type { Workbench } from '../check/engine.ts';
import type { CheckRecording } from '../check/recording/checkRecording.ts';
import type { Call } from './grammar/command.ts';

/** @param recording notes what the engine asks of indexes */
export async function withEngine<Answer>(
  { parts, terminal }: Call,
  use: (engine: Workbench) => Promise<Answer>,
  recording?: CheckRecording,
): Promise<Answer> {
  const engine = parts.openEngine(recording);
  try {
    return await use(engine);
  } finally {
    terminal.showProgress?.();
    await engine.close();
  }
}
