/**
 * The program {@code whence}: subcommands over the other rooms, and nothing that computes.
 */
@NullMarked
package io.whence.app;

import org.jspecify.annotations.NullMarked;
