/** The custody graph on the command line: what descends from what, who held it, and what needs attention. */
@NullMarked
package io.whence.app.map;

import org.jspecify.annotations.NullMarked;
