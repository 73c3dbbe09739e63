/** Reads what the editor passes with `initialize`: untrusted, like everything from outside. */
import type { IndexPassword, InitializationOptions } from './protocol.ts';

/** The options among `values`; anything of the wrong type is left out. */
export function readInitializationOptions(values: unknown): InitializationOptions {
  if (typeof values !== 'object' || values === null) return {};
  const options = values as Record<string, unknown>;
  const { proxy, noProxy, strictSsl, systemCertificates, settings, trusted } = options;
  const { explainCommand, copyTextCommand, askCommand, chooseTargetCommand, compareCommand, status, indexPasswords } =
    options;
  return {
    ...(typeof proxy === 'string' && proxy !== '' && { proxy }),
    ...(typeof noProxy === 'string' && noProxy !== '' && { noProxy }),
    ...(typeof strictSsl === 'boolean' && { strictSsl }),
    ...(typeof systemCertificates === 'boolean' && { systemCertificates }),
    ...(settings !== undefined && { settings }),
    ...(typeof trusted === 'boolean' && { trusted }),
    ...(typeof explainCommand === 'string' && { explainCommand }),
    ...(typeof copyTextCommand === 'string' && { copyTextCommand }),
    ...(typeof askCommand === 'string' && { askCommand }),
    ...(typeof chooseTargetCommand === 'string' && { chooseTargetCommand }),
    ...(typeof compareCommand === 'string' && { compareCommand }),
    ...(typeof status === 'boolean' && { status }),
    ...(Array.isArray(indexPasswords) && { indexPasswords: indexPasswords.filter(isIndexPassword) }),
  };
}

function isIndexPassword(value: unknown): value is IndexPassword {
  if (typeof value !== 'object' || value === null) return false;
  const { url, username, password } = value as Record<string, unknown>;
  return typeof url === 'string' && typeof username === 'string' && typeof password === 'string';
}
