export { codecOf, type Codec } from './values';
export { placeFields, structOf, writeFields, type Field, type Struct } from './structs';
export { DISCRIMINATOR_SIZE, discriminatorOf, sameBytes, viewOf } from './bytes';
