// Fetches the parts of the program that are loaded later. `cargo xtask build` puts it in the place of the script that the
// splitter writes, with one export for each part; which file a part lies in and what it needs before it stands in a table,
// a file of its own, which is fetched with the first part.

import { initSync } from "./framsyn-app.js";

const kept = new Map();

/** What `make` gives, made once. What has failed may be tried again. */
function once(key, make) {
  if (!kept.has(key)) {
    kept.set(
      key,
      make().catch((error) => {
        kept.delete(key);
        throw error;
      }),
    );
  }
  return kept.get(key);
}

// By assets/boot.js, which tells when a newer version has taken the file's place, and gives up what does not come.
const file = (name) => once(name, () => framsyn.part(new URL(name, import.meta.url)));

/** What `use` makes of a file's bytes. If it cannot, what came was not the file, and it is fetched anew when tried again. */
const using = (name, use) =>
  file(name)
    .then(use)
    .catch((error) => {
      kept.delete(name);
      throw error;
    });
const table = () => once("", () => using("__TABLE__", (bytes) => JSON.parse(new TextDecoder().decode(bytes))));

/** Makes what lies in a file, or in a stretch of it, a part of the program. */
function instance(name, ...stretch) {
  const { __indirect_function_table, __wasm_split_shared0, memory } = initSync();
  const imports = { __wasm_split: { __indirect_function_table, __wasm_split_shared0, memory } };
  return using(name, (bytes) => WebAssembly.instantiate(bytes.slice(...stretch), imports));
}

/** Small code that several parts need lies with its like in a few files. */
function piece(pieces, at) {
  return once(at, () => instance(...pieces[at]));
}

/** The function that the program asks for a part by, and is told by whether it is there. */
export function load(part) {
  return async (callback, data) => {
    let is_there = true;
    try {
      await once(`part ${part}`, async () => {
        const [{ parts, pieces }] = await Promise.all([table(), framsyn.styles()]);
        const [name, needs] = parts[part];
        await Promise.all([file(name), ...needs.map((at) => piece(pieces, at))]);
        await instance(name);
      });
    } catch (error) {
      console.error(error);
      is_there = false;
    }
    initSync().__indirect_function_table.get(callback)(data, is_there);
  };
}
