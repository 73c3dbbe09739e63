/** Reads which packages lie in `python_modules`, as wrangler would upload them. */
import { isMetadataFolder, readVendoredPackage, type VendoredFolder } from '../../core/toolkit/deploy/vendored.ts';
import { joinPath } from '../../core/text/path.ts';
import type { Documents } from '../checkRequest.ts';

/** Where pywrangler puts the packages of a Worker, beside its wrangler file. */
export const VENDORED = 'python_modules';

/** How many packages are looked at: a Worker has a few dozens. */
const MOST_PACKAGES = 2_000;
/** How many files are read at a time. */
const AT_ONCE = 32;

/** Undefined if there is no such folder. @param folder that of the wrangler file */
export async function readVendoredFolder(folder: string, documents: Documents): Promise<VendoredFolder | undefined> {
  const place = joinPath(folder, VENDORED);
  const listed = await documents.list(place);
  if (listed.kind !== 'folder') return undefined;
  const names = listed.entries
    .map(({ name }) => name)
    .filter(isMetadataFolder)
    .slice(0, MOST_PACKAGES);
  const textOf = async (file: string): Promise<string | undefined> => {
    const read = await documents.read(joinPath(place, file));
    return read.kind === 'text' ? read.text : undefined;
  };
  const packages: VendoredFolder['packages'][number][] = [];
  for (let at = 0; at < names.length; at += AT_ONCE) {
    const some = names.slice(at, at + AT_ONCE);
    const read = await Promise.all(
      some.map(async (name) => {
        const [wheel, metadata] = await Promise.all([textOf(`${name}/WHEEL`), textOf(`${name}/METADATA`)]);
        return readVendoredPackage(name, { wheel, metadata }) ?? [];
      }),
    );
    packages.push(...read.flat());
  }
  return { packages, isEmpty: listed.entries.length === 0 };
}
