#!/usr/bin/env node
// A small command: npx clean-view page.html. For batches there is the native one.
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';

import { CleanViewError, load, type Content, type ExtractOptions } from './index.js';

const USAGE = `clean-view: the article of a web page

  npx clean-view page.html                    as Markdown
  curl -s https://example.org | npx clean-view --url https://example.org -f text
  npx clean-view -f jsonl *.html > pages.jsonl

  -f, --format KIND   markdown, text, html, json or jsonl (markdown for one page, jsonl for several)
  -u, --url URL       address of the page: the base of its relative links
      --focus NAME    balanced, precision or recall
      --explain       say what was removed, by which rule, and why
  -h, --help          print this help

Exit status: 0 all pages done, 1 a page failed, 2 wrong use, 3 a file could not be read.`;

type Format = Exclude<Content, 'blocks'> | 'json' | 'jsonl';
const FORMATS: readonly string[] = ['markdown', 'text', 'html', 'json', 'jsonl'];

function parse() {
  return parseArgs({
    allowPositionals: true,
    options: {
      format: { type: 'string', short: 'f' },
      url: { type: 'string', short: 'u' },
      focus: { type: 'string' },
      explain: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  });
}

async function readInput(path: string): Promise<Uint8Array> {
  if (path !== '-') return readFile(path);
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

async function main(): Promise<number> {
  let args: ReturnType<typeof parse>;
  try {
    args = parse();
  } catch (error) {
    console.error(`clean-view: ${(error as Error).message.split('\n')[0]} (see clean-view --help)`);
    return 2;
  }
  const { values, positionals } = args;
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  if (values.format !== undefined && !FORMATS.includes(values.format)) {
    console.error(`clean-view: --format: "${values.format}" is none of ${FORMATS.join(', ')}`);
    return 2;
  }
  const paths = positionals.length > 0 ? positionals : ['-'];
  const format = (values.format ?? (paths.length > 1 ? 'jsonl' : 'markdown')) as Format;
  const extractor = await load();
  let status = 0;
  for (const path of paths) {
    try {
      const bytes = await readInput(path);
      process.stdout.write(render(path, bytes));
    } catch (error) {
      console.error(`clean-view: ${path}: ${(error as Error).message}`);
      const usage = error instanceof CleanViewError && error.code === 'invalid_option';
      if (usage) return 2;
      status = Math.max(status, error instanceof CleanViewError ? 1 : 3);
    }
  }
  return status;

  function render(path: string, bytes: Uint8Array): string {
    const options: ExtractOptions = {
      path,
      ...(values.url !== undefined && { url: values.url }),
      ...(values.focus !== undefined && { focus: values.focus as NonNullable<ExtractOptions['focus']> }),
    };
    const explain = values.explain ?? false;
    if (format === 'jsonl') return `${extractor.extractJson(bytes, { ...options, explain })}\n`;
    if (explain && format !== 'json') {
      return extractor.explain(bytes, options).map((r) => `${r.kind}\t${r.rule}\t${r.reason}\t${r.text}\n`).join('');
    }
    const content: Content = format === 'json' ? 'text' : format;
    const article = extractor.extract(bytes, { ...options, content: [content], explain });
    if (format === 'json') return `${JSON.stringify(article, null, 2)}\n`;
    const text = String(article[content] ?? '');
    return text.endsWith('\n') ? text : `${text}\n`;
  }
}

process.exitCode = await main();
