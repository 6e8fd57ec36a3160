// Files on their way to the sandbox: read in the browser, sent as base64 inside the JSON of a control verb.

/** A File as the control verbs take it. */
export async function asUpload(file, description = "") {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let binary = "";
  for (let at = 0; at < bytes.length; at += 0x8000) binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return {
    filename: file.name,
    content_type: file.type || "application/octet-stream",
    description,
    data_b64: btoa(binary),
  };
}
