// Bundles the charts: `node crates/xtask/charts.mjs FOLDER BROWSERS`. Used by cargo xtask build.
//
// Some files of ECharts cannot be left out by imports, and do nothing for us: words in Chinese, and what turns options
// of the versions before ours into today's. Each is replaced by what stands here; a file that is no longer there fails
// the build.

import esbuild from "esbuild";

const [folder, browsers] = process.argv.slice(2);
const EMPTY = new Map([
  ["echarts/lib/i18n/langZH.js", "export default {};"],
  ["echarts/lib/preprocessor/backwardCompat.js", "export default function () {}"],
]);

const replaced = new Set();
const leaveOut = {
  name: "leave-out",
  setup(build) {
    build.onLoad({ filter: /[\\/]echarts[\\/]lib[\\/]/ }, ({ path }) => {
      const file = path.replaceAll("\\", "/").replace(/^.*\/(echarts\/lib\/)/, "$1");
      if (!EMPTY.has(file)) return undefined;
      replaced.add(file);
      return { contents: EMPTY.get(file) };
    });
  },
};

await esbuild.build({
  entryPoints: ["assets/shim/charts.js"],
  bundle: true,
  minify: true,
  // Licences and notices go with the page in third-party.txt.
  legalComments: "none",
  logLevel: "warning",
  target: browsers.split(","),
  format: "esm",
  splitting: true,
  outdir: folder,
  entryNames: "[name]-[hash]",
  chunkNames: "[name]-[hash]",
  define: { "process.env.NODE_ENV": '"production"' },
  // Warnings of ECharts' own, for those who write options by hand.
  drop: ["console"],
  plugins: [leaveOut],
});
for (const file of EMPTY.keys()) {
  if (!replaced.has(file)) throw new Error(`${file} is no longer part of the charts`);
}
