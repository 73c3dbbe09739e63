/** Counting needs a process in which nothing of the code has run before. */
import { execFileSync } from 'node:child_process';

/** What an exported function of a file returns in a process of its own, as JSON has it. @param file relative to the project's root */
export function inOwnProcess(file: string, name: string): unknown {
  const script = [
    "const { importSources } = await import('./tools/importSources.mjs');",
    `const { ${name} } = await importSources(\`export { ${name} } from './${file}';\`);`,
    `process.stdout.write(JSON.stringify(${name}()));`,
  ];
  const words = ['--input-type=module', '-e', script.join('\n')];
  return JSON.parse(execFileSync(process.execPath, words, { encoding: 'utf8', maxBuffer: 2 ** 24 }));
}
