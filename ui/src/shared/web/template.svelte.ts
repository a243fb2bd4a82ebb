/** Whether the template is being edited. */
class Template {
  open = $state(false);
  /** Goes up when the template changed. */
  version = $state(0);
}

export const template = new Template();
