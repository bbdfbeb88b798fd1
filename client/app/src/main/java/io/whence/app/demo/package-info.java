/**
 * The whole story on a real table, told with the program's own commands: this package writes the files that a reader
 * would write, runs the commands that a reader would run, and prints each of them. It has no other way to the ledger.
 */
@NullMarked
package io.whence.app.demo;

import org.jspecify.annotations.NullMarked;
