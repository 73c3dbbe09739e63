/** Reads what the editor passes with `initialize`: untrusted, like everything from outside. */
import type { InitializationOptions } from './protocol.ts';

/** The options among `values`; anything of the wrong type is left out. */
export function readInitializationOptions(values: unknown): InitializationOptions {
  if (typeof values !== 'object' || values === null) return {};
  const options = values as Record<string, unknown>;
  const { proxy, noProxy, strictSsl, settings, trusted, explainCommand, copyTextCommand, status } = options;
  return {
    ...(typeof proxy === 'string' && proxy !== '' && { proxy }),
    ...(typeof noProxy === 'string' && noProxy !== '' && { noProxy }),
    ...(typeof strictSsl === 'boolean' && { strictSsl }),
    ...(settings !== undefined && { settings }),
    ...(typeof trusted === 'boolean' && { trusted }),
    ...(typeof explainCommand === 'string' && { explainCommand }),
    ...(typeof copyTextCommand === 'string' && { copyTextCommand }),
    ...(typeof status === 'boolean' && { status }),
  };
}
