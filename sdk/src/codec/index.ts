export { codecOf, placeFields, structOf, writeFields, type Field, type Struct } from './structs';
export { type Codec } from './values';
export { DISCRIMINATOR_SIZE, sameBytes, viewOf } from './bytes';
