/**
 * The services of a peer that clients speak to, with the status codes and words of Fabric's own gateway, deliver service
 * and orderer.
 */
@NullMarked
package io.whence.embedded.gateway;

import org.jspecify.annotations.NullMarked;
