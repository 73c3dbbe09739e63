/** What an assistant can ask for: each tool is a command of the command line, whose JSON is the answer. */

/** What a tool can be given. */
export interface Argument {
  readonly name: string;
  /** `path` is a text that names a file or folder; `texts` is a list of them. */
  readonly kind: 'text' | 'path' | 'texts' | 'switch';
  readonly isRequired?: true;
  /** The option of the command that it sets; without one it is what the command is about. */
  readonly option?: string;
  /** By default the help of the option. */
  readonly description?: string;
}

export interface Tool {
  readonly name: string;
  readonly title: string;
  /** What an assistant reads to decide whether to call it, and what it gets. */
  readonly description: string;
  /** The name of the command that answers. */
  readonly command: string;
  readonly arguments: readonly Argument[];
}

const TARGETS: Argument = {
  name: 'targets',
  kind: 'texts',
  option: 'target',
  description:
    'Names of runtimes, such as workers-3.13, workers@2026-09-08 or pyodide-0.28; list_targets has them all. By default what the files of the project say.',
};

const PROJECT: Argument = {
  name: 'path',
  kind: 'path',
  option: 'project',
  description: 'The dependency file of the project, or the folder that has it. By default the current folder.',
};

const ENVIRONMENT: Argument = {
  name: 'environment',
  kind: 'text',
  option: 'env',
  description: 'The environment of a Worker, as for `wrangler deploy --env`.',
};

export const TOOLS: readonly Tool[] = [
  {
    name: 'check_project',
    title: 'Check dependencies for Pyodide',
    description:
      'Whether the Python dependencies of a project install on a Pyodide runtime (Cloudflare Python Workers, PyScript, JupyterLite and others): for each dependency file the target, the findings with their culprits, and fixes that were verified by resolving again, as edits. Changes nothing.',
    command: 'check',
    arguments: [
      {
        name: 'path',
        kind: 'path',
        description:
          'A dependency file (pyproject.toml, requirements.txt, uv.lock and others), or a folder to search. By default the current folder.',
      },
      TARGETS,
      ENVIRONMENT,
      { name: 'evidence', kind: 'switch', option: 'evidence' },
    ],
  },
  {
    name: 'list_wheels',
    title: 'List wheels of packages',
    description:
      'Which releases of packages have a wheel for which runtime, and why the others cannot be taken. Without names the dependencies of the project.',
    command: 'wheels',
    arguments: [
      {
        name: 'names',
        kind: 'texts',
        description: 'Packages, each with a range if only some releases are of interest, such as litellm>=1.77.',
      },
      PROJECT,
      { ...TARGETS, description: 'Runtimes beside those of Python Workers and the one of the project.' },
      { name: 'deep', kind: 'switch', option: 'deep' },
      { name: 'prereleases', kind: 'switch', option: 'pre' },
    ],
  },
  {
    name: 'compare_targets',
    title: 'Compare runtimes for a project',
    description:
      'A project on several runtimes side by side: what installs where, which versions change, what blocks a move, and a recommendation.',
    command: 'compare',
    arguments: [
      {
        name: 'targets',
        kind: 'texts',
        isRequired: true,
        description: 'Names of runtimes; a single one is compared with what the project has now.',
      },
      PROJECT,
      { name: 'deep', kind: 'switch', option: 'deep' },
    ],
  },
  {
    name: 'explain',
    title: 'Explain a package, release, finding or error',
    description:
      'Why a package is needed and what would work instead (fastuuid), why a release is not taken (pydantic==2.12), what a finding means (held-back), or what uv, pywrangler, wrangler, micropip, pip or a Worker meant by an error message, as it was pasted.',
    command: 'explain',
    arguments: [
      {
        name: 'question',
        kind: 'text',
        isRequired: true,
        description:
          'The name of a package, a requirement with a range, the code of a finding, or the text of an error.',
      },
      PROJECT,
      TARGETS,
      ENVIRONMENT,
      { name: 'evidence', kind: 'switch', option: 'evidence' },
    ],
  },
  {
    name: 'list_targets',
    title: 'List runtimes',
    description:
      'The runtimes that can be checked for: name, Python, the ABI of their wheels and, for Workers, the compatibility dates that lead to them.',
    command: 'targets',
    arguments: [{ name: 'all', kind: 'switch', option: 'all' }],
  },
];
