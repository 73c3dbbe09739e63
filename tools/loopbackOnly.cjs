// Preloaded into every process of a test run (NODE_OPTIONS=--require …): blocks network access beyond this machine, and logs
// it.
//
// Code that connects, looks up a name or sends a datagram beyond loopback gets the same error as on a machine without a
// network, and a line is written to the file $LOOPBACK_ONLY_LOG, from which test/support/beyondLoopback.ts fails the running
// test. Child processes inherit all of this. Programs other than Node.js are not covered: no suite starts one.
const { appendFileSync } = require('node:fs');
const { basename } = require('node:path');
const childProcess = require('node:child_process');
const dgram = require('node:dgram');
const dns = require('node:dns');
const net = require('node:net');
const { syncBuiltinESMExports } = require('node:module');

const INSTALLED = Symbol.for('pyodide-preflight.loopbackOnly');
const LOG = 'LOOPBACK_ONLY_LOG';

if (!globalThis[INSTALLED]) {
  globalThis[INSTALLED] = true;
  guardConnections();
  guardDatagrams();
  guardNames(dns);
  guardNames(dns.promises);
  guardNames(dns.Resolver.prototype);
  guardNames(dns.promises.Resolver.prototype);
  guardChildProcesses();
  syncBuiltinESMExports();
  write({
    guards: process.argv
      .slice(1, 3)
      .map((word) => basename(word))
      .join(' '),
  });
}

function write(line) {
  const log = process.env[LOG];
  if (log) appendFileSync(log, `${JSON.stringify({ pid: process.pid, ...line })}\n`);
}

/** Logs an attempt and returns the error for the caller. */
function refuse(to, code, syscall) {
  const error = new Error(`${syscall} ${code} ${to}: tests reach nothing beyond loopback`);
  write({ to, stack: error.stack.split('\n').slice(1, 12).join('\n') });
  return Object.assign(error, { code, syscall });
}

function isLoopback(host) {
  if (host === undefined || host === null || host === '') return true;
  const name = String(host).toLowerCase();
  return name === 'localhost' || name === '::1' || /^(?:::ffff:)?127\.\d+\.\d+\.\d+$/.test(name);
}

function guardConnections() {
  const { connect } = net.Socket.prototype;
  net.Socket.prototype.connect = function (...args) {
    const [options] = Array.isArray(args[0]) ? args[0] : net._normalizeArgs(args);
    // A path means a socket in the file system.
    if (options.path || isLoopback(options.host)) return connect.apply(this, args);
    const error = refuse(`${options.host}:${options.port}`, 'ENETUNREACH', 'connect');
    this.connecting = true;
    process.nextTick(() => this.destroy(error));
    return this;
  };
}

function guardDatagrams() {
  for (const [name, first] of [
    ['send', 1],
    ['connect', 0],
  ]) {
    const original = dgram.Socket.prototype[name];
    dgram.Socket.prototype[name] = function (...args) {
      // The destination is the only text after the message.
      const address = args.slice(first).find((value) => typeof value === 'string');
      if (isLoopback(address)) return original.apply(this, args);
      const error = refuse(address, 'ENETUNREACH', name);
      const done = args.at(-1);
      process.nextTick(() => (typeof done === 'function' ? done(error) : this.emit('error', error)));
      return undefined;
    };
  }
}

/** The functions of an object that query a DNS resolver: they take the name first and a callback last, or return a promise. */
function guardNames(asker) {
  const isPromising = asker === dns.promises || asker === dns.promises.Resolver.prototype;
  for (const name of Object.getOwnPropertyNames(asker)) {
    if (!/^(?:lookup|resolve|reverse)/.test(name) || typeof asker[name] !== 'function') continue;
    const original = asker[name];
    const isLookup = name === 'lookup';
    asker[name] = function (host, ...rest) {
      if (isLoopback(host) || (isLookup && net.isIP(host))) return original.call(this, host, ...rest);
      const error = refuse(String(host), 'ENOTFOUND', name);
      if (isPromising) return Promise.reject(error);
      process.nextTick(rest.at(-1), error);
      return undefined;
    };
  }
}

/** Guards a child process even if its environment was assembled by hand. */
function guardChildProcesses() {
  const { spawn } = childProcess.ChildProcess.prototype;
  childProcess.ChildProcess.prototype.spawn = function (options) {
    const pairs = options.envPairs ?? [];
    const lacks = (name) => !pairs.some((pair) => pair.startsWith(`${name}=`));
    const inherited = ['NODE_OPTIONS', LOG].filter((name) => process.env[name] && lacks(name));
    const envPairs = [...pairs, ...inherited.map((name) => `${name}=${process.env[name]}`)];
    return spawn.call(this, options.envPairs ? { ...options, envPairs } : options);
  };
}
