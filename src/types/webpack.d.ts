/** Where the built files lie: webpack puts the address of the running script's folder here. */
declare const __webpack_public_path__: string;
