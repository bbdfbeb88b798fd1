/**
 * Networks on the command line: started, stopped, inspected, each kind by the means of its own room and all of them in
 * the same words.
 */
@NullMarked
package io.whence.app.network;

import org.jspecify.annotations.NullMarked;
