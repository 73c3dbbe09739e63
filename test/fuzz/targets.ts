/** Everything that reads what others have written. */
import type { FuzzTarget } from './fuzzTarget.ts';
import { CODE_TARGETS } from './targets/code.ts';
import { CONFIG_TARGETS } from './targets/config.ts';
import { FILE_TARGETS } from './targets/files.ts';
import { INDEX_TARGETS } from './targets/index.ts';
import { PACKAGING_TARGETS } from './targets/packaging.ts';
import { TOOL_TARGETS } from './targets/tools.ts';

export const FUZZ_TARGETS: readonly FuzzTarget[] = [
  ...PACKAGING_TARGETS,
  ...CONFIG_TARGETS,
  ...FILE_TARGETS,
  ...CODE_TARGETS,
  ...INDEX_TARGETS,
  ...TOOL_TARGETS,
];
