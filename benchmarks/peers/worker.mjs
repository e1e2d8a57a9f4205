// A worker of compare.py: extracts pages with Readability over linkedom, one for each number that it reads.
//
//   node worker.mjs FILE...
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';

const pages = process.argv.slice(2).map((path) => readFileSync(path));
const decoder = new TextDecoder();
console.log(pages.length);
for await (const line of createInterface({ input: process.stdin })) {
  const page = pages[Number(line)];
  const begin = process.cpuUsage();
  let done = 0;
  try {
    const article = new Readability(parseHTML(decoder.decode(page)).document).parse();
    done = article?.textContent?.length > 0 ? 1 : 0;
  } catch {
    done = 0; // a page that a library cannot take is a failure, and told as one
  }
  const { user, system } = process.cpuUsage(begin);
  console.log(`${(user + system) / 1000} ${done}`);
}
