import type { Shape } from './shape';

/** An exchange of a conversation: the name of the request, its method, and the shape of the answer. */
export interface Exchange {
  name: string;
  method: string;
  answer: Shape;
}

/** A place in an answer where two nodes differ. */
export interface Difference {
  /** Name of the request. */
  name: string;
  method: string;
  /** Keys from the answer down to the place, with dots. */
  path: string;
  /** What is there, in JSON; `undefined` if nothing is. */
  node: string | undefined;
  playground: string | undefined;
}

/** A difference that is wanted, for a reason. */
export interface Wanted {
  /** Method, or name of one request. */
  of: string;
  /** Beginning of the path; every place by default. */
  path?: string;
  reason: string;
  /** It depends on the node's age, so that it may be missing. */
  optional?: true;
}

/** The outcome of a comparison. */
export interface Comparison {
  methods: number;
  calls: number;
  /** Differences that are in the list. */
  wanted: Difference[];
  /** Differences that are not: to be mended. */
  unwanted: Difference[];
  /** Entries of the list that nothing differs for. */
  idle: Wanted[];
}

const isObject = (shape: Shape | undefined): shape is Record<string, Shape> =>
  typeof shape === 'object' && !Array.isArray(shape);

/** Every place where two shapes differ. An empty list is as good as any list. */
function places(path: string, a: Shape | undefined, b: Shape | undefined): [string, Shape?, Shape?][] {
  if (JSON.stringify(a) === JSON.stringify(b)) return [];
  if (Array.isArray(a) && Array.isArray(b)) {
    if (a.length === 0 || b.length === 0) return [];
    // Lists of objects of one kind are compared as one.
    if (a.length === 1 && b.length === 1) return places(`${path}[]`, a[0], b[0]);
    return [[path, a, b]];
  }
  if (!isObject(a) || !isObject(b)) return [[path, a, b]];
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])].sort();
  return keys.flatMap((key) => places(path ? `${path}.${key}` : key, a[key], b[key]));
}

const covers = ({ of, path = '' }: Wanted, difference: Difference): boolean =>
  (of === difference.method || of === difference.name) && difference.path.startsWith(path);

/** Compares two plays of the conversation. @throws Error if they are not of the same conversation */
export function compare(node: Exchange[], playground: Exchange[], list: readonly Wanted[]): Comparison {
  const names = (exchanges: Exchange[]) => exchanges.map(({ name }) => name).join('\n');
  if (names(node) !== names(playground)) throw new Error('not the same conversation: record it again');
  const text = (shape: Shape | undefined) => (shape === undefined ? undefined : JSON.stringify(shape));
  const differences = node.flatMap(({ name, method, answer }, index) =>
    places('', answer, playground[index]!.answer).map(([path, a, b]): Difference => ({
      name,
      method,
      path,
      node: text(a),
      playground: text(b),
    })),
  );
  const isWanted = (difference: Difference) => list.some((entry) => covers(entry, difference));
  return {
    methods: new Set(node.map(({ method }) => method)).size,
    calls: node.length,
    wanted: differences.filter(isWanted),
    unwanted: differences.filter((difference) => !isWanted(difference)),
    idle: list.filter(
      (entry) => !entry.optional && !differences.some((difference) => covers(entry, difference)),
    ),
  };
}
