/** Reading and deciding, one project after another. */
export const reading = {
  title: "査読",
};
