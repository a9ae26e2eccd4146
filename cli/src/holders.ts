/** Commands that only hold others. */
export const HOLDERS: Readonly<Record<string, { group: string; summary: string }>> = {
  show: { group: 'Look', summary: 'show one account in full' },
  my: { group: 'Look', summary: 'list your devices and co-stakes' },
  bulk: { group: 'Many at once', summary: 'an owner’s stakes and offers from a file, with a journal' },
  operator: { group: 'Operate', summary: 'many devices from a file, with a journal' },
};
