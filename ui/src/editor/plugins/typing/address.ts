/** Addresses: nothing is changed in what a machine is to read. */
const ADDRESS = /(?:^|[^A-Za-z0-9])(?:(?:[a-z][a-z0-9+.-]*:\/\/|www\.|mailto:)[!-~]*|[\w.+-]+@[\w.-]*)$/i;

/** Whether the text ends inside a web or mail address. */
export const inAddress = (before: string) => ADDRESS.test(before.slice(-400));
