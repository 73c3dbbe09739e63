/** The finding about a Worker whose dependencies stand in Poetry's table, where pywrangler does not look for them. */
import type { ReadDeclaration } from '../../installers/installerView.ts';
import type { ProjectContext } from '../../remedies/projectContext.ts';
import { code, listOf } from '../../messages/words.ts';
import { NOTHING_MORE, type Finding } from '../finding.ts';

/** More names than this are not told one by one. */
const MOST_NAMES = 3;

/** At most one, on the first of these dependencies; none where the target is no Worker. */
export function poetryOnlyFindings(seen: readonly ReadDeclaration[], { target }: ProjectContext): readonly Finding[] {
  const own = seen.filter(({ table }) => table === 'tool.poetry.dependencies');
  const [first] = own;
  if (!target.workers || !first) return [];
  const names = [...new Set(own.map(({ requirement }) => requirement.name))];
  const shown = names.length > MOST_NAMES ? `${names.length} dependencies` : listOf(names.map(code));
  const message =
    `pywrangler does not install ${shown}: of pyproject.toml it reads \`[project] dependencies\`, ` +
    'not `[tool.poetry.dependencies]`. Declare what the Worker needs in `[project]`';
  const { path, spans, requirement } = first;
  return [
    {
      ...NOTHING_MORE,
      code: 'poetry-only',
      severity: 'warning',
      message,
      path,
      span: spans.whole,
      name: requirement.normalized,
    },
  ];
}
