import { compare, type Comparison } from './compare';
import { WANTED } from './differences';
import { playConversation, type Node } from './play';

export { compare, type Comparison, type Exchange } from './compare';
export { WANTED } from './differences';
export { playConversation, type Node } from './play';

/** Plays the conversation with a node and with a playground at once, and compares them. */
export async function compareNodes(node: Node, playground: Node): Promise<Comparison> {
  const [theirs, ours] = await Promise.all([playConversation(node), playConversation(playground)]);
  return compare(theirs, ours, WANTED);
}

/** The figures of a comparison, and every difference that is not wanted. */
export function report({ methods, calls, wanted, unwanted, idle }: Comparison): string {
  const figures = `${methods} methods, ${calls} calls, ${wanted.length} differences wanted, ${unwanted.length} not`;
  const lines = unwanted.map(
    ({ name, method, path, node, playground }) =>
      `${method} (${name}) ${path}\n  node        ${node ?? 'nothing'}\n  playground  ${playground ?? 'nothing'}`,
  );
  const left = idle.map(({ of, path = '' }) => `nothing differs any more: ${of} ${path}`);
  return [figures, ...lines, ...left].join('\n');
}
