/** What a check asks of indexes, noted while it runs and written to be replayed. */
import { labelOfPlace } from '../../catalogs/recordedPlaces.ts';
import type { Message } from '../../core/messages/message.ts';
import type { RecordedIndexCount } from '../../core/toolkit/record/recordPaper.ts';
import { displayUrl } from '../../index/indexUrl.ts';
import { recordedFiles } from '../../index/recording/recordedFiles.ts';
import { Recorder } from '../../index/recording/recorder.ts';
import type { Settings } from '../../settings.ts';

/** Handed to a checker, it notes what that asks from then on. */
export class CheckRecording {
  readonly recorder = new Recorder();

  /** Why it cannot be replayed, a sentence each. */
  get failures(): readonly Message[] {
    return this.recorder.failures;
  }

  /** What is recorded of each index. */
  counts(settings: Settings): readonly RecordedIndexCount[] {
    return this.recorder.recordings.map(({ place, projects }) => ({
      kind: place.kind,
      name: labelOfPlace(place, settings),
      projects: projects.length,
      metadata: projects.reduce((sum, { metadata }) => sum + metadata.size, 0),
      sources: projects.reduce((sum, { sources }) => sum + (sources?.size ?? 0), 0),
    }));
  }

  /** The texts to write, by their paths in the folder. */
  texts(): ReadonlyMap<string, string> {
    return recordedFiles(this.recorder.recordings);
  }
}

/** The further indexes of the settings, without credentials. */
export function shownExtraIndexes({ extraIndexUrls }: Settings): readonly string[] {
  return extraIndexUrls.map(displayUrl);
}
