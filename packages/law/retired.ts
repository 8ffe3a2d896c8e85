/** Fields of the context in the earlier vocabulary that no decision turned on: what the workflow did, and free text. */
const OF_THE_CONTEXT = [
  'already_delivered',
  'approved_on',
  'download_at',
  'first_download',
  'free_text',
  'second_download',
  'sender',
];

type Tree = { readonly [field: string]: unknown };

const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Facts without the fields of the earlier vocabulary that are read no more; their paths are noted in `not_read`. */
export const withoutRetired = (value: unknown): unknown => {
  const context = isTree(value) ? value['context'] : undefined;
  if (!isTree(value) || !isTree(context)) return value;
  const retired = OF_THE_CONTEXT.filter((field) => field in context);
  if (retired.length === 0) return value;
  const kept = Object.entries(context).filter(([field]) => !retired.includes(field));
  const noted = Array.isArray(value['not_read']) ? value['not_read'] : [];
  return {
    ...value,
    context: Object.fromEntries(kept),
    not_read: [...noted, ...retired.map((field) => `context.${field}`)],
  };
};
