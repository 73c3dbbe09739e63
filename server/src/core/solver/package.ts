/**
 * The packages of the solver. A project is more than one of them: besides the project itself (its base) there is one for
 * each extra and each marker under which it is requested, as in uv, whose order of decisions depends on them.
 */
import type { Marker } from '../packaging/requirements/marker.ts';
import { formatMarker } from '../packaging/requirements/marker.ts';
import type { NormalizedName } from '../packaging/name.ts';

/**
 * `root`: the file itself; `python`: the interpreter of the target; `base`: a project, possibly with the dependencies of an
 * extra or seen through a marker; `extra` and `marker`: proxies that tie such a view to the base at one version.
 */
export type PackageKind = 'root' | 'python' | 'base' | 'extra' | 'marker';

/** A package of the solver; there is one object for each, so identity is equality. */
export interface Package {
  readonly kind: PackageKind;
  /** Order of creation; breaks ties between equal priorities. */
  readonly id: number;
  /** The project; absent for `root` and `python`. */
  readonly name?: NormalizedName;
  readonly extra?: NormalizedName;
  readonly marker?: Marker;
  /** For messages and debugging: `uvicorn[standard]`. */
  readonly label: string;
}

/** The packages of one resolution: hands out the one object for each. */
export class PackageSet {
  readonly #packages = new Map<string, Package>();
  readonly root: Package = this.#intern('', { kind: 'root' }, 'your requirements');
  readonly python: Package = this.#intern('python', { kind: 'python' }, 'Python');

  /** A project, or the dependencies that an extra adds to it; `marker` makes it the view through that marker. */
  base(name: NormalizedName, extra?: NormalizedName, marker?: Marker): Package {
    return this.#named('base', name, extra, marker);
  }

  /** The proxy that asks for `name[extra]`. */
  extra(name: NormalizedName, extra: NormalizedName, marker?: Marker): Package {
    return this.#named('extra', name, extra, marker);
  }

  /** The proxy that asks for a project under a marker. */
  marker(name: NormalizedName, marker: Marker): Package {
    return this.#named('marker', name, undefined, marker);
  }

  #named(kind: PackageKind, name: NormalizedName, extra?: NormalizedName, marker?: Marker): Package {
    const view = marker ? formatMarker(marker) : '';
    const label = extra === undefined ? name : `${name}[${extra}]`;
    const fields = { kind, name, ...(extra !== undefined && { extra }), ...(marker && { marker }) };
    return this.#intern(`${kind}:${name}[${extra ?? ''}]${view}`, fields, label);
  }

  #intern(key: string, fields: Omit<Package, 'id' | 'label'>, label: string): Package {
    let known = this.#packages.get(key);
    if (!known) {
      known = { ...fields, id: this.#packages.size, label };
      this.#packages.set(key, known);
    }
    return known;
  }
}
