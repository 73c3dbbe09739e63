/** Which index of a recording stands for which index that a check asks. */
import { say, type Message } from '../core/messages/message.ts';
import type { Target } from '../core/runtimes/target.ts';
import { indexNameFromUrl, indexRoot } from '../index/indexUrl.ts';
import type { PackageIndex } from '../index/packageIndex.ts';
import type { RecordedIndexes } from '../index/recordedIndex.ts';
import { PYPI_PLACE, type RecordedPlace } from '../index/recording/recordedPlace.ts';
import type { Settings } from '../settings.ts';
import { labelOf, type DeclaredIndexes } from './declaredIndexes.ts';
import { notRecorded, nothingIn } from './unusableIndexes.ts';

/** The indexes of a recording, each once. Where the order counts, those that are not recorded have their places, too. */
export function recordedOf(
  { installer }: Target,
  { extra, main }: DeclaredIndexes,
  recorded: RecordedIndexes,
  settings: Settings,
): readonly RecordedAt[] {
  const isAnyOrder = main !== undefined && (installer.indexes === 'all' || !installer.shippedLast);
  const found = new Map<string, RecordedAt>();
  for (const declared of [...extra, ...(main ? [main] : [])]) {
    const place = placeAt(declared.url, settings);
    const name = declared.name ?? indexNameFromUrl(declared.url);
    const shown = { name, label: declared.label ?? say('indexByName', { name }) };
    const missing = isAnyOrder ? nothingIn(shown) : notRecorded(indexNameFromUrl(declared.url));
    const otherwise = isAnyOrder && declared === main ? recorded.pypi : missing;
    const index = declared.opened ?? (place.kind === 'pypi' ? recorded.pypi : recorded.other(place, shown, otherwise));
    const key = JSON.stringify(place);
    if (!found.has(key)) found.set(key, { index, place });
  }
  return [...found.values()];
}

export interface RecordedAt {
  readonly index: PackageIndex;
  readonly place: RecordedPlace;
}

/** What a recording calls the index at an address: the one of the settings is in the place of PyPI. */
export function placeAt(url: string, settings: Settings): RecordedPlace {
  if (indexRoot(url) === indexRoot(settings.indexUrl)) return PYPI_PLACE;
  return { kind: 'index', name: indexNameFromUrl(url) };
}

export function placeOf({ address }: PackageIndex, settings: Settings): RecordedPlace | undefined {
  return address === undefined ? undefined : placeAt(address, settings);
}

export function pyodidePlace(release: string): RecordedPlace {
  return { kind: 'pyodide', release };
}

/** The place of a wheel that is named by its address: what comes before its file name. */
export function wheelsPlace(location: string): RecordedPlace {
  return { kind: 'wheels', name: indexNameFromUrl(location).replace(/\/[^/]*$/, '') };
}

/** What an index of a recording is called in findings. */
export function labelOfPlace(place: RecordedPlace, { indexUrl }: Settings): Message {
  if (place.kind === 'pypi') return labelOf(indexUrl);
  if (place.kind === 'pyodide') return say('indexOfPyodide', { release: place.release });
  return say('indexByName', { name: place.name });
}
