/** The whole story, played as a test. */
@NullMarked
package io.whence.app.demo;

import org.jspecify.annotations.NullMarked;
