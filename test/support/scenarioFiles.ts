/** The files of a project that is the root of a scenario: for uv, and for our own reader. */
import type { Scenario } from './scenario.ts';

/** Its pyproject.toml. */
export function pyprojectOf(root: Scenario['root']): string {
  const { requires, constraints = [], overrides = [], excludes = [], uv = '' } = root;
  return `[project]
name = "the-root-of-a-question"
version = "0"
requires-python = ">=3.12"
dependencies = ${JSON.stringify(requires)}
[tool.uv]
constraint-dependencies = ${JSON.stringify(constraints)}
override-dependencies = ${JSON.stringify(overrides)}
exclude-dependencies = ${JSON.stringify(excludes)}
${uv}
`;
}

/** A pylock.toml with some pins, `name==version` each. */
export function pylockOf(pins: readonly string[]): string {
  const packages = pins.map((pin) => {
    const [name, version] = pin.split('==');
    return `[[packages]]\nname = ${JSON.stringify(name)}\nversion = ${JSON.stringify(version)}\n`;
  });
  return `lock-version = "1.0"\ncreated-by = "a test"\n${packages.join('')}`;
}
