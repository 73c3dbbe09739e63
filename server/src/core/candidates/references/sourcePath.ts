/** The path in a relative reference, as a source of uv takes it. */
import { percentDecoded } from '../../text/percentDecoded.ts';

/** What may stand behind the address in a requirement; a source takes a path and nothing else. */
const FRAGMENT = /#(?:egg|subdirectory|md5|sha\d+)=.*$/;

/** `./lib` for `./lib`, `file:./lib`, `{root:uri}/lib` and `./lib#sha256=…`; a URL's escapes are decoded. */
export function sourcePath(url: string): string {
  const path = url.replace(/^\{root:uri\}\//, './').replace(FRAGMENT, '');
  const ofUrl = /^file:(?:\/\/)?(.*)$/is.exec(path)?.[1];
  return ofUrl === undefined ? path : percentDecoded(ofUrl);
}

/** Whether more than a path is written, which a source would lose: a digest, or a folder inside. */
export function saysMoreThanPath(url: string): boolean {
  return FRAGMENT.test(url);
}
