/** A wrangler file that says nothing that could be deployed. What wrangler 4.164 stops at with `deploy --dry-run`. */
import { say, type Message } from '../../messages/message.ts';
import { shorten } from '../../messages/words.ts';
import type { TargetProblem, TargetQuestion } from '../targetChoice.ts';
import type { WranglerConfig } from '../wranglerConfig.ts';
import { LONGEST_NAME, placeOf } from './_places.ts';
import type { WorkerFiles } from './workerFiles.ts';

/** The entry point, or the assets, that the deployed configuration lacks; an entry file may still be named on the command line. */
export function missingEntry({ deployed }: WorkerFiles, { data }: TargetQuestion): TargetProblem[] {
  if (!deployed || deployed.error) return [];
  const { config, shown } = deployed;
  // Without the flag more is wrong than that.
  if (!config.flags.some(({ value }) => value === data.cloudflare.enable)) return [];
  const message = lackOf(config, shown);
  if (!message) return [];
  const span = (config.main ? undefined : config.mainElsewhere?.span) ?? config.assets?.span ?? placeOf(config);
  return [{ kind: 'refused', message, path: config.path, span }];
}

function lackOf(config: WranglerConfig, file: string): Message | undefined {
  const { main, mainElsewhere, assets, hasSite, environments } = config;
  if (!main && assets?.hasBinding === true) return say('assetsBoundWithoutMain', { file });
  // What builds the assets, such as a plugin of Vite, may say where they are in the file that it generates.
  if (assets) return assets.hasDirectory || main ? undefined : say('assetsWithoutDirectory', { file });
  // Whoever says it in environments names one of them.
  if (main || hasSite || environments.some((one) => one.main ?? one.hasAssets)) return undefined;
  const table = mainElsewhere && shorten(mainElsewhere.table, LONGEST_NAME);
  return say('entryMissing', { file, ...(table !== undefined && { table }), format: config.format });
}
