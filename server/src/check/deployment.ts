/** What wrangler is told when a project is deployed, as the settings and the project's own table say it. */
import type { DependencyFile } from '../core/dependencyFiles/dependencyFile.ts';
import type { CheckRequest } from './checkRequest.ts';

/** The values of wrangler's options of the same names. */
export interface Deployment {
  /** A path; from the project's own table it is relative to the project's folder. */
  readonly config?: string;
  readonly env?: string;
}

/** Of each option the value that takes precedence. */
export function deploymentOf(
  { settings, settingsYield }: Pick<CheckRequest, 'settings' | 'settingsYield'>,
  toolSettings: DependencyFile['toolSettings'],
): Deployment {
  const chosen = (option: keyof Deployment): string => {
    const [given, own] = [settings[option], textAt(toolSettings, option)];
    return settingsYield ? own || given : given || own;
  };
  const [config, env] = [chosen('config'), chosen('env')];
  return { ...(config !== '' && { config }), ...(env !== '' && { env }) };
}

function textAt(toolSettings: unknown, key: string): string {
  if (typeof toolSettings !== 'object' || toolSettings === null) return '';
  const value: unknown = Object.entries(toolSettings).find(([name]) => name === key)?.[1];
  return typeof value === 'string' ? value : '';
}
