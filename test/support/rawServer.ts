/** A loopback server that sends bytes as they are, so that it can break every rule of HTTP. */
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** Answers one request on its connection. */
export type RawAnswer = (socket: Socket, path: string, head: string) => void;

export class RawServer {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  /** Decides what is sent. */
  answer: RawAnswer = (socket) => socket.destroy();
  /** The paths that were requested, in order. */
  readonly paths: string[] = [];

  private constructor(server: Server) {
    this.#server = server;
  }

  static async start(): Promise<RawServer> {
    const server = createServer();
    const raw = new RawServer(server);
    server.on('connection', (socket) => {
      raw.#serve(socket);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return raw;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** Without a slash at the end. */
  get origin(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #serve(socket: Socket): void {
    this.#sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => this.#sockets.delete(socket));
    let received = '';
    socket.on('data', (data) => {
      received += data.toString('latin1');
      for (let end = received.indexOf('\r\n\r\n'); end >= 0; end = received.indexOf('\r\n\r\n')) {
        const head = received.slice(0, end);
        received = received.slice(end + 4);
        const path = head.split(' ', 2)[1] ?? '';
        this.paths.push(path);
        this.answer(socket, path, head);
      }
    });
  }
}

/** An answer with a right length, unless the headers say otherwise. */
export function rawReply(
  body: string | Uint8Array,
  headers: Readonly<Record<string, string>> = {},
  status = '200 OK',
): Buffer {
  const content = Buffer.from(body);
  const all: Record<string, string> = { 'content-length': String(content.length), ...headers };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.concat([Buffer.from(`HTTP/1.1 ${status}\r\n${lines.join('')}\r\n`, 'latin1'), content]);
}
