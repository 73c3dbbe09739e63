/** What wrangler is told when a project is deployed, as the settings and the project's own table say it. */
import type { DependencyFile } from '../../core/dependencyFiles/dependencyFile.ts';
import type { CheckRequest } from '../checkRequest.ts';

/** The values of wrangler's options of the same names. */
export interface Deployment {
  /** A path; from the project's own table it is relative to the project's folder. */
  readonly config?: string;
  /** Set if it is the project's own table that names it. */
  readonly isConfigOfProject?: true;
  readonly env?: string;
  /** The variable that names the environment, unless something else does. */
  readonly envBy?: string;
}

/** What wrangler reads where `--env` is not given. */
export const ENV_VARIABLE = 'CLOUDFLARE_ENV';

/** Of each option the value that takes precedence. The variable comes after the option, as in wrangler, and before the table. */
export function deploymentOf(
  { settings, settingsYield, cloudflareEnv = '' }: Pick<CheckRequest, 'settings' | 'settingsYield' | 'cloudflareEnv'>,
  toolSettings: DependencyFile['toolSettings'],
): Deployment {
  const chosen = (option: 'config' | 'env'): string => {
    const [given, own] = [settings[option], textAt(toolSettings, option)];
    return settingsYield ? own || given : given || own;
  };
  const isByVariable = cloudflareEnv !== '' && settings.env === '';
  const [config, env] = [chosen('config'), isByVariable ? cloudflareEnv : chosen('env')];
  const isConfigOfProject =
    config !== '' && (settingsYield ? textAt(toolSettings, 'config') !== '' : settings.config === '');
  return {
    ...(config !== '' && { config }),
    ...(isConfigOfProject && { isConfigOfProject }),
    ...(env !== '' && { env }),
    ...(isByVariable && { envBy: ENV_VARIABLE }),
  };
}

function textAt(toolSettings: unknown, key: string): string {
  if (typeof toolSettings !== 'object' || toolSettings === null) return '';
  const value: unknown = Object.entries(toolSettings).find(([name]) => name === key)?.[1];
  return typeof value === 'string' ? value : '';
}
