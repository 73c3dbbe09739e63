/** A Markdown file is a text: the bundler puts it into the program. */
declare module '*.md' {
  const text: string;
  export = text;
}
