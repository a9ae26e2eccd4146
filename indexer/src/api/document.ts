import type { FastifySchema } from 'fastify';

interface ObjectSchema {
  properties?: Record<string, { default?: unknown }>;
  required?: string[];
}

/** A field with a default may be left out of a request. */
function relaxed(schema: unknown): unknown {
  const { properties, required } = (schema ?? {}) as ObjectSchema;
  if (!properties || !required) return schema;
  const needed = required.filter((name) => properties[name]?.default === undefined);
  return { ...(schema as object), required: needed };
}

/** A route as the document has it. Validation fills the defaults in, so its own schema requires them. */
export const inDocument = ({
  schema,
  url,
}: {
  schema: FastifySchema;
  url: string;
}): { schema: FastifySchema; url: string } => ({
  url,
  schema: {
    ...schema,
    ...(schema.querystring !== undefined && { querystring: relaxed(schema.querystring) }),
    ...(schema.body !== undefined && { body: relaxed(schema.body) }),
  },
});
