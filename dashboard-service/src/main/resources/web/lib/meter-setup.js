/**
 * The meter file as the page edits it. Boxes lie in the upright picture, in pixels of it; the server has the last word on
 * every value.
 */
export const DISPLAYS = ['drum-up', 'drum-down', 'lcd'];
export const UNITS = ['kWh', 'Wh', 'MWh'];
export const MOST_DIGITS = 12;
const LEAST_SIDE = 4;

export const emptySetup = () => ({
  orientation: { mirrored: false, rotationDegrees: 0 },
  marks: [],
  digits: [],
  display: 'drum-up',
  register: { unit: 'kWh', decimals: 0, offsets: [] },
});

const swaps = ({ rotationDegrees }) => Math.abs(Math.round(rotationDegrees / 90)) % 2 === 1;

/** The upright picture's size: nearest to a quarter turn, width and height change places. */
export const uprightSize = ({ width, height }, orientation) => (swaps(orientation) ? { width: height, height: width } : { width, height });

/** The raw picture in the upright one, in SVG's notation: mirrored first, then turned clockwise about the centre. */
export function uprightTransform(picture, orientation) {
  const size = uprightSize(picture, orientation);
  const flip = orientation.mirrored ? ' scale(-1 1)' : '';
  return `translate(${size.width / 2} ${size.height / 2}) rotate(${orientation.rotationDegrees})${flip} translate(${-picture.width / 2} ${-picture.height / 2})`;
}

const rounded = (value) => Math.round(value * 10) / 10;

/** The box between two corners, inside the picture and not too small to hold anything. */
export function boxBetween(one, other, size) {
  const x = clamp(Math.min(one.x, other.x), 0, size.width - LEAST_SIDE);
  const y = clamp(Math.min(one.y, other.y), 0, size.height - LEAST_SIDE);
  const width = clamp(Math.abs(one.x - other.x), LEAST_SIDE, size.width - x);
  const height = clamp(Math.abs(one.y - other.y), LEAST_SIDE, size.height - y);
  return neat({ x, y, width, height });
}

/** A counter cut into equal digits, left to right, each a little narrower than its place: windows have frames. */
export function split(box, count) {
  const place = box.width / count;
  const gap = place * 0.08;
  return Array.from({ length: count }, (_, i) => neat({ x: box.x + i * place + gap / 2, y: box.y, width: place - gap, height: box.height }));
}

/** The smallest box around all of them. */
export function around(boxes) {
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  return { x, y, width: Math.max(...boxes.map((box) => box.x + box.width)) - x, height: Math.max(...boxes.map((box) => box.y + box.height)) - y };
}

export const moved = (box, dx, dy, size) =>
  neat({ ...box, x: clamp(box.x + dx, 0, size.width - box.width), y: clamp(box.y + dy, 0, size.height - box.height) });

export const resized = (box, dx, dy, size) =>
  neat({ ...box, width: clamp(box.width + dx, LEAST_SIDE, size.width - box.x), height: clamp(box.height + dy, LEAST_SIDE, size.height - box.y) });

const neat = ({ x, y, width, height }) => ({ x: rounded(x), y: rounded(y), width: rounded(width), height: rounded(height) });

const clamp = (value, least, most) => Math.min(Math.max(value, least), Math.max(least, most));

/** A register's value with its decimals, as it stands on the meter. */
export const unitsOf = { kWh: 1_000, Wh: 1, MWh: 1_000_000 };

/** Watt-hours in the register's own unit. */
export const inUnit = (wattHours, unit) => wattHours / (unitsOf[unit] ?? 1);
