/**
 * An in-process development ledger that speaks the Fabric Gateway and Deliver protocols. It runs the same contracts from
 * the same jar as a real peer; production is Fabric.
 */
@NullMarked
package io.whence.embedded;

import org.jspecify.annotations.NullMarked;
