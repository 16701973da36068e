// Files that travel compressed whatever the server does. One that came unpacked on the way is read as it is.

// Not from what the browser has kept, unless the server says that it is the same still.
export const ANEW = { cache: "no-cache" };

export async function fetchPacked(address, options) {
  const bytes = await (location.protocol === "file:" ? fromDisk(address) : fromServer(address, options));
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  const unpacked = new Response(bytes).body.pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(unpacked).arrayBuffer());
}

export async function fetchTable(address, options) {
  return JSON.parse(new TextDecoder().decode(await fetchPacked(address, options)));
}

async function fromServer(address, options) {
  const answer = await fetch(address, options);
  if (!answer.ok) throw new Error(`${answer.status} ${address}`);
  return new Uint8Array(await answer.arrayBuffer());
}

// On a disk a page may fetch nothing, but it may run a script: in the offline edition one stands in the place of each such file.
function fromDisk(address) {
  const url = new URL(address, location);
  url.search = "";
  url.pathname += ".js";
  return new Promise((resolve, reject) => {
    const script = Object.assign(document.createElement("script"), { src: url.href });
    script.addEventListener("load", () => resolve(Uint8Array.from(atob(globalThis.gazette.handed), (char) => char.charCodeAt(0))));
    script.addEventListener("error", () => reject(new Error(url.href)));
    document.head.append(script);
  });
}
