import { Fixture, show, type DemoDevice } from './fixture';
import { FleetError, readFleet, type FleetDevice } from './fleet';
import { HELP, readOptions, type Options } from './options';
import { conservation, outcomeOf, tableOf, type Summary } from './outcome';
import type { Story } from './steps';
import { runAll, scenariosOf } from './stories';
import { Timeline } from './timeline';

/** Base units of each owner: enough for any fleet. */
const OWNER_HOLDS = 3_000_000_000_000_000n;

async function play(fleet: FleetDevice[], { json }: Options): Promise<boolean> {
  const timeline = new Timeline(json);
  const fixture = await Fixture.open(timeline);
  timeline.say('Co-staking on the compiled program, in an embedded virtual machine.\n');

  const scenarios = scenariosOf(fleet);
  const devices: DemoDevice[] = [];
  const stories: Story[] = [];
  for (const [index, facts] of fleet.entries()) {
    const device = await fixture.register(facts, await fixture.person(OWNER_HOLDS));
    devices.push(device);
    stories.push(scenarios[index]!.run(fixture, device));
    timeline.say(`${''.padEnd(33)}story: ${scenarios[index]!.title}`);
  }
  timeline.say();
  await runAll(fixture, stories);

  const outcomes = await Promise.all(devices.map((device) => outcomeOf(fixture, device)));
  const { conserved, text } = await conservation(fixture);
  const { tally } = fixture;
  for (const surprise of tally.surprises) console.error(`demo: ${surprise}`);
  const summary: Summary = {
    main_job: conserved && tally.surprises.length === 0 ? 'ok' : 'failed',
    devices: devices.length,
    agreements: tally.agreements,
    refusals: tally.refusals,
    rewards_posted: show(tally.posted),
    rewards_paid: show(tally.paid),
    conserved,
  };
  if (json) {
    console.log(JSON.stringify({ ...summary, devices: outcomes }));
  } else {
    timeline.say(`\n${tableOf(outcomes)}\n\n${text}`);
    timeline.say(
      `Rewards: ${show(tally.posted)} posted, ${show(tally.paid)} paid; the rest is in the vaults, still owed.\n`,
    );
    console.log(JSON.stringify(summary));
  }
  return summary.main_job === 'ok';
}

async function main(): Promise<void> {
  let options: Options;
  let fleet: FleetDevice[];
  try {
    options = readOptions(process.argv.slice(2));
    if (options.help) return console.log(HELP);
    fleet = readFleet(options.fleet);
  } catch (error) {
    const known =
      error instanceof FleetError || (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS');
    if (!known) throw error;
    console.error(`demo: ${(error as Error).message}`);
    process.exitCode = 1;
    return;
  }
  if (!(await play(fleet, options))) process.exitCode = 1;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
