// Reads a file once, in slices of 8 MB, and does nothing with it.
const SLICE = 8 << 20;

onmessage = async ({ data: { hello, file, how } }) => {
  if (hello) return postMessage({});
  const reader = new FileReaderSync();
  let bytes = 0;
  for (let at = 0; at < file.size; at += SLICE) {
    const slice = file.slice(at, at + SLICE);
    const buffer = how === "sync" ? reader.readAsArrayBuffer(slice) : await slice.arrayBuffer();
    bytes += buffer.byteLength;
  }
  postMessage({ bytes });
};
