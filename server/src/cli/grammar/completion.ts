/** Completion for shells, made from the table of commands. */
import type { Command, Option } from './command.ts';

export const SHELLS = ['bash', 'zsh', 'fish', 'powershell'] as const;

export type Shell = (typeof SHELLS)[number];

/** The names that there are of what has a list. */
export type KnownNames = Readonly<Record<'target' | 'code', readonly string[]>>;

/** What a shell has to know of an option. */
type Completed = Omit<Option, 'completes'> & { readonly completes?: 'file' | 'folder' };

/** What a shell has to know of a command. */
interface CompletedCommand {
  readonly name: string;
  readonly summary: string;
  readonly parameters?: string;
  readonly options: readonly Completed[];
  /** Its positional arguments; none if these are files, or nothing that a shell knows. */
  readonly words: readonly string[];
}

const WRITERS: Readonly<Record<Shell, (program: string, commands: readonly CompletedCommand[]) => string>> = {
  bash,
  zsh,
  fish,
  powershell,
};

/** A script for a shell that completes the commands and options of a program, and their values where these are few or have a list. */
export function completionScript(
  shell: Shell,
  program: string,
  commands: readonly Command[],
  known: KnownNames,
): string {
  return WRITERS[shell](
    program,
    commands.map((command) => completed(command, known)),
  );
}

function completed({ completes = [], ...command }: Command, known: KnownNames): CompletedCommand {
  return {
    ...command,
    words: typeof completes === 'string' ? known[completes] : completes,
    options: command.options.map(({ completes: what, ...option }) => {
      if (what === 'target' || what === 'code') return { ...option, choices: known[what] };
      return { ...option, ...(what !== undefined && { completes: what }) };
    }),
  };
}

function flagsOf({ name, short }: Completed): readonly string[] {
  return [`--${name}`, ...(short === undefined ? [] : [`-${short}`])];
}

/** @see https://www.gnu.org/software/bash/manual/html_node/Programmable-Completion.html */
function bash(program: string, commands: readonly CompletedCommand[]): string {
  const words = (texts: readonly string[]): string => texts.join(' ');
  const cases = commands.map(({ name, options, words: own }) => {
    const values = options.flatMap((option) => {
      const reply = bashValues(option);
      return reply === undefined ? [] : [`        ${flagsOf(option).join('|')}) ${reply}; return ;;`];
    });
    return [
      `    ${name})`,
      ...(values.length > 0 ? ['      case $previous in', ...values, '      esac'] : []),
      `      words="${words(options.flatMap(flagsOf))}"${own.length > 0 ? ` arguments="${words(own)}"` : ''} ;;`,
    ].join('\n');
  });
  const completer = `_${program.replaceAll('-', '_')}`;
  return `# completion of ${program} for bash
${completer}() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]} words arguments
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "${words(commands.map(({ name }) => name))} --help --version" -- "$current"))
    return
  fi
  case \${COMP_WORDS[1]} in
${cases.join('\n')}
  esac
  case $current in
    -*) COMPREPLY=($(compgen -W "$words" -- "$current")) ;;
    *) if [ "$arguments" ]; then COMPREPLY=($(compgen -W "$arguments" -- "$current")); else COMPREPLY=($(compgen -f -- "$current")); fi ;;
  esac
}
complete -o filenames -F ${completer} ${program}
`;
}

function bashValues({ value, choices, completes }: Completed): string | undefined {
  if (value === undefined) return undefined;
  if (choices) return `COMPREPLY=($(compgen -W "${choices.join(' ')}" -- "$current"))`;
  if (completes) return `COMPREPLY=($(compgen ${completes === 'folder' ? '-d' : '-f'} -- "$current"))`;
  return ':';
}

/** @see https://zsh.sourceforge.io/Doc/Release/Completion-System.html */
function zsh(program: string, commands: readonly CompletedCommand[]): string {
  const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
  const described = (text: string): string => text.replaceAll(/[\\[\]:]/g, '\\$&');
  const cases = commands.map(({ name, options, parameters, words }) => {
    const specs = options.flatMap((option) =>
      flagsOf(option).map((flag) => quoted(`*${flag}[${described(option.help)}]${zshValue(option)}`)),
    );
    const offered = words.length > 0 ? `*:argument:(${words.join(' ')})` : '*:file:_files';
    const rest = parameters === undefined ? [] : [quoted(offered)];
    return `      ${name})\n        _arguments ${[...specs, ...rest].join(' \\\n          ')} ;;`;
  });
  const list = commands.map(({ name, summary }) => `    ${quoted(`${name}:${described(summary)}`)}`);
  return `#compdef ${program}
# completion of ${program} for zsh
_${program}() {
  local -a commands
  commands=(
${list.join('\n')}
  )
  if (( CURRENT == 2 )); then
    _describe command commands
  else
    local command=$words[2]
    shift words
    (( CURRENT-- ))
    case $command in
${cases.join('\n')}
    esac
  fi
}
if [ "$funcstack[1]" = "_${program}" ]; then _${program} "$@"; else compdef _${program} ${program}; fi
`;
}

function zshValue({ value, choices, completes, name }: Completed): string {
  if (value === undefined) return '';
  if (choices) return `:${name}:(${choices.join(' ')})`;
  return `:${name}:${completes === 'folder' ? '_files -/' : completes === 'file' ? '_files' : ''}`;
}

/** @see https://fishshell.com/docs/current/completions.html */
function fish(program: string, commands: readonly CompletedCommand[]): string {
  const quoted = (text: string): string => `'${text.replaceAll(/[\\']/g, '\\$&')}'`;
  const first = commands.map(
    ({ name, summary }) => `complete -c ${program} -n __fish_use_subcommand -f -a ${name} -d ${quoted(summary)}`,
  );
  const options = commands.flatMap((command) =>
    command.options.map((option) => {
      const { name, short, help } = option;
      const letter = short === undefined ? '' : ` -s ${short}`;
      const when = quoted(`__fish_seen_subcommand_from ${command.name}`);
      return `complete -c ${program} -n ${when} -l ${name}${letter}${fishValue(option, quoted)} -d ${quoted(help)}`;
    }),
  );
  const words = commands.flatMap(({ name, words: own }) => {
    const when = quoted(`__fish_seen_subcommand_from ${name}`);
    return own.length > 0 ? [`complete -c ${program} -n ${when} -f -a ${quoted(own.join(' '))}`] : [];
  });
  return `# completion of ${program} for fish\n${[...first, ...options, ...words].join('\n')}\n`;
}

function fishValue({ value, choices, completes }: Completed, quoted: (text: string) => string): string {
  if (value === undefined) return '';
  if (choices) return ` -x -a ${quoted(choices.join(' '))}`;
  if (completes === 'folder') return " -x -a '(__fish_complete_directories)'";
  return completes === 'file' ? ' -r' : ' -x';
}

/** @see https://learn.microsoft.com/powershell/module/microsoft.powershell.core/register-argumentcompleter */
function powershell(program: string, commands: readonly CompletedCommand[]): string {
  const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;
  const listed = (texts: readonly string[]): string => `@(${texts.map(quoted).join(', ')})`;
  const options = commands.map(({ name, options: own }) => `    ${quoted(name)} = ${listed(own.flatMap(flagsOf))}`);
  const values = commands.flatMap(({ name, options: own }) =>
    own.flatMap((option) =>
      (option.choices ? flagsOf(option) : []).map(
        (flag) => `    ${quoted(`${name} ${flag}`)} = ${listed(option.choices ?? [])}`,
      ),
    ),
  );
  const words = commands.flatMap(({ name, words: own }) =>
    own.length > 0 ? [`    ${quoted(name)} = ${listed(own)}`] : [],
  );
  return `# completion of ${program} for PowerShell
Register-ArgumentCompleter -Native -CommandName ${quoted(program)} -ScriptBlock {
  param($word, $line)
  $options = @{
${options.join('\n')}
  }
  $values = @{
${values.join('\n')}
  }
  $arguments = @{
${words.join('\n')}
  }
  # The words before the one that is completed; where this offers nothing, PowerShell offers files.
  $words = @($line.CommandElements | ForEach-Object { $_.ToString() })
  if ($word -ne '') { $words = @($words | Select-Object -SkipLast 1) }
  $candidates = @()
  if ($words.Count -le 1) {
    $candidates = @($options.Keys | Sort-Object) + @('--help', '--version')
  } elseif ($values.ContainsKey("$($words[1]) $($words[-1])")) {
    $candidates = $values["$($words[1]) $($words[-1])"]
  } elseif ($word -like '-*' -and $options.ContainsKey($words[1])) {
    $candidates = $options[$words[1]]
  } elseif ($arguments.ContainsKey($words[1])) {
    $candidates = $arguments[$words[1]]
  }
  $candidates | Where-Object { $_.StartsWith($word, [System.StringComparison]::Ordinal) } |
    ForEach-Object { [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_) }
}
`;
}
