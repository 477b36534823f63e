/*! Framsyn embed.js 1 - docs/embedding.md */
// For sites that show Framsyn in an iframe: makes the iframe as high as what it shows. Put it anywhere in the page, once or
// several times:
//
//   <script src="https://HOST/PATH/embed-1.js" async></script>
//
// The page works without it: the iframe then keeps its height, and what does not fit is scrolled inside it.
//
// It also knows an element that becomes such an iframe. Its attributes are the keys of a link (README.md, "Links"), and
//
//   title     what readers of the screen are told that it is
//   height    px until the page inside has told its own; 1400 unless it says another
//   version   a version that the site keeps, for a frame that never changes; the newest unless it names one
//
//   <framsyn-utforsker kommune="1804" tfr="0.2" lang="nb" accent="005a9c"></framsyn-utforsker>
//
// What is changed on the element later has no effect: put in another one.
//
// It sends nothing anywhere, and touches no iframe but those of the site that it comes from. The frame tells its height in a
// message { framsyn: { version: 1, height } }, and when asked by { framsyn: { ask: "height" } }. Under a policy (CSP) the
// host needs `frame-src` and `script-src` with that site, nothing else. `embed-1.js` stays what it is; a script that works
// otherwise gets another number. `embed.js` is the newest.

(() => {
  const site = new URL("./", document.currentScript.src).href;
  /** Least and greatest height that is believed, px: what comes from a frame is only a message. */
  const [LEAST, MOST] = [40, 20_000];
  /** Attributes of the element that are no keys of a link. */
  const OWN = ["class", "id", "style", "title", "height", "version", "slot", "hidden"];

  const frames = () => [...document.querySelectorAll("iframe")].filter((frame) => frame.src.startsWith(site));

  addEventListener("message", ({ data, source }) => {
    const height = data?.framsyn?.height;
    if (!Number.isFinite(height) || height < LEAST || height > MOST) return;
    const frame = frames().find((one) => one.contentWindow === source);
    if (frame) frame.style.height = `${Math.ceil(height)}px`;
  });

  // Those that were ready before this script have told their height to nobody.
  for (const frame of frames()) frame.contentWindow?.postMessage({ framsyn: { ask: "height" } }, "*");

  if (customElements.get("framsyn-utforsker")) return;
  customElements.define(
    "framsyn-utforsker",
    class extends HTMLElement {
      connectedCallback() {
        if (this.firstElementChild) return;
        const frame = document.createElement("iframe");
        const query = new URLSearchParams({ embed: 1 });
        for (const { name, value } of this.attributes) {
          // HTML writes the names of attributes in small letters.
          const key = name === "hidecontrols" ? "hideControls" : name;
          // An attribute without a value says yes.
          if (!OWN.includes(name) && !/^(data|aria|on)/.test(name)) query.set(key, value || 1);
        }
        const version = this.getAttribute("version");
        frame.src = `${site}${version ? `v/${version}/` : ""}?${query}`;
        frame.title = this.title || "Framsyn";
        frame.loading = "lazy";
        Object.assign(frame.style, {
          display: "block",
          width: "100%",
          border: 0,
          height: `${this.getAttribute("height") || 1400}px`,
        });
        this.append(frame);
      }
    },
  );
})();
