/**
 * The settings that uv (0.13) knows in `[tool.uv]` and `[tool.uv.pip]`: any other key makes it ignore the whole table, with
 * only a warning.
 * @see https://docs.astral.sh/uv/reference/settings/
 */

function keys(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/));
}

/** Settings of projects, of the command line, and of both. */
export const UV_KEYS = keys(`
  required-version system-certs native-tls offline no-cache cache-dir preview preview-features python-preference
  python-downloads concurrent-downloads concurrent-builds concurrent-installs index index-url extra-index-url no-index
  find-links index-strategy keyring-provider http-proxy https-proxy no-proxy allow-insecure-host resolution prerelease
  prerelease-package fork-strategy dependency-metadata config-settings config-settings-package no-build-isolation
  require-build-hashes no-build-isolation-package extra-build-dependencies extra-build-variables exclude-newer
  exclude-newer-package link-mode compile-bytecode no-sources no-sources-package upgrade upgrade-package reinstall
  reinstall-package no-build no-build-package no-binary no-binary-package torch-backend python-install-mirror
  pypy-install-mirror graalpy-install-mirror pyodide-install-mirror python-downloads-json-url publish-url
  trusted-publishing check-url add-bounds audit pip cache-keys override-dependencies exclude-dependencies
  constraint-dependencies build-constraint-dependencies environments required-environments minimum-libc-version conflicts
  workspace sources managed package default-groups dependency-groups dev-dependencies build-backend
`);

export const UV_PIP_KEYS = keys(`
  python system break-system-packages target prefix index-url extra-index-url no-index find-links index-strategy
  keyring-provider no-build no-binary only-binary no-build-isolation require-build-hashes no-build-isolation-package
  extra-build-dependencies extra-build-variables strict extra all-extras no-extra no-deps group allow-empty-requirements
  resolution prerelease fork-strategy dependency-metadata output-file no-strip-extras no-strip-markers no-annotate no-header
  custom-compile-command generate-hashes config-settings config-settings-package python-version python-platform universal
  exclude-newer exclude-newer-package no-emit-package emit-index-url emit-find-links emit-build-options
  emit-marker-expression emit-index-annotation annotation-style link-mode compile-bytecode require-hashes verify-hashes
  no-sources no-sources-package upgrade upgrade-package reinstall reinstall-package torch-backend
`);

export const STATED_KEYS = keys('name version requires-dist requires-python provides-extra provides-extras');
