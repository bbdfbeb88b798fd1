/**
 * Arrays for tables larger than memory: on the heap while they are small against it, else in temporary files that are
 * mapped, have no name and vanish with the process. What is computed does not depend on where it lies.
 */
@NullMarked
package io.whence.marking.store;

import org.jspecify.annotations.NullMarked;
