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

// By assets/boot.js, which tells when a newer version has taken the file's place.
const file = (name) => once(name, async () => (await framsyn.download(new URL(name, import.meta.url))).arrayBuffer());
const table = () => once("", async () => JSON.parse(new TextDecoder().decode(await file("__TABLE__"))));

async function instance(bytes) {
  const { __indirect_function_table, __wasm_split_shared0, memory } = initSync();
  await WebAssembly.instantiate(bytes, {
    __wasm_split: { __indirect_function_table, __wasm_split_shared0, memory },
  });
}

/** Small code that several parts need lies with its like in a few files. */
function piece(pieces, at) {
  return once(at, async () => {
    const [name, from, to] = pieces[at];
    await instance((await file(name)).slice(from, to));
  });
}

/** The function that the program asks for a part by, and is told by whether it is there. */
export function load(part) {
  return async (callback, data) => {
    let is_there = true;
    try {
      await once(`part ${part}`, async () => {
        const { parts, pieces } = await table();
        const [name, needs] = parts[part];
        const [bytes] = await Promise.all([file(name), ...needs.map((at) => piece(pieces, at))]);
        await instance(bytes);
      });
    } catch (error) {
      console.error(error);
      is_there = false;
    }
    initSync().__indirect_function_table.get(callback)(data, is_there);
  };
}
