export {
  codecOf,
  lazyOf,
  placeFields,
  structOf,
  writeFields,
  type Field,
  type Lazy,
  type Struct,
} from './structs';
export { type Codec } from './values';
export { DISCRIMINATOR_SIZE, sameBytes, viewOf } from './bytes';
