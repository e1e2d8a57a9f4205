// Loads the WebAssembly module without generated code: what it imports is a clock and a way to stop.

/** What the module exports (wasm/exports.txt). */
export interface Exports {
  memory: WebAssembly.Memory;
  _initialize(): void;
  malloc(bytes: number): number;
  free(pointer: number): void;
  cleanview_abi_version(): number;
  cleanview_new(): number;
  cleanview_free(extractor: number): void;
  cleanview_extract(extractor: number, html: number, htmlSize: number, options: number, optionsSize: number): number;
  cleanview_result(extractor: number): number;
  cleanview_result_size(extractor: number): number;
}

const ABI_VERSION = 1;

/** Where the module may come from: an address, its bytes, or the compiled module. */
export type WasmSource = URL | BufferSource | WebAssembly.Module;

export async function compile(source: WasmSource): Promise<WebAssembly.Module> {
  if (source instanceof WebAssembly.Module) return source;
  if (!(source instanceof URL)) return WebAssembly.compile(source);
  if (source.protocol === 'file:') {
    // The name is computed so that bundlers for browsers do not look for it.
    const name = 'node:fs/promises';
    const { readFile } = (await import(/* @vite-ignore */ name)) as typeof import('node:fs/promises');
    return WebAssembly.compile(new Uint8Array(await readFile(source)));
  }
  const response = await fetch(source);
  if (!response.ok) throw new Error(`clean-view: ${source.href} answered ${response.status}`);
  // While it arrives; and only so browsers keep the compiled code for the next time. Some servers name another type.
  if (response.headers.get('content-type') === 'application/wasm') return WebAssembly.compileStreaming(response);
  return WebAssembly.compile(await response.arrayBuffer());
}

export function instantiate(module: WebAssembly.Module): Exports {
  let exports: Exports;
  let high = 0;
  const known: Record<string, (...args: number[]) => number | void> = {
    proc_exit(code = 0) {
      throw new WebAssembly.RuntimeError(`the module ended with status ${code}`);
    },
    clock_time_get(_clock = 0, _precision = 0, pointer = 0) {
      const nanoseconds = BigInt(Math.round(performance.now() * 1e6));
      new DataView(exports.memory.buffer).setBigUint64(pointer, nanoseconds, true);
      return 0;
    },
    setTempRet0(value = 0) {
      high = value;
    },
    getTempRet0: () => high,
  };
  // The rest is what a C library links and the module never calls: 8 is "no such file".
  const imports: WebAssembly.Imports = {};
  for (const { module: from, name } of WebAssembly.Module.imports(module)) {
    (imports[from] ??= {})[name] = known[name] ?? (() => (from === 'env' ? 0 : 8));
  }
  exports = new WebAssembly.Instance(module, imports).exports as unknown as Exports;
  exports._initialize();
  if (exports.cleanview_abi_version() !== ABI_VERSION) {
    throw new Error('clean-view: the .wasm file is of another version than the package');
  }
  return exports;
}
