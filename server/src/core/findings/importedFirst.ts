/**
 * `imported-first`: what a cell imports is loaded before the cell runs, in the version that Pyodide ships, so that the cell
 * cannot install another one any more.
 */
import type { ReadDeclaration } from '../installers/installerView.ts';
import { say } from '../messages/message.ts';
import { formatSpecifierSet, specifierSetContains } from '../packaging/versions/specifier.ts';
import { installedBefore, reinstalls } from '../runtimes/bundledInstaller.ts';
import type { Target } from '../runtimes/target.ts';
import { finding, placeOf, type Finding } from './finding.ts';

/** A finding for each requirement that excludes what the platform would load for an import. */
export function importedFirstFindings(seen: readonly ReadDeclaration[], target: Target): readonly Finding[] {
  if (target.runBy?.importsFirst !== true) return [];
  const installed = installedBefore(target);
  return seen.flatMap((declaration) => {
    const { name, normalized, specifier, url } = declaration.requirement;
    const shipped = target.shipped.packages.get(normalized);
    // What the platform loads by itself fails in any case, which the resolution says.
    if (!shipped?.installable || url !== undefined || installed.has(normalized)) return [];
    if (specifierSetContains(specifier, shipped.version, { prereleases: true })) return [];
    const message = say('importedFirst', {
      declared: `${name}${formatSpecifierSet(specifier)}`,
      name,
      shipped: shipped.version,
      reinstall: reinstalls(target.shipped),
    });
    return [finding('imported-first', message, placeOf(declaration))];
  });
}
