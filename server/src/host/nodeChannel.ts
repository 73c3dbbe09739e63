/** The streams over which an editor speaks to the server, as the arguments of the process name them. */
import { connect } from 'node:net';
import { pipeline, Transform, type Readable, type Writable } from 'node:stream';
import { MessageFrames } from './messageFrames.ts';

export interface Channel {
  readonly input: Readable;
  readonly output: Writable;
}

/** How the server can be spoken to. */
export const CHANNELS = ['--stdio', '--node-ipc', '--socket', '--pipe'] as const;

/** What the arguments say: a name, and for `--socket` and `--pipe` what it is followed by. */
export interface ChannelName {
  readonly name: (typeof CHANNELS)[number];
  readonly value: string;
}

/** The first channel that is named, as `--pipe=NAME` or `--pipe NAME`; undefined if none is. */
export function namedChannel(words: readonly string[]): ChannelName | undefined {
  for (const [index, word] of words.entries()) {
    const [head, ...rest] = word.split('=');
    const name = CHANNELS.find((one) => one === head);
    if (name) return { name, value: rest.length > 0 ? rest.join('=') : (words[index + 1] ?? '') };
  }
  return undefined;
}

/**
 * Opens it; undefined for `--node-ipc`, where messages come whole from Node.js.
 * @param leaveOut is told how many bytes belonged to no message
 */
export function openChannel({ name, value }: ChannelName, leaveOut: (bytes: number) => void): Channel | undefined {
  if (name === '--node-ipc') return undefined;
  if (name === '--stdio') return { input: framed(process.stdin, leaveOut), output: process.stdout };
  const socket = name === '--pipe' ? connect(value) : connect(Number(value), '127.0.0.1');
  return { input: framed(socket, leaveOut), output: socket };
}

/** The same stream with nothing in it but whole messages. */
export function framed(stream: Readable, leaveOut: (bytes: number) => void): Readable {
  const frames = new MessageFrames(leaveOut);
  const messages = new Transform({
    transform(this: Transform, chunk: Buffer, _encoding, done) {
      for (const part of frames.take(chunk)) this.push(part);
      done();
    },
  });
  // However the stream ends, the messages do; whoever reads them sees it.
  return pipeline(stream, messages, () => undefined);
}
