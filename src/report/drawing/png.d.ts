/** What `png.js` gives, which is plain JavaScript for the thread that paints. */
export function palettePng(picture: { readonly pixels: Uint8Array; readonly width: number; readonly height: number }): Uint8Array | null;
