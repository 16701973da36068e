// Files that travel compressed whatever the server does. One that came unpacked on the way is read as it is.

export async function fetchPacked(address, options) {
  const answer = await fetch(address, options);
  if (!answer.ok) throw new Error(`${answer.status} ${address}`);
  const bytes = new Uint8Array(await answer.arrayBuffer());
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(unpacked).arrayBuffer());
}

export async function fetchTable(address, options) {
  return JSON.parse(new TextDecoder().decode(await fetchPacked(address, options)));
}
