/** Style sheets, which the build puts beside the script. */
declare module '*.css';
