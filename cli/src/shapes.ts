import { COMMANDS } from './catalogue';
import type { CommandShape, ParameterShape } from './shape';

function parameterShape(parameter: ParameterShape): ParameterShape {
  const { description, placeholder, place, bare, many, choices } = parameter;
  return {
    description,
    placeholder,
    place,
    ...(bare && { bare }),
    ...(many && { many }),
    ...(choices && { choices }),
  };
}

/** All commands as plain data. The build puts the data in place of this module: the help then loads no command. */
export const SHAPES: readonly CommandShape[] = COMMANDS.map(
  ({ name, group, summary, details, parameters, takes, example }) => ({
    name,
    group,
    summary,
    ...(details !== undefined && { details }),
    parameters: Object.fromEntries(
      Object.entries(parameters).map(([key, parameter]) => [key, parameterShape(parameter)]),
    ),
    takes,
    example,
  }),
);
