/** A page in grey, one byte for each pixel. */
export type Grey = { width: number; height: number; pixels: Uint8Array };

/** Of 255: contrast that changes by more than a third. */
const THIRD = 85;
/** In pixels at 100 dots an inch: how far apart letters of a word may stand and still be one area. */
const REACH = 3;
/** In pixels at 100 dots an inch: the shortest side of an area that counts. */
const SHORTEST = 12;

/** The darkest or the lightest of each pixel and its neighbours, so that what moved by one pixel is not different. */
const spread = ({ width, height, pixels }: Grey, choose: (a: number, b: number) => number): Uint8Array => {
  const [across, both] = [new Uint8Array(pixels.length), new Uint8Array(pixels.length)];
  for (let at = 0; at < pixels.length; at += 1) {
    const [x, own] = [at % width, pixels[at] ?? 0];
    across[at] = choose(
      choose(own, x > 0 ? (pixels[at - 1] ?? own) : own),
      x + 1 < width ? (pixels[at + 1] ?? own) : own,
    );
  }
  for (let at = 0; at < pixels.length; at += 1) {
    const [y, own] = [Math.floor(at / width), across[at] ?? 0];
    const [above, below] = [
      y > 0 ? (across[at - width] ?? own) : own,
      y + 1 < height ? (across[at + width] ?? own) : own,
    ];
    both[at] = choose(choose(own, above), below);
  }
  return both;
};

const darker = (a: number, b: number): number => (a < b ? a : b);
const lighter = (a: number, b: number): number => (a > b ? a : b);

/** For each pixel, whether it or one near it has no like in the other picture; the pictures are as large as each other. */
export const differing = (a: Grey, b: Grey): Uint8Array => {
  const [dark, light] = [spread(b, darker), spread(b, lighter)];
  const [ownDark, ownLight] = [spread(a, darker), spread(a, lighter)];
  const mask = new Uint8Array(a.pixels.length);
  for (let at = 0; at < mask.length; at += 1) {
    const [one, other] = [a.pixels[at] ?? 0, b.pixels[at] ?? 0];
    const lost = one < (dark[at] ?? 0) - THIRD || one > (light[at] ?? 0) + THIRD;
    const added = other < (ownDark[at] ?? 0) - THIRD || other > (ownLight[at] ?? 0) + THIRD;
    if (lost || added) mask[at] = 255;
  }
  let grown: Grey = { ...a, pixels: mask };
  for (let step = 0; step < REACH; step += 1) grown = { ...a, pixels: spread(grown, lighter) };
  return grown.pixels;
};

type Area = { left: number; top: number; right: number; bottom: number };

/** The box of the connected area that holds a pixel; its pixels are cleared. */
const areaAt = (mask: Uint8Array, width: number, from: number): Area => {
  const area = { left: width, top: Infinity, right: 0, bottom: 0 };
  const waiting = [from];
  mask[from] = 0;
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    const [x, y] = [at % width, Math.floor(at / width)];
    Object.assign(area, {
      left: Math.min(area.left, x),
      top: Math.min(area.top, y),
      right: Math.max(area.right, x),
      bottom: Math.max(area.bottom, y),
    });
    for (const next of [x > 0 ? at - 1 : -1, x + 1 < width ? at + 1 : -1, at - width, at + width]) {
      if (!mask[next]) continue;
      mask[next] = 0;
      waiting.push(next);
    }
  }
  return area;
};

/** The first connected area of a mask that is at least 12 by 12 pixels large. */
export const areaIn = (mask: Uint8Array, width: number): Area | undefined => {
  const left = mask.slice();
  for (let at = 0; at < left.length; at += 1) {
    if (!left[at]) continue;
    const area = areaAt(left, width, at);
    if (Math.min(area.right - area.left, area.bottom - area.top) + 1 >= SHORTEST) return area;
  }
  return undefined;
};

/** The first area in which two pictures of a page, as large as each other, differ by more than a third. */
export const differentArea = (a: Grey, b: Grey): Area | undefined =>
  a.pixels.every((pixel, at) => Math.abs(pixel - (b.pixels[at] ?? 0)) <= THIRD)
    ? undefined
    : areaIn(differing(a, b), a.width);

/** A picture at another size, each pixel the one that lies nearest. */
export const resized = ({ width, height, pixels }: Grey, to: { width: number; height: number }): Grey => {
  if (width === to.width && height === to.height) return { width, height, pixels };
  const own = new Uint8Array(to.width * to.height);
  for (let y = 0; y < to.height; y += 1) {
    const row = Math.min(height - 1, Math.floor((y * height) / to.height)) * width;
    for (let x = 0; x < to.width; x += 1)
      own[y * to.width + x] = pixels[row + Math.min(width - 1, Math.floor((x * width) / to.width))] ?? 0;
  }
  return { ...to, pixels: own };
};
