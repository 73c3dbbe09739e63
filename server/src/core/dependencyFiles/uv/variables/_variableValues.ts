/**
 * Variables of uv's environment that change nothing that is found here, but whose values uv reads before anything else: one that it
 * does not understand ends its run. Measured with uv 0.13.9, `uv venv`, `uv pip compile` and `uv pip install`.
 * @see https://docs.astral.sh/uv/reference/environment/
 */
import { parseVersion } from '../../../packaging/versions/version.ts';

/** Whether uv understands a value. */
type Understands = (value: string) => boolean;

/** What clap takes for a boolean. */
const isBoolean: Understands = (value) => /^(?:1|t|true|y|yes|on|0|f|false|n|no|off)$/i.test(value);

const isText: Understands = (value) => value !== '';

/** Whole numbers between both, which are included; an empty value says nothing. */
function isNumber(least: bigint, most: bigint): Understands {
  return (value) => value === '' || (/^\+?\d+$/.test(value) && BigInt(value) >= least && BigInt(value) <= most);
}

const [U32, U64] = [2n ** 32n - 1n, 2n ** 64n - 1n];

const KINDS: readonly (readonly [understands: Understands, names: string])[] = [
  [
    isBoolean,
    `UV_BREAK_SYSTEM_PACKAGES UV_COMPILE_BYTECODE UV_DEV UV_FROZEN UV_GIT_LFS UV_HIDE_BUILD_OUTPUT UV_ISOLATED UV_LOCKED
    UV_LOG_CONTEXT UV_MALWARE_CHECK UV_MANAGED_PYTHON UV_NATIVE_TLS UV_NO_BUILD_ISOLATION UV_NO_CACHE UV_NO_CONFIG UV_NO_DEV
    UV_NO_EDITABLE UV_NO_ENV_FILE UV_NO_INSTALLER_METADATA UV_NO_INSTALL_LOCAL UV_NO_INSTALL_PROJECT UV_NO_INSTALL_WORKSPACE
    UV_NO_MANAGED_PYTHON UV_NO_PROGRESS UV_NO_PROJECT UV_NO_SYNC UV_NO_SYSTEM_CONFIG UV_NO_VERIFY_HASHES
    UV_ONLY_INSTALL_LOCAL UV_ONLY_INSTALL_PROJECT UV_ONLY_INSTALL_WORKSPACE UV_PREVIEW UV_PYTHON_INSTALL_BIN
    UV_PYTHON_INSTALL_REGISTRY UV_PYTHON_NO_REGISTRY UV_REQUIRE_BUILD_HASHES UV_REQUIRE_METADATA_RANGE_REQUESTS
    UV_SHOW_RESOLUTION UV_SKIP_WHEEL_FILENAME_CHECK UV_SYSTEM_CERTS UV_VENV_CLEAR UV_VENV_RELOCATABLE UV_VENV_SEED`,
  ],
  [isNumber(0n, U64), 'HTTP_TIMEOUT UV_HTTP_CONNECT_TIMEOUT UV_HTTP_TIMEOUT UV_REQUEST_TIMEOUT UV_UPLOAD_HTTP_TIMEOUT'],
  [isNumber(0n, U32), 'UV_HTTP_RETRIES UV_RUN_RECURSION_DEPTH UV_RUN_RLIMIT_NOFILE'],
  [isNumber(1n, U64), 'UV_CONCURRENT_BUILDS UV_CONCURRENT_CACHE_READS UV_CONCURRENT_DOWNLOADS UV_CONCURRENT_INSTALLS'],
  [isText, 'UV_CACHE_DIR UV_CONFIG_FILE UV_PREVIEW_FEATURES UV_PROJECT UV_WORKING_DIR UV_WORKING_DIRECTORY'],
  [(value) => /^(?:auto|automatic|manual|never|true|false|1|0)$/i.test(value), 'UV_PYTHON_DOWNLOADS'],
  [(value) => /^(?:only-managed|managed|system|only-system)$/.test(value), 'UV_PYTHON_PREFERENCE'],
  [(value) => value === '' || parseVersion(value) !== undefined, 'UV_CUDA_DRIVER_VERSION'],
  [(value) => value === '' || /^[a-z][a-z\d+.-]*:/i.test(value), 'UV_MALWARE_CHECK_URL'],
];

/** How uv reads the value of each. */
const READINGS: ReadonlyMap<string, Understands> = new Map(
  KINDS.flatMap(([understands, names]) => names.split(/\s+/).map((name) => [name, understands] as const)),
);

/** The names of those variables. */
export const READ_VARIABLES: readonly string[] = [...READINGS.keys()];

/** The names of those that have a value which uv does not understand. */
export function misunderstood(variables: Readonly<Record<string, string | undefined>>): readonly string[] {
  return [...READINGS].flatMap(([name, understands]) => {
    const value = variables[name];
    return value === undefined || understands(value) ? [] : [name];
  });
}
