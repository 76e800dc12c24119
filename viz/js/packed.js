// Unpacks what the file holds packed: the vis-network bundle, and in big graphs the sentences around the evidence.

if (!window.DecompressionStream) {
  byId("too-old").hidden = false;
  return;
}

async function unpacked(id) {
  const bytes = Uint8Array.from(atob(byId(id).textContent), (sign) => sign.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"))).text();
}

// It runs because the policy of the page names the hash of exactly this text.
document.head.append(el("script", {}, await unpacked("vis")));
const packedContext = byId("context") ? JSON.parse(await unpacked("context")) : null;
