/** `mcp`: the tools of the program for an assistant, by the Model Context Protocol. The one file that loads its library. */
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import {
  CallToolRequestSchema,
  ErrorCode,
  ListToolsRequestSchema,
  McpError,
  type CallToolResult,
  type Tool as DescribedTool,
} from '@modelcontextprotocol/sdk/types.js';
import { callTool, commandOf, type ToolAnswer, type ToolBench, type Waiting } from '../assistants/callTool.ts';
import { inputSchemaOf } from '../assistants/toolInput.ts';
import { TOOLS, type Tool } from '../assistants/tools.ts';
import { EXIT_CLEAN, type ExitCode } from '../exitCode.ts';
import type { Call } from '../grammar/command.ts';
import { didYouMean } from '../grammar/didYouMean.ts';
import { readSettings } from '../grammar/givenSettings.ts';
import { PROGRAM } from '../internalError.ts';
import { withEngine } from '../withEngine.ts';

/** Runs the command, until the assistant ends it. */
export async function run(call: Call): Promise<ExitCode> {
  const settings = await readSettings(call);
  await withEngine(call, (engine) => serve({ call, settings, engine }));
  return EXIT_CLEAN;
}

async function serve(bench: ToolBench): Promise<void> {
  const { terminal, parts } = bench.call;
  const identity = { name: PROGRAM, title: 'Pyodide Preflight', version: parts.version };
  const { server } = new McpServer(identity, { capabilities: { tools: {} } });
  server.setRequestHandler(ListToolsRequestSchema, () => ({ tools: TOOLS.map((tool) => described(tool, bench.call)) }));
  server.setRequestHandler(CallToolRequestSchema, async ({ params }, { signal, sendNotification }) => {
    const tool = toolNamed(params.name);
    const given = params.arguments ?? {};
    parts.host.log('info', `${tool.name} ${JSON.stringify(given)}`);
    const progressToken = params._meta?.progressToken;
    let progress = 0;
    const onProgress: Waiting['onProgress'] = (message) => {
      progress++;
      const notification = { progressToken: progressToken ?? '', progress, message };
      void sendNotification({ method: 'notifications/progress', params: notification });
    };
    const waiting = { signal, ...(progressToken !== undefined && { onProgress }) };
    return resultOf(await callTool(tool, given, bench, waiting));
  });
  server.onerror = (error) => {
    parts.host.log('warning', error.message);
  };
  const ended = new Promise<void>((resolve) => {
    server.onclose = resolve;
  });
  await server.connect(new StdioServerTransport());
  await Promise.race([ended, terminal.untilInputEnds?.() ?? ended]);
  await server.close();
}

function described(tool: Tool, call: Call): DescribedTool {
  const { name, title, description } = tool;
  return {
    ...{ name, title, description },
    inputSchema: { ...inputSchemaOf(tool, commandOf(tool, call)) },
    annotations: { readOnlyHint: true, idempotentHint: true },
  };
}

/** @throws {McpError} */
function toolNamed(name: string): Tool {
  const tool = TOOLS.find((one) => one.name === name);
  if (tool) return tool;
  const meant = didYouMean(
    name,
    TOOLS.map((one) => one.name),
  );
  throw new McpError(ErrorCode.InvalidParams, `unknown tool \`${name}\`${meant}`);
}

/** The JSON as a value and, for assistants that know no such values, as a text; and what was said beside it. */
function resultOf({ output, said, isError }: ToolAnswer): CallToolResult {
  const texts = [output, said].filter((text) => text !== '');
  return {
    content: texts.map((text) => ({ type: 'text', text })),
    ...(output !== '' && { structuredContent: JSON.parse(output) as Record<string, unknown> }),
    ...(isError && { isError }),
  };
}
