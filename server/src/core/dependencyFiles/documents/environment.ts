/**
 * Recognises an environment file of conda with packages of emscripten-forge: they are built for another kind of runtime, and its
 * own resolver chooses among them, so that nothing can be said of them here.
 * @see https://emscripten-forge.org
 */
import { valueAt } from '../../config/tomlNode.ts';
import { readYaml } from '../../config/yaml.ts';
import { say } from '../../messages/message.ts';
import { embeddedFile } from '../_embeddedFile.ts';
import { DeclarationReader } from '../declarationReader.ts';
import type { DependencyFile } from '../dependencyFile.ts';

/** Whether an environment file has a channel of emscripten-forge. */
export function isForgeEnvironment(text: string): boolean {
  return parseForgeEnvironment('', text) !== undefined;
}

/** A file that declares nothing for micropip, and says whose it is; undefined for any other environment. */
export function parseForgeEnvironment(path: string, text: string): DependencyFile | undefined {
  if (!text.includes('emscripten-forge')) return undefined;
  const channels = valueAt(readYaml(text), ['channels']);
  const forge = channels?.kind === 'array' ? channels.elements.find(isForge) : undefined;
  if (!forge) return undefined;
  const reader = new DeclarationReader(path);
  reader.passOver(say('forgeEnvironment'), forge.span);
  return embeddedFile({ path, kind: 'environment', text, includes: [], reader });
}

function isForge(channel: { readonly kind: string; readonly value?: unknown }): boolean {
  return channel.kind === 'string' && String(channel.value).includes('emscripten-forge');
}
