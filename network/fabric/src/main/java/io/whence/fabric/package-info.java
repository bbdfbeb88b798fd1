/**
 * The real network: finds Fabric's programs, writes their configuration, starts, inspects and stops them.
 */
@NullMarked
package io.whence.fabric;

import org.jspecify.annotations.NullMarked;
