/**
 * Whether VS Code's window still answers the extension host. Now and then it does not on a busy machine, although both
 * processes live: then every call of the API waits for ever, whatever extension makes it.
 */
import { commands, workspace } from 'vscode';

/** Longer than the window takes for a call that does nothing, on the busiest machine. */
const ANSWER_MILLISECONDS = 60_000;

/** Asks the window for a command without effect and for a document; false if it does not answer. */
export async function windowAnswers(): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<false>((resolve) => {
    timer = setTimeout(resolve, ANSWER_MILLISECONDS, false);
  });
  try {
    return await Promise.race([answer(), silence]);
  } finally {
    clearTimeout(timer);
  }
}

async function answer(): Promise<true> {
  await commands.executeCommand('notifications.hideToasts');
  // A new document, since one that is open already is given without asking the window.
  await workspace.openTextDocument({ content: '' });
  return true;
}
