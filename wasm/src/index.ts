import { compile, instantiate, type Exports, type WasmSource } from './module.js';
import { CleanViewError, type Article, type ErrorCode, type ExtractOptions } from './types.js';

export * from './types.js';
export type { WasmSource } from './module.js';

/** After a page that needed more than this, the instance is dropped: its memory does not shrink. */
const KEEP_BYTES = 128 * 1024 * 1024;
const INVALID_OPTION = 1;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Options under the names that the core reads. */
function toCore(options: ExtractOptions): Record<string, unknown> {
  const { contentType, deadlineMs, frontMatter, maxBytes, rules, ...same } = options;
  const core: Record<string, unknown> = { ...same };
  if (contentType !== undefined) core['content_type'] = contentType;
  if (deadlineMs !== undefined) core['deadline_ms'] = deadlineMs;
  if (frontMatter !== undefined) core['front_matter'] = frontMatter;
  if (maxBytes !== undefined) core['max_bytes'] = maxBytes;
  if (rules !== undefined) core['rules'] = typeof rules === 'string' ? rules : JSON.stringify(rules);
  for (const key of Object.keys(core)) {
    if (core[key] === undefined) delete core[key];
  }
  return core;
}

/**
 * Finds the main content and the metadata of pages, one at a time. Keeps its memory between pages: make one and use it
 * for all. A page that brings the module down gives an error, and the next page a fresh module.
 */
export class Extractor {
  readonly #module: WebAssembly.Module;
  #exports: Exports | undefined;
  #extractor = 0;

  /** @internal Use load(). */
  constructor(module: WebAssembly.Module) {
    this.#module = module;
  }

  /**
   * The article of `html`: text, or bytes of any encoding. A page without main content gives an article with
   * `word_count` 0.
   * @throws {CleanViewError} when the page is no HTML or over a limit, or an option is wrong.
   */
  extract(html: string | Uint8Array, options: ExtractOptions = {}): Article {
    const { status, json } = this.#run(html, toCore(options));
    // Fields may leave the error out; its code is in the status.
    if (status === 0) return JSON.parse(json) as Article;
    throw toError(status, json);
  }

  /** The record as one line of JSON, as the command writes it: also for pages that failed, whose `error` is set. */
  extractJson(html: string | Uint8Array, options: ExtractOptions = {}): string {
    const { status, json } = this.#run(html, toCore(options));
    if (status === INVALID_OPTION) throw toError(status, json);
    return json;
  }

  /**
   * One article a page, in order, from any list or stream. A page that fails gives its error, and the others go on.
   */
  async *extractAll(
    pages: Iterable<PageInput> | AsyncIterable<PageInput>, options: ExtractOptions = {},
  ): AsyncGenerator<Article | CleanViewError> {
    for await (const page of pages) {
      const plain = typeof page === 'string' || page instanceof Uint8Array;
      const html = plain ? page : page.html;
      const own = plain ? {} : page.options ?? {};
      try {
        yield this.extract(html, { ...options, ...own });
      } catch (error) {
        if (!(error instanceof CleanViewError)) throw error;
        yield error;
      }
    }
  }

  /** Whether a reader view of the page is worth while. */
  isReadable(html: string | Uint8Array, options: ExtractOptions = {}): boolean {
    try {
      return this.extract(html, { ...options, fields: ['readable'] }).readable;
    } catch (error) {
      if (error instanceof CleanViewError && error.code !== 'invalid_option') return false;
      throw error;
    }
  }

  /** What was removed from the page or moved, by which rule, and why. */
  explain(html: string | Uint8Array, options: ExtractOptions = {}): NonNullable<Article['removed']> {
    return this.extract(html, { ...options, explain: true, fields: ['removed'] }).removed ?? [];
  }

  /** Bytes of memory that the module holds now. */
  get memoryBytes(): number {
    return this.#exports?.memory.buffer.byteLength ?? 0;
  }

  /** Gives the memory back. The extractor can be used again. */
  free(): void {
    this.#exports = undefined;
    this.#extractor = 0;
  }

  #run(html: string | Uint8Array, core: Record<string, unknown>): { status: number; json: string } {
    const isText = typeof html === 'string';
    // Text has no encoding of its own any more, whatever its <meta> says.
    const options = encoder.encode(JSON.stringify(isText ? { ...core, charset: 'utf-8' } : core));
    const bytes = isText ? encoder.encode(html) : html;
    try {
      return this.#call(bytes, options);
    } catch (error) {
      this.free();
      if (error instanceof WebAssembly.RuntimeError || error instanceof RangeError || isWasmException(error)) {
        throw new CleanViewError('internal', `the page brought the module down: ${String(error)}`);
      }
      throw error;
    } finally {
      if (this.memoryBytes > KEEP_BYTES) this.free();
    }
  }

  #call(html: Uint8Array, options: Uint8Array): { status: number; json: string } {
    const e = (this.#exports ??= instantiate(this.#module));
    if (this.#extractor === 0) this.#extractor = e.cleanview_new();
    const input = e.malloc(html.length + options.length + 1);
    if (input === 0 || this.#extractor === 0) throw new RangeError('out of memory');
    // A new view each time: growing memory leaves old ones empty.
    const memory = new Uint8Array(e.memory.buffer);
    memory.set(html, input);
    memory.set(options, input + html.length);
    const status = e.cleanview_extract(this.#extractor, input, html.length, input + html.length, options.length);
    const begin = e.cleanview_result(this.#extractor);
    const end = begin + e.cleanview_result_size(this.#extractor);
    const json = decoder.decode(new Uint8Array(e.memory.buffer).subarray(begin, end));
    e.free(input);
    return { status, json };
  }
}

/** A page for extractAll(): its HTML, alone or with options of its own. */
export type PageInput = string | Uint8Array | { html: string | Uint8Array; options?: ExtractOptions };

function isWasmException(error: unknown): boolean {
  const { Exception } = WebAssembly as unknown as { Exception?: new () => unknown };
  return Exception !== undefined && error instanceof Exception;
}

const CODES: readonly ErrorCode[] = [
  'internal', 'invalid_option', 'input_too_large', 'limit_exceeded', 'deadline_exceeded', 'not_html', 'decode',
];

function toError(status: number, json: string): CleanViewError {
  const { error } = JSON.parse(json) as { error?: { code: ErrorCode; message: string } };
  const code = CODES[status] ?? 'internal';
  return new CleanViewError(code, error?.message ?? code);
}

/**
 * Compiles the module. Without an argument it comes from beside this file; pass an address, bytes or a compiled module
 * where that is not possible.
 */
export async function load(wasm: WasmSource = new URL('./clean-view.wasm', import.meta.url)): Promise<Extractor> {
  return new Extractor(await compile(wasm));
}
