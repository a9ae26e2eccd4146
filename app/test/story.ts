import type { Visit, World } from './world';

/** What a visitor does with the page, and what must come of it. */
export interface Story {
  name: string;
  /** Gives the visit back, in which nothing may have gone wrong on the way. */
  run(world: World): Promise<Visit>;
}
