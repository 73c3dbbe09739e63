/** The version of the program, the same as in the package manifests: a test compares them. */
export const VERSION = '0.1.0';
