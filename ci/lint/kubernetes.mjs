// node kubernetes.mjs FILE: each object against the types of its kind: unknown fields by TypeScript, formats by the model's own validation.
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const modules = new URL('node_modules/', import.meta.url);
const yaml = createRequire(modules)('js-yaml');
const source = new URL('objects.ts', modules);
const lines = [];
for (const object of yaml.loadAll(readFileSync(process.argv[2], 'utf8'))) {
  const { apiVersion, kind } = object;
  const model = await import(new URL(`kubernetes-models/${apiVersion}/${kind}.js`, modules));
  new (model[kind] ?? model.default[kind])(object).validate();
  lines.push(`export const o${lines.length}: import('kubernetes-models/${apiVersion}').I${kind} = ${JSON.stringify(object)};`);
}
writeFileSync(source, lines.join('\n'));
const tsc = spawnSync(
  process.execPath,
  ['node_modules/typescript/bin/tsc', '--noEmit', '--strict', '--module', 'nodenext', 'node_modules/objects.ts'],
  { cwd: new URL('.', import.meta.url), stdio: 'inherit' },
);
rmSync(source);
process.exitCode = tsc.status ?? 1;
