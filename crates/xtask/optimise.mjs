// Optimises wasm modules as `wasm-opt -O3` does, many in one run: each `NAME.wasm` becomes `NAME.opt.wasm`.
// Used by cargo xtask build.

import { readFileSync, writeFileSync } from "node:fs";
import binaryen from "binaryen";

binaryen.setOptimizeLevel(3);
binaryen.setShrinkLevel(0);
for (const file of process.argv.slice(2)) {
  const module = binaryen.readBinary(readFileSync(file));
  module.optimize();
  // Which tools made it.
  module.runPasses(["strip-producers"]);
  writeFileSync(file.replace(/\.wasm$/, ".opt.wasm"), module.emitBinary());
  module.dispose();
}
