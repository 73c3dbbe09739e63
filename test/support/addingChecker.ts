/** The checker, of which every check by any test also shows that what comes behind the verdict only adds to it. */
import type { CheckRequest } from '../../server/src/check/checkRequest.ts';
import { Checker } from '../../server/src/check/check.ts';
import type { Snapshot } from '../../server/src/core/analysis/snapshot.ts';
import { assertAddsTo } from './movements.ts';

export class AddingChecker extends Checker {
  override async *check(request: CheckRequest): AsyncGenerator<Snapshot, void, void> {
    let verdict: Snapshot | undefined;
    for await (const snapshot of super.check(request)) {
      if (verdict && snapshot.complete) assertAddsTo(verdict, snapshot);
      if (snapshot.judged) verdict = snapshot;
      yield snapshot;
    }
  }
}
