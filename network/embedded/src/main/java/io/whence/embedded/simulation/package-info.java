/**
 * One run of the chaincode for one peer: it reads the state that stood when it began, does not see its own writes, and
 * leaves a read-write set behind, as on a peer of Fabric.
 */
@NullMarked
package io.whence.embedded.simulation;

import org.jspecify.annotations.NullMarked;
