/** Completion for shells, made from the table of commands. */
import type { Command, Option } from './command.ts';

export const SHELLS = ['bash', 'zsh', 'fish', 'powershell'] as const;

export type Shell = (typeof SHELLS)[number];

const WRITERS: Readonly<Record<Shell, (program: string, commands: readonly Command[]) => string>> = {
  bash,
  zsh,
  fish,
  powershell,
};

/** A script for a shell that completes the commands and options of a program, and the values of options where they are few. */
export function completionScript(shell: Shell, program: string, commands: readonly Command[]): string {
  return WRITERS[shell](program, commands);
}

function flagsOf({ name, short }: Option): readonly string[] {
  return [`--${name}`, ...(short === undefined ? [] : [`-${short}`])];
}

/** @see https://www.gnu.org/software/bash/manual/html_node/Programmable-Completion.html */
function bash(program: string, commands: readonly Command[]): string {
  const words = (texts: readonly string[]): string => texts.join(' ');
  const cases = commands.map(({ name, options }) => {
    const values = options.flatMap((option) => {
      const reply = bashValues(option);
      return reply === undefined ? [] : [`        ${flagsOf(option).join('|')}) ${reply}; return ;;`];
    });
    return [
      `    ${name})`,
      ...(values.length > 0 ? ['      case $previous in', ...values, '      esac'] : []),
      `      words="${words(options.flatMap(flagsOf))}" ;;`,
    ].join('\n');
  });
  const completer = `_${program.replaceAll('-', '_')}`;
  return `# completion of ${program} for bash
${completer}() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]} words
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
    *) COMPREPLY=($(compgen -f -- "$current")) ;;
  esac
}
complete -o filenames -F ${completer} ${program}
`;
}

function bashValues({ value, choices, completes }: Option): string | undefined {
  if (value === undefined) return undefined;
  if (choices) return `COMPREPLY=($(compgen -W "${choices.join(' ')}" -- "$current"))`;
  if (completes) return `COMPREPLY=($(compgen ${completes === 'folder' ? '-d' : '-f'} -- "$current"))`;
  return ':';
}

/** @see https://zsh.sourceforge.io/Doc/Release/Completion-System.html */
function zsh(program: string, commands: readonly Command[]): string {
  const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
  const described = (text: string): string => text.replaceAll(/[\\[\]:]/g, '\\$&');
  const cases = commands.map(({ name, options, parameters }) => {
    const specs = options.flatMap((option) =>
      flagsOf(option).map((flag) => quoted(`*${flag}[${described(option.help)}]${zshValue(option)}`)),
    );
    const rest = parameters === undefined ? [] : [quoted('*:file:_files')];
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

function zshValue({ value, choices, completes, name }: Option): string {
  if (value === undefined) return '';
  if (choices) return `:${name}:(${choices.join(' ')})`;
  return `:${name}:${completes === 'folder' ? '_files -/' : completes === 'file' ? '_files' : ''}`;
}

/** @see https://fishshell.com/docs/current/completions.html */
function fish(program: string, commands: readonly Command[]): string {
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
  return `# completion of ${program} for fish\n${[...first, ...options].join('\n')}\n`;
}

function fishValue({ value, choices, completes }: Option, quoted: (text: string) => string): string {
  if (value === undefined) return '';
  if (choices) return ` -x -a ${quoted(choices.join(' '))}`;
  if (completes === 'folder') return " -x -a '(__fish_complete_directories)'";
  return completes === 'file' ? ' -r' : ' -x';
}

/** @see https://learn.microsoft.com/powershell/module/microsoft.powershell.core/register-argumentcompleter */
function powershell(program: string, commands: readonly Command[]): string {
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
  return `# completion of ${program} for PowerShell
Register-ArgumentCompleter -Native -CommandName ${quoted(program)} -ScriptBlock {
  param($word, $line)
  $options = @{
${options.join('\n')}
  }
  $values = @{
${values.join('\n')}
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
  }
  $candidates | Where-Object { $_.StartsWith($word, [System.StringComparison]::Ordinal) } |
    ForEach-Object { [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_) }
}
`;
}
