import { Random } from '../tests/model/random';
import { nextStep } from './generate';
import { Scene } from './generate/scene';
import { Twin } from './run/twin';
import { toJson, type Step } from './run/step';
const t0 = Date.now();
let n = 0, acc = 0;
const table = new Map<string, [number, number]>(); const errs = new Map<string, number>(); const finds = new Map<string, [number, string]>();
for (let seed = 0; seed < Number(process.argv[2] ?? 10); seed++) {
  const twin = new Twin(); const random = new Random(seed); const scene = new Scene(twin.state, random);
  const init: Step = { calls: [{ name: 'initialize', accounts: { authority: 'admin', config: 'config', mint: 'mint' }, args: { registrar: 'registrar', rewardAuthority: 'reward-authority', slasher: 'slasher', arbiter: 'arbiter', pauser: 'pauser' } }] };
  console.error(twin.take(init));
  const steps: Step[] = [];
  for (let i = 0; i < 1000; i++) {
    const step = nextStep(scene, steps); steps.push(step); n++;
    const told = twin.take(step);
    if ('calls' in step) { const k = step.calls[0]!.name; const e = table.get(k) ?? [0, 0]; e[told.refusal ? 1 : 0]++; table.set(k, e); if (told.refusal) errs.set(told.refusal, (errs.get(told.refusal) ?? 0) + 1); else acc++; }
    if (told.finding) { const key = ('calls' in step ? step.calls.map(c=>c.name).join('+') : '') + ': ' + told.finding.text.slice(0, 200); const f = finds.get(key) ?? [0, toJson(step).replace(/\n */g,' ')]; f[0]++; finds.set(key, f); break; }
  }
}
for (const [k, [c, j]] of [...finds].sort((a,b)=>b[1][0]-a[1][0])) console.log(c, k, j.slice(0, 900));
if (process.argv[3]) { console.log([...table].map(([k, v]) => `${k} ${v.join('/')}`).join('\n')); console.log([...errs].sort((a,b)=>b[1]-a[1]).map(([k,v])=>k+' '+v).join(', ')); }
console.log(n, acc, Date.now() - t0, 'ms');
