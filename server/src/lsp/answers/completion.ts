/** What can be written at a place: from what is known, and from what can be learnt before anybody waits. */
import type { CancellationToken, CompletionParams } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { offeredSettings } from '../../core/features/completion/compatibility.ts';
import { offeredExtras, ownExtras } from '../../core/features/completion/extras.ts';
import { offeredValues, offeredVariables } from '../../core/features/completion/markers.ts';
import { offeredNames } from '../../core/features/completion/names.ts';
import { completionPlaceAt, type CompletionPlace } from '../../core/features/completion/place.ts';
import { completionList, type Suggestion } from '../../core/features/completion/suggestion.ts';
import { offeredTargets } from '../../core/features/completion/targets.ts';
import { offeredVersions } from '../../core/features/completion/versions.ts';
import { verdictsOf } from '../../core/analysis/snapshot.ts';
import type { CompletionList } from '../../core/features/lspValues.ts';
import { normalizeName } from '../../core/packaging/name.ts';
import { askChosen, askVersions, knownChosen, knownVersions } from '../../core/toolkit/wheels/completionFacts.ts';
import type { Position } from '../../core/text/lineIndex.ts';
import type { WorkspaceParts } from '../workspaceParts.ts';
import { LearnInTime } from './learnInTime.ts';
import { PlaceReader, type AnswerSources, type Place } from './placeReader.ts';

interface Offered {
  readonly suggestions: readonly Suggestion[];
  readonly isIncomplete?: boolean;
}

export class Completion {
  readonly #parts: WorkspaceParts;
  readonly #sources: AnswerSources;
  readonly #places: PlaceReader;
  readonly #learn: LearnInTime;

  constructor(parts: WorkspaceParts, sources: AnswerSources) {
    this.#parts = parts;
    this.#sources = sources;
    this.#places = new PlaceReader(parts, sources);
    this.#learn = new LearnInTime(parts.world.host, sources.session);
  }

  async complete(
    { textDocument: { uri }, position }: CompletionParams,
    token: CancellationToken,
  ): Promise<CompletionList | null> {
    const wrangler = this.#places.wranglerFile(uri);
    if (wrangler) return this.#inWrangler(wrangler.path, wrangler.document, position);
    const at = await this.#places.place(uri, position);
    const place = at && completionPlaceAt(at.path, at.offset, at.snapshot);
    if (!place) return null;
    const { suggestions, isIncomplete = false } = await this.#offered(place, at, token);
    const { messages } = this.#parts;
    return completionList(suggestions, { text: at.document.getText(), span: place.span, messages, isIncomplete });
  }

  async #inWrangler(path: string, document: TextDocument, position: Position): Promise<CompletionList | null> {
    const text = document.getText();
    const offered = offeredSettings(path, text, document.offsetAt(position), await this.#parts.cloudflare());
    if (!offered) return null;
    const { span, suggestions } = offered;
    return completionList(suggestions, { text, span, messages: this.#parts.messages, isIncomplete: false });
  }

  #offered(place: CompletionPlace, at: Place, token: CancellationToken): Offered | Promise<Offered> {
    const targets = verdictsOf(at.snapshot).map(({ choice }) => choice.target);
    switch (place.kind) {
      case 'name':
        return { suggestions: offeredNames(at.snapshot, place.span, this.#sources.session.snapshots()) };
      case 'version':
        return this.#versions(place, at, token);
      case 'extra':
        return this.#extras(place, at, token);
      case 'variable':
        return { suggestions: offeredVariables(targets) };
      case 'value':
        return { suggestions: offeredValues(place, targets, at.snapshot.generations) };
      case 'target':
        return this.#targets();
    }
  }

  async #versions({ requirement, span }: RequirementPlace, at: Place, token: CancellationToken): Promise<Offered> {
    const { answers, isOver } = await this.#learn.onTargets(
      at,
      { ask: (facts) => askVersions(requirement, facts), known: (facts) => knownVersions(requirement, facts) },
      token,
    );
    const typed = at.document.getText().slice(span.start, at.offset);
    const { suggestions, isCut } = offeredVersions(answers, typed);
    return { suggestions, isIncomplete: isCut || !isOver };
  }

  async #extras({ requirement }: RequirementPlace, at: Place, token: CancellationToken): Promise<Offered> {
    const { projectName, optionalDependencies } = at.snapshot.file;
    if (projectName !== undefined && normalizeName(projectName) === requirement.normalized)
      return { suggestions: ownExtras(optionalDependencies) };
    const { answers, isOver } = await this.#learn.onTargets(
      at,
      { ask: (facts) => askChosen(requirement, facts), known: (facts) => knownChosen(requirement, facts) },
      token,
    );
    const [metadata] = answers;
    const suggestions = metadata ? offeredExtras(metadata, at.snapshot.choice.target) : [];
    return { suggestions, isIncomplete: !isOver };
  }

  async #targets(): Promise<Offered> {
    return { suggestions: offeredTargets(await this.#parts.targets()) };
  }
}

type RequirementPlace = Extract<CompletionPlace, { readonly kind: 'version' | 'extra' }>;
