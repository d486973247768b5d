// Microsoft's own check of app manifests. Each line that comes in is {"schema": "1.24", "of": "Teams" or "Localization",
// "made": {...}}; for each one line goes out: the list of what is wrong with it.
import fs, { readFileSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import { createInterface } from 'node:readline';

const require = createRequire(import.meta.url);

// The package needs fs-extra for files, and does not bring it along. It gets no files from here.
const load = Module._load;
Module._load = (name, ...rest) => (name === 'fs-extra' ? fs : load(name, ...rest));
const { ManifestUtil } = require('@microsoft/app-manifest');

const folder = new URL('./node_modules/@microsoft/app-manifest/build/json-schemas/teams/', import.meta.url);
const read = (schema, name) => readFileSync(new URL(`v${schema}/MicrosoftTeams${name}.schema.json`, folder), 'utf8');

const checks = {
  // The package does the same to what it fetches: one pattern holds an escape that JavaScript does not know.
  Teams: (schema, made) => ManifestUtil.validateManifestAgainstSchema(made, JSON.parse(read(schema, '').replace(/\\a/g, '\\x07'))),

  // The package checks no languages; their schema holds patterns that only the older expressions take.
  Localization: (schema, made) => {
    const Ajv = require('ajv-draft-04').default;
    const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false, formats: { uri: true } });
    return ajv.validate(JSON.parse(read(schema, '.Localization')), made) ? [] : ajv.errors.map(each => `${each.instancePath} ${each.message}`);
  },
};

for await (const line of createInterface({ input: process.stdin })) {
  const { schema, of, made } = JSON.parse(line);
  console.log(JSON.stringify(await checks[of](schema, made)));
}
