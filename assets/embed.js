// For sites that show Framsyn in an iframe: makes the iframe as high as what it shows. Put it anywhere in the page:
//
//   <script src="https://HOST/PATH/embed.js" async></script>
//
// It also knows an element that becomes such an iframe; its attributes are the parts of a link:
//
//   <framsyn-utforsker kommune="1804" tfr="0.2" lang="nb"></framsyn-utforsker>
//
// It sends nothing anywhere and touches no iframe but Framsyn's. Version 1.

(() => {
  const site = new URL("./", document.currentScript.src).href;
  /** Least and greatest height that is believed, px: what comes from a frame is only a message. */
  const [LEAST, MOST] = [40, 20_000];

  const frames = () => [...document.querySelectorAll("iframe")].filter((frame) => frame.src.startsWith(site));

  addEventListener("message", ({ data, source }) => {
    const height = data?.framsyn?.height;
    if (!Number.isFinite(height) || height < LEAST || height > MOST) return;
    const frame = frames().find((one) => one.contentWindow === source);
    if (frame) frame.style.height = `${Math.ceil(height)}px`;
  });

  // Those that were ready before this script have told their height to nobody.
  const ask = (frame) => frame.contentWindow?.postMessage({ framsyn: { ask: "height" } }, "*");
  frames().forEach(ask);

  if (customElements.get("framsyn-utforsker")) return;
  customElements.define(
    "framsyn-utforsker",
    class extends HTMLElement {
      connectedCallback() {
        if (this.firstElementChild) return;
        const frame = document.createElement("iframe");
        const query = new URLSearchParams({ embed: 1 });
        for (const { name, value } of this.attributes) {
          if (name === "hidecontrols") query.set("hideControls", value || 1);
          else if (!["class", "id", "style", "title", "height"].includes(name)) query.set(name, value);
        }
        frame.src = `${site}?${query}`;
        frame.title = this.title || "Framsyn";
        frame.loading = "lazy";
        Object.assign(frame.style, { width: "100%", border: 0, height: `${this.getAttribute("height") || 1400}px` });
        this.append(frame);
      }
    },
  );
})();
