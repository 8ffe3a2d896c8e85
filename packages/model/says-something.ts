/** Something that a reader sees: no space, no control or zero-width character, no blank that some scripts have as a letter. */
const visible = /[^\p{White_Space}\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\p{Cs}\p{M}\u2800]/u;

/** Whether a text says anything: one of white space and zero-width characters alone does not. */
export const saysSomething = (text: string): boolean => visible.test(text);

/** The fault of a text that says nothing, as a refinement has it. */
export const saysNothing = {
  code: 'nothing-written',
  text: 'There is nothing to read in it. Write the text, or leave the field out.',
};
