/**
 * The world state: values with the versions that wrote them, hashes of private values, and private values. States are
 * immutable, so readers need no lock; only the thread that commits blocks makes new ones.
 */
@NullMarked
package io.whence.embedded.state;

import org.jspecify.annotations.NullMarked;
