/** Many pictures for the in-memory backend: a desk's usual mixture of shapes and words, drawn when they are asked for. */
import type { PictureAbout } from "./contract.ts";

/** Shapes in px; the last ones are what a grid must bear. */
const SHAPES: readonly [number, number][] = [[6000, 4000], [4000, 6000], [5472, 3648], [4032, 3024], [3024, 4032], [6000, 3376], [2400, 2400], [5000, 3333], [16000, 800], [900, 4800], [1200, 800]];
const CAPTIONS = [
  "清晨，青溪渡的第一班渡船靠岸", "市民在新落成的城市书房里看书", "工人在鹏飞集团车间检查水泥机械配件", "2 月 9 日，志愿者在社区食堂为老人送饭",
  "沛县签约仪式现场", "Farmers bring in the rapeseed harvest near Qingxi, 12 May", "放学路上", "暴雨过后，抢修人员在城东变电站更换受损设备，截至当晚 8 时，全城供电恢复九成以上", "", "江城大桥夜景", "",
];
const CREDITS = ["林晓　摄", "新华社记者　陈野　摄", "受访者供图", "", "Photo by Anna Lindqvist", "本报资料"];
const NAMES = ["DSC_0417.JPG", "渡口-01.jpg", "🌊🚢 青溪渡 (最终版) 2026 春季采访-不要删-给要闻部-林晓-第三次修改.jpeg", "IMG_20260209_081502.jpg", "scan.tif", "logo.png", "waves.gif"];
const PLACES = ["青溪渡 · 江城", "江城市城东区", "", "沛县 · 徐州 · 江苏"];


/** Its bytes are no picture. */
const UNREADABLE = "扫描件-打不开.tif";

const hashOf = (at: number) => Array.from({ length: 8 }, (_, part) => ((Math.imul(at + 1, 0x9e3779b1) ^ Math.imul(part + 7, 0x85ebca6b)) >>> 0).toString(16).padStart(8, "0")).join("");

function made(at: number): PictureAbout {
  const [width, height] = SHAPES[(at * 7) % SHAPES.length]!;
  const name = at % 29 === 10 ? UNREADABLE : NAMES[at % NAMES.length]!;
  const mime = name.endsWith("png") ? "image/png" : name.endsWith("gif") ? "image/gif" : name.endsWith("tif") ? "image/tiff" : "image/jpeg";
  const time = new Date(Date.UTC(2026, 10, 25, 20) - at * 5_400_000).toISOString();
  return {
    hash: hashOf(at), mime, width, height, bytes: Math.round(width * height * 0.21), name, time, caption: CAPTIONS[at % CAPTIONS.length]!,
    credit: CREDITS[(at * 5) % CREDITS.length]!, alt: at % 3 === 0 ? "一艘渡船停在雾里的码头边，乘客正在下船" : "", headline: "", creator: at % 4 === 0 ? "林晓" : "", copyright: at % 4 === 0 ? "© 江城日报" : "",
    place: PLACES[at % PLACES.length]!, taken_at: at % 5 === 4 ? null : `2026-0${1 + (at % 9)}-${10 + (at % 18)}T08:1${at % 10}:02+08:00`, profile: at % 6 === 2 ? "Display P3" : "sRGB IEC61966-2.1",
    camera: at % 4 === 3 ? null : "NIKON Z 6_2", animated: mime === "image/gif", cmyk: mime === "image/tiff", located: at % 3 === 1, ai: at % 13 === 12 ? "trainedAlgorithmicMedia" : null, uses: 0,
  };
}

/** So many of them. */
export function manyPictures(count: number): PictureAbout[] {
  return Array.from({ length: count }, (_, at) => made(at + 1));
}

/** Address of a drawn landscape in the picture's shape and its own colours; at most so long at its longest edge. */
export function landscape({ hash, name, width, height, mime }: PictureAbout, longest: number): string {
  if (name === UNREADABLE) return "data:image/png;base64,AAAA";
  const scale = Math.min(1, longest / Math.max(width, height));
  const [w, h] = [width, height].map((edge) => Math.max(1, Math.round(edge * scale))) as [number, number];
  return `data:image/svg+xml,${encodeURIComponent(drawing(hash, w, h, mime === "image/png"))}`;
}

function drawing(hash: string, width: number, height: number, clear: boolean): string {
  const [hue = 0, tone = 0, seed = 0] = [0, 8, 16].map((at) => Number.parseInt(hash.slice(at, at + 4) || "0", 16));
  const colour = (turn: number, light: number) => `hsl(${(hue + turn) % 360} ${18 + (tone % 22)}% ${light}%)`;
  const y = (share: number) => Math.round(height * share);
  const x = (share: number) => Math.round(width * share);
  const hill = (from: number, rise: number, light: number) =>
    `<path fill="${colour(30, light)}" d="M0 ${y(from)}C${x(0.2)} ${y(from - rise)} ${x(0.35)} ${y(from + rise)} ${x(0.55)} ${y(from - rise * 0.6)}S${x(0.85)} ${y(from + rise * 0.4)} ${width} ${y(from - rise)}V${height}H0Z"/>`;
  const sun = `<circle cx="${x(0.2 + (seed % 60) / 100)}" cy="${y(0.28)}" r="${Math.round(Math.min(width, height) * 0.07)}" fill="${colour(40, 88)}"/>`;
  const sky = clear ? "" : `<rect width="${width}" height="${height}" fill="${colour(0, 74 + (seed % 12))}"/>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${sky}${sun}${hill(0.55, 0.12, 56)}${hill(0.68, 0.09, 42)}${hill(0.82, 0.06, 26)}</svg>`;
}
