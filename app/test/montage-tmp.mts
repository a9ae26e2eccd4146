import { readFileSync, writeFileSync } from 'node:fs';
import { readPng, writePng } from '/work/wt/app/app/test/png.ts';
const [out, scaleText, ...files] = process.argv.slice(2);
const k = Number(scaleText);
const shots = files.map((f) => { const p = readPng(readFileSync(f)); const w = Math.floor(p.width / k), h = Math.min(Math.floor(p.height / k), 1400); const c = new Uint32Array(w * h);
  for (let y = 0; y < h; y++) for (let x = 0; x < w; x++) { let r = 0, g = 0, b = 0; const n = k * k; for (let j = 0; j < k; j++) for (let i = 0; i < k; i++) { const v = p.colours[(y * k + j) * p.width + x * k + i]!; r += v >> 16; g += (v >> 8) & 255; b += v & 255; } c[y * w + x] = (Math.round(r / n) << 16) | (Math.round(g / n) << 8) | Math.round(b / n); }
  return { w, h, c }; });
const W = shots.reduce((s, { w }) => s + w + 8, 0), H = Math.max(...shots.map(({ h }) => h)); const all = new Uint32Array(W * H).fill(0xff00ff);
let x0 = 0; for (const { w, h, c } of shots) { for (let y = 0; y < h; y++) all.set(c.subarray(y * w, y * w + w), y * W + x0); x0 += w + 8; }
writeFileSync(out!, writePng({ width: W, height: H, colours: all }));
